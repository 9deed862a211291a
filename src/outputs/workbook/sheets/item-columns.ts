import type { YearChange } from "../../../engine/trend/year-change.js";
import { agesName, SEX_NAMES } from "../../../figures/figure-input.js";
import { MARK_WORDS } from "../../../model/marks.js";
import { type RankRange, rankRange } from "../../../model/ranked-regions.js";
import type { RatioRow } from "../../../model/ratios.js";
import type { ReferenceName } from "../../../model/reference-name.js";
import type { Bilingual, Language } from "../../../text/language.js";
import type { WorkbookInput } from "../input.js";
import type { CellStyle, CellValue } from "../model.js";
import { STYLE } from "../styles.js";
import { FLAG_WORDS, flagsText } from "../texts.js";
import {
  cellNumber,
  colouredDifference,
  peopleBound,
  rateBound,
  type Shown,
  shownBound,
  shownChangeEnd,
  shownDifference,
  shownEnd,
  shownPoints,
  shownRate,
} from "../values.js";

/**
 * A row of the table, with the same region against a second reference where the workbook shows both, and its change from the year
 * before where that is known.
 */
export interface SheetRow extends RatioRow {
  readonly second?: RatioRow | undefined;
  readonly yearChange?: YearChange | null;
}

/** A column of the table of an item. */
interface ItemColumn {
  readonly id: keyof RatioRow | keyof RankRange | SecondId | ChangeId;
  readonly header: Bilingual;
  /** Pixels. */
  readonly width: number;
  shown(row: SheetRow, language: Language): Shown;
}

type ChangeId = "yearChange" | "yearChangeLower" | "yearChangeUpper";
type SecondId = `second ${"difference" | "ratioLower" | "ratioUpper" | "mark"}`;

type Part = Pick<ItemColumn, "id"> & { value(row: RatioRow, language: Language): CellValue };

const column = (ja: string, en: string, width: number, style: CellStyle, part: Part): ItemColumn => ({
  id: part.id,
  header: { ja, en },
  width,
  shown: (row, language) => ({ value: part.value(row, language), style }),
});

/** Numbers whose format depends on the row. */
const numberColumn = (
  ja: string,
  en: string,
  width: number,
  id: NumberColumn | ChangeId,
  shown: (row: SheetRow) => Shown,
): ItemColumn => ({ id, header: { ja, en }, width, shown });

type NumberColumn = {
  [K in keyof RatioRow]: RatioRow[K] extends number | null ? K : never;
}[keyof RatioRow];

const count = (id: NumberColumn): Part => ({ id, value: (row) => cellNumber(row[id]) });
const rank = (id: keyof RankRange): Part => ({
  id,
  value: (row) => cellNumber(rankRange(row)?.[id] ?? null),
});
const mark = (id: "mark" | "adjustedMark"): Part => ({
  id,
  value: (row, language) => {
    const value = row[id];
    return value === null ? null : MARK_WORDS[value][language];
  },
});

/** What the mark against a second reference says; why there is none of the reference itself, or where counts look wrong. */
function markOf({ mark, flags }: RatioRow, language: Language): string | null {
  for (const flag of ["is-reference", "implausible"] as const)
    if (flags.includes(flag)) return FLAG_WORDS[flag][language];
  return mark && MARK_WORDS[mark][language];
}

/** The ratio of a row against a second reference. */
function secondColumns({ ja, en }: ReferenceName): ItemColumn[] {
  const points = (title: Bilingual, id: SecondId, shown: (second: RatioRow) => Shown): ItemColumn => ({
    id,
    header: { ja: `対${ja}\n${title.ja}`, en: `Against ${en}: ${title.en}` },
    width: 74,
    shown: ({ second }) => (second ? shown(second) : { value: null, style: STYLE.points }),
  });
  return [
    points({ ja: "比−100", en: "ratio −100" }, "second difference", (row) => shownDifference(row)),
    points({ ja: "範囲 下限", en: "range from" }, "second ratioLower", (row) => shownBound("lower", row)),
    points({ ja: "範囲 上限", en: "range to" }, "second ratioUpper", (row) => shownBound("upper", row)),
    {
      id: "second mark",
      header: { ja: `対${ja}\n判定`, en: `Against ${en}: mark` },
      width: 138,
      shown: ({ second }, language) => ({
        value: second ? markOf(second, language) : null,
        style: STYLE.centred,
      }),
    },
  ];
}

/** The change from the year before, with what hidden counts leave of it among the columns for the screen only. */
const CHANGE = {
  printed: [
    numberColumn("前年差", "From last year", 62, "yearChange", ({ yearChange }) =>
      shownPoints(yearChange?.change ?? null),
    ),
  ],
  others: [
    numberColumn("前年差\n下限", "From last year, least", 66, "yearChangeLower", ({ yearChange }) =>
      shownChangeEnd("lower", yearChange),
    ),
    numberColumn("前年差\n上限", "From last year, most", 66, "yearChangeUpper", ({ yearChange }) =>
      shownChangeEnd("upper", yearChange),
    ),
  ],
} as const;

/**
 * The columns of a workbook: those of all, those of a second reference where it shows one, which stand before the notes, and where it has the
 * year before the change from it, which stands behind the interval.
 */
export function itemColumns({
  second,
  changeOf,
  pooled,
}: Pick<WorkbookInput, "second" | "changeOf" | "pooled">): readonly ItemColumn[] {
  const behind = columnOf("ratioOuter95Upper") + 1;
  const columns = [
    ...ITEM_COLUMNS.slice(0, behind),
    ...(changeOf ? CHANGE.printed : []),
    ...ITEM_COLUMNS.slice(behind, LAST_PRINTED),
    ...(second ? secondColumns(second.reference) : []),
    ...ITEM_COLUMNS.slice(LAST_PRINTED),
    ...(changeOf ? CHANGE.others : []),
  ];
  return pooled ? columns.map(countedYearly) : columns;
}

const PEOPLE: readonly ItemColumn["id"][] = [
  "examined",
  "observed",
  "expected",
  "observedLower",
  "observedUpper",
];

/** The head of a column of people says that pooled years count a person once a year. */
function countedYearly(column: ItemColumn): ItemColumn {
  const { id, header } = column;
  if (!PEOPLE.includes(id)) return column;
  return { ...column, header: { ja: `延べ${header.ja}`, en: `${header.en} (once a year)` } };
}

/** The table of an item: first what is printed, then what is for the screen only. */
export const ITEM_COLUMNS: readonly ItemColumn[] = [
  column("コード", "Code", 52, STYLE.centred, { id: "code", value: ({ code }) => code }),
  column("地域", "Region", 104, STYLE.cell, { id: "name", value: ({ name }) => name }),
  column("性別", "Sex", 56, STYLE.centred, { id: "sex", value: ({ sex }, lang) => SEX_NAMES[sex][lang] }),
  column("年齢", "Ages", 86, STYLE.centred, { id: "ages", value: ({ ages }, lang) => agesName(ages, lang) }),
  numberColumn("比−100", "Ratio −100", 62, "difference", colouredDifference),
  numberColumn("取りうる\n範囲 下限", "Range from", 66, "ratioLower", (row) => shownBound("lower", row)),
  numberColumn("取りうる\n範囲 上限", "Range to", 66, "ratioUpper", (row) => shownBound("upper", row)),
  numberColumn("95％区間\n下限", "95% from", 66, "ratioOuter95Lower", ({ ratioOuter95Lower }) =>
    shownEnd("lower", ratioOuter95Lower),
  ),
  numberColumn("95％区間\n上限", "95% to", 66, "ratioOuter95Upper", ({ ratioOuter95Upper }) =>
    shownEnd("upper", ratioOuter95Upper),
  ),
  column("判定\n（基準と比べて）", "Against the reference", 138, STYLE.centred, mark("mark")),
  column(
    "同じ規模の地域の\nばらつきを超えるか",
    "Beyond the spread of its size",
    138,
    STYLE.centred,
    mark("adjustedMark"),
  ),
  column("順位\n（1＝最高）", "Rank (1 = highest)", 78, STYLE.count, count("rank")),
  column("測定者数・\n回答者数", "Examined", 88, STYLE.people, count("examined")),
  column("該当者数", "Observed", 84, STYLE.people, count("observed")),
  column("期待数", "Expected", 94, STYLE.expected, count("expected")),
  numberColumn("年齢調整\n該当率（％）", "Age-adjusted rate (%)", 76, "adjustedRate", (row) =>
    shownRate(row, "adjustedRate"),
  ),
  numberColumn("基準の\n該当率（％）", "Rate of the reference (%)", 76, "referenceRate", (row) =>
    shownRate(row, "referenceRate"),
  ),
  column("注記・算出できない理由", "Notes, or why there is no ratio", 220, STYLE.note, {
    id: "flags",
    value: ({ flags }, language) => flagsText(flags, language),
  }),
  column("該当者数\n下限", "Observed from", 84, STYLE.people, {
    id: "observedLower",
    value: (row) => peopleBound("lower", row),
  }),
  column("該当者数\n上限", "Observed to", 84, STYLE.people, {
    id: "observedUpper",
    value: (row) => peopleBound("upper", row),
  }),
  numberColumn("該当率（％）\n調整なし", "Crude rate (%)", 76, "rate", (row) => shownRate(row, "rate")),
  numberColumn("該当率\n下限", "Crude rate from", 66, "rateLower", (row) => rateBound("lower", row, "rate")),
  numberColumn("該当率\n上限", "Crude rate to", 66, "rateUpper", (row) => rateBound("upper", row, "rate")),
  numberColumn("年齢調整\n該当率 下限", "Adjusted rate from", 76, "adjustedRateLower", (row) =>
    rateBound("lower", row, "adjustedRate"),
  ),
  numberColumn("年齢調整\n該当率 上限", "Adjusted rate to", 76, "adjustedRateUpper", (row) =>
    rateBound("upper", row, "adjustedRate"),
  ),
  column("測定・回答の\n割合（％）", "Share with a value (%)", 84, STYLE.share, count("coverage")),
  column("順位の範囲\n最高", "Rank, best", 62, STYLE.count, rank("best")),
  column("順位の範囲\n最低", "Rank, worst", 62, STYLE.count, rank("worst")),
];

/** Place of a column in the table. */
export const columnOf = (id: ItemColumn["id"], columns = ITEM_COLUMNS): number =>
  columns.findIndex((known) => known.id === id);

/** The last column that is printed: a page is as wide as can be read. */
const LAST_PRINTED = columnOf("flags");
