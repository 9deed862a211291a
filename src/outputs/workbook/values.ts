import type { YearChange } from "../../engine/trend/year-change.js";
import { isWide } from "../../figures/difference-scale.js";
import { isImplausible } from "../../figures/figure-input.js";
import { COLOUR_LIMIT, WHITE_FROM } from "../../figures/heatmap/colours.js";
import { DIVERGING, mixed } from "../../figures/theme.js";
import { isMarked } from "../../model/marks.js";
import type { RatioRow } from "../../model/ratios.js";
import { decimalOf, lowerEnd, minus100, numberOf, stepsOf, upperEnd } from "../../text/numbers.js";
import { rateDecimals } from "../../text/rates.js";
import type { CellModel, CellStyle, CellValue } from "./model.js";
import { doubtedFormat, pointsFormat, STYLE, ZERO_POINTS } from "./styles.js";

/** A value of a cell and how it looks there. */
export interface Shown {
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** A cell never shows a number that is not known. */
const isKnown = (value: number | null): value is number => value !== null && Number.isFinite(value);

/**
 * A number in a cell, which Excel itself rounds for the eye. The cell has the decimal that our texts are made of, so that
 * both round the same: half away from 0.
 */
export const cellNumber = (value: number | null): number | null => (isKnown(value) ? decimalOf(value) : null);

const POINT_DECIMALS = 1;

/** A difference to the reference, points. */
export function shownPoints(difference: number | null, style: CellStyle = STYLE.points): Shown {
  const value = cellNumber(difference);
  const isZero = value !== null && stepsOf(value, POINT_DECIMALS) === 0;
  return { value, style: isZero ? { ...style, format: ZERO_POINTS } : style };
}

/** The difference of a ratio, with the sign of doubt where it looks like an error of the source. */
export function shownDifference(row: Pick<RatioRow, "difference" | "flags">, style?: CellStyle): Shown {
  const shown = shownPoints(row.difference, style);
  const { format } = shown.style;
  return isImplausible(row) && format
    ? { ...shown, style: { ...shown.style, format: doubtedFormat(format) } }
    : shown;
}

type Side = "lower" | "upper";
const ENDS = { lower: "Lower", upper: "Upper" } as const;

/** An end of an interval of points, as it is printed: outwards, where the cell itself would round to the nearest. */
function shownEnd(side: Side, points: number | null): Shown {
  if (!isKnown(points)) return { value: null, style: STYLE.points };
  const end = (side === "lower" ? lowerEnd : upperEnd)(points, POINT_DECIMALS);
  const format = end.steps === 0 ? ZERO_POINTS : pointsFormat(end.decimals);
  return { value: numberOf(end), style: { ...STYLE.points, format } };
}

/** A limit of the 95 % interval of a ratio. */
export const shownLimit = (side: Side) => (row: RatioRow) =>
  shownEnd(side, minus100(row[`ratioOuter95${ENDS[side]}`]));

/** A bound of a ratio, which is a value where nothing is hidden. */
export const shownBound = (side: Side) => (row: RatioRow) =>
  row.ratioLower === row.ratioUpper
    ? shownPoints(minus100(row.ratioLower))
    : shownEnd(side, minus100(row[`ratio${ENDS[side]}`]));

/** Per cent with as many decimals as all regions of the item have. */
const rateStyle = (row: RatioRow) => (rateDecimals(row) > 1 ? STYLE.rareRate : STYLE.rate);

/** A rate, per cent. */
export const shownRate = (name: "rate" | "referenceRate" | "adjustedRate") => (row: RatioRow) => ({
  value: cellNumber(row[name]),
  style: rateStyle(row),
});

/** A bound of a rate, as it is printed: outwards, but a value where nothing is hidden. */
export const rateBound = (side: Side, name: "rate" | "adjustedRate") => (row: RatioRow) => {
  const end = row[`${name}${ENDS[side]}`];
  const style = rateStyle(row);
  if (row[`${name}Lower`] === row[`${name}Upper`] || !isKnown(end)) return { value: cellNumber(end), style };
  const printed = (side === "lower" ? lowerEnd : upperEnd)(end, rateDecimals(row));
  return { value: numberOf(printed), style: { ...style, format: `0.${"0".repeat(printed.decimals)}` } };
};

/** What hidden counts leave of a change, which is the change itself where nothing is hidden. */
export function shownChangeEnd(side: Side, change: YearChange | null | undefined): Shown {
  if (!change) return { value: null, style: STYLE.points };
  if (change.lower === change.upper) return shownPoints(change.change);
  return shownEnd(side, change[side]);
}

/** A bound of people, outwards. */
export const peopleBound = (side: Side) => (row: RatioRow) => {
  if (row.observedLower === row.observedUpper) return cellNumber(row.observedLower);
  const count = row[`observed${ENDS[side]}`];
  return isKnown(count) ? stepsOf(count, 0, side === "lower" ? "down" : "up") : null;
};

/** A cell of ratio − 100 that stays where it is, so that all of its look can be fixed: bold too. */
export function differenceCell(row: number, column: number, ratio: RatioRow | undefined): CellModel {
  if (!ratio || ratio.difference === null) return { row, column, value: null, style: STYLE.points };
  const { value, style } = colouredDifference(ratio);
  const isBold = isMarked(ratio.mark) && !isWide(ratio) && !isImplausible(ratio);
  return { row, column, value, style: isBold ? { ...style, bold: true } : style };
}

/**
 * Ratio − 100 in the heatmap's colours, but for faint and pale ones. The fill is the cell's own, which moves with it where
 * the table is sorted: LibreOffice colours every cell of a colour scale, whatever rule should stop it.
 */
export function colouredDifference(ratio: RatioRow): Shown {
  if (ratio.difference === null) return shownDifference(ratio);
  if (isWide(ratio)) return shownDifference(ratio, STYLE.faintPoints);
  if (isImplausible(ratio)) return shownDifference(ratio, STYLE.palePoints);
  return shownDifference(ratio, colouredPoints(ratio.difference));
}

/** The style of a coloured value. Colours go in steps of a point, since each is a style of the workbook. */
function colouredPoints(difference: number): CellStyle {
  const [low, middle, high] = DIVERGING;
  const points = Math.min(Math.round(Math.abs(difference)), COLOUR_LIMIT);
  const fill = mixed(middle, difference < 0 ? low : high, points / COLOUR_LIMIT);
  const isDark = Math.abs(difference) > WHITE_FROM;
  return isDark ? { ...STYLE.points, fill, colour: WHITE } : { ...STYLE.points, fill };
}

const WHITE = "#ffffff";
