import { type Failure, failureAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";

/** A cell as it stands in a sheet; null is an empty cell. */
export type Cell = string | number | null;

/** A sheet as rows of cells; row 0 is Excel's row 1. Rows may be shorter than the sheet is wide. */
export interface Sheet {
  /** Sheet name; "" for CSV. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Does the workbook not show it? */
  readonly isHidden?: true;
  /** Rows among them that the workbook does not show, such as those that a filter leaves out. */
  readonly hiddenRows?: number;
}

/**
 * A number behind the last head of a row: 1,234 without quotes is two cells of a CSV file, and all cells behind it stand wrong.
 *
 * @returns null where there is none
 */
export function numberBeyond(heads: readonly Cell[], cells: readonly Cell[]): Cell {
  const last = heads.findLastIndex((cell) => cell !== null && cell !== "");
  const beyond = cells.slice(last + 1);
  return beyond.find((cell) => cell !== null && /^\s*\d+\s*$/.test(String(cell))) ?? null;
}

/** Said of it. */
export const beyondWords = (found: Cell): Bilingual => ({
  ja: `見出しのない列に数「${found}」があります（1,234 のような桁区切りのコンマで列がずれていないか確かめてください。桁区切りなしで保存し直すか、列に見出しを付けてください）`,
  en: `there is a number "${found}" in a column without a head (commas of thousands such as 1,234 make two cells: save the file without them, or give the column a head)`,
});

/** Rows in which a table says what it is: its title and header stand within them. */
export const HEAD_ROWS = 30;

/** Does a sheet of which these are the first rows have to be read further? */
export type IsNeeded = (head: Sheet) => boolean;

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for "A", 26 for "AA": the inverse of `columnLetters`. */
export function columnIndex(letters: string): number {
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

/** What Excel lets a sheet, a row and a cell hold. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const MAX_CELL_LENGTH = 32_767;
/** The largest sheet of the ministry has 60,000 cells; a few bytes of a hostile one can stand for billions. */
export const MAX_CELLS = 4_000_000;

/** A sheet far larger than any that is meant here. */
export function tooLarge(where: string): Failure {
  return failureAt(where, {
    ja: "表が大きすぎます（行・列・文字数のいずれかが、公表された表の何十倍もあります）。厚生労働省のファイルを指定してください（縦長の表は項目ごとに分けてください）。",
    en: "the sheet is too large: its rows, columns or texts are many times those of any published table. Give the ministry's own files (a long table item by item).",
  });
}
