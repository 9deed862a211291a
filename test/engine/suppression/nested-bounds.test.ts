import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import type { ReferenceChoice } from "../../../src/engine/reference/item-reference.js";
import { INTERVAL_METHODS } from "../../../src/engine/statistics/interval-methods.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { keyOf, ratiosOf, trueReference } from "../country/country-ratios.js";
import { type Country, syntheticCountry } from "../synthetic-country.js";

/** Small countries, in whose nation and prefectures ages are hidden too; in some nearly everybody is a hit, or nobody. */
const countries = fc
  .record({
    seed: fc.nat(1_000_000),
    people: fc.constantFrom(20, 60, 200, 900, 5000),
    rule: fc.constantFrom("row" as const, "row-and-column" as const),
    strata: fc.constantFrom(2 as const, 4 as const, 6 as const),
    prefectures: fc.integer({ min: 1, max: 5 }),
    areas: fc.integer({ min: 1, max: 4 }),
    item: fc.constantFrom("bmi-ge-25", "bmi-ge-30", "bmi-lt-18.5"),
  })
  .map(({ seed, item, ...shape }) => {
    const country = syntheticCountry(seed, shape);
    return { ...country, item: findItem(country.catalog, item) };
  });

const references = fc.constantFrom<ReferenceChoice>(
  { kind: "national" },
  { kind: "national-assigned" },
  { kind: "prefecture", code: "01" },
);

const ways = fc.record({
  reference: references,
  interval: fc.constantFrom(...INTERVAL_METHODS),
  boundsWithReference: fc.boolean(),
});

const infinite = (upper: number | null) => upper ?? Number.POSITIVE_INFINITY;

/** What is wrong with a row, in words; nothing where its limits hold its bounds and its marks keep to them. */
function faultsOf(row: RatioRow): string[] {
  const { ratio, ratioLower, mark, adjustedMark, rank, rankBest, rankWorst } = row;
  if (ratioLower === null || row.ratioOuter95Lower === null || row.ratioOuter998Lower === null) return [];
  const upper = infinite(row.ratioUpper);
  const upper95 = infinite(row.ratioOuter95Upper);
  const straddles = ratioLower <= 100 && upper >= 100;
  const isMarked = (given: string | null) => given !== null && given !== "none";
  const expectedUpper = infinite(row.expectedUpper);
  // O and E are bounded one by one: their quotients hold the ratio's bounds, but for rounding.
  const least = (100 * row.observedLower) / expectedUpper;
  const most = row.expectedLower > 0 ? (100 * infinite(row.observedUpper)) / row.expectedLower : upper;
  return [
    ...(row.ratioOuter95Lower <= ratioLower && upper <= upper95 ? [] : ["bounds outside the 95 % limits"]),
    ...(row.ratioOuter998Lower <= row.ratioOuter95Lower && upper95 <= infinite(row.ratioOuter998Upper)
      ? []
      : ["95 % limits outside the 99.8 % ones"]),
    ...(ratio === null || (ratioLower <= ratio && ratio <= upper) ? [] : ["estimate outside the bounds"]),
    ...(straddles && isMarked(mark) ? ["a mark where the bounds straddle 100"] : []),
    ...(straddles && isMarked(adjustedMark) ? ["an adjusted mark where the bounds straddle 100"] : []),
    ...(row.expectedLower <= row.expected && row.expected <= expectedUpper ? [] : ["E outside its bounds"]),
    ...(row.flags.includes("is-reference") ||
    (least <= ratioLower + 1e-9 * least && upper <= most + 1e-9 * most)
      ? []
      : ["bounds wider than those of O over E"]),
    ...(ratio !== null && ratio !== 100 && row.flags.includes("is-reference")
      ? ["a reference that is not 100 against itself"]
      : []),
    ...(rank === null || (rankBest! <= rank && rank <= rankWorst!) ? [] : ["a rank outside its bounds"]),
    ...((ratio === null) === row.flags.some((flag) => flag === "unbounded" || flag === "no-expected")
      ? []
      : ["no ratio and no reason, or a ratio with a reason for none"]),
  ];
}

function complaintsOf(country: Country, rows: readonly RatioRow[]): string[] {
  return rows.flatMap((row) => faultsOf(row).map((fault) => `${country.item.id} ${keyOf(row)}: ${fault}`));
}

describe("bounds, limits and marks", () => {
  it("lie inside each other and agree, whatever the country, the reference and the limits", () => {
    fc.assert(
      fc.property(countries, ways, (country, way) => {
        expect(complaintsOf(country, ratiosOf(country, country.published, way))).toEqual([]);
      }),
      { numRuns: 90 },
    );
  });

  it("agree where nothing is hidden too", () => {
    fc.assert(
      fc.property(countries, ways, (country, way) => {
        expect(complaintsOf(country, ratiosOf(country, country.truth, way))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("with the reference hold what they hold without it, and never mark more", () => {
    let wider = 0;
    fc.assert(
      fc.property(countries, ways, (country, way) => {
        const given = ratiosOf(country, country.published, { ...way, boundsWithReference: false });
        const widened = ratiosOf(country, country.published, { ...way, boundsWithReference: true });
        for (const [i, row] of widened.entries()) {
          const narrow = given[i]!;
          if (row.ratioLower === null) continue;
          if (row.expectedLower < narrow.expectedLower) wider++;
          expect(row.ratioLower).toBeLessThanOrEqual(narrow.ratioLower!);
          expect(infinite(row.ratioUpper)).toBeGreaterThanOrEqual(infinite(narrow.ratioUpper));
          expect(row.expectedLower).toBeLessThanOrEqual(narrow.expectedLower);
          expect(infinite(row.expectedUpper)).toBeGreaterThanOrEqual(infinite(narrow.expectedUpper));
          expect(row.ratioOuter95Lower).toBeLessThanOrEqual(narrow.ratioOuter95Lower!);
          expect(infinite(row.ratioOuter998Upper)).toBeGreaterThanOrEqual(
            infinite(narrow.ratioOuter998Upper),
          );
          if (narrow.mark === "none") expect(row.mark).toBe("none");
        }
      }),
      { numRuns: 35 },
    );
    expect(wider).toBeGreaterThan(50);
  });

  it("with the reference hold the E and the ratio of the true nation", () => {
    fc.assert(
      fc.property(countries, fc.constantFrom(...INTERVAL_METHODS), (country, interval) => {
        const reference = { kind: "file", file: trueReference(country) } as const;
        const truth = new Map(
          ratiosOf(country, country.truth, { reference, interval }).map((row) => [keyOf(row), row]),
        );
        for (const row of ratiosOf(country, country.published, { interval, boundsWithReference: true })) {
          const real = truth.get(keyOf(row));
          if (!real || row.flags.includes("is-reference") || row.ratioLower === null) continue;
          const slack = 1e-9 * Math.max(1, real.expected);
          expect(row.expectedLower).toBeLessThanOrEqual(real.expected + slack);
          expect(infinite(row.expectedUpper)).toBeGreaterThanOrEqual(real.expected - slack);
          if (real.ratio === null) continue;
          expect(row.ratioLower).toBeLessThanOrEqual(real.ratio + 1e-9 * (1 + real.ratio));
          expect(infinite(row.ratioUpper)).toBeGreaterThanOrEqual(real.ratio - 1e-9 * (1 + real.ratio));
        }
      }),
      { numRuns: 35 },
    );
  });
});
