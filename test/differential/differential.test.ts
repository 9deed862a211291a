import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { describeOfficial, officialPath, officialRelease } from "../support/official.js";
import { type Comparison, compare, type NaiveCount, type PlainTables } from "./compare.js";
import { type PlainTable, plainTable } from "./plain-ratio.js";
import { plainRows } from "./plain-sheet.js";

/*
 * A second, plain program computes the same ratios from the same files, straight from the definition. It shares no code
 * with src/engine and src/ingest; only the package that inflates zips is the same.
 */
const catalog = loadCatalog();

function expectAgreement(name: string, found: Comparison): void {
  const naive = ({ ratios, outside, farOutside }: NaiveCount) =>
    `${outside} of ${ratios} outside the bounds, ${farOutside} by more than a point`;
  console.log(
    `${name}, ${found.items} items\n` +
      `  nothing hidden: ${found.agree} of ${found.printed} ratios agree to 1e-9; ` +
      `at the plain reference ${found.agreeAtPlainReference} of ${found.printedAtPlainReference}\n` +
      `  "-" read as 0: ${naive(found.bounded)}; at 40–74 ${naive(found.boundedAtAllAges)}`,
  );
  expect(found.differ).toEqual([]);
  expect(found.printed).toBeGreaterThan(1000);
  // Over all ages 中計 says that "-" is not 0; within narrower ones 0 can be what is hidden.
  expect(found.boundedAtAllAges.outside).toBeGreaterThan(0.99 * found.boundedAtAllAges.ratios);
  expect(found.bounded.outside).toBeGreaterThan(0.5 * found.bounded.ratios);
}

describe("the plain program and this one, on the demo's real figures of Saitama", () => {
  it("agree on every ratio in which nothing is hidden, and part where something is", () => {
    const path = join(import.meta.dirname, "../../data/demo/saitama-fy2020.zip");
    const files = unzipSync(readFileSync(path));
    const table = (name: string): PlainTable => plainTable(plainRows(files[`${name}.csv`]!, true));
    const found = compare(
      [path],
      8,
      (item) => ({ prefecture: table(`${item.table}-prefecture`), area: table(`${item.table}-area`) }),
      { code: "11", name: "埼玉県" },
      catalog,
    );
    expectAgreement("demo", found);
    expect(found.items).toBe(46);
  });
});

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

for (const release of [6, 8]) {
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
