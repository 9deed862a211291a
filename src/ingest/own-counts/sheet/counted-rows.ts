import type { Sex } from "../../../model/counts.js";
import type { Bilingual } from "../../../text/language.js";
import { visible } from "../../../text/visible-text.js";
import type { Cell, Sheet } from "../../files/sheet.js";
import type { OwnHead, OwnHeader } from "./heads.js";
import { measureOf, type StackedAges } from "./stacked-ages.js";

/** People of one age class, and where they stand. */
interface CountedRow {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly cell: (head: OwnHead) => Cell;
  /** What is wrong with how it stands, so that it is no count. */
  readonly problem?: Bilingual;
}

type Heads = Pick<OwnHeader, "row" | "columns" | "wide" | "stacked">;
type Line = Pick<CountedRow, "row" | "cells">;

/**
 * The rows under the heads that are not empty; where ages stand in columns, each row once for every age.
 *
 * @param sex of all rows, where the sheet says it
 */
export function* countedRows(
  sheet: Sheet,
  header: Heads,
  sex: Sex | "both" | null = null,
): Generator<CountedRow> {
  const { columns, wide, stacked } = header;
  const lines = linesUnder(sheet, header);
  const at = (cells: readonly Cell[], head: OwnHead): Cell => {
    const column = columns[head];
    return column === undefined ? (head === "sex" ? sex : null) : (cells[column] ?? null);
  };
  if (stacked) {
    yield* stackedRows(lines, stacked, at);
    return;
  }
  for (const { row, cells } of lines) {
    if (!wide) yield { row, cells, cell: (head) => at(cells, head) };
    for (const { ages, examined, observed } of wide ?? []) {
      const ofAges = { ages, examined: cells[examined] ?? null, observed: cells[observed] ?? null };
      yield { row, cells, cell: (head) => (isOfAges(head) ? ofAges[head] : at(cells, head)) };
    }
  }
}

const isOfAges = (head: OwnHead): head is "ages" | "examined" | "observed" =>
  head === "ages" || head === "examined" || head === "observed";

function* linesUnder({ rows }: Sheet, { row: headerRow }: Heads): Generator<Line> {
  for (const [i, cells] of rows.entries()) {
    if (i > headerRow && cells.some((cell) => cell !== null)) yield { row: i + 1, cells };
  }
}

/** Rows of people examined and of people counted, each two of one place together. A second row may leave its place to the first. */
function* stackedRows(
  lines: Iterable<Line>,
  { measure, ages }: StackedAges,
  at: (cells: readonly Cell[], head: OwnHead) => Cell,
): Generator<CountedRow> {
  const counts = new Set([measure, ...ages.map(({ column }) => column)]);
  const placeOf = (cells: readonly Cell[]) =>
    cells.map((cell, column) => (counts.has(column) || cell === "" ? null : cell));
  const alone = new Map<string, Line & { readonly kind: string }>();
  let before = "";
  const wrong = (line: Line, problem: Bilingual): CountedRow => ({
    ...line,
    cell: (head) => at(line.cells, head),
    problem,
  });
  for (const line of lines) {
    const kind = measureOf(line.cells[measure] ?? null);
    if (kind === "share") continue;
    if (kind === null) {
      yield wrong(line, noMeasure(line.cells[measure] ?? null));
      continue;
    }
    const place = placeOf(line.cells);
    const key = place.every((cell) => cell === null) ? before : JSON.stringify(trimmed(place));
    before = key;
    const other = alone.get(key);
    if (other === undefined || other.kind === kind) {
      if (other) yield wrong(other, ALONE);
      alone.set(key, { ...line, kind });
      continue;
    }
    alone.delete(key);
    const [examined, observed] = kind === "observed" ? [other, line] : [line, other];
    const { cells } = other;
    for (const { ages: id, column } of ages) {
      const ofAges = {
        ages: id,
        examined: examined.cells[column] ?? null,
        observed: observed.cells[column] ?? null,
      };
      yield { ...line, cell: (head) => (isOfAges(head) ? ofAges[head] : at(cells, head)) };
    }
  }
  for (const line of alone.values()) yield wrong(line, ALONE);
}

const trimmed = (cells: readonly Cell[]): readonly Cell[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);

const ALONE: Bilingual = {
  ja: "受診者数の行と該当者数の行が組になっていません（年度・コード・性別・項目などが同じ 2 行にしてください）",
  en: "rows of people examined and of people counted go in pairs (two rows with the same year, code, sex, item …), and this one is alone",
};

function noMeasure(cell: Cell): Bilingual {
  const found = visible(String(cell ?? ""));
  return {
    ja: `「${found}」は受診者数とも該当者数とも読めません（ほかの行は、受診者数と該当者数が 1 行ずつです。合計や注の行は除いてください）`,
    en: `"${found}" is neither people examined nor people counted, as the other rows are (leave out rows of sums and notes)`,
  };
}
