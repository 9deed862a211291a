import { describe, expect, test } from "vitest";
import { standardItems } from "../../src/catalog/items/items.js";
import { loadCatalog } from "../../src/catalog/load.js";
import { areasOfYear } from "../../src/catalog/regions/areas.js";
import { findImplausible } from "../../src/engine/plausibility/find-implausible.js";
import type { Implausible } from "../../src/engine/plausibility/implausible.js";
import { builtInRelease } from "../../src/ingest/built-in/read.js";
import { randomFrom } from "../engine/country/random.js";
import { LONG } from "./made/known-release.js";
import {
  answersSwapped,
  classTimes20,
  HBA1C,
  type MadeUpTable,
  madeUpYears,
  published,
  publishedWith,
  STROKE,
} from "./made/made-up-years.js";

/*
 * Gross errors of the source. The long form (`npm run prove`) takes all items of releases 6 to 9 and 12 made-up countries,
 * the short one the tables of the known errors, and two countries.
 */
const all = loadCatalog();
/** With the areas of the releases that are looked at. */
const catalog = { ...all, areas: areasOfYear(all, 2021)! };
const items = standardItems(catalog);

/** Ratios (ages 40–74) more than twice the median of the area's other years, more than 200 expected. */
const KNOWN = [
  "8 hba1c-ge-6.5 0707 female",
  "8 hba1c-ge-6.5 0707 male",
  "6 q06-kidney-disease 3302 female",
  "6 q06-kidney-disease 2706 female",
  "9 q06-kidney-disease 2706 female",
  "9 q06-kidney-disease 2706 male",
  "6 q06-kidney-disease 4702 male",
  "6 q06-kidney-disease 4703 male",
  "6 q06-kidney-disease 4703 female",
  "6 q04-stroke 3302 female",
  "9 q04-stroke 2706 female",
  "6 q04-stroke 3405 male",
  "6 q04-stroke 4702 male",
  "6 q04-stroke 4702 female",
  "6 q05-heart-disease 3302 female",
];

/** One age in all areas of a prefecture, in every release: 高知's women of 65 to 74 who were told that they have anaemia. */
const STAYING = [6, 7, 8, 9].flatMap((release) =>
  ["3901", "3902", "3903", "3904"].map((code) => `${release} q07-anemia ${code} female`),
);

const keyOf = ({ release, item, code, sex }: Pick<Implausible, "release" | "item" | "code" | "sex">) =>
  `${release} ${item} ${code} ${sex}`;

describe("gross errors of the official releases 6 to 9", () => {
  const wanted = LONG
    ? items
    : items.filter(({ table }) => ["hba1c", "q04", "q05", "q06", "q07"].includes(table));
  const tables = new Set(wanted.map(({ table }) => table));
  // The built-in counts are those of the files, cell by cell (ingest/built-in/official.test.ts).
  const releases = [6, 7, 8, 9].map((release) => builtInRelease(release, catalog, { tables }));

  test("are found, all that are known, and little else is called one", { timeout: 600_000 }, () => {
    const found = findImplausible(releases, wanted, catalog).filter(({ level }) => level === "area");
    const staying = found.filter(({ evidence }) => evidence.rule === "ages").map(keyOf);
    expect(staying.sort()).toEqual(STAYING);
    const areas = new Set(found.filter(({ evidence }) => evidence.rule === "years").map(keyOf));
    const others = [...areas].filter((key) => !KNOWN.includes(key)).length;
    const ratios = releases.length * wanted.length * 2 * catalog.areas.length - KNOWN.length;
    console.log(
      `implausible counts, releases 6-9, ${wanted.length} items, areas, men and women: ` +
        `${KNOWN.filter((key) => areas.has(key)).length} of the ${KNOWN.length} known errors found; ` +
        `${others} of ${ratios} other ratios flagged (${((2000 * others) / ratios).toFixed(2)} in 2,000)`,
    );
    expect(KNOWN.filter((key) => !areas.has(key))).toEqual([]);
    // Of a few tables that are known for their errors the share says nothing.
    if (LONG) expect(others / ratios).toBeLessThan(1 / 2000);
  });

  test("show in release 8 alone where one age differs from the others", { timeout: 600_000 }, () => {
    const found = findImplausible(releases.slice(2, 3), wanted, catalog);
    const areas = new Set(found.filter(({ level }) => level === "area").map(keyOf));
    console.log(
      `release 8 alone: ${KNOWN.filter((key) => areas.has(key)).length} of its 2 known errors found, ` +
        `${[...areas].filter((key) => !KNOWN.includes(key)).length} others flagged`,
    );
    expect(areas).toContain("8 hba1c-ge-6.5 0707 female");
    expect(areas).toContain("8 hba1c-ge-6.5 0707 male");
  });
});

describe("made-up countries of 335 areas, releases 6 to 9", () => {
  const countries = LONG ? 6 : 1;
  const PLANTED = 30;
  const ofTable = ({ key }: MadeUpTable) => items.filter(({ table }) => table === key);

  for (const [what, table, change] of [
    ["a class of an age times 20", HBA1C, classTimes20],
    ["two answers swapped for a fifth to three fifths", STROKE, answersSwapped],
  ] as const) {
    test(`${what}: nearly every one is found, and nothing else is`, { timeout: 600_000 }, () => {
      let [found, planted, others, ratios] = [0, 0, 0, 0];
      for (let seed = 1; seed <= countries; seed++) {
        const random = randomFrom(seed);
        const years = madeUpYears(table, [6, 7, 8, 9], catalog, random);
        const country = publishedWith(change, PLANTED, years, catalog, random);
        const flagged = findImplausible(country.tables, ofTable(table), catalog).filter(
          ({ level }) => level === "area",
        );
        const places = new Set(country.planted.map((error) => `${error.release} ${error.code} ${error.sex}`));
        const hit = new Set(flagged.map(({ release, code, sex }) => `${release} ${code} ${sex}`));
        planted += places.size;
        found += [...places].filter((place) => hit.has(place)).length;
        others += [...hit].filter((place) => !places.has(place)).length;
        ratios += country.tables.length * 2 * catalog.areas.length;
      }
      console.log(
        `${countries} made-up countries, ${what}: ${found} of ${planted} planted errors found, ` +
          `${others} of ${ratios - planted} other places flagged`,
      );
      expect(found / planted).toBeGreaterThanOrEqual(0.95);
      expect(others / (ratios - planted)).toBeLessThan(1 / 2000);
    });
  }

  test("without errors nothing is found, nor in one release alone", { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= countries; seed++) {
      const random = randomFrom(100 + seed);
      for (const table of [HBA1C, STROKE]) {
        const years = published(madeUpYears(table, [6, 7, 8, 9], catalog, random), catalog);
        expect(findImplausible(years, ofTable(table), catalog).map(keyOf)).toEqual([]);
        expect(findImplausible(years.slice(3), ofTable(table), catalog).map(keyOf)).toEqual([]);
      }
    }
  });
});
