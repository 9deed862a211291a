import { grouped } from "../../model/grouped.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Domain } from "../difference-scale.js";
import { isImplausible } from "../figure-input.js";

/** A group that would make the range of all others this many times as wide is broken off. */
const OUTLYING = 4;
/** At most this share of the groups is broken off, and none where there are fewer groups than could tell what is ordinary. */
const MOST_OUTLYING = 0.2;
const LEAST_GROUPS = 4;

const span = ([low, high]: Domain) => high - low;

/** The rows that a frame is made for: those without known errors of the source, or all where there is nothing else. */
export function plausible<Row extends Pick<FigureRow, "flags">>(rows: readonly Row[]): readonly Row[] {
  const without = rows.filter((row) => !isImplausible(row));
  return without.length > 0 ? without : rows;
}

/**
 * The range of a frame that errors of the source do not stretch, nor the rows of a few groups (regions, items), where they
 * would flatten those of all others: what goes beyond it ends in an arrow with its value.
 *
 * @param domainOf the range that some rows need
 */
export function fittingDomain<Row extends Pick<FigureRow, "flags">>(
  all: readonly Row[],
  groupOf: (row: Row) => string,
  domainOf: (some: readonly Row[]) => Domain,
): Domain {
  const rows = plausible(all);
  const groups = [...grouped(rows, groupOf).values()]
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
