import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { type ChartRow, rangeText } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { SEX_NAMES } from "../figure-input.js";
import { zeroName } from "../reading.js";
import { spreadLabels } from "../text/label-row.js";
import { TYPE } from "../theme.js";
import type { SlopeInput } from "./input.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";
import type { SlopeYears } from "./years.js";

/** One end of a line, or of the level of the reference: a region in the first or the last year. */
export interface SlopeRow extends Pick<ChartRow, "name" | "sex" | "difference" | "range" | "interval"> {
  /** Of the region; not of the reference. */
  readonly code?: string;
  readonly sexName: string;
  readonly fiscalYear: number;
  readonly isPrefecture: boolean;
  /** Where the change is more than the usual moves of regions. */
  readonly direction: "rising" | "falling" | "usual";
  /** Where the line goes, from the first year; not where the years do not compare. */
  readonly toDifference?: number;
  /** Do hidden counts leave much open at this end, or at either end of the line? */
  readonly isWide: boolean;
  readonly isWideLine: boolean;
  /** Name and value, and at which height they stand beside each other, in points. */
  readonly label: string;
  readonly labelHeight: number;
}

const SIZE = TYPE.label;
/** From one label to the next. */
export const LABEL_PITCH = SIZE + 2;
/** Labels may stand so far above and below the plot. */
export const OVERHANG = 8;
/** The longest name of a reference that stands at 0. */
const LONGEST_REFERENCE = 90;

type End = Omit<SlopeRow, "labelHeight">;

function endsOf(
  line: SlopeLine,
  sex: SexOrBoth,
  years: SlopeYears,
  { language }: SlopeInput,
): { readonly first?: End; readonly last?: End } {
  const { code, name, isPrefecture, apart, direction, first, last } = line;
  const end = (at: SlopeEnd, side: "first" | "last"): End => {
    const value = signed(at.difference, 0);
    return {
      code,
      name,
      sex,
      sexName: SEX_NAMES[sex][language],
      fiscalYear: years[side].fiscalYear,
      isPrefecture,
      direction: direction ?? "usual",
      difference: at.difference,
      isWide: at.isWide,
      isWideLine: Boolean(first?.isWide || last?.isWide),
      range: rangeText(at.lower, at.upper, language),
      interval: rangeText(at.lower95, at.upper95, language),
      label: side === "first" ? `${name} ${value}` : `${value} ${name}`,
    };
  };
  return {
    ...(first
      ? {
          first: {
            ...end(first, "first"),
            ...(apart === null && last ? { toDifference: last.difference } : {}),
          },
        }
      : {}),
    ...(last ? { last: end(last, "last") } : {}),
  };
}

/** Of lines that cross the lighter ones lie below. */
const weightOf = ({ direction, isPrefecture }: SlopeLine) => (direction ? 1 : 0) + (isPrefecture ? 2 : 0);

/** The rows of one sex: its ends with labels that do not cover each other. */
export function slopeRows(
  lines: readonly SlopeLine[],
  sex: SexOrBoth,
  years: SlopeYears,
  { domain, height }: { readonly domain: Domain; readonly height: number },
  input: SlopeInput,
): SlopeRow[] {
  const [low, high] = domain;
  const points = (pixels: number) => (pixels * (high - low)) / height;
  const zero = zeroName(input, (text) => textWidth(text, SIZE) <= LONGEST_REFERENCE);
  const ends = lines
    .toSorted((a, b) => weightOf(a) - weightOf(b))
    .map((line) => endsOf(line, sex, years, input));
  return (["first", "last"] as const).flatMap((side) => {
    const level: End = {
      name: zero,
      sex,
      sexName: SEX_NAMES[sex][input.language],
      fiscalYear: years[side].fiscalYear,
      isPrefecture: false,
      direction: "usual",
      difference: 0,
      isWide: false,
      isWideLine: false,
      range: "",
      interval: "",
      label: side === "first" ? `${zero} 0` : `0 ${zero}`,
    };
    const rows = [level, ...ends.flatMap((end) => end[side] ?? [])];
    const heights = spreadLabels(
      rows.map(({ difference }) => Math.min(high, Math.max(low, difference!))),
      rows.map(() => points(LABEL_PITCH)),
      low - points(OVERHANG),
      high + points(OVERHANG),
    );
    return rows.map((row, index) => ({ ...row, labelHeight: heights[index]! }));
  });
}
