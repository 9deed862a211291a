import { countInterval } from "../../../src/engine/statistics/interval.js";
import type { TrendRow } from "../../../src/engine/trend/merge-areas.js";

/** A row of a made-up area: so many observed of so many examined, where E is half of the examined. */
export function row(release: number, observed: number, more: Partial<TrendRow> = {}): TrendRow {
  const examined = more.examined ?? 10_000;
  const expected = examined / 2;
  const limits = (level: number) => {
    const { lower, upper } = countInterval("binomial", observed, examined, level);
    return { lower: (100 * lower) / expected, upper: (100 * upper) / expected };
  };
  const [at95, at998] = [limits(0.95), limits(0.998)];
  const ratio = (100 * observed) / expected;
  return {
    release,
    fiscalYear: release + 2012,
    item: "bmi-ge-25",
    level: "area",
    code: "1103",
    name: "東部",
    prefectureCode: "11",
    prefecture: "埼玉県",
    sex: "male",
    ages: "40-74",
    // The nation that every release has.
    reference: `national-assigned@${release}`,
    examined,
    observed,
    observedLower: observed,
    observedUpper: observed,
    expected,
    expectedLower: expected,
    expectedUpper: expected,
    ratio,
    ratioLower: ratio,
    ratioUpper: ratio,
    ratioCi95Lower: at95.lower,
    ratioCi95Upper: at95.upper,
    ratioCi998Lower: at998.lower,
    ratioCi998Upper: at998.upper,
    ratioOuter95Lower: at95.lower,
    ratioOuter95Upper: at95.upper,
    flags: ["exact"],
    referenceRate: null,
    coverage: null,
    nationalCoverage: null,
    ...more,
  };
}

/** What a row has where nothing bounds its ratio. */
export const NO_RATIO = {
  ratio: null,
  ratioLower: null,
  ratioUpper: null,
  ratioCi95Lower: null,
  ratioCi95Upper: null,
  ratioCi998Lower: null,
  ratioCi998Upper: null,
  ratioOuter95Lower: null,
  ratioOuter95Upper: null,
  flags: ["unbounded"],
} as const;
