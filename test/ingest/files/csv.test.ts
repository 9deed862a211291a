import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src/ingest/files/csv.js";
import { failureOf } from "../../support/failures.js";
import { fixture, read, readFixtures } from "../../support/tables/fixtures.js";
import { contentOf } from "../../support/tables/tables.js";

const rows = (text: string) => readCsv(Buffer.from(text), "a.csv").rows;

describe("readCsv", () => {
  it("gives cells as text and empty ones as null", () => {
    expect(rows('0101,,"1,234"\r\n-,"",x\r\n')).toEqual([
      ["0101", null, "1,234"],
      ["-", null, "x"],
    ]);
  });

  it("reads LF, CRLF, line breaks inside quotes and rows of unequal length", () => {
    expect(rows('a\n"二次医療圏\n番号",b\n\nc')).toEqual([["a"], ["二次医療圏\n番号", "b"], [null], ["c"]]);
  });

  it("names the file and the line of a quote that never ends", () => {
    const failure = failureOf(() => rows('a,b\nc,"d\ne,f\n'));
    expect(failure.place?.file).toBe("a.csv");
    expect(failure.place?.row).toBe(3);
    expect(failure.message).toContain("at line 3");
  });
});

describe("a table as CSV", () => {
  const [expected] = readFixtures("release-08/synthetic-q08-area.xlsx").tables;

  it.each(["utf8-bom-crlf", "utf8-lf", "shift-jis-lf"])("is the table of the workbook (%s)", (form) => {
    const { tables, failures } = readFixtures(`forms/synthetic-q08-area-${form}.csv`);
    expect(failures).toEqual([]);
    expect(tables.map(contentOf)).toEqual([contentOf(expected!)]);
    expect(tables[0]?.fiscalYear).toBe(2020);
  });

  it("is the table of the workbook in the flattened form, once it is named", () => {
    const path = fixture("forms/synthetic-q08-area-flattened.csv");
    const { tables, failures } = read([], {
      named: [{ table: "q08", block: null, path }],
      fiscalYear: 2020,
    });
    expect(failures).toEqual([]);
    expect(tables.map(contentOf)).toEqual([contentOf(expected!)]);
  });
});
