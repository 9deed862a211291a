import { type ColumnName, columnNames, type HeadedColumns, type RowOf } from "./columns.js";
import { RATIO } from "./ratio-columns.js";

/** "7-9", "7,9" */
const NUMBERS = /^\d+(-\d+|(,\d+)+)$/;

/** The columns of pooled years: those of a ratio, but release and year name several. */
export const POOLED = {
  ...RATIO,
  release: {
    head: RATIO.release.head,
    type: "text",
    pattern: NUMBERS,
    ja: "合算した回：`7-9`",
    en: "the releases that are added up: `7-9`",
  },
  fiscalYear: {
    head: RATIO.fiscalYear.head,
    type: "text",
    pattern: NUMBERS,
    ja: "その健診の年度：`2019-2021`",
    en: "fiscal years of their checkups: `2019-2021`",
  },
} as const satisfies HeadedColumns;

/** Ratios of several releases added up. */
export type PooledRow = RowOf<typeof POOLED>;

/** Columns of pooled rows, in the order in which they are written: that of ratios. */
export const POOLED_COLUMNS: readonly ColumnName<typeof POOLED>[] = columnNames(POOLED);
