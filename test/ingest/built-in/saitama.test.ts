import { describe, expect, it } from "vitest";
import { differingCounts } from "../../../src/ingest/built-in/origin.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { tablesOf } from "../../../src/model/counts.js";
import { DEMO } from "../../support/program/ndb-ratio.js";
import { catalog, read } from "../../support/tables/fixtures.js";

describe("Saitama's tables of release 8 that the tests read as files", () => {
  it("hold the built-in counts", () => {
    const builtIn = tablesOf({ releases: [builtInRelease(8, catalog)] });
    const { tables } = read([DEMO]);
    expect(tables.length).toBeGreaterThan(60);
    for (const table of tables) {
      const same = builtIn.filter(
        ({ table: key, geography, block }) =>
          key === table.table &&
          geography === table.geography &&
          (table.block === null || block === table.block),
      );
      expect(Math.min(...same.map((known) => differingCounts(table, known))), table.title).toBe(0);
    }
  });
});
