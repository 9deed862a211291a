import { describe, expect, it } from "vitest";
import { findItem } from "../../src/catalog/items.js";
import { COLUMNS, type CountTable, type ReleaseTables, SEXES } from "../../src/counts.js";
import { computed, keyOf, ratiosOf, trueReference } from "./country/country-ratios.js";
import { syntheticCountry } from "./synthetic-country.js";

const country = syntheticCountry(5, { prefectures: 3, areas: 4, people: 800 });
const [pair] = country.published.pairs;

function release(changes: Partial<(typeof country.published.pairs)[number]>): ReleaseTables {
  return { ...country.published, pairs: [{ ...pair!, ...changes }] };
}

/** The truth with every count of one region multiplied. */
function scaled(table: CountTable, region: number, times: number): CountTable {
  const [male, female] = SEXES.map((sex) => {
    const { strata } = table[sex];
    const counts = table[sex].counts.slice();
    const size = strata.length * COLUMNS;
    for (let cell = region * size; cell < (region + 1) * size; cell++) counts[cell]! *= times;
    return { ...table[sex], counts };
  });
  return { ...table, male: male!, female: female! };
}

describe("the law of scale", () => {
  it("leaves a region's ratio alone when it has k times as many people of every kind", () => {
    const reference = { kind: "file", file: trueReference(country) } as const;
    const [truth] = country.truth.pairs;
    const before = new Map(
      ratiosOf(country, country.truth, { levels: ["area"], reference }).map((row) => [keyOf(row), row]),
    );
    for (const [region, times] of [
      [0, 2],
      [2, 7],
      [4, 100],
    ] as const) {
      const { code } = truth!.area!.regions[region]!;
      const larger = {
        ...country.truth,
        pairs: [{ ...truth!, prefecture: null, area: scaled(truth!.area!, region, times) }],
      };
      for (const row of ratiosOf(country, larger, { levels: ["area"], reference })) {
        const old = before.get(keyOf(row))!;
        expect(row.ratio).toBeCloseTo(old.ratio!, 9);
        expect(row.observed).toBeCloseTo(old.observed * (row.code === code ? times : 1), 6);
      }
    }
  });
});

describe("what is asked for", () => {
  it("is given in the order of items, levels, codes, sexes and ages", () => {
    const rows = ratiosOf(country, country.published);
    const regions = rows.map(
      ({ level, code }) => `${["nation", "prefecture", "area"].indexOf(level)} ${code}`,
    );
    expect(regions).toEqual([...regions].sort());
    expect(rows.slice(0, 12).map(({ sex }) => sex)).toEqual([...Array(10).fill("male"), "female", "female"]);
  });

  it("is limited to levels, sexes, prefectures and areas", () => {
    const prefectures = new Set(["02"]);
    const levels = (changes: object) => [
      ...new Set(ratiosOf(country, country.published, changes).map(({ level }) => level)),
    ];
    expect(levels({ levels: ["area"] })).toEqual(["area"]);
    expect(levels({ levels: ["nation", "area"], prefectures })).toEqual(["nation", "area"]);
    const ofPrefecture = ratiosOf(country, country.published, {
      prefectures,
      levels: ["prefecture", "area"],
    });
    expect(new Set(ofPrefecture.map(({ prefectureCode }) => prefectureCode))).toEqual(prefectures);
    const [area] = country.catalog.areas.slice(-1);
    const ofArea = ratiosOf(country, country.published, {
      levels: ["area"],
      areas: new Set([area!.code]),
      sexes: ["both"],
    });
    expect(new Set(ofArea.map(({ code, sex }) => `${code} ${sex}`))).toEqual(new Set([`${area!.code} both`]));
  });

  it("gives the same numbers for a part as for the whole", () => {
    const whole = new Map(ratiosOf(country, country.published).map((row) => [keyOf(row), row]));
    const changes = { levels: ["area"], prefectures: new Set(["03"]), sexes: ["female"] } as const;
    for (const row of ratiosOf(country, country.published, changes))
      expect(row).toEqual(whole.get(keyOf(row)));
  });

  it("names the region, its prefecture, the release and the reference in each row", () => {
    const [row] = ratiosOf(country, country.published, { levels: ["area"], prefectures: new Set(["02"]) });
    expect(row).toMatchObject({
      release: 8,
      fiscalYear: 2020,
      item: "bmi-ge-25",
      level: "area",
      prefectureCode: "02",
      prefecture: "青森県",
      reference: "national@8",
    });
    expect(row!.difference).toBeCloseTo(row!.ratio! - 100, 12);
  });

  it("marks every row of the naive treatment, and only those", () => {
    const naive = ratiosOf(country, country.published, { treatment: "naive" });
    expect(naive.every(({ flags }) => flags.includes("naive"))).toBe(true);
    expect(ratiosOf(country, country.published).some(({ flags }) => flags.includes("naive"))).toBe(false);
  });

  it("calls a ratio exact only where its bounds meet", () => {
    const rows = ratiosOf(country, country.published, { levels: ["prefecture", "area"] });
    for (const { flags, ratioLower, ratioUpper } of rows) {
      expect(flags.includes("exact")).toBe(ratioLower === ratioUpper && ratioLower !== null);
      if (flags.includes("wide")) expect(ratioUpper! - ratioLower!).toBeGreaterThan(10);
    }
    expect(new Set(rows.flatMap(({ flags }) => flags)).size).toBeGreaterThan(2);
  });
});

describe("what cannot be computed", () => {
  it("says which table is missing", () => {
    const items = [findItem(country.catalog, "q08-smoking"), country.item];
    const { rows, outcome } = computed(country, country.published, { items });
    expect(outcome.notComputable).toHaveLength(1);
    expect(outcome.notComputable[0]).toMatchObject({ release: 8, item: "q08-smoking" });
    expect(outcome.notComputable[0]!.reason.en).toContain("no table");
    expect(new Set(rows.map(({ item }) => item))).toEqual(new Set(["bmi-ge-25"]));
  });

  it("says that a threshold falls inside a class", () => {
    const items = [{ ...country.item, id: "bmi-ge-27", hit: { atLeast: 27 } }];
    const { rows, outcome } = computed(country, country.published, { items });
    expect(rows).toEqual([]);
    expect(outcome.notComputable[0]!.reason.en).toContain("does not fall on an edge");
  });

  it("asks for the block of a table of which it cannot be told", () => {
    const egfr = release({ table: "egfr", block: null });
    const { outcome } = computed(country, egfr, { items: [findItem(country.catalog, "egfr-lt-60")] });
    expect(outcome.notComputable[0]!.reason.en).toContain("--table egfr:detailed=FILE");
  });

  it("asks for a reference where the prefecture table is absent and no copy is at hand", () => {
    const { rows, outcome } = computed(country, release({ prefecture: null }));
    expect(rows).toEqual([]);
    expect(outcome.notComputable[0]!.reason.en).toContain("national@8");
  });
});

describe("the project's own reference", () => {
  it("stands in for an absent prefecture table, and the outcome says so", () => {
    const file = trueReference(country);
    const { rows, outcome } = computed(country, release({ prefecture: null }), {}, (population, number) =>
      population.kind === "national" && number === 8 ? file : null,
    );
    expect(outcome.builtInReference).toEqual(["bmi-ge-25"]);
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set(["area"]));
    expect(new Set(rows.map(({ reference }) => reference))).toEqual(new Set(["national@8"]));
  });

  it("is left alone where the input has the whole prefecture table", () => {
    const fail = () => {
      throw new Error("asked for");
    };
    expect(computed(country, country.published, {}, fail).outcome.builtInReference).toEqual([]);
  });

  it("is taken too where the prefecture table lacks prefectures", () => {
    const first = pair!.prefecture!;
    const size = first.male.strata.length * COLUMNS;
    const cut = (sex: "male" | "female") => ({ ...first[sex], counts: first[sex].counts.slice(0, size) });
    const prefecture = {
      ...first,
      regions: first.regions.slice(0, 1),
      male: cut("male"),
      female: cut("female"),
    };
    const { outcome } = computed(country, release({ prefecture }), {}, () => trueReference(country));
    expect(outcome.builtInReference).toEqual(["bmi-ge-25"]);
  });
});

describe("tables that contradict each other", () => {
  it("stop the computation with the cell", () => {
    const prefecture = scaled(pair!.prefecture!, 1, 3);
    const { outcome } = computed(country, release({ prefecture }));
    expect(outcome.contradiction).toMatchObject({ text: { en: expect.stringContaining("contradict") } });
  });
});
