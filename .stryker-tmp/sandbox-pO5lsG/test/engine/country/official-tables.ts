// @ts-nocheck
import type { Catalog } from "../../../src/catalog/schema.js";
import { readTables } from "../../../src/ingest/read-tables.js";
import { sortIntoReleases } from "../../../src/ingest/release.js";
import type { ReleaseTables } from "../../../src/model/counts.js";
import { officialRelease } from "../../support/official.js";

/** The ministry's tables of a release; null where they are not on this machine. */
export function officialTables(release: number, catalog: Catalog): ReleaseTables | null {
  const path = officialRelease(release);
  if (!path) return null;
  const reading = readTables({ paths: [path], named: [], fiscalYear: null, wanted: null }, catalog, {
    readStandardInput: () => Buffer.alloc(0),
  });
  const { releases } = sortIntoReleases(reading.tables, catalog.tables);
  return releases.find((found) => found.release === release)!;
}
