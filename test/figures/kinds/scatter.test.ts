import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { regionWords } from "../../../src/figures/region-words.js";
import { namedRows, type PairRow } from "../../../src/figures/scatter/rows.js";
import { scatterSpec } from "../../../src/figures/scatter/scatter.js";
import { correlationText } from "../../../src/figures/scatter/texts.js";
import { RATIO_SPECS } from "../../../src/figures/specs.js";
import { textWidth } from "../../../src/render/text-width.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import { nationalInput, spread } from "../synthetic/synthetic-nation.js";
import { pairInput } from "../synthetic/synthetic-pair.js";
import { KAGAWA } from "../synthetic/synthetic-rows.js";
import { expectWellSet } from "../well-set.js";

const headings = (spec: TopLevelSpec) =>
  Object.values(paramOf(spec, "headings") as Record<string, readonly string[]>).map((lines) =>
    lines.join(""),
  );

describe("the scatter plot of two items", () => {
  it("shows every area once a sex, the prefecture's with names", () => {
    const rows = drawn(scatterSpec(pairInput(nationalInput(KAGAWA))), "xRange");
    expect(rows).toHaveLength(2 * 335);
    expect(rows.filter(({ label }) => label !== undefined).map(({ isOwn }) => isOwn)).toEqual(
      new Array(2 * KAGAWA.length).fill(true),
    );
  });

  it("says the correlation: 1 where the second rises with the first", () => {
    const spec = scatterSpec(pairInput(nationalInput(KAGAWA), (difference) => difference / 2));
    for (const heading of headings(spec))
      expect(heading).toMatch(/ρ = 1\.00（95％信頼区間 1\.00～1\.00、335医療圏）/);
  });

  it("rounds the ends of the interval outwards, and writes no 0 with a sign", () => {
    const correlation = { rho: -0.0012, interval: { lower: -0.1101, upper: 0.0017 }, pairs: 326 };
    expect(correlationText(correlation, regionWords([]), "en")).toBe(
      "rank correlation ρ = 0.00 (95% interval −0.12 to 0.01, 326 areas)",
    );
    const mirrored = { ...correlation, interval: { lower: -0.0017, upper: 0.1101 } };
    expect(correlationText(mirrored, regionWords([]), "ja")).toBe(
      "順位相関 ρ = 0.00（95％信頼区間 −0.01～0.12、326医療圏）",
    );
  });

  it("leaves areas out of the correlation whose ratio is not known within 10 points, and draws them hollow with their range", () => {
    const input = nationalInput(KAGAWA, (place) => {
      const made = spread(place);
      return place.own === 0
        ? { ...made, ratioLower: 80 + (made.difference ?? 0), ratioUpper: 115 + (made.difference ?? 0) }
        : made;
    });
    const spec = scatterSpec(pairInput(input));
    for (const heading of headings(spec)) expect(heading).toContain("334医療圏");
    const [wide] = drawn(spec, "xLower");
    expect(wide).toMatchObject({ isOwn: true, isWide: true });
    expect(wide!.xUpper as number).toBeGreaterThan(wide!.xLower as number);
  });

  it("puts what lies beyond the frame at its edge and says its values", async () => {
    const input = nationalInput(KAGAWA, (place) =>
      place.own === 1
        ? { ...spread(place), difference: 900, ratioLower: 940, ratioUpper: 1060 }
        : spread(place),
    );
    const spec = scatterSpec(pairInput(input, (difference) => difference / 10));
    const beyond = drawn(spec, "label").filter(({ isBeyond }) => isBeyond);
    expect(beyond[0]!.label).toContain("+900");
    const [, high] = (paramOf(spec, "xDomains") as Record<string, [number, number]>).male!;
    expect(beyond[0]!.labelX).toBeLessThan(high);
    const svg = await drawnSvg(spec);
    expect(svg).toContain("枠の外");
    expectWellSet(svg);
  });

  it("has no name of an area on the line of its range", () => {
    const layout = { panelWidth: 800, panelHeight: 400 } as unknown as Parameters<typeof namedRows>[2];
    const own = { code: "1313", name: "島しょ", isOwn: true, x: 8, y: 20, isWide: true };
    const nameOf = (ends: object) => {
      const domains = [
        [-40, 40],
        [-40, 40],
      ] as const;
      const [row] = namedRows([{ ...own, ...ends } as PairRow], domains, layout) as Partial<
        Record<"labelX" | "labelY", number>
      >[];
      return { across: Math.abs(row!.labelX! - own.x) * 10, up: Math.abs(row!.labelY! - own.y) * 5 };
    };
    // Half as high as a name, and half as wide, in the unit of the type.
    const half = { up: 5.5, across: textWidth(own.name, 11, "bold") / 2 };
    expect(nameOf({}).up).toBeLessThan(half.up);
    expect(nameOf({ xLower: 7, xUpper: 20 }).up).toBeGreaterThan(half.up);
    const both = nameOf({ xLower: -10, xUpper: 20, yLower: -10, yUpper: 30 });
    expect(both.up > half.up && both.across > half.across).toBe(true);
  });

  it("says that it is about areas and not about persons, in both languages", () => {
    const texts = (language: "ja" | "en") =>
      JSON.stringify(scatterSpec(pairInput(nationalInput(KAGAWA, spread, { language })))).replaceAll(
        '","',
        "",
      );
    expect(texts("ja")).toContain("生態学的誤謬");
    expect(texts("en")).toMatch(/ecological ?fallacy/);
  });

  it("wants two items, and says how many there are", () => {
    const figure = { items: [{}] } as unknown as Parameters<typeof RATIO_SPECS.scatter.spec>[0];
    expect(RATIO_SPECS.scatter.canDraw!(figure)).toBe(false);
    expect(() => RATIO_SPECS.scatter.spec(figure)).toThrow(/two items \(there are 1\)/);
  });
});
