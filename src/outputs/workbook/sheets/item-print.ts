import type { RatioRow } from "../../../model/ratios.js";
import type { CellRange, PrintModel } from "../model.js";
import { holdsUpright } from "../page.js";

/** What stands on the sheet of an item, in cells and in pixels. */
interface PrintedSheet {
  readonly charts: CellRange;
  /** The printed columns of the table, from the head of the sheet on. */
  readonly table: CellRange;
  readonly tableWidth: number;
  readonly headHeight: number;
  /** The first row below the head, and those of the table. */
  readonly firstRow: number;
  readonly rows: readonly Pick<RatioRow, "sex" | "ages">[];
  readonly rowHeight: number;
}

/**
 * The charts are a page, the table, as wide as a page, is the next. Where it is too long, each sex has one, or each sex
 * and age group; the head stands on all of them.
 */
export function itemPrint(sheet: PrintedSheet): Pick<PrintModel, "areas" | "pages"> {
  const { charts, table, tableWidth, headHeight, firstRow, rows, rowHeight } = sheet;
  const cuts = [
    rows.length > 0 ? [0] : [],
    startsOf(rows, ({ sex }) => sex),
    startsOf(rows, ({ sex, ages }) => `${sex} ${ages}`),
  ];
  const endsOf = (starts: readonly number[]) => [...starts.slice(1), rows.length];
  const isHeld = (starts: readonly number[]) => {
    const longest = Math.max(0, ...endsOf(starts).map((end, part) => end - (starts[part] ?? 0)));
    return holdsUpright(tableWidth, headHeight + longest * rowHeight);
  };
  const starts = cuts.find(isHeld) ?? cuts.at(-1)!;
  const ends = endsOf(starts);
  const areas = starts.map((start, part) => ({
    ...table,
    fromRow: part === 0 ? table.fromRow : firstRow + start,
    toRow: firstRow + ends[part]! - 1,
  }));
  return { areas: [charts, ...areas], pages: 1 + areas.length };
}

/** Indexes of rows that begin something new. */
function startsOf<Row>(rows: readonly Row[], of: (row: Row) => string): number[] {
  return [...rows.keys()].filter((i) => i === 0 || of(rows[i]!) !== of(rows[i - 1]!));
}
