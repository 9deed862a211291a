import { createHash } from "node:crypto";
import { basename } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { sortIntoReleases } from "../../../src/ingest/release.js";
import { COLUMNS, type CountTable, type ReleaseTables, SEXES } from "../../../src/model/counts.js";
import { catalog, read } from "../../support/tables/fixtures.js";
import { describeOfficial, officialRelease } from "../../support/tables/official.js";

const digest = (values: Int32Array) =>
  createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");

/** Everything that a table holds; its many numbers as digests, since to compare them one by one takes seconds. */
function content(table: CountTable | null): unknown {
  if (table === null) return null;
  const bySex = SEXES.map((sex) => {
    const { counts, sheetRows, ...rest } = table[sex];
    expect(counts.length).toBe(table.regions.length * rest.strata.length * COLUMNS);
    return { ...rest, counts: digest(counts), sheetRows: digest(sheetRows) };
  });
  const { male, female, source, ...rest } = table;
  return { ...rest, source: { ...source, path: basename(source.path) }, bySex };
}

for (const release of [5, 6, 7, 8, 9, 10]) {
  describeOfficial(`the built-in counts of release ${release}`, () => {
    let official: ReleaseTables;
    let builtIn: ReleaseTables;
    beforeAll(() => {
      const { tables } = read([officialRelease(release)!]);
      official = sortIntoReleases(tables, catalog.tables).releases.find((r) => r.release === release)!;
      builtIn = builtInRelease(release, catalog);
    });

    it("have the tables that the ministry's files have, in the same order", () => {
      const names = ({ pairs }: ReleaseTables) =>
        pairs.map(({ table, block, prefecture, area }) => [table, block, prefecture !== null, area !== null]);
      expect(names(builtIn)).toEqual(names(official));
      expect({ ...builtIn, pairs: [] }).toEqual({ ...official, pairs: [] });
    });

    it("are the same in every cell, label, region, title, and in name and SHA-256 of the source", () => {
      for (const [i, pair] of official.pairs.entries()) {
        expect(content(builtIn.pairs[i]!.prefecture)).toEqual(content(pair.prefecture));
        expect(content(builtIn.pairs[i]!.area)).toEqual(content(pair.area));
      }
    });
  });
}
