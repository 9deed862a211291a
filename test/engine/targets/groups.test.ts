import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegionGroup } from "../../../src/catalog/regions/region-groups.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { computed, ratiosOf, trueReference } from "../country/country-ratios.js";
import { type Country, syntheticCountry } from "../synthetic-country.js";

const RATIOS = { levels: ["prefecture", "area", "group"] } as const;

/** A prefecture of several areas, and its areas. */
function prefectureOf(country: Country): { readonly code: string; readonly areas: readonly string[] } {
  const code = country.catalog.prefectures.at(-1)!.code;
  return {
    code,
    areas: country.catalog.areas.flatMap((area) => (area.prefectureCode === code ? [area.code] : [])),
  };
}

/** Rows by level and code, of the same sex and ages. */
function sideBySide(rows: readonly RatioRow[]): ReadonlyMap<string, RatioRow>[] {
  const found = new Map<string, Map<string, RatioRow>>();
  for (const row of rows) {
    const key = `${row.sex} ${row.ages}`;
    const of = found.get(key) ?? new Map<string, RatioRow>();
    found.set(key, of.set(`${row.level} ${row.code}`, row));
  }
  return [...found.values()];
}

const sum = (rows: readonly RatioRow[], of: (row: RatioRow) => number | null) =>
  rows.reduce((total, row) => total + (of(row) ?? Number.POSITIVE_INFINITY), 0);

/** Some of the areas, at least one, by a number whose bits choose them. */
const chosen = (areas: readonly string[], bits: number) =>
  areas.filter((_, i) => (bits >> i) & 1 || i === bits % areas.length);

const countries = fc.record({
  seed: fc.nat(1_000_000),
  areas: fc.integer({ min: 2, max: 7 }),
  people: fc.constantFrom(60, 200, 900),
  rule: fc.constantFrom("row", "row-and-column"),
  bits: fc.nat(127),
});

/** The country with regions put together from its own. */
const having = (country: Country, regionGroups: readonly RegionGroup[]): Country => ({
  ...country,
  catalog: { ...country.catalog, regionGroups },
});

function madeUp({
  seed,
  areas,
  people,
  rule,
}: {
  seed: number;
  areas: number;
  people: number;
  rule: string;
}) {
  return syntheticCountry(seed, { prefectures: 2, areas, people, rule: rule as "row" });
}

describe("a region put together from areas", () => {
  it("has bounds that hold the truth and lie within the sums of its members' bounds", () => {
    let narrower = 0;
    fc.assert(
      fc.property(countries, (shape) => {
        const country = madeUp(shape);
        const { areas } = prefectureOf(country);
        const members = chosen(areas, shape.bits);
        const groups = [{ code: "g", name: "まとめ", members }];
        const reference = { kind: "file", file: trueReference(country) } as const;
        const rows = sideBySide(
          ratiosOf(having(country, groups), country.published, { ...RATIOS, reference }),
        );
        const truth = sideBySide(ratiosOf(having(country, groups), country.truth, { ...RATIOS, reference }));
        for (const [i, of] of rows.entries()) {
          const group = of.get("group g")!;
          const real = truth[i]!.get("group g")!;
          const parts = members.map((code) => of.get(`area ${code}`)!);
          const rounding = 1e-9 * (1 + group.observed);
          expect(group.observedLower).toBeLessThanOrEqual(real.observed + rounding);
          expect(group.observedUpper ?? Infinity).toBeGreaterThanOrEqual(real.observed - rounding);
          expect(group.expectedLower).toBeLessThanOrEqual(real.expected + rounding);
          expect(group.expectedUpper ?? Infinity).toBeGreaterThanOrEqual(real.expected - rounding);
          expect(group.ratioLower ?? 0).toBeLessThanOrEqual((real.ratio ?? Infinity) + 1e-7);
          expect(group.ratioUpper ?? Infinity).toBeGreaterThanOrEqual((real.ratio ?? 0) - 1e-7);
          const least = sum(parts, (row) => row.observedLower);
          const most = sum(parts, (row) => row.observedUpper);
          // A count that stands alone is guarded in a member's row; together with others it is not.
          expect(group.observedLower).toBeGreaterThanOrEqual(least - rounding);
          expect(group.observedUpper ?? Infinity).toBeLessThanOrEqual(most + rounding);
          if (group.observedUpper! - group.observedLower < most - least - 0.5) narrower++;
          expect(group.ratio).toSatisfy(
            (ratio) => ratio === null || (group.ratioLower! <= ratio && ratio <= group.ratioUpper!),
          );
        }
      }),
      { numRuns: 30, seed: 20261128 },
    );
    expect(narrower).toBeGreaterThan(10);
  });

  it("is the prefecture to the last digit where it has all areas of it, and the areas of it add up to it", () => {
    const country = syntheticCountry(11, { prefectures: 3, areas: 6, people: 300 });
    const { code, areas } = prefectureOf(country);
    const groups = [
      { code: "all", name: "全部", members: areas },
      { code: "pref", name: "県", members: [code] },
      { code: "one", name: "一部", members: areas.slice(0, 2) },
      { code: "rest", name: "残り", members: areas.slice(2) },
    ];
    for (const of of sideBySide(ratiosOf(having(country, groups), country.published, RATIOS))) {
      const prefecture = of.get(`prefecture ${code}`)!;
      const numbers = (
        { observed, observedLower, observedUpper, expected, ratio, ratioLower, ratioUpper, mark }: RatioRow, // biome-ignore format: one list
      ) => [observed, observedLower, observedUpper, expected, ratio, ratioLower, ratioUpper, mark];
      expect(numbers(of.get("group all")!)).toEqual(numbers(prefecture));
      expect(numbers(of.get("group pref")!)).toEqual(numbers(prefecture));
      const parts = [of.get("group one")!, of.get("group rest")!];
      if (prefecture.observedLower === prefecture.observedUpper) {
        expect(sum(parts, (row) => row.observed)).toBeCloseTo(prefecture.observed, 3);
        expect(sum(parts, (row) => row.observedLower)).toBeLessThanOrEqual(prefecture.observed + 1e-6);
        expect(sum(parts, (row) => row.observedUpper)).toBeGreaterThanOrEqual(prefecture.observed - 1e-6);
      }
    }
  });

  it("shows the prefecture that holds it, and none where it reaches over several", () => {
    const country = syntheticCountry(3, { prefectures: 3, areas: 4 });
    const { code, areas } = prefectureOf(country);
    const other = country.catalog.areas.find(({ prefectureCode }) => prefectureCode !== code)!.code;
    const groups = [
      { code: "in", name: "中", members: areas.slice(0, 2) },
      { code: "over", name: "跨ぐ", members: [other, areas[0]!] },
    ];
    const rows = ratiosOf(having(country, groups), country.published, { levels: ["group"] });
    const prefectures = new Map(rows.map((row) => [row.code, row.prefectureCode]));
    expect(prefectures).toEqual(
      new Map([
        ["in", code],
        ["over", null],
      ]),
    );
    const asked = { levels: ["group"], prefectures: new Set([code]) } as const;
    expect(
      new Set(ratiosOf(having(country, groups), country.published, asked).map((row) => row.code)),
    ).toEqual(new Set(["in"]));
  });

  it("has a rank only where the regions make up the nation, each area in one of them", () => {
    const country = syntheticCountry(7, { prefectures: 3, areas: 4 });
    const byPrefecture = country.catalog.prefectures.map(
      ({ code }): RegionGroup => ({ code: `g-${code}`, name: code, members: [code] }),
    );
    const ranks = (groups: readonly RegionGroup[]) =>
      computed(having(country, groups), country.published, { levels: ["group"] }).rows.map(
        ({ rank }) => rank,
      );
    expect(ranks(byPrefecture)).not.toContain(null);
    expect(new Set(ranks(byPrefecture.slice(1)))).toEqual(new Set([null]));
    const twice = [...byPrefecture, { ...byPrefecture[0]!, code: "again" }];
    expect(new Set(ranks(twice))).toEqual(new Set([null]));
  });

  it("does not tell a hidden count that stands alone beside it in its prefecture", () => {
    // The prefecture less the region is one area, whose only hidden count would be the difference.
    const country = syntheticCountry(21, { prefectures: 2, areas: 3, people: 120, rule: "row", strata: 2 });
    const { areas } = prefectureOf(country);
    let seen = 0;
    for (const left of areas) {
      const groups = [{ code: "g", name: "以外", members: areas.filter((code) => code !== left) }];
      for (const of of sideBySide(ratiosOf(having(country, groups), country.published, RATIOS))) {
        const group = of.get("group g")!;
        const members = groups[0]!.members.map((code) => of.get(`area ${code}`)!);
        const alone = of.get(`area ${left}`)!;
        if (alone.hiddenCells !== 1 || group.hiddenCells < 2) continue;
        seen++;
        expect(group.observedUpper! - group.observedLower).toBeCloseTo(
          Math.min(
            group.observedUpper! - group.observedLower,
            sum(members, (row) => row.observedUpper) - sum(members, (row) => row.observedLower),
          ),
          9,
        );
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
