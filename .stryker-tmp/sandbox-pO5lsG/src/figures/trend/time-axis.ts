// @ts-nocheck
import { textWidth } from "../../render/text-width.js";
import { CAUTIONED, type TrendYear } from "./trend-figure.js";

/** From the edge of a plot to its first and last year, at most, and as a share of its width. */
const MOST_INSET = 14;
const INSET_SHARE = 0.07;
const LEAST_GAP = 2.5;
const SMALL = 0.88;
const HEAD_GAP = 3;

/** Where a fiscal year stands, in pixels from the plot's left edge: in proportion to time. */
export function yearScale(years: readonly TrendYear[], width: number): (fiscalYear: number) => number {
  const first = years[0]?.fiscalYear ?? 0;
  const span = (years.at(-1)?.fiscalYear ?? first) - first;
  const inset = Math.min(MOST_INSET, width * INSET_SHARE);
  if (span === 0) return () => width / 2;
  return (fiscalYear) => inset + ((fiscalYear - first) / span) * (width - 2 * inset);
}

interface YearLabel {
  readonly text: string;
  readonly x: number;
  readonly size: number;
}

/**
 * The years below or above a plot, with an asterisk where a caution speaks of one: in full, else a little smaller,
 * else by their last two figures, else as many of those as fit.
 */
export function yearLabels(years: readonly TrendYear[], width: number, size: number): YearLabel[] {
  const at = yearScale(years, width);
  const labels = (nameOf: (fiscalYear: number) => string, each: number) =>
    years.map(({ fiscalYear, isCautioned }) => ({
      text: `${nameOf(fiscalYear)}${isCautioned ? CAUTIONED : ""}`,
      x: at(fiscalYear),
      size: each,
    }));
  const small = SMALL * size;
  for (const each of [size, small]) {
    const full = labels(String, each);
    if (doFit(full)) return full;
  }
  const short = labels((fiscalYear) => `'${String(fiscalYear).slice(-2)}`, small);
  const kept = short.slice(0, 1);
  const last = short.at(-1)!;
  for (const label of short.slice(1, -1)) {
    if (doFit([kept.at(-1)!, label, last])) kept.push(label);
  }
  return short.length > 1 ? [...kept, last] : kept;
}

/** Where the head of the years ends, left of the first of them: at `most`, in pixels from the plot's left edge. */
export function yearsHeadEnd([first]: readonly YearLabel[], most: number): number {
  return first ? Math.min(most, first.x - textWidth(first.text, first.size) / 2 - HEAD_GAP) : most;
}

function doFit(labels: readonly YearLabel[]): boolean {
  return labels.every(({ text, x, size }, index) => {
    const before = labels[index - 1];
    if (!before) return true;
    return x - before.x >= (textWidth(text, size) + textWidth(before.text, size)) / 2 + LEAST_GAP;
  });
}
