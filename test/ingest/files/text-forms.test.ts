import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src/ingest/files/csv.js";
import { separatorOf } from "../../../src/ingest/files/separator.js";
import { temporaryFolder } from "../../support/folders.js";
import { fixtureBytes, read } from "../../support/tables/fixtures.js";
import { textOf, utf16 } from "../../support/tables/forms.js";
import { areaSheet, type Row } from "../../support/tables/sheets.js";
import { contentOf, tableOf } from "../../support/tables/tables.js";

const expected = contentOf(tableOf(areaSheet()));
/** Headers as the ministry's: with a line break and a comma. */
const rows = areaSheet((all: Row[]) => {
  all[1]![1] = "二次医療圏\n番号";
  all[0]![0] = `${all[0]![0]},秘匿は「‐」;10未満`;
}).rows;

const FORMS: readonly (readonly [string, string, string | Uint8Array])[] = [
  ["tabs", "a.tsv", textOf(rows, "\t")],
  ["semicolons", "a.csv", textOf(rows, ";")],
  ["semicolons with a byte order mark", "a.csv", `\ufeff${textOf(rows, ";", "\n")}`],
  ["UTF-16 with tabs, as Unicode text of Excel", "a.txt", utf16(textOf(rows, "\t"))],
  ["UTF-16 of the other byte order", "a.txt", utf16(textOf(rows, "\t"), "BE")],
  ["UTF-16 with commas", "a.csv", utf16(textOf(rows, ","))],
  ["CSV packed with gzip", "a.csv.gz", gzipSync(textOf(rows, ","))],
];

describe("a table saved as text", () => {
  it.each(FORMS)("is read: %s", (_, name, content) => {
    const folder = temporaryFolder({ [name]: content });
    for (const path of [folder, `${folder}/${name}`]) {
      const { tables, failures, setAside } = read([path]);
      expect([failures, setAside]).toEqual([[], []]);
      expect(tables.map(contentOf)).toEqual([expected]);
    }
  });

  it("is read as a workbook packed with gzip", () => {
    const book = fixtureBytes("release-08/synthetic-q08-area.xlsx");
    const folder = temporaryFolder({ "a.xlsx.gz": gzipSync(book), "b.xlsx": book });
    expect(read([`${folder}/a.xlsx.gz`]).tables.map(contentOf)).toEqual(
      read([`${folder}/b.xlsx`]).tables.map(contentOf),
    );
  });

  it("is an error where its gzip is cut off, and where it was packed twice", () => {
    const packed = gzipSync(textOf(rows, ","));
    const folder = temporaryFolder({ "a.csv.gz": packed.subarray(0, 99), "b.csv.gz": gzipSync(packed) });
    expect(read([folder]).failures.map(({ message }) => message)).toEqual([
      expect.stringContaining("not readable as gzip"),
      expect.stringContaining("packed twice"),
    ]);
  });

  it("is not looked for in a text of prose: that is passed over and stops nothing", () => {
    const folder = temporaryFolder({
      "a.tsv": textOf(rows, "\t"),
      "readme.txt": "お読みください\n列は\tタブで\t区切ります\n",
      "sound.txt": Buffer.from([0xff, 0, 0x81, 0xff]),
    });
    const { tables, failures, setAside } = read([folder]);
    expect([tables.length, failures]).toEqual([1, []]);
    expect(setAside.map(({ kind }) => kind)).toEqual(["other", "other"]);
  });
});

describe("separatorOf", () => {
  it("does not count what stands in quotes", () => {
    expect(separatorOf(Buffer.from('"a;b;c;d;e",1,2\n"f;g;h",3,4\n'))).toBe(",");
    expect(separatorOf(Buffer.from('"1,548"\t"2,316"\t"a,b,c"\n'))).toBe("\t");
  });

  it("is a comma where nothing tells", () => {
    expect(separatorOf(Buffer.from("a\nb\n"))).toBe(",");
  });
});

it("any cells come back from any separator and encoding", () => {
  const cell = fc.oneof(
    fc.constantFrom("男", "40～44歳", "1,548", 'a"b', "a;b", "-", ""),
    fc.nat(99_999).map(String),
  );
  const grid = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      grid,
      fc.constantFrom(",", "\t", ";"),
      fc.constantFrom("utf8", "LE", "BE"),
      (cells, separator, form) => {
        const text = textOf(cells, separator);
        const bytes = form === "utf8" ? Buffer.from(text) : utf16(text, form as "LE" | "BE");
        // A text of many commas in unquoted cells would be commas to anybody.
        fc.pre(separatorOf(Buffer.from(text)) === separator);
        expect(readCsv(bytes, "a.csv").rows).toEqual(
          cells.map((row) => row.map((one) => (one === "" ? null : one))),
        );
      },
    ),
    { numRuns: 300 },
  );
});
