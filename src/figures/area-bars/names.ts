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
