import { APART } from "../chart/sheet.js";
import { COLUMN_GAP } from "./layout.js";
import type { Looks } from "./lines.js";
import { namesView } from "./names.js";
import { numbersView } from "./numbers.js";
import { plotsView } from "./plots.js";

/** Headings reach from each view to the one before: so far apart the views stand. */
const beside = (spacing: number, views: readonly object[]) => ({ hconcat: views, spacing, resolve: APART });

/** The columns that have lines. */
export function sparklinePanels(columns: readonly number[], looks: Looks) {
  return beside(
    COLUMN_GAP,
    columns.map((column) =>
      beside(0, [namesView(column, looks), plotsView(column, looks), numbersView(column, looks)]),
    ),
  );
}
