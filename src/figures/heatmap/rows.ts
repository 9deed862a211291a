import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { type ChartRow, chartRow } from "../chart/rows.js";
import { type FigureItem, rowIndex } from "../figure-input.js";
import type { HeatmapInput } from "./input.js";

/** A cell. One that the result has no row for has its place and nothing else. */
export interface CellRow extends Partial<ChartRow> {
  readonly code: string;
  readonly item: string;
  readonly sex: SexOrBoth;
  readonly ages: string;
  readonly itemName: string;
  readonly group: string;
  /** The difference in figures, or a dash where there is none. */
  readonly value?: string;
}

/**
 * A row for each sex, item and region, in this order.
 *
 * @throws Failure where two rows claim one cell
 */
export function cellRows(
  rows: readonly FigureRow[],
  places: {
    readonly sexes: readonly SexOrBoth[];
    readonly codes: readonly string[];
    readonly ages: string;
    readonly items: readonly FigureItem[];
  },
  language: HeatmapInput["language"],
): CellRow[] {
  const { sexes, codes, ages, items } = places;
  const rowOf = rowIndex(rows);
  return sexes.flatMap((sex) =>
    items.flatMap(({ id, name, group }) =>
      codes.map((code): CellRow => {
        const row = rowOf(id, code, sex, ages);
        const place = { code, item: id, sex, ages, itemName: name[language], group: group[language] };
        if (!row) return place;
        const value = row.difference === null ? NO_VALUE : signed(row.difference, 0);
        // Spreading two objects into a third takes ten times as long, and there are thousands of cells.
        return Object.assign(place, chartRow(row, language), { value });
      }),
    ),
  );
}
