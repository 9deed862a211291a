import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { minus100, signed } from "../../text/numbers.js";
import { doubted, rangeText } from "../chart/rows.js";
import { type Domain, isWide } from "../difference-scale.js";
import { isImplausible, SEX_NAMES } from "../figure-input.js";
import { zeroName } from "../reading.js";
import { spreadLabels } from "../text/label-row.js";
import { TYPE } from "../theme.js";
import type { SlopeInput, SlopeYears } from "./input.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";

const SIZE = TYPE.label;
/** From one label to the next. */
export const LABEL_PITCH = SIZE + 2;
/** Labels may stand so far above and below the plot. */
export const OVERHANG = 8;
/** The longest name of a reference that stands at 0. */
const LONGEST_REFERENCE = 90;

type DrawnEnd = Pick<
  SlopeEnd,
  "difference" | "flags" | "ratioLower" | "ratioUpper" | "ratioOuter95Lower" | "ratioOuter95Upper"
>;
type DrawnLine = Pick<SlopeLine, "name" | "isPrefecture" | "apart" | "direction"> & {
  readonly code?: string;
  readonly first: DrawnEnd | null;
  readonly last: DrawnEnd | null;
};

/** The level of the reference, which has a row at both ends like a region. */
const levelOf = (name: string): DrawnLine => {
  const open = { ratioLower: null, ratioUpper: null, ratioOuter95Lower: null, ratioOuter95Upper: null };
  const zero = { difference: 0, ...open, flags: [] };
  return { name, isPrefecture: false, first: zero, last: zero, apart: "no-ratio", direction: null };
};

/** Where lines cross, the heavier one lies on top: this orders them. */
const weightOf = ({ direction, isPrefecture }: SlopeLine) => (direction ? 1 : 0) + (isPrefecture ? 2 : 0);

/** The rows of one sex: the ends of its lines, and of the level of the reference, with labels that do not cover each other. */
export function slopeRows(
  lines: readonly SlopeLine[],
  sex: SexOrBoth,
  years: SlopeYears,
  { domain, height }: { readonly domain: Domain; readonly height: number },
  input: SlopeInput,
) {
  const { language } = input;
  const [low, high] = domain;
  const points = (pixels: number) => (pixels * (high - low)) / height;
  const endOf = (line: DrawnLine, side: "first" | "last") => {
    const { [side]: at, code, name, isPrefecture, apart, direction, first, last } = line;
    if (!at) return [];
    const isJoined = apart === null && ![first, last].some((end) => end && isImplausible(end));
    const value = doubted(signed(at.difference, 0), at);
    return [
      {
        ...(code === undefined ? {} : { code }),
        name,
        sex,
        sexName: SEX_NAMES[sex][language],
        fiscalYear: years[side].fiscalYear,
        isPrefecture,
        direction: direction ?? ("usual" as const),
        difference: at.difference,
        /** Do hidden counts leave much open at this end, or at either end of the line? */
        isWide: isWide(at),
        ...(isImplausible(at) ? { isImplausible: true as const } : {}),
        isWideLine: [first, last].some((end) => end && isWide(end)),
        range: rangeText(minus100(at.ratioLower), minus100(at.ratioUpper), language),
        interval: rangeText(minus100(at.ratioOuter95Lower), minus100(at.ratioOuter95Upper), language),
        /** Name and value. */
        label: side === "first" ? `${name} ${value}` : `${value} ${name}`,
        /** Where the line goes; not where the years do not compare, or to an error of the source. */
        ...(side === "first" && isJoined && last ? { toDifference: last.difference } : {}),
      },
    ];
  };
  const zero = zeroName(input, (text) => textWidth(text, SIZE) <= LONGEST_REFERENCE);
  const drawn = [levelOf(zero), ...lines.toSorted((a, b) => weightOf(a) - weightOf(b))];
  return (["first", "last"] as const).flatMap((side) => {
    const rows = drawn.flatMap((line) => endOf(line, side));
    // Beyond the frame all stand at its end: the labels keep the order of the values.
    const upwards = rows.toSorted((a, b) => a.difference - b.difference);
    const heights = spreadLabels(
      upwards.map(({ difference }) => Math.min(high, Math.max(low, difference))),
      upwards.map(() => points(LABEL_PITCH)),
      low - points(OVERHANG),
      high + points(OVERHANG),
    );
    // Heights of labels are in points of difference.
    return rows.map((row) => ({ ...row, labelHeight: heights[upwards.indexOf(row)]! }));
  });
}

export type SlopeRow = ReturnType<typeof slopeRows>[number];
