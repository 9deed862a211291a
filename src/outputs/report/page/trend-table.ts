import { differenceBounds, isWide } from "../../../figures/difference-scale.js";
import { isOfRegion, opened } from "../../../figures/kinds.js";
import { isMarkedChange, isWideChange } from "../../../figures/trend/change-label.js";
import { LEAST_BAND } from "../../../figures/trend/trend-line.js";
import type { TrendMark } from "../../../model/marks.js";
import { countMarks, type FigureTrend, type TrendPoint } from "../../../model/trends.js";
import { percentUp, plain, signed } from "../../../text/numbers.js";
import type { Choice } from "../choice.js";
import type { ReportHeader, TrendGrid } from "../format.js";
import type { Column, Value } from "./arranged.js";
import { itemNames, minus100, rangeText } from "./table.js";
import { WORDS, type Words } from "./words.js";

/** Columns of the table of a figure over the years. */
export function trendColumns(choice: Choice, header: ReportHeader, grid: TrendGrid): Column<FigureTrend>[] {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  type Of<T> = (trend: FigureTrend) => T;
  const text = (id: keyof Words["columns"], of: Of<string>, value: Of<Value> = of): Column<FigureTrend> => ({
    id,
    name: words.columns[id],
    isNumber: false,
    text: of,
    value,
  });
  const itemOrder = new Map(header.catalog.items.map(({ id }, index) => [id, index]));
  const { figure } = choice;
  return [
    isOfRegion(figure)
      ? {
          ...text(
            "item",
            ({ item }) => names(item),
            ({ item }) => itemOrder.get(item) ?? null,
          ),
          link: ({ item }) => ({ ...choice, figure: opened(figure, "item") ?? figure, item }),
        }
      : {
          ...text(
            "region",
            ({ name }) => name,
            ({ code }) => code,
          ),
          link: ({ code }) => ({ ...choice, figure: opened(figure, "region") ?? figure, area: code }),
        },
    text("sex", ({ sex }) => words.sexNames[sex]),
    ...grid.years.map(
      ({ release, fiscalYear }): Column<FigureTrend> => ({
        id: `year-${fiscalYear}`,
        name: words.yearName(fiscalYear),
        isNumber: true,
        text: (trend) => pointText(trend, release, words),
        value: (trend) => minus100(pointOf(trend, release)?.ratio ?? null),
      }),
    ),
    {
      ...text(
        "change",
        ({ change }) => changeText(change, words),
        ({ change }) => change?.netChange ?? null,
      ),
      isNumber: true,
    },
    {
      ...text(
        "changeMark",
        ({ change }) => judgementText(change, words),
        ({ change }) => (change?.changeMark ? directionOf(change.changeMark) : null),
      ),
      isSignificant: ({ change }) => isMarkedChange(change),
    },
    {
      ...text(
        "changeInterval",
        ({ change }) =>
          change && change.netChange95Lower !== null
            ? rangeText(change.netChange95Lower, change.netChange95Upper, words.until)
            : words.unknown,
        ({ change }) => change?.netChange95Lower ?? null,
      ),
      isNumber: true,
    },
    {
      ...text(
        "commonChange",
        ({ change }) =>
          change && change.commonChange !== null ? signed(change.commonChange, 1) : words.unknown,
        ({ change }) => change?.commonChange ?? null,
      ),
      isNumber: true,
    },
    {
      ...text(
        "falseDiscovery",
        ({ change }) => (change && change.q !== null ? percentUp(change.q) : words.unknown),
        ({ change }) => change?.q ?? null,
      ),
      isNumber: true,
    },
    text(
      "changeYears",
      ({ change }) => (change ? `${change.firstYear}–${change.lastYear}` : words.unknown),
      ({ change }) => change?.firstYear ?? null,
    ),
    text("notes", (trend) => trendNotes(trend, choice, words)),
  ];
}

export const pointOf = ({ points }: FigureTrend, wanted: number): TrendPoint | undefined =>
  points.find(({ release }) => release === wanted);

/** The ratio with what hidden counts leave open of it, if that is much; a bar before it where the line breaks. */
function pointText(trend: FigureTrend, release: number, words: Words): string {
  const at = trend.points.findIndex((point) => point.release === release);
  const point = trend.points[at];
  if (!point) return "";
  const before = trend.points[at - 1];
  const gap = before && before.segment !== point.segment ? "| " : "";
  if (point.ratio === null) return gap + words.unknown;
  const value = signed(point.ratio - 100, 1);
  const [lower, upper] = differenceBounds(point) ?? [0, 0];
  if (upper - lower < LEAST_BAND) return gap + value;
  return `${gap}${value} (${rangeText(minus100(point.ratioLower), minus100(point.ratioUpper), words.until)})`;
}

/** The change with what hidden counts leave open of it, if that is much. */
function changeText(change: FigureTrend["change"], words: Words): string {
  if (!change) return words.unknown;
  const value = signed(change.netChange, 1);
  if (!isWideChange(change)) return value;
  return `${value} (${rangeText(change.netChangeLower, change.netChangeUpper, words.until)})`;
}

const directionOf = (mark: TrendMark) => (mark === "none" ? 0 : mark.startsWith("rising") ? 1 : -1);

function judgementText(change: FigureTrend["change"], words: Words): string {
  if (!change) return words.unknown;
  if (change.changeMark === null) return words.notJudged;
  return [words.falling, words.noChange, words.rising][directionOf(change.changeMark) + 1]!;
}

/** Why a line breaks, and what a reader of its ratios has to know, with the years that it holds for. */
export function trendNotes({ breaks, points }: FigureTrend, { language }: Choice, words: Words): string {
  const years = new Map<string, number[]>();
  for (const { flags, fiscalYear } of points) {
    for (const flag of flags) {
      const note = words.flags[flag];
      if (note !== undefined) years.set(note, [...(years.get(note) ?? []), fiscalYear]);
    }
  }
  return [
    ...breaks.map(({ reason }) => reason[language]),
    ...[...years].map(([note, of]) => words.noteOfYears(note, of.join(words.listJoin))),
  ].join(words.noteJoin);
}

/** The greatest and the least change, and how many are marked; changes of values that may be anything are passed over. */
export function trendSummary(trends: readonly FigureTrend[], choice: Choice, header: ReportHeader): string {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  const known = trends
    .flatMap(({ change, ...trend }) => (change ? [{ ...trend, change }] : []))
    .filter(({ points }) => !points.some((point) => point.ratio !== null && isWide(point)))
    .sort((a, b) => b.change.netChange - a.change.netChange);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest) return "";
  const told = ({ name, item, sex, ages, change }: typeof highest) =>
    words.summaryValue(
      name,
      names(item),
      words.sexNames[sex],
      words.agesName(ages),
      signed(change.netChange, 1),
    );
  const { judged, marked95, byChance95 } = countMarks(trends);
  return [
    words.trendSummary(known.length, told(highest), told(lowest)),
    ...(judged > 0 ? [words.markSummary(judged, marked95, plain(byChance95, 1))] : []),
  ].join(words.sentenceJoin);
}
