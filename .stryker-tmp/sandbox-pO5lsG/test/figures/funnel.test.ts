// @ts-nocheck
import { describe, expect, it } from "vitest";
import { markInSpread, spreadLimits } from "../../src/engine/statistics/spread.js";
import { type FunnelInput, funnelSpec } from "../../src/figures/funnel/funnel.js";
import { controlLimits, limitCurve, limitsInside } from "../../src/figures/funnel/limits.js";
import type { NationalInput } from "../../src/figures/national-rows.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts, svgSize } from "../render/shown-texts.js";
import { NATIONAL_CASES, nationalInput, STATISTICS, wild } from "./synthetic-nation.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "./synthetic-rows.js";
import { expectWellSet } from "./well-set.js";

const withSpread = (input: NationalInput): FunnelInput => ({ ...input, statistics: STATISTICS });
const draw = (input: FunnelInput) => renderSvg(funnelSpec(input));
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

describe("the limits inside a range", () => {
  const curve = limitCurve([1, 100_000], { level: 0.95, rate: 0.1, spread: null });

  it("begin where the curve enters the range and go on to its end", () => {
    for (const range of [
      [-20, 30],
      [-5, 60],
    ] as const) {
      const inside = limitsInside(curve, range);
      for (const side of ["lower", "upper"] as const) {
        const points = inside.filter((point) => point.side === side);
        const edge = side === "lower" ? range[0] : range[1];
        expect(points[0]!.limit).toBe(edge);
        expect(points.at(-1)!.expected).toBeCloseTo(100_000, 5);
        // The curve itself is there: ± z·100·√((1 − p)/E).
        const half = (1.959964 * 100 * Math.sqrt(0.9)) / Math.sqrt(points[0]!.expected);
        expect(Math.abs(half / edge)).toBeCloseTo(1, 2);
      }
    }
  });

  it("are the whole curve where the range holds it, but for what is held at −100", () => {
    const inside = limitsInside(curve, [-1000, 1000]);
    expect(inside.filter(({ side }) => side === "upper")).toHaveLength(curve.length);
    const held = curve.filter(({ lower }) => lower === -100).length;
    expect(held).toBeGreaterThan(0);
    expect(inside.filter(({ side }) => side === "lower")).toHaveLength(curve.length - held);
  });
});

describe("the funnel", () => {
  it.each(NATIONAL_CASES)("is well set: %s", async (_, input) => {
    expectWellSet(await draw(withSpread(input)));
  });

  it("labels each of the prefecture's areas once a panel", async () => {
    const texts = await textsOf(withSpread(nationalInput(HOKKAIDO)));
    for (const name of HOKKAIDO) expect(texts.filter((text) => text === name)).toHaveLength(2);
  });

  it("draws limits with and without the spread, and only those of chance where none is known", async () => {
    const curves = (input: FunnelInput) => JSON.stringify(funnelSpec(input)).match(/"limit":/g)!.length;
    const input = withSpread(nationalInput(KAGAWA));
    const unknown = { ...input, statistics: [] };
    expect(curves(unknown)).toBeLessThan(curves(input) * 0.6);
    const texts = await textsOf(input);
    expect(
      texts.filter((text) => text === "地域差の標準偏差 τ = 12.0％（期待数500人で）、γ = 0.20"),
    ).toHaveLength(2);
    expect(texts).toContain("95％限界（同じ規模の医療圏のばらつきを考慮）");
    const without = await textsOf(unknown);
    expect(without).toContain("地域差のばらつきは推定していない");
    expect(without.join("")).not.toContain("95％限界（同じ規模の医療圏のばらつきを考慮）");
    expect(without.join("")).toContain("20未満か、以前の結果");
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
    expect(texts.filter((text) => text === "南西部 +687")).toHaveLength(2);
  });

  it("gives the same bytes twice", async () => {
    const input = withSpread(nationalInput(SAITAMA));
    expect(await draw(input)).toBe(await draw(input));
  });
});
