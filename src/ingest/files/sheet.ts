/** A cell as it stands in a sheet; null is an empty cell. */
export type Cell = string | number | null;

/** A sheet as rows of cells; row 0 is Excel's row 1. Rows may be shorter than the sheet is wide. */
export interface Sheet {
  /** Sheet name; "" for CSV. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

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
