import { RATIO } from "../../../model/columns/ratio-columns.js";
import { type Cell, HEAD_ROWS, type Sheet } from "../../files/sheet.js";
import { comparable } from "../../files/text.js";
import { findLongHeader } from "../../long/columns.js";
import { type StackedAges, stackedAges } from "./stacked-ages.js";
import { type WideAge, wideAges } from "./wide-ages.js";

/** What a column of one's own counts can be. */
export type OwnHead =
  | "year"
  | "code"
  | "name"
  | "insurer"
  | "sex"
  | "ages"
  | "item"
  | "itemName"
  | "examined"
  | "observed";

/** Zero-based columns. */
export type OwnColumns = Readonly<Partial<Record<OwnHead, number>>>;

/** The row of heads of a file of one's own counts. */
export interface OwnHeader {
  /** Zero-based row. */
  readonly row: number;
  readonly columns: OwnColumns;
  /** Columns that no file can do without and that it lacks, in the words of a template. */
  readonly lacks: readonly string[];
  /** Two columns, of which either could be the one. */
  readonly twice: readonly { readonly head: string; readonly columns: readonly number[] }[];
  /** Age classes that stand in columns of their own; null where they stand in rows. */
  readonly wide: readonly WideAge[] | null;
  /** Age classes in columns, with people examined and counted in rows; null where they stand otherwise. */
  readonly stacked: StackedAges | null;
  /** Has it neither people examined nor people counted, so that it may be something else? */
  readonly isPerhaps: boolean;
}

/**
 * NFKC in lower case without white space and remarks. Of several patterns the first that a head fits is taken: beside
 * 受診者数, 対象者数 are those who could have come, and beside 市区町村コード, 医療圏コード is that of the area.
 */
const HEADS: Readonly<Record<OwnHead, readonly RegExp[]>> = {
  year: [/^((健診)?(実施)?年度?|(fiscal|checkup)?[_-]?year|fy)$/],
  code: [
    /^((全国)?地方公共団体|団体|自治体|市区?町村)(コード|番号)$|^municipality[_-]?code$/,
    /^(地域)?(コード|番号)$|^region[_-]?code$|^code$/,
    /^(二次)?医療圏(コード|番号)$|^area[_-]?code$/,
  ],
  name: [
    /^(団体|自治体|市区?町村)名?$|^municipality[_-]?name$/,
    /^(地域名?|名称)$|^(region[_-]?)?name$/,
    /^(二次)?医療圏名?$|^area[_-]?name$/,
  ],
  insurer: [/^(保険者(名|区分|種別)?|insurers?)$/],
  sex: [/^(性別|性|男女別?|sex|gender)$/],
  ages: [/^(年齢(階級|階層|区分|層)?|年代|ages?([_-]?(class|group))?)$/],
  item: [/^(項目(id|コード)?|item([_-]?id)?)$/],
  itemName: [/^(項目名|item[_-]?name)$/],
  examined: [/^((健診)?受診(者数?|人数)|(測定|回答)(者数|人数)|examined|n)$/, /^対象(者数|人数)$/],
  observed: [/^((該当|有所見)(者数?|人数)|observed|hits?|cases)$/],
};
/** Head of a column of test values or answers, which tables of the ministry in long form have. */
const BY_CLASS = /(?<!年齢)階層|階級値|検査値|回答$|選択肢|範囲|stratum|range|answer|label|value/;

/** Columns that no file can do without, and their heads in the words of a template. */
const REQUIRED = [
  ["year", "年度"],
  ["code", "コード"],
  ["sex", "性別"],
  ["ages", "年齢階級"],
  ["item", "項目"],
  ["examined", "受診者数"],
  ["observed", "該当者数"],
] as const satisfies readonly (readonly [OwnHead, string])[];

/** With so many of them a row is taken for heads, some of which are called otherwise. */
const LEAST_HEADS = 4;

/** Texts and workbooks can be counts of one's own. */
export const isOwnText = (path: string): boolean => path === "-" || /\.(csv|txt|tsv)$/i.test(path);
export const isOwnWorkbook = (path: string): boolean => /\.(xlsx|xlsm|ods)$/i.test(path);

/** The heads of a file of one's own counts, which a title may stand above; null where it has none. */
export function findOwnHeader(sheet: Pick<Sheet, "rows">): OwnHeader | null {
  const rows = sheet.rows.slice(0, HEAD_ROWS);
  const found = rows.map((cells, row) => ownHeader(cells, row, rows)).filter((header) => header !== null);
  const sure = found.find(({ isPerhaps }) => !isPerhaps);
  if (sure) return sure;
  return found.length > 0 && findLongHeader({ name: "", rows }) === null ? found[0]! : null;
}

/** Does this row have heads of columns that a row of heads lacks? Heads of two rows are not put together. */
export const hasHeads = (row: readonly Cell[], lacks: readonly string[]): boolean =>
  REQUIRED.some(([head, name]) => lacks.includes(name) && columnsOf(row, head).length > 0);

/** Does the head of the codes say that they are of secondary medical areas? */
export function hasAreaCodes({ rows }: Pick<Sheet, "rows">, { row, columns }: OwnHeader): boolean {
  const ofAreas = HEADS.code.at(-1)!;
  const cell = columns.code === undefined ? null : (rows[row]?.[columns.code] ?? null);
  return [exactly, withoutRemarks("code")].some((textOf) => ofAreas.test(textOf(cell)));
}

function ownHeader(cells: readonly Cell[], row: number, rows: Sheet["rows"]): OwnHeader | null {
  const texts = cells.map(exactly);
  // A result of ratios has people examined and counted too.
  if (texts.includes("ratio") || texts.includes(comparable(RATIO.ratio.head))) return null;
  const columns: Partial<Record<OwnHead, number>> = {};
  const twice: { head: string; columns: readonly number[] }[] = [];
  const wide = columnsOf(cells, "ages").length === 0 ? wideAges(cells) : null;
  const areBare = wide === null && columnsOf(cells, "ages").length === 0;
  const stacked = areBare ? stackedAges(cells, rows.slice(row + 1)) : null;
  const ofAges = new Set([
    ...(wide ?? []).flatMap(({ examined, observed }) => [examined, observed]),
    ...(stacked ? [stacked.measure, ...stacked.ages.map(({ column }) => column)] : []),
  ]);
  const others = cells.map((cell, column) => (ofAges.has(column) ? null : cell));
  for (const head of Object.keys(HEADS) as OwnHead[]) {
    const [column, ...more] = columnsOf(others, head);
    if (column === undefined) continue;
    columns[head] = column;
    const name =
      REQUIRED.find(([required]) => required === head)?.[1] ?? (head === "insurer" ? "保険者" : null);
    if (more.length > 0 && name !== null) twice.push({ head: name, columns: [column, ...more] });
  }
  // An item by its name alone is one by its name.
  if (columns.item === undefined && columns.itemName !== undefined) columns.item = columns.itemName;
  const isThere = (head: OwnHead) =>
    columns[head] !== undefined || ((wide ?? stacked) !== null && OF_AGES.has(head));
  const lacks = REQUIRED.filter(([head]) => !isThere(head)).map(([, name]) => name);
  const counts = (["examined", "observed"] as const).filter(isThere).length;
  const header = { row, columns, lacks, twice, wide, stacked, isPerhaps: counts === 0 };
  if (counts === 2) return header;
  // With some of them it is such a file that calls the others otherwise, unless it is one of counts by class.
  const isByPeople = columns.sex !== undefined || columns.ages !== undefined;
  const isEnough = REQUIRED.length - lacks.length >= LEAST_HEADS;
  return isByPeople && isEnough && !texts.some((text) => BY_CLASS.test(text)) ? header : null;
}

/** The columns of a head: those that are called just so before those with a remark. */
function columnsOf(cells: readonly Cell[], head: OwnHead): readonly number[] {
  for (const pattern of HEADS[head]) {
    for (const textOf of [exactly, withoutRemarks(head)]) {
      const found = [...cells.keys()].filter((column) => pattern.test(textOf(cells[column] ?? null)));
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** What an age class in columns of its own says. */
const OF_AGES: ReadonlySet<OwnHead> = new Set(["ages", "examined", "observed"]);

const exactly = (cell: Cell): string => comparable(String(cell ?? "")).toLowerCase();

/** Remarks in brackets or behind a sign: 受診者数（人）, 年齢階級 ※1, 該当者数［再掲を除く］, 受診者数 単位：人. */
const REMARK = /[([{【〔〈《<][^)\]}】〕〉》>]*[)\]}】〕〉》>]|[※*†#][\d,]*|注\d*$|単位:?(人|名)$/g;
/** What makes other numbers of them: shares, thousands, those of one sex. */
const OTHER_NUMBERS = /%|‰|率|割合|[百千万男女]/;

const withoutRemarks = (head: OwnHead) => (cell: Cell) =>
  exactly(cell).replace(REMARK, (remark) =>
    (head === "examined" || head === "observed") && OTHER_NUMBERS.test(remark) ? remark : "",
  );
