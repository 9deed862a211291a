import type { Trend } from "../trends.js";
import { columnNames, type RowOf } from "./columns.js";
import { type TREND, TREND_CHANGE } from "./trend-columns.js";

type ChangeColumns = Pick<RowOf<typeof TREND>, keyof typeof TREND_CHANGE>;

const NO_CHANGE = Object.fromEntries(
  columnNames(TREND_CHANGE).map((name) => [name, null]),
) as unknown as ChangeColumns;

/** A trend as one row: the ratios between which its change lies, and its breaks as "5|6" between releases 5 and 6. */
export function trendRow(trend: Trend): RowOf<typeof TREND> {
  const { points, change, breaks } = trend;
  const ratioOf = (year: number | undefined) =>
    points.find(({ fiscalYear }) => fiscalYear === year)?.ratio ?? null;
  return {
    ...trend,
    ...(change ?? NO_CHANGE),
    firstRatio: ratioOf(change?.firstYear),
    lastRatio: ratioOf(change?.lastYear),
    breaks: breaks.map(({ from, to }) => `${from}|${to}`),
  };
}
