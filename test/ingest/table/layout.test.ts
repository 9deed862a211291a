import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../src/ingest/files/sheet.js";
import { findHeaderRow, findLayout } from "../../../src/ingest/table/layout.js";
import { refuseOtherUnit } from "../../../src/ingest/table/unit.js";
import { failureOf } from "../../support/failures.js";
import { read, readFixtures } from "../../support/tables/fixtures.js";
import { areaSheet, prefectureSheet, type Row } from "../../support/tables/sheets.js";
import { contentOf, tableOf } from "../../support/tables/tables.js";
import { said } from "../../support/told.js";

const layoutOf = (sheet: Sheet) => findLayout(sheet, findHeaderRow(sheet), "a.xlsx");
const withoutColumn = (column: number) => (rows: Row[]) => {
  for (const row of rows.slice(1)) row.splice(column, 1);
};

describe("findHeaderRow", () => {
  it("finds 都道府県名 or 都道府県, wherever it stands in the first rows", () => {
    expect(findHeaderRow(prefectureSheet())).toBe(1);
    expect(findHeaderRow(prefectureSheet((rows) => rows.unshift([], ["note"])))).toBe(3);
    expect(findHeaderRow({ name: "", rows: [[null, "都道府県"]] })).toBe(0);
  });

  it("finds none in other sheets, nor far below the top", () => {
    expect(findHeaderRow({ name: "", rows: [["市区町村"], ["鳥取県"]] })).toBe(-1);
    expect(findHeaderRow({ name: "", rows: [...new Array<Row>(40).fill([]), ["都道府県名"]] })).toBe(-1);
  });
});

describe("findLayout", () => {
  it("tells prefecture tables from area tables by their columns", () => {
    expect(layoutOf(prefectureSheet())).toMatchObject({ geography: "prefecture", firstDataRow: 5 });
    const area = layoutOf(areaSheet());
    expect(area).toMatchObject({ geography: "area", firstDataRow: 5 });
    expect(area.segments).toMatchObject([{ prefecture: 0, areaCode: 1, areaName: 2, stratum: 3 }]);
    expect(area.segments[0]?.counts.female).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it("reads the same table with extra empty columns", () => {
    const [plain] = readFixtures("release-08/synthetic-q08-area.xlsx").tables;
    const [wide] = readFixtures("forms/synthetic-q08-area-empty-columns.xlsx").tables;
    expect(contentOf(wide!)).toEqual(contentOf(plain!));
    expect(wide?.male.sheetColumns).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(wide?.female.sheetColumns.at(0)).toBe(14);
  });

  it("reads ヘモグロビン's two tables side by side", () => {
    for (const by of ["prefecture", "area"]) {
      const [table] = readFixtures(`release-08/synthetic-hemoglobin-${by}.xlsx`).tables;
      expect(table?.male.strata.map(({ label }) => label)).toEqual([
        "13.1以上",
        "12.1以上13.0以下",
        "12.0以下",
      ]);
      expect(table?.female.strata.map(({ label }) => label)).toEqual([
        "12.1以上",
        "11.1以上12.0以下",
        "11.0以下",
      ]);
    }
  });

  it("passes over columns of both sexes together, wherever they stand", () => {
    for (const [at, name] of [
      [20, "男女計"],
      [12, "計"],
      [4, "総数"],
    ] as const) {
      const sheet = areaSheet((rows) => {
        for (const [i, row] of rows.entries()) {
          const both = Array.from({ length: 8 }, (_, age) => (i === 3 ? row[4 + age]! : i > 4 ? 999 : null));
          if (i > 1) row.splice(at, 0, ...(i === 2 ? both.with(0, name) : both));
        }
      });
      expect(contentOf(tableOf(sheet))).toEqual(contentOf(tableOf(areaSheet())));
    }
  });

  it("refuses a second table on the right, and classes in another unit", () => {
    const beside = prefectureSheet((rows) => {
      for (const row of rows.slice(1)) row.push(...row);
    });
    const failure = failureOf(() => layoutOf(beside));
    expect(failure.place).toMatchObject({ row: 2, column: "S" });
    expect(failure.text.ja).toContain("もう 1 つの表が右に");
    const unit = (head: string) => () => refuseOtherUnit(head, "mg/dL", { file: "a.xlsx" }, 3);
    for (const head of ["検査値階層\n（mg/dl）", "検査値階層", "検査値階層(※注)"])
      expect(unit(head)).not.toThrow();
    expect(failureOf(unit("検査値階層\n(mmol/L)"))).toMatchObject({ place: { column: "D" } });
  });

  it("does without the row of units", () => {
    const sheet = prefectureSheet((rows) => rows.splice(4, 1));
    expect(layoutOf(sheet).firstDataRow).toBe(4);
  });

  it("reads the one header row of the flattened form", () => {
    const ages = ["40～44歳", "45～49歳", "50～54歳", "55～59歳", "60～64歳", "65～69歳", "70～74歳", "中計"];
    const header = ["都道府県名", "回答", ...["男", "女性_"].flatMap((sex) => ages.map((age) => sex + age))];
    expect(layoutOf({ name: "", rows: [header] })).toMatchObject({
      firstDataRow: 1,
      geography: "prefecture",
    });
  });

  it.each([
    ["the answers", 3, "検査値階層／回答"],
    ["the area codes", 1, "二次医療圏番号"],
    ["men of 45–49", 5, "45-49歳"],
    ["中計 of men", 11, "中計"],
    ["women of 70–74", 18, "70-74歳"],
    ["中計 of women", 19, "中計"],
  ])("names the column that is missing: %s", (_, column, name) => {
    const failure = failureOf(() => layoutOf(areaSheet(withoutColumn(column))));
    expect(failure.text.ja).toContain(`「${name}」`);
    expect(failure.place).toMatchObject({ file: "a.xlsx", sheet: "質問項目", row: 2 });
  });

  it("says that women are missing where only men are there", () => {
    const sheet = areaSheet((rows) => {
      for (const row of rows.slice(1)) row.splice(12, 8);
    });
    expect(failureOf(() => layoutOf(sheet)).text.ja).toContain("「女」");
  });

  it("says that there are no ages at all", () => {
    const failure = failureOf(() =>
      layoutOf({
        name: "",
        rows: [
          ["都道府県名", "人口"],
          ["鳥取県", 1],
        ],
      }),
    );
    expect(failure.text.ja).toContain("「40～44歳」");
  });

  it("names the column of a header that stands twice", () => {
    const failure = failureOf(() => layoutOf(areaSheet((rows) => (rows[3]![5] = "40～44歳"))));
    expect(failure.place?.column).toBe("F");
    expect(failure.text.ja).toContain("40～44歳");
  });

  it("names the column of an age class that the checkups do not have", () => {
    const failure = failureOf(() => layoutOf(areaSheet((rows) => (rows[3]![4] = "35～39歳"))));
    expect(failure.place).toMatchObject({ row: 4, column: "E" });
  });

  it("does not guess the sex of counts that stand under none", () => {
    const failure = failureOf(() => layoutOf(areaSheet((rows) => (rows[2]![4] = null))));
    expect(failure.place?.column).toBe("E");
  });
});

describe("the layouts that are set aside", () => {
  it.each(["cga", "means", "fundus"])("recognises %s by its title, with a reason", (name) => {
    const { tables, setAside, failures } = readFixtures(`release-08/synthetic-${name}-prefecture.xlsx`);
    expect([tables.length, failures.length]).toEqual([0, 0]);
    expect(setAside).toHaveLength(1);
    expect(said(setAside[0]!.reason).ja).not.toBe("");
    expect(setAside[0]?.title).toContain("特定健診");
  });

  it("would rather fail than read a CGA table as another one", () => {
    const path = "release-08/synthetic-cga-prefecture.xlsx";
    expect(readFixtures(path).tables).toEqual([]);
    expect(read([path]).tables).toEqual([]);
  });
});

it("reads a sheet whose columns come in another order", () => {
  const swapped = areaSheet((rows) => {
    for (const row of rows.slice(1)) row.splice(4, 16, ...row.slice(12, 20), ...row.slice(4, 12));
    rows[1]![4] = "全体";
  });
  expect(contentOf(tableOf(swapped))).toEqual(contentOf(tableOf(areaSheet())));
});
