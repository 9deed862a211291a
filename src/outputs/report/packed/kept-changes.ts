import { TREND_MARKS, UNMARKED } from "../../../model/marks.js";
import type { FigureChange, TrendBreak } from "../../../model/trends.js";
import { MOST_DECIMALS } from "../../../text/numbers.js";
import { ends, type KeptColumn, listed, oneOf, rounded, whole } from "./kept-column.js";

/** Why a trend's line breaks, and its change where it has one. */
export type BreaksAndChange = Partial<FigureChange> & { readonly breaks: readonly TrendBreak[] };

/** A change is kept as ratios are: its digits cut, its ends outwards, so that texts round them as the numbers themselves. */
const AROUND_CHANGE = {
  value: "netChange",
  valueDecimals: MOST_DECIMALS,
  decimals: MOST_DECIMALS,
  zero: 0,
} as const;

/** Columns of a trend but its place and points. */
export const KEPT_CHANGE: readonly KeptColumn<BreaksAndChange>[] = [
  listed("breaks"),
  whole("firstYear"),
  whole("lastYear"),
  whole("years"),
  rounded("netChange", MOST_DECIMALS, "cut"),
  ...ends<BreaksAndChange>({ ...AROUND_CHANGE, lower: "netChangeLower", upper: "netChangeUpper" }),
  ...ends<BreaksAndChange>({ ...AROUND_CHANGE, lower: "netChange95Lower", upper: "netChange95Upper" }),
  rounded("commonChange", MOST_DECIMALS, "cut"),
  oneOf("changeMark", TREND_MARKS),
  rounded("q", MOST_DECIMALS, "up"),
  oneOf("unmarked", UNMARKED),
];
