import { loadCatalog } from "../../../catalog/load.js";
import { type ComputedRatios, ratiosOfFiles } from "../../../jobs/ratios/compute-ratios.js";
import { resultAsMade } from "../../../jobs/ratios/result-as-made.js";
import { RowsAhead } from "../../../jobs/ratios/rows-ahead.js";
import { RATIO, type RatioColumn } from "../../../model/columns/ratio-columns.js";
import { SEXES, type Sex } from "../../../model/counts.js";
import { referenceName } from "../../../model/reference-name.js";
import { RESULT_COLUMNS_SCHEMA, RESULT_SCHEMA, writtenHeader } from "../../../outputs/tables/result.js";
import type { RowWords } from "../../../outputs/tables/rows.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { COMPUTE } from "../../options/of-numbers.js";
import type { Values } from "../../options/option.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";
import { deliver, endingsOf, formatAsked } from "../../out-name.js";
import { formatWithHeads, ratioFile, refuseBinaryOnTerminal } from "../../output-format.js";
import {
  chosenView,
  GLANCE_ROWS,
  moreRows,
  OTHER_COLUMNS,
  type ResultView,
  tableHeading,
  type ViewSetting,
  viewedRows,
} from "../../result-view.js";

/** Formats that can have Japanese heads; a workbook has them anyway. */
const WITH_HEADS = ["csv", "table", "xlsx"] as const;

/** `ndb-ratio compute PATH…`: ratios as JSON, NDJSON, CSV, Arrow, Parquet, a table for people, a workbook or a deck. */
export const compute: PathsCommand<typeof COMPUTE> = async (paths, written, effects) => {
  const options = checkedOptions(COMPUTE, written);
  const input = inputRequest(paths, options);
  const choice = ratioChoice(options);
  const { out } = options;
  const asked = formatAsked(options.format, out, endingsOf(COMPUTE.format.words));
  // JSON by the megabyte is of no use to somebody at a terminal.
  const isGlance = asked === undefined && out === undefined && effects.columns !== undefined;
  const usual = options.headers === "ja" ? "csv" : "json";
  const format = formatWithHeads(options.headers, asked, WITH_HEADS) ?? (isGlance ? "table" : usual);
  refuseBinaryOnTerminal(format, out, effects);
  if (format === "xlsx" || format === "pptx") refuseView(format, options);
  if (options.pool) {
    const { computePool } = await import("./pool.js");
    return computePool(input, choice, options.pool, { ...options, format, isGlance }, effects);
  }
  if (format === "pptx") return (await import("../figures/deck.js")).deck(paths, written, effects);
  const view = chosenView(isGlance ? { ...options, top: options.top ?? GLANCE_ROWS } : options);
  const catalog = loadCatalog();
  if (format === "xlsx") {
    const computed = await ratiosOfFiles(input, choice, effects, catalog, { allowsSecond: true });
    const { workbookAsMade } = await import("../../../jobs/workbooks/one-workbook.js");
    return deliver(workbookAsMade(computed, choice, options.lang), out, effects);
  }
  if (format === "table" || format === "arrow" || format === "parquet") {
    const computed = await bothReferences(
      ratiosOfFiles(input, choice, effects, catalog, { allowsSecond: true }),
    );
    const shown = { ...computed, ...(await viewed(computed, view)) };
    const words = await wordsOf(options.headers, computed);
    const pieces = await otherPieces(format, shown, { view, words, toFile: out !== undefined }, effects);
    await deliver(pieces, out, effects);
    if (isGlance && options.top === undefined && computed.table.size > GLANCE_ROWS)
      effects.say(moreRows(computed.table.size));
    return;
  }
  const rows = format === "csv" && out !== undefined ? "excel-csv" : format;
  // What is ordered or cut when all is computed cannot be written before.
  const isAsComputed = view.sort === undefined && view.top === undefined && options.headers === "en";
  const ahead = isAsComputed && (effects.processors ?? 1) > 1 ? new RowsAhead(rows, view.columns) : undefined;
  try {
    const computing = bothReferences(
      ratiosOfFiles(input, choice, effects, catalog, { ahead, allowsSecond: true }),
    );
    // A file can be begun before all is computed: it comes to its place when it is whole.
    if (!ahead || out === undefined) await computing;
    const words = ahead ? undefined : await wordsOf(options.headers, await computing);
    const shown = computing.then((computed) => viewed(computed, view));
    const pieces = resultAsMade(rows, shown, effects, view.columns, ahead, words);
    await deliver(pieces, out, effects).catch(async (error) => {
      // What cannot be computed is no fault of the file.
      await computing;
      throw error;
    });
    const { cut } = (await shown).header;
    // Nothing in NDJSON says it to the one who reads it.
    if (cut && rows === "ndjson")
      effects.say({
        ja: `全 ${cut.of} 行のうち先頭の ${cut.rows} 行です（--top）。図や一覧に使うなら --top を外してください`,
        en: `the first ${cut.rows} of ${cut.of} rows (--top); leave --top out where figures or lists are made of them`,
      });
  } finally {
    await ahead?.close();
  }
};

/** The rows of the second reference follow those of the first. */
async function bothReferences(computing: Promise<ComputedRatios>): Promise<ComputedRatios> {
  const computed = await computing;
  if (computed.second) computed.table.append(computed.second.parts());
  return computed;
}

/** The rows asked for, and a header that says where they are not all. */
async function viewed(
  { header, table }: Pick<ComputedRatios, "header" | "table">,
  view: ResultView,
): Promise<Pick<ComputedRatios, "header" | "table">> {
  const shown = await viewedRows(table, view);
  const isCut = shown.size < table.size;
  return { header: { ...header, ...(isCut && { cut: { rows: shown.size, of: table.size } }) }, table: shown };
}

/** Heads and words in Japanese, where they are asked for. */
async function wordsOf(
  headers: "en" | "ja",
  { catalog }: Pick<ComputedRatios, "catalog">,
): Promise<RowWords | undefined> {
  if (headers === "en") return undefined;
  const { japaneseWords } = await import("../../../outputs/tables/terminal/japanese-words.js");
  return japaneseWords(RATIO, catalog);
}

/** Workbooks and decks have their own order and choice. */
function refuseView(format: string, { columns, sort, top, sex }: Values<typeof COMPUTE>): void {
  refuseSexes(format, sex);
  const given = [columns && "--columns", sort && "--sort", top && "--top"].find((name) => name !== undefined);
  if (given === undefined) return;
  throw misuse({
    ja: `${given} は ${format} では使えません。`,
    en: `${given} does not go with ${format}.`,
  });
}

/** Workbooks show men and women apart, decks always both of them. */
function refuseSexes(format: string, asked: Values<typeof COMPUTE>["sex"]): void {
  const isShown = (sex: Sex) => asked?.includes(sex) ?? true;
  if (format === "xlsx" ? SEXES.some(isShown) : SEXES.every(isShown)) return;
  const given = asked?.join(",");
  throw misuse((name) => ({
    ja: `${format} は男女別に作るので、${name("sex", given)} とは一緒に指定できません。${name("sex")} を外してください。`,
    en: `${format} shows men and women apart and does not go with ${name("sex", given)}. Leave ${name("sex")} out.`,
  }));
}

/** The columns with that of the reference: rows of two references say which they have. */
const withReference = (columns: readonly RatioColumn[]): RatioColumn[] =>
  columns.flatMap((column) => (column === "difference" ? ["reference", column] : [column]));

/** The column by which rows of several years say of which year they are. */
const WITH_YEAR: readonly RatioColumn[] = ["fiscalYear"];

/** A table for people, or a columnar file. */
async function otherPieces(
  format: "table" | "arrow" | "parquet",
  { header, table, catalog }: ComputedRatios,
  { view, words, toFile }: ViewSetting,
  effects: Effects,
): Promise<Iterable<string | Uint8Array>> {
  if (format !== "table") {
    const { dataColumns } = await import("../../../outputs/tables/columnar/columnar.js");
    const schema = view.columns ? RESULT_COLUMNS_SCHEMA : RESULT_SCHEMA;
    return [await ratioFile(format, dataColumns(table, view.columns), schema, writtenHeader(header))];
  }
  const { readerOf, resultTable, TABLE_COLUMNS } = await import(
    "../../../outputs/tables/terminal/result-table.js"
  );
  const names = (header.references ?? [header.reference]).map(
    (reference) => referenceName(reference, catalog.prefectures).long[effects.language],
  );
  const compared = names.join(effects.language === "ja" ? "、" : "; ");
  const ofYears = new Set(table.column("fiscalYear")).size > 1 ? WITH_YEAR : [];
  const usual = [...ofYears, ...(header.references ? withReference(TABLE_COLUMNS) : TABLE_COLUMNS)];
  return [
    `${tableHeading(compared, header, effects.language)}\n`,
    resultTable(table, view.columns ?? usual, readerOf(effects, toFile), OTHER_COLUMNS, words),
  ];
}
