import { SUBTOTAL } from "../../model/counts.js";

/** From where on a distance is gross: all of it must hold. */
export interface Limits {
  /** How many times too high or too low the odds must be. */
  readonly times: number;
  /** How many standard deviations, of chance and of what regions do from year to year (or from age to age). */
  readonly deviations: number;
  /** How many people too many or too few. */
  readonly people: number;
  /** Fewer times are enough for a year that stands alone between two others: no change that stays explains it. */
  readonly between?: Limits;
}

/** Set on releases 6–9 (data/help/method): the 15 known errors lie beyond, and little that need not be one. */
const WHOLE: Limits = {
  times: 2,
  deviations: 5,
  people: 30,
  between: { times: 1.5, deviations: 10, people: 100 },
};
const ONE_AGE: Limits = { times: 2.5, deviations: 6, people: 50 };
/** People of one class or answer. */
export const CLASS: Limits = { times: 4, deviations: 6, people: 50 };
/** People of one sex, where the same count of the other sex lies off to the same side. */
export const WITH_OTHER_SEX: Limits = { times: 1.5, deviations: 4, people: 30 };
/** Ages within one release differ for more reasons than years do. */
export const BETWEEN_AGES: Limits = { times: 5, deviations: 8, people: 100 };
/** In every release that has the region, where in more than half of them it lies beyond the limits above. */
export const STAYING: Limits = { times: 3.5, deviations: 8, people: 100 };
/** People of one age in an area whose prefecture's, in the same age, lie off so to the same side. */
export const WITH_PREFECTURE: Limits = { times: 2.5, deviations: 4, people: 30 };

/** Limits for the people who are cases of an item. @param column an age, or 中計 for all of them */
export function limitsOfCases(column: number): Limits {
  return column === SUBTOTAL ? WHOLE : ONE_AGE;
}

/**
 * With a single other year the data do not tell which of the two is wrong. The one further from the nation is taken to be,
 * from a factor larger by this on.
 */
export const SINGLE_YEAR_TIMES = 1.25;

/** The years next to an error do not share it: a change that stays is none. Share of the factor's logarithm. */
export const NEIGHBOUR_SHARE = 0.75;

/** A class concerns an item only where the item's own share moved with it. */
export const MOVED_WITH_IT: Limits = { times: 1.25, deviations: 4, people: 0 };

/** Or where the people of the class beyond what is likely are so large a share of the item's cases. */
export const MUCH_OF_CASES = 0.1;

/** Where all ages together are wrong, the ages whose odds are off by this factor to the same side are told as the wrong ones. */
export const PART_OF_WHOLE_TIMES = 1.5;

/** Beside an age that is wrong, ages so far from the nation to the same side are wrong with it, where no other year tells. */
export const FAR_FROM_NATION_TIMES = 2.5;

/** Regions that can tell what is usual among them. */
export const FEWEST_REGIONS = 5;

/** Other ages that can tell what is usual in a region. */
export const FEWEST_AGES = 4;
