import type { Bilingual } from "../text/language.js";
import { yearOfRelease } from "./fiscal-year.js";

/** Several numbers in a row as "7-9", others as "7,9". */
function rangeText(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  const isRow = numbers.every((number, i) => number === first + i);
  return isRow && numbers.length > 1 ? `${first}-${numbers.at(-1)}` : numbers.join();
}

/** Releases whose counts are added up, as rows name them: "7-9". */
export const poolName = (releases: readonly number[]): string => rangeText(releases);

/** The same in words: 第7～9回, releases 7–9; of counts of one's own, which have no release, 2019～2021年度, FY2019–2021. */
export function poolWords(releases: readonly number[], isOwn = false): Bilingual {
  if (isOwn) {
    const years = poolYears(releases);
    return {
      ja: `${years.replace("-", "～").replaceAll(",", "・")}年度`,
      en: `FY${years.replace("-", "–").replaceAll(",", ", ")}`,
    };
  }
  const text = rangeText(releases);
  return {
    ja: `第${text.replace("-", "～").replaceAll(",", "・")}回`,
    en: `releases ${text.replace("-", "–")}`,
  };
}

/** Releases whose counts figures show added up. */
export interface PooledYears {
  readonly releases: readonly number[];
  /** Is every year compared with the same reference, or each with that of its own year? */
  readonly isFixed: boolean;
  /** Are they counts of one's own? */
  readonly isOwn?: boolean;
}

/** Their fiscal years: "2019-2021". */
export const poolYears = (releases: readonly number[]): string => rangeText(releases.map(yearOfRelease));
