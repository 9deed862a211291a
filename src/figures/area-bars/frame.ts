import type { FigureRow } from "../../model/ratios.js";
import { fittingDomain } from "../chart/frame.js";
import { type Domain, differenceBounds, figureDomain, isWide } from "../difference-scale.js";

type FrameRow = Pick<FigureRow, "code" | "difference" | "ratioLower" | "ratioUpper">;

/** A row whose ratio stands for an end of its ordinary range: the frame holds the range too. */
function withEnds(row: FrameRow): FrameRow[] {
  const bounds = differenceBounds(row);
  if (row.difference === null || !bounds || isWide(row)) return [row];
  return bounds.map((difference) => ({ ...row, difference }));
}

/**
 * The range of the bars' frame: their ratios and ordinary ranges. What goes beyond it (a wide range, or the bars of a
 * region that would flatten those of all others) ends in an arrow with its value.
 */
export const barsDomain = (rows: readonly FrameRow[]): Domain =>
  fittingDomain(
    rows,
    ({ code }) => code,
    (some) => figureDomain(some.flatMap(withEnds)),
  );
