import { RatioTable } from "../../model/ratio-table.js";
import type { FigureRow } from "../../model/ratios.js";
import { notableItems } from "../notable.js";

/** Item slides of a deck when none are named. */
export const NOTABLE_ITEMS = 8;

/** Columns that rows of figures lack, and that no choice depends on. */
const ABSENT = {
  ratioCi95Lower: null,
  ratioCi95Upper: null,
  ratioCi998Lower: null,
  ratioCi998Upper: null,
  ratioOuter998Lower: null,
  ratioOuter998Upper: null,
  z: null,
  smoothedRatio: null,
  referenceUncertainty: 0,
} as const;

/** The items in which a region's men or women are highest above the reference, each item once, the highest first. */
export function mostNotable(rows: Iterable<FigureRow>, code: string, count = NOTABLE_ITEMS): string[] {
  const table = new RatioTable();
  for (const row of rows) if (row.code === code) table.push({ ...ABSENT, ...row });
  const notable = notableItems(table, table.size).sort((a, b) => b.difference - a.difference);
  return [...new Set(notable.map(({ item }) => item))].slice(0, count);
}
