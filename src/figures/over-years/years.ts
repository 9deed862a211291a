import { textWidth } from "../../render/text-width.js";
import { TYPE } from "../theme.js";
import { CAUTIONED, type TrendYear } from "./trend-figure.js";

/** From the edge of a plot to its first and last year. */
export const YEARS_INSET = 16;
const LEAST_GAP = 3;

/**
 * What stands below each fiscal year of a plot, with an asterisk where a caution speaks of it: the year in full, else its
 * last two figures, else nothing at those for which there is no room.
 */
export function yearNames(
  years: readonly TrendYear[],
  width: number,
  { inset = YEARS_INSET, size = TYPE.tick as number } = {},
): Record<number, string> {
  const first = years[0]?.fiscalYear ?? 0;
  const span = (years.at(-1)?.fiscalYear ?? first) - first;
  const labels = (nameOf: (fiscalYear: number) => string) =>
    years.map(({ fiscalYear, isCautioned }) => {
      const text = `${nameOf(fiscalYear)}${isCautioned ? CAUTIONED : ""}`;
      const middle = span === 0 ? 0 : ((fiscalYear - first) / span) * (width - 2 * inset);
      return { fiscalYear, text, middle, half: textWidth(text, size) / 2 };
    });
  type Label = ReturnType<typeof labels>[number];
  const areApart = (one: Label, next: Label) => next.middle - one.middle >= one.half + next.half + LEAST_GAP;
  const full = labels(String);
  const isRoomy = full.every((label, index) => index === 0 || areApart(full[index - 1]!, label));
  const shown = isRoomy ? full : labels((fiscalYear) => `'${String(fiscalYear).slice(-2)}`);
  const last = shown.at(-1)!;
  let before = shown[0]!;
  return Object.fromEntries(
    shown.map((label) => {
      const isKept =
        isRoomy || label === before || label === last || (areApart(before, label) && areApart(label, last));
      if (isKept) before = label;
      return [label.fiscalYear, isKept ? label.text : ""];
    }),
  );
}
