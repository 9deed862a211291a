import { describe, expect, it } from "vitest";
import { type FunnelInput, funnelSpec } from "../../src/charts/funnel/funnel.js";
import { controlLimits, limitCurve, limitsInside } from "../../src/charts/funnel/limits.js";
import type { NationalInput } from "../../src/charts/national-rows.js";
import { markOfZ, zScore } from "../../src/engine/statistics/significance.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts, svgSize } from "../render/shown-texts.js";
import { NATIONAL_CASES, nationalInput, STATISTICS, wild } from "./synthetic-nation.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "./synthetic-rows.js";
import { expectWellSet } from "./well-set.js";

const withPhi = (input: NationalInput): FunnelInput => ({ ...input, statistics: STATISTICS });
const draw = (input: FunnelInput) => renderSvg(funnelSpec(input));
const textsOf = async (input: FunnelInput) => shownTexts(await draw(input)).map(({ text }) => text);

describe("the control limits", () => {
  it("are 1.96 and 3.09 standard deviations of a Poisson count from the target", () => {
    const [lower, upper] = controlLimits(400, { level: 0.95, rate: 0, phi: null });
    expect(upper).toBeCloseTo(9.79982, 5);
    expect(lower).toBeCloseTo(-9.79982, 5);
    expect(controlLimits(400, { level: 0.998, rate: 0, phi: null })[1]).toBeCloseTo(15.45116, 5);
  });

  it("are narrower for a common condition, as a binomial count is", () => {
    expect(controlLimits(400, { level: 0.95, rate: 0.36, phi: null })[1]).toBeCloseTo(0.8 * 9.79982, 4);
  });

  it("widen with the root of φ, and never narrow", () => {
    const at = (phi: number | null) => controlLimits(2500, { level: 0.95, rate: 0.2, phi })[1];
    expect(at(16)).toBeCloseTo(4 * at(null), 10);
    expect(at(0.5)).toBe(at(null));
  });

  it("end at −100 below", () => {
    expect(controlLimits(2, { level: 0.998, rate: 0, phi: null })[0]).toBe(-100);
  });

  it("lie where the z-score is marked, also after adjustment", () => {
    const [examined, expected, phi] = [5000, 1000, 9];
    const [, upper] = controlLimits(expected, { level: 0.998, rate: expected / examined, phi });
    const markAt = (difference: number) =>
      markOfZ(
        zScore("binomial", { observed: expected * (1 + difference / 100), expected, examined })! /
          Math.sqrt(phi),
      );
    expect(markAt(upper - 0.01)).toBe("high-95");
    expect(markAt(upper + 0.01)).toBe("high-99.8");
  });

  it("make a curve that narrows as the expected count grows, from one end to the other", () => {
    const curve = limitCurve([10, 100_000], { level: 0.95, rate: 0.1, phi: 4 });
    expect(curve[0]!.expected).toBeCloseTo(10);
    expect(curve.at(-1)!.expected).toBeCloseTo(100_000, 5);
    for (const [index, at] of curve.slice(1).entries()) expect(at.upper).toBeLessThan(curve[index]!.upper);
  });
});

describe("the limits inside a range", () => {
  const curve = limitCurve([10, 100_000], { level: 0.95, rate: 0.1, phi: 4 });

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
        // The curve itself is there: ± z·√φ·100·√((1 − p)/E).
        const half = (1.959964 * 2 * 100 * Math.sqrt(0.9)) / Math.sqrt(points[0]!.expected);
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
    expectWellSet(await draw(withPhi(input)));
  });

  it("labels each of the prefecture's areas once a panel", async () => {
    const texts = await textsOf(withPhi(nationalInput(HOKKAIDO)));
    for (const name of HOKKAIDO) expect(texts.filter((text) => text === name)).toHaveLength(2);
  });

  it("draws limits with and without overdispersion, and only those of chance where φ is unknown", async () => {
    const curves = (input: FunnelInput) => JSON.stringify(funnelSpec(input)).match(/"limit":/g)!.length;
    const input = withPhi(nationalInput(KAGAWA));
    expect(curves({ ...input, statistics: [] })).toBeLessThan(curves(input) * 0.6);
    expect((await textsOf(input)).filter((text) => text === "φ = 16.0（限界を4.0倍に広げる）")).toHaveLength(
      2,
    );
    expect(await textsOf({ ...input, statistics: [] })).toContain("過分散は推定できない");
  });

  it("takes φ of the areas, not of the prefectures nor of other ages or items", () => {
    const input = withPhi(nationalInput(KAGAWA));
    const wrong = STATISTICS.flatMap((group) => [
      { ...group, level: "prefecture" as const, phi: 99 },
      { ...group, ages: "65-74", phi: 99 },
      { ...group, item: "sbp-ge-130", phi: 99 },
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
      const svg = await draw(withPhi({ ...input, rows: [...input.rows, ...both], sexes }));
      expectWellSet(svg);
      sizes.push(svgSize(svg));
    }
    const [one, two, three] = sizes as [{ width: number; height: number }, ...typeof sizes];
    expect(one.width).toBeLessThan(two!.width);
    expect(three!.height).toBeGreaterThan(two!.height + 420);
  });

  it("shows a wild area at the edge with its value", async () => {
    const texts = await textsOf(withPhi(nationalInput(SAITAMA, wild)));
    expect(texts.filter((text) => text === "南西部 +687")).toHaveLength(2);
  });

  it("gives the same bytes twice", async () => {
    const input = withPhi(nationalInput(SAITAMA));
    expect(await draw(input)).toBe(await draw(input));
  });
});
