/*
 * Numbers as text: the one place that rounds for figures, deck, workbook, report and terminal.
 *
 * A number is read as a sheet reads it: as a decimal of 15 significant digits, at most 9 of them after the point (what
 * lies beyond is the noise of the arithmetic: 107.15 − 100 is 7.15, not 7.150000000000006). Of that decimal
 *   - a value is rounded to the nearest, a half away from 0 (四捨五入): 0.15 is +0.2, −2.5 is −3, 27.495 is +27;
 *   - an end of an interval is rounded outwards, and never onto or over 0: it gets as many decimals, at most 4, as keep
 *     it on its side of 0. An end nearer to 0 than 0.0001 is printed as 0.0001 on its side.
 *
 * Whoever keeps numbers for a later output keeps cut digits of values and outward ends (`stepsOf` with "cut", `lowerEnd`,
 * `upperEnd`): both may be rounded afterwards to fewer decimals with the result that the unrounded number gives.
 */

/** U+2212: a hyphen is too short beside figures, and is read aloud as a dash. */
export const MINUS = "−";

/** Stands for a number that there is not. */
export const NO_VALUE = "—";

/** Decimals that an end near 0 may get. */
export const MOST_DECIMALS = 4;

const SIGNIFICANT_DIGITS = 15;
const EXACT_DECIMALS = 9;

/** A number as it is printed: so many units of its last decimal. */
export interface Printed {
  readonly steps: number;
  readonly decimals: number;
}

/** Ways to round: to the nearest with halves away from 0; towards 0; towards −∞; towards +∞. */
export type Rounding = "nearest" | "cut" | "down" | "up";

/** Powers of ten, looked up: computed ones are most of the time that a rounding takes. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const power = (exponent: number): number => POWERS[exponent] ?? 10 ** exponent;

/** Decimals that the decimal of a number may have. */
function exactDecimals(size: number): number {
  if (size < 10 ** (SIGNIFICANT_DIGITS - EXACT_DECIMALS)) return EXACT_DECIMALS;
  return Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size)));
}

/** A number in units of its last decimal; what is not finite stays what it is. Never −0. */
export function stepsOf(value: number, decimals: number, rounding: Rounding = "nearest"): number {
  if (!Number.isFinite(value)) return value;
  const size = Math.abs(value);
  const exact = exactDecimals(size);
  const whole = Math.round(size * power(exact));
  const sign = value < 0 ? -1 : 1;
  if (decimals >= exact) return sign * whole * power(decimals - exact) + 0;
  const unit = power(exact - decimals);
  const rest = whole % unit;
  const isFurther =
    rounding === "nearest"
      ? 2 * rest >= unit
      : rounding === "cut"
        ? false
        : rest > 0 && (rounding === "up") === value > 0;
  return sign * ((whole - rest) / unit + (isFurther ? 1 : 0)) + 0;
}

/** A number rounded to the nearest. */
export const nearest = (value: number, decimals: number): Printed => ({
  steps: stepsOf(value, decimals),
  decimals,
});

/** The lower end of an interval: outwards, with more decimals where it would leave its side of 0. */
export function lowerEnd(value: number, decimals: number): Printed {
  for (let places = decimals; places <= MOST_DECIMALS; places++) {
    const steps = stepsOf(value, places, "down");
    if (value <= 0 || steps !== 0) return { steps, decimals: places };
  }
  return { steps: 1, decimals: Math.max(decimals, MOST_DECIMALS) };
}

/** The upper end of an interval, likewise. */
export function upperEnd(value: number, decimals: number): Printed {
  const { steps, decimals: places } = lowerEnd(-value, decimals);
  return { steps: -steps + 0, decimals: places };
}

/** A ratio as the difference to its reference, points. */
export const minus100 = (ratio: number | null): number | null => (ratio === null ? null : ratio - 100);

/** The number that is printed, for cells and CSV. */
export const numberOf = ({ steps, decimals }: Printed): number => steps / power(decimals);

/** A number as the decimal that all texts of it are made of: what a cell holds that Excel itself rounds for the eye. */
export const decimalOf = (value: number): number => numberOf(nearest(value, EXACT_DECIMALS));

/** The digits without sign, with separators of thousands if asked for. */
function digitsOf({ steps, decimals }: Printed, isGrouped = false): string {
  if (Number.isNaN(steps)) return NO_VALUE;
  if (!Number.isFinite(steps)) return "∞";
  const digits = String(BigInt(Math.abs(steps))).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return decimals === 0 ? grouped : `${grouped}.${digits.slice(-decimals)}`;
}

/** "+7.3", "−1.6"; what is 0 as printed has no sign. */
export function signedText(printed: Printed): string {
  const sign = printed.steps > 0 ? "+" : printed.steps < 0 ? MINUS : "";
  return sign + digitsOf(printed);
}

/** "7.30", "−1.60". */
export const plainText = (printed: Printed): string => (printed.steps < 0 ? MINUS : "") + digitsOf(printed);

/** A difference in points: "+7.3", "−1.6", "0.0". */
export const signed = (difference: number, decimals: number): string =>
  signedText(nearest(difference, decimals));

/** A number that says nothing by its sign: "7.30". */
export const plain = (value: number, decimals: number): string => plainText(nearest(value, decimals));

/** People: "12,345". */
export const people = (count: number, decimals = 0): string => digitsOf(nearest(count, decimals), true);

/** A share: 0.1234 is "12.3%". */
export const percent = (share: number): string =>
  Number.isNaN(share) ? NO_VALUE : `${plain(100 * share, 1)}%`;

/** A share of false marks, which is made no smaller than it is: 0.0321 is "4%". */
export const percentUp = (share: number): string =>
  `${plainText({ steps: stepsOf(share, 2, "up"), decimals: 0 })}%`;

/** A ratio as so many times the reference: 107.3 is "1.07". */
export const times = (ratio: number): string => plainText({ steps: stepsOf(ratio, 0), decimals: 2 });

function printedEnd(ratio: number, side: "lower" | "upper", decimals: number): Printed {
  const end = side === "lower" ? lowerEnd(ratio - 100, decimals) : upperEnd(ratio - 100, decimals);
  return { ...end, steps: end.steps + 100 * 10 ** end.decimals };
}

/** An end of a ratio, which is on its side of 100 as that of a difference is of 0: "100.003". */
export const ratioEnd = (ratio: number, side: "lower" | "upper", decimals: number): string =>
  plainText(printedEnd(ratio, side, decimals));

/** An end of a ratio as so many times the reference, on its side of 1: the lower one of 105.6 is "1.05", of 100.3 "1.003". */
export function timesEnd(ratio: number, side: "lower" | "upper"): string {
  const { steps, decimals } = printedEnd(ratio, side, 0);
  return plainText({ steps, decimals: decimals + 2 });
}

/** What stands before and behind "to"; null where nothing bounds it. */
export interface RangeTexts {
  readonly lower: string | null;
  readonly upper: string | null;
}

/** An interval of differences, its ends outwards; one number, rounded to the nearest, where both ends are the same. */
export function signedRange(lower: number | null, upper: number | null, decimals: number): RangeTexts {
  if (lower !== null && lower === upper) {
    const text = signed(lower, decimals);
    return { lower: text, upper: text };
  }
  return {
    lower: isOpen(lower) ? null : signedText(lowerEnd(lower, decimals)),
    upper: isOpen(upper) ? null : signedText(upperEnd(upper, decimals)),
  };
}

/** A range of people, outwards. */
export function peopleRange(lower: number, upper: number | null): RangeTexts {
  if (lower === upper) return { lower: people(lower), upper: people(lower) };
  return {
    lower: people(stepsOf(lower, 0, "down")),
    upper: isOpen(upper) ? null : people(stepsOf(upper, 0, "up")),
  };
}

function isOpen(end: number | null): end is null {
  return end === null || Math.abs(end) === Number.POSITIVE_INFINITY;
}

/**
 * A text for a terminal or a file that programs read on. There a minus is a hyphen: U+2212 is one column wide in some
 * terminals and two in Japanese ones.
 */
export const withHyphen = (text: string): string => text.replaceAll(MINUS, "-");
