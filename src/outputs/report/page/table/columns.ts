import type { FigureRow } from "../../../../model/ratios.js";
import { namesById } from "../../../../text/names-by-id.js";
import { MOST_DECIMALS, nearest, numberOf, signed, signedRange } from "../../../../text/numbers.js";
import { csvCell } from "../../../../text/spreadsheet-text.js";
import type { Choice } from "../../choice.js";
import type { ReportHeader } from "../../packed/format.js";
import { WORDS, type Words } from "../words/words.js";

export type Value = string | number | null;

/** A column of a CSV: its heading and what its cells have. */
type CsvColumn<Row> = readonly [string, (row: Row) => Value];

/** A column of a table: what it shows, what it is sorted by, and the columns of the CSV that say it in full. */
export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  readonly isNumber: boolean;
  readonly text: (row: Row) => string;
  readonly value: (row: Row) => Value;
  readonly csv: readonly CsvColumn<Row>[];
  /** What a text leads to. */
  readonly link?: (row: Row) => Choice | null;
  /** Is a row significant? Only the column with the result says so. */
  readonly isSignificant?: (row: Row) => boolean;
  /** Rows whose value is not to be compared, and which stand behind the others in its order. */
  readonly isSetApart?: (row: Row) => boolean;
}

export interface TableColumns<Row> {
  /** All columns, in the order of the CSV. */
  readonly all: readonly Column<Row>[];
  /** The columns that the page shows, in its order. */
  readonly shown: readonly Column<Row>[];
}

/** @param shown ids of the columns that the page shows */
export function tableColumns<Row>(all: readonly Column<Row>[], shown: readonly string[]): TableColumns<Row> {
  return { all, shown: shown.flatMap((id) => all.find((column) => column.id === id) ?? []) };
}

type Cells<Row> = readonly [keyof Words["csv"], (row: Row) => Value];

/**
 * Makes columns with the names that a language has for them.
 *
 * @param isSetApart rows whose numbers are not to be compared
 */
export function columnMaker<Row>(words: Words, isSetApart?: (row: Row) => boolean) {
  const maker =
    (isNumber: boolean) =>
    (
      id: keyof Words["columns"],
      text: (row: Row) => string,
      value: (row: Row) => Value,
      ...csv: readonly Cells<Row>[]
    ): Column<Row> => ({
      id,
      name: words.columns[id],
      isNumber,
      text,
      value,
      csv: csv.map(([name, of]) => [words.csv[name], of]),
      ...(isNumber && isSetApart ? { isSetApart } : {}),
    });
  return { text: maker(false), number: maker(true) };
}

type PlacedRow = Pick<FigureRow, "name" | "code" | "item" | "sex" | "ages">;

/** Columns that say of whom a row is. */
export function placeColumns<Row extends PlacedRow>(choice: Choice, header: ReportHeader) {
  const words = WORDS[choice.language];
  const itemName = namesById(header.catalog.items, choice.language);
  const order = new Map(header.catalog.items.map(({ id }, index) => [id, index]));
  const { text } = columnMaker<Row>(words);
  const nameOf = ({ name }: Row) => name;
  const codeOf = ({ code }: Row) => code;
  const itemOf = ({ item }: Row) => itemName(item);
  const sexOf = ({ sex }: Row) => words.sexNames[sex];
  const agesOf = ({ ages }: Row) => ages;
  return {
    region: text("region", nameOf, codeOf, ["code", codeOf], ["region", nameOf]),
    item: text(
      "item",
      itemOf,
      ({ item }) => order.get(item) ?? null,
      ["itemId", ({ item }) => item],
      ["item", itemOf],
    ),
    sex: text("sex", sexOf, sexOf, ["sex", sexOf]),
    ages: text("ages", ({ ages }) => words.agesName(ages), agesOf, ["ages", agesOf]),
  };
}

interface Extremes<Row> {
  readonly sentence: Words["summary"];
  readonly valueIn: (row: Row) => number;
  readonly isSure: (row: Row) => boolean;
}

/**
 * The highest and the lowest of some rows in a sentence, which says how many were passed over; "" where none is left.
 *
 * @param told `valueIn`: what is compared, points; `isSure`: is the value of a row fit to be called the highest or the lowest?
 */
export function extremesText<Row extends PlacedRow>(
  rows: readonly Row[],
  { sentence, valueIn, isSure }: Extremes<Row>,
  choice: Choice,
  header: ReportHeader,
): string {
  const words = WORDS[choice.language];
  const itemName = namesById(header.catalog.items, choice.language);
  const sorted = rows.filter(isSure).sort((a, b) => valueIn(b) - valueIn(a));
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  if (!highest || !lowest) return "";
  const told = (row: Row) =>
    words.summaryValue(
      row.name,
      itemName(row.item),
      words.sexNames[row.sex],
      words.agesName(row.ages),
      signed(valueIn(row), 1),
    );
  return sentence(sorted.length, told(highest), told(lowest), rows.length - sorted.length);
}

/** From one difference to another, outwards: "+9.6～+9.8". */
export function rangeText(lower: number | null, upper: number | null, until: string): string {
  const range = signedRange(lower, upper, 1);
  return `${range.lower ?? ""}${until}${range.upper ?? ""}`;
}

/** A number with all decimals that the page keeps, without the tail that binary fractions leave. */
export const withoutTail = (value: number | null) =>
  value === null ? null : numberOf(nearest(value, MOST_DECIMALS));

/** Headings and values of the CSV. */
export function csvLines<Row>(
  rows: readonly Row[],
  { all }: TableColumns<Row>,
): readonly [string[], ...Value[][]] {
  const columns = all.flatMap(({ csv }) => csv);
  return [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => value(row)))];
}

/** Rows as CSV (UTF-8 with BOM and CRLF, as Excel likes it), numbers as numbers. */
export const csvText = <Row>(rows: readonly Row[], columns: TableColumns<Row>): string =>
  `\ufeff${csvLines(rows, columns)
    .map((line) => `${line.map(csvCell).join(",")}\r\n`)
    .join("")}`;
