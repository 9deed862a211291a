import type { Sheet } from "../../../src/ingest/files/sheet.js";
import { readCountTable } from "../../../src/ingest/table/count-table.js";
import { findHeaderRow, findLayout } from "../../../src/ingest/table/layout.js";
import { COLUMNS, type CountTable, type Sex, type SexCounts } from "../../../src/model/counts.js";
import { catalog } from "./fixtures.js";

export interface Identity {
  readonly path?: string;
  readonly table?: string;
  readonly fiscalYear?: number;
  readonly title?: string;
}

/** The table of a sheet, as question 1 of release 8 unless said otherwise. */
export function tableOf(sheet: Sheet, identity: Identity = {}): CountTable {
  const { path = "table.xlsx", table = "q01", fiscalYear = 2020, title = "" } = identity;
  const layout = findLayout(sheet, findHeaderRow(sheet), path);
  const definition = catalog.tables.find(({ key }) => key === table)!;
  return readCountTable(
    sheet,
    layout,
    { path, sha256: "", title, definition, fiscalYear, block: null },
    catalog.prefectures,
  );
}

/** The eight cells of a region, sex and stratum. */
export function cellsOf(table: CountTable, sex: Sex, region: number, stratum: number): number[] {
  const { strata, counts } = table[sex];
  const start = (region * strata.length + stratum) * COLUMNS;
  return [...counts.subarray(start, start + COLUMNS)];
}

/** The same table with the counts of one sex changed. */
export function withCounts(table: CountTable, sex: Sex, change: (counts: Int32Array) => void): CountTable {
  const changed: SexCounts = { ...table[sex], counts: table[sex].counts.slice() };
  change(changed.counts);
  return { ...table, [sex]: changed };
}

/** Everything that a table says, without where it was read from. */
export function contentOf({ regions, male, female, geography, table }: CountTable) {
  const plain = ({ strata, counts }: SexCounts) => ({ strata, counts: [...counts] });
  return { table, geography, regions, male: plain(male), female: plain(female) };
}
