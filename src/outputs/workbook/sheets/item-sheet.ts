import { type FigureItem, isImplausible } from "../../../figures/figure-input.js";
import { fewHaveItNote } from "../../../figures/notes/coverage-notes.js";
import { implausibleNotes } from "../../../figures/notes/implausible-notes.js";
import { referenceMoveNotes } from "../../../figures/notes/reference-moves.js";
import { readingOf, suppressionNote } from "../../../figures/reading.js";
import { MARK_WORDS } from "../../../model/marks.js";
import type { Language } from "../../../text/language.js";
import { type Draft, headOf } from "../input.js";
import {
  type CellModel,
  type CellRange,
  type CellStyle,
  type CellValue,
  type ColumnRun,
  type ConditionRule,
  cellName,
  cellsBeside,
  type SheetModel,
} from "../model.js";
import { creditLines, pageFooter } from "../page.js";
import { STYLE } from "../styles.js";
import { chartLooksOf, FRAMED, looksOf } from "../texts.js";
import type { Shown } from "../values.js";
import { beyondText, chartsHeight, chartWidth, itemCharts } from "./item-charts.js";
import { columnOf, itemColumns, type SheetRow } from "./item-columns.js";
import { itemPrint } from "./item-print.js";

const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;
/**
 * The charts have the first columns to themselves: the table may be filtered and sorted beside them. There are several,
 * since a single one wider than a page would be cut off in print.
 */
const CHART_COLUMNS = 10;
const FIRST_COLUMN = CHART_COLUMNS;
const ROW_HEIGHT = 20;
const HEAD_HEIGHTS = [26, 20, 50, 50] as const;
/** Height of a line about this item, pixels. */
const LINE_HEIGHT = 16;

/** The sheet of one item: charts of men and women, and beside them the table of all its numbers. */
export function itemSheet(whole: Draft, item: FigureItem): SheetModel {
  const { input, sheets } = whole;
  const { language } = input;
  const rows = tableRows(whole, item);
  const draft = { ...whole, isDoubtful: rows.some(isImplausible) };
  const lastRow = HEADER_ROW + rows.length;
  const columns = itemColumns(input);
  const lastColumn = FIRST_COLUMN + columns.length - 1;
  const table = (fromRow: number): CellRange => ({
    fromRow,
    fromColumn: FIRST_COLUMN,
    toRow: lastRow,
    toColumn: lastColumn,
  });
  const differences = FIRST_COLUMN + columnOf("difference", columns);
  const lastPrinted = columnOf("flags", columns);
  const chartColumn = Math.ceil((chartWidth(draft) + 16) / CHART_COLUMNS);
  const charts = itemCharts(draft, item, FIRST_ROW, ROW_HEIGHT);
  const lines = [
    beyondText(draft, item, charts),
    ...implausibleNotes(rows, language),
    fewHaveItNote(rows, language),
    ...referenceMoveNotes({ ...input, items: [item.id], sexes: draft.sexes }),
  ].filter((line) => line !== "");
  const heights = HEAD_HEIGHTS.map((height, row) => ({
    row,
    height: row === 2 ? height + lines.length * LINE_HEIGHT : height,
  }));
  const heads = columns.map(({ header }) => header[language]);
  return {
    name: sheets.items.get(item.id) ?? item.id,
    widths: [
      ...Array.from({ length: CHART_COLUMNS }, () => chartColumn),
      ...columns.map(({ width }) => width),
    ],
    heights,
    cells: [...headCells(draft, item, lines), ...cellsBeside(HEADER_ROW, FIRST_COLUMN, heads, STYLE.header)],
    runs: columns.flatMap(({ shown }, i) =>
      runsOf(
        FIRST_COLUMN + i,
        rows.map((row) => shown(row, language)),
      ),
    ),
    frozen: { rows: FIRST_ROW, columns: 0 },
    filter: table(HEADER_ROW),
    conditions: {
      range: { ...table(FIRST_ROW), fromColumn: differences, toColumn: differences },
      rules: lookRules(columns, language),
    },
    charts,
    print: {
      ...itemPrint({
        charts: {
          fromRow: 0,
          fromColumn: 0,
          toRow: FIRST_ROW + Math.ceil(chartsHeight(draft) / ROW_HEIGHT) - 1,
          toColumn: CHART_COLUMNS - 1,
        },
        table: { ...table(0), toColumn: FIRST_COLUMN + lastPrinted },
        tableWidth: columns.slice(0, lastPrinted + 1).reduce((sum, { width }) => sum + width, 0),
        headHeight: heights.reduce((sum, { height }) => sum + height, 0),
        firstRow: FIRST_ROW,
        rows,
        rowHeight: ROW_HEIGHT,
      }),
      repeatedRows: FIRST_ROW,
      footer: pageFooter(input),
    },
  };
}

/** Men, women; in each the age groups; in each the regions. */
function tableRows({ input, rowOf, secondOf, sexes }: Draft, item: FigureItem): SheetRow[] {
  return sexes.flatMap((sex) =>
    input.ages.flatMap((ages) =>
      input.regions.flatMap(({ code, name }) => {
        const row = rowOf(item.id, code, sex, ages);
        if (!row) return [];
        const yearChange = input.changeOf?.(row) ?? null;
        return [{ ...row, name, yearChange, second: secondOf(item.id, code, sex, ages) }];
      }),
    ),
  );
}

/** A column of the table in pieces of one style each. */
function runsOf(column: number, cells: readonly Shown[]): ColumnRun[] {
  const runs: { row: number; column: number; values: CellValue[]; style: CellStyle }[] = [];
  for (const [i, { value, style }] of cells.entries()) {
    const last = runs.at(-1);
    if (last && isSameStyle(last.style, style)) last.values.push(value);
    else runs.push({ row: FIRST_ROW + i, column, values: [value], style });
  }
  return runs;
}

const isSameStyle = (a: CellStyle, b: CellStyle) =>
  a === b || (a.format === b.format && a.fill === b.fill && a.colour === b.colour && a.italic === b.italic);

/** @param lines what is said of this item's charts and numbers alone */
function headCells(draft: Draft, item: FigureItem, lines: readonly string[]): CellModel[] {
  const { input, sheets } = draft;
  const { language, reference, note } = input;
  const ja = language === "ja";
  const title = ja
    ? `${headOf(draft)}【${item.name.ja}】（${reference.ja}と比較）`
    : `${headOf(draft)}: ${item.name.en} (compared with ${reference.en})`;
  const links = [sheets.contents, sheets.overview, sheets.notes];
  return [
    { row: 0, column: 0, value: title, style: STYLE.titleLine },
    { row: 1, column: 0, value: readingOf(input), style: STYLE.softLine },
    {
      row: 2,
      column: 0,
      toColumn: CHART_COLUMNS - 1,
      value: [
        `${suppressionNote(input)}${ja ? "" : " "}${chartLooksOf(draft)}`,
        ...lines,
        creditLines(input).join(" "),
      ].join("\n"),
      style: note ? { ...STYLE.soft, bold: true, colour: STYLE.warning.colour } : STYLE.soft,
    },
    {
      row: 0,
      column: FIRST_COLUMN,
      value: ja
        ? `${item.name.ja}（${draft.name}）の数値：標準化該当比（対${reference.ja}）−100 など`
        : `${item.name.en}, ${draft.name}: numbers (standardized ratio − 100, …)`,
      style: STYLE.heading,
    },
    ...links.map((sheet, i) => ({
      row: 1,
      column: FIRST_COLUMN + i,
      value: sheet,
      style: STYLE.link,
      link: sheet,
    })),
    { row: 2, column: FIRST_COLUMN, value: looksOf(draft) + FRAMED[language], style: STYLE.softLine },
  ];
}

/** Formulas: a frame of the cell's own would stay behind where the table is sorted. */
function lookRules(columns: ReturnType<typeof itemColumns>, language: Language): ConditionRule[] {
  const isMarked = (id: "mark" | "adjustedMark") => {
    const cell = `$${cellName(FIRST_ROW, FIRST_COLUMN + columnOf(id, columns))}`;
    return `AND(${cell}<>"",${cell}<>"${MARK_WORDS.none[language]}")`;
  };
  return [
    { formula: isMarked("adjustedMark"), look: "framed" },
    { formula: isMarked("mark"), look: "bold" },
  ];
}
