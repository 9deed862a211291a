import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetters } from "../../../../src/ingest/files/sheet.js";
import { scanPlainWorksheet } from "../../../../src/ingest/files/workbook/worksheet-scan.js";
import { readWorksheetXml } from "../../../../src/ingest/files/workbook/worksheet-xml.js";
import { Failure } from "../../../../src/text/failure.js";
import { failureOf } from "../../../support/failures.js";
import { plainWorksheet, worksheet } from "../../../support/tables/worksheets.js";

const STRINGS = ["南渡島", "-"];
const scan = (sheetData: string) => scanPlainWorksheet(worksheet(sheetData), STRINGS);
const parse = (sheetData: string) => readWorksheetXml(worksheet(sheetData), STRINGS, "a.xlsx");
const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;

/** Rows by the XML parser; null where it refuses what is not well-formed (the scanner leaves that to the CRC). */
function parsedOrNull(xml: Buffer, strings: readonly string[]) {
  try {
    return readWorksheetXml(xml, strings, "a.xlsx");
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

describe("both readers of a worksheet", () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.nat(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string(),
  );

  it("give back the rows of any sheet in plain form", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 }), (rows) => {
        const { xml, strings } = plainWorksheet(rows);
        expect(scanPlainWorksheet(xml, strings)).toEqual(rows);
        expect(readWorksheetXml(xml, strings, "a.xlsx")).toEqual(rows);
      }),
    );
  });

  it("agree on all bytes that both accept, so that a changed character never reads as two tables", () => {
    const { xml, strings } = plainWorksheet([
      ["北海道", 1, null, "-"],
      [null, 20, 3.5],
    ]);
    const start = xml.indexOf("<sheetData>");
    const end = xml.indexOf("</sheetData>");
    fc.assert(
      fc.property(fc.integer({ min: start, max: end }), fc.constantFrom(...'<>/"= &c1rvfs'), (at, char) => {
        const changed = Buffer.from(xml);
        changed.write(char, at);
        const scanned = scanPlainWorksheet(changed, strings);
        if (scanned) expect([scanned, null]).toContainEqual(parsedOrNull(changed, strings));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["an empty sheet", "<sheetData/>", []],
    ["a row left out", '<sheetData><row r="3"><c r="B3"><v>7</v></c></row></sheetData>', [[], [], [null, 7]]],
    ["columns beyond Z", row('<c r="AB1"><v>7</v></c>'), [[...new Array(27).fill(null), 7]]],
    ["a formula with its value", row('<c r="A1"><f>1+1</f><v>2</v></c>'), [[2]]],
  ])("read %s alike", (_, sheetData, expected) => {
    expect(scan(sheetData)).toEqual(expected);
    expect(parse(sheetData)).toEqual(expected);
  });
});

describe("a formula without a stored value", () => {
  it.each([
    ["none", "<f>30+7</f>", "=30+7"],
    ["an empty one", "<f>A1&amp;A2</f><v></v>", "=A1&A2"],
    ["a shared formula", '<f t="shared" si="0"/>', "="],
  ])("is its own text, which only the parser reads: %s", (_, inside, expected) => {
    const sheetData = row(`<c r="A1">${inside}</c><c r="B1"><v>7</v></c>`);
    expect(scan(sheetData)).toBeNull();
    expect(parse(sheetData)).toEqual([[expected, 7]]);
  });

  it("is not a formula that gave an empty text", () => {
    expect(parse(row('<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>'))).toEqual([[""]]);
  });
});

describe("scanPlainWorksheet", () => {
  it.each([
    ["inline strings", row('<c r="A1" t="inlineStr"><is><t>x</t></is></c>')],
    ["a formula's text", row('<c r="A1" t="str"><f>"x"</f><v>x</v></c>')],
    ["shared formulas", row('<c r="A1"><f t="shared" si="0"/><v>7</v></c>')],
    ["errors and booleans", row('<c r="A1" t="e"><v>#REF!</v></c>')],
    ["cells without a reference", row("<c><v>7</v></c>")],
    ["rows without a number", "<sheetData><row><c r='A1'><v>7</v></c></row></sheetData>"],
    ["rows out of order", '<sheetData><row r="2"/><row r="1"/></sheetData>'],
    ["cells out of order", row('<c r="B1"/><c r="A1"/>')],
    ["a shared string that is not there", row('<c r="A1" t="s"><v>9</v></c>')],
    ["line breaks between elements", '<sheetData>\n<row r="1"/>\n</sheetData>'],
    ["an end that is missing", '<sheetData><row r="1"><c r="A1"><v>7'],
    ["a DOCTYPE", '<!DOCTYPE x><sheetData><row r="1"/></sheetData>'],
  ])("leaves %s to the XML parser", (_, sheetData) => {
    expect(scan(sheetData)).toBeNull();
  });
});

describe("readWorksheetXml", () => {
  it("reads rows and cells without references", () => {
    expect(parse("<sheetData><row><c><v>1</v></c><c/></row><row><c><v>2</v></c></row></sheetData>")).toEqual([
      [1, null],
      [2],
    ]);
  });

  it("joins rich text and leaves furigana out", () => {
    const rich = '<is><r><t>南</t></r><r><t>渡島</t></r><rPh sb="0" eb="3"><t>ミナミオシマ</t></rPh></is>';
    expect(parse(row(`<c r="A1" t="inlineStr">${rich}</c>`))).toEqual([["南渡島"]]);
  });

  it("gives booleans and errors as text, so that a count cell refuses them", () => {
    expect(parse(row('<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>'))).toEqual([
      ["TRUE", "#REF!"],
    ]);
  });

  it("reads entities, character data and any prefix", () => {
    expect(parse(row('<c r="A1" t="str"><v>a&amp;b<![CDATA[<]]></v></c>'))).toEqual([["a&b<"]]);
    const xml = Buffer.from(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
    expect(readWorksheetXml(xml, [], "a.xlsx")).toEqual([[5]]);
  });

  it("takes no row of a form control for a row of the sheet", () => {
    const control = "<controls><anchor><from><col>0</col><row>4</row></from></anchor></controls>";
    expect(parse(`${row('<c r="A1"><v>7</v></c>')}${control}`)).toEqual([[7]]);
  });

  it.each([
    ["rows out of order", '<sheetData><row r="2"/><row r="1"/></sheetData>'],
    ["cells out of order", row('<c r="B1"/><c r="A1"/>')],
    ["a reference that is none", row('<c r="7"/>')],
    ["a column beyond XFD", row('<c r="XFE1"/>')],
    ["a row beyond the last", '<sheetData><row r="1048577"/></sheetData>'],
    ["a shared string that is not there", row('<c r="A1" t="s"><v>9</v></c>')],
    ["a cell inside a value", row('<c r="A1"><v>19<c r="XFD1"><v>1</v></c></v></c>')],
    ["a cell inside a cell", row('<c r="A1"><c r="B1"><v>1</v></c></c>')],
    ["a row inside a cell", row('<c r="A1"><row r="2"><c r="A2"><v>1</v></c></row></c>')],
    ["a row inside a row", row('<row r="2"><c r="A2"><v>1</v></c></row>')],
    ["a cell outside of any row", '<sheetData><c r="A1"><v>7</v></c></sheetData>'],
    ["a value outside of any cell", row("<v>7</v>")],
    ["two values of a cell", row('<c r="A1"><v>1</v><v>2</v></c>')],
    ["a value with a text after it", row('<c r="A1" t="inlineStr"><v>1</v><is><t>2</t></is></c>')],
    ["a text with a value after it", row('<c r="A1" t="inlineStr"><is><t>1</t></is><v>2</v></c>')],
    ["an element inside a value", row('<c r="A1"><v>1<b/>2</v></c>')],
    ["XML that is cut short", '<sheetData><row r="1"><c r="A1"><v>7'],
    ["a DOCTYPE", '<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>'],
  ])("refuses %s, naming the part", (_, sheetData) => {
    expect(failureOf(() => parse(sheetData)).place?.file).toBe("a.xlsx");
  });
});

describe("columnLetters", () => {
  it("counts as Excel does", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  });
});
