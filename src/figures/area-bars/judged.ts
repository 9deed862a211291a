import type { FigureRow } from "../../model/ratios.js";

/** Are some of the rows judged by the spread among regions of their size, and others, whose spread is not known, without it? */
export function isJudgedTwoWays(rows: readonly Pick<FigureRow, "difference" | "mark" | "adjustedMark">[]) {
  const judged = rows.filter((row) => row.difference !== null && (row.adjustedMark ?? row.mark) !== null);
  const adjusted = judged.filter(({ adjustedMark }) => adjustedMark !== null).length;
  return adjusted > 0 && adjusted < judged.length;
}
