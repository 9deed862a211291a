import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { RatioRow } from "../../../src/model/ratios.js";
import { RatioTable } from "../../../src/model/tables/ratio-table.js";
import { checkRows, readResult } from "../../../src/outputs/tables/read-result.js";
import { resultPieces } from "../../../src/outputs/tables/result.js";
import { ratiosOf } from "../../engine/country/country-ratios.js";
import { syntheticCountry } from "../../engine/synthetic-country.js";
import { failureOf } from "../../support/failures.js";

const country = syntheticCountry(9, { people: 60, strata: 5 });
const rows = ratiosOf(country, country.published);

function tableOf(list: readonly RatioRow[]): RatioTable {
  const table = new RatioTable();
  for (const row of list) table.push(row);
  return table;
}

const header = {
  tool: { name: "ndb-ratio", version: "0" },
  credit: [],
  synthetic: true,
  suppression: "bounds",
  bounds: "given-reference",
  interval: "binomial",
  reference: { population: "national", name: { ja: "全国", en: "the nation" }, builtIn: [] },
  sources: [],
  notComputable: [],
  referenceUncertainty: {},
  groups: [],
  implausible: [],
  referenceMoves: [],
} as Parameters<typeof resultPieces>[1];

const text = (pieces: Iterable<Uint8Array>) => Buffer.concat([...pieces]).toString("utf8");

describe("a result as text", () => {
  it("keeps every number to the last digit, and null for what nothing bounds", () => {
    const json = text(resultPieces("json", header, tableOf(rows)));
    expect(JSON.parse(json).rows).toEqual(rows);
    expect(rows.some(({ ratioUpper, observedUpper }) => ratioUpper === null || observedUpper === null)).toBe(
      true,
    );
    const ndjson = text(resultPieces("ndjson", header, tableOf(rows)));
    expect(
      ndjson
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
  });

  it("stays whole beyond one piece", () => {
    const many = Array.from({ length: 1201 }, (_, i) => rows[i % rows.length]!);
    expect(JSON.parse(text(resultPieces("json", header, tableOf(many)))).rows).toHaveLength(1201);
    expect(text(resultPieces("ndjson", header, tableOf(many))).split("\n")).toHaveLength(1202);
  });

  it("in CSV has empty cells for null, quotes where a comma stands, and for Excel a mark and CRLF", () => {
    const odd = { ...rows[0]!, name: 'a,"b"', ratio: null };
    const csv = text(resultPieces("excel-csv", header, tableOf([odd])));
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    const [read]: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(read).toMatchObject({ name: 'a,"b"', ratio: "", flags: odd.flags.join(" ") });
    expect(text(resultPieces("csv", header, tableOf([odd])))).not.toMatch(/\r|\ufeff/);
  });

  it("in CSV marks names that a spreadsheet would take for formulas as text, and leaves negative numbers alone", () => {
    for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]) {
      const odd = { ...rows[0]!, name, difference: -5 };
      const [read]: Record<string, string>[] = parse(
        text(resultPieces("excel-csv", header, tableOf([odd]))),
        {
          columns: true,
          bom: true,
        },
      );
      expect(read).toMatchObject({ name: `'${name}`, difference: "-5" });
    }
  });

  it("without rows is still a whole document", () => {
    expect(JSON.parse(text(resultPieces("json", header, new RatioTable()))).rows).toEqual([]);
  });
});

describe("a result read back", () => {
  it("gives the rows that were written, from JSON and from NDJSON", () => {
    for (const pieces of [
      resultPieces("json", header, tableOf(rows)),
      resultPieces("ndjson", header, tableOf(rows)),
    ]) {
      expect(checkRows(readResult(text(pieces), "-").rows, "-")).toEqual(rows);
    }
  });

  it("takes a lone row for a row", () => {
    expect(readResult(JSON.stringify(rows[0]), "-").rows).toEqual([rows[0]]);
  });

  it("says that a text is no result, or another schema", () => {
    expect(failureOf(() => readResult("hello", "r.json")).place).toEqual({ file: "r.json", row: 1 });
    expect(failureOf(() => readResult('{"schema":"other@1"}', "r.json")).text.en).toContain("schema");
    for (const odd of ["null", "5", '"x"', "true"]) {
      const lines = `${JSON.stringify(rows[0])}\n${odd}\n`;
      expect(failureOf(() => readResult(lines, "r.json")).text.ja).toContain(
        `2 行目が比の行ではありません（${odd}）`,
      );
    }
  });
});
