import type { RatioRow } from "../../model/ratios.js";
import type { CellRange, PrintModel } from "./model.js";
import { fittingScale } from "./page.js";

/** Type of 10 points is on paper no smaller than this share of it, per cent. */
const LEAST_SCALE = 45;

/** What stands on the sheet of an item, in cells and in pixels. */
export interface PrintedSheet {
  readonly charts: CellRange;
  readonly chartsWidth: number;
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
 * The charts are a page, the table is the next. Where its type would be too small to be read, each sex has a page, or
 * each sex and age group; the head stands on all of them.
 */
export function itemPrint(
  sheet: PrintedSheet,
): Pick<PrintModel, "areas" | "landscape"> & { readonly scale: number } {
  const { charts, chartsWidth, table, tableWidth, headHeight, firstRow, rows, rowHeight } = sheet;
  const cuts = [
    rows.length > 0 ? [0] : [],
    startsOf(rows, ({ sex }) => sex),
    startsOf(rows, ({ sex, ages }) => `${sex} ${ages}`),
  ];
  const plans = cuts.map((starts) => {
    const upright = plan(starts, false);
    const onSide = plan(starts, true);
    return onSide.scale > upright.scale ? onSide : upright;
  });
  return plans.find(({ scale }) => scale >= LEAST_SCALE) ?? plans.at(-1)!;

  function plan(starts: readonly number[], landscape: boolean) {
    const ends = [...starts.slice(1), rows.length];
    const most = Math.max(0, ...starts.map((start, part) => ends[part]! - start));
    const scale = Math.min(
      fittingScale(tableWidth, headHeight + most * rowHeight, landscape),
      fittingScale(chartsWidth, headHeight + (charts.toRow - firstRow + 1) * rowHeight, landscape),
    );
    const areas = starts.map((start, part) => ({
      ...table,
      fromRow: part === 0 ? table.fromRow : firstRow + start,
      toRow: firstRow + ends[part]! - 1,
    }));
    return { landscape, scale, areas: [charts, ...areas] };
  }
}

/** Indexes of rows that begin something new. */
function startsOf<Row>(rows: readonly Row[], of: (row: Row) => string): number[] {
  return [...rows.keys()].filter((i) => i === 0 || of(rows[i]!) !== of(rows[i - 1]!));
}
