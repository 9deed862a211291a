import type { AgeGroup } from "../../model/ages.js";
import { SEXES, type Sex } from "../../model/counts.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { ItemReference, ReferenceCounts } from "../reference/reference.js";
import type { StandardizedRatio } from "./standardize.js";

/** Cases among a hundred people, and what hidden counts allow that to be; null where it is not known. */
export interface Rate {
  readonly best: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const UNKNOWN: Rate = { best: null, lower: null, upper: null };

/**
 * Crude rate 100 · O/n, per cent. With M = n − O, the people who are no cases, it rises with O and falls with M. O and M are made of
 * different rows of ages, of which each is bounded by itself, so that the rate is least where O is least and M largest. The upper
 * end of n is that of O and that of M together, and its lower one is at most that: M lies between their differences.
 *
 * Where nothing bounds n from above there is no best estimate: it would be the lower end of a box.
 */
export function crudeRate(value: StandardizedRatio): Rate {
  const { observed, observedLower, observedUpper, examined, examinedLower, examinedUpper } = value;
  if (!(examined > 0)) return UNKNOWN;
  const best = percent(observed, examined - observed);
  // Where n is known, as in counts that a user brought, M follows from O.
  if (examinedLower === examinedUpper && observedLower !== observedUpper) {
    const end = (cases: number) => percent(cases, examined - cases);
    return { best, lower: Math.min(best, end(observedLower)), upper: Math.max(best, end(observedUpper)) };
  }
  if (observedLower === observedUpper && examinedLower === examinedUpper)
    return { best, lower: best, upper: best };
  const upper = Number.isFinite(observedUpper)
    ? Math.max(best, percent(observedUpper, examinedLower - observedLower))
    : null;
  if (!Number.isFinite(examinedUpper)) return { best: null, lower: 0, upper };
  // The best estimate lies inside; min and max only take away rounding in the last digit.
  return { best, lower: Math.min(best, percent(observedLower, examinedUpper - observedUpper)), upper };
}

/** 100 · cases / (cases + others), per cent; rounding can leave fewer others than none. */
function percent(cases: number, others: number): number {
  const people = cases + Math.max(0, others);
  return people > 0 ? share(cases, people) : 0;
}

/** 100 · part / all; rounding can leave more than 100. */
const share = (part: number, all: number): number => Math.min(100, (100 * part) / all);

/**
 * Crude rate of the reference population over the ages of a group, per cent: 100 · Σ_j X[j] / Σ_j N[j], both sexes together over
 * the people of both. Its ends are made with the ends of the rates by age that the population's own hidden cells leave, of as many
 * people at each age as the best estimate has.
 */
export function referenceRate(counts: ItemReference, sex: SexOrBoth, ages: AgeGroup): Rate {
  let people = 0;
  let cases = 0;
  let least = 0;
  let most = 0;
  let isKnown = true;
  for (const of of sex === "both" ? SEXES : [sex]) {
    const { examined, observed, rateLower, rateUpper }: ReferenceCounts = counts[of satisfies Sex];
    for (let age = ages.from; age <= ages.to; age++) {
      people += examined[age]!;
      cases += observed[age]!;
      least += examined[age]! * rateLower[age]!;
      most += examined[age]! * rateUpper[age]!;
      if (rateLower[age] !== rateUpper[age]) isKnown = false;
    }
  }
  if (!(people > 0)) return UNKNOWN;
  const best = share(cases, people);
  if (isKnown) return { best, lower: best, upper: best };
  return {
    best,
    lower: Math.min(best, share(least, people)),
    upper: Math.max(best, share(most, people)),
  };
}

/**
 * Indirectly age-adjusted rate, per cent: the crude rate of the reference population times the ratio, R · O/E (間接法による年齢調整率;
 * Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, chapter 19). It is the ratio in per cent: it compares with the
 * reference rate as the ratio does with 100, and with other regions as their ratios do. As ratio and reference rate are of
 * different people, it can exceed 100.
 *
 * @param withReference should its ends cover what the reference's own hidden cells allow, as those of the ratio do?
 */
export function adjustedRate(
  reference: Rate,
  { ratio, ratioLower, ratioUpper }: StandardizedRatio,
  withReference: boolean,
): Rate {
  const least = withReference ? reference.lower : reference.best;
  const most = withReference ? reference.upper : reference.best;
  return {
    best: product(reference.best, ratio),
    lower: product(least, ratioLower),
    upper: product(most, ratioUpper),
  };
}

function product(rate: number | null, ratio: number | null): number | null {
  return rate === null || ratio === null ? null : rate * (ratio / 100);
}
