import { describe, expect, it } from "vitest";
import type { FigureTrend, TrendPoint } from "../../src/model/trends.js";
import { firstOfEach, toldWorsening, worseningItems } from "../../src/outputs/worsening.js";

/** A point of a year with a 95 % interval around its ratio. */
const point = (fiscalYear: number, ratio: number, half: number): TrendPoint => ({
  release: fiscalYear - 2012,
  fiscalYear,
  ratio,
  ratioLower: ratio,
  ratioUpper: ratio,
  ratioOuter95Lower: ratio - half,
  ratioOuter95Upper: ratio + half,
  segment: 0,
  referenceRate: null,
  nationalCoverage: null,
  flags: ["exact"],
});

/** Synthetic: a trend from one ratio to another. */
function trendOf(
  [first, last]: readonly [number, number],
  changeMark: NonNullable<FigureTrend["change"]>["changeMark"],
  part: Partial<FigureTrend> = {},
  half = 2,
): FigureTrend {
  return {
    item: "bmi-ge-25",
    level: "area",
    code: "1101",
    name: "南部",
    prefectureCode: "11",
    prefecture: "埼玉県",
    sex: "male",
    ages: "40-74",
    reference: "national",
    points: [point(2018, first, half), point(2019, first, half), point(2021, last, half)],
    breaks: [],
    change: {
      firstYear: 2018,
      lastYear: 2021,
      years: 3,
      netChange: last - first,
      netChangeLower: last - first,
      netChangeUpper: last - first,
      netChange95Lower: last - first - 1,
      netChange95Upper: last - first + 1,
      commonChange: 0,
      changeMark,
      q: 0.01,
      unmarked: null,
    },
    ...part,
  };
}

const high = () => 1 as const;
const found = (trends: readonly FigureTrend[], count = 5, worse: (item: string) => 1 | -1 | 0 = high) =>
  firstOfEach(worseningItems(trends, worse), count).map(({ standing, trend, last }) => [
    standing,
    trend.code,
    last.ratio,
  ]);

describe("items that are getting worse", () => {
  it("are those with a mark, and no others", () => {
    const trends = [
      trendOf([100, 110], "rising-99.8"),
      trendOf([100, 108], "none", { code: "1102" }),
      trendOf([100, 109], null, { code: "1103" }),
      trendOf([110, 100], "falling-95", { code: "1104" }),
      { ...trendOf([100, 109], "rising-95", { code: "1105" }), change: null },
    ];
    expect(found(trends)).toEqual([["unfavourable", "1101", 110]]);
  });

  it("stand apart by where they are now: high, level, still low", () => {
    const trends = [
      trendOf([80, 90], "rising-95", { code: "1101" }),
      trendOf([95, 101], "rising-95", { code: "1102" }),
      trendOf([100, 110], "rising-95", { code: "1103" }),
    ];
    expect(found(trends)).toEqual([
      ["unfavourable", "1103", 110],
      ["level", "1102", 101],
      ["favourable", "1101", 90],
    ]);
  });

  it("fall where low is worse, and none is worse where neither side is", () => {
    const trends = [trendOf([100, 90], "falling-95"), trendOf([100, 110], "rising-95", { code: "1102" })];
    expect(found(trends, 5, () => -1)).toEqual([["unfavourable", "1101", 90]]);
    expect(found(trends, 5, () => 0)).toEqual([]);
  });

  it("are so many a region and sex, the greatest change first", () => {
    const items = ["a", "b", "c"].map((item, i) => trendOf([100, 110 + 5 * i], "rising-95", { item }));
    const others = [trendOf([100, 111], "rising-95", { sex: "female" })];
    expect(found([...items, ...others], 2)).toEqual([
      ["unfavourable", "1101", 120],
      ["unfavourable", "1101", 115],
      ["unfavourable", "1101", 111],
    ]);
  });

  it("are all told in a document, which says how many they are, or those that were asked for", () => {
    const items = ["a", "b", "c", "d", "e", "f"];
    const trends = items.map((item, i) => trendOf([100, 110 + 5 * i], "rising-95", { item }));
    const told = (asked: readonly string[] | null) =>
      toldWorsening(trends, asked, high).map(({ trend }) => trend.item);
    expect(told(null)).toEqual(["f", "e", "d", "c", "b", "a"]);
    expect(told(["a", "c"])).toEqual(["c", "a"]);
  });

  it("are of regions, all ages together", () => {
    const rising = (part: Partial<FigureTrend>) => trendOf([100, 110], "rising-95", part);
    const trends = [rising({ ages: "40-64" }), rising({ level: "nation", code: "00" })];
    expect(found(trends)).toEqual([]);
  });
});
