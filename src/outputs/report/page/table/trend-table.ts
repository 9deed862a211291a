import { differenceBounds, isWide, LEAST_BAND } from "../../../../figures/difference-scale.js";
import { isImplausible } from "../../../../figures/figure-input.js";
import { isOfRegion, opened } from "../../../../figures/kinds.js";
import {
  isDoubtfulChange,
  isMarkedChange,
  isWideChange,
} from "../../../../figures/over-years/change-label.js";
import { sideOf } from "../../../../model/marks.js";
import { countMarks, type FigureTrend, type TrendPoint } from "../../../../model/trends.js";
import { minus100, percentUp, plain, signed } from "../../../../text/numbers.js";
import type { Choice } from "../../choice.js";
import type { ReportHeader, TrendGrid } from "../../packed/format.js";
import { WORDS, type Words } from "../words/words.js";
import {
  type Column,
  columnMaker,
  extremesText,
  placeColumns,
  rangeText,
  type TableColumns,
  tableColumns,
  withoutTail,
} from "./columns.js";

/** What the CSV has of each year. */
const OF_YEAR = [
  ["difference", "ratio"],
  ["lower", "ratioLower"],
  ["upper", "ratioUpper"],
  ["intervalLower", "ratioOuter95Lower"],
  ["intervalUpper", "ratioOuter95Upper"],
] as const satisfies readonly (readonly [keyof Words["csv"], keyof TrendPoint])[];

const SHOWN_CHANGE = [
  "change",
  "changeMark",
  "changeInterval",
  "commonChange",
  "falseDiscovery",
  "changeYears",
  "notes",
] as const satisfies readonly (keyof Words["columns"])[];

/** Columns of the table of a figure over the years. */
export function trendColumns(
  choice: Choice,
  header: ReportHeader,
  grid: TrendGrid,
): TableColumns<FigureTrend> {
  const words = WORDS[choice.language];
  const { figure } = choice;
  const { region, item, sex, ages } = placeColumns<FigureTrend>(choice, header);
  const { text, number } = columnMaker<FigureTrend>(words, hasDoubtfulChange);
  type ChangeName = keyof NonNullable<FigureTrend["change"]>;
  const inChange =
    <Name extends ChangeName>(name: Name) =>
    ({ change }: FigureTrend) =>
      change?.[name] ?? null;
  /** A number of the change, with others beside it in the CSV. */
  const ofChange = (
    name: keyof Words["columns"],
    shown: (trend: FigureTrend) => string,
    ...csv: readonly (readonly [keyof Words["csv"], ChangeName])[]
  ) =>
    number(
      name,
      shown,
      inChange(csv[0]![1]),
      ...csv.map(([heading, of]) => [heading, inChange(of)] as const),
    );
  const notes = (trend: FigureTrend) => trendNotes(trend, choice, words);
  const years = grid.years.map(({ release, fiscalYear }): Column<FigureTrend> => {
    const pointsOf = (trend: FigureTrend, name: (typeof OF_YEAR)[number][1]) =>
      minus100(pointOf(trend, release)?.[name] ?? null);
    return {
      id: `year-${fiscalYear}`,
      name: words.yearName(fiscalYear),
      isNumber: true,
      text: (trend) => pointText(trend, release, words),
      value: (trend) => pointsOf(trend, "ratio"),
      isSetApart: (trend) => isImplausible(pointOf(trend, release) ?? NO_FLAGS),
      csv: OF_YEAR.map(([heading, name]) => [
        words.csvOfYear(fiscalYear, words.csv[heading]),
        (trend) => withoutTail(pointsOf(trend, name)),
      ]),
    };
  });
  return tableColumns(
    [
      {
        ...region,
        link: ({ code }) => ({ ...choice, figure: opened(figure, "region") ?? figure, area: code }),
      },
      {
        ...item,
        link: (trend) => ({ ...choice, figure: opened(figure, "item") ?? figure, item: trend.item }),
      },
      sex,
      { ...ages, csv: [...ages.csv, [words.csv.reference, ({ reference }) => reference]] },
      ...years,
      ofChange(
        "change",
        ({ change }) => changeText(change, words),
        ["change", "netChange"],
        ["changeBoundsLower", "netChangeLower"],
        ["changeBoundsUpper", "netChangeUpper"],
      ),
      ofChange(
        "changeInterval",
        ({ change }) =>
          change && change.netChange95Lower !== null
            ? rangeText(change.netChange95Lower, change.netChange95Upper, words.until)
            : words.unknown,
        ["changeLower", "netChange95Lower"],
        ["changeUpper", "netChange95Upper"],
      ),
      ofChange(
        "commonChange",
        ({ change }) =>
          change && change.commonChange !== null ? signed(change.commonChange, 1) : words.unknown,
        ["commonChange", "commonChange"],
      ),
      text(
        "changeYears",
        ({ change }) => (change ? `${change.firstYear}–${change.lastYear}` : words.unknown),
        inChange("firstYear"),
        ["firstYear", inChange("firstYear")],
        ["lastYear", inChange("lastYear")],
      ),
      {
        ...text(
          "changeMark",
          ({ change }) => judgementText(change, words),
          ({ change }) => (change?.changeMark ? sideOf(change.changeMark) : null),
          ["changeMark", inChange("changeMark")],
        ),
        isSignificant: ({ change }) => isMarkedChange(change),
      },
      ofChange(
        "falseDiscovery",
        ({ change }) => (change && change.q !== null ? percentUp(change.q) : words.unknown),
        ["falseDiscovery", "q"],
        ["unmarked", "unmarked"],
      ),
      text("notes", notes, notes, ["notes", notes]),
    ],
    [isOfRegion(figure) ? "item" : "region", "sex", ...years.map(({ id }) => id), ...SHOWN_CHANGE],
  );
}

const NO_FLAGS = { flags: [] };

/** Does the change begin or end with what looks like an error of the source, in its value or in its reference? */
const hasDoubtfulChange = ({ change }: FigureTrend) => isDoubtfulChange(change);

const pointOf = ({ points }: FigureTrend, wanted: number): TrendPoint | undefined =>
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

function judgementText(change: FigureTrend["change"], words: Words): string {
  if (!change) return words.unknown;
  if (change.changeMark === null) return words.notJudged;
  return [words.falling, words.noChange, words.rising][sideOf(change.changeMark) + 1]!;
}

/** Why a line breaks, and what a reader of its ratios has to know, with the years that it holds for. */
function trendNotes({ breaks, points }: FigureTrend, { language }: Choice, words: Words): string {
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

/**
 * The greatest and the least change, and how many are marked; changes of values that may be anything, or that an
 * error of the source makes, it seems, are passed over.
 */
export function trendSummary(trends: readonly FigureTrend[], choice: Choice, header: ReportHeader): string {
  const words = WORDS[choice.language];
  const known = trends.filter(({ change }) => change);
  const isSure = (trend: FigureTrend) =>
    !hasDoubtfulChange(trend) && !trend.points.some((point) => point.ratio !== null && isWide(point));
  const valueIn = ({ change }: FigureTrend) => change!.netChange;
  const extremes = extremesText(known, { sentence: words.trendSummary, valueIn, isSure }, choice, header);
  if (extremes === "") return "";
  const { judged, marked95, byChance95 } = countMarks(trends);
  return [extremes, ...(judged > 0 ? [words.markSummary(judged, marked95, plain(byChance95, 1))] : [])].join(
    words.sentenceJoin,
  );
}
