import { desc, escape as plainFunction, table } from "arquero";
import type { RatioTable } from "../ratio-table.js";
import type { RatioRow } from "../ratios.js";

/** One region × sex and its items that are highest against the reference. */
export interface NotableItem {
  readonly code: string;
  readonly name: string;
  readonly sex: string;
  readonly item: string;
  readonly difference: number;
}

/**
 * The items of each region and sex that are highest above the reference, ages 40–74. Ratios that what is published
 * leaves open by more than 10 points, or on both sides of 100, are not notable but unknown, and are passed over.
 *
 * @param count how many items a region and sex
 */
export function notableItems(ratios: RatioTable, count: number): NotableItem[] {
  const unknown = (flags: readonly string[]) => flags.includes("wide") || flags.includes("straddles-100");
  return table(ratios.columns())
    .filter(
      plainFunction(
        (row: RatioRow) =>
          row.ages === "40-74" &&
          row.sex !== "both" &&
          row.level !== "nation" &&
          row.difference !== null &&
          row.difference > 0 &&
          !unknown(row.flags),
      ),
    )
    .groupby("code", "sex")
    .orderby(desc("difference"))
    .slice(0, count)
    .ungroup()
    .select("code", "name", "sex", "item", "difference")
    .objects() as NotableItem[];
}
