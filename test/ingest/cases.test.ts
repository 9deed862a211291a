import { copyFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { compute } from "../../src/cli/commands/numbers/compute.js";
import { checkPair } from "../../src/ingest/checks/checks.js";
import type { Reading } from "../../src/ingest/read-tables.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { temporaryFolder } from "../support/folders.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { catalog, read } from "../support/tables/fixtures.js";
import { describeOfficial, officialPath, officialRelease } from "../support/tables/official.js";
import { contentOf } from "../support/tables/tables.js";

/** Files as people have them, made from the ministry's. */
const casePath = (name: string) => officialPath(`../cases/${name}`)!;

async function ratios(paths: readonly string[], options: Parameters<typeof compute>[1] = {}) {
  const effects = memoryEffects();
  await compute(paths, { item: ["bmi-ge-25"], format: "json", ...options }, effects);
  return JSON.parse(effects.output).rows as RatioRow[];
}

const readings = new Map<number, Reading>();

/** The tables of BMI in the ministry's files of a release. */
function bmiOf(release: number): Reading {
  const known = readings.get(release) ?? read([officialRelease(release)!], { wanted: ["bmi"] });
  readings.set(release, known);
  return known;
}

const bmi = (release: number, geography: string) =>
  bmiOf(release).tables.find((table) => table.geography === geography)!;

describeOfficial("files as people have them", () => {
  it.each(["bmi_area.ods", "pandas_float.csv", "semicolon.csv", "tab.tsv", "unicode_text.txt"])(
    "hold the ministry's table: %s",
    (name) => {
      const { tables, failures } = read([casePath(`formats/${name}`)]);
      expect(failures).toEqual([]);
      expect(tables.map(contentOf)).toEqual([contentOf(bmi(8, "area"))]);
    },
  );

  it("name the cell with a formula that has no value", () => {
    const { failures } = read([casePath("formats/formula_nocache.xlsx")]);
    expect(failures[0]!.place).toMatchObject({ row: 6, column: "E" });
    expect(failures[0]!.text.ja).toContain("一度開いて上書き保存");
  });

  it("name the area whose name is another's, and the ministry's own names pass", () => {
    const namesOf = (reading: Reading, release: number) =>
      reading.tables
        .filter((table) => table.geography === "area" && table.release === release)
        .flatMap((area) => checkPair({ table: "bmi", block: null, prefecture: null, area }, catalog))
        .filter(({ check }) => check === "area-names");
    expect(namesOf(read([casePath("formats/name_mismatch.xlsx")], { wanted: ["bmi"] }), 8)).toMatchObject([
      { severity: "error" },
    ]);
    for (const release of [6, 7, 8, 9, 10]) expect(namesOf(bmiOf(release), release)).toEqual([]);
  });

  it("an old workbook beside the prefecture's table is said to be perhaps the missing one", async () => {
    const folder = temporaryFolder();
    const { path } = bmi(8, "prefecture").source;
    copyFileSync(path, `${folder}/${basename(path)}`);
    copyFileSync(casePath("formats/bmi_area.xls"), `${folder}/bmi_area.xls`);
    const effects = memoryEffects();
    await compute([folder], { item: ["bmi-ge-25"], format: "csv" }, effects);
    const said = effects.said.join("\n");
    expect(said).toContain("no table by area of BMI");
    expect(said).toContain("bmi_area.xls: an old .xls workbook");
  });
});

describeOfficial("long tables as people have them", () => {
  it("by pandas, with 0 for hidden counts, give the ratios of the ministry's table once 0 is hidden", async () => {
    const path = casePath("long/pandas-melt.csv");
    const options = { table: [`bmi=${path}`], fiscalYear: "2022" };
    await expect(ratios([], options)).rejects.toThrow("`zeros: hidden`");
    const found = await ratios([], { ...options, zeros: "hidden", level: ["prefecture"] });
    const expected = await ratios([bmi(10, "prefecture").source.path], { level: ["prefecture"] });
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expected);
  });

  it("from a database, without 中計 and hidden rows, give bounds that agree with those of the ministry's tables", async () => {
    const prefecture = bmi(8, "prefecture").source.path;
    const options = { prefecture: ["11"], level: ["area"], ages: ["40-74", "5-year"] };
    const found = await ratios([prefecture, casePath("long/database-long.csv")], options);
    const expected = await ratios([prefecture, bmi(8, "area").source.path], options);
    const key = ({ code, sex, ages }: RatioRow) => `${code} ${sex} ${ages}`;
    const byKey = new Map(expected.map((row) => [key(row), row]));
    expect(found).toHaveLength(expected.length);
    for (const row of found) {
      const official = byKey.get(key(row))!;
      // Both hold the true ratio. Where a single count could be told the ministry's bounds are widened, so none need hold the other.
      const [own, known] = [row, official].map(({ ratioLower, ratioUpper }) => [ratioLower!, ratioUpper!]);
      expect(Math.max(own![0]!, known![0]!)).toBeLessThanOrEqual(Math.min(own![1]!, known![1]!) + 1e-9);
      if (row.hiddenCells === 0) expect([key(row), row.ratio]).toEqual([key(row), official.ratio]);
    }
    expect(found.some(({ hiddenCells }) => hiddenCells === 0)).toBe(true);
  });
});
