import type { Choice } from "../../choice.js";
import { type Column, csvText, type TableColumns } from "./columns.js";
import { type CopiedTable, copiedTable } from "./copied-table.js";

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

interface TableFilter {
  readonly text: string;
  readonly onlySignificant: boolean;
}

/** The columns that say of whom a row is. */
const PLACES = ["region", "item", "sex", "ages"];

/**
 * Rows that pass a filter, sorted; what is not known stands last either way, what is not to be compared before it. Equal ones
 * stay in their order.
 */
export function arranged<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: TableFilter,
  sorting: Sorting | null,
): Row[] {
  const wanted = filter.text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const searched = columns.filter(({ id }) => PLACES.includes(id));
  const kept = rows.filter((row) => {
    if (filter.onlySignificant && !columns.some(({ isSignificant }) => isSignificant?.(row))) return false;
    const text = searched
      .map((column) => column.text(row))
      .join(" ")
      .normalize("NFKC")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const column = columns.find(({ id }) => id === sorting?.column);
  if (!sorting || !column) return kept;
  const sign = sorting.descending ? -1 : 1;
  return kept
    .map((row) => ({ row, value: column.value(row), isSetApart: column.isSetApart?.(row) ?? false }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (a.isSetApart !== b.isSetApart) return a.isSetApart ? 1 : -1;
      if (a.value === b.value) return 0;
      return a.value < b.value ? -sign : sign;
    })
    .map(({ row }) => row);
}

/** A table beside a figure, whatever its rows are. */
export interface PageTable {
  readonly columns: readonly Pick<Column<never>, "id" | "name" | "isNumber" | "isSignificant">[];
  /** The indexes of the columns that tell the rows apart: without them in sight a row could be taken for another. */
  readonly tellingApart: readonly number[];
  readonly count: number;
  arranged(filter: TableFilter, sorting: Sorting | null): ArrangedTable;
}

/** The rows of a table that are shown, in their order. */
export interface ArrangedTable {
  readonly count: number;
  /** The cells of rows from one to before another. */
  lines(from: number, to: number): Cell[][];
  csv(): string;
  copied(): CopiedTable;
}

export interface Cell {
  readonly text: string;
  readonly link: Choice | null;
}

/** The rows as a table that can be filtered and sorted. */
export function pageTable<Row>(rows: readonly Row[], columns: TableColumns<Row>): PageTable {
  const { shown } = columns;
  return {
    columns: shown,
    tellingApart: shown.flatMap(({ id, text }, index) =>
      PLACES.includes(id) && new Set(rows.map(text)).size > 1 ? [index] : [],
    ),
    count: rows.length,
    arranged: (filter, sorting) => {
      const kept = arranged(rows, shown, filter, sorting);
      return {
        count: kept.length,
        lines: (from, to) =>
          kept
            .slice(from, to)
            .map((row) => shown.map(({ text, link }) => ({ text: text(row), link: link?.(row) ?? null }))),
        csv: () => csvText(kept, columns),
        copied: () => copiedTable(kept, columns),
      };
    },
  };
}
