import { isNation } from "../../../catalog/levels.js";
import { isWide } from "../../../figures/difference-scale.js";
import { agesName, isImplausible, SEX_NAMES } from "../../../figures/figure-input.js";
import { readingOf } from "../../../figures/reading.js";
import type { Sex } from "../../../model/counts.js";
import type { RatioRow } from "../../../model/ratios.js";
import { type Draft, headOf } from "../input.js";
import { cellsBeside, type SheetModel } from "../model.js";
import { creditLines, pageFooter } from "../page.js";
import { STYLE } from "../styles.js";
import { looksOf } from "../texts.js";
import { differenceCell } from "../values.js";

const HEADER_ROW = 5;
const NUMBERS_COLUMN = 2;
/** The lines above the table need the room on the page. */
const LEAST_COLUMNS = 9;
const TEXT_WIDTH = 110;
const GROUP_WIDTH = 150;
const ITEM_WIDTH = 250;
const VALUE_WIDTH = 84;

/** Where to find what, and the first age group at a glance. */
export function contentsSheet(draft: Draft): SheetModel {
  const { input, sheets } = draft;
  const { language, items, ages, reference } = input;
  const ja = language === "ja";
  const heads = ja ? ["分類", "項目（クリックで移動）"] : ["Group", "Item (click to go there)"];
  const columns = draft.isNation ? extremeColumns(draft) : ownColumns(draft);
  const age = agesName(ages[0] ?? "", language);
  const numbers = columns.map(({ header }) => `${header}\n${age}`);
  const cells = cellsBeside(HEADER_ROW, 0, [...heads, ...numbers], STYLE.header);
  let isDoubtful = false;
  for (const [i, item] of items.entries()) {
    const row = HEADER_ROW + 1 + i;
    const isFirst = items[i - 1]?.group[language] !== item.group[language];
    const link = sheets.items.get(item.id) ?? "";
    cells.push(
      { row, column: 0, value: isFirst ? item.group[language] : null, style: STYLE.cell },
      { row, column: 1, value: item.name[language], style: STYLE.linkCell, link },
    );
    for (const [c, { rowOf, isName }] of columns.entries()) {
      const ratio = rowOf(item.id);
      const column = NUMBERS_COLUMN + c;
      if (isName) cells.push({ row, column, value: ratio?.name ?? null, style: STYLE.cell });
      else cells.push(differenceCell(row, column, ratio));
      isDoubtful ||= ratio !== undefined && isImplausible(ratio);
    }
  }
  const title = ja
    ? `${headOf(draft)}　標準化該当比（${reference.ja}と比較）`
    : `${headOf(draft)}: standardized prevalence ratios (compared with ${reference.en})`;
  const links = [sheets.overview, sheets.notes];
  const toColumn = Math.max(NUMBERS_COLUMN + columns.length - 1, LEAST_COLUMNS);
  return {
    name: sheets.contents,
    widths: [GROUP_WIDTH, ITEM_WIDTH, ...columns.map(({ isName }) => (isName ? TEXT_WIDTH : VALUE_WIDTH))],
    heights: [
      { row: 0, height: 28 },
      { row: HEADER_ROW, height: 52 },
    ],
    cells: [
      { row: 0, column: 0, value: title, style: STYLE.titleLine },
      { row: 1, column: 0, value: readingOf(input), style: STYLE.softLine },
      { row: 2, column: 0, value: looksOf({ ...draft, isDoubtful }), style: STYLE.softLine },
      {
        row: 3,
        column: 0,
        value: creditLines(input).join(" "),
        style: input.note ? STYLE.warning : STYLE.softLine,
      },
      ...links.map((sheet, column) => ({
        row: 4,
        column,
        value: LINK_WORDS[language][column] ?? sheet,
        style: STYLE.link,
        link: sheet,
      })),
      ...cells,
    ],
    frozen: { rows: HEADER_ROW + 1, columns: 0 },
    print: {
      areas: [{ fromRow: 0, fromColumn: 0, toRow: HEADER_ROW + items.length, toColumn }],
      repeatedRows: HEADER_ROW + 1,
      footer: pageFooter(input),
    },
  };
}

const LINK_WORDS = {
  ja: ["一覧（全地域）", "説明（定義・基準・出典・秘匿の読み方）"],
  en: ["Overview", "Notes: definitions, reference, sources, suppression"],
} as const;

interface Column {
  readonly header: string;
  /** Shows whose ratio it is, not the ratio. */
  readonly isName?: boolean;
  rowOf(item: string): RatioRow | undefined;
}

/** Columns of a prefecture: its own ratios. */
function ownColumns({ input, name, rowOf, sexes }: Draft): Column[] {
  const { ages, language, prefecture } = input;
  return sexes.map((sex) => ({
    header: `${name} ${SEX_NAMES[sex][language]}`,
    rowOf: (item) => rowOf(item, prefecture.code, sex, ages[0] ?? ""),
  }));
}

/** Columns of the nation: the prefectures that are highest and lowest among those whose ratio is well known. */
function extremeColumns(draft: Draft): Column[] {
  const ja = draft.input.language === "ja";
  const ends = [
    { word: ja ? "最も高い" : "highest", at: 0 },
    { word: ja ? "最も低い" : "lowest", at: -1 },
  ];
  return draft.sexes.flatMap((sex) =>
    ends.flatMap(({ word, at }) => {
      const rowOf = (item: string) => prefecturesOf(draft, item, sex).at(at);
      const header = `${SEX_NAMES[sex][draft.input.language]}${ja ? "：" : ": "}${word}`;
      return [
        { header, rowOf, isName: true },
        { header, rowOf },
      ];
    }),
  );
}

const isWellKnown = (row: RatioRow) => row.difference !== null && !isWide(row) && !isImplausible(row);

/** Highest first; equal ones in code order. */
function prefecturesOf({ input, rowOf }: Draft, item: string, sex: Sex): RatioRow[] {
  return input.regions
    .flatMap(({ code, name }) => {
      const row = rowOf(item, code, sex, input.ages[0] ?? "");
      return row && !isNation(row.level) && isWellKnown(row) ? [{ ...row, name }] : [];
    })
    .sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0) || (a.code < b.code ? -1 : 1));
}
