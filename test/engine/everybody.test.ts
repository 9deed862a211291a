import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/engine/examined/coverage.js";
import { readRelease } from "../../src/jobs/input/read-release.js";
import { computeRatios } from "../../src/jobs/ratios/compute-release.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { fixture } from "../support/tables/fixtures.js";

/** Built-in ratios of ages 40–74. */
function rowsOf(items: readonly string[], request: object = {}, release = 8): RatioRow[] {
  return [...computeRatios(readRelease(release, { items }), { items, ages: ["40-74"], ...request }).rows];
}

const place = ({ code, sex, ages }: RatioRow) => `${code} ${sex} ${ages}`;

describe("coverage", () => {
  it("is a share of those in the table with most people, and never more than all", () => {
    expect(coverageOf(60, 80)).toBe(75);
    expect(coverageOf(81, 80)).toBe(100);
    expect(coverageOf(60, null)).toBeNull();
    expect(coverageOf(0, 0)).toBeNull();
  });

  it("of eGFR is 58 % of the nation's examined in release 9, and 49 % of Nagano's", () => {
    const rows = rowsOf(["egfr-lt-60"], { sexes: ["both"], levels: ["nation", "prefecture"] }, 9);
    const of = (code: string) => rows.find((row) => row.code === code)!.coverage!;
    expect(of("00").toFixed(0)).toBe("58");
    expect(of("20").toFixed(0)).toBe("49");
  });

  it("is made of the people in the tables of BMI and waist, whichever are more, in each region and sex", () => {
    const all = rowsOf(["bmi-ge-25", "waist-ge-85-90", "hba1c-ge-6.5"]);
    const [bmi, waist, hba1c] = ["bmi-ge-25", "waist-ge-85-90", "hba1c-ge-6.5"].map(
      (item) => new Map(all.filter((row) => row.item === item).map((row) => [place(row), row])),
    );
    let [moreBmi, moreWaist] = [0, 0];
    for (const [key, row] of hba1c!) {
      const [a, b] = [bmi!.get(key)!.examined, waist!.get(key)!.examined];
      if (a > b) moreBmi++;
      if (b > a) moreWaist++;
      expect(row.coverage).toBeCloseTo((100 * row.examined) / Math.max(a, b), 9);
    }
    expect(Math.min(moreBmi, moreWaist)).toBeGreaterThan(0);
  });

  it("does not depend on which items are asked for", () => {
    const alone = rowsOf(["hba1c-ge-6.5"], { prefectures: ["20"] });
    const beside = rowsOf(["bmi-ge-25", "hba1c-ge-6.5"], { prefectures: ["20"] });
    expect(alone.map(({ coverage }) => coverage)).toEqual(
      beside.filter(({ item }) => item === "hba1c-ge-6.5").map(({ coverage }) => coverage),
    );
  });

  it("is told by a flag 10 points or more from the nation's, of the same sex and ages, and only then", () => {
    const rows = rowsOf(["egfr-lt-60", "bmi-ge-25"]);
    const nation = new Map(
      rows.filter(({ code }) => code === "00").map((row) => [`${row.item} ${row.sex}`, row]),
    );
    let apart = 0;
    for (const row of rows) {
      const points = Math.abs(row.coverage! - nation.get(`${row.item} ${row.sex}`)!.coverage!);
      expect([place(row), row.flags.includes("coverage-apart")]).toEqual([place(row), points >= 10]);
      if (points >= 10) apart++;
    }
    expect(apart).toBeGreaterThan(100);
  });

  it("is told where prefectures alone are asked for, since the nation's table is at hand", () => {
    const rows = rowsOf(["egfr-lt-60"], { levels: ["area"] });
    expect(rows.some(({ flags }) => flags.includes("coverage-apart"))).toBe(true);
  });

  it("is not known of a table of BMI alone", () => {
    const path = fixture("release-05");
    const items = ["bmi-ge-25"];
    const rows = [...computeRatios(readRelease(path, { items }), { items }).rows];
    expect(rows.length).toBeGreaterThan(0);
    const tables = new Set(readRelease(path).releases[0]!.pairs.map(({ table }) => table));
    expect(tables.has("waist")).toBe(false);
    expect(rows.map(({ coverage }) => coverage)).toEqual(rows.map(() => null));
  });
});
