import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { expectAgreement } from "./agreement.js";
import { compare } from "./compare.js";
import { type PlainTable, plainTable } from "./plain-ratio.js";
import { plainRows } from "./plain-sheet.js";

/*
 * A second, plain program computes the same ratios from the same files, straight from the definition. It shares no code
 * with src/engine and src/ingest; only the package that inflates zips is the same.
 */
describe("the plain program and this one, on the demo's real figures of Saitama", () => {
  it("agree on every ratio in which nothing is hidden, and part where something is", () => {
    const path = fileURLToPath(new URL("../golden/saitama/saitama-fy2020.zip", import.meta.url));
    const files = unzipSync(readFileSync(path));
    const table = (name: string): PlainTable => plainTable(plainRows(files[`${name}.csv`]!, true));
    const found = compare(
      [path],
      8,
      (item) => ({ prefecture: table(`${item.table}-prefecture`), area: table(`${item.table}-area`) }),
      { code: "11", name: "埼玉県" },
      loadCatalog(),
    );
    expectAgreement("demo", found);
    expect(found.items).toBe(46);
  });
});
