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

/** `rows` of other items, ages, sexes and levels are passed over. A map of the nation has it as its `prefecture`. */
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

/**
 * Each region's row.
 *
 * @param hasLabels do names and values stand on the map? Else a name needs its prefecture
 */
export function mapRows(rows: readonly FigureRow[], input: ColouredInput, hasLabels: boolean) {
  return rows.map((row) => {
    const state = stateOf(row, input.colouring);
    const shown = chartRow(row, input.language);
    return {
      ...shown,
      name: hasLabels ? row.name : nameOf(row, input),
      /** Id of the class that gives its colour; null where it has none. */
      class: classOf(row, input.colouring),
      state,
      /** What is written at it, line by line; not on the map of the nation. */
      ...(hasLabels ? { label: labelOf(row, shown, state, input) } : {}),
    };
  });
}

export type MapRow = ReturnType<typeof mapRows>[number];

/** The lines at a region: its name and its value, or the range where the value says little. A range of ratios has no decimals. */
function labelOf(
  row: FigureRow,
  { difference, lower, upper }: ChartRow,
  state: RowState,
  { language, measure }: ColouredInput,
): string[] {
  const { name, adjustedRate, referenceRate } = row;
  const rate = adjustedRate === null ? null : rateLabel(adjustedRate, referenceRate);
  const points = difference === null ? null : signed(difference, 1);
  const value = isRate(measure) ? rate : points;
  if (value === null) return [name, NO_RATIO_MARK];
  if (state !== "wide") return [name, state === "doubtful" ? `${value}${DOUBTFUL_SIGN}` : value];
  if (!isRate(measure)) return [name, rangeText(lower, upper, language, 0)];
  const rates = rateRange(row.adjustedRateLower, row.adjustedRateUpper, rateDecimals(row));
  return [name, `${rates.lower ?? ""}～${rates.upper ?? ""}`];
}
