import type { Cell, Sheet } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { ownAgeClass } from "./age-classes.js";
import type { OwnHead, OwnHeader } from "./heads.js";

/** An age class that stands in columns of its own: people examined in one, people counted in the other. */
export interface WideAge {
  /** As the head of its people examined has it. */
  readonly ages: string;
  /** Zero-based columns. */
  readonly examined: number;
  readonly observed: number;
}

const MEASURES = {
  examined: /(健診)?受診(者数?|人数)|(測定|回答)(者数|人数)|examined/,
  observed: /(該当|有所見)(者数?|人数)|observed/,
} as const;
const BETWEEN = /^[\s_:・/()[\]-]+|[\s_:・/()[\]-]+$/g;

/**
 * The age classes of heads such as 「受診者数 40～44歳」 and 「40-44歳（該当者数）」.
 *
 * @returns null where no class has just one column of people examined and one of people counted, or another has not
 */
export function wideAges(cells: readonly Cell[]): readonly WideAge[] | null {
  const found = new Map<string, { ages: string; examined: number[]; observed: number[] }>();
  for (const [column, cell] of cells.entries()) {
    const text = comparable(String(cell ?? "")).toLowerCase();
    for (const measure of ["examined", "observed"] as const) {
      if (!MEASURES[measure].test(text)) continue;
      const ages = text.replace(MEASURES[measure], "").replace(BETWEEN, "");
      const id = ownAgeClass(ages)?.id;
      if (id === undefined) continue;
      const one = found.get(id) ?? { ages, examined: [], observed: [] };
      one[measure].push(column);
      found.set(id, one);
    }
  }
  const classes = [...found.values()];
  const isClear = classes.every(({ examined, observed }) => examined.length === 1 && observed.length === 1);
  if (classes.length === 0 || !isClear) return null;
  return classes.map(({ ages, examined, observed }) => ({
    ages,
    examined: examined[0]!,
    observed: observed[0]!,
  }));
}

/** Do heads name ages and not which people they are? */
export const hasBareAges = (cells: readonly Cell[]): boolean =>
  cells.filter((cell) => ownAgeClass(cell) !== null).length > 1;

/** People of one age class, and where they stand. */
interface CountedRow {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly cell: (head: OwnHead) => Cell;
}

/** The rows under the heads that are not empty; where ages stand in columns, each row once for every age. */
export function* countedRows(
  { rows }: Sheet,
  { row: headerRow, columns, wide }: Pick<OwnHeader, "row" | "columns" | "wide">,
): Generator<CountedRow> {
  for (const [i, cells] of rows.entries()) {
    if (i <= headerRow || cells.every((cell) => cell === null)) continue;
    const at = (column: number | undefined): Cell => (column === undefined ? null : (cells[column] ?? null));
    if (!wide) yield { row: i + 1, cells, cell: (head) => at(columns[head]) };
    for (const { ages, examined, observed } of wide ?? []) {
      const ofAges: Partial<Record<OwnHead, Cell>> = { ages, examined: at(examined), observed: at(observed) };
      yield { row: i + 1, cells, cell: (head) => (head in ofAges ? ofAges[head]! : at(columns[head])) };
    }
  }
}
