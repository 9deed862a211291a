import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadCatalog } from "../../../src/catalog/load.js";
import { type NamedTable, type Reading, readTables } from "../../../src/ingest/read-tables.js";

export const catalog = loadCatalog();

/** Path of a file or folder under fixtures/. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
}

export interface ReadOptions {
  readonly named?: readonly NamedTable[];
  readonly fiscalYear?: number;
  readonly wanted?: readonly string[];
  readonly standardInput?: Buffer;
  readonly zerosAreHidden?: boolean;
}

/** `readTables` with everything left out that a test does not care about. */
export function read(paths: readonly string[], options: ReadOptions = {}): Reading {
  return readTables(
    {
      paths,
      named: options.named ?? [],
      fiscalYear: options.fiscalYear ?? null,
      zerosAreHidden: options.zerosAreHidden ?? false,
      wanted: options.wanted ? new Set(options.wanted) : null,
    },
    catalog,
    { readStandardInput: () => options.standardInput ?? Buffer.alloc(0) },
  );
}

export function readFixtures(...names: string[]): Reading {
  return read(names.map(fixture));
}

export function fixtureBytes(name: string): Buffer {
  return readFileSync(fixture(name));
}

/** Names of all generated files with this ending, in order. */
export function fixtureNames(ending: string): string[] {
  return readdirSync(fixture(""), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.includes("synthetic-") && name.endsWith(ending))
    .sort();
}
