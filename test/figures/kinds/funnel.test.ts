import { describe, expect, it } from "vitest";
import { markInSpread, spreadLimits } from "../../../src/engine/statistics/spread.js";
import { type FunnelInput, funnelSpec } from "../../../src/figures/funnel/funnel.js";
import { controlLimits, limitCurve } from "../../../src/figures/funnel/limits.js";
import type { NationalInput } from "../../../src/figures/national/rows.js";
import { shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import {
  crowded,
  NATIONAL_CASES,
  nationalInput,
  STATISTICS,
  spread,
  wild,
} from "../synthetic/synthetic-nation.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "../synthetic/synthetic-rows.js";
import { expectWellSet } from "../well-set.js";

const withSpread = (input: NationalInput): FunnelInput => ({ ...input, statistics: STATISTICS });
const draw = (input: FunnelInput) => drawnSvg(funnelSpec(input));
const textsOf = async (input: FunnelInput) => shownTexts(await draw(input)).map(({ text }) => text);

describe("the control limits", () => {
  it("are 1.96 and 3.09 standard deviations of a Poisson count from the target", () => {
    const [lower, upper] = controlLimits(400, { level: 0.95, rate: 0, spread: null });
    expect(upper).toBeCloseTo(9.79982, 5);
    expect(lower).toBeCloseTo(-9.79982, 5);
    expect(controlLimits(400, { level: 0.998, rate: 0, spread: null })[1]).toBeCloseTo(15.45116, 5);
  });

  it("are narrower for a common condition, as a binomial count is", () => {
    expect(controlLimits(400, { level: 0.95, rate: 0.36, spread: null })[1]).toBeCloseTo(0.8 * 9.79982, 4);
  });

  it("are multiplied on the log scale by the spread of areas of that size", () => {
    const [tau, gamma] = [0.2, 0.25];
    const spread = { tau, gamma, meanExpected: 500, regions: 335 };
    const [lower, upper] = controlLimits(8000, { level: 0.95, rate: 0.2, spread });
    // (8000/500)^(−0.25) = 1/2: a spread of 0.1 beside sampling of √(0.8/8000) = 0.01.
    const half = spreadLimits(spread).at95 * Math.hypot(0.1, 0.01);
    expect(upper).toBeCloseTo(100 * (Math.exp(half) - 1), 9);
    expect(lower).toBeCloseTo(100 * (Math.exp(-half) - 1), 9);
  });

  it("are never inside those of chance", () => {
    const spread = { tau: 0, gamma: 0, meanExpected: 500, regions: 335 };
    for (const level of [0.95, 0.998] as const) {
      const [chanceLower] = controlLimits(50, { level, rate: 0.2, spread: null });
      const [lower] = controlLimits(50, { level, rate: 0.2, spread });
      expect(lower).toBe(chanceLower);
    }
  });

  it("end at −100 below", () => {
    expect(controlLimits(2, { level: 0.998, rate: 0, spread: null })[0]).toBe(-100);
  });

  it("lie where the adjusted mark is given", () => {
    const [examined, expected] = [5000, 1000];
    const spread = { tau: 0.1, gamma: 0.3, meanExpected: 300, regions: 47 };
    const [, upper] = controlLimits(expected, { level: 0.998, rate: expected / examined, spread });
    const markAt = (difference: number) =>
      markInSpread(spread, "binomial", { observed: expected * (1 + difference / 100), expected, examined });
    expect(markAt(upper - 0.01)).toBe("high-95");
    expect(markAt(upper + 0.01)).toBe("high-99.8");
  });

  it("make a curve that narrows as the expected count grows, from one end to the other", () => {
    const curve = limitCurve([10, 100_000], { level: 0.95, rate: 0.1, spread: null });
    expect(curve[0]!.expected).toBeCloseTo(10);
    expect(curve.at(-1)!.expected).toBeCloseTo(100_000, 5);
    for (const [index, at] of curve.slice(1).entries()) expect(at.upper).toBeLessThan(curve[index]!.upper);
  });
});

describe("the funnel", () => {
  it.each(NATIONAL_CASES)("is well set: %s", async (_, input) => {
    expectWellSet(await draw(withSpread(input)));
  });

  it("labels each of the prefecture's areas once a panel", async () => {
    const texts = await textsOf(withSpread(nationalInput(HOKKAIDO)));
    // Each with its white edge.
    for (const name of HOKKAIDO) expect(texts.filter((text) => text === name)).toHaveLength(4);
  });

  it("draws limits with and without the spread, and only those of chance where none is known", async () => {
    const limits = (input: FunnelInput) => drawn(funnelSpec(input), "limit");
    const input = withSpread(nationalInput(KAGAWA));
    const unknown = { ...input, statistics: [] };
    expect(limits(unknown)).toEqual(limits(input).filter(({ isAdjusted }) => isAdjusted === false));
    expect(new Set(limits(input).map(({ sex, level, side }) => `${sex} ${level} ${side}`)).size).toBe(8);
    const texts = await textsOf(input);
    expect(
      texts.filter((text) => text === "地域差の標準偏差 τ = 12.0％（期待該当者数500人で）、γ = 0.20"),
    ).toHaveLength(2);
    expect(texts).toContain("95％限界（同じ規模の医療圏のばらつきを考慮）");
    const without = await textsOf(unknown);
    expect(without).toContain("地域差のばらつきは推定していない");
    expect(without.join("")).not.toContain("95％限界（同じ規模の医療圏のばらつきを考慮）");
    expect(without.join("")).toContain("20未満か、NDJSON など行だけの結果");
  });

  it("takes the spread of the areas, not of the prefectures nor of other ages or items", () => {
    const input = withSpread(nationalInput(KAGAWA));
    const wrong = STATISTICS.flatMap((group) => [
      { ...group, level: "prefecture" as const, tau: 0.9 },
      { ...group, ages: "65-74", tau: 0.9 },
      { ...group, item: "sbp-ge-130", tau: 0.9 },
    ]);
    expect(funnelSpec({ ...input, statistics: [...wrong, ...STATISTICS] })).toEqual(funnelSpec(input));
  });

  it("stands alone, in pairs, or with a third below", async () => {
    const input = nationalInput(SAITAMA);
    const both = input.rows
      .filter(({ sex }) => sex === "male")
      .map((row) => ({ ...row, sex: "both" as const }));
    const sizes: { width: number; height: number }[] = [];
    for (const sexes of [["both"], ["male", "female"], ["male", "female", "both"]] as const) {
      const svg = await draw(withSpread({ ...input, rows: [...input.rows, ...both], sexes }));
      expectWellSet(svg);
      sizes.push(svgSize(svg));
    }
    const [one, two, three] = sizes as [{ width: number; height: number }, ...typeof sizes];
    expect(one.width).toBeLessThan(two!.width);
    expect(three!.height).toBeGreaterThan(two!.height + 420);
  });

  it("shows a wild area at the edge with its value", async () => {
    const texts = await textsOf(withSpread(nationalInput(SAITAMA, wild)));
    expect(texts.filter((text) => text === "南西部 +687 ▲ +800")).toHaveLength(4);
  });

  it("holds each name at its side towards the dot, in the words of the axes, and hides no name with another", () => {
    const input = withSpread(nationalInput(HOKKAIDO, crowded));
    const { male } = paramOf(funnelSpec(input), "domains") as { male: [number, number] };
    const labels = drawn(funnelSpec(input), "label").filter(({ sex }) => sex === "male");
    expect(labels).toHaveLength(HOKKAIDO.length);
    for (const row of labels) {
      const { expected, labelExpected, labelAlign, labelDifference } = row as Record<string, number | string>;
      expect(labelDifference).toBeGreaterThan(male[0]);
      expect(labelDifference).toBeLessThan(male[1]);
      if (labelAlign === "left") expect(labelExpected).toBeGreaterThan(expected as number);
      if (labelAlign === "right") expect(labelExpected).toBeLessThan(expected as number);
    }
  });

  it("draws no lower limit where it is held at −100", () => {
    const input = withSpread(
      nationalInput(KAGAWA, (place) => ({ ...spread(place), expected: 2 + place.index, examined: 5000 })),
    );
    const limits = drawn(funnelSpec(input), "limit");
    expect(Math.min(...limits.map(({ limit }) => limit as number))).toBeGreaterThan(-100);
    const counts = (side: string) => limits.filter((row) => row.side === side).length;
    expect(counts("lower")).toBeLessThan(counts("upper"));
  });

  it("explains the symbols that it has, and no others", async () => {
    const plain = (await textsOf(withSpread(nationalInput(SAITAMA)))).join("");
    expect(plain).not.toContain("枠の外");
    expect(plain).not.toContain("秘匿により取りうる範囲（幅10ポイント超）");
    const far = (await textsOf(withSpread(nationalInput(SAITAMA, wild)))).join("");
    expect(far).toContain("枠の外");
    expect(far).toContain("秘匿により取りうる範囲（幅10ポイント超）");
  });

  it("is as wide and as high as is asked for, with panels one below the other where they would be too narrow", async () => {
    for (const [width, height] of [
      [1400, 700],
      [760, 1300],
      [400, 1500],
    ] as const) {
      const svg = await draw(withSpread(nationalInput(SAITAMA, wild, { look: { size: { width, height } } })));
      expectWellSet(svg);
      const size = svgSize(svg);
      expect(Math.abs(size.width - width)).toBeLessThan(0.04 * width);
      expect(Math.abs(size.height - height)).toBeLessThan(0.06 * height);
    }
  });
});
