import { describe, expect, it } from "vitest";
import { flagsOf, type Signs } from "../../../src/engine/ratio/flags-of.js";
import type { StandardizedRatio } from "../../../src/engine/ratio/standardize.js";
import { ratiosOf } from "../country/country-ratios.js";
import { syntheticCountry } from "../synthetic-country.js";

function flags(changes: Partial<StandardizedRatio>, signs: Partial<Signs> = {}) {
  const value: StandardizedRatio = {
    examined: 1000,
    examinedLower: 1000,
    examinedUpper: 1000,
    observed: 100,
    observedLower: 100,
    observedUpper: 100,
    expected: 90,
    expectedLower: 90,
    expectedUpper: 90,
    ratio: 111,
    ratioLower: 111,
    ratioUpper: 111,
    referenceUncertainty: 0,
    hiddenCells: 0,
    subtotalHidden: false,
    ...changes,
  };
  const none = { isReference: false, isImplausible: false, isNaive: false, isSmall: false, isApart: false };
  return flagsOf(value, { ...none, ...signs });
}

const between = (ratioLower: number | null, ratioUpper: number | null) => flags({ ratioLower, ratioUpper });

describe("the flags of a ratio", () => {
  it("call it exact where its bounds meet, else bounded", () => {
    expect(flags({})).toEqual(["exact"]);
    expect(between(110, 112)).toEqual(["bounded"]);
  });

  it("call an interval wide from more than 10 points", () => {
    expect(between(105, 115)).toEqual(["bounded"]);
    expect(between(105, 115.001)).toEqual(["bounded", "wide"]);
  });

  it("say where above and below the reference cannot be told, 100 itself being on neither side", () => {
    expect(between(99, 101)).toEqual(["bounded", "straddles-100"]);
    expect(between(100, 101)).toEqual(["bounded"]);
    expect(between(99, 100)).toEqual(["bounded"]);
    expect(between(97, 99)).toEqual(["bounded"]);
    expect(between(100.5, 101)).toEqual(["bounded"]);
    expect(between(99.9, 100.1)).toEqual(["bounded", "straddles-100"]);
  });

  it("say why there is no ratio: nobody is expected, or nothing bounds it", () => {
    expect(flags({ ratio: null, ratioLower: null, ratioUpper: null })).toEqual(["no-expected"]);
    expect(flags({ ratio: null, ratioLower: 80, ratioUpper: null })).toEqual(["unbounded"]);
  });

  it("name what the reference's hidden cells do from more than a point, and a hidden 中計", () => {
    expect(flags({ referenceUncertainty: 1 })).toEqual(["exact"]);
    expect(flags({ referenceUncertainty: 1.01 })).toEqual(["exact", "reference-uncertain"]);
    expect(flags({ subtotalHidden: true })).toEqual(["exact", "subtotal-hidden"]);
  });

  it("never call hidden counts exact that were read as 0", () => {
    expect(flags({ hiddenCells: 2 }, { isNaive: true })).toEqual(["naive"]);
    expect(flags({ hiddenCells: 0 }, { isNaive: true })).toEqual(["exact", "naive"]);
    expect(flags({ hiddenCells: 2 }, { isReference: true })).toEqual(["exact", "is-reference"]);
  });

  it("do not call the reference's own row exact whose ratio is 100 though its counts are not known", () => {
    for (const hidden of [{ observedLower: 95 }, { expectedUpper: 91 }]) {
      const value = { ratio: 100, ratioLower: 100, ratioUpper: 100, ...hidden };
      expect(flags(value, { isReference: true })).toEqual(["is-reference"]);
    }
  });

  it("call no row of a release exact of which a count is not known", () => {
    const country = syntheticCountry(5, { prefectures: 3, areas: 4, people: 800 });
    const rows = ratiosOf(country, country.published);
    const isKnown = (row: (typeof rows)[number]) =>
      row.observedLower === row.observedUpper && row.expectedLower === row.expectedUpper;
    const nation = rows.filter(({ level }) => level === "nation");
    expect(nation.some((row) => !isKnown(row))).toBe(true);
    for (const row of rows) if (row.flags.includes("exact")) expect(isKnown(row)).toBe(true);
    for (const { ratio, flags } of nation)
      expect([ratio, flags.includes("is-reference")]).toEqual([100, true]);
  });

  it("stand in one order, whatever each of them follows from", () => {
    const all = { isReference: true, isImplausible: true, isNaive: true, isSmall: true, isApart: true };
    expect(flags({ ratioLower: 90, subtotalHidden: true, referenceUncertainty: 2 }, all).join(" ")).toBe(
      "bounded wide straddles-100 reference-uncertain subtotal-hidden is-reference implausible naive small-count coverage-apart",
    );
  });

  it("are one object for equal lists", () => {
    expect(flags({})).toBe(flags({ ratio: 50, ratioLower: 50, ratioUpper: 50 }));
    expect(flags({})).not.toBe(between(110, 112));
  });
});
