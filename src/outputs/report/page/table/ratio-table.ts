import { isInPrefecture } from "../../../../catalog/levels.js";
import type { yearChanges } from "../../../../engine/trend/year-change.js";
import { isImplausible } from "../../../../figures/figure-input.js";
import { isOfItem, opened } from "../../../../figures/kinds.js";
import { isMarked } from "../../../../model/marks.js";
import type { FigureRow } from "../../../../model/ratios.js";
import { minus100, people, peopleRange, signed, signedRange } from "../../../../text/numbers.js";
import { rateDecimals, rateText } from "../../../../text/rates.js";
import type { Choice } from "../../choice.js";
import type { ReportHeader } from "../../packed/format.js";
import type { NumbersOf } from "../../packed/kept-column.js";
import type { OwnRatio, ownPrefectureRatios } from "../../packed/own-prefecture.js";
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
import { boundedRateText, changeText, markText, markValue, notesOf, rankText } from "./ratio-texts.js";

const SHOWN = [
  "sex",
  "ages",
  "difference",
  "mark",
  "bounds",
  "yearChange",
  "interval",
  "ownPrefecture",
  "adjustedRate",
  "referenceRate",
  "rate",
  "observed",
  "expected",
  "examined",
  "coverage",
  "rank",
  "notes",
] as const satisfies readonly (keyof Words["columns"])[];

/**
 * Columns of the table of a figure of one release.
 *
 * @param own gives the ratio of a row against its own prefecture; null where there is none
 * @param changeOf the change of a row from the year before; null without such a column
 */
export function ratioColumns(
  choice: Choice,
  header: ReportHeader,
  {
    own = null,
    changeOf = null,
  }: {
    readonly own?: ReturnType<typeof ownPrefectureRatios>;
    readonly changeOf?: ReturnType<typeof yearChanges> | null;
  } = {},
): TableColumns<FigureRow> {
  const words = WORDS[choice.language];
  const { region, item, sex, ages } = placeColumns<FigureRow>(choice, header);
  const { text, number } = columnMaker<FigureRow>(words, isImplausible);
  const points = (ratio: keyof FigureRow & `ratio${string}`) => (row: FigureRow) =>
    withoutTail(minus100(row[ratio]));
  /** A number of the row, with others beside it in the CSV. */
  const ofRow = (
    name: CsvNumber & keyof Words["columns"],
    shown: (row: FigureRow) => string,
    ...beside: CsvNumber[]
  ) =>
    number(
      name,
      shown,
      (row) => row[name],
      ...[name, ...beside].map((each) => [each, (row: FigureRow) => withoutTail(row[each])] as const),
    );
  const notes = (row: FigureRow) => notesOf(row, words);
  const showsItem = !isOfItem(choice.figure);
  return tableColumns(
    [
      {
        ...region,
        csv: [[words.csv.release, ({ release }) => release], ...region.csv],
        link: (row) => openedBy(row, choice),
      },
      item,
      sex,
      ages,
      number(
        "difference",
        ({ difference }) => (difference === null ? words.unknown : signed(difference, 1)),
        ({ difference }) => difference,
        ["ratio", ({ ratio }) => ratio],
        ["difference", ({ difference }) => withoutTail(difference)],
      ),
      number(
        "bounds",
        ({ ratioLower, ratioUpper }) => {
          if (ratioLower === null) return words.unknown;
          if (ratioLower === ratioUpper) return words.exact;
          return rangeText(minus100(ratioLower), minus100(ratioUpper), words.until);
        },
        ({ ratioLower, ratioUpper }) =>
          ratioUpper === null || ratioLower === null ? null : ratioUpper - ratioLower,
        ["lower", points("ratioLower")],
        ["upper", points("ratioUpper")],
      ),
      ...(changeOf
        ? [
            number(
              "yearChange",
              (row) => changeText(changeOf(row), words),
              (row) => changeOf(row)?.change ?? null,
              ["yearChange", (row) => withoutTail(changeOf(row)?.change ?? null)],
              ["yearChangeLower", (row) => withoutTail(changeOf(row)?.lower ?? null)],
              ["yearChangeUpper", (row) => withoutTail(changeOf(row)?.upper ?? null)],
            ),
          ]
        : []),
      number(
        "interval",
        ({ ratioOuter95Lower, ratioOuter95Upper }) =>
          ratioOuter95Lower === null
            ? words.unknown
            : rangeText(minus100(ratioOuter95Lower), minus100(ratioOuter95Upper), words.until),
        ({ ratioOuter95Lower }) => ratioOuter95Lower,
        ["intervalLower", points("ratioOuter95Lower")],
        ["intervalUpper", points("ratioOuter95Upper")],
      ),
      ...(own ? [ownColumn(own, words)] : []),
      ofRow(
        "observed",
        ({ observed, observedLower, observedUpper }) => {
          if (observedLower === observedUpper) return people(observed);
          const { lower, upper } = peopleRange(observedLower, observedUpper);
          return `${lower}${words.until}${upper ?? ""}`;
        },
        "observedLower",
        "observedUpper",
      ),
      ofRow("expected", ({ expected }) => people(expected, 1)),
      ofRow("examined", ({ examined }) => people(examined)),
      ofRow("rate", (row) => boundedRateText(row, "rate", words), "rateLower", "rateUpper"),
      ofRow("referenceRate", (row) =>
        row.referenceRate === null ? words.unknown : rateText(row.referenceRate, rateDecimals(row)),
      ),
      ofRow(
        "adjustedRate",
        (row) => boundedRateText(row, "adjustedRate", words),
        "adjustedRateLower",
        "adjustedRateUpper",
      ),
      ofRow("coverage", ({ coverage }) =>
        coverage === null ? words.unknown : rateText(coverage, COVERAGE_DECIMALS),
      ),
      ofRow("rank", (row) => rankText(row, words)),
      {
        ...text(
          "mark",
          (row) => markText(row, words),
          markValue,
          ["mark", ({ mark }) => mark],
          ["adjustedMark", ({ adjustedMark }) => adjustedMark],
        ),
        isSignificant: ({ mark }) => isMarked(mark),
      },
      text("notes", notes, notes, ["notes", notes]),
    ],
    ["region", ...(showsItem ? ["item"] : []), ...SHOWN],
  );
}

const COVERAGE_DECIMALS = 0;

/** Numbers of a row that the CSV has as the page keeps them. */
type CsvNumber = NumbersOf<FigureRow> & keyof Words["csv"];

/** The ratio against the own prefecture to one decimal, or its range where counts are hidden; with its side where significant. */
function ownColumn(
  own: NonNullable<ReturnType<typeof ownPrefectureRatios>>,
  words: Words,
): Column<FigureRow> {
  const { number } = columnMaker<FigureRow>(words, isImplausible);
  const of = (key: "difference" | "lower" | "upper") => (row: FigureRow) => own(row)?.[key] ?? null;
  return number(
    "ownPrefecture",
    (row) => {
      const found = own(row);
      if (!found) return words.unknown;
      const { side } = found;
      const value = ownText(found, words);
      return side === "high" || side === "low" ? `${value} ${words[side]}` : value;
    },
    of("difference"),
    ["ownPrefecture", (row) => withoutTail(of("difference")(row))],
    ["ownPrefectureLower", (row) => withoutTail(of("lower")(row))],
    ["ownPrefectureUpper", (row) => withoutTail(of("upper")(row))],
    ["ownPrefectureSide", (row) => own(row)?.side ?? null],
  );
}

function ownText({ difference, lower, upper, isEstimate }: OwnRatio, words: Words): string {
  if (!isEstimate) return signed(difference, 1);
  if (lower === null || upper === null) return words.estimated(signed(difference, 0));
  const { lower: from, upper: to } = signedRange(lower, upper, 1);
  return from === to ? signed(difference, 1) : `${from}${words.until}${to}`;
}

/** Where the name of an area leads. */
function openedBy({ level, code, prefectureCode }: FigureRow, choice: Choice): Choice | null {
  const figure = opened(choice.figure, "region");
  if (!isInPrefecture(level) || !figure) return null;
  return { ...choice, figure, prefecture: prefectureCode!, area: code };
}

/** The highest and lowest value in a sentence; wide ones, which may be anything, and implausible ones are passed over. */
export function ratioSummary(rows: readonly FigureRow[], choice: Choice, header: ReportHeader): string {
  const known = rows.filter(({ difference }) => difference !== null);
  const isSure = (row: FigureRow) => !row.flags.includes("wide") && !isImplausible(row);
  const valueIn = ({ difference }: FigureRow) => difference!;
  const sentence = WORDS[choice.language].summary;
  return extremesText(known, { sentence, valueIn, isSure }, choice, header);
}
