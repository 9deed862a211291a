import type { Domain } from "../difference-scale.js";

/** A group that would make the range of all others this many times as wide is broken off. */
const OUTLYING = 4;
/** At most this share of the groups is, and none of so few that nobody knows what is ordinary. */
const MOST_OUTLYING = 0.2;
const LEAST_GROUPS = 4;

const span = ([low, high]: Domain) => high - low;

/**
 * The range of a frame that the rows of a few groups (regions, items) do not stretch, where they would flatten those of all
 * others: what goes beyond it ends in an arrow with its value.
 *
 * @param domainOf the range that some rows need
 */
export function fittingDomain<Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
  domainOf: (some: readonly Row[]) => Domain,
): Domain {
  const groups = new Set(rows.map(groupOf));
  let kept = rows;
  let domain = domainOf(kept);
  const most = groups.size < LEAST_GROUPS ? 0 : Math.ceil(groups.size * MOST_OUTLYING);
  for (let left = most; left > 0; left--) {
    const without = [...groups].map((group) => {
      const others = kept.filter((row) => groupOf(row) !== group);
      return { others, domain: domainOf(others) };
    });
    const least = without.reduce((best, one) => (span(one.domain) < span(best.domain) ? one : best));
    if (span(domain) < OUTLYING * span(least.domain)) break;
    [kept, domain] = [least.others, least.domain];
  }
  return domain;
}
