import { isInPrefecture } from "../../catalog/levels.js";
import {
  type Changes,
  isTouched,
  whyNotComparable,
  whyNotSameNation,
} from "../../catalog/releases/comparison.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import type { FigureRow } from "../../model/ratios.js";
import { isAmongMoved, type MovedReference } from "../../model/reference-move.js";

/** A ratio less that of the year before, in points of the ratio. */
export interface YearChange {
  readonly change: number;
  /** What the hidden counts of both years leave of it; null where nothing bounds it from above. */
  readonly lower: number;
  readonly upper: number | null;
}

/**
 * The change from the year before, R − R_before, points: the best estimate, and the least and greatest that the hidden counts of both
 * years allow (R_lower − R_before,upper to R_upper − R_before,lower). It is not judged: chance and the usual moves are not in it.
 *
 * @param before the same region, sex and ages in the fiscal year before
 * @param isMoved is a ratio's reference moved by errors of the source?
 * @returns null where a ratio is not known or looks like an error of the source, the years do not compare, the reference is not
 * the same or moved in one of them, or the area is not what it was
 */
export function yearChange(
  before: FigureRow,
  row: FigureRow,
  item: Item,
  changes: Changes,
  isMoved: (row: FigureRow) => boolean = () => false,
): YearChange | null {
  if (before.fiscalYear !== row.fiscalYear - 1) return null;
  if ([before, row].some(({ flags }) => flags.includes("implausible") || flags.includes("is-reference")))
    return null;
  if (before.ratio === null || row.ratio === null || row.ratioLower === null || before.ratioUpper === null)
    return null;
  if (!isSameKind(before.reference, row.reference)) return null;
  if (before.reference !== row.reference && (isMoved(before) || isMoved(row))) return null;
  const reason =
    whyNotComparable(changes, item, row, before.release, row.release) ??
    whyNotSameNation(changes, before, row);
  if (reason || isChangedArea(changes, before, row)) return null;
  return {
    change: row.ratio - before.ratio,
    lower: row.ratioLower - before.ratioUpper,
    upper: row.ratioUpper === null ? null : row.ratioUpper - (before.ratioLower ?? 0),
  };
}

/** Are both compared with the same population: each of its own year ("national@8", "national@9"), or both of one? */
function isSameKind(before: string, after: string): boolean {
  const [one, other] = [before, after].map((reference) => reference.replace(/@\d+$/, ""));
  return before === after || one === other;
}

/** Did the territory behind the code change between the two, by a merger too? What a trend adds up is no row here. */
function isChangedArea(
  { areaChanges }: Pick<Changes, "areaChanges">,
  before: FigureRow,
  { level, code, release }: FigureRow,
): boolean {
  return (
    isInPrefecture(level) &&
    areaChanges.some(
      (change) => before.release < change.from && change.from <= release && isTouched(change, code),
    )
  );
}

/**
 * The change of each row from the year before, where both are among the rows; null for one of an item that is not known.
 *
 * @param moved the references that errors of the source move
 */
export function yearChanges(
  rows: Iterable<FigureRow>,
  catalog: Changes & Pick<Catalog, "items">,
  moved: readonly MovedReference[],
): (row: FigureRow) => YearChange | null {
  const keyOf = ({ item, code, sex, ages }: FigureRow, year: number) =>
    `${year} ${item} ${code} ${sex} ${ages}`;
  const byPlace = new Map<string, FigureRow>();
  for (const row of rows) byPlace.set(keyOf(row, row.fiscalYear), row);
  const isMoved = isAmongMoved(moved);
  const items = new Map(catalog.items.map((item) => [item.id, item]));
  return (row) => {
    const before = byPlace.get(keyOf(row, row.fiscalYear - 1));
    const item = items.get(row.item);
    return before && item ? yearChange(before, row, item, catalog, isMoved) : null;
  };
}
