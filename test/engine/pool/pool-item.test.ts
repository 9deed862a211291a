import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import type { AreaChange } from "../../../src/catalog/regions/area-changes.js";
import type { Catalog } from "../../../src/catalog/schema.js";
import { type PooledItem, poolItem } from "../../../src/engine/pool/pool-item.js";
import type { PooledRow } from "../../../src/model/columns/pooled-columns.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { ratiosOf } from "../country/country-ratios.js";
import { type Country, type CountryShape, syntheticCountry } from "../synthetic-country.js";

const RELEASES = [7, 8, 9];

/** The same regions in three years, whose counts have nothing to do with each other. */
const years = (seed: number, shape: Partial<CountryShape>): Country[] =>
  RELEASES.map((release, i) => syntheticCountry(seed + i, { ...shape, release }));

function pooled(
  countries: readonly Country[],
  tables: "truth" | "published" = "published",
  {
    rows = countries.flatMap((country) => ratiosOf(country, country[tables])),
    catalog = countries[0]!.catalog,
  } = {},
): PooledItem {
  const { item } = countries[0]!;
  const found = poolItem({ item, rows, releases: RELEASES, interval: "binomial" }, catalog);
  if ("reason" in found) throw new Error(found.reason.en);
  return found;
}

type Row = Pick<RatioRow, "level" | "code" | "sex" | "ages">;
const keyOf = ({ level, code, sex, ages }: Row) => [level, code, sex, ages].join(" ");

/** The years of each pooled row. */
function singles(countries: readonly Country[]): (row: PooledRow) => readonly RatioRow[] {
  const lines = new Map<string, RatioRow[]>();
  for (const row of countries.flatMap((country) => ratiosOf(country, country.published)))
    lines.set(keyOf(row), [...(lines.get(keyOf(row)) ?? []), row]);
  return (row) => lines.get(keyOf(row))!;
}

const sum = (rows: readonly RatioRow[], of: (row: RatioRow) => number | null) =>
  rows.reduce((total, row) => total + (of(row) ?? Number.POSITIVE_INFINITY), 0);

const shapes = fc.record({
  seed: fc.nat(1_000_000),
  areas: fc.integer({ min: 2, max: 6 }),
  people: fc.constantFrom(60, 200, 900),
  rule: fc.constantFrom("row" as const, "row-and-column" as const),
});

describe("years that are added up", () => {
  it("have rates of their own: cases among all examined, and the mean reference rate times the pooled ratio", () => {
    const countries = years(4, { people: 400 });
    const ofYears = singles(countries);
    let compared = 0;
    for (const row of pooled(countries).rows) {
      const single = ofYears(row);
      const reference = sum(single, ({ referenceRate }) => referenceRate) / single.length;
      expect(row.referenceRate).toBeCloseTo(reference, 9);
      if (row.rate === null || row.adjustedRate === null) continue;
      compared++;
      expect(row.rate).toBeCloseTo((100 * row.observed) / row.examined, 9);
      expect(row.rateLower!).toBeLessThanOrEqual(row.rate + 1e-9);
      expect(row.rateUpper!).toBeGreaterThanOrEqual(row.rate - 1e-9);
      expect(row.adjustedRate).toBeCloseTo((reference * row.ratio!) / 100, 9);
    }
    expect(compared).toBeGreaterThan(50);
  });

  it("have the sums of the single years' people and the ratio of these sums", () => {
    const countries = years(1, { people: 400 });
    const ofYears = singles(countries);
    const { rows } = pooled(countries);
    expect(rows.length).toBe(ratiosOf(countries[0]!, countries[0]!.published).length);
    for (const row of rows) {
      const single = ofYears(row);
      expect([row.release, row.fiscalYear, row.reference]).toEqual(["7-9", "2019-2021", "national@7-9"]);
      expect(row.examined).toBeCloseTo(
        sum(single, ({ examined }) => examined),
        6,
      );
      expect(row.observed).toBeCloseTo(
        sum(single, ({ observed }) => observed),
        6,
      );
      expect(row.expected).toBeCloseTo(
        sum(single, ({ expected }) => expected),
        6,
      );
      if (row.ratio !== null && !row.flags.includes("is-reference"))
        expect(row.ratio).toBeCloseTo((100 * row.observed) / row.expected, 9);
    }
  });

  it("have bounds that hold the ratio of the true counts, in thinned countries", () => {
    let [open, narrower] = [0, 0];
    fc.assert(
      fc.property(shapes, ({ seed, ...shape }) => {
        const countries = years(seed, { ...shape, prefectures: 2 });
        // The reference's own hidden counts are told beside the bounds, unless these are asked to hold them.
        const rows = countries.flatMap((country) =>
          ratiosOf(country, country.published, { boundsWithReference: true }),
        );
        const truth = new Map(pooled(countries, "truth").rows.map((row) => [keyOf(row), row]));
        for (const row of pooled(countries, "published", { rows }).rows) {
          const real = truth.get(keyOf(row))!;
          const slack = 1e-7 * (1 + row.observed);
          expect(row.observedLower).toBeLessThanOrEqual(real.observed + slack);
          expect(row.observedUpper ?? Infinity).toBeGreaterThanOrEqual(real.observed - slack);
          if (real.rate !== null) {
            expect(row.rateLower ?? 0).toBeLessThanOrEqual(real.rate + slack);
            expect(row.rateUpper ?? 100).toBeGreaterThanOrEqual(real.rate - slack);
          }
          if (real.ratio === null) continue;
          expect(row.ratioLower ?? 0).toBeLessThanOrEqual(real.ratio + slack);
          expect(row.ratioUpper ?? Infinity).toBeGreaterThanOrEqual(real.ratio - slack);
          if (row.ratioLower === row.ratioUpper) continue;
          open++;
          const plain = (100 * row.observedUpper!) / row.expectedLower;
          if (row.ratioUpper !== null && row.ratioUpper < plain - 1e-6) narrower++;
        }
      }),
      { numRuns: 6, seed: 20261129 },
    );
    expect(open).toBeGreaterThan(100);
    expect(narrower).toBeGreaterThan(20);
  });

  it("have intervals no narrower than those of the mean single year, and as wide where nothing is hidden", () => {
    const countries = years(4, { people: 300 });
    const ofYears = singles(countries);
    let exact = 0;
    for (const row of pooled(countries).rows) {
      const single = ofYears(row);
      if (row.ratioCi95Lower === null || single.some(({ expected }) => expected === 0)) continue;
      const mean = (of: (row: RatioRow) => number) =>
        sum(single, (year) => year.expected * of(year)) / sum(single, ({ expected }) => expected);
      const width = mean((year) => year.ratioCi95Upper! - year.ratioCi95Lower!);
      expect(row.ratioCi95Upper! - row.ratioCi95Lower).toBeCloseTo(width, 6);
      if (row.ratioOuter95Upper !== null && row.ratioOuter95Lower !== null) {
        expect(row.ratioOuter95Upper - row.ratioOuter95Lower).toBeGreaterThan(width - 1e-6);
        if (row.flags.includes("exact")) exact++;
      }
    }
    expect(exact).toBeGreaterThan(20);
  });

  it("are one year again where all three are the same, but for their people", () => {
    const country = syntheticCountry(11, { people: 500, release: 8 });
    const rows = ratiosOf(country, country.published);
    const same = RELEASES.flatMap((release) =>
      rows.map((row) => ({ ...row, release, fiscalYear: release + 2012, reference: `national@${release}` })),
    );
    const single = new Map(rows.map((row) => [keyOf(row), row]));
    const close = (a: number | null, b: number | null) =>
      a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 6);
    for (const row of pooled([country], "published", { rows: same }).rows) {
      const year = single.get(keyOf(row))!;
      close(row.ratio, year.ratio);
      close(row.ratioUpper, year.ratioUpper);
      close(row.ratioOuter95Lower, year.ratioOuter95Lower);
      close(row.ratioOuter998Upper, year.ratioOuter998Upper);
      close(row.z, year.z);
      close(row.smoothedRatio, year.smoothedRatio);
      expect([row.mark, row.rank, row.flags]).toEqual([year.mark, year.rank, year.flags]);
      close(row.examined, 3 * year.examined);
    }
  });

  it("are ranked among the pooled ratios of all regions", () => {
    const countries = years(2, { people: 900 });
    const column = pooled(countries).rows.filter(
      ({ level, sex, ages }) => level === "area" && sex === "female" && ages === "40-74",
    );
    const order = column.map(({ ratio }) => ratio!).sort((a, b) => b - a);
    for (const row of column) expect(row.rank).toBe(1 + order.indexOf(row.ratio!));
  });

  it("say which region was wrong in one of them, and mark it not", () => {
    const countries = years(3, { people: 900 });
    const rows = countries
      .flatMap((country) => ratiosOf(country, country.published))
      .map((row) =>
        row.release === 8 && row.code === "0201" ? { ...row, flags: [...row.flags, "implausible"] } : row,
      );
    const wrong = pooled(countries, "published", { rows }).rows.filter(({ code }) => code === "0201");
    expect(wrong.length).toBeGreaterThan(0);
    for (const row of wrong) {
      expect(row.flags).toContain("implausible");
      expect([row.mark, row.rank, row.adjustedMark]).toEqual([null, null, null]);
    }
  });
});

describe("years that do not compare", () => {
  const countries = years(5, { people: 300 });
  const rows = countries.flatMap((country) => ratiosOf(country, country.published));
  const { catalog, item } = countries[0]!;

  it("are not added up where a question became another one, which is said", () => {
    const chewing = findItem(catalog, "q13-chewing-difficulty");
    const found = poolItem({ item: chewing, rows, releases: [5, 6], interval: "binomial" }, catalog);
    expect(found).toMatchObject({ release: 6, reason: { ja: "質問13は第5回と第6回で別の質問" } });
  });

  it("are not added up where the nation is with 判別不可 in one and without it in another", () => {
    const before = rows.map((row) =>
      row.release === 7 ? { ...row, release: 5, reference: "national-assigned@5" } : row,
    );
    const found = poolItem({ item, rows: before, releases: [5, 8, 9], interval: "binomial" }, catalog);
    expect(found).toMatchObject({ release: 8 });
  });

  it("are not added up where one of them does not have the item", () => {
    const found = poolItem(
      { item, rows: rows.filter(({ release }) => release !== 8), releases: RELEASES, interval: "binomial" },
      catalog,
    );
    expect(found).toMatchObject({ release: 8, reason: { en: "release 8 does not have it" } });
  });

  it("are told by level where one of them has no values of the regions asked for", () => {
    const ofAreas = rows.filter(({ level, release }) => level === "area" && release !== 8);
    const found = poolItem({ item, rows: ofAreas, releases: RELEASES, interval: "binomial" }, catalog);
    expect(found).toMatchObject({ release: 8, reason: { ja: "第8回に二次医療圏の値がない" } });
  });

  it("leave out an area whose territory changed between them, and one that a year lacks", () => {
    const change: AreaChange = {
      from: 9,
      note: { ja: "例", en: "an example" },
      changes: [{ from: ["0201", "0202"], to: ["0201"] }],
    };
    const changed: Catalog = { ...catalog, areaChanges: [change] };
    const some = rows.filter(({ release, code }) => !(release === 9 && code === "0301"));
    const found = pooled(countries, "published", { rows: some, catalog: changed });
    const codes = new Set(found.rows.map(({ code }) => code));
    expect(["0201", "0202", "0301"].some((code) => codes.has(code))).toBe(false);
    expect(codes).toContain("0203");
    expect(codes).toContain("02");
    expect([...found.leftOut.values()].map(({ en }) => en)).toEqual(
      expect.arrayContaining(["its territory changed", "a year is missing"]),
    );
  });
});
