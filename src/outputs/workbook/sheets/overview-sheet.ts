import { agesName, SEX_NAMES } from "../../../figures/figure-input.js";
import { readingOf } from "../../../figures/reading.js";
import type { Sex } from "../../../model/counts.js";
import type { RatioRow } from "../../../model/ratios.js";
import { type Draft, headOf } from "../input.js";
import { cellsBeside, type NumberRange, type RowRange, type SheetModel } from "../model.js";
import { pageFooter, wrappedHeight } from "../page.js";
import { STYLE } from "../styles.js";
import { looksOf } from "../texts.js";
import { cellNumber, differenceCell } from "../values.js";

const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;
const FIRST_REGION = 4;
const HEADS = {
  ja: ["分類", "項目", "性別", "年齢"],
  en: ["Group", "Item", "Sex", "Ages"],
} as const;
/** The charts' error bars. */
const SPREAD_WORDS = {
  ja: ["下側の幅", "上側の幅"],
  en: ["below", "above"],
} as const;
const HEAD_WIDTHS = [86, 220, 52, 82];
const REGION_WIDTH = 58;

/** The ratios of an item, sex and age group. */
interface Series {
  readonly item: string;
  readonly sex: Sex;
  readonly ages: string;
}

/** The cells of these ratios in the overview, which the charts show. */
export const overviewValues = (draft: Draft, series: Series): RowRange =>
  regionCells(draft, rowOfSeries(draft, series), 0);

/** The cells with the names of the regions above them. */
export const overviewNames = (draft: Draft): RowRange => regionCells(draft, HEADER_ROW, 0);

type Bound = "ratioLower" | "ratioUpper";
const BOUNDS: readonly Bound[] = ["ratioLower", "ratioUpper"];

/** The cells that say how far a bound lies from its ratio, for the charts' error bars. */
export function overviewSpread(draft: Draft, series: Series, bound: Bound): NumberRange {
  const { input, rowOf } = draft;
  const { item, sex, ages } = series;
  return {
    ...regionCells(draft, rowOfSeries(draft, series), 1 + BOUNDS.indexOf(bound)),
    values: input.regions.map(({ code }) => distance(rowOf(item, code, sex, ages), bound)),
  };
}

/** Bounds nearer than this to their ratio, points, would be a dot on the column's end. */
const LEAST_DISTANCE = 0.05;

function distance(row: RatioRow | undefined, bound: Bound): number | null {
  const limit = row?.[bound];
  if (row?.ratio == null || limit == null) return null;
  const apart = Math.abs(row.ratio - limit);
  return apart < LEAST_DISTANCE ? null : cellNumber(apart);
}

/** The ages stand in blocks, so that the first one is read like a heatmap. */
function rowOfSeries({ input, sexes }: Draft, { item, sex, ages }: Series): number {
  const { items } = input;
  const place = items.findIndex(({ id }) => id === item);
  return FIRST_ROW + (input.ages.indexOf(ages) * items.length + place) * sexes.length + sexes.indexOf(sex);
}

/** Cells of a row, one a region: block 0 has the ratios, 1 and 2 the distances to their bounds, an empty column apart. */
function regionCells({ input, sheets }: Draft, row: number, block: number): RowRange {
  const fromColumn = FIRST_REGION + block * (input.regions.length + 1);
  return { sheet: sheets.overview, row, fromColumn, toColumn: fromColumn + input.regions.length - 1 };
}

/**
 * Ratio − 100 of all items, sexes, ages and regions. The charts take their values from here, and not from the tables
 * of the items, which can be sorted and filtered: a chart would show other numbers under the old names.
 */
export function overviewSheet(draft: Draft): SheetModel {
  const { input, rowOf, sheets, sexes } = draft;
  const { language, regions, items, ages } = input;
  const names = regions.map(({ name }) => name);
  const cells = cellsBeside(HEADER_ROW, 0, [...HEADS[language], ...names], STYLE.header);
  for (const [b, word] of SPREAD_WORDS[language].entries()) {
    const { fromColumn } = regionCells(draft, HEADER_ROW, b + 1);
    const heads = names.map((name) => `${name}\n${word}`);
    cells.push(...cellsBeside(HEADER_ROW, fromColumn, heads, STYLE.header));
  }
  for (const age of ages) {
    for (const item of items) {
      for (const sex of sexes) {
        const series = { item: item.id, sex, ages: age };
        const row = rowOfSeries(draft, series);
        const link = sheets.items.get(item.id) ?? "";
        cells.push(
          { row, column: 0, value: item.group[language], style: STYLE.cell },
          { row, column: 1, value: item.name[language], style: STYLE.linkCell, link },
          { row, column: 2, value: SEX_NAMES[sex][language], style: STYLE.centred },
          { row, column: 3, value: agesName(age, language), style: STYLE.centred },
        );
        for (const [r, { code }] of regions.entries()) {
          cells.push(differenceCell(row, FIRST_REGION + r, rowOf(item.id, code, sex, age)));
        }
        for (const bound of BOUNDS) {
          const { fromColumn, values } = overviewSpread(draft, series, bound);
          for (const [r, value] of values.entries()) {
            if (value !== null) cells.push({ row, column: fromColumn + r, value, style: STYLE.spread });
          }
        }
      }
    }
  }
  const ja = language === "ja";
  const heading = ja
    ? `${headOf(draft)}　標準化該当比−100の一覧（${input.reference.ja}と比較）`
    : `${headOf(draft)}: standardized ratios − 100 (compared with ${input.reference.en})`;
  const widths = [...HEAD_WIDTHS, ...regions.map(() => REGION_WIDTH)];
  const width = widths.reduce((sum, own) => sum + own, 0);
  const lastColumn = widths.length - 1;
  const reading = `${readingOf(input)}${ja ? "各項目の図はこの表の値による（並べ替えないこと）。" : " The charts show the values of this table (do not sort it)."}`;
  const looks = [looksOf(draft), ...draft.absent].join(ja ? "　" : "; ");
  const lastRow = HEADER_ROW + ages.length * items.length * sexes.length;
  return {
    name: sheets.overview,
    widths,
    heights: [
      { row: 0, height: 26 },
      { row: 1, height: wrappedHeight(reading, width) },
      { row: 2, height: wrappedHeight(looks, width) },
      { row: HEADER_ROW, height: 48 },
    ],
    cells: [
      { row: 0, column: 0, value: heading, style: STYLE.titleLine },
      // The text is as wide as the table, so with few regions it takes more lines.
      { row: 1, column: 0, toColumn: lastColumn, value: reading, style: STYLE.soft },
      { row: 2, column: 0, toColumn: lastColumn, value: looks, style: STYLE.soft },
      ...cells,
    ],
    frozen: { rows: FIRST_ROW, columns: FIRST_REGION },
    print: {
      landscape: true,
      areas: [{ fromRow: 0, fromColumn: 0, toRow: lastRow, toColumn: lastColumn }],
      repeatedRows: FIRST_ROW,
      footer: pageFooter(input),
    },
  };
}
