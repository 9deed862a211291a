import { RatioTable } from "../../ratio-table.js";
import type { RatioRow } from "../../ratios.js";
import { notableItems } from "../notable.js";

/** Item slides of a deck when none are named. */
export const NOTABLE_ITEMS = 8;

/** The items in which a region's men or women are highest above the reference, each item once, the highest first. */
export function mostNotable(rows: Iterable<RatioRow>, code: string, count = NOTABLE_ITEMS): string[] {
  const table = new RatioTable();
  for (const row of rows) if (row.code === code) table.push(row);
  const notable = notableItems(table, table.size).sort((a, b) => b.difference - a.difference);
  return [...new Set(notable.map(({ item }) => item))].slice(0, count);
}
