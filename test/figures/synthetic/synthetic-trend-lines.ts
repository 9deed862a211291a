import type { TrendFigureInput } from "../../../src/figures/over-years/trend-figure.js";
import { SEXES } from "../../../src/model/counts.js";
import type { SexOrBoth } from "../../../src/model/ratios.js";
import type { Trend, TrendChange, TrendPoint } from "../../../src/model/trends.js";
import { NATION } from "../../support/tables/references.js";

/** Synthetic: no figure here comes from any publication. */
export const REASON = { ja: "質問6は別の質問", en: "question 6 is another question" };

export interface TrendPlace {
  readonly item: number;
  readonly region: number;
  readonly sex: number;
}

/** A value a year; null is not computable, undefined no table. */
export type ValuesOf = (place: TrendPlace) => readonly (Partial<TrendPoint> | number | null | undefined)[];

export const RELEASES = [5, 6, 8, 10];

export function yearsOf(releases: readonly number[], cautioned: readonly number[] = [8]) {
  return releases.map((release) => ({
    release,
    fiscalYear: release + 2012,
    era: {
      ja: release < 7 ? `平成${release + 24}年度` : `令和${release - 6}年度`,
      en: `FY${release + 2012}`,
    },
    isCautioned: cautioned.includes(release),
  }));
}

const wave: ValuesOf = ({ item, region, sex }) =>
  RELEASES.map((_, year) => 15 * Math.sin(1.7 * region + 0.9 * sex + item) + 2 * year);

export function change(netChange: number, part: Partial<TrendChange> = {}): TrendChange {
  return {
    firstYear: 2018,
    lastYear: 2022,
    years: 3,
    netChange,
    netChangeLower: netChange,
    netChangeUpper: netChange,
    netChange95Lower: netChange - 3,
    netChange95Upper: netChange + 3,
    netChange998Lower: netChange - 4,
    netChange998Upper: netChange + 4,
    commonChange: 0.1,
    changeMark: "none",
    q: 0.5,
    unmarked: null,
    ...part,
  };
}

function pointsOf(values: ReturnType<ValuesOf>, releases: readonly number[]): TrendPoint[] {
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const part = typeof value === "object" && value !== null ? value : {};
    const ratio = typeof value === "number" ? value + 100 : (part.ratio ?? null);
    return [
      {
        release: releases[index]!,
        fiscalYear: releases[index]! + 2012,
        ratio,
        ratioLower: ratio,
        ratioUpper: ratio,
        ratioOuter95Lower: ratio === null ? null : ratio - 3,
        ratioOuter95Upper: ratio === null ? null : ratio + 3,
        segment: 0,
        flags: [],
        referenceRate: null,
        nationalCoverage: null,
        ...part,
      },
    ];
  });
}

export interface SyntheticTrends {
  readonly names?: readonly string[];
  readonly items?: readonly string[];
  readonly releases?: readonly number[];
  readonly sexes?: readonly SexOrBoth[];
  readonly valuesOf?: ValuesOf;
  readonly changeOf?: (place: TrendPlace) => TrendChange | null;
}

/** The prefecture 11 and areas of the given names, in shuffled order as a result may have them. */
export function syntheticTrends({
  names = ["南部", "東部", "西部"],
  items = ["bmi-ge-25"],
  releases = RELEASES,
  sexes = SEXES,
  valuesOf = wave,
  changeOf = ({ sex }) => change(sex === 0 ? 0.9 : -1.2),
}: SyntheticTrends = {}): Trend[] {
  return items
    .flatMap((id, item) =>
      ["埼玉県", ...names].flatMap((name, region) =>
        sexes.map((sex, sexIndex): Trend => {
          const place = { item, region, sex: sexIndex };
          const points = pointsOf(valuesOf(place), releases);
          const broken = points.findIndex(
            (point, index) => point.segment !== points[index - 1]?.segment && index > 0,
          );
          return {
            item: id,
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
              broken > 0
                ? [{ from: points[broken - 1]!.release, to: points[broken]!.release, reason: REASON }]
                : [],
            change: changeOf(place),
          };
        }),
      ),
    )
    .reverse();
}

export function trendFigureInput(
  trends: SyntheticTrends = {},
  part: Partial<TrendFigureInput> = {},
): TrendFigureInput {
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    years: yearsOf(trends.releases ?? RELEASES),
    reference: NATION,
    isFixed: false,
    trends: syntheticTrends(trends),
    cautions: [{ ja: "第8回：受診者が少ない", en: "Release 8: fewer people were examined" }],
    language: "ja",
    ...(trends.sexes ? { sexes: trends.sexes } : {}),
    ...part,
  };
}
