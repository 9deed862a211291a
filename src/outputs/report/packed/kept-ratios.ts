import { MARKS } from "../../../model/marks.js";
import type { FigureRow, RatioPlace } from "../../../model/ratios.js";
import type { TrendPoint } from "../../../model/trends.js";
import { stepsOf } from "../../../text/numbers.js";
import {
  ends,
  endValue,
  type KeptColumn,
  type KeptNumbers,
  listed,
  oneOf,
  pointsAt,
  rounded,
  whole,
} from "./kept-column.js";

/*
 * The page keeps no rounded ratio, which a text would round again: of ratio − 100 it keeps the digits, cut after the
 * third decimal, and its ends outwards, bounds to two decimals and limits to one, or as many as keep them on their side
 * of 0. All texts of that many decimals or fewer are those of the unrounded numbers (see text/numbers).
 */
const RATIO_DECIMALS = 3;
const BOUND_DECIMALS = 2;
const LIMIT_DECIMALS = 1;
/** Shares likewise. */
const RATE_DECIMALS = 3;
const RATE_BOUND_DECIMALS = 2;
const COVERAGE_DECIMALS = 1;
/** People are kept as they are printed: whole, and expected ones in tenths. */
const EXPECTED_DECIMALS = 1;

/** A ratio with its bounds and limits, in a year of a trend or alone. */
type Ratio = Pick<
  TrendPoint,
  "ratio" | "ratioLower" | "ratioUpper" | "ratioOuter95Lower" | "ratioOuter95Upper"
>;

const AROUND_RATIO = { value: "ratio", valueDecimals: RATIO_DECIMALS, zero: 100 } as const;

const RATIO = [
  {
    name: "ratio",
    number: ({ ratio }) => (ratio === null ? null : stepsOf(ratio - 100, RATIO_DECIMALS, "cut")),
    value: (number) => pointsAt(number, RATIO_DECIMALS, 100),
  },
  ...ends<Ratio>({ ...AROUND_RATIO, lower: "ratioLower", upper: "ratioUpper", decimals: BOUND_DECIMALS }),
  ...ends<Ratio>({
    ...AROUND_RATIO,
    lower: "ratioOuter95Lower",
    upper: "ratioOuter95Upper",
    decimals: LIMIT_DECIMALS,
  }),
] as const satisfies readonly KeptColumn<Ratio>[];

/** The number of an earlier column. */
const same = (name: keyof FigureRow & string) => (before: KeptNumbers) => before[name] ?? null;

/** The expected count in its steps, as observed count and ratio (both as kept) lead to expect it. */
function likelyExpected({ observed, ratio }: KeptNumbers): number {
  const kept = ratio === null ? 0 : pointsAt(ratio!, RATIO_DECIMALS, 100);
  return kept ? Math.round((10 ** EXPECTED_DECIMALS * 100 * observed!) / kept) : 0;
}

/** A rate per cent, cut, as earlier columns lead to expect it. */
const cutRate = (
  name: "rate" | "referenceRate" | "adjustedRate",
  expected?: KeptColumn<KeptRatio>["expected"],
) => rounded<KeptRatio>(name, RATE_DECIMALS, "cut", expected);

/** An end of the ratio; null where suppression leaves no range. */
function ratioEnd({ ratioLower, ratioUpper }: KeptNumbers, end: "lower" | "upper"): number | null {
  if (ratioLower === null || ratioUpper === null || ratioLower === ratioUpper) return null;
  return endValue((end === "lower" ? ratioLower : ratioUpper)!, BOUND_DECIMALS, 100);
}

const RATE_STEPS = 10 ** (RATE_DECIMALS - RATE_BOUND_DECIMALS);
const outwards = { lower: Math.floor, upper: Math.ceil } as const;

/** Ends of a rate lie about as far from it as those of the ratio lie from the ratio. */
const likelyEnd = (
  before: KeptNumbers,
  end: "lower" | "upper",
  value: "rate" | "adjustedRate",
): number | null => {
  const [own, ratio, around] = [before[value] ?? null, before.ratio ?? null, ratioEnd(before, end)];
  if (own === null || ratio === null || around === null) return null;
  const points = pointsAt(ratio, RATIO_DECIMALS, 100);
  return points > 0 ? outwards[end]((own * around) / (points * RATE_STEPS)) : null;
};

const rateEnds = (value: "rate" | "adjustedRate") =>
  ends<KeptRatio>({
    value,
    expectedEnd: (before, end) => likelyEnd(before, end, value),
    valueDecimals: RATE_DECIMALS,
    lower: `${value}Lower`,
    upper: `${value}Upper`,
    decimals: RATE_BOUND_DECIMALS,
    zero: 0,
  });

/** The crude rate in its steps, as both counts lead to expect it. */
const likelyRate = ({ observed, examined }: KeptNumbers): number =>
  examined ? Math.trunc((10 ** RATE_DECIMALS * 100 * observed!) / examined) : 0;

/** The adjusted rate in its steps, as reference rate and ratio (both as kept) lead to expect it; none without a ratio. */
const likelyAdjusted = ({ referenceRate, ratio }: KeptNumbers): number =>
  referenceRate === null || ratio === null
    ? 0
    : Math.trunc((referenceRate! * pointsAt(ratio!, RATIO_DECIMALS, 100)) / 100);

const NATIONAL_COVERAGE = rounded<Pick<TrendPoint, "nationalCoverage">>(
  "nationalCoverage",
  COVERAGE_DECIMALS,
  "cut",
);

/** A ratio of one release but its place. */
export type KeptRatio = Omit<FigureRow, keyof RatioPlace>;

/** Columns of it. The first one is never null: people are counted wherever there is a row. */
export const KEPT_RATIO: readonly KeptColumn<KeptRatio>[] = [
  whole("examined"),
  whole("observed"),
  rounded("observedLower", 0, "down", same("observed")),
  rounded("observedUpper", 0, "up", same("observed")),
  ...RATIO,
  { name: "difference", expected: same("ratio"), value: (number) => number / 10 ** RATIO_DECIMALS },
  rounded("expected", EXPECTED_DECIMALS, "nearest", likelyExpected),
  rounded("expectedLower", EXPECTED_DECIMALS, "down", same("expected")),
  rounded("expectedUpper", EXPECTED_DECIMALS, "up", same("expected")),
  whole("rank"),
  rounded("rankBest", 0, "down", same("rank")),
  whole("rankWorst", same("rank")),
  oneOf("mark", MARKS),
  oneOf("adjustedMark", MARKS),
  whole("hiddenCells"),
  listed("flags"),
  cutRate("rate", likelyRate),
  ...rateEnds("rate"),
  cutRate("referenceRate"),
  cutRate("adjustedRate", likelyAdjusted),
  ...rateEnds("adjustedRate"),
  NATIONAL_COVERAGE,
  rounded("coverage", COVERAGE_DECIMALS, "cut", ({ nationalCoverage }) => nationalCoverage ?? 0),
];

/** The ratio of one year of a trend but its place. */
export type KeptPoint = Omit<TrendPoint, "release" | "fiscalYear">;

/** Columns of it. */
export const KEPT_POINT: readonly KeptColumn<KeptPoint>[] = [
  whole("segment"),
  ...RATIO,
  listed("flags"),
  // The figures of the page show ratios.
  { name: "referenceRate", expected: () => null, value: () => null },
  NATIONAL_COVERAGE,
];
