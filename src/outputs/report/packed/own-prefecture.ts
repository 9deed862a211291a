import { isNation, isPrefecture } from "../../../catalog/levels.js";
import { weightedMeanBound } from "../../../engine/pool/weighted-mean.js";
import { type Interval, ratioInterval } from "../../../engine/statistics/interval.js";
import type { IntervalMethod } from "../../../engine/statistics/interval-methods.js";
import { isImplausible } from "../../../figures/figure-input.js";
import { ageGroup } from "../../../model/ages.js";
import { AGE_CLASSES, SEXES } from "../../../model/counts.js";
import type { FigureRow } from "../../../model/ratios.js";
import type { ReportHeader } from "./format.js";
import type { RatioStore } from "./unpack.js";

/** A ratio against the prefecture that its region lies in. */
export interface OwnRatio {
  /** Ratio − 100, points. */
  readonly difference: number;
  /** Is it an estimate, since counts of the region or of the prefecture are hidden? */
  readonly isEstimate: boolean;
  /** From what it can be to what it can be, points; null where the page does not bound it. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Is it significantly high or low (95 %), whatever the hidden counts are? null where counts look wrong. */
  readonly side: "high" | "low" | "none" | null;
}

type Placed = Pick<FigureRow, "item" | "code" | "sex" | "ages">;

const keyOf = ({ item, code, sex, ages }: Placed) => `${item} ${code} ${sex} ${ages}`;

/**
 * Compares regions with their own prefectures, from what the page has of the 5-year classes: E = Σ n·X/N with the
 * region's people n and the prefecture's people X of N, of each sex and class, as `--reference own-prefecture` does.
 * The page keeps counts as whole people, which is what is printed. Where one is hidden its estimate is not whole, and
 * classes need not add up to their group; then the region's ratio to the nation is divided by that of the prefecture,
 * ρ = Σ e·ρ_c / Σ e, the mean of its classes' ratios weighed by the people e that the region's are expected to be.
 * Its bounds and limits are those of the region's ratio over the least and the largest ρ that the classes' bounds
 * allow: they hold, and are somewhat wider than those of `compute`, which knows that region and prefecture share
 * hidden cells. Where a ratio says little there is none.
 *
 * @returns null where the rows of the page are compared with a prefecture already, or have no 5-year classes
 */
export function ownPrefectureRatios(
  { grids, interval }: Pick<ReportHeader, "grids" | "interval">,
  store: Pick<RatioStore, "rows">,
  rows: readonly FigureRow[],
): ((row: FigureRow) => OwnRatio | null) | null {
  const [first] = rows;
  if (!first || !hasOwnPrefectures({ grids }, first.release)) return null;
  const classes = new Map<string, FigureRow>();
  const codes = new Set(rows.flatMap(({ code, prefectureCode }) => [code, prefectureCode ?? code]));
  const found = store.rows({
    release: first.release,
    items: [...new Set(rows.map(({ item }) => item))],
    codes: [...codes],
    sexes: SEXES,
    ages: AGE_CLASSES,
  });
  for (const row of found) classes.set(keyOf(row), row);
  return (row) => ownRatio(row, classes, interval);
}

/** Are the page's ratios, of a release or any, compared with a nation, and are there 5-year classes to compare them anew? */
export function hasOwnPrefectures({ grids }: Pick<ReportHeader, "grids">, release?: number): boolean {
  return grids.some(
    (grid) =>
      (release === undefined || grid.release === release) &&
      grid.reference.startsWith("national") &&
      AGE_CLASSES.every((age) => grid.ages.includes(age)),
  );
}

function ownRatio(
  row: FigureRow,
  classes: ReadonlyMap<string, FigureRow>,
  method: IntervalMethod,
): OwnRatio | null {
  const { item, level, code, prefectureCode, sex, flags } = row;
  if (isNation(level) || prefectureCode === null || row.difference === null || flags.includes("wide"))
    return null;
  if (isPrefecture(level)) return { difference: 0, isEstimate: false, lower: 0, upper: 0, side: null };
  const [group] = ageGroup(row.ages) ?? [];
  if (!group) return null;
  let [expected, weights, weighed] = [0, 0, 0];
  let isEstimate = row.hiddenCells > 0;
  let isWrong = isImplausible(row);
  const shares: Share[] = [];
  for (const each of sex === "both" ? SEXES : [sex]) {
    for (const ages of AGE_CLASSES.slice(group.from, group.to + 1)) {
      const own = classes.get(keyOf({ item, code, sex: each, ages }));
      const whole = classes.get(keyOf({ item, code: prefectureCode, sex: each, ages }));
      if (!own || !whole) return null;
      if (whole.examined > 0) expected += (own.examined * whole.observed) / whole.examined;
      shares.push({ own, whole });
      weights += own.expected;
      weighed += own.expected * (100 + (whole.difference ?? 0));
      isEstimate ||= own.hiddenCells > 0 || whole.hiddenCells > 0;
      isWrong ||= isImplausible(own) || isImplausible(whole);
    }
  }
  const [above, below] = isEstimate
    ? [100 + row.difference, weights > 0 ? weighed / weights : 0]
    : [row.observed, expected];
  if (!(below > 0)) return null;
  const difference = (100 * above) / below - 100;
  if (!isEstimate) {
    const limits = ratioInterval(method, { ...row, expected }, 0.95);
    return {
      difference,
      isEstimate,
      lower: difference,
      upper: difference,
      side: isWrong ? null : sideOf(limits),
    };
  }
  const over = ofPrefecture(shares);
  const bounds = divided(row.ratioLower, row.ratioUpper, over);
  return {
    difference,
    isEstimate,
    lower: bounds && Math.min(bounds.lower - 100, difference),
    upper: bounds && Math.max(bounds.upper - 100, difference),
    side: isWrong ? null : sideOf(divided(row.ratioOuter95Lower, row.ratioOuter95Upper, over)),
  };
}

/** A class of the region, and the same of its prefecture. */
interface Share {
  readonly own: FigureRow;
  readonly whole: FigureRow;
}

/** Ratios that nothing is hidden of are kept cut after the third decimal. */
const CUT = 0.001;

/** The least and the largest ratio to the nation that the prefecture has among people like the region's; null where one is open. */
function ofPrefecture(shares: readonly Share[]): Interval | null {
  const known = shares.filter(({ own }) => own.expectedUpper === null || own.expectedUpper > 0);
  const end = (of: "ratioLower" | "ratioUpper", direction: 1 | -1) => {
    if (known.some(({ whole }) => whole[of] === null)) return null;
    const weighed = known.map(({ own, whole }) => ({
      value: whole[of]! + direction * CUT,
      least: own.expectedLower,
      most: own.expectedUpper ?? Number.POSITIVE_INFINITY,
    }));
    return weightedMeanBound(weighed, direction);
  };
  const [lower, upper] = [end("ratioLower", -1), end("ratioUpper", 1)];
  return lower === null || upper === null || lower <= 0 ? null : { lower, upper };
}

/** A ratio to the nation over that of the prefecture, outwards. */
function divided(lower: number | null, upper: number | null, over: Interval | null): Interval | null {
  if (lower === null || upper === null || !over) return null;
  return { lower: (100 * Math.max(0, lower - CUT)) / over.upper, upper: (100 * (upper + CUT)) / over.lower };
}

function sideOf(limits: Interval | null): OwnRatio["side"] {
  if (!limits) return null;
  return limits.lower > 100 ? "high" : limits.upper < 100 ? "low" : "none";
}
