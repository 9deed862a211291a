import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { readRelease } from "../../../src/jobs/input/read-release.js";
import { computeRatios } from "../../../src/jobs/ratios/compute-release.js";
import type { RatioTable } from "../../../src/model/tables/ratio-table.js";
import { resultPieces } from "../../../src/outputs/tables/result.js";
import { catalog } from "../../support/tables/fixtures.js";
import { describeOfficial, officialRelease } from "../../support/tables/official.js";

/** All releases take minutes: `npm run prove`. That the counts of every release are the same is tested cell by cell in official.test.ts. */
const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";

/** The short form takes some items of every kind of table. */
const ITEMS = catalog.items.map(({ id }) => id).filter((_, i) => LONG || i % 6 === 0);

/** A result as JSON and as CSV, without the names of its sources. */
function digests(source: string | number): string[] {
  const { releases, ...rest } = readRelease(source);
  const release = typeof source === "number" ? source : Number(/\d+$/.exec(source)?.[0]);
  const own = { ...rest, releases: releases.filter((found) => found.release === release) };
  const { header, rows } = computeRatios(own, { items: ITEMS, ages: ["40-74"] });
  const sources = header.sources.map((known) => ({ ...known, name: "" }));
  return (["json", "csv"] as const).map((format) => {
    const hash = createHash("sha256");
    for (const piece of resultPieces(format, { ...header, sources }, rows as RatioTable)) hash.update(piece);
    return hash.digest("hex");
  });
}

describeOfficial("the results of the built-in counts and of the ministry's files", () => {
  it.each(LONG ? [5, 6, 7, 8, 9, 10] : [5])(
    "are the same to the byte in release %i, names of sources aside",
    (release) => {
      expect(digests(release)).toEqual(digests(officialRelease(release)!));
    },
  );
});
