import { element, tableRow } from "./element.js";
import type { Cell, PageTable } from "./table/arranged.js";

interface PaperTable {
  readonly title: string;
  /** What the figure on the other page shows. */
  readonly subject: string;
  readonly columns: PageTable["columns"];
  readonly count: number;
  lines(from: number, to: number): Cell[][];
  /** The first row in view. */
  readonly inView: number;
  /** What is said where only a part is printed; first and last row are counted from 1. */
  part(first: number, last: number): string;
  readonly credit: readonly string[];
}

/** No page holds this many rows. */
const MOST_ROWS = 140;
/** Height and width that A4 and Letter have upright within margins of 12 mm, as far as programs agree; CSS pixels. */
const ROOM = (245 / 25.4) * 96;
const WIDTH = (186 / 25.4) * 96;

/** Fills the page for a table: as many rows as it holds. It is laid out as it will be printed, and measured. */
export function fillPaper(paper: HTMLElement, table: PaperTable): void {
  const from = Math.max(0, table.inView - MOST_ROWS);
  const to = Math.min(table.count, table.inView + MOST_ROWS);
  const rows = table.lines(from, to).map((cells) =>
    tableRow(
      cells.map(({ text }) => text),
      table.columns,
    ),
  );
  const heads = table.columns.map(({ name, isNumber }) =>
    element("th", { scope: "col", class: isNumber ? "number" : null }, name),
  );
  const body = element("tbody", {}, ...rows);
  const part = element("p", {}, table.part(from + 1, to));
  const numbers = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
  const sheet = element(
    "div",
    { id: "sheet" },
    element("h2", {}, table.title),
    element("p", {}, table.subject),
    numbers,
    part,
    ...table.credit.map((line) => element("p", {}, line)),
  );
  paper.replaceChildren(sheet);
  paper.classList.add("measured");
  // Type is as large as the columns let it be.
  sheet.style.setProperty("--_size", String(Math.min(1, WIDTH / numbers.offsetWidth)));
  const heights = rows.map((row) => row.getBoundingClientRect().height);
  const room = ROOM - (paper.offsetHeight - body.offsetHeight);
  paper.classList.remove("measured");
  const held = rowsThatFit(heights, table.inView - from, room);
  body.replaceChildren(...rows.slice(held.first, held.end));
  const isWhole = held.end - held.first === table.count;
  part.textContent = isWhole ? "" : table.part(from + held.first + 1, from + held.end);
}

/**
 * Rows that fit into a room: from the one wanted first downwards, and where the table ends before the room does, those
 * above it. One always does.
 *
 * @returns the first, and the one after the last
 */
export function rowsThatFit(
  heights: readonly number[],
  wanted: number,
  room: number,
): { readonly first: number; readonly end: number } {
  let [first, end, left] = [wanted, wanted, room];
  while (end < heights.length && (end === wanted || heights[end]! <= left)) left -= heights[end++]!;
  if (end === heights.length) while (first > 0 && heights[first - 1]! <= left) left -= heights[--first]!;
  return { first, end };
}
