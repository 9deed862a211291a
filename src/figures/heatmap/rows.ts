import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { type ChartRow, chartRow, doubted } from "../chart/rows.js";
import { type FigureInput, type FigureItem, rowIndex } from "../figure-input.js";

export interface HeatmapInput extends FigureInput {
  /** Rows of the heatmap from top to bottom; those of one group stand together under its name. */
  readonly items: readonly FigureItem[];
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}

/** A cell. Where the result has no row it has its place and nothing else. */
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
  language: Language,
): CellRow[] {
  const { sexes, codes, ages, items } = places;
  const rowOf = rowIndex(rows);
  return sexes.flatMap((sex) =>
    items.flatMap(({ id, name, group }) =>
      codes.map((code): CellRow => {
        const row = rowOf(id, code, sex, ages);
        const place = { code, item: id, sex, ages, itemName: name[language], group: group[language] };
        if (!row) return place;
        const value = row.difference === null ? NO_VALUE : doubted(signed(row.difference, 0), row);
        // Spreading two objects into a third takes ten times as long, and there are thousands of cells.
        return Object.assign(place, chartRow(row, language), { value });
      }),
    ),
  );
}
