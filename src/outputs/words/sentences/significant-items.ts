import { SEX_NAMES } from "../../../figures/figure-input.js";
import { WHOLE_AGES } from "../../../model/ages.js";
import { isMarked } from "../../../model/marks.js";
import { type FigureRow, type SexOrBoth, toldSexes } from "../../../model/ratios.js";
import type { Bilingual } from "../../../text/language.js";
import { isNotable } from "../../notable-row.js";

/**
 * Ids of the items in which a region's men or women (or both together, see `toldSexes`) are significantly above the
 * reference, ages 40–74: each item once, the highest first. Rows that are not notable are passed over (see `isNotable`).
 */
export function significantItems(rows: Iterable<FigureRow>, code: string): string[] {
  return [...new Set(significantlyHigh(rows, (row) => row.code === code).map(({ item }) => item))];
}

/**
 * The same of a prefecture that is the reference itself: ids of the items in which its areas are significantly above
 * it, those of most areas first, and among these the highest.
 */
export function significantItemsOfAreas(rows: Iterable<FigureRow>, prefectureCode: string): string[] {
  const areas = new Map<string, Set<string>>();
  for (const { item, code } of significantlyHigh(rows, (row) => row.code !== prefectureCode)) {
    areas.set(item, (areas.get(item) ?? new Set()).add(code));
  }
  return [...areas].sort(([, a], [, b]) => b.size - a.size).map(([item]) => item);
}

/** The rows asked for that are significantly above the reference, the highest first. */
function significantlyHigh(rows: Iterable<FigureRow>, isAsked: (row: FigureRow) => boolean) {
  const own = [...rows].filter((row) => isAsked(row) && row.ages === WHOLE_AGES);
  const sexes = toldSexes(own);
  return own
    .filter(({ sex }) => sexes.includes(sex))
    .filter(isNotable)
    .filter(({ difference, mark }) => difference > 0 && isMarked(mark))
    .sort((a, b) => b.difference - a.difference);
}

/** 男性か女性が: in whom an item that is told is high. */
export function whoseItems(sexes: readonly SexOrBoth[]): Bilingual {
  const [only, another] = sexes;
  if (only === undefined || another !== undefined) return { ja: "男性か女性が", en: "men or women" };
  const { ja, en } = SEX_NAMES[only];
  return { ja: `${ja}${only === "both" ? "で" : "が"}`, en: en.toLowerCase() };
}
