import type { FigureRow } from "../../model/ratios.js";
import { fittingDomain } from "../chart/frame.js";
import { isRate } from "../chart/measure.js";
import { type Domain, differenceBounds, figureDomain, isWide, ratesDomain } from "../difference-scale.js";
import type { FigureInput } from "../figure-input.js";

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
export const barsDomain = (
  rows: readonly FigureRow[],
  { measure }: Pick<FigureInput, "measure"> = {},
): Domain =>
  fittingDomain(
    rows,
    ({ code }) => code,
    (some) => (isRate(measure) ? ratesDomain(some) : figureDomain(some.flatMap(withEnds))),
  );
