import type { Bilingual } from "../../text/language.js";
import type { RowProblem } from "../row-problems.js";

export interface People {
  readonly examined: number;
  readonly observed: number;
}

/**
 * Rows that stand for the sum of others, and are not.
 *
 * @param keyOf what a sum and its parts have in common
 * @param problemOf what is wrong with a sum; null where nothing is. Its parts are undefined where there are none
 */
export function wrongSums<Row extends People & Pick<RowProblem, "row" | "sheet">>(
  sums: readonly Row[],
  parts: readonly Row[],
  keyOf: (row: Row) => string,
  problemOf: (sum: Row, parts: People | undefined) => Omit<RowProblem, "row"> | null,
): RowProblem[] {
  const totals = new Map<string, { examined: number; observed: number }>();
  for (const row of parts) {
    const key = keyOf(row);
    const total = totals.get(key) ?? { examined: 0, observed: 0 };
    totals.set(key, total);
    total.examined += row.examined;
    total.observed += row.observed;
  }
  return sums.flatMap((sum) => {
    const found = problemOf(sum, totals.get(keyOf(sum)));
    return found ? [{ row: sum.row, sheet: sum.sheet, ...found }] : [];
  });
}

export const isSameNumber = (one: People, other: People): boolean =>
  one.examined === other.examined && one.observed === other.observed;

/** 受診者数 120、該当者数 30 */
export const peopleWords = ({ examined, observed }: People): Bilingual => ({
  ja: `受診者数 ${examined}、該当者数 ${observed}`,
  en: `${examined} examined, ${observed} observed`,
});
