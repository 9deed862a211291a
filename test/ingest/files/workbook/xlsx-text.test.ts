import { describe, expect, it } from "vitest";
import { readZip } from "../../../../src/ingest/files/packed/zip.js";
import { readWorksheetXml } from "../../../../src/ingest/files/workbook/worksheet-xml.js";
import { unescapedText } from "../../../../src/ingest/files/workbook/xlsx-text.js";
import { temporaryFolder } from "../../../support/folders.js";
import { zipOf } from "../../../support/tables/archives.js";
import { fixtureBytes, read } from "../../../support/tables/fixtures.js";
import { contentOf } from "../../../support/tables/tables.js";
import { worksheet } from "../../../support/tables/worksheets.js";

describe("unescapedText", () => {
  it.each([
    ["二次医療圏_x000D_\n番号", "二次医療圏\r\n番号"],
    ["_x0009_a_X0009_", "\ta_X0009_"],
    ["_x005F_x000D_", "_x000D_"],
    ["_x005f_x005F_", "_x005F_"],
    ["a_x00_b_xZZZZ_", "a_x00_b_xZZZZ_"],
    ["_xD83D__xDE00_", "😀"],
  ])("reads %j as %j", (written, meant) => {
    expect(unescapedText(written)).toBe(meant);
  });

  it("decodes texts that stand in their cells, and leaves formulas alone", () => {
    const cell = (type: string, value: string) => `<c t="${type}">${value}</c>`;
    const row = `<row>${cell("inlineStr", "<is><t>a_x000D_</t></is>")}${cell("str", "<f>A1</f><v>b_x000D_</v>")}${cell("n", "<f>LEN(&quot;_x000D_&quot;)</f>")}</row>`;
    expect(readWorksheetXml(worksheet(`<sheetData>${row}</sheetData>`), [], "a.xlsx")).toEqual([
      ["a\r", "b\r", '=LEN("_x000D_")'],
    ]);
  });
});

it("a workbook whose texts keep Windows line ends is the table that it is without them", () => {
  const book = fixtureBytes("release-08/synthetic-q08-area.xlsx");
  const parts = readZip(book, "a.xlsx").map((entry) => [entry.name, entry.read()] as const);
  const withEscapes = Object.fromEntries(
    parts.map(([name, content]) => [
      name,
      name.endsWith("sharedStrings.xml")
        ? content.toString("utf8").replaceAll("</t>", "_x000D_</t>").replaceAll("　", "_x3000_")
        : content,
    ]),
  );
  const folder = temporaryFolder({ "a.xlsx": zipOf(withEscapes), "b.xlsx": book });
  const [escaped, plain] = ["a.xlsx", "b.xlsx"].map((name) => read([`${folder}/${name}`]));
  expect(escaped!.failures).toEqual([]);
  expect(escaped!.tables.map(contentOf)).toEqual(plain!.tables.map(contentOf));
  expect(escaped!.tables[0]!.title).toBe(plain!.tables[0]!.title);
});
