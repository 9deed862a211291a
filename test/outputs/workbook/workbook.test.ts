import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readXlsx } from "../../../src/ingest/files/workbook/xlsx.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { insertBefore, replaceOnce } from "../../../src/outputs/workbook/package/insert.js";
import { decimalOf, lowerEnd, numberOf, upperEnd } from "../../../src/text/numbers.js";
import { NATION } from "../../support/tables/references.js";
import { demoWorkbook, madeDemoWorkbook, syntheticWorkbook, THREE_AGES } from "./made-workbooks.js";
import { elements, type ReadSheet, readWorkbook, tableAt, textOf, valuesAt } from "./read-workbook.js";

const demo = await demoWorkbook();
const workbook = readWorkbook(demo.bytes);
const sheetOf = (name: string): ReadSheet => workbook.sheets.find((sheet) => sheet.name === name)!;
const AGES: Readonly<Record<string, string>> = { "40–74歳": "40-74", "40–64歳": "40-64", "65–74歳": "65-74" };
const SEXES: Readonly<Record<string, string>> = { 男性: "male", 女性: "female" };

const rowOf = (item: string, code: unknown, sex: string, ages: string) =>
  demo.rows.find(
    (row) =>
      row.item === item &&
      row.code === code &&
      row.sex === sex &&
      row.ages === ages &&
      row.level !== "nation",
  )!;

/** The table stands right of ten columns for the charts. */
const tableOf = (name: string) => tableAt(sheetOf(name), "K", 4);

/** An end of a rate as it is printed, outwards, with two decimals where the reference's rate is under 10; as it is where nothing is hidden. */
function rateEnd(
  side: typeof lowerEnd,
  row: RatioRow,
  name: "rateLower" | "rateUpper" | "adjustedRateLower" | "adjustedRateUpper",
): number {
  const [lower, upper] = name.startsWith("rate")
    ? [row.rateLower, row.rateUpper]
    : [row.adjustedRateLower, row.adjustedRateUpper];
  return lower === upper
    ? decimalOf(row[name]!)
    : numberOf(side(row[name]!, row.referenceRate! < 10 ? 2 : 1));
}

describe("a prefecture's workbook", () => {
  it("has a contents sheet, an overview, notes, and a sheet an item", () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      "目次",
      "一覧",
      "説明",
      "BMI≥25.0",
      "尿糖（+）以上",
    ]);
  });

  it("shows the published Saitama figure's numbers: men +7.27 in 東部, women +12.25", () => {
    const find = (sex: string) =>
      tableOf("BMI≥25.0").find((row) => row.地域 === "東部" && row.性別 === sex && row.年齢 === "40–74歳")!;
    expect(find("男性")).toMatchObject({
      "比−100": expect.closeTo(7.27, 2),
      該当者数: 53994,
      コード: "1103",
    });
    expect(find("女性")).toMatchObject({ "比−100": expect.closeTo(12.25, 2), 該当者数: 28286 });
  });

  it("has every number of the result as a number, to a hundredth of a point and a tenth of a person", () => {
    for (const [sheet, item] of [
      ["BMI≥25.0", "bmi-ge-25"],
      ["尿糖（+）以上", "urine-glucose-positive"],
    ] as const) {
      const table = tableOf(sheet);
      expect(table).toHaveLength(11 * 2 * THREE_AGES.length);
      for (const line of table) {
        const row = rowOf(item, line.コード, SEXES[line.性別 as string]!, AGES[line.年齢 as string]!);
        expect(line.地域).toBe(row.name);
        const isExact = row.ratioLower === row.ratioUpper;
        const end = (side: typeof lowerEnd, ratio: number) => numberOf(side(ratio - 100, 1));
        const ends = {
          "取りうる\n範囲 下限": isExact ? decimalOf(row.ratioLower! - 100) : end(lowerEnd, row.ratioLower!),
          "取りうる\n範囲 上限": isExact ? decimalOf(row.ratioUpper! - 100) : end(upperEnd, row.ratioUpper!),
          "95％区間\n下限": end(lowerEnd, row.ratioOuter95Lower!),
          "95％区間\n上限": end(upperEnd, row.ratioOuter95Upper!),
          "年齢調整\n該当率 下限": rateEnd(lowerEnd, row, "adjustedRateLower"),
          "年齢調整\n該当率 上限": rateEnd(upperEnd, row, "adjustedRateUpper"),
          "該当率\n下限": rateEnd(lowerEnd, row, "rateLower"),
          "該当率\n上限": rateEnd(upperEnd, row, "rateUpper"),
        };
        expect(line).toMatchObject(ends);
        const values = {
          "比−100": row.difference,
          "測定者数・\n回答者数": row.examined,
          "年齢調整\n該当率（％）": row.adjustedRate,
          "基準の\n該当率（％）": row.referenceRate,
          "該当率（％）\n調整なし": row.rate,
          "測定・回答の\n割合（％）": row.coverage,
          該当者数: row.observed,
          "該当者数\n下限": row.observedLower,
          "該当者数\n上限": row.observedUpper,
          "期待\n該当者数": row.expected,
        };
        for (const [header, value] of Object.entries(values)) {
          expect(line[header] as number).toBeCloseTo(value!, 8);
        }
      }
    }
  });

  it("draws two charts an item, whose values are those of the tables", () => {
    expect(workbook.charts).toHaveLength(4);
    for (const [i, chart] of workbook.charts.entries()) {
      const item = i < 2 ? "bmi-ge-25" : "urine-glucose-positive";
      const sex = i % 2 === 0 ? "male" : "female";
      expect(textOf(elements(chart, "c:title")[0]!, "a:t")).toBe(
        `〈埼玉県〉令和2年度 特定健康診査【${i < 2 ? "BMI≥25.0" : "尿糖（+）以上"}】${i % 2 === 0 ? "男性" : "女性"}`,
      );
      const series = elements(chart, "c:ser");
      expect(series.map((one) => textOf(elements(one, "c:tx")[0]!, "c:v"))).toEqual(Object.keys(AGES));
      for (const [s, one] of series.entries()) {
        const names = valuesAt(workbook, textOf(elements(one, "c:cat")[0]!, "c:f"));
        expect(names.slice(0, 3)).toEqual(["埼玉県", "南部", "南西部"]);
        const values = valuesAt(workbook, textOf(elements(one, "c:val")[0]!, "c:f"));
        const table = tableOf(i < 2 ? "BMI≥25.0" : "尿糖（+）以上");
        const shown = table.filter(
          (line) => SEXES[line.性別 as string] === sex && AGES[line.年齢 as string] === THREE_AGES[s],
        );
        expect(values).toEqual(shown.map((line) => line["比−100"]));
        const cached = elements(elements(one, "c:val")[0]!, "c:v").map(({ text }) => Number(text));
        expect(cached).toEqual(values);
        expect(rowOf(item, "1110", sex, THREE_AGES[s]!).difference).toBeCloseTo(values.at(-1) as number, 2);
      }
    }
  });

  it("draws what suppression leaves open as error bars that end at the bounds", () => {
    const women = workbook.charts[1]!;
    const older = elements(women, "c:ser")[2]!;
    const [bars] = elements(older, "c:errBars");
    const at = (name: string) =>
      valuesAt(workbook, textOf(elements(bars!, name)[0]!, "c:f")).at(-1) as number;
    const row = rowOf("bmi-ge-25", "1110", "female", "65-74");
    expect(row.ratioUpper! - row.ratioLower!).toBeGreaterThan(1);
    expect(row.ratio! + at("c:plus")).toBeCloseTo(row.ratioUpper!, 1);
    expect(row.ratio! - at("c:minus")).toBeCloseTo(row.ratioLower!, 1);
  });

  it("keeps headers in sight, and filters exactly the table", () => {
    const { xml } = sheetOf("BMI≥25.0");
    expect(elements(xml, "pane")[0]!.attributes).toMatchObject({ ySplit: "4", state: "frozen" });
    expect(elements(xml, "autoFilter")[0]!.attributes.ref).toBe("K4:AL70");
    expect(elements(xml, "pageSetup")[0]!.attributes).toMatchObject({
      paperSize: "9",
      orientation: "portrait",
      fitToHeight: "2",
    });
    const names = elements(workbook.parts["xl/workbook.xml"]!, "definedName");
    const area = names.find(
      ({ attributes, text }) => attributes.name === "_xlnm.Print_Area" && text.includes("BMI"),
    );
    expect(area?.text).toMatch(/\$A\$1:\$J\$\d+,'BMI≥25.0'!\$K\$1:\$AB\$70$/);
  });

  it("prints its notes without the hashes of the files, beside which they would be too small to read", () => {
    const names = elements(workbook.parts["xl/workbook.xml"]!, "definedName");
    expect(names.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^'説明'!\$A\$1:\$B\$\d+$/));
  });

  it("frames and sets bold by rules that go with their row when the table is sorted", () => {
    const [format] = elements(sheetOf("BMI≥25.0").xml, "conditionalFormatting");
    expect(format!.attributes.sqref).toBe("O5:O70");
    expect(elements(format!, "cfRule").map((rule) => textOf(rule, "formula"))).toEqual([
      'AND($U5<>"",$U5<>"有意差なし")',
      'AND($T5<>"",$T5<>"有意差なし")',
    ]);
    const looks = elements(workbook.parts["xl/styles.xml"]!, "dxf");
    for (const { attributes } of elements(format!, "cfRule"))
      expect(Number(attributes.dxfId)).toBeLessThan(looks.length);
  });

  it("links the contents to every sheet", () => {
    const links = elements(sheetOf("目次").xml, "hyperlink").map(({ attributes }) => attributes.location);
    expect(links).toEqual(["'一覧'!A1", "'説明'!A1", "'BMI≥25.0'!A1", "'尿糖（+）以上'!A1"]);
  });

  it("names its sources and the credit", () => {
    const notes = [...sheetOf("説明").cells.values()];
    expect(notes).toContain("第8回NDBオープンデータ（厚生労働省）を加工して作成");
    expect(notes.filter((value) => /^[0-9a-f]{64}$/.test(String(value)))).toHaveLength(4);
  });

  it("is the same bytes every time, with no time of day in it", async () => {
    const again = await madeDemoWorkbook();
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(demo.bytes))).toBe(0);
    const core = strFromU8(unzipSync(demo.bytes)["docProps/core.xml"]!);
    expect(core.match(/>2000-01-01T00:00:00Z</g)).toHaveLength(2);
    expect(core).not.toContain(String(new Date().getFullYear()));
  });

  it("is read by the program itself", () => {
    const sheets = readXlsx(Buffer.from(demo.bytes), "11.xlsx");
    expect(sheets.find(({ name }) => name === "BMI≥25.0")!.rows[7]!.slice(10, 15)).toEqual([
      "1103",
      "東部",
      "男性",
      "40–74歳",
      expect.closeTo(7.27, 2),
    ]);
  });

  it("speaks English where asked", async () => {
    const english = readWorkbook((await demoWorkbook({ language: "en" })).bytes);
    expect(english.sheets.map(({ name }) => name).slice(0, 3)).toEqual(["Contents", "Overview", "Notes"]);
    expect(textOf(elements(english.charts[0]!, "c:title")[0]!, "a:t")).toBe(
      "Saitama, specific health checkups FY2020: BMI≥25.0, men",
    );
  });
});

describe("a workbook of what is not known (synthetic)", async () => {
  const whole = {
    level: "prefecture",
    code: "11",
    name: "埼玉県",
    difference: 5,
    ratioLower: 104,
    ratioUpper: 106,
  } as const;
  const unknown = {
    code: "1101",
    name: "南部",
    difference: null,
    ratioLower: null,
    ratioUpper: null,
    flags: ["no-expected"],
  } as const;
  const wide = {
    code: "1102",
    name: "西部",
    difference: 30,
    ratioLower: 90,
    ratioUpper: 160,
    flags: ["bounded", "wide", "straddles-100"],
  } as const;
  const made = readWorkbook(await syntheticWorkbook([whole, unknown, wide], { ages: ["40-74"] }));
  const [, , , item] = made.sheets;

  it("leaves the cell empty and says why; it is a 0 nowhere", () => {
    const [, line] = tableAt(item!, "K", 4);
    expect(line).not.toHaveProperty("比−100");
    expect(line).toMatchObject({
      地域: "南部",
      "注記・算出できない理由": "算出不可（期待該当者数が0になりうる）",
    });
    const [series] = elements(made.charts[0]!, "c:ser");
    expect(valuesAt(made, textOf(elements(series!, "c:val")[0]!, "c:f"))).toEqual([5, null, 30]);
    const points = elements(elements(series!, "c:val")[0]!, "c:pt").map(({ attributes }) => attributes.idx);
    expect(points).toEqual(["0", "2"]);
    expect(elements(made.charts[0]!, "c:dispBlanksAs")[0]!.attributes.val).toBe("gap");
  });

  it("says beside an item, and in the notes, where errors of the source move its reference", async () => {
    const moves = [{ release: 8, item: "bmi-ge-25", sex: "male", ages: "40-64", percent: 2 }] as const;
    const part = { ages: ["40-74"], reference: { ...NATION, moves } };
    const { sheets } = readWorkbook(await syntheticWorkbook([whole], part));
    const told = sheets.filter(({ cells }) => JSON.stringify([...cells.values()]).includes("男性+2.0％"));
    expect(told.map(({ name }) => name)).toEqual(["説明", "BMI≥25.0"]);
  });

  it("says how many of its empty cells are not in the result, and nothing of it where all is", async () => {
    const textsOf = (sheets: typeof made.sheets) =>
      JSON.stringify(sheets.map(({ cells }) => [...cells.values()]));
    expect(textsOf(made.sheets)).not.toMatch(/結果にない|結果に値/);
    const women = { ...whole, sex: "female" } as const;
    const gaps = readWorkbook(await syntheticWorkbook([whole, unknown, wide, women], { ages: ["40-74"] }));
    const texts = textsOf(gaps.sheets);
    expect(texts).toContain("この表の値のうち2個は結果にない（空けてある）。");
    expect(texts).toContain("空欄：算出不可（0ではない）、または結果にない");
    expect(texts).toContain("棒のない所：算出不可（0とは限らない）、または結果にない");
  });

  it("says once, on the item's sheet, how few of the nation's examined have a value", async () => {
    const noteOf = async (nationalCoverage: number) => {
      const row = { ...whole, nationalCoverage, flags: ["coverage-apart"] } as const;
      const { sheets } = readWorkbook(await syntheticWorkbook([row], { ages: ["40-74"] }));
      const texts = sheets.map(({ cells }) => [...cells.values()].join("\n"));
      return texts.map((text) => text.split("がある人は、全国の受診者のうち").length - 1);
    };
    expect(await noteOf(79)).toEqual([0, 0, 0, 1]);
    expect(await noteOf(80)).toEqual([0, 0, 0, 0]);
  });

  it("marks ranges of more than 10 points, in the table and in the chart", () => {
    expect(tableAt(item!, "K", 4)[2]).toMatchObject({
      "比−100": 30,
      "注記・算出できない理由": "範囲が10ポイント超、高いか低いか不明",
    });
    const hollow = elements(made.charts[0]!, "c:dPt").map(
      (point) => elements(point, "c:idx")[0]!.attributes.val,
    );
    expect(hollow).toEqual(["2"]);
  });

  it("colours ratios by fills of the cells, blue low and red high, and those of wide ranges and errors not at all", async () => {
    const points = [-60, -5, 0, 5, 60].map((difference, i) => ({ ...whole, code: `110${i}`, difference }));
    const wrong = { ...whole, code: "1105", difference: 60, flags: ["implausible"] } as const;
    const colours = { ...wide, code: "1106" };
    const { parts, sheets } = readWorkbook(
      await syntheticWorkbook([...points, wrong, colours], { ages: ["40-74"] }),
    );
    const fills = elements(elements(parts["xl/styles.xml"]!, "fills")[0]!, "fill").map(
      (fill) => elements(fill, "fgColor")[0]?.attributes.rgb,
    );
    const looks = elements(elements(parts["xl/styles.xml"]!, "cellXfs")[0]!, "xf");
    const fillOf = (sheet: ReadSheet, place: string) => {
      const cell = elements(sheet.xml, "c").find(({ attributes }) => attributes.r === place)!;
      return fills[Number(looks[Number(cell.attributes.s)]!.attributes.fillId)];
    };
    const expected = ["FF1F5FA8", "FFDAE2EA", "FFF5F5F3", "FFEDD9DA", "FFB2182B", "FFF7F7F7", "FFF7F7F7"];
    expect(["E", "F", "G", "H", "I", "J", "K"].map((column) => fillOf(sheets[1]!, `${column}5`))).toEqual(
      expected,
    );
    expect([5, 6, 7, 8, 9, 10, 11].map((row) => fillOf(sheets[3]!, `O${row}`))).toEqual(expected);
    expect(sheets.map(({ xml }) => elements(xml, "cfRule").length)).toEqual([0, 0, 0, 2]);
  });

  it("shows an error of the source as a number with a question mark", async () => {
    const wrong = {
      code: "1103",
      name: "東部",
      difference: 429.9,
      ratioLower: 529.9,
      ratioUpper: 529.9,
      flags: ["implausible"],
    } as const;
    const { parts, sheets, charts } = readWorkbook(
      await syntheticWorkbook([whole, unknown, wide, wrong], { ages: ["40-74"] }),
    );
    expect(sheets[1]!.cells.get("H5")).toBe(429.9);
    const formats = elements(parts["xl/styles.xml"]!, "numFmt").map(({ attributes }) => attributes);
    const style = (sheet: ReadSheet, place: string) =>
      elements(sheet.xml, "c").find(({ attributes }) => attributes.r === place)!.attributes.s;
    const looks = elements(elements(parts["xl/styles.xml"]!, "cellXfs")[0]!, "xf");
    for (const [sheet, place] of [
      [sheets[1]!, "H5"],
      [sheets[3]!, "O8"],
    ] as const) {
      const { numFmtId } = looks[Number(style(sheet, place))]!.attributes;
      const format = formats.find((one) => one.numFmtId === numFmtId)!.formatCode;
      expect(format).toBe('+0.0"?";-0.0"?";0.0"?"');
    }
    const hollow = elements(charts[0]!, "c:dPt").map((point) => elements(point, "a:prstDash").length);
    expect(hollow).toEqual([1, 0]);
    const [scale] = elements(charts[0]!, "c:valAx");
    expect(Number(elements(scale!, "c:max")[0]!.attributes.val)).toBeLessThan(50);
    const told = [...sheets[3]!.cells.values()].join("\n");
    expect(told).toContain("実線の白い棒：元データの誤りとみられる値");
    expect(told).toContain("東部 男性 40–74歳（+429.9?）");
    expect([...made.sheets[3]!.cells.values()].join("\n")).not.toContain("元データの誤り");
  });

  it("says that the numbers are made up, and claims no credit", () => {
    const texts = made.sheets.flatMap(({ cells }) => [...cells.values()]).map(String);
    expect(texts.filter((text) => text.includes("合成データ（実在しない数値）")).length).toBeGreaterThan(2);
    expect(texts.filter((text) => text.includes("NDBオープンデータ（厚生労働省）"))).toEqual([]);
  });
});

describe("names from a user's file (synthetic)", async () => {
  const evil = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=x", 'a"<&>b'];
  const rows = evil.map((name, i) => ({ code: `110${i}`, name, difference: i }));
  const item = { id: "bmi-ge-25", name: { ja: "='A'!B1<&>", en: "x" }, group: { ja: "@g", en: "g" } };
  const made = readWorkbook(await syntheticWorkbook(rows, { items: [item], ages: ["40-74"] }));

  it("are text and nowhere a formula", () => {
    for (const { xml } of made.sheets) expect(elements(xml, "f")).toEqual([]);
    const table = tableAt(made.sheets[3]!, "K", 4);
    expect(table.map((line) => line.地域)).toEqual(evil);
    expect([...made.sheets[0]!.cells.values()]).toContain("@g");
  });

  it("keep charts and links on their sheets, whatever the quotes", () => {
    const [series] = elements(made.charts[0]!, "c:ser");
    expect(valuesAt(made, textOf(elements(series!, "c:cat")[0]!, "c:f"))).toEqual(evil);
    const links = elements(made.sheets[0]!.xml, "hyperlink").map(({ attributes }) => attributes.location);
    expect(made.sheets[3]!.name).toBe("='A'!B1<&>");
    expect(links).toContain("'=''A''!B1<&>'!A1");
  });
});

describe("additions to the library's XML", () => {
  it("fail where the library writes otherwise, and never leave something out in silence", () => {
    expect(() => replaceOnce("<a/>", "<b/>", "<c/>")).toThrow("<b/>");
    expect(() => insertBefore("<a/>", ["<b>", "<c>"], "<d/>")).toThrow("<b> or <c>");
    expect(insertBefore("<a/><c/>", ["<b/>", "<c/>"], "<d/>")).toBe("<a/><d/><c/>");
  });
});
