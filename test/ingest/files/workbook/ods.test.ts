import { describe, expect, it } from "vitest";
import { isOds, readOds } from "../../../../src/ingest/files/workbook/ods.js";
import { failureOf } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { zipOf } from "../../../support/tables/archives.js";
import { read } from "../../../support/tables/fixtures.js";
import { odsAround, odsCell, odsOf } from "../../../support/tables/forms.js";
import { areaSheet } from "../../../support/tables/sheets.js";
import { contentOf, tableOf } from "../../../support/tables/tables.js";

const rowsOf = (table: string) => readOds(odsAround(table), "a.ods")[0]!.rows;
const row = (cells: string, attributes = "") => `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe("an OpenDocument spreadsheet", () => {
  it("is the table that the workbook is, by name and in a folder", () => {
    const folder = temporaryFolder({ "a.ods": odsOf(areaSheet().rows) });
    for (const path of [folder, `${folder}/a.ods`]) {
      const { tables, failures, setAside } = read([path]);
      expect([failures, setAside]).toEqual([[], []]);
      expect(tables.map(contentOf)).toEqual([contentOf(tableOf(areaSheet()))]);
      expect(tables[0]!.source.sheet).toBe("表");
    }
  });

  it("gives numbers as they are stored, not as they are shown, and texts with their line breaks", () => {
    const shown =
      '<table:table-cell office:value-type="float" office:value="1548"><text:p>1,548人</text:p></table:table-cell>';
    const text =
      '<table:table-cell office:value-type="string"><text:p>二次<text:span>医療圏</text:span></text:p><text:p>番<text:s text:c="2"/>号</text:p></table:table-cell>';
    expect(rowsOf(row(shown + text))).toEqual([[1548, "二次医療圏\n番  号"]]);
  });

  it("leaves out comments, pronunciation and white space between elements", () => {
    const cell =
      '<table:table-cell office:value-type="string">\n <office:annotation><text:p>注</text:p></office:annotation>\n <text:p><text:ruby><text:ruby-base>埼玉</text:ruby-base><text:ruby-text>さいたま</text:ruby-text></text:ruby></text:p>\n</table:table-cell>';
    expect(rowsOf(row(cell))).toEqual([["埼玉"]]);
  });

  it("repeats cells and rows that say so, and takes merged ones for blanks", () => {
    const repeated = odsCell(7).replace(
      "<table:table-cell",
      '<table:table-cell table:number-columns-repeated="3"',
    );
    const cells = `<table:covered-table-cell table:number-columns-repeated="2"/>${repeated}`;
    expect(
      rowsOf(
        row(cells, 'table:number-rows-repeated="2"') +
          row("", 'table:number-rows-repeated="2"') +
          row(odsCell(1)),
      ),
    ).toEqual([[null, null, 7, 7, 7], [null, null, 7, 7, 7], [], [], [1]]);
  });

  it("says which rows a filter or a reader hides, blank ones left out, and that a sheet is hidden", () => {
    const collapse = 'table:visibility="collapse"';
    const hidden = row(odsCell(1)) + row(odsCell(2), collapse) + row(odsCell(3), 'table:visibility="filter"');
    const twice = row(odsCell(4), `${collapse} table:number-rows-repeated="2"`);
    const blank = row("<table:table-cell/>", `${collapse} table:number-rows-repeated="1048000"`);
    const [sheet] = readOds(odsAround(hidden + twice + blank), "a.ods");
    expect([sheet!.hiddenRows, sheet!.rows.length, sheet!.isHidden]).toEqual([4, 5, undefined]);
    const [shown] = readOds(odsAround(row(odsCell(1), 'table:visibility="visible"')), "a.ods");
    expect(shown).not.toHaveProperty("hiddenRows");
    expect(readOds(odsAround(row(odsCell(1)), true), "a.ods")[0]!.isHidden).toBe(true);
  });

  it("tells a formula without a stored value from a blank", () => {
    const cells =
      '<table:table-cell table:formula="of:=30+7"/><table:table-cell/><table:table-cell table:formula="of:=A1" office:value-type="float" office:value="37"/>';
    expect(rowsOf(row(cells + odsCell(1)))).toEqual([["=of:=30+7", null, 37, 1]]);
  });
});

describe("a hostile OpenDocument spreadsheet", () => {
  const refused = (table: string) => failureOf(() => rowsOf(table)).message;

  it("is refused where it repeats what it holds billions of times", () => {
    const wide = odsCell(7).replace(
      "<table:table-cell",
      '<table:table-cell table:number-columns-repeated="9999999"',
    );
    expect(refused(row(wide))).toContain("too large");
    expect(refused(row(odsCell(7).repeat(20), 'table:number-rows-repeated="1000000"'))).toContain(
      "too large",
    );
    expect(refused(row("", 'table:number-rows-repeated="9999999"') + row(odsCell(1)))).toContain("too large");
    expect(refused(row(odsCell(7), 'table:number-rows-repeated="-1"'))).toContain("damaged");
    const spaces =
      '<table:table-cell office:value-type="string"><text:p><text:s text:c="9999999"/><text:s/></text:p></table:table-cell>';
    expect(refused(row(spaces))).toContain("too large");
  });

  it("is refused where a cell or a table stands within another, and where it has no content", () => {
    expect(refused(row("<table:table-cell><table:table-cell/></table:table-cell>"))).toContain("damaged");
    expect(refused("<table:table/>")).toContain("damaged");
    const empty = zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }, 0);
    expect(failureOf(() => readOds(empty, "a.ods")).message).toContain("without content");
  });

  it("is told by its first entry", () => {
    expect(isOds(zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }, 0))).toBe(true);
    expect(isOds(zipOf({ "a.csv": "1" }))).toBe(false);
    expect(isOds(Buffer.alloc(0))).toBe(false);
  });
});
