import { breakablePieces } from "../../text/line-breaking.js";
import { displayWidth, formatTable, wrap } from "../../text/table.js";
import { plainText } from "./markdown-inline.js";

const GAP = 2;

/**
 * A table of Markdown as aligned lines, its cells wrapped where it is wider than the terminal.
 *
 * @param lines header, the line of dashes that says how columns are aligned, rows
 * @param width cells of the terminal; a table whose longest words do not fit is wider
 */
export function tableLines(lines: readonly string[], width: number): string[] {
  const [header = [], dashes = [], ...rows] = lines.map(cells);
  const widths = fitted([header, ...rows], width);
  const align = dashes.map((text) => (text.endsWith(":") ? ("right" as const) : ("left" as const)));
  const head = header.some((cell) => cell !== "") ? wrapped(header, widths) : [];
  const body = rows.flatMap((row) => wrapped(row, widths));
  const shown = widths.map((_, column) =>
    Math.max(...[...head, ...body].map((row) => displayWidth(row[column] ?? ""))),
  );
  const rule = head.length > 0 ? [shown.map((cellWidth) => "-".repeat(cellWidth))] : [];
  return formatTable([...head, ...rule, ...body], { align })
    .trimEnd()
    .split("\n");
}

function cells(line: string): string[] {
  return line
    .replace(/^\|/, "")
    .replace(/\|\s*$/, "")
    .split(/(?<!\\)\|/)
    .map(plainText);
}

/** A row as lines whose cells are at most so wide. */
function wrapped(row: readonly string[], widths: readonly number[]): string[][] {
  const columns = widths.map((width, column) => wrap(row[column] ?? "", width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => columns.map((lines) => lines[line] ?? ""));
}

/** Widths of the columns: the widest gives way first, but none below its longest word. */
function fitted(rows: readonly (readonly string[])[], width: number): number[] {
  const most = (column: number, widthOf: (cell: string) => number) =>
    Math.max(1, ...rows.map((row) => widthOf(row[column] ?? "")));
  const widths = rows[0]!.map((_, column) => most(column, displayWidth));
  const least = rows[0]!.map((_, column) =>
    most(column, (cell) =>
      Math.max(0, ...breakablePieces(cell).map((piece) => displayWidth(piece.trimEnd()))),
    ),
  );
  const room = width - GAP * (widths.length - 1);
  for (let over = widths.reduce((sum, own) => sum + own, 0) - room; over > 0; over--) {
    const loose = widths.map((own, column) => (own > least[column]! ? own : 0));
    const widest = loose.indexOf(Math.max(...loose));
    if (loose[widest] === 0) break;
    widths[widest]!--;
  }
  return widths;
}
