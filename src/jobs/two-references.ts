import type { RatioRow } from "../model/ratios.js";

/** Rows of one reference, and those of the same regions against their own prefectures where there are any. */
export interface RowsByReference {
  readonly rows: readonly RatioRow[];
  readonly second: readonly RatioRow[] | null;
}

/** Rows against the nation, and those of the same result against their own prefectures. */
export function byReference(rows: readonly RatioRow[]): RowsByReference {
  const isOwn = ({ reference, prefectureCode, release }: RatioRow) =>
    reference === `prefecture:${prefectureCode}@${release}`;
  const second = rows.filter(isOwn);
  const first = rows.filter((row) => !row.reference.startsWith("prefecture:"));
  const isPair = first.length > 0 && second.length > 0 && first.length + second.length === rows.length;
  return isPair ? { rows: first, second } : { rows, second: null };
}
