import { describe, expect, it } from "vitest";
import { findItem } from "../../src/catalog/items/items.js";
import {
  COLUMNS,
  type CountTable,
  HIDDEN,
  type ReleaseTables,
  SEXES,
  SUBTOTAL,
  type TablePair,
} from "../../src/model/counts.js";
import { said } from "../support/told.js";
import { ALL_AGES, computed, keyOf, ratiosOf, trueReference } from "./country/country-ratios.js";
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
      areas: { chosen: [area!], has: (code: string) => code === area!.code },
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

  it("takes its observed people over all ages from 中計, and says where that is hidden", () => {
    const small = syntheticCountry(3, { people: 150, strata: 5, rule: "row" });
    const area = small.published.pairs[0]!.area!;
    let [printed, hidden] = [0, 0];
    const rows = ratiosOf(small, small.published, { levels: ["area"], sexes: ["male", "female"] });
    for (const row of rows) {
      const region = area.regions.findIndex(({ code }) => code === row.code);
      const { strata, counts } = area[row.sex as "male" | "female"];
      const subtotals = strata.flatMap(({ values }, stratum) =>
        (values?.atLeast ?? 0) >= 25
          ? [counts[(region * strata.length + stratum) * COLUMNS + SUBTOTAL]!]
          : [],
      );
      const isHidden = subtotals.includes(HIDDEN);
      expect(row.flags.includes("subtotal-hidden")).toBe(isHidden);
      if (isHidden) hidden++;
      if (isHidden || row.ages !== "40-74") continue;
      printed++;
      const sum = subtotals.reduce((a, b) => a + b, 0);
      expect([row.observedLower, row.observed, row.observedUpper]).toEqual([sum, sum, sum]);
    }
    expect(printed).toBeGreaterThan(5);
    expect(hidden).toBeGreaterThan(0);
  });

  it("has intervals around it: 99.8 % around 95 %, and what hidden counts allow around both", () => {
    for (const row of ratiosOf(country, country.published, { levels: ["prefecture", "area"] })) {
      if (row.ratio === null) continue;
      const lows = [row.ratioOuter998Lower, row.ratioCi998Lower, row.ratioCi95Lower, row.ratio];
      const highs = [row.ratio, row.ratioCi95Upper, row.ratioCi998Upper, row.ratioOuter998Upper ?? Infinity];
      // Nothing limits the ratio where hidden counts may leave nobody to expect.
      if (row.expectedLower > 0) expect(row.ratioOuter998Upper).not.toBeNull();
      for (const limits of [lows, highs]) {
        expect(limits).not.toContain(null);
        for (let i = 1; i < limits.length; i++)
          expect(limits[i]!).toBeGreaterThanOrEqual(limits[i - 1]! * (1 - 1e-12));
      }
      expect(row.ratioOuter95Lower).toBeLessThanOrEqual(row.ratioCi95Lower! * (1 + 1e-12));
      expect(row.ratioOuter95Lower).toBeGreaterThanOrEqual(row.ratioOuter998Lower!);
      expect(row.ratioOuter95Upper ?? Infinity).toBeGreaterThanOrEqual(row.ratioCi95Upper! * (1 - 1e-12));
    }
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

describe("what all regions of a level say together", () => {
  it("is told for prefectures and areas, each sex and age, and not for the nation", () => {
    const { outcome } = computed(country, country.published);
    expect(outcome.groups).toHaveLength(2 * 3 * 10);
    for (const group of outcome.groups) {
      expect(group).toMatchObject({ release: 8, item: "bmi-ge-25" });
      expect(group.regions).toBe(
        group.level === "area" ? country.catalog.areas.length : country.catalog.prefectures.length,
      );
      expect(group.nu === null).toBe(group.alpha === null);
    }
    expect(new Set(outcome.groups.map(({ level }) => level))).toEqual(new Set(["prefecture", "area"]));
  });

  it("is a spread where there is one, and none where all ratios are alike", () => {
    const { outcome } = computed(country, country.published);
    expect(outcome.groups.some(({ nu }) => nu !== null && nu > 0)).toBe(true);
    const [truth] = country.truth.pairs;
    const same = computed(country, alike(truth!)).outcome.groups;
    expect(same.map(({ nu, alpha }) => [nu, alpha])).toEqual(same.map(() => [null, null]));
    for (const { tau, noSpread } of same) expect(tau ?? noSpread).toBe(noSpread ?? 0);
  });

  it("ranks every region once, within what its bounds allow", () => {
    const rows = ratiosOf(country, country.published);
    for (const row of rows) {
      if (row.level === "nation") {
        expect([row.rank, row.rankBest, row.rankWorst, row.smoothedRatio, row.adjustedMark]).toEqual(
          Array(5).fill(null),
        );
        continue;
      }
      if (row.rank === null) continue;
      expect(row.rankBest).toBeLessThanOrEqual(row.rank);
      expect(row.rankWorst).toBeGreaterThanOrEqual(row.rank);
      const peers = rows.filter(
        (other) => other.level === row.level && other.sex === row.sex && other.ages === row.ages,
      );
      expect(row.rank).toBe(1 + peers.filter(({ ratio }) => ratio !== null && ratio > row.ratio!).length);
    }
    expect(rows.filter(({ rank }) => rank === 1).length).toBeGreaterThan(30);
  });

  it("is not told where areas of the country are missing, and then only those asked for are computed", () => {
    const [first, ...others] = country.catalog.areas;
    const larger = {
      ...country,
      catalog: { ...country.catalog, areas: [...others, first!, { ...first!, code: "0199" }] },
    };
    const levels = ["area"] as const;
    const { rows: ranked, outcome: told } = computed(larger, country.published, {
      levels,
      prefectures: new Set(["02"]),
    });
    expect(told.groups).toEqual([]);
    expect(new Set(ranked.map(({ prefectureCode }) => prefectureCode))).toEqual(new Set(["02"]));
    for (const row of ranked)
      expect([row.rank, row.rankBest, row.rankWorst, row.smoothedRatio]).toEqual([null, null, null, null]);
  });
});

/** Every region's rates are the nation's: each has 100 of whom 40 are hit, at every age. */
function alike(pair: TablePair): ReleaseTables {
  const table = (of: CountTable): CountTable => {
    const [male, female] = SEXES.map((sex) => {
      const { strata, counts } = of[sex];
      const share = strata.map(({ values }) => ((values?.atLeast ?? 0) >= 25 ? 40 : 60));
      const kinds = share.map((people) => share.filter((other) => other === people).length);
      return {
        ...of[sex],
        counts: counts.map((_, cell) => {
          const stratum = Math.floor(cell / COLUMNS) % strata.length;
          const region = of.regions[Math.floor(cell / COLUMNS / strata.length)]!;
          const areas =
            of.geography === "area"
              ? 1
              : pair.area!.regions.filter(({ prefectureCode }) => prefectureCode === region.prefectureCode)
                  .length;
          return (
            (cell % COLUMNS === COLUMNS - 1 ? 7 : 1) * ((60 * share[stratum]!) / kinds[stratum]!) * areas
          );
        }),
      };
    });
    return { ...of, male: male!, female: female! };
  };
  return {
    ...country.truth,
    pairs: [{ ...pair, prefecture: table(pair.prefecture!), area: table(pair.area!) }],
  };
}

describe("the reference's own hidden cells", () => {
  /** Few people, so that the nation's own ages are hidden too. */
  const rare = Array.from({ length: 4 }, (_, i) =>
    syntheticCountry(40 + i, { people: i % 2 ? 60 : 500, prefectures: 6, areas: 2, strata: 6 }),
  );
  const ages = ALL_AGES.filter(({ id }) => ["40-74", "40-64", "70-74"].includes(id));
  const truly = (of: (typeof rare)[number]) =>
    new Map(
      ratiosOf(of, of.truth, { ages, reference: { kind: "file", file: trueReference(of) } }).map((row) => [
        keyOf(row),
        row,
      ]),
    );

  it("are inside the bounds on request: these hold the ratio to the true reference", () => {
    let [wider, checked] = [0, 0];
    for (const of of rare) {
      const truth = truly(of);
      const given = new Map(ratiosOf(of, of.published, { ages }).map((row) => [keyOf(row), row]));
      for (const row of ratiosOf(of, of.published, { ages, boundsWithReference: true })) {
        const real = truth.get(keyOf(row))!.ratio;
        if (real === null || row.level === "nation") continue;
        checked++;
        const slack = 1e-9 * (1 + real);
        if (row.ratioLower !== null) expect(row.ratioLower).toBeLessThanOrEqual(real + slack);
        if (row.ratioUpper !== null) expect(row.ratioUpper).toBeGreaterThanOrEqual(real - slack);
        const plain = given.get(keyOf(row))!;
        if (row.ratioUpper === null || plain.ratioUpper === null) continue;
        expect(row.ratio).toBe(plain.ratio);
        if (row.ratioUpper - row.ratioLower! > plain.ratioUpper - plain.ratioLower! + 1e-9) wider++;
        if (row.referenceUncertainty === 0) expect(row).toEqual(plain);
      }
    }
    expect(checked).toBeGreaterThan(300);
    expect(wider).toBeGreaterThan(10);
  });

  it("move a ratio in which nothing else is hidden by no more than is said", () => {
    let moved = 0;
    for (const of of rare) {
      const truth = truly(of);
      for (const row of ratiosOf(of, of.published, { ages, levels: ["prefecture", "area"] })) {
        const real = truth.get(keyOf(row))!.ratio;
        if (row.hiddenCells > 0 || row.ratio === null || real === null) continue;
        if (row.referenceUncertainty > 0) moved++;
        expect(Math.abs(real - row.ratio)).toBeLessThanOrEqual(row.referenceUncertainty + 1e-9);
      }
    }
    expect(moved).toBeGreaterThan(5);
  });

  it("do not move the reference against itself", () => {
    const nation = ratiosOf(rare[0]!, rare[0]!.published, { levels: ["nation"] });
    for (const row of nation) expect(row.referenceUncertainty).toBe(0);
    const others = ratiosOf(rare[0]!, rare[0]!.published, { levels: ["area"] });
    expect(others.some(({ referenceUncertainty }) => referenceUncertainty > 0)).toBe(true);
    for (const { flags } of others) expect(flags).not.toContain("is-reference");
  });
});

describe("areas that come without their prefectures", () => {
  it("have no upper limit where a hidden 中計 has none, and then no ratio, no rank and no mark", () => {
    const small = syntheticCountry(12, { people: 60, strata: 6 });
    const [{ area }] = small.published.pairs as [TablePair];
    const pairs = [{ table: "bmi", block: null, prefecture: null, area }];
    const reference = { kind: "file", file: trueReference(small) } as const;
    const rows = ratiosOf(small, { ...small.published, pairs }, { reference });
    const unbounded = rows.filter(({ flags }) => flags.includes("unbounded"));
    expect(unbounded.length).toBeGreaterThan(10);
    for (const row of unbounded) {
      expect([row.ratio, row.ratioUpper, row.expectedUpper, row.ratioOuter95Upper, row.rank]).toEqual(
        Array(5).fill(null),
      );
      expect([row.mark, row.adjustedMark ?? "none"]).toEqual(["none", "none"]);
    }
    for (const { observedUpper } of rows) expect(observedUpper).not.toBe(Infinity);
    expect(rows.some(({ observedUpper }) => observedUpper !== null)).toBe(true);
  });
});

describe("the naive treatment", () => {
  it("compares with the same reference as the honest one", () => {
    const honest = new Map(
      ratiosOf(country, country.published, { levels: ["area"] }).map((row) => [keyOf(row), row]),
    );
    let compared = 0;
    for (const row of ratiosOf(country, country.published, { levels: ["area"], treatment: "naive" })) {
      if (row.hiddenCells > 0) continue;
      compared++;
      expect(row.expected).toBeCloseTo(honest.get(keyOf(row))!.expected, 9);
    }
    expect(compared).toBeGreaterThan(10);
  });
});

describe("a country in which nobody is hit", () => {
  it("has no ratio, not even of the nation with itself", () => {
    const [truth] = country.truth.pairs;
    const none = (table: CountTable): CountTable => {
      const [male, female] = SEXES.map((sex) => {
        const { strata } = table[sex];
        const isCase = (cell: number) =>
          (strata[Math.floor(cell / COLUMNS) % strata.length]!.values?.atLeast ?? 0) >= 25;
        return { ...table[sex], counts: table[sex].counts.map((count, cell) => (isCase(cell) ? 0 : count)) };
      });
      return { ...table, male: male!, female: female! };
    };
    const pairs = [{ ...truth!, prefecture: none(truth!.prefecture!), area: none(truth!.area!) }];
    const rows = ratiosOf(country, { ...country.truth, pairs });
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      expect([row.ratio, row.ratioLower, row.ratioUpper, row.difference]).toEqual([null, null, null, null]);
      expect([
        row.ratioCi95Lower,
        row.ratioCi998Upper,
        row.ratioOuter95Lower,
        row.ratioOuter998Upper,
        row.mark,
      ]).toEqual(Array(5).fill(null));
      expect(row.flags).toContain("no-expected");
    }
  });
});

describe("what cannot be computed", () => {
  it("lists the tables that were used, and no others", () => {
    const { outcome } = computed(country, country.published);
    expect(outcome.used).toEqual([pair!.prefecture, pair!.area]);
    expect(outcome.notComputable).toEqual([]);
    expect(computed(country, release({ area: null })).outcome.used).toEqual([pair!.prefecture]);
  });

  it("goes on with the next item, whatever the reason", () => {
    const bmi27 = { ...country.item, id: "bmi-ge-27", hit: { atLeast: 27 } };
    const old = findItem(country.catalog, "q06-kidney-disease");
    const items = [bmi27, old, country.item];
    const { rows, outcome } = computed(country, country.published, { items });
    expect(outcome.notComputable.map(({ item, missingTable }) => [item, missingTable ?? false])).toEqual([
      ["bmi-ge-27", false],
      ["q06-kidney-disease", true],
    ]);
    expect(new Set(rows.map(({ item }) => item))).toEqual(new Set(["bmi-ge-25"]));
    expect(said(outcome.notComputable[1]!.reason).ja).toContain("腎");
    const early = computed(country, { ...country.published, release: 5, fiscalYear: 2017 }, { items: [old] });
    expect(said(early.outcome.notComputable[0]!.reason).en).toContain("another question");
    expect(early.outcome.notComputable[0]!.missingTable).toBeUndefined();
  });

  it("goes on where a reference file lacks an item", () => {
    const file = trueReference(country);
    const other = { ...country.item, id: "bmi-ge-25-own" };
    const reference = { kind: "file", file } as const;
    const { rows, outcome } = computed(country, country.published, {
      items: [other, country.item],
      reference,
    });
    expect(outcome.notComputable.map(({ item }) => item)).toEqual(["bmi-ge-25-own"]);
    expect(said(outcome.notComputable[0]!.reason).en).toContain("bmi-ge-25-own");
    expect(new Set(rows.map(({ item }) => item))).toEqual(new Set(["bmi-ge-25"]));
  });

  it("says which table is missing", () => {
    const items = [findItem(country.catalog, "q08-smoking"), country.item];
    const { rows, outcome } = computed(country, country.published, { items });
    expect(outcome.notComputable).toHaveLength(1);
    expect(outcome.notComputable[0]).toMatchObject({ release: 8, item: "q08-smoking" });
    expect(said(outcome.notComputable[0]!.reason).en).toContain("no table");
    expect(new Set(rows.map(({ item }) => item))).toEqual(new Set(["bmi-ge-25"]));
  });

  it("says that a threshold falls inside a class", () => {
    const items = [{ ...country.item, id: "bmi-ge-27", hit: { atLeast: 27 } }];
    const { rows, outcome } = computed(country, country.published, { items });
    expect(rows).toEqual([]);
    expect(said(outcome.notComputable[0]!.reason).en).toContain("does not fall on an edge");
  });

  it("asks for the block of a table of which it cannot be told", () => {
    const egfr = release({ table: "egfr", block: null });
    const { outcome } = computed(country, egfr, { items: [findItem(country.catalog, "egfr-lt-60")] });
    expect(said(outcome.notComputable[0]!.reason).en).toContain("--table egfr:detailed=FILE");
  });

  it("asks for a reference where the prefecture table is absent and no copy is at hand", () => {
    const { rows, outcome } = computed(country, release({ prefecture: null }));
    expect(rows).toEqual([]);
    expect(said(outcome.notComputable[0]!.reason).en).toContain("national@8");
  });
});

describe("one release as the reference of all", () => {
  const reference = { kind: "release", population: { kind: "national" }, release: 8 } as const;

  it("is that release's own nation there, at 100 by definition", () => {
    const { rows, outcome } = computed(country, country.published, {
      reference: { ...reference, file: null },
    });
    const nation = rows.filter(({ level }) => level === "nation");
    expect(nation.length).toBeGreaterThan(0);
    for (const { ratio, flags, reference: id } of nation) {
      expect([ratio, id]).toEqual([100, "national@8"]);
      expect(flags).toContain("is-reference");
    }
    expect(outcome.notComputable).toEqual([]);
  });

  it("is its file where the release itself has no prefecture table, and in other releases", () => {
    const file = { ...trueReference(country), id: "national@8" };
    for (const tables of [
      release({ prefecture: null }),
      { ...country.published, release: 10, fiscalYear: 2022 },
    ]) {
      const { rows } = computed(country, tables, { reference: { ...reference, file } });
      expect(new Set(rows.map((row) => row.reference))).toEqual(new Set(["national@8"]));
      expect(rows.some(({ flags }) => flags.includes("is-reference"))).toBe(false);
    }
    const { outcome } = computed(
      country,
      { ...country.published, release: 10 },
      {
        reference: { ...reference, file: null },
      },
    );
    expect(said(outcome.notComputable[0]!.reason).en).toContain("release 8 gives no reference");
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
