import { isOfItem, opened } from "../../../figures/kinds.js";
import type { FigureRow } from "../../../model/ratios.js";
import { people, peopleRange, signed, signedRange } from "../../../text/numbers.js";
import type { Choice } from "../choice.js";
import type { ReportHeader } from "../format.js";
import type { Column, Value } from "./arranged.js";
import { WORDS, type Words } from "./words.js";

export const minus100 = (ratio: number | null) => (ratio === null ? null : ratio - 100);

export function rangeText(lower: number | null, upper: number | null, until: string, decimals = 1): string {
  const range = signedRange(lower, upper, decimals);
  return `${range.lower ?? ""}${until}${range.upper ?? ""}`;
}

function markText(row: FigureRow, words: Words): string {
  const mark = row.mark;
  if (mark === null) return words.unknown;
  if (mark === "none") return words.none;
  const side = mark.startsWith("high") ? words.high : words.low;
  return isMarked(row.adjustedMark) ? `${words.standsOut}${side}` : side;
}

const isMarked = (mark: FigureRow["mark"]) => mark !== null && mark !== "none";

/** High ones first, those that stand out before the others. */
function markValue({ mark, adjustedMark }: FigureRow): number | null {
  if (mark === null) return null;
  const sign = mark === "none" ? 0 : mark.startsWith("high") ? 1 : -1;
  return sign * (isMarked(adjustedMark) ? 2 : 1);
}

/** What a reader of a ratio has to know. */
export const notesOf = ({ flags }: FigureRow, words: Words) =>
  flags
    .map((flag) => words.flags[flag])
    .filter((text) => text !== undefined)
    .join(words.noteJoin);

/** Columns of the table of a figure of one release. */
export function columnsOf(choice: Choice, header: ReportHeader): Column<FigureRow>[] {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  type Id = keyof Words["columns"];
  const text = (
    id: Id,
    of: (row: FigureRow) => string,
    value: (row: FigureRow) => Value = of,
  ): Column<FigureRow> => ({ id, name: words.columns[id], isNumber: false, text: of, value });
  const number = (
    id: Id,
    of: (row: FigureRow) => string,
    value: (row: FigureRow) => number | null,
  ): Column<FigureRow> => ({ id, name: words.columns[id], isNumber: true, text: of, value });
  const itemOrder = new Map(header.catalog.items.map(({ id }, index) => [id, index]));
  const showsItem = !isOfItem(choice.figure);
  return [
    {
      ...text(
        "region",
        (row) => row.name,
        (row) => row.code,
      ),
      link: (row) => openedBy(row, choice),
    },
    ...(showsItem
      ? [
          text(
            "item",
            (row) => names(row.item),
            (row) => itemOrder.get(row.item) ?? null,
          ),
        ]
      : []),
    text("sex", (row) => words.sexNames[row.sex]),
    text(
      "ages",
      (row) => words.agesName(row.ages),
      (row) => row.ages,
    ),
    number(
      "difference",
      (row) => (row.difference === null ? words.unknown : signed(row.difference, 1)),
      (row) => row.difference,
    ),
    number(
      "bounds",
      (row) => {
        if (row.ratioLower === null) return words.unknown;
        if (row.ratioLower === row.ratioUpper) return words.exact;
        return rangeText(minus100(row.ratioLower), minus100(row.ratioUpper), words.until);
      },
      (row) => (row.ratioUpper === null || row.ratioLower === null ? null : row.ratioUpper - row.ratioLower),
    ),
    number(
      "interval",
      (row) =>
        row.ratioOuter95Lower === null
          ? words.unknown
          : rangeText(minus100(row.ratioOuter95Lower), minus100(row.ratioOuter95Upper), words.until),
      (row) => row.ratioOuter95Lower,
    ),
    number(
      "observed",
      (row) => {
        if (row.observedLower === row.observedUpper) return people(row.observed);
        const { lower, upper } = peopleRange(row.observedLower, row.observedUpper);
        return `${lower}${words.until}${upper ?? ""}`;
      },
      (row) => row.observed,
    ),
    number(
      "expected",
      (row) => people(row.expected, 1),
      (row) => row.expected,
    ),
    number(
      "examined",
      (row) => people(row.examined),
      (row) => row.examined,
    ),
    number(
      "rank",
      (row) => rankText(row, words),
      (row) => row.rank,
    ),
    {
      ...text("mark", (row) => markText(row, words), markValue),
      isSignificant: ({ mark }) => isMarked(mark),
    },
    text("notes", (row) => notesOf(row, words)),
  ];
}

/** Where the name of an area leads. */
function openedBy({ level, code, prefectureCode }: FigureRow, choice: Choice): Choice | null {
  const figure = opened(choice.figure, "region");
  if (level !== "area" || !figure) return null;
  return { ...choice, figure, prefecture: prefectureCode!, area: code };
}

function rankText({ rank, rankBest, rankWorst }: FigureRow, words: Words): string {
  if (rank === null) return words.unknown;
  return rankBest === rankWorst ? words.rankOf(rank) : `${words.rankOf(rank)} (${rankBest}–${rankWorst})`;
}

/** Name of an item by its id. */
export function itemNames({ catalog }: ReportHeader, { language }: Choice): (id: string) => string {
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  return (id) => names.get(id) ?? id;
}

/** The highest and lowest value in a sentence; wide ones, which may be anything, and implausible ones are passed over. */
export function summaryOf(rows: readonly FigureRow[], choice: Choice, header: ReportHeader): string {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  const known = rows
    .filter(
      ({ difference, flags }) =>
        difference !== null && !flags.includes("wide") && !flags.includes("implausible"),
    )
    .sort((a, b) => b.difference! - a.difference!);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest) return "";
  const told = (row: FigureRow) =>
    words.summaryValue(
      row.name,
      names(row.item),
      words.sexNames[row.sex],
      words.agesName(row.ages),
      signed(row.difference!, 1),
    );
  return words.summary(known.length, told(highest), told(lowest));
}
