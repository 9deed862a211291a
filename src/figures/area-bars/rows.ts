import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureRow } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual, Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { type CutEnd, cutEnds, cutEndText, type Side } from "../chart/cut-ends.js";
import { isRate, type RateRow, rateLabel, rateRow } from "../chart/measure.js";
import { type ChartRow, chartRow, doubted, NO_RATIO_MARK } from "../chart/rows.js";
import { type Domain, differenceBounds, highestRate, isWide } from "../difference-scale.js";
import { type FigureInput, type FigureItem, isImplausible } from "../figure-input.js";
import { TYPE } from "../theme.js";

/** `rows` are the prefecture's and its areas', of each sex that has a panel; rows of other items or regions are passed over. */
export interface AreaBarsInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  readonly ages: readonly string[];
  /** Vertical range in points, where many figures are to share one. */
  readonly domain?: Domain;
}

/** How far a printed value and a diamond together reach from the middle of their bar, pixels: half of either. */
const VALUE_REACH = 20;
/** Pixels left free on either side of a printed rate, which stands above all bars that it reaches. */
const RATE_GAP = 3;

/** Width of the white edge around a printed value, pixels. */
export const WHITE_EDGE = 3.5;
/** From the end of a bar to the foot of its value, as a share of the frame's height. */
const FOOT = 0.02;

/** Stands in the place of a whole group that cannot be computed. In Japanese it runs downwards. */
const NO_RATIO: Bilingual = { ja: "算\n出\n不\n可", en: "n/a" };

/** A bar, with what is printed at it: also an arrow with the end of a bar or its range that the frame cuts, read upwards. */
export interface BarRow extends ChartRow, Partial<RateRow>, CutEnd {
  /**
   * The difference or the rate as text. The bars of all ages together carry it; where there are none, all bars that are wide
   * enough do. A bar that the frame cuts has an arrow instead.
   */
  readonly value?: string;
  /**
   * Height in the unit of the axis beyond which the value stands: the end of its bar, of its range and of the diamonds beside
   * it; of a rate, that of the bars it reaches over and of the reference's rates.
   */
  readonly valueAt?: number;
  /** How far the value stands left of the middle of its bar, to be clear of the next one, in the unit of the type. */
  readonly valueAside?: number;
  /** The difference to a second reference, points; the same as text with its range; and whether that range is wide. */
  readonly second?: number;
  readonly secondRange?: string;
  readonly isSecondWide?: boolean;
  /** Stands in the place of a bar that cannot be computed, or of a whole group (several lines). */
  readonly missing?: string | readonly string[];
}

/**
 * What a bar shows of its row against a second reference. The reference itself shows nothing, nor does a row that an error of
 * the source moves far.
 */
function secondOf(
  row: FigureRow,
  second: (row: FigureRow) => FigureRow | undefined,
  language: Language,
): Pick<BarRow, "second" | "secondRange" | "isSecondWide"> {
  const found = second(row);
  if (!found || found.difference === null || found.flags.includes("is-reference") || isImplausible(found))
    return {};
  const { difference, range } = chartRow(found, language);
  const text = signed(found.difference, 1);
  return {
    second: found.difference,
    secondRange: range === "" || range === text ? text : `${text} (${range})`,
    isSecondWide: difference !== null && isWide(found),
  };
}

/**
 * Each bar's row. Where bars are too narrow for texts beside each other, those that reach furthest have theirs.
 *
 * @param gap from the bars of a group to those of the next
 * @param second the same region, sex and ages against a second reference
 */
export function barRows(
  rows: readonly FigureRow[],
  [low, high]: Domain,
  { barWidth, gap }: { readonly barWidth: number; readonly gap: number },
  { ages, language, measure }: AreaBarsInput,
  second: (row: FigureRow) => FigureRow | undefined,
): BarRow[] {
  const ofRates = isRate(measure);
  const measured = (row: FigureRow) => (ofRates ? row.adjustedRate : row.difference);
  const text = (row: FigureRow, value: number) =>
    doubted(ofRates ? rateLabel(value, row.referenceRate).replace("%", "") : signed(value, 0), row);
  const endText = (row: FigureRow, end: number, side: Side) =>
    doubted(
      cutEndText(measured(row)!, end, side, ofRates ? row.referenceRate : undefined).replace("%", ""),
      row,
    );
  const isInFrame = (value: number) => value >= low && value <= high;
  const isKnown = new Set(rows.filter(({ difference }) => difference !== null).map(groupOf));
  const middle = ages[Math.floor((ages.length - 1) / 2)];
  const missing = (row: FigureRow) => {
    const group = groupOf(row);
    const inGroup = rows.filter((other) => groupOf(other) === group).length;
    if (isKnown.has(group) || inGroup < ages.length) return { missing: NO_RATIO_MARK };
    // A whole group without a ratio has one word, in its middle.
    return row.ages === middle ? { missing: NO_RATIO[language].split("\n") } : {};
  };
  const ends = new Map(rows.map((row) => [row, endsOf(row, ofRates)]));
  /** From the middle of a bar to that of another of its group. */
  const between = (a: FigureRow, b: FigureRow) =>
    groupOf(a) === groupOf(b)
      ? Math.abs(ages.indexOf(a.ages) - ages.indexOf(b.ages)) * barWidth
      : Number.POSITIVE_INFINITY;
  const isNear = (a: FigureRow, b: FigureRow) => between(a, b) < TYPE.value;
  const ofSide = (side: Side) => {
    const isAbove = side === "above";
    const endOf = (row: FigureRow) => ends.get(row)![side];
    const arrowed = (end: string) => (isAbove ? `▶ ${end}` : `${end} ◀`).trim();
    return {
      beyond: (row: FigureRow) => (isAbove ? endOf(row) - high : low - endOf(row)),
      text: (row: FigureRow) => arrowed(endText(row, endOf(row), side)),
      bare: arrowed(""),
    };
  };
  const cut = cutEnds(rows, ofSide, isNear);
  const seconds = new Map(rows.map((row) => [row, secondOf(row, second, language)]));
  const isUnderRate = (a: FigureRow, b: FigureRow) => {
    const half = textWidth(text(a, a.adjustedRate ?? 0), TYPE.value, "bold") / 2;
    return between(a, b) - barWidth / 2 < half + RATE_GAP;
  };
  /** The end of a bar or of its range, where the frame holds that, and of the diamonds beside it. */
  const endOf = (row: FigureRow, value: number): number => {
    const end = value >= 0 ? ends.get(row)!.above : ends.get(row)!.below;
    const near = rows.flatMap((other) =>
      between(row, other) < VALUE_REACH ? (seconds.get(other)?.second ?? []) : [],
    );
    const all = [isInFrame(end) ? end : value, ...near.filter(isInFrame)];
    return value >= 0 ? Math.max(...all) : Math.min(...all);
  };
  /** Does the bar after it, or its range, reach beyond the foot of a value? */
  const isCovered = (row: FigureRow, value: number, at: number): boolean => {
    const next = rows.find(
      (other) => ages.indexOf(other.ages) === ages.indexOf(row.ages) + 1 && groupOf(other) === groupOf(row),
    );
    const { above, below } = (next && ends.get(next)) ?? { above: 0, below: 0 };
    return (value >= 0 ? above - at : at - below) > FOOT * (high - low);
  };
  const rateEndOf = (row: FigureRow) =>
    Math.min(high, highestRate(rows.filter((other) => isUnderRate(row, other))));
  const widest = Math.max(
    0,
    ...rows.map((row) => textWidth(text(row, measured(row) ?? 0), TYPE.value, "bold")),
  );
  // Bars of single ages have values where none of all ages stands beside them and each is as wide as its value.
  const areAllLabelled = ages.length === 1 || (!ages.includes(WHOLE_AGES) && widest + RATE_GAP <= barWidth);
  const valued = (row: FigureRow, value: number) => {
    const label = { value: text(row, value), valueAt: ofRates ? rateEndOf(row) : endOf(row, value) };
    const over = (textWidth(label.value, TYPE.value, "bold") + WHITE_EDGE - barWidth) / 2;
    const isAside = !ofRates && over > 0 && isCovered(row, value, label.valueAt);
    return isAside ? { ...label, valueAside: Math.min(over, gap - over) } : label;
  };
  return rows.map((row) => {
    const bar = { ...chartRow(row, language), ...(ofRates ? rateRow(row) : {}) };
    const value = measured(row);
    if (value === null) return { ...bar, ...missing(row) };
    return {
      ...bar,
      ...seconds.get(row),
      ...((row.ages === WHOLE_AGES || areAllLabelled) && isInFrame(value) ? valued(row, value) : {}),
      ...cut.get(row),
    };
  });
}

const groupOf = ({ code, sex }: FigureRow): string => `${code} ${sex}`;

/** How far a bar and its range reach below and above 0, in the unit of the axis; 0 where there is no value. */
function endsOf(row: FigureRow, ofRates: boolean) {
  const { difference, adjustedRate, adjustedRateLower, adjustedRateUpper } = row;
  const value = ofRates ? adjustedRate : difference;
  if (value === null) return { below: 0, above: 0 };
  const rates = [adjustedRateLower ?? value, adjustedRateUpper ?? Number.POSITIVE_INFINITY] as const;
  const [lower, upper] = (ofRates ? rates : differenceBounds(row)) ?? [value, value];
  return { below: Math.min(value, lower), above: Math.max(value, upper) };
}

/**
 * Are some of the rows judged by the spread among regions of their size, and others without it since it is not known? The
 * dots of the latter are rings.
 */
export function isJudgedTwoWays(rows: readonly Pick<FigureRow, "difference" | "mark" | "adjustedMark">[]) {
  const judged = rows.filter((row) => row.difference !== null && (row.adjustedMark ?? row.mark) !== null);
  const adjusted = judged.filter(({ adjustedMark }) => adjustedMark !== null).length;
  return adjusted > 0 && adjusted < judged.length;
}
