import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { scanPlainWorksheet } from "../../../../src/ingest/files/workbook/worksheet-scan.js";
import { readWorksheetXml } from "../../../../src/ingest/files/workbook/worksheet-xml.js";
import { readXlsx } from "../../../../src/ingest/files/workbook/xlsx.js";
import { failureOf } from "../../../support/failures.js";
import { zipOf } from "../../../support/tables/archives.js";
import { fixtureBytes, fixtureNames } from "../../../support/tables/fixtures.js";

const Q08 = "release-08/synthetic-q08-area.xlsx";
const rowsOf = (name: string) => readXlsx(fixtureBytes(name), name)[0]!.rows;

/** The parts of a workbook as texts. */
function partsOf(name: string): Record<string, string> {
  const parts = unzipSync(fixtureBytes(name));
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

describe("readXlsx", () => {
  it.each(["pretty", "inline", "formula", "rich", "prefixed"])(
    "reads the same table from the %s form",
    (form) => {
      expect(rowsOf(`forms/synthetic-q08-area-${form}.xlsx`)).toEqual(rowsOf(Q08));
    },
  );

  it("gives the sheet's name, text codes as text and number codes as numbers", () => {
    const [sheet] = readXlsx(fixtureBytes(Q08), Q08);
    expect(sheet?.name).toBe("質問項目");
    expect(sheet?.rows[5]?.slice(0, 4)).toEqual(["北海道", "0101", "南渡島", "はい"]);
    expect(sheet?.rows[9]?.slice(0, 4)).toEqual(["鳥取県", 3101, "東部", "はい"]);
  });

  it("reads every plain sheet alike through the scanner and through the XML parser", () => {
    let scanned = 0;
    for (const name of fixtureNames(".xlsx")) {
      const parts = unzipSync(fixtureBytes(name));
      const xml = Buffer.from(parts["xl/worksheets/sheet1.xml"]!);
      const strings = [...strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array()).matchAll(/<si>/g)].map(
        String,
      );
      const plain = scanPlainWorksheet(xml, strings);
      if (!plain) continue;
      scanned++;
      expect(plain, name).toEqual(readWorksheetXml(xml, strings, name));
    }
    expect(scanned).toBeGreaterThan(20);
  });

  it("reads sheets in the workbook's order, hidden ones too, and finds parts by their relationships", () => {
    const parts = partsOf(Q08);
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    const renamed = {
      ...parts,
      "xl/worksheets/sheet1.xml": "",
      "xl/other.xml": sheet,
      "xl/second.xml": sheet.replace(/<sheetData>.*<\/sheetData>/, "<sheetData/>"),
      "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
        "<sheets>",
        '<sheets><sheet name="先" sheetId="9" state="hidden" r:id="rId9"/>',
      ),
      "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"]!.replace(
        "worksheets/sheet1.xml",
        "/xl/other.xml",
      ).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="x/worksheet" Target="../xl/./second.xml"/></Relationships>',
      ),
    };
    const sheets = readXlsx(zipOf(renamed), "a.xlsx");
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["先", 0],
      ["質問項目", rowsOf(Q08).length],
    ]);
  });

  it("passes over a chart sheet", () => {
    const parts = partsOf(Q08);
    const rels = "xl/_rels/workbook.xml.rels";
    const charted = { ...parts, [rels]: parts[rels]!.replace('/worksheet"', '/chartsheet"') };
    expect(readXlsx(zipOf(charted), "a.xlsx")).toEqual([]);
  });

  it.each([
    ["no relationships", "_rels/.rels"],
    ["no workbook", "xl/workbook.xml"],
    ["no worksheet", "xl/worksheets/sheet1.xml"],
  ])("refuses an archive with %s as no workbook", (_, part) => {
    const { [part]: _removed, ...rest } = partsOf(Q08);
    expect(failureOf(() => readXlsx(zipOf(rest), "a.xlsx")).message).toContain("not an Excel workbook");
  });

  it("names the part whose XML is damaged", () => {
    const parts = { ...partsOf(Q08), "xl/sharedStrings.xml": "<sst><si><t>x</si>" };
    const failure = failureOf(() => readXlsx(zipOf(parts), "a.xlsx"));
    expect(failure.place?.file).toBe("a.xlsx!xl/sharedStrings.xml");
  });

  it("refuses a workbook whose strings are missing", () => {
    const { "xl/sharedStrings.xml": _removed, ...rest } = partsOf(Q08);
    expect(failureOf(() => readXlsx(zipOf(rest), "a.xlsx")).message).toContain("shared string");
  });
});
