import { describe, expect, it } from "vitest";
import { readCsv } from "../../../../src/ingest/files/csv.js";
import { readZip } from "../../../../src/ingest/files/packed/zip.js";
import { readXlsx } from "../../../../src/ingest/files/workbook/xlsx.js";
import { readTables } from "../../../../src/ingest/read-tables.js";
import { findHeaderRow, findLayout } from "../../../../src/ingest/table/layout.js";
import { failureOf } from "../../../support/failures.js";
import { deflatedMegabytes, honest, type ToldEntry, toldZip } from "../../../support/tables/bombs.js";
import { catalog, fixtureBytes } from "../../../support/tables/fixtures.js";

const BOOK = fixtureBytes("release-08/synthetic-q08-area.xlsx");
const SHEET = "xl/worksheets/sheet1.xml";

/** The workbook with one part exchanged. */
function bookWith(name: string, part: string | Omit<ToldEntry, "name">): Buffer {
  const entries = readZip(BOOK, "book.xlsx").map((entry) => honest(entry.name, entry.read()));
  expect(entries.some((entry) => entry.name === name)).toBe(true);
  const exchanged = typeof part === "string" ? honest(name, part) : { name, ...part };
  return toldZip(entries.map((entry) => (entry.name === name ? exchanged : entry)));
}

const bookOf = (rows: string) => bookWith(SHEET, `<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const messageOf = (book: Buffer) => failureOf(() => readXlsx(book, "book.xlsx")).message;

describe("XML that was made to do harm", () => {
  const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    "",
  );

  it.each([
    ["billion laughs", `<!DOCTYPE w [<!ENTITY l0 "lol">${LAUGHS}]><worksheet>&l9;</worksheet>`, "DOCTYPE"],
    ["an external entity", '<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>', "DOCTYPE"],
    [
      "an entity of nobody's",
      "<worksheet><sheetData><row><c><v>&lol;</v></c></row></sheetData></worksheet>",
      "entity",
    ],
    ["elements without end", `<worksheet>${"<a>".repeat(1_000_000)}`, "100 levels"],
  ])("%s", (_, xml, says) => {
    const failure = failureOf(() => readXlsx(bookWith(SHEET, xml), "book.xlsx"));
    expect(failure.message).toContain(says);
    expect(failure.text.ja).toContain("壊れています");
    expect(failure.place?.file).toBe(`book.xlsx!${SHEET}`);
  });

  it.each(['<c r="A1" r="B1"><v>5</v></c>', '<c r="A1" t="n" t="s"><v>0</v></c>'])(
    "an attribute that stands twice, where the last must not win: %s",
    (cell) => {
      expect(messageOf(bookOf(`<row r="1">${cell}</row>`))).toContain("duplicate attribute");
      expect(messageOf(bookOf('<row r="1" r="2"><c r="A1"/></row>'))).toContain("duplicate attribute");
    },
  );

  it("is refused in every part, not only in the sheet", () => {
    for (const name of [
      "xl/workbook.xml",
      "xl/sharedStrings.xml",
      "xl/_rels/workbook.xml.rels",
      "_rels/.rels",
    ]) {
      expect(messageOf(bookWith(name, '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))).toContain("DOCTYPE");
    }
  });
});

describe("a workbook that would take gigabytes", () => {
  it("of rows with a cell at the far right, in either form of XML", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"/></row>`);
    expect(messageOf(bookOf(rows.join("")))).toContain("too large");
    expect(messageOf(bookOf(rows.join("\n")))).toContain("too large");
  });

  it("of a last row at the end of every sheet is none: empty rows cost little", () => {
    const [sheet] = readXlsx(bookOf('<row r="1048576"><c r="A1048576"><v>5</v></c></row>'), "book.xlsx");
    expect(sheet?.rows).toHaveLength(1_048_576);
  });

  it("of one long text", () => {
    const long = "x".repeat(40_000);
    expect(messageOf(bookOf(`<row><c t="str"><v>${long}</v></c></row>`))).toContain("too large");
    expect(messageOf(bookWith("xl/sharedStrings.xml", `<sst><si><t>${long}</t></si></sst>`))).toContain(
      "too large",
    );
  });

  it("of a part that inflates to more than any sheet", () => {
    const part = { stored: deflatedMegabytes(40, 0x20), size: 40 << 20 };
    expect(messageOf(bookWith(SHEET, part))).toContain("more than 16 MB");
  });

  it("of one sheet that is named again and again", () => {
    const [, sheet] = /(<sheet [^>]*>)/.exec(
      readZip(BOOK, "")
        .find(({ name }) => name === "xl/workbook.xml")!
        .read()
        .toString(),
    )!;
    const xml = `<workbook xmlns:r="r"><sheets>${sheet!.repeat(1000)}</sheets></workbook>`;
    expect(messageOf(bookWith("xl/workbook.xml", xml))).toContain("not an Excel workbook");
  });
});

describe("CSV that would take gigabytes", () => {
  it.each([
    ["commas", Buffer.alloc(20_000, ",")],
    ["lines", Buffer.alloc(1_100_000, "\n")],
    ["one wide line and many short ones", Buffer.from(`${",".repeat(16_000)}\n${"\n".repeat(300)}`)],
    ["bytes", Buffer.alloc(33 << 20, "x")],
  ])("of %s", (_, bytes) => {
    expect(failureOf(() => readCsv(bytes, "a.csv")).text.ja).toContain("表が大きすぎます");
  });

  it("of many tables side by side", () => {
    const cells = Array.from({ length: 3000 }, () => ["都道府県名", "回答"]).flat();
    const rows = [
      [...cells, "40～44歳"],
      ["北海道", "はい", "10"],
    ];
    const sheet = { name: "", rows };
    expect(failureOf(() => findLayout(sheet, findHeaderRow(sheet), "a.csv")).place?.column).toBe("E");
  });

  it.each([
    ["csv", 'table,stratum,ages,status,count,sheetRow\n"'],
    ["ndjson", '{"table":1,"stratum":1,"ages":1,"status":1,"count":1,"sheetRow":1,"x":"'],
  ])("a database of counts with a line without end (%s)", (_, head) => {
    const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(17 << 20, "x")]);
    const request = { paths: ["-"], named: [], fiscalYear: null, wanted: null };
    const { failures } = readTables(request, catalog, { readStandardInput: () => bytes });
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining("a line without end")]);
  });
});
