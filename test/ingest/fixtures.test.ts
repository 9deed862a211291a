import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AGES, COLUMNS, type CountTable, HIDDEN, SEXES, SUBTOTAL } from "../../src/model/counts.js";
import { temporaryFolder } from "../support/folders.js";
import { fixture, fixtureBytes, fixtureNames, readFixtures } from "../support/tables/fixtures.js";

describe("the generated files", () => {
  it("are what fixtures/make.js writes, byte for byte", () => {
    const folder = temporaryFolder();
    execFileSync(process.execPath, [fixture("make.js"), folder], {
      env: { ...process.env, TZ: "America/Lima" },
    });
    const names = fixtureNames("");
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      expect(readFileSync(join(folder, name)).equals(fixtureBytes(name)), name).toBe(true);
    }
  });

  it("are small, and say that they are synthetic", () => {
    const sizes = fixtureNames("").map((name) => statSync(fixture(name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
    expect(readFileSync(fixture("README.md"), "utf8")).toContain("synthetic, not real");
  });
});

/** How many of the areas of one prefecture are hidden, for each prefecture, sex, stratum and age. */
function hiddenInColumns(table: CountTable): { hidden: number; areas: number }[] {
  const codes = new Set(table.regions.flatMap(({ prefectureCode }) => prefectureCode ?? []));
  return [...codes].flatMap((code) => {
    const areas = [...table.regions.keys()].filter((i) => table.regions[i]?.prefectureCode === code);
    return SEXES.flatMap((sex) => {
      const { strata, counts } = table[sex];
      const width = strata.length * COLUMNS;
      const ages = [...Array(width).keys()].filter((cell) => cell % COLUMNS !== SUBTOTAL);
      const isHidden = (cell: number) => (area: number) => counts[area * width + cell] === HIDDEN;
      return ages.map((cell) => ({ hidden: areas.filter(isHidden(cell)).length, areas: areas.length }));
    });
  });
}

const areaTables = (release: string) =>
  readFixtures(release).tables.filter(({ geography }) => geography === "area");

describe("the suppression of the fixtures", () => {
  it("never hides exactly one age of a row", () => {
    for (const table of readFixtures("release-05", "release-06", "release-08", "release-11").tables) {
      for (const sex of SEXES) {
        const { counts } = table[sex];
        for (let row = 0; row < counts.length; row += COLUMNS) {
          const hidden = counts.subarray(row, row + AGES).filter((count) => count === HIDDEN).length;
          expect(hidden).not.toBe(1);
        }
      }
    }
  });

  it("never hides exactly one area of a column from release 7 on, but does in release 6", () => {
    const alone = (table: CountTable) => hiddenInColumns(table).filter(({ hidden }) => hidden === 1).length;
    for (const release of ["release-08", "release-08-blocks", "release-11"]) {
      for (const table of areaTables(release)) expect(alone(table), table.source.path).toBe(0);
    }
    expect(areaTables("release-06").some((table) => alone(table) > 0)).toBe(true);
  });

  it("hides something in every table of areas", () => {
    for (const table of areaTables("release-08")) {
      expect(SEXES.some((sex) => table[sex].counts.includes(HIDDEN))).toBe(true);
    }
  });
});
