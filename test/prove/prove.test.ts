import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { itemsOf, knownRelease, LONG } from "./made/known-release.js";
import { printedInFull, THINNINGS } from "./made/thinned-release.js";
import { type Proof, prove } from "./proof.js";

// `npm run prove` is the long form (vitest --mode long): every table of release 8 that is printed in full.
const SHORT_TABLES = 1;

const catalog = loadCatalog();
const release = knownRelease(catalog);
const pairs = printedInFull(release).slice(0, LONG ? undefined : SHORT_TABLES);
const items = itemsOf(pairs, catalog);

const proofs: Proof[] = [];

describe("thinned release 8, hidden by the official rule", () => {
  for (const [i, thinning] of THINNINGS.entries()) {
    test(`the bounds hold every true ratio: ${thinning.name}`, { timeout: 600_000 }, () => {
      const proof = prove(pairs, release, items, catalog, thinning, 20 + i);
      proofs.push(proof);
      expect(proof.covered).toBe(proof.ratios);
      expect(proof.open).toBeGreaterThan(0);
    });
  }

  test("the best estimate is nearer to the truth than every rule of thumb", () => {
    for (const { errors } of proofs) {
      const ours = errors.at(-1)!;
      for (const rival of errors.slice(0, -1)) {
        expect(ours.all).toBeLessThanOrEqual(rival.all);
        expect(ours.groups).toBeLessThanOrEqual(rival.groups);
      }
    }
  });

  test.runIf(LONG)("at 1/20 the mean error is at most 0.2 points, and 3 for the two age groups", () => {
    const ours = proofs[0]!.errors.at(-1)!;
    expect(ours.all).toBeLessThanOrEqual(0.2);
    expect(ours.groups).toBeLessThanOrEqual(3);
    expect(proofs.reduce((sum, { ratios }) => sum + ratios, 0)).toBeGreaterThanOrEqual(100_000);
    console.log(report(proofs));
  });
});

function report(all: readonly Proof[]): string {
  const lines = all.flatMap(({ thinning, items: count, ratios, covered, open, errors }) => [
    `${thinning}: ${count} items, ${ratios} ratios, ${open} with hidden counts, bounds hold ${covered} (${((100 * covered) / ratios).toFixed(3)} %)`,
    ...errors.map(
      ({ method, all: whole, groups }) =>
        `    ${method.padEnd(12)} mean |error|  40–74 ${whole.toFixed(2).padStart(6)}   40–64, 65–74 ${groups.toFixed(2).padStart(6)} points`,
    ),
  ]);
  return `\n${lines.join("\n")}\n`;
}
