import type { Effects } from "../../../process/effects.js";
import type { Bilingual } from "../../../text/language.js";
import { fittingColumns, formatTable } from "../../../text/table.js";
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

const LEFT_OUT = {
  ja: (names: string, how: string) => `※ 幅に入らない列を省きました：${names}（端末の幅を広げるか、${how}）`,
  en: (names: string, how: string) =>
    `Columns without room are left out: ${names} (widen the terminal, or ${how})`,
} as const;

/**
 * Rows as a table for people. Columns that a terminal has no room for are left out whole, and named below it.
 *
 * @param markOf the mark whose colour a row has
 * @param how columns without room can be seen otherwise
 */
export function listTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  markOf: (row: Row) => string | null,
  { language, columns: width }: Reader,
  how: Bilingual = TO_FILE,
): string {
  const byMark = markColours(width !== undefined);
  const heads = columns.map(({ head }) => head[language]);
  const texts = [heads, ...rows.map((row) => columns.map(({ text }) => text(row)))];
  const count = Math.max(1, fittingColumns(texts, width));
  const table = formatTable(
    texts.map((row) => row.slice(0, count)),
    {
      header: true,
      width,
      align: columns.map(({ align }) => align),
      style: (text, row, c) =>
        row > 0 && columns[c]!.isColoured ? byMark(text, markOf(rows[row - 1]!)) : text,
    },
  );
  if (count >= heads.length) return table;
  const names = heads.slice(count).join(language === "ja" ? "、" : ", ");
  return `${table}${LEFT_OUT[language](names, how[language])}\n`;
}
