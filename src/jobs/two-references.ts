import type { RatioRow } from "../model/ratios.js";

/** Rows of one reference, and those of the same regions against their own prefectures where there are any. */
export interface RowsByReference {
  readonly rows: readonly RatioRow[];
  readonly second: readonly RatioRow[] | null;
}

/** Is a ratio made with the rates of the prefecture that its region lies in? */
export const isOfOwnPrefecture = ({
  reference,
  prefectureCode,
  release,
}: Pick<RatioRow, "reference" | "prefectureCode" | "release">): boolean =>
  reference === `prefecture:${prefectureCode}@${release}`;

/** Rows against the nation, and those of the same result against their own prefectures. */
export function byReference(rows: readonly RatioRow[]): RowsByReference {
  const second = rows.filter(isOfOwnPrefecture);
  const first = rows.filter((row) => !row.reference.startsWith("prefecture:"));
  const isPair = first.length > 0 && second.length > 0 && first.length + second.length === rows.length;
  return isPair ? { rows: first, second } : { rows, second: null };
}
