import { columnLetters } from "../../ingest/files/sheet.js";

/** What a workbook holds, apart from the library that writes it. Rows and columns are counted from 0. */
export interface WorkbookModel {
  readonly title: string;
  /** The credit, or that the figures are made up. */
  readonly comment: string;
  readonly sheets: readonly SheetModel[];
}

export interface SheetModel {
  readonly name: string;
  /** Widths of the first columns, pixels. */
  readonly widths: readonly number[];
  readonly heights: readonly { readonly row: number; readonly height: number }[];
  readonly cells: readonly CellModel[];
  readonly runs?: readonly ColumnRun[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly filter?: CellRange;
  readonly conditions?: Conditions;
  readonly charts?: readonly ChartModel[];
  readonly print: PrintModel;
}

export interface PrintModel {
  readonly landscape?: boolean;
  /** How many pages there may be, all as wide as what is printed; as many as needed unless given. */
  readonly pages?: number;
  /** Each begins a new page. */
  readonly areas: readonly CellRange[];
  /** So many first rows stand on top of every page. */
  readonly repeatedRows: number;
  readonly footer: string;
}

export type CellValue = string | number | null;

export interface CellModel {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly style: CellStyle;
  /** A sheet of this workbook. */
  readonly link?: string;
  /** The last column of a merged cell. */
  readonly toColumn?: number;
}

/** Values of one style below each other. */
export interface ColumnRun {
  readonly row: number;
  readonly column: number;
  readonly values: readonly CellValue[];
  readonly style: CellStyle;
}

/** First and last row and column, both included. */
export interface CellRange {
  readonly fromRow: number;
  readonly fromColumn: number;
  readonly toRow: number;
  readonly toColumn: number;
}

export interface CellStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  readonly fill?: string;
  readonly format?: string;
  readonly align?: "center";
  readonly wrap?: boolean;
  readonly border?: boolean;
  readonly link?: boolean;
}

/** Rules for the looks of cells, the first ones win. */
export interface Conditions {
  readonly range: CellRange;
  readonly rules: readonly ConditionRule[];
}

export interface ConditionRule {
  /** Written for the first cell of the range. */
  readonly formula: string;
  readonly look: ConditionLook;
}

export type ConditionLook = "bold" | "framed";

/** A clustered column chart whose values stand in rows of a sheet. */
export interface ChartModel {
  /** It begins in the first column. */
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly titleColour: string;
  readonly description: string;
  readonly axisTitle: string;
  readonly domain: readonly [number, number];
  readonly step: number;
  readonly categories: RowRange;
  readonly series: readonly ChartSeriesModel[];
}

/** Cells beside each other. */
export interface RowRange {
  readonly sheet: string;
  readonly row: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Numbers in a row of a sheet; null is an empty cell. */
export interface NumberRange extends RowRange {
  readonly values: readonly (number | null)[];
}

/** A point whose value says little or is in doubt. */
export interface HollowPoint {
  readonly index: number;
  /** Is its range wide? Else the value is in doubt. */
  readonly isDashed: boolean;
}

export interface ChartSeriesModel {
  readonly name: string;
  readonly values: RowRange;
  readonly colour: string;
  readonly outline: string;
  readonly hollow: readonly HollowPoint[];
  /** How far the truth may lie below and above each value, points; absent where no value has such bounds. */
  readonly spread?: { readonly below: NumberRange; readonly above: NumberRange };
}

/** Cells of one style beside each other. */
export const cellsBeside = (
  row: number,
  column: number,
  values: readonly CellValue[],
  style: CellStyle,
): CellModel[] => values.map((value, i) => ({ row, column: column + i, value, style }));

/** "A1", "$A$1". */
export function cellName(row: number, column: number, absolute = false): string {
  const sign = absolute ? "$" : "";
  return `${sign}${columnLetters(column)}${sign}${row + 1}`;
}

/** "A1:C3", "$A$1:$C$3". */
export function rangeName(range: CellRange, absolute = false): string {
  const from = cellName(range.fromRow, range.fromColumn, absolute);
  const to = cellName(range.toRow, range.toColumn, absolute);
  return from === to ? from : `${from}:${to}`;
}

/** The name of a sheet in a formula. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
