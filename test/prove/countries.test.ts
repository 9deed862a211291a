import { expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import type { HidingRule } from "../engine/country/official-suppression.js";
import { randomFrom } from "../engine/country/random.js";
import { itemsOf, knownRelease, LONG } from "./made/known-release.js";
import { printedInFull } from "./made/thinned-release.js";
import { proveBounds, proveOwnBounds } from "./proof.js";

/** `npm run prove` takes 200 countries and about two minutes; `npm test` takes some of the same. */
const COUNTRIES = LONG ? 200 : 6;
/** Of these regions are compared with their own prefectures. */
const OWN_COUNTRIES = LONG ? 40 : 2;

const catalog = loadCatalog();

/** From a seventh of the people to one in 1,100, and every third country with cases that are rarer still. */
function thinningOf(seed: number) {
  const random = randomFrom(1000 + seed);
  const areas = Math.exp(-2 - 5 * random.next());
  return { name: "", areas, cases: seed % 3 === 0 ? Math.exp(-4 * random.next()) : 1 };
}

const ruleOf = (seed: number): HidingRule => (seed % 2 ? "row-and-column" : "row");

test(`the bounds hold every true ratio in ${COUNTRIES} random thinned countries`, {
  timeout: 1_200_000,
}, () => {
  const release = knownRelease(catalog);
  const pairs = printedInFull(release);
  const total = { ratios: 0, covered: 0, open: 0 };
  const missed: number[] = [];
  for (let seed = 1; seed <= COUNTRIES; seed++) {
    const pair = pairs[seed % pairs.length]!;
    const items = itemsOf([pair], catalog);
    const found = proveBounds([pair], release, items, catalog, thinningOf(seed), seed, ruleOf(seed));
    if (found.covered < found.ratios) missed.push(seed);
    total.ratios += found.ratios;
    total.covered += found.covered;
    total.open += found.open;
  }
  const share = (100 * total.covered) / total.ratios;
  console.log(
    `${COUNTRIES} random thinned countries (${pairs.length} tables of release 8): ` +
      `${total.ratios} ratios, ${total.open} with hidden counts, bounds hold ${total.covered} (${share.toFixed(3)} %)`,
  );
  expect(missed).toEqual([]);
  expect(total.open).toBeGreaterThan(0.2 * total.ratios);
});

test(`the bounds hold every true ratio to the own prefecture in ${OWN_COUNTRIES} of them`, {
  timeout: 1_200_000,
}, () => {
  const release = knownRelease(catalog);
  const pairs = printedInFull(release);
  const total = { ratios: 0, covered: 0, open: 0 };
  for (let seed = 1; seed <= OWN_COUNTRIES; seed++) {
    const pair = pairs[seed % pairs.length]!;
    const items = itemsOf([pair], catalog);
    const found = proveOwnBounds([pair], release, items, catalog, thinningOf(seed), seed, ruleOf(seed));
    total.ratios += found.ratios;
    total.covered += found.covered;
    total.open += found.open;
  }
  console.log(
    `${OWN_COUNTRIES} of these against own prefectures: ${total.ratios} ratios, ${total.open} with hidden counts, bounds hold ${total.covered}`,
  );
  expect(total.covered).toBe(total.ratios);
  expect(total.open).toBeGreaterThan(0.2 * total.ratios);
});
