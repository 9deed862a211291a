import { TYPE } from "../theme.js";

/** Above and below the frame there is room for the values of what goes on beyond it, if anything does. */
const RISE = { cut: 58, usual: 18 };
const DROP = { cut: 48, usual: 18 };
/** How far the legend stands above the frame, and the names of regions below it: expressions. */
export const LEGEND_RISE = `cutAbove ? ${RISE.cut} : ${RISE.usual}`;
export const NAMES_DROP = `cutBelow ? ${DROP.cut} : ${DROP.usual}`;
const LEGEND_HEIGHT = TYPE.heading + 3;
export const NAME_LINE = TYPE.label + 2;

/** What a panel needs above and below its plot: for its legend, the names of regions and values beyond the frame. */
export function heightAround(
  { cutAbove, cutBelow }: { readonly cutAbove: boolean; readonly cutBelow: boolean },
  names: Readonly<Record<string, string | readonly string[]>>,
): number {
  const lines = Math.max(...Object.values(names).map((name) => (typeof name === "string" ? 1 : name.length)));
  const above = LEGEND_HEIGHT + (cutAbove ? RISE.cut : RISE.usual);
  return above + (cutBelow ? DROP.cut : DROP.usual) + lines * NAME_LINE;
}
