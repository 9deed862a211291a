import type { Bilingual, Language } from "../../../text/language.js";
import { formatTable } from "../../../text/table.js";
import { markColours } from "./marks.js";

/** A column of a table for people. */
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

/**
 * Rows as a table for people.
 *
 * @param width cells of the terminal; undefined where it goes elsewhere, without colours
 */
export function listTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  markOf: (row: Row) => string | null,
  language: Language,
  width: number | undefined,
): string {
  const byMark = markColours(width !== undefined);
  const heads = columns.map(({ head }) => head[language]);
  return formatTable([heads, ...rows.map((row) => columns.map(({ text }) => text(row)))], {
    header: true,
    width,
    align: columns.map((own) => own.align),
    style: (text, row, c) =>
      row > 0 && columns[c]!.isColoured ? byMark(text, markOf(rows[row - 1]!)) : text,
  });
}
