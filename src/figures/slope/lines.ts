import { isPrefecture } from "../../catalog/levels.js";
import { sideOf } from "../../model/marks.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend, TrendPoint } from "../../model/trends.js";
import { plausible } from "../chart/frame.js";
import { type Domain, figureDomain } from "../difference-scale.js";
import { prefectureName } from "../figure-input.js";
import { isKnown } from "../over-years/trend-index.js";
import type { SlopeInput, SlopeYears } from "./input.js";

/** A point at one end of a line with its difference; null where it has no ratio. */
const endOf = (point: TrendPoint | undefined) =>
  point && isKnown(point) ? { ...point, difference: point.ratio - 100 } : null;

export type SlopeEnd = NonNullable<ReturnType<typeof endOf>>;

/** The change of the last segment. It does not cover the points before that segment. */
function directionOf({ points, change }: FigureTrend, last: TrendPoint): "rising" | "falling" | null {
  if (last.segment !== points.at(-1)?.segment) return null;
  const side = sideOf(change?.changeMark);
  return side === 0 ? null : side > 0 ? "rising" : "falling";
}

/** The lines of one sex, in the order of the trends: each a region, with its ratios in the first and the last year. */
export function slopeLines(
  input: SlopeInput,
  trends: readonly FigureTrend[],
  sex: SexOrBoth,
  { first, last }: SlopeYears,
) {
  return trends
    .filter((trend) => trend.sex === sex)
    .map((trend) => {
      const at = ({ fiscalYear }: { fiscalYear: number }) =>
        trend.points.find((point) => point.fiscalYear === fiscalYear);
      const [from, to] = [at(first), at(last)];
      const ends = { first: endOf(from), last: endOf(to) };
      const areKnown = ends.first !== null && ends.last !== null;
      const isJoined = areKnown && from?.segment === to?.segment;
      const isWhole = isPrefecture(trend.level);
      return {
        code: trend.code,
        name: isWhole ? prefectureName(input) : trend.name,
        isPrefecture: isWhole,
        ...ends,
        /** Why the two are not joined; null where they are. */
        apart: isJoined ? null : areKnown ? ("not-comparable" as const) : ("no-ratio" as const),
        /** Where the change is more than the usual moves of regions. */
        direction: isJoined && to ? directionOf(trend, to) : null,
        trend,
      };
    });
}

export type SlopeLine = ReturnType<typeof slopeLines>[number];

/**
 * The usual range holds this share of the ends. An end more than MOST times as far from 0 is cut: it would press all other
 * lines together.
 */
const [USUAL, MOST] = [0.9, 4];
/** Points; nothing nearer to 0 is cut. */
const LEAST_CUT = 20;
/** A panel that would use less of a shared range has one of its own. */
const LEAST_SHARE = 0.5;

function domainOf(lines: readonly SlopeLine[]): Domain {
  const ends = plausible(lines.flatMap(({ first, last }) => [first ?? [], last ?? []].flat()));
  const far = ends.map(({ difference }) => Math.abs(difference)).sort((a, b) => a - b);
  const usual = far[Math.ceil(USUAL * far.length) - 1] ?? 0;
  const cut = Math.max(LEAST_CUT, MOST * usual);
  return figureDomain(ends.filter(({ difference }) => Math.abs(difference) <= cut));
}

/**
 * The ranges of the panels: one for all, so that equal slopes are equal changes, unless a panel would use less than
 * half of it.
 */
export function slopeDomains(panels: readonly (readonly SlopeLine[])[]): Domain[] {
  const shared = domainOf(panels.flat());
  const own = panels.map(domainOf);
  const span = ([low, high]: Domain) => high - low;
  return own.every((domain) => span(domain) >= LEAST_SHARE * span(shared)) ? own.map(() => shared) : own;
}
