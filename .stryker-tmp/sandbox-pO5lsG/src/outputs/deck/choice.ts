// @ts-nocheck
import type { FigureRow } from "../../model/ratios.js";
import { notableItems } from "../notable.js";

/** Item slides of a deck when none are named. */
const NOTABLE_ITEMS = 8;

/** Ids of the items in which a region's men or women are highest above the reference, each item once, the highest first. */
export function mostNotable(rows: Iterable<FigureRow>, code: string): string[] {
  const own = [...rows].filter((row) => row.code === code);
  const notable = notableItems(own, own.length).sort((a, b) => b.difference - a.difference);
  return [...new Set(notable.map(({ item }) => item))].slice(0, NOTABLE_ITEMS);
}
