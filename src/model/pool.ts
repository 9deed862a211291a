import type { Bilingual } from "../text/language.js";
import { yearOfRelease } from "./fiscal-year.js";

/** Releases whose counts are added up, as rows name them, or numbers likewise: in a row as "7-9", others as "7,9". */
export function poolName(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  const isRow = numbers.every((number, i) => number === first + i);
  return isRow && numbers.length > 1 ? `${first}-${numbers.at(-1)}` : numbers.join();
}

/** The same in words: 第7～9回, releases 7–9; of counts of one's own, which have no release, 2019～2021年度, FY2019–2021. */
export function poolWords(releases: readonly number[], isOwn = false): Bilingual {
  const text = isOwn ? poolYears(releases) : poolName(releases);
  const ja = text.replace("-", "～").replaceAll(",", "・");
  const en = text.replace("-", "–");
  return isOwn
    ? { ja: `${ja}年度`, en: `FY${en.replaceAll(",", ", ")}` }
    : { ja: `第${ja}回`, en: `releases ${en}` };
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
export const poolYears = (releases: readonly number[]): string => poolName(releases.map(yearOfRelease));
