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
  const groups = [...new Set(rows.map(groupOf))]
    .map((group) => rows.filter((row) => groupOf(row) === group))
    .map((own) => ({ own, reach: span(domainOf(own)) }))
    .sort((a, b) => a.reach - b.reach)
    .map(({ own }) => own);
  const most = groups.length < LEAST_GROUPS ? 0 : Math.ceil(groups.length * MOST_OUTLYING);
  let kept = groups.slice(0, groups.length - most).flat();
  for (const own of groups.slice(groups.length - most)) {
    const more = [...kept, ...own];
    if (span(domainOf(more)) >= OUTLYING * span(domainOf(kept))) break;
    kept = more;
  }
  return domainOf(kept);
}
