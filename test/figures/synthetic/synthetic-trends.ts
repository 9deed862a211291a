import type { TrendYear } from "../../../src/figures/over-years/trend-figure.js";
import type { SlopeInput } from "../../../src/figures/slope/input.js";
import { SEXES } from "../../../src/model/counts.js";
import type { TrendMark } from "../../../src/model/marks.js";
import type { Trend, TrendChange, TrendPoint } from "../../../src/model/trends.js";
import { NATION } from "../../support/tables/references.js";

/** A made-up region's ratios over the years and how its change is judged. */
export interface MadeTrend {
  /** Ratio − 100 in each year; null where it cannot be known, undefined where the year has no row. */
  readonly differences: readonly (number | null | undefined)[];
  /** How far the bounds lie above and below together, points; 0 unless given. */
  readonly width?: number;
  readonly mark?: TrendMark | null;
  /** The place of the first year after a break. */
  readonly breakAt?: number;
  /** Of the change; 0.5 unless given. */
  readonly q?: number | null;
}
export type TrendOf = (place: { region: number; sex: number }) => MadeTrend;

export const YEARS: readonly TrendYear[] = [
  { release: 6, fiscalYear: 2018, era: { ja: "平成30年度", en: "FY2018" } },
  { release: 8, fiscalYear: 2020, era: { ja: "令和2年度", en: "FY2020" } },
  { release: 10, fiscalYear: 2022, era: { ja: "令和4年度", en: "FY2022" } },
];

export const REASON = { ja: "質問の文が変わった", en: "the question was reworded" };

/** A change without a mark is not judged. */
function changeOf(points: readonly TrendPoint[], mark: TrendMark | null, q: number | null): TrendChange {
  const netChange = 1;
  const limits = mark === null ? null : { lower: netChange - 0.5, upper: netChange + 0.5 };
  return {
    firstYear: points[0]!.fiscalYear,
    lastYear: points.at(-1)!.fiscalYear,
    years: points.length,
    netChange,
    netChangeLower: netChange,
    netChangeUpper: netChange,
    netChange95Lower: limits?.lower ?? null,
    netChange95Upper: limits?.upper ?? null,
    netChange998Lower: limits?.lower ?? null,
    netChange998Upper: limits?.upper ?? null,
    commonChange: mark === null ? null : 0.1,
    changeMark: mark,
    q: mark === null ? null : q,
    unmarked: mark === null ? "few-regions" : null,
  };
}

/** Synthetic: prefecture 11 and areas of the given names, in shuffled order; no figure comes from any publication. */
export function slopeInput(
  names: readonly string[],
  trendOf: TrendOf,
  part: Partial<SlopeInput> = {},
): SlopeInput {
  const years = part.years ?? YEARS;
  const trends = ["埼玉県", ...names].flatMap((name, region) =>
    SEXES.map((sex, sexIndex): Trend => {
      const { differences, width = 0, mark = "none", breakAt, q = 0.5 } = trendOf({ region, sex: sexIndex });
      const points = years.flatMap(({ release, fiscalYear }, index): TrendPoint[] => {
        const difference = differences[index];
        if (difference === undefined) return [];
        const ratio = difference === null ? null : 100 + difference;
        return [
          {
            release,
            fiscalYear,
            ratio,
            ratioLower: ratio === null ? null : ratio - width / 2,
            ratioUpper: ratio === null ? null : ratio + width / 2,
            ratioOuter95Lower: null,
            ratioOuter95Upper: null,
            segment: breakAt !== undefined && index >= breakAt ? 1 : 0,
            flags: [],
            referenceRate: null,
            nationalCoverage: null,
          },
        ];
      });
      const last = points.filter(
        ({ ratio, segment }) => ratio !== null && segment === points.at(-1)!.segment,
      );
      return {
        item: "bmi-ge-25",
        level: region === 0 ? "prefecture" : "area",
        code: region === 0 ? "11" : `11${String(region).padStart(2, "0")}`,
        name,
        prefectureCode: "11",
        prefecture: "埼玉県",
        sex,
        ages: "40-74",
        reference: "national",
        points,
        breaks:
          breakAt === undefined
            ? []
            : [{ from: years[breakAt - 1]!.release, to: years[breakAt]!.release, reason: REASON }],
        change: last.length < 2 ? null : changeOf(last, mark, q),
      };
    }),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    years,
    reference: NATION,
    isFixed: false,
    trends: trends.reverse(),
    cautions: [],
    language: "ja",
    item: { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI ≥ 25.0" } },
    ages: "40-74",
    ...part,
  };
}
