import { AREA } from "../../catalog/levels.js";
import { AGE_CLASSES, COLUMNS, type Geography, SEXES, type Sex } from "../../model/counts.js";
import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { type Cell, columnLetters, HEAD_ROWS, type Sheet } from "../files/sheet.js";
import { comparable } from "../files/text.js";

/** One table of a sheet: its key columns and, by sex, the eight count columns. Zero-based columns. */
export interface Segment {
  readonly prefecture: number;
  readonly areaCode: number | null;
  readonly areaName: number | null;
  readonly stratum: number;
  readonly counts: Readonly<Partial<Record<Sex, readonly number[]>>>;
}

/** Where the table stands in a sheet. ヘモグロビン has two segments side by side, all others one. */
export interface Layout {
  readonly firstDataRow: number;
  readonly geography: Geography;
  readonly segments: readonly Segment[];
}

const HEADER_ROWS = 4;
/** ヘモグロビン: men's classes and women's. */
const MAX_SEGMENTS = 2;
const SEX_LABELS: ReadonlyMap<string, Sex> = new Map([
  ["男", "male"],
  ["男性", "male"],
  ["女", "female"],
  ["女性", "female"],
]);
/** Over columns of both sexes together, which are the sum of the others and are passed over. */
const SUM_OF_SEXES = /^(男女(合?計)?|合?計|総数|総計)$/;
const COUNT_HEADER = /^(男性?|女性?)?_?(?:(\d{2})[~-](\d{2})歳?|(中計))$/;

/**
 * Zero-based row of the header 都道府県名, or −1: then the sheet is no NDB table. Header rows stand within the first
 * rows; below them a 都道府県名 would be something else.
 */
export function findHeaderRow(sheet: Sheet): number {
  return sheet.rows
    .slice(0, HEAD_ROWS)
    .findIndex((row) => row.some((cell) => isPrefectureHeader(header(cell))));
}

/**
 * The columns of a table, from its headers: the five header rows of the ministry's files, or the one row of the
 * flattened form (「男40～44歳」). The order of columns is free and extra empty ones do no harm.
 *
 * @throws Failure naming the first column that is missing
 */
export function findLayout(sheet: Sheet, headerRow: number, file: string): Layout {
  const place: Place = { file, sheet: sheet.name || undefined, row: headerRow + 1 };
  const head = sheet.rows.slice(headerRow, headerRow + HEADER_ROWS);
  const ageRow = head.findIndex((row) => row.some((cell) => COUNT_HEADER.test(header(cell))));
  if (ageRow < 0) throw missingColumn(place, "40～44歳");
  const agePlace = { ...place, row: headerRow + ageRow + 1 };
  const top = head[0] ?? [];
  const starts = top.flatMap((cell, column) => (isPrefectureHeader(header(cell)) ? [column] : []));
  const excess = starts[MAX_SEGMENTS];
  if (excess !== undefined) throw unknownColumn(place, excess, top[excess]);
  const segments = starts.map((start, i) =>
    findSegment(head.slice(0, ageRow + 1), start, starts[i + 1] ?? widest(head), { place, agePlace }),
  );

  const [first] = segments;
  for (const sex of SEXES) {
    const [found, second] = segments.filter((segment) => segment.counts[sex]);
    const name = sex === "male" ? "男" : "女";
    if (!found) throw missingColumn(place, name);
    if (second) throw secondTable(place, second.prefecture, name);
  }
  const units = sheet.rows[headerRow + ageRow + 1] ?? [];
  const hasUnitRow = units.some((cell) => header(cell) === "人数");
  return {
    firstDataRow: headerRow + ageRow + (hasUnitRow ? 2 : 1),
    geography: first?.areaCode == null ? "prefecture" : AREA,
    segments,
  };
}

/** The first of the header rows, and that of the ages. */
interface HeaderPlaces {
  readonly place: Place;
  readonly agePlace: Place;
}

function findSegment(
  head: readonly (readonly Cell[])[],
  start: number,
  end: number,
  { place, agePlace }: HeaderPlaces,
): Segment {
  const top = head[0] ?? [];
  let areaCode: number | null = null;
  let areaName: number | null = null;
  let stratum: number | null = null;
  for (let column = start + 1; column < end && stratum === null; column++) {
    const text = header(top[column]);
    if (/^二次医療圏(番号|コード)$/.test(text)) areaCode = column;
    else if (/^二次医療圏名?$/.test(text)) areaName = column;
    else if (/^(検査値階層|回答|検査項目)/.test(text)) stratum = column;
  }
  if (stratum === null) throw missingColumn(place, "検査値階層／回答");
  if (areaName !== null && areaCode === null) throw missingColumn(place, "二次医療圏番号");
  return {
    prefecture: start,
    areaCode,
    areaName,
    stratum,
    counts: findCountColumns(head, stratum + 1, end, { place, agePlace }),
  };
}

function findCountColumns(
  head: readonly (readonly Cell[])[],
  start: number,
  end: number,
  { place, agePlace }: HeaderPlaces,
): Partial<Record<Sex, readonly number[]>> {
  const ages = head.at(-1) ?? [];
  const over = head.slice(0, -1);
  const found: Partial<Record<Sex, number[]>> = {};
  let sex: Sex | "sum" | undefined;
  for (let column = start; column < end; column++) {
    for (const row of over) sex = sexOver(header(row[column])) ?? sex;
    if (sex === "sum") continue;
    const [matched, prefix, from, to] = COUNT_HEADER.exec(header(ages[column])) ?? [];
    if (matched === undefined) continue;
    const owner = prefix === undefined ? sex : SEX_LABELS.get(prefix);
    const index =
      from === undefined ? COLUMNS - 1 : (AGE_CLASSES as readonly string[]).indexOf(`${from}-${to}`);
    if (owner === undefined || index < 0) throw unknownColumn(agePlace, column, ages[column]);
    const columns = found[owner] ?? new Array<number>(COLUMNS).fill(-1);
    found[owner] = columns;
    if (columns[index] !== -1) throw unknownColumn(agePlace, column, ages[column]);
    columns[index] = column;
  }
  for (const columns of Object.values(found)) {
    const missing = columns.indexOf(-1);
    if (missing >= 0)
      throw missingColumn(place, missing === COLUMNS - 1 ? "中計" : `${AGE_CLASSES[missing]}歳`);
  }
  return found;
}

const sexOver = (text: string): Sex | "sum" | undefined =>
  SEX_LABELS.get(text) ?? (SUM_OF_SEXES.test(text) ? "sum" : undefined);

function header(cell: Cell | undefined): string {
  return typeof cell === "string" ? comparable(cell) : "";
}

function isPrefectureHeader(text: string): boolean {
  return text === "都道府県名" || text === "都道府県";
}

function widest(rows: readonly (readonly Cell[])[]): number {
  return Math.max(...rows.map((row) => row.length));
}

function missingColumn(place: Place, name: string): Failure {
  return failureAt(place, {
    ja: `見出しに「${name}」の列がありません。列を削除していない元のファイルを指定してください。`,
    en: `no column "${name}" in the header. Give the original file, without columns removed.`,
  });
}

function secondTable(place: Place, start: number, sex: string): Failure {
  return failureAt(
    { ...place, column: columnLetters(start) },
    {
      ja: `もう 1 つの表が右にあり、「${sex}」の人数の列が 2 組になっています。1 つのシートに 1 つの表だけを残してください。`,
      en: `a second table stands on the right, so that there are two sets of counts for "${sex}". Keep one table in a sheet.`,
    },
  );
}

function unknownColumn(place: Place, column: number, found: Cell | undefined): Failure {
  return failureAt(
    { ...place, column: columnLetters(column) },
    {
      ja: `見出し「${String(found)}」を解釈できません（男・女それぞれ 40～44歳 … 70～74歳、中計が 1 回ずつ必要です）。`,
      en: `unexpected header ${JSON.stringify(found)}: 40～44歳 … 70～74歳 and 中計 are wanted once for each sex.`,
    },
  );
}
