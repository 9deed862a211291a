import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { describeOfficial, officialPath, officialRelease } from "../support/tables/official.js";
import { expectAgreement } from "./agreement.js";
import { compare, type PlainTables } from "./compare.js";
import { type PlainTable, plainTable } from "./plain-ratio.js";
import { plainRows } from "./plain-sheet.js";

// See demo.test.ts; here on the ministry's own files, in full.
const catalog = loadCatalog();

/** The official files by what the list of them says: no table is recognised by its content here. */
function officialTables(release: number): (item: { official: string; table: string }) => PlainTables | null {
  const entries = readFileSync(officialPath("MANIFEST.csv")!, "utf8")
    .split(/\r?\n/)
    .map((line) => line.normalize("NFKC").split(","));
  const known = new Map<string, PlainTables>();
  return ({ official, table }) => {
    const block = table === "egfr" ? "※2" : table.startsWith("q") ? "" : "※1";
    const read = (geography: string): PlainTable => {
      const [, , , , , , path] = entries.find(
        (entry) =>
          entry[0] === String(release) &&
          entry[3] === official &&
          entry[4] === geography &&
          entry[5] === block,
      )!;
      return plainTable(plainRows(readFileSync(officialPath(path!)!), false));
    };
    const found = known.get(official) ?? { prefecture: read("都道府県"), area: read("二次医療圏") };
    known.set(official, found);
    return found;
  };
}

/** Areas that "-" read as 0 puts more than 10 points off, %: measured by another program before this one was written. */
const OFF_IN_RELEASE_8: readonly (readonly [string, number])[] = [
  ["q06-kidney-disease", 59],
  ["urine-glucose-positive", 38],
  ["hdl-lt-40", 32],
  ["hba1c-ge-6.5", 27],
  ["tg-ge-300", 19],
];

/** Release 6 too with `npm run prove`. */
const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";

for (const release of LONG ? [6, 8] : [8]) {
  describeOfficial(`the plain program and this one, on release ${release}`, () => {
    it("agree on every ratio in which nothing is hidden, and part where something is", {
      timeout: 120_000,
    }, () => {
      const found = compare([officialRelease(release)!], release, officialTables(release), null, catalog);
      expectAgreement(`release ${release}`, found);
      expect(found.items).toBe(46);
      for (const [item, share] of release === 8 ? OFF_IN_RELEASE_8 : []) {
        const { areas, off } = found.offByItem.get(item)!;
        expect(Math.abs((100 * off) / areas - share), item).toBeLessThan(3);
      }
    });
  });
}
