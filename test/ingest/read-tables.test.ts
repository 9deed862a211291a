import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folders.js";
import { fixture, fixtureBytes, read, readFixtures } from "../support/tables/fixtures.js";
import { contentOf } from "../support/tables/tables.js";
import { said } from "../support/told.js";

const FLAT = fixture("forms/synthetic-q08-area-flattened.csv");
const TITLED = fixture("release-08/synthetic-q08-area.xlsx");

describe("readTables", () => {
  it("reads a folder: every table, and a reason for all that is set aside", () => {
    const { tables, setAside, failures } = readFixtures("release-08");
    expect(failures).toEqual([]);
    const keys = (by: string) => tables.filter(({ geography }) => geography === by).map(({ table }) => table);
    const all = ["ast", "bmi", "hba1c", "hemoglobin", "q08", "q13", "urine-protein"];
    expect(keys("area")).toEqual(all);
    expect(keys("prefecture")).toEqual(all);
    expect(setAside.map(({ title }) => title)).toEqual([
      "特定健診（CGA分類)：2020年度",
      "特定健診（眼底検査（SCOTT分類）)：2020年度",
      "特定健診 平均値：2020年度",
    ]);
  });

  it("says of a table its release, year, kind, unit, title and where it was read", () => {
    const [table] = readFixtures("release-06/synthetic-bmi-area.xlsx").tables;
    expect(table).toMatchObject({
      release: 6,
      fiscalYear: 2018,
      kind: "checkup",
      table: "bmi",
      unit: "kg/m²",
      geography: "area",
      block: null,
      title: "特定健診（BMI)：H30年度",
      source: { path: fixture("release-06/synthetic-bmi-area.xlsx"), sheet: "BMI" },
    });
    expect(table?.source.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("reads release 5, with its older classes and without 判別不可", () => {
    const { tables } = readFixtures("release-05");
    expect(tables.map(({ table, release, geography }) => [table, release, geography])).toEqual([
      ["bmi", 5, "prefecture"],
      ["q06", 5, "prefecture"],
    ]);
    expect(tables[0]?.male.strata[0]?.values).toEqual({ atLeast: 30 });
    expect(tables[0]?.regions.map(({ code }) => code)).toEqual(["01", "31", "37"]);
  });

  it("reads the tables of an archive, the same however its names are encoded", () => {
    const { tables, failures } = readFixtures("release-11");
    expect(failures).toEqual([]);
    const archive = (["hba1c", "q08"] as const).flatMap((table) => [
      [table, 11, "area"],
      [table, 11, "prefecture"],
    ]);
    expect(tables.map(({ table, release, geography }) => [table, release, geography])).toEqual(
      [archive, archive, archive].flat(),
    );
    const [first, second, third] = [0, 4, 8].map((at) => tables.slice(at, at + 4).map(contentOf));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it("reads only what is wanted, and says nothing of the rest", () => {
    const { tables, setAside } = read([fixture("release-06")], { wanted: ["q08"] });
    expect(tables.map(({ table }) => table)).toEqual(["q08", "q08"]);
    expect(setAside).toEqual([]);
  });

  it("reads CSV from standard input", () => {
    const standardInput = fixtureBytes("forms/synthetic-q08-area-shift-jis-lf.csv");
    const { tables } = read(["-"], { standardInput });
    expect(tables[0]).toMatchObject({ table: "q08", fiscalYear: 2020, source: { path: "-", sheet: "" } });
  });

  it("reads the other files where some fail", () => {
    const book = fixtureBytes("release-08/synthetic-q08-area.xlsx");
    const folder = temporaryFolder({ "1.xlsx": book.subarray(0, 2000), "2.xlsx": "text", "3.xlsx": book });
    const { tables, failures } = read([`${folder}/none`, folder]);
    expect(tables).toHaveLength(1);
    expect(failures.map(({ place }) => place?.file.replace(`${folder}/`, ""))).toEqual([
      "none",
      "1.xlsx",
      "2.xlsx",
    ]);
  });
});

describe("a table without a title", () => {
  it("is set aside, and the reason says how to name it", () => {
    const { tables, setAside } = read([FLAT], { fiscalYear: 2020 });
    expect(tables).toEqual([]);
    expect(setAside[0]).toMatchObject({ path: FLAT, title: null });
    expect(said(setAside[0]!.reason).ja).toContain("--table");
  });

  it("is what --table says", () => {
    const { tables } = read([], { named: [{ table: "q08", block: null, path: FLAT }], fiscalYear: 2021 });
    expect(tables[0]).toMatchObject({ table: "q08", fiscalYear: 2021, release: 9, kind: "questionnaire" });
  });

  it("needs a year", () => {
    const { failures } = read([], { named: [{ table: "q08", block: null, path: FLAT }] });
    expect(failures[0]?.text.ja).toContain("`fiscalYear: 2020`");
    expect(failures[0]?.exitCode).toBe(2);
  });

  it("cannot be of a year without a release, whether --fiscal-year or its title says so", () => {
    const titled = (year: string) => `特定健診 標準的な質問票（質問項目８） たばこ：${year}年度\n`;
    const before = read([], { named: [{ table: "q08", block: null, path: FLAT }], fiscalYear: 2012 });
    expect(before.failures[0]?.message).toContain("no release is of fiscal year 2012");
    for (const year of ["0000", "2012", "9999", "令和99"]) {
      const text = titled(year) + fixtureBytes("forms/synthetic-q08-area-flattened.csv");
      const folder = temporaryFolder({ "a.csv": text });
      expect(read([folder]).failures[0]?.text.ja).toContain("年度の公表はありません");
    }
  });

  it("cannot be called what is no table; the message lists what there is", () => {
    const { failures } = read([], { named: [{ table: "q99", block: null, path: FLAT }], fiscalYear: 2020 });
    expect(failures[0]?.text.ja).toContain("q99");
    expect(failures[0]?.text.ja).toContain("urine-protein");
    expect(failures[0]?.exitCode).toBe(2);
  });
});

describe("a table with a title", () => {
  it("keeps its own year, whatever --fiscal-year says", () => {
    expect(read([TITLED], { fiscalYear: 2018 }).tables[0]?.fiscalYear).toBe(2020);
  });

  it("takes its block from --table", () => {
    const path = fixture("release-08-blocks/synthetic-egfr-basic-area.xlsx");
    const { tables } = read([], { named: [{ table: "egfr", block: "basic", path }] });
    expect(tables[0]).toMatchObject({ table: "egfr", block: "basic", fiscalYear: 2020 });
  });
});

describe("other sheets", () => {
  it("are set aside as no table of the NDB, or as one that we do not know", () => {
    const folder = temporaryFolder({
      "1.csv": "市区町村,人口\n鳥取市,1\n",
      "2.csv": "特定健診（握力)：2020年度\n都道府県名,回答\n",
      "3.csv": "\n,,\n",
    });
    const { setAside, tables, failures } = read([folder]);
    expect([tables.length, failures.length]).toEqual([0, 0]);
    expect(setAside.map(({ reason }) => said(reason).en)).toEqual([
      "not a table of the specific health checkups (特定健診)",
      "a kind of table that we do not know",
    ]);
  });

  it("fail where a known title stands over no table", () => {
    const folder = temporaryFolder({ "1.csv": "特定健診（BMI)：2020年度\n北海道,1\n" });
    expect(read([folder]).failures[0]?.text.ja).toContain("都道府県名");
  });

  it("refuses a name that contradicts the title in the file", () => {
    const { tables, failures } = read([], { named: [{ table: "q09", block: null, path: TITLED }] });
    expect(tables).toEqual([]);
    expect(failures[0]?.text.en).toContain("its title says q08");
  });
});
