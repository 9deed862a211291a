import type { ColumnName, HeadedColumns } from "../../model/columns/columns.js";
import { COUNT } from "../../model/columns/count-row.js";
import { RATIO, RATIO_COLUMNS, type RatioColumn } from "../../model/columns/ratio-columns.js";
import { TREND } from "../../model/columns/trend-columns.js";
import type { Bilingual } from "../../text/language.js";
import type { Asked } from "../../text/told.js";
import type { AsideReason } from "./aside.js";
import { separatorOf } from "./separator.js";
import { decodeText, withSingleBytes } from "./text.js";

/** Longest start of a file that is looked at. */
const MOST_BYTES = 4096;
/** Columnar files say their columns and what they are at their end; of whole counts that is some 200 kB. */
const MOST_FOOTER_BYTES = 4 << 20;

/** Columns of the database of counts that no other file has together, by their names and by their Japanese heads. */
const COUNTS_NAMES = ["table", "stratum", "ages", "status", "count", "sheetRow"] as const;
export const COUNTS_COLUMNS: readonly (readonly string[])[] = [COUNTS_NAMES, headsOf(COUNT, COUNTS_NAMES)];

/** What a file is that we wrote, what it is for, and what it can be given as. */
export interface OwnOutput extends Bilingual {
  readonly use?: Bilingual;
  readonly asked?: Asked;
}

export const RATIOS: OwnOutput = {
  ja: "標準化該当比の計算結果",
  en: "ratios",
  use: {
    ja: "図や資料はこの結果の JSON から作れます（例：ndb-ratio chart ratios.json、deck、top も同じ）",
    en: "figures, decks and lists are made of ratios in JSON: ndb-ratio chart ratios.json, deck and top likewise",
  },
};
const TRENDS: OwnOutput = {
  ja: "推移の計算結果",
  en: "trends",
  use: {
    ja: "推移の図は ndb-ratio chart --kind trend、悪化した項目の一覧は ndb-ratio top --rising が、公表値から作ります",
    en: "figures of them are made from the counts by ndb-ratio chart --kind trend, lists by ndb-ratio top --rising",
  },
};
export const COUNTS: OwnOutput = { ja: "公表値の一覧（counts）", en: "counts" };

/** Tables that we write, by columns that no other file has together. */
const BY_COLUMNS: readonly { readonly columns: readonly string[]; readonly name: OwnOutput }[] = [
  ...COUNTS_COLUMNS.map((columns) => ({ columns, name: COUNTS })),
  // In NDJSON, where a trend holds the ratios of its years.
  { columns: ["item", "level", "points"], name: TRENDS },
  { columns: ["item", "level", "ratio", "ratioLower"], name: RATIOS },
  { columns: ["item", "level", "firstYear", "lastYear"], name: TRENDS },
  { columns: headsOf(RATIO, ["item", "level", "ratio", "ratioLower"]), name: RATIOS },
  { columns: headsOf(TREND, ["item", "level", "firstYear", "lastYear"]), name: TRENDS },
];

/** The Japanese heads of columns, which CSV may have in their place. */
function headsOf<C extends HeadedColumns>(columns: C, names: readonly ColumnName<C>[]): string[] {
  return names.map((name) => columns[name]!.head);
}

/** Ratios of which only some columns were asked for. */
export const CHOSEN_RATIOS: OwnOutput = {
  ja: "列を選んだ計算結果",
  en: "ratios with chosen columns",
  use: {
    ja: "図や一覧は、列を選ばずに計算した JSON から作れます",
    en: "figures and lists need the JSON of compute with all columns",
  },
};

/** Columns of which one is always among the chosen ones that are worth a file; no counts have them. */
const COMPUTED = ["ratio", "difference", "mark", "rank", "smoothedRatio"] as const;
const CHOSEN_NAMES = [RATIO_COLUMNS, headsOf(RATIO, RATIO_COLUMNS)].map((names) => new Set<string>(names));
const COMPUTED_NAMES = new Set<string>([...COMPUTED, ...headsOf(RATIO, COMPUTED)]);

const BY_SCHEMA: Readonly<Record<string, OwnOutput>> = {
  result: RATIOS,
  trend: TRENDS,
  "result-columns": CHOSEN_RATIOS,
  pooled: {
    ja: "数年分を合わせた計算結果",
    en: "ratios of pooled years",
    use: {
      ja: "図は ndb-ratio chart --pool 7-9 で作れます",
      en: "figures of them are made by ndb-ratio chart --pool 7-9",
    },
  },
  reference: {
    ja: "基準のファイル",
    en: "a reference",
    asked: "reference",
  },
};

/**
 * What a file is that this program wrote itself: results that lie beside the tables they were made from are no tables.
 * null where it is something else.
 *
 * @param bytes the file or its beginning
 */
export function ownOutput(bytes: Uint8Array): OwnOutput | null {
  const schema = /^(?:\xef\xbb\xbf)?\s*\{\s*"schema":\s*"ndb-ratio\/([a-z-]+)@\d+"/.exec(startOf(bytes))?.[1];
  if (schema !== undefined)
    return Object.hasOwn(BY_SCHEMA, schema) ? BY_SCHEMA[schema]! : { ja: schema, en: schema };
  const whole = BY_COLUMNS.find(({ columns }) => formWithColumns(bytes, columns) !== null)?.name;
  return whole ?? (hasChosenRatios(bytes) ? CHOSEN_RATIOS : null);
}

/** Has a text columns of ratios and no others? */
function hasChosenRatios(bytes: Uint8Array): boolean {
  const { names = [] } = textColumns(startOf(bytes)) ?? {};
  return (
    names.some((name) => COMPUTED_NAMES.has(name)) &&
    CHOSEN_NAMES.some((all) => names.every((name) => all.has(name)))
  );
}

/** Columns that a result with chosen columns (JSON, NDJSON or CSV) is without, in the order of a whole one. */
export function columnsLeftOut(bytes: Uint8Array): readonly RatioColumn[] {
  const start = startOf(bytes);
  const firstRow = /"rows":\s*\[\s*(\{[^}]*\})/.exec(latin1(bytes))?.[1];
  const { names = [] } = textColumns(firstRow?.replace(/\s+/g, "") ?? start) ?? {};
  const there = new Set(names);
  return RATIO_COLUMNS.filter((name) => !there.has(name) && !there.has(RATIO[name].head));
}

/** That an output of ours is not read as a table. */
export function ownOutputReason(own: OwnOutput): AsideReason {
  return { kind: "own", reason: own.asked ? (name) => reasonOf(own, name(own.asked!)) : reasonOf(own) };
}

function reasonOf({ ja, en, use }: OwnOutput, asked?: string): Bilingual {
  const as =
    asked === undefined ? { ja: "", en: "" } : { ja: `（${asked} で指定するもの）`, en: `, for ${asked}` };
  return {
    ja: `ndb-ratio の出力（${ja}${as.ja}）であり、厚生労働省の表ではありません${use ? `。${use.ja}` : ""}`,
    en: `an output of ndb-ratio (${en}${as.en}), not a table of the ministry${use ? `; ${use.en}` : ""}`,
  };
}

/** That counts of ours lie beside the tables that they were made of. */
export function countsBesideTables(): AsideReason {
  const { ja, en } = reasonOf(COUNTS);
  return {
    kind: "own",
    reason: {
      ja: `${ja}。同じ場所にある厚生労働省の表を読みました（この一覧を読むには、このファイルだけを指定してください）`,
      en: `${en}: the tables beside it were read (to read the counts, give this file alone)`,
    },
  };
}

export type TableForm = "csv" | "ndjson" | "arrow" | "parquet";

/** Is this a table with (at least) these columns, and in which form? A text has a line a row. */
export function formWithColumns(bytes: Uint8Array, columns: readonly string[]): TableForm | null {
  const start = startOf(bytes);
  const columnar = start.startsWith("PAR1") ? "parquet" : start.startsWith("ARROW1") ? "arrow" : null;
  if (columnar) {
    const footer = latin1(bytes.subarray(Math.max(0, bytes.length - MOST_FOOTER_BYTES)));
    return columns.every((name) => footer.includes(name)) ? columnar : null;
  }
  const text = textColumns(start);
  return text && columns.every((name) => text.names.includes(name)) ? text.form : null;
}

/** The columns that the first line of a text names; null of bytes that are none, a workbook's say. */
function textColumns(start: string): { readonly form: TableForm; readonly names: readonly string[] } | null {
  const line = start.slice(0, start.search(/[\r\n]|$/)).replace(/^\xef\xbb\xbf/, "");
  if (line.includes("\0")) return null;
  if (line.startsWith("{"))
    return { form: "ndjson", names: [...line.matchAll(/"(\w+)":/g)].map(([, name]) => name!) };
  const cells = decoded(line).split(separatorOf(Buffer.from(line)));
  return { form: "csv", names: cells.map((name) => name.replace(/^"(.*)"$/, "$1")) };
}

/** A line of single bytes as the text that it is; as it stands where it is none. */
function decoded(line: string): string {
  try {
    return decodeText(Buffer.from(line, "latin1"), "");
  } catch {
    return line;
  }
}

function startOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_BYTES));
  return latin1(withSingleBytes(start));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
