import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/ingest/files/sheet.js";
import { parseCount } from "../../../src/ingest/table/count-cell.js";
import { HIDDEN } from "../../../src/model/counts.js";
import { failureOf } from "../../support/failures.js";
import { readFixtures } from "../../support/tables/fixtures.js";
import { areaSheet, counts, prefectureSheet, type Row } from "../../support/tables/sheets.js";
import { cellsOf, contentOf, tableOf } from "../../support/tables/tables.js";

describe("parseCount", () => {
  it("reads whole numbers in every spelling", () => {
    for (const cell of [1234, "1234", "1,234", "１２３４", " 1234 ", "1234.0"])
      expect(parseCount(cell)).toBe(1234);
    expect(parseCount("12,345,678")).toBe(12_345_678);
    expect(["１ ２３４", "1234.0"].map(parseCount)).toEqual([1234, 1234]);
    // Two numbers in a cell, and one that is a thousand elsewhere.
    expect(["12\n34", "12 34", "1.000"].map(parseCount)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(parseCount(0)).toBe(0);
  });

  it("takes every mark of a hidden count, and a blank, for hidden", () => {
    const marks = ["-", "‐", "－", "―", "—", "–", "−", "…", "……", "...", "x", "X", "ｘ", "*", "***", "＊"];
    for (const mark of [...marks, "", "　", null, undefined]) expect(parseCount(mark)).toBe(HIDDEN);
  });

  it("refuses everything else", () => {
    const wrong = [
      "12a",
      "O",
      "1O",
      "-5",
      "−5",
      "3.5",
      "1,23",
      "12,3456",
      "1 人",
      "TRUE",
      "#REF!",
      "1e3",
      "0x10",
    ];
    for (const cell of [...wrong, -1, -5, 3.5, Number.NaN, 2 ** 31, "99999999999"]) {
      expect(parseCount(cell), String(cell)).toBeNaN();
    }
  });

  it("gives back any count, plain or with separators", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (n) => {
        expect([n, String(n), n.toLocaleString("en-US")].map(parseCount)).toEqual([n, n, n]);
      }),
    );
  });

  it("never gives a number below HIDDEN, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const count = parseCount(text);
        expect(Number.isNaN(count) || count >= HIDDEN).toBe(true);
      }),
    );
  });
});

describe("the regions of a table", () => {
  it("fill down merged cells and pad codes, and leave 判別不可 without a code", () => {
    expect(tableOf(areaSheet()).regions).toEqual([
      { code: "0101", name: "南渡島", prefectureCode: "01" },
      { code: "0102", name: "南檜山", prefectureCode: "01" },
      { code: "3101", name: "東部", prefectureCode: "31" },
      { code: null, name: "二次医療圏判別不可", prefectureCode: null },
    ]);
    expect(tableOf(prefectureSheet()).regions).toEqual([
      { code: "01", name: "北海道", prefectureCode: "01" },
      { code: "31", name: "鳥取県", prefectureCode: "31" },
    ]);
  });

  it("are the same where every row names its region", () => {
    const filled = areaSheet((rows) => {
      for (const [r, row] of rows.entries()) {
        if (r > 5) for (const c of [0, 1, 2]) row[c] ??= rows[r - 1]![c] ?? null;
      }
    });
    expect(contentOf(tableOf(filled))).toEqual(contentOf(tableOf(areaSheet())));
  });

  it("are the same where numbers lost their leading zero", () => {
    const bare = areaSheet((rows) => {
      rows[5]![1] = 101;
      rows[7]![1] = "102";
    });
    expect(tableOf(bare).regions).toEqual(tableOf(areaSheet()).regions);
  });

  it("keep areas of one name apart by their codes", () => {
    const [table] = readFixtures("release-08/synthetic-q08-area.xlsx").tables;
    const east = table?.regions.filter(({ name }) => name === "東部");
    expect(east?.map(({ code }) => code)).toEqual(["3101", "3706"]);
  });

  it("are named in full where a prefecture stands without 県, and by the list where an area has no name", () => {
    const short = areaSheet((rows) => (rows[9]![0] = "鳥取"));
    expect(tableOf(short).regions).toEqual(tableOf(areaSheet()).regions);
    const nameless = areaSheet((rows) => (rows[7]![2] = null));
    expect(tableOf(nameless).regions[1]).toEqual({ code: "0102", name: "", prefectureCode: "01" });
  });

  it("may be followed by blank rows and notes", () => {
    const noted = prefectureSheet((rows) => rows.push([], ["※ 注"]));
    expect(tableOf(noted).regions).toHaveLength(2);
  });
});

describe("the counts of a table", () => {
  it("stand by region, sex, stratum and age, hidden ones as HIDDEN", () => {
    const table = tableOf(areaSheet((rows) => (rows[8]![13] = "-")));
    expect(cellsOf(table, "male", 0, 0)).toEqual([10, 11, 12, 13, 14, 15, 16, 91]);
    expect(cellsOf(table, "female", 1, 1)).toEqual([80, HIDDEN, 84, 86, 88, 90, 92, 602]);
    expect(table.male.sheetRows[3]).toBe(9);
  });

  it("are hidden where they are blank, but lost where other hidden ones have a mark", () => {
    const blank = areaSheet((rows) => (rows[8]![13] = null));
    expect(cellsOf(tableOf(blank), "female", 1, 1)[1]).toBe(HIDDEN);
    const lost = areaSheet((rows) => {
      rows[8]![13] = null;
      rows[9]![4] = "…";
    });
    const failure = failureOf(() => tableOf(lost));
    expect(failure.place).toMatchObject({ row: 9, column: "N" });
    expect(failure.text.ja).toContain("秘匿は「…」で示されている");
  });

  it("leave － as a label in 尿蛋白", () => {
    const [table] = readFixtures("release-08/synthetic-urine-protein-area.xlsx").tables;
    expect(table?.male.strata.map(({ label }) => label)).toEqual(["-", "±", "+", "++", "+++"]);
    expect(table?.male.counts.some((count) => count === HIDDEN)).toBe(true);
    expect(cellsOf(table!, "male", 0, 0).every((count) => count > 100)).toBe(true);
  });

  it("take the answers of question 13 from number cells", () => {
    const [table] = readFixtures("release-08/synthetic-q13-area.xlsx").tables;
    expect(table?.male.strata.map(({ label }) => label)).toEqual(["1", "2", "3"]);
  });
});

/** A sheet of areas with one cell replaced. */
const spoiled = (row: number, column: number, cell: Cell) => areaSheet((rows) => (rows[row]![column] = cell));

describe("a table that cannot be right", () => {
  it.each([
    ["a letter in a count", spoiled(7, 6, "3O"), 8, "G", "3O"],
    ["a negative count", spoiled(7, 6, -3), 8, "G", "-3"],
    ["a decimal count", spoiled(7, 6, 3.5), 8, "G", "3.5"],
    ["an unknown prefecture", spoiled(9, 0, "鳥鳥県"), 10, "A", "鳥鳥県"],
    ["a nation-wide row", spoiled(11, 0, "全国"), 12, "A", "全国"],
    ["a code of another prefecture", spoiled(9, 1, 3201), 10, "B", "3201"],
    ["a code that is none", spoiled(9, 1, "鳥取"), 10, "B", "鳥取"],
    ["a prefecture's area without a code", spoiled(9, 1, null), 10, "B", "鳥取県"],
    ["a second table below", spoiled(9, 0, "都道府県名"), 10, "A", "もう 1 つの表"],
    ["a formula that failed for a name", spoiled(7, 2, "#N/A"), 8, "C", "#N/A"],
    ["a region whose code was lost", spoiled(7, 1, null), 8, "D", "「はい」がまた出てきます"],
    ["no prefecture at the top", spoiled(5, 0, null), 6, "A", "都道府県名"],
    ["another answer", spoiled(8, 3, "不明"), 9, "D", "不明"],
    ["an answer twice in the first region", spoiled(6, 3, "はい"), 7, "D", "はい"],
    ["an answer twice further down", spoiled(8, 3, "はい"), 9, "D", "はい"],
    ["counts without an answer", spoiled(8, 3, null), 9, "D", "空"],
    ["a row of all answers together", spoiled(6, 3, "合計"), 7, "D", "合計の行は除いて"],
  ])("is refused with file, sheet, row, column and what was found: %s", (_, sheet, row, column, found) => {
    const failure = failureOf(() => tableOf(sheet, { path: "b.xlsx" }));
    expect(failure.place).toEqual({ file: "b.xlsx", sheet: "質問項目", row, column });
    expect(failure.text.ja).toContain(found);
    expect(failure.exitCode).toBe(1);
  });

  it("is refused where a region lacks an answer, in the middle and at the end", () => {
    for (const row of [8, 12]) {
      const failure = failureOf(() => tableOf(areaSheet((rows) => rows.splice(row, 1))));
      expect(failure.text.ja).toContain("いいえ");
    }
  });

  it("is refused where a later region has the same answers in another order", () => {
    const failure = failureOf(() =>
      tableOf(
        areaSheet((rows) => {
          rows[7]![3] = "いいえ";
          rows[8]![3] = "はい";
        }),
      ),
    );
    expect(failure.text.ja).toContain("「いいえ」は順序が違います（「はい」が必要）");
    expect(failure.place?.row).toBe(8);
  });

  it("is refused where a region stands twice", () => {
    const again: Row = ["北海道", "0101", "南渡島", "はい", ...counts()];
    const failure = failureOf(() => tableOf(areaSheet((rows) => rows.push(again))));
    expect(failure.text.ja).toBe("「南渡島」が 2 回出てきます。");
    expect(failure.place?.row).toBe(14);
  });

  it("is refused without any data", () => {
    const failure = failureOf(() => tableOf(areaSheet((rows) => rows.splice(5))));
    expect(failure.text.ja).toContain("データの行がありません");
  });
});

it("gives 判別不可 no code where a program filled the blanks down", () => {
  const filled = areaSheet((rows) => {
    for (const row of rows.slice(11)) row.splice(1, 2, 3101, "東部");
  });
  expect(tableOf(filled).regions.at(-1)).toEqual({
    code: null,
    name: "二次医療圏判別不可",
    prefectureCode: null,
  });
});
