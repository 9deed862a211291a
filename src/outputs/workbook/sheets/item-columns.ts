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
  shownLimit,
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

interface ItemColumn {
  readonly id: keyof RatioRow | keyof RankRange | SecondId | ChangeId;
  readonly header: Bilingual;
  /** Pixels. */
  readonly width: number;
  shown(row: SheetRow, language: Language): Shown;
}

type ChangeId = "yearChange" | "yearChangeLower" | "yearChangeUpper";
type SecondId = `second ${"difference" | "ratioLower" | "ratioUpper" | "mark"}`;

const column = (
  ja: string,
  en: string,
  width: number,
  id: ItemColumn["id"],
  shown: ItemColumn["shown"],
): ItemColumn => ({ id, header: { ja, en }, width, shown });

/** A column whose cells all look alike. */
const styled = (
  ja: string,
  en: string,
  width: number,
  id: ItemColumn["id"],
  style: CellStyle,
  value: (row: SheetRow, language: Language) => CellValue,
) => column(ja, en, width, id, (row, language) => ({ value: value(row, language), style }));

const { cell, centred, people, count, note } = STYLE;

/** What the mark against a second reference says; why there is none of the reference itself, or where counts look wrong. */
function markOf({ mark, flags }: RatioRow, language: Language): string | null {
  for (const flag of ["is-reference", "implausible"] as const)
    if (flags.includes(flag)) return FLAG_WORDS[flag][language];
  return mark && MARK_WORDS[mark][language];
}

/** The ratio of a row against a second reference. */
function secondColumns({ ja, en }: ReferenceName): ItemColumn[] {
  const points = (titleJa: string, titleEn: string, id: SecondId, shown: (second: RatioRow) => Shown) =>
    column(`対${ja}\n${titleJa}`, `Against ${en}: ${titleEn}`, 74, id, ({ second }) =>
      second ? shown(second) : { value: null, style: STYLE.points },
    );
  return [
    points("比−100", "ratio −100", "second difference", (row) => shownDifference(row)),
    points("範囲 下限", "range from", "second ratioLower", shownBound("lower")),
    points("範囲 上限", "range to", "second ratioUpper", shownBound("upper")),
    styled(`対${ja}\n判定`, `Against ${en}: mark`, 138, "second mark", centred, ({ second }, language) =>
      second ? markOf(second, language) : null,
    ),
  ];
}

/** The change from the year before, with what hidden counts leave of it among the columns for the screen only. */
const CHANGE = {
  printed: [
    column("前年差", "From last year", 62, "yearChange", ({ yearChange }) =>
      shownPoints(yearChange?.change ?? null),
    ),
  ],
  others: [
    column("前年差\n下限", "From last year, least", 66, "yearChangeLower", ({ yearChange }) =>
      shownChangeEnd("lower", yearChange),
    ),
    column("前年差\n上限", "From last year, most", 66, "yearChangeUpper", ({ yearChange }) =>
      shownChangeEnd("upper", yearChange),
    ),
  ],
} as const;

/**
 * The columns of a workbook. Where it shows a second reference, the columns of that stand before the notes; where it has the
 * year before, the change from it stands behind the interval.
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

const PEOPLE = ["examined", "observed", "expected", "observedLower", "observedUpper"];

/** The head of a column of people says that pooled years count a person once a year. */
function countedYearly(column: ItemColumn): ItemColumn {
  const { id, header } = column;
  if (!PEOPLE.includes(id)) return column;
  return { ...column, header: { ja: `延べ${header.ja}`, en: `${header.en} (once a year)` } };
}

/** The table of an item: first what is printed, then what is for the screen only. */
export const ITEM_COLUMNS: readonly ItemColumn[] = [
  styled("コード", "Code", 52, "code", centred, ({ code }) => code),
  styled("地域", "Region", 104, "name", cell, ({ name }) => name),
  styled("性別", "Sex", 56, "sex", centred, ({ sex }, language) => SEX_NAMES[sex][language]),
  styled("年齢", "Ages", 86, "ages", centred, ({ ages }, language) => agesName(ages, language)),
  column("比−100", "Ratio −100", 62, "difference", colouredDifference),
  column("取りうる\n範囲 下限", "Range from", 66, "ratioLower", shownBound("lower")),
  column("取りうる\n範囲 上限", "Range to", 66, "ratioUpper", shownBound("upper")),
  column("95％区間\n下限", "95% from", 66, "ratioOuter95Lower", shownLimit("lower")),
  column("95％区間\n上限", "95% to", 66, "ratioOuter95Upper", shownLimit("upper")),
  styled("判定\n（基準と比べて）", "Against the reference", 138, "mark", centred, markText("mark")),
  styled(
    "同じ規模の地域の\nばらつきを超えるか",
    "Beyond the spread of its size",
    138,
    "adjustedMark",
    centred,
    markText("adjustedMark"),
  ),
  styled("順位\n（1＝最高）", "Rank (1 = highest)", 78, "rank", count, ({ rank }) => cellNumber(rank)),
  styled("測定者数・\n回答者数", "Examined", 88, "examined", people, (row) => cellNumber(row.examined)),
  styled("該当者数", "Observed", 84, "observed", people, (row) => cellNumber(row.observed)),
  styled("期待\n該当者数", "Expected", 94, "expected", STYLE.expected, (row) => cellNumber(row.expected)),
  column("年齢調整\n該当率（％）", "Age-adjusted rate (%)", 76, "adjustedRate", shownRate("adjustedRate")),
  column(
    "基準の\n該当率（％）",
    "Rate of the reference (%)",
    76,
    "referenceRate",
    shownRate("referenceRate"),
  ),
  styled(
    "注記・算出できない理由",
    "Notes, or why there is no ratio",
    220,
    "flags",
    note,
    ({ flags }, language) => flagsText(flags, language),
  ),
  styled("該当者数\n下限", "Observed from", 84, "observedLower", people, peopleBound("lower")),
  styled("該当者数\n上限", "Observed to", 84, "observedUpper", people, peopleBound("upper")),
  column("該当率（％）\n調整なし", "Crude rate (%)", 76, "rate", shownRate("rate")),
  column("該当率\n下限", "Crude rate from", 66, "rateLower", rateBound("lower", "rate")),
  column("該当率\n上限", "Crude rate to", 66, "rateUpper", rateBound("upper", "rate")),
  column(
    "年齢調整\n該当率 下限",
    "Adjusted rate from",
    76,
    "adjustedRateLower",
    rateBound("lower", "adjustedRate"),
  ),
  column(
    "年齢調整\n該当率 上限",
    "Adjusted rate to",
    76,
    "adjustedRateUpper",
    rateBound("upper", "adjustedRate"),
  ),
  styled("測定・回答の\n割合（％）", "Share with a value (%)", 84, "coverage", STYLE.share, ({ coverage }) =>
    cellNumber(coverage),
  ),
  styled("順位の範囲\n最高", "Rank, best", 62, "best", count, (row) => rankRange(row)?.best ?? null),
  styled("順位の範囲\n最低", "Rank, worst", 62, "worst", count, (row) => rankRange(row)?.worst ?? null),
];

/** What a mark of a row says. */
function markText(id: "mark" | "adjustedMark") {
  return ({ [id]: mark }: RatioRow, language: Language) => mark && MARK_WORDS[mark][language];
}

/** Place of a column in the table. */
export const columnOf = (id: ItemColumn["id"], columns = ITEM_COLUMNS): number =>
  columns.findIndex((known) => known.id === id);

/** The last column that is printed: a page is as wide as can be read. */
const LAST_PRINTED = columnOf("flags");
