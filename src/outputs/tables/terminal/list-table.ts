import type { Effects } from "../../../process/effects.js";
import type { Bilingual } from "../../../text/language.js";
import type { TableLayout } from "../../../text/table.js";
import { fittedTable } from "./fitted-table.js";
import { markColours } from "./marks.js";

/** For whom a list is: their language, and the width of their terminal; undefined where it goes elsewhere, without colours. */
export type Reader = Pick<Effects, "language" | "columns">;

export interface ListColumn<Row> {
  readonly head: Bilingual;
  readonly text: (row: Row) => string;
  readonly align: "left" | "right";
  /** Has it the colour of its row's mark? */
  readonly isColoured?: boolean;
}

const column =
  (align: "left" | "right") =>
  <Row>(ja: string, en: string, text: (row: Row) => string): ListColumn<Row> => ({
    head: { ja, en },
    text,
    align,
  });
export const textColumn = column("left");
export const numberColumn = column("right");

/** The column in the colour of its row's mark. */
export const coloured = <Row>(own: ListColumn<Row>): ListColumn<Row> => ({ ...own, isColoured: true });

/** Lists have no choice of columns. */
const TO_FILE: Bilingual = {
  ja: "ファイルに書き出すと（> list.txt）見られます",
  en: "send the list to a file: > list.txt",
};

/** Rows as a table for people. */
export function listTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  markOf: (row: Row) => string | null,
  { language, columns: width }: Reader,
): string {
  const byMark = markColours(width !== undefined);
  const heads = columns.map(({ head }) => head[language]);
  const layout: TableLayout = {
    header: true,
    width,
    align: columns.map((own) => own.align),
    style: (text, row, c) =>
      row > 0 && columns[c]!.isColoured ? byMark(text, markOf(rows[row - 1]!)) : text,
  };
  return fittedTable(
    [heads, ...rows.map((row) => columns.map(({ text }) => text(row)))],
    layout,
    language,
    TO_FILE,
  );
}
