import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import { type BaseRelease, holdsPopulation } from "../../../src/engine/reference/item-reference.js";
import { makeReference } from "../../../src/engine/reference/make-reference.js";
import { boundedRates, referenceCounts, referenceRates } from "../../../src/engine/reference/reference.js";
import { resolvePair } from "../../../src/engine/suppression/suppression.js";
import { COLUMNS, type CountTable, HIDDEN, SEXES } from "../../../src/model/counts.js";
import { said } from "../../support/told.js";
import { computed, ratiosOf, trueReference } from "../country/country-ratios.js";
import { syntheticCountry } from "../synthetic-country.js";

const country = syntheticCountry(9, { prefectures: 3, areas: 3, people: 700 });
const [pair] = country.published.pairs;
const prefectures = pair!.prefecture!;

/** The table with only some of its regions. */
function withRegions(table: CountTable, chosen: readonly number[]): CountTable {
  const [male, female] = SEXES.map((sex) => {
    const size = table[sex].strata.length * COLUMNS;
    const counts = chosen.flatMap((region) => [
      ...table[sex].counts.slice(region * size, (region + 1) * size),
    ]);
    return { ...table[sex], counts: Int32Array.from(counts) };
  });
  return { ...table, regions: chosen.map((i) => table.regions[i]!), male: male!, female: female! };
}

describe("a prefecture table", () => {
  const holds = (table: CountTable, population: Parameters<typeof holdsPopulation>[1]) =>
    holdsPopulation(table, population, country.catalog);
  const assigned = withRegions(prefectures, [0, 1, 2]);

  it("holds the nation with all prefectures and 判別不可, without which it holds those assigned", () => {
    expect([holds(prefectures, { kind: "national" }), holds(assigned, { kind: "national" })]).toEqual([
      true,
      false,
    ]);
    for (const table of [prefectures, assigned])
      expect(holds(table, { kind: "national-assigned" })).toBe(true);
  });

  it("has no 判別不可 before release 6, so that it holds those assigned and not the nation", () => {
    for (const release of [1, 5, 6]) {
      expect(holds({ ...assigned, release }, { kind: "national" })).toBe(false);
      expect(holds({ ...assigned, release }, { kind: "national-assigned" })).toBe(true);
    }
  });

  it("holds no nation without one of its prefectures", () => {
    for (const left of [[1, 2, 3], [0, 2, 3], [3]]) {
      const table = withRegions(prefectures, left);
      for (const kind of ["national", "national-assigned"] as const)
        expect(holds(table, { kind })).toBe(false);
    }
  });

  it("holds a prefecture where that is one of its rows", () => {
    expect(holds(withRegions(prefectures, [1]), { kind: "prefecture", code: "02" })).toBe(true);
    expect(holds(withRegions(prefectures, [1]), { kind: "prefecture", code: "01" })).toBe(false);
  });
});

describe("an item whose reference cannot be made", () => {
  const reasonFor = (prefecture: CountTable | null, reference: Parameters<typeof computed>[2] = {}) => {
    const release = { ...country.published, pairs: [{ ...pair!, prefecture }] };
    return computed(country, release, reference).outcome.notComputable[0]!.reason;
  };

  it("says that there is no prefecture table only where there is none", () => {
    expect(said(reasonFor(null)).en).toContain("no prefecture table");
    expect(said(reasonFor(withRegions(prefectures, [1]))).en).not.toContain("no prefecture table");
  });

  it("says which prefectures the table holds, and how many where they are more than a few", () => {
    const one = reasonFor(withRegions(prefectures, [1]));
    const name = country.catalog.prefectures[1]!.name;
    expect(said(one).en).toContain(`holds only ${name.en},`);
    expect(said(one).ja).toContain(`あるのは${name.ja}だけ`);
    expect(said(one).en).toContain("such as prefecture:02");
    const elsewhere = reasonFor(withRegions(prefectures, [1]), {
      reference: { kind: "prefecture", code: "01" },
    });
    expect(said(elsewhere).ja).toContain(`あるのは${name.ja}だけ`);
  });

  it("says that the row 判別不可 is missing where that is all", () => {
    const whole = withRegions({ ...prefectures, release: 8 }, [0, 1, 2]);
    const { ja, en } = said(reasonFor(whole));
    expect(ja).toContain("都道府県判別不可");
    expect(en).toContain("--reference national-assigned");
    expect(en).not.toContain("holds only");
  });
});

describe("a reference made of a release", () => {
  const made = (changes: Partial<(typeof country.published.pairs)[number]>, items = [country.item]) =>
    makeReference(
      { ...country.published, pairs: [{ ...pair!, ...changes }] },
      items,
      { kind: "national" },
      country.catalog,
    );

  it("has the items that its prefecture tables give, and says which were used", () => {
    const smoking = findItem(country.catalog, "q08-smoking");
    const { items, used, notComputable, contradiction } = made({}, [smoking, country.item]);
    expect(items.map(({ id }) => id)).toEqual(["bmi-ge-25"]);
    expect(used).toEqual([prefectures]);
    expect(notComputable.map(({ item, release }) => [item, release])).toEqual([["q08-smoking", 8]]);
    expect(contradiction).toBeNull();
  });

  it("is none where the prefecture table is absent or lacks a prefecture", () => {
    for (const prefecture of [null, withRegions(prefectures, [0, 1, 3])]) {
      const { items, used, notComputable } = made({ prefecture });
      expect([items, used]).toEqual([[], []]);
      expect(said(notComputable[0]!.reason).en).toContain("whole population");
    }
  });

  it("is none where the tables contradict each other", () => {
    const counts = prefectures.male.counts.map((count) => (count === HIDDEN ? count : 2 * count));
    const prefecture = { ...prefectures, male: { ...prefectures.male, counts } };
    const { items, contradiction } = made({ prefecture });
    expect(items).toEqual([]);
    expect(contradiction!.sex).toBe("male");
  });
});

describe("the rates of a reference", () => {
  it("are cases over examined, and 0 where nobody was examined", () => {
    const counts = { observed: Float64Array.of(30, 0, 1, 0), examined: Float64Array.of(100, 50, 1, 0) };
    expect([...referenceRates(counts)]).toEqual([0.3, 0, 1, 0]);
  });

  it("can be anything above the printed ones where nothing bounds a hidden count", () => {
    // Alone, with 中計 hidden, the cases of the first prefecture have no upper end.
    const { strata } = prefectures.male;
    const hit = strata.findIndex(({ values }) => (values?.atLeast ?? 0) >= 25);
    const hidden = withRegions(country.truth.pairs[0]!.prefecture!, [0]);
    const counts = hidden.male.counts.slice();
    for (const column of [0, 1, COLUMNS - 1]) counts[hit * COLUMNS + column] = HIDDEN;
    const table = { ...hidden, male: { ...hidden.male, counts } };
    const resolved = resolvePair({ prefecture: table, area: null }, () => false);
    if ("cell" in resolved) throw new Error("contradiction");
    const cases = { male: new Uint8Array(strata.length), female: new Uint8Array(strata.length) };
    cases.male[hit] = 1;
    const reference = referenceCounts(resolved.prefecture!, cases, { kind: "prefecture", code: "01" })!;
    const { lower, upper } = boundedRates(reference.male);
    expect([lower[0], upper[0], lower[1], upper[1]]).toEqual([0, 1, 0, 1]);
    // The third age is printed in full.
    expect(lower[2]).toBeCloseTo(upper[2]!, 12);
    expect(referenceCounts(resolved.prefecture!, cases, { kind: "prefecture", code: "02" })).toBeNull();
  });

  it("are 0 at both ends where nobody is examined at all", () => {
    const empty = withRegions(prefectures, [0]);
    const zero = { ...empty, male: { ...empty.male, counts: empty.male.counts.map(() => 0) } };
    const resolved = resolvePair({ prefecture: zero, area: null }, () => false);
    if ("cell" in resolved) throw new Error("contradiction");
    const cases = { male: Uint8Array.of(1, 1, 0, 0), female: Uint8Array.of(1, 1, 0, 0) };
    const { best, lower, upper } = boundedRates(
      referenceCounts(resolved.prefecture!, cases, { kind: "prefecture", code: "01" })!.male,
    );
    for (const rates of [best, lower, upper]) expect([...rates]).toEqual(Array(7).fill(0));
  });
});

describe("one release as the reference of all", () => {
  const base = (release: number, file: BaseRelease["file"]): BaseRelease => ({
    kind: "release",
    population: { kind: "national" },
    release,
    file,
  });

  it("is the input's own nation in that release, which stands at 100", () => {
    const nation = ratiosOf(country, country.published, { levels: ["nation"], reference: base(8, null) });
    for (const { ratio, flags } of nation)
      expect([ratio, flags.includes("is-reference")]).toEqual([100, true]);
  });

  it("is its file in the others, which says what was copied", () => {
    const file = { ...trueReference(country), id: "national@6" };
    const other = computed(country, country.published, { reference: base(6, file) });
    expect(new Set(other.rows.map(({ reference }) => reference))).toEqual(new Set(["national@6"]));
    expect(other.rows.some(({ flags }) => flags.includes("is-reference"))).toBe(false);
    expect(other.outcome.builtInReference).toEqual([]);
    const copied = { ...file, copied: new Set([country.item.id]) };
    const { outcome } = computed(country, country.published, { reference: base(6, copied) });
    expect(outcome.builtInReference).toEqual([country.item.id]);
  });

  it("is its file in that release too where the input has no prefecture table", () => {
    const file = trueReference(country);
    const areas = { ...country.published, pairs: [{ ...pair!, prefecture: null }] };
    const { rows } = computed(country, areas, { reference: base(8, file) });
    expect(rows.length).toBeGreaterThan(0);
    const { outcome } = computed(country, country.published, {
      reference: base(6, { ...file, items: new Map() }),
    });
    expect(said(outcome.notComputable[0]!.reason).en).toContain("release 6 gives no reference");
  });
});

describe("areas that may not add up to their prefecture", () => {
  /** Area bounds with the prefecture's sums, and whether they are narrower than the areas' alone. */
  const width = (catalog: typeof country.catalog) =>
    ratiosOf({ ...country, catalog }, country.published, {
      levels: ["area"],
      reference: { kind: "file", file: trueReference(country) },
    }).reduce(
      (sum, { ratioLower, ratioUpper }) => sum + Math.min(1e4, (ratioUpper ?? 1e4) - (ratioLower ?? 0)),
      0,
    );
  const years = (from: number, to: number) => ({
    ...country.catalog,
    areas: country.catalog.areas.map((area) => ({ ...area, from, to })),
  });

  it("are taken to add up only in the years of the catalog's list of areas, both ends included", () => {
    const added = width(years(2018, 2022));
    expect(width(years(2020, 2020))).toBe(added);
    const apart = width(years(2021, 2022));
    expect(apart).toBeGreaterThan(added);
    expect(width(years(2018, 2019))).toBe(apart);
  });

  it("are not where the table lacks one of a prefecture's areas, the other prefectures' still are", () => {
    const [last] = country.catalog.areas.slice(-1);
    const more = { ...country.catalog, areas: [...country.catalog.areas, { ...last!, code: "0399" }] };
    const between = width(more);
    expect(between).toBeGreaterThan(width(country.catalog));
    expect(between).toBeLessThan(width(years(2021, 2022)));
  });
});
