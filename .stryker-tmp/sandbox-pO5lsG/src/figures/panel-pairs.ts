// @ts-nocheck
import type { SheetPart } from "./figure-sheet.js";
import { joined, moved } from "./pixel-marks.js";

/** Two panels beside each other; a third stands below. */
export function inPairs(panels: readonly SheetPart[], step: number): SheetPart[] {
  const rows: SheetPart[] = [];
  for (let at = 0; at < panels.length; at += 2) {
    const [left, right] = [panels[at]!, panels[at + 1]];
    rows.push(right ? besides(left, right, step) : left);
  }
  return rows;
}

function besides(left: SheetPart, right: SheetPart, step: number): SheetPart {
  return {
    above: left.above,
    below: left.below,
    drawing: joined([left.drawing, moved(right.drawing, step, 0)]),
    marks: (x, y) => [...(left.marks?.(x, y) ?? []), ...(right.marks?.(x + step, y) ?? [])],
  };
}
