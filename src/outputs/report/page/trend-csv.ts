import type { FigureTrend, TrendPoint } from "../../../model/trends.js";
import type { Choice } from "../choice.js";
import type { ReportHeader, TrendGrid } from "../format.js";
import { type CsvColumn, csvText, kept } from "./csv.js";
import { itemNames, minus100 } from "./table.js";
import { pointOf, trendNotes } from "./trend-table.js";
import { WORDS } from "./words.js";

const VALUES = [
  ["difference", "ratio"],
  ["lower", "ratioLower"],
  ["upper", "ratioUpper"],
  ["intervalLower", "ratioOuter95Lower"],
  ["intervalUpper", "ratioOuter95Upper"],
] as const satisfies readonly (readonly [string, keyof TrendPoint])[];

/** Trends as CSV: five columns a year, then the change. */
export function trendCsv(
  trends: readonly FigureTrend[],
  choice: Choice,
  header: ReportHeader,
  grid: TrendGrid,
): string {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  const { csv } = words;
  const columns: readonly CsvColumn<FigureTrend>[] = [
    [csv.code, ({ code }) => code],
    [csv.region, ({ name }) => name],
    [csv.itemId, ({ item }) => item],
    [csv.item, ({ item }) => names(item)],
    [csv.sex, ({ sex }) => words.sexNames[sex]],
    [csv.ages, ({ ages }) => ages],
    [csv.reference, ({ reference }) => reference],
    ...grid.years.flatMap(({ release, fiscalYear }) =>
      VALUES.map(
        ([name, value]): CsvColumn<FigureTrend> => [
          words.csvOfYear(fiscalYear, csv[name]),
          (trend) => kept(minus100(pointOf(trend, release)?.[value] ?? null)),
        ],
      ),
    ),
    [csv.change, ({ change }) => change?.netChange ?? null],
    [csv.changeBoundsLower, ({ change }) => change?.netChangeLower ?? null],
    [csv.changeBoundsUpper, ({ change }) => change?.netChangeUpper ?? null],
    [csv.changeLower, ({ change }) => change?.netChange95Lower ?? null],
    [csv.changeUpper, ({ change }) => change?.netChange95Upper ?? null],
    [csv.commonChange, ({ change }) => change?.commonChange ?? null],
    [csv.firstYear, ({ change }) => change?.firstYear ?? null],
    [csv.lastYear, ({ change }) => change?.lastYear ?? null],
    [csv.changeMark, ({ change }) => change?.changeMark ?? null],
    [csv.falseDiscovery, ({ change }) => change?.q ?? null],
    [csv.unmarked, ({ change }) => change?.unmarked ?? null],
    [csv.notes, (trend) => trendNotes(trend, choice, words)],
  ];
  return csvText(trends, columns);
}
