import { isImplausible } from "../../figures/figure-input.js";
import { sideOf } from "../../model/marks.js";
import { type FigureRow, hasRatio, type KnownRow } from "../../model/ratios.js";

/** What may be said of one ratio, whatever the hidden counts are. */
export type Judgement =
  | "reference"
  | "no-ratio"
  | "straddles"
  | "implausible"
  | "high"
  | "low"
  | "not-significant"
  | "not-judged";

/** What a sentence may say of a ratio: the first of these that holds. */
export function judgement(row: FigureRow): Judgement {
  if (row.flags.includes("is-reference")) return "reference";
  if (!hasRatio(row)) return "no-ratio";
  if (isImplausible(row)) return "implausible";
  if (straddles(row)) return "straddles";
  if (row.mark === null) return "not-judged";
  if (row.mark === "none") return "not-significant";
  return sideOf(row.mark) > 0 ? "high" : "low";
}

/** Is a region, of which these are all rows, what it is compared with? */
export const isReferenceItself = (rows: readonly FigureRow[]): boolean =>
  rows.length > 0 && rows.every((row) => judgement(row) === "reference");

/** Do hidden counts leave open whether a ratio lies above or below the reference? */
function straddles({ ratioLower, ratioUpper }: FigureRow): boolean {
  return ratioLower !== null && ratioLower < 100 && (ratioUpper === null || ratioUpper > 100);
}

/**
 * The regions that can be the highest, given what the published totals allow of each, in order of their ratios. One of them
 * is the highest; where there is only one, it is known to be. Regions with implausible counts are passed over.
 */
export function possiblyHighest(rows: readonly FigureRow[]): KnownRow[] {
  const known = rows.filter(hasRatio).filter((row) => !isImplausible(row));
  const floor = Math.max(...known.map((row) => row.ratioLower ?? row.ratio));
  return known.filter((row) => upperOf(row) >= floor).sort((a, b) => b.difference - a.difference);
}

const upperOf = (row: KnownRow): number =>
  row.ratioLower === null ? row.ratio : (row.ratioUpper ?? Number.POSITIVE_INFINITY);

/** Regions that are higher than the spread among regions of their size explains, the highest first. */
export function beyondUsualSpread(rows: readonly FigureRow[]): KnownRow[] {
  return rows
    .filter(hasRatio)
    .filter(({ adjustedMark }) => sideOf(adjustedMark) > 0)
    .sort((a, b) => b.difference - a.difference);
}

/** Whether the spread could be estimated at all: it needs the whole nation, and 20 regions. */
export const spreadIsKnown = (rows: readonly FigureRow[]): boolean =>
  rows.some(({ adjustedMark }) => adjustedMark !== null);
