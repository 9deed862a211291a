import { isPrefecture, type Level } from "../../catalog/levels.js";
import type { FigureRow } from "../../model/ratios.js";
import { signed } from "../../text/numbers.js";
import { rateDecimals, rateRange } from "../../text/rates.js";
import { classOf, type RowState, stateOf } from "../chart/classes.js";
import type { Colouring } from "../chart/colouring.js";
import { isRate, rateLabel } from "../chart/measure.js";
import { type ChartRow, chartRow, DOUBTFUL_SIGN, NO_RATIO_MARK, rangeText } from "../chart/rows.js";
import { type FigureInput, type FigureItem, rowIndex, rowsOf } from "../figure-input.js";
import type { Shapes } from "./shapes.js";

/** `rows` of other items, ages, sexes and levels are passed over. What shows the nation has it in the place of the prefecture. */
export interface ColouredInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  readonly ages: string;
  /** What is coloured. */
  readonly level: Level;
  readonly colouring: Colouring;
}

export interface MapInput extends ColouredInput {
  readonly shapes: Shapes;
}

/**
 * The rows that the map shows, those of the result's order: this item, these ages, sexes and regions.
 *
 * @throws Failure where two claim one region
 */
export function shownRows(input: ColouredInput): FigureRow[] {
  const rows = rowsOf(input, [input.item.id], [input.ages]).filter(({ level }) => level === input.level);
  rowIndex(rows);
  return rows;
}

/** 埼玉県 西部: names of areas repeat, and nothing on the nation's map says where one is. */
function nameOf(
  { name, prefectureCode, prefecture, level }: FigureRow,
  { listed, language }: ColouredInput,
): string {
  const known = listed?.prefectures.find(({ code }) => code === prefectureCode)?.name[language];
  const owner = known ?? prefecture ?? "";
  if (isPrefecture(level)) return known ?? name;
  // A region of the user's own may lie in several.
  if (owner === "") return name;
  return language === "ja" ? `${owner} ${name}` : `${name} (${owner})`;
}

/** Each region's row. @param hasLabels whether names stand on the map; else they need their prefecture */
export function mapRows(rows: readonly FigureRow[], input: ColouredInput, hasLabels: boolean) {
  return rows.map((row) => {
    const state = stateOf(row, input.colouring);
    const shown = chartRow(row, input.language);
    return {
      ...shown,
      name: hasLabels ? row.name : nameOf(row, input),
      /** By which it is coloured; null without one. */
      class: classOf(row, input.colouring),
      state,
      /** What is written at it, line by line; not on the map of the nation. */
      ...(hasLabels
        ? { label: isRate(input.measure) ? rateLabelOf(row, state) : labelOf(shown, state, input.language) }
        : {}),
    };
  });
}

export type MapRow = ReturnType<typeof mapRows>[number];

/** Its name and its value; where that says little the range stands in its place, without decimals, which would say nothing. */
function labelOf(
  { name, difference, lower, upper }: ChartRow,
  state: RowState,
  language: FigureInput["language"],
): string[] {
  if (difference === null) return [name, NO_RATIO_MARK];
  const value = signed(difference, 1);
  if (state === "wide") return [name, rangeText(lower, upper, language, 0)];
  return [name, state === "doubtful" ? `${value}${DOUBTFUL_SIGN}` : value];
}

/** The same of its rate. */
function rateLabelOf(row: FigureRow, state: RowState): string[] {
  const { name, adjustedRate, referenceRate } = row;
  if (adjustedRate === null) return [name, NO_RATIO_MARK];
  const value = rateLabel(adjustedRate, referenceRate);
  if (state === "wide") {
    const { lower, upper } = rateRange(row.adjustedRateLower, row.adjustedRateUpper, rateDecimals(row));
    return [name, `${lower ?? ""}～${upper ?? ""}`];
  }
  return [name, state === "doubtful" ? `${value}${DOUBTFUL_SIGN}` : value];
}
