import { textWidth } from "../../render/text-width.js";
import type { Region } from "../figure-input.js";
import { breakName } from "../text/line-breaking.js";
import { TYPE } from "../theme.js";

/** Between two names. */
const GAP = 4;

/**
 * The names of the prefecture and its areas, in lines that do not touch their neighbours: a name wider than its step may
 * use what shorter ones beside it leave.
 *
 * @param step from the middle of one name to that of the next
 */
export function regionNames(regions: readonly Region[], step: number): Record<string, string | string[]> {
  const weightOf = (index: number) => (index === 0 ? "bold" : undefined);
  const widths = regions.map(({ name }, index) => textWidth(name, TYPE.label, weightOf(index)));
  return Object.fromEntries(
    regions.map(({ code, name }, index) => {
      const beside = Math.max(widths[index - 1] ?? 0, widths[index + 1] ?? 0);
      const room = Math.max(step - GAP / 2, 2 * (step - GAP) - beside);
      const lines = breakName(name, room, TYPE.label, weightOf(index));
      return [code, lines.length > 1 ? lines : name];
    }),
  );
}

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
