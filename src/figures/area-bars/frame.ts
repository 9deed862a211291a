import type { FigureRow } from "../../model/ratios.js";
import { type Domain, differenceBounds, figureDomain, isWide } from "../difference-scale.js";

type FrameRow = Pick<FigureRow, "code" | "difference" | "ratioLower" | "ratioUpper">;

/** A region that would make the range of all others this many times as wide is broken off. */
const OUTLYING = 4;
/** At most this share of the regions is, and none of so few that nobody knows what is ordinary. */
const MOST_OUTLYING = 0.2;
const LEAST_REGIONS = 4;

const span = ([low, high]: Domain) => high - low;

/** A row whose ratio stands for an end of its ordinary range: the frame holds the range too. */
function withEnds(row: FrameRow): FrameRow[] {
  const bounds = differenceBounds(row);
  if (row.difference === null || !bounds || isWide(row)) return [row];
  return bounds.map((difference) => ({ ...row, difference }));
}

/**
 * The range of the bars' frame: their ratios and ordinary ranges. What goes beyond it (a wide range, or the bars of a
 * region that would flatten those of all others) ends in an arrow with its value.
 */
export function barsDomain(rows: readonly FrameRow[]): Domain {
  const domainOf = (some: readonly FrameRow[]) => figureDomain(some.flatMap(withEnds));
  const codes = new Set(rows.map(({ code }) => code));
  let kept = rows;
  let domain = domainOf(kept);
  const most = codes.size < LEAST_REGIONS ? 0 : Math.ceil(codes.size * MOST_OUTLYING);
  for (let left = most; left > 0; left--) {
    const without = [...codes].map((code) => {
      const others = kept.filter((row) => row.code !== code);
      return { others, domain: domainOf(others) };
    });
    const least = without.reduce((best, one) => (span(one.domain) < span(best.domain) ? one : best));
    if (span(domain) < OUTLYING * span(least.domain)) break;
    [kept, domain] = [least.others, least.domain];
  }
  return domain;
}
