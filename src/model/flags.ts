/**
 * What a reader of one ratio has to know. The list is in the order in which they stand.
 * - `exact`: every count that it is made of is known. Not the reference's own row where some are hidden: it is 100 all the
 *   same, and says `is-reference` alone.
 * - `bounded`: hidden counts leave an interval, ratioLower … ratioUpper.
 * - `wide`: that interval is wider than 10 points.
 * - `straddles-100`: above or below the reference cannot be told from what is published.
 * - `reference-uncertain`: the reference's own hidden cells can move the ratio by more than 1 point.
 * - `subtotal-hidden`: a stratum of cases's 中計 is itself hidden.
 * - `unbounded`: nothing published bounds the ratio from above, so it is null (ratioLower may still be known).
 * - `no-expected`: nobody is expected, so there is no ratio (it is null).
 * - `is-reference`: the region is the reference population itself; its ratio is 100 whatever the hidden counts are.
 * - `implausible`: counts in it are a gross error of the source, it seems, or move the rates of the prefecture that it is compared
 *   with by 10 per cent or more; its value stands, without mark and rank, and it takes no part in what the regions tell together.
 * - `small-count`: of counts that a user brought: fewer than 10 people are counted, and the number stands as it is.
 * - `coverage-apart`: the share of the examined who have a value for the item lies 10 points or more from the nation's, so that
 *   other people may have been measured here than there.
 * - `naive`: hidden counts were read as 0 on request; not a number to use.
 */
export const FLAGS = [
  "no-expected",
  "unbounded",
  "exact",
  "bounded",
  "wide",
  "straddles-100",
  "reference-uncertain",
  "subtotal-hidden",
  "is-reference",
  "implausible",
  "naive",
  "small-count",
  "coverage-apart",
] as const;
export type Flag = (typeof FLAGS)[number];

/**
 * Stands at a year of a trend: the share of the examined who have a value for the item lies 10 points or more from that of the
 * first year which compares, so that other people may have been measured.
 */
export const COVERAGE_MOVED = "coverage-moved";

/** Points of ratio from which an interval is called wide. */
export const WIDE_POINTS = 10;

/** Points from the nation's coverage from which a region's is told. */
export const COVERAGE_APART_POINTS = 10;

/** Points from which the reference's uncertainty is flagged. */
export const REFERENCE_UNCERTAIN_POINTS = 1;

/** People from which a count is no small one: published tables hide those below. */
export const LEAST_PRINTED_COUNT = 10;
