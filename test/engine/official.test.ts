import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { ratiosOfFiles } from "../../src/jobs/ratios/compute-ratios.js";
import type { RatioChoice } from "../../src/jobs/ratios/request.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { failureOfAsync } from "../support/failures.js";
import { partRows } from "../support/part-rows.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { describeOfficial, officialRelease } from "../support/tables/official.js";

const catalog = loadCatalog();
const COLUMNS = ["item", "level", "code", "ratio", "observed", "expected", "examined"] as const;
const AGES = ["40-74", "40-64", "65-74", "5-year"];

function ratios(paths: readonly string[], choice: RatioChoice) {
  return ratiosOfFiles({ paths }, choice, memoryEffects(), catalog);
}

/** The built-in counts are those of the files, cell by cell (ingest/built-in/official.test.ts). */
function builtIn(release: number, choice: RatioChoice) {
  return ratiosOfFiles({ paths: [], releases: [release] }, choice, memoryEffects(), catalog);
}

describeOfficial("the golden figures of release 8: Saitama, BMI ≥ 25, ages 40–74", () => {
  let rows: readonly RatioRow[] = [];
  beforeAll(async () => {
    const selection = { items: ["bmi-ge-25"], prefectures: ["埼玉"], ages: ["40-74"] };
    rows = [...(await ratios([officialRelease(8)!], selection)).table];
  }, 60_000);

  // Observed, difference, and the bounds of the difference as printed in the method's table.
  it.each([
    ["1103", "male", 53994, "7.27", "7.265", "7.266"],
    ["1103", "female", 28286, "12.25", null, null],
    ["1110", "male", 3880, "-1.57", "-1.585", "-1.507"],
    ["1110", "female", 2205, "9.69", "9.654", "9.722"],
    ["11", "male", 342341, "1.96", null, null],
    ["11", "female", 163369, "3.98", null, null],
  ])("area %s, %s", (code, sex, observed, difference, lower, upper) => {
    const row = rows.find((found) => found.code === code && found.sex === sex)!;
    expect(row.observed).toBe(observed);
    expect(row.difference!.toFixed(2)).toBe(difference);
    if (lower === null) {
      expect(row.ratioLower).toBe(row.ratioUpper);
      expect(row.flags).toContain("exact");
      return;
    }
    expect((row.ratioLower! - 100).toFixed(3)).toBe(lower);
    expect((row.ratioUpper! - 100).toFixed(3)).toBe(upper);
  });

  it("would be off by up to 2 points with hidden counts read as 0 and added up", async () => {
    const selection = {
      items: ["bmi-ge-25"],
      areas: ["1110"],
      ages: ["40-74"],
      suppression: "naive",
    } as const;
    const naive = [...(await ratios([officialRelease(8)!], selection)).table];
    expect(naive.slice(0, 2).map(({ difference }) => difference!.toFixed(2))).toEqual(["-2.18", "7.94"]);
  }, 60_000);
});

for (const release of [6, 8]) {
  describe(`all 46 items of release ${release}`, () => {
    let rows: readonly Pick<RatioRow, (typeof COLUMNS)[number]>[] = [];
    let missing: readonly unknown[] = [];
    // Computing without an exception says too that no cell of the country contradicts another.
    beforeAll(async () => {
      const { table, header } = await builtIn(release, { ages: AGES, levels: ["nation", "prefecture"] });
      rows = [...partRows(table, COLUMNS)];
      missing = header.notComputable;
    }, 120_000);

    it("are computed, every one", () => {
      expect(missing).toEqual([]);
      expect(new Set(rows.map(({ item }) => item)).size).toBe(46);
      expect(rows).toHaveLength(46 * 48 * 3 * 10);
    });

    it("put the nation at 100, at every sex and age", () => {
      const nation = rows.filter(({ level }) => level === "nation");
      expect(nation).toHaveLength(46 * 3 * 10);
      expect(nation.filter(({ ratio }) => ratio !== 100)).toEqual([]);
    });

    it("count both sexes as men + women", () => {
      const wrong: string[] = [];
      for (let i = 0; i < rows.length; i += 30) {
        for (let age = 0; age < 10; age++) {
          const [male, female, both] = [rows[i + age]!, rows[i + 10 + age]!, rows[i + 20 + age]!];
          for (const column of ["observed", "expected", "examined"] as const) {
            const slack = 1e-9 * Math.max(1, both[column]);
            if (Math.abs(both[column] - male[column] - female[column]) > slack)
              wrong.push(`${both.item} ${both.code}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  });
}

for (const release of [6, 8]) {
  describe(`the areas of release ${release}`, () => {
    it("hold their prefecture inside the sum of their bounds, for every item", async () => {
      const { table } = await builtIn(release, {
        levels: ["prefecture", "area"],
        sexes: ["male", "female"],
      });
      const [item, level, prefecture, sex, ages] = (
        ["item", "level", "prefectureCode", "sex", "ages"] as const
      ).map((name) => table.column(name)) as string[][];
      const [observed, lower, upper] = (["observed", "observedLower", "observedUpper"] as const).map((name) =>
        table.column(name),
      ) as unknown as Float64Array[];
      const sums = new Map<string, { observed: number; lower: number; upper: number; areas: number }>();
      for (let i = 0; i < table.size; i++) {
        const key = [item![i], prefecture![i], sex![i], ages![i]].join(" ");
        const sum = sums.get(key) ?? { observed: 0, lower: 0, upper: 0, areas: 0 };
        sums.set(key, sum);
        if (level![i] === "prefecture") sum.observed = observed![i]!;
        else {
          sum.lower += lower![i]!;
          sum.upper += upper![i]!;
          sum.areas++;
        }
      }
      expect(sums.size).toBe(46 * 47 * 2 * 3);
      const outside = [...sums].filter(
        ([, sum]) => sum.observed < sum.lower - 1e-6 || sum.observed > sum.upper + 1e-6,
      );
      expect(outside).toEqual([]);
    }, 120_000);
  });
}

describeOfficial("bounds with the reference's own hidden cells, release 9 against Shimane", () => {
  it("take limits and marks with them: Saitama's women of 40–64, eGFR < 60, are not marked", async () => {
    const { table } = await ratios([officialRelease(9)!], {
      items: ["egfr-lt-60"],
      reference: "prefecture:32",
      bounds: "with-reference",
      levels: ["prefecture"],
      prefectures: ["11"],
      sexes: ["female"],
      ages: ["40-64"],
    });
    const [row] = [...table];
    // One of Shimane's counts is told by the sums; its rates allow all of 0 to 9 (disclosure guard), else 99.65.
    expect([row!.ratioLower, row!.ratioUpper].map((limit) => limit!.toFixed(2))).toEqual(["99.07", "102.84"]);
    expect(row!.ratioOuter95Lower).toBeLessThan(row!.ratioLower!);
    expect(row!.ratioOuter95Upper).toBeGreaterThan(row!.ratioUpper!);
    expect(row!.flags).toContain("straddles-100");
    expect([row!.mark, row!.adjustedMark]).toEqual(["none", "none"]);
  }, 60_000);
});

describeOfficial("the two blocks of eGFR of release 8, mixed", () => {
  it("are refused with the name of a cell", async () => {
    // The file of the nation's prefectures is ※2, that of the areas ※1; both stand under the same title.
    const [prefecture, area] = ["001261041.xlsx", "001122914.xlsx"].map((name) =>
      join(officialRelease(8)!, name),
    );
    const named = [prefecture!, area!].map((path) => ({ table: "egfr", block: "detailed", path }) as const);
    const failure = await failureOfAsync(() =>
      ratiosOfFiles({ paths: [], named }, { items: ["egfr-lt-60"] }, memoryEffects(), catalog),
    );
    expect(failure.exitCode).toBe(1);
    expect(failure.place!.file).toMatch(/001261041|001122914/);
  }, 60_000);
});

describe("the nation against itself, creatinine ≥ 2.5 of release 6, of which one 中計 alone is hidden among the cases", () => {
  it("expects as many as are observed, and has the nation's share of people with a value", async () => {
    const { table } = await builtIn(6, {
      items: ["creatinine-ge-2.5"],
      levels: ["nation"],
      sexes: ["female"],
      ages: ["40-74"],
    });
    const [row] = [...table];
    expect(row!.observed.toFixed(1)).toBe("2752.4");
    expect([row!.expected, row!.z, row!.coverage]).toEqual([row!.observed, 0, row!.nationalCoverage]);
    const limits = [row!.ratioCi95Lower, row!.ratioCi95Upper].map((limit) => limit!.toFixed(1));
    expect(limits).toEqual(["96.3", "103.8"]);
  });
});
