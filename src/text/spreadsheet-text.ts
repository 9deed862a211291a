/**
 * Text that a spreadsheet would run. Excel and LibreOffice take a CSV cell that begins with = + - @, a tab or a line end
 * for a formula, Excel in Japanese also one with the full-width signs, and a formula in a file that somebody else made can
 * call programs (CWE-1236).
 */
const RUNNABLE = /^'*[=+\-@＝＋－＠\t\r\n]/;
/** Signs alone (－ ＋ ＋＋ are classes of 尿蛋白) have no operand, so no spreadsheet runs them. */
const HARMLESS = /^[-+－＋]+$/;

/**
 * The text for a CSV cell, with an apostrophe before what a spreadsheet would run. Apostrophes already there get one more,
 * so that `unguarded` gives every text back.
 */
export function guarded(text: string): string {
  return RUNNABLE.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

/** Takes back `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && RUNNABLE.test(cell) ? cell.slice(1) : cell;
}

/**
 * A cell of a CSV line: null is empty, numbers (negative ones too) stay numbers, lists are joined by a space, quotes
 * stand where they are needed.
 */
export function csvCell(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = guarded(Array.isArray(value) ? value.join(" ") : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
