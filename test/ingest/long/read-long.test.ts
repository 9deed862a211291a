import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/ingest/files/sheet.js";
import { sortIntoReleases } from "../../../src/ingest/release.js";
import { HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";
import { syntheticCountry } from "../../engine/synthetic-country.js";
import { temporaryFolder } from "../../support/folders.js";
import { catalog, type ReadOptions, read } from "../../support/tables/fixtures.js";
import { textOf } from "../../support/tables/forms.js";
import { databaseRows, type LongCell, longCells, meltedRows } from "../../support/tables/long.js";
import { contentOf } from "../../support/tables/tables.js";
import { said } from "../../support/told.js";

const country = syntheticCountry(5, { prefectures: 3, areas: 4 }).published.pairs[0]!;
const [prefecture, area] = [country.prefecture!, country.area!];

function readLong(rows: Cell[][], options: ReadOptions = {}) {
  const folder = temporaryFolder({ "long.csv": textOf(rows, ",", "\n") });
  return read([folder], options);
}

const tablesOf = (rows: Cell[][]) => {
  const { tables, failures } = readLong(rows);
  expect(failures).toEqual([]);
  return tables;
};

const messageOf = (rows: Cell[][], options: ReadOptions = {}) => {
  const { tables, failures } = readLong(rows, options);
  expect(tables).toEqual([]);
  expect(failures).toHaveLength(1);
  return failures[0]!;
};

/** Without names of regions that the long form does not give: codes say more. */
const plain = (table: Parameters<typeof contentOf>[0]) => {
  const { regions, ...rest } = contentOf(table);
  return { ...rest, regions: regions.map(({ code, prefectureCode }) => ({ code, prefectureCode })) };
};

describe("a long table", () => {
  it("is the table that the ministry prints: by area and by prefecture, in one file", () => {
    const rows = databaseRows([...longCells(area), ...longCells(prefecture)]);
    const tables = tablesOf(rows);
    expect(tables.map(({ table, release, fiscalYear }) => [table, release, fiscalYear])).toEqual([
      ["bmi", area.release, area.fiscalYear],
      ["bmi", area.release, area.fiscalYear],
    ]);
    expect(tables.map(plain)).toEqual([area, prefecture].map(plain));
  });

  it("may have its rows in any order, and then stands in the order of its pair", () => {
    const cells = longCells(area);
    fc.assert(
      fc.property(fc.shuffledSubarray(cells, { minLength: cells.length }), (shuffled) => {
        const [found] = tablesOf(databaseRows(shuffled));
        const { releases } = sortIntoReleases([prefecture, found!], catalog.tables);
        const inPair = releases[0]!.pairs[0]!.area!;
        const order = inPair.regions.map(({ code }) =>
          area.regions.findIndex((region) => region.code === code),
        );
        const size = area.male.strata.length * 8;
        expect(inPair.male.strata).toEqual(area.male.strata);
        for (const sex of ["male", "female"] as const) {
          for (const [r, from] of order.entries()) {
            expect([...inPair[sex].counts.subarray(r * size, (r + 1) * size)]).toEqual([
              ...area[sex].counts.subarray(from * size, (from + 1) * size),
            ]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("may leave hidden counts out: what has no row is hidden", () => {
    expect(tablesOf(databaseRows(longCells(area).filter(({ count }) => count !== null))).map(plain)).toEqual([
      plain(area),
    ]);
  });

  it("may have no 中計: it is the sum where all ages are there, and hidden elsewhere", () => {
    const [found] = tablesOf(databaseRows(longCells(area).filter(({ ages }) => ages !== null)));
    const { counts } = found!.male;
    let hidden = 0;
    for (let start = 0; start < counts.length; start += 8) {
      const ages = [...counts.subarray(start, start + 7)];
      const isHidden = ages.includes(HIDDEN);
      if (isHidden) hidden++;
      expect(counts[start + SUBTOTAL]).toBe(isHidden ? HIDDEN : ages.reduce((a, b) => a + b, 0));
    }
    expect(hidden).toBeGreaterThan(0);
  });

  it("says codes as 101.0, without zeros, or by the prefecture's name; sexes and ages in either language", () => {
    const cells = longCells(area);
    const rows = [
      ["fiscal_year", "test_item", "prefecture", "area_code", "sex", "age_class", "value_class", "count"],
      ...cells.map((cell) => [
        `${cell.fiscalYear}.0`,
        "ＢＭＩ",
        catalog.prefectures.find(({ code }) => code === cell.prefectureCode)?.name.ja ?? "二次医療圏判別不可",
        cell.code === null ? null : `${Number(cell.code)}.0`,
        cell.sex === "male" ? "男" : "女",
        cell.ages === null ? "合計" : `${cell.ages.replace("-", "～")}歳`,
        cell.stratum,
        cell.count === null ? "NaN" : `${cell.count}.0`,
      ]),
    ];
    // 判別不可 by its name alone is that of prefectures; with a level it is that of areas.
    const assignable = rows.filter(([, , name]) => !name?.includes("判別不可"));
    const [found] = tablesOf(assignable);
    const known = { ...area, regions: area.regions.filter(({ code }) => code !== null) };
    expect(plain(found!).regions).toEqual(plain(known).regions);
    const size = known.regions.length * area.male.strata.length * 8;
    expect([...found!.male.counts]).toEqual([...area.male.counts.subarray(0, size)]);
  });

  it("is recognised by what stands in a column whose header says nothing", () => {
    const rows = databaseRows(longCells(area));
    rows[0] = rows[0]!.map((name) =>
      ["gender", "age_group", "range_label"].includes(String(name)) ? "x" : name,
    );
    expect(tablesOf(rows).map(plain)).toEqual([plain(area)]);
  });

  it("has no people twice, nor those who did not answer, and no thousands without quotes", () => {
    const rows = databaseRows(longCells(area));
    const like = (row: Cell[], label: string, count: Cell = 99): Cell[] => row.with(8, label).with(9, count);
    expect(tablesOf([...rows, like(rows[1]!, "合計"), like(rows[1]!, "計")]).map(plain)).toEqual([
      plain(area),
    ]);
    const answers = databaseRows(longCells(area), "q08").map((row, i) =>
      i === 0 ? row : row.with(8, row[8] === area.male.strata[0]!.label ? "はい" : "いいえ"),
    );
    const two = answers.filter(
      (row, i) =>
        i === 0 || answers.findIndex((one) => String(one.slice(0, 9)) === String(row.slice(0, 9))) === i,
    );
    expect(messageOf([...two, like(two[1]!, "無回答")]).text.ja).toMatch(/「無回答」という回答はありません/);
    expect(messageOf([...rows, [...rows[1]!.with(9, 1), 234]]).text.ja).toMatch(/見出しのない列に数「234」/);
  });

  it("leaves out sums: both sexes together, and the nation", () => {
    const rows = databaseRows(longCells(area));
    const sums: Cell[][] = [
      [
        8,
        area.fiscalYear,
        "BMI",
        "secondary_medical_area",
        "0101",
        "南渡島",
        "total",
        "40-44",
        "18.5未満",
        99,
      ],
      [8, area.fiscalYear, "BMI", "全国", null, "全国", "M", "40-44", "18.5未満", 9999],
    ];
    expect(tablesOf([...rows, ...sums.map((row) => [area.release, ...row.slice(1)])]).map(plain)).toEqual([
      plain(area),
    ]);
  });

  it("sets aside what its item column names beside the tables that we know", () => {
    const rows = databaseRows(longCells(area));
    const { tables, setAside, failures } = readLong([
      ...rows,
      [area.release, area.fiscalYear, "握力", "prefecture", "01", "北海道", "M", "40-44", "30以上", 99],
    ]);
    expect([tables.length, failures]).toEqual([1, []]);
    expect(setAside).toMatchObject([{ kind: "checkup", title: "握力" }]);
    expect(said(setAside[0]!.reason).en).toContain(`row ${rows.length + 1}`);
  });

  it("without item and year is named, as any table without a title", () => {
    const rows = meltedRows(longCells(prefecture).filter(({ name }) => name !== ""));
    expect(said(readLong(rows).setAside[0]!.reason).en).toContain("--table q01=FILE");
    const path = `${temporaryFolder({ "long.csv": textOf(rows, ",") })}/long.csv`;
    const named = [{ table: "bmi", block: null, path }];
    expect(read([], { named }).failures[0]!.message).toContain("`fiscalYear: 2020`");
    const { tables } = read([], { named, fiscalYear: prefecture.fiscalYear, zerosAreHidden: true });
    expect(tables.map(plain)).toEqual([plain(prefecture)]);
  });
});

describe("a long table that cannot be right", () => {
  const change = (by: (cell: LongCell, i: number) => LongCell | null) =>
    databaseRows(longCells(area).flatMap((cell, i) => by(cell, i) ?? []));

  it("is refused where classes, ages or a sex are missing everywhere: the people examined would be too few", () => {
    expect(
      messageOf(change((cell) => (cell.stratum === area.male.strata[0]!.label ? null : cell))).message,
    ).toContain("some classes");
    expect(messageOf(change((cell) => (cell.ages === "50-54" ? null : cell))).message).toContain(
      "ages 50-54",
    );
    expect(messageOf(change((cell) => (cell.sex === "male" ? null : cell))).message).toContain("male");
  });

  it("is refused where a cell stands there twice, or says what is understood by nobody: row and column are named", () => {
    const twice = change((cell) => cell);
    expect(messageOf([...twice, twice[1]!]).place).toMatchObject({ row: twice.length + 1 });
    const spoiled = (column: number, value: Cell) =>
      messageOf(change((cell) => cell).map((row, i) => (i === 1 ? row.with(column, value) : row)));
    expect(spoiled(4, "0199x")).toMatchObject({ place: { row: 2, column: "E" } });
    expect(spoiled(6, "X")).toMatchObject({ place: { row: 2, column: "G" } });
    expect(spoiled(7, "75-79")).toMatchObject({ place: { row: 2, column: "H" } });
    expect(spoiled(9, "1.5")).toMatchObject({ place: { row: 2, column: "J" } });
    expect(spoiled(1, 2030).message).toContain("release");
    expect(spoiled(1, "last year")).toMatchObject({ place: { row: 2, column: "B" } });
  });

  it("is refused where areas have names only", () => {
    const rows = databaseRows(longCells(area)).map((row, i) =>
      row.with(3, i === 0 ? "prefecture_name" : "北海道"),
    );
    rows[0] = rows[0]!.with(4, "x");
    expect(messageOf(rows).message).toContain("codes of the areas");
  });
});
