import { desc, escape as plainFunction, table } from "arquero";
import type { Flag } from "../model/flags.js";
import type { RatioTable } from "../model/ratio-table.js";
import type { RatioRow } from "../model/ratios.js";

/** One region × sex and one of the items in which it is furthest from the reference, to the unfavourable side. */
export type NotableItem = Pick<
  RatioRow,
  | "release"
  | "fiscalYear"
  | "code"
  | "name"
  | "prefecture"
  | "sex"
  | "item"
  | "ratioLower"
  | "ratioUpper"
  | "mark"
  | "adjustedMark"
  | "rank"
  | "flags"
> & { readonly difference: number };

const SHOWN = [
  "release",
  "fiscalYear",
  "code",
  "name",
  "prefecture",
  "sex",
  "item",
  "difference",
  "ratioLower",
  "ratioUpper",
  "mark",
  "adjustedMark",
  "rank",
  "flags",
] as const satisfies readonly (keyof NotableItem)[];

const NOT_NOTABLE: readonly Flag[] = ["wide", "straddles-100", "implausible"];

/**
 * The items of each region and sex that are furthest above the reference (below it where low is worse), ages 40–74.
 * Ratios that what is published leaves open by more than 10 points, or on both sides of 100, are not notable but unknown,
 * and are passed over; so are those that an error of the source makes, it seems.
 *
 * @param count how many items a region and sex
 * @param worse 1 where high is worse, −1 where low is, 0 where neither is, by item; 1 for all if not given
 */
export function notableItems(
  ratios: RatioTable,
  count: number,
  worse: (item: string) => 1 | -1 | 0 = () => 1,
): NotableItem[] {
  const unknown = (flags: readonly string[]) => NOT_NOTABLE.some((flag) => flags.includes(flag));
  const badness = (row: RatioRow) => worse(row.item) * (row.difference ?? 0);
  return table(ratios.columns())
    .filter(
      plainFunction(
        (row: RatioRow) =>
          row.ages === "40-74" &&
          row.sex !== "both" &&
          row.level !== "nation" &&
          badness(row) > 0 &&
          !unknown(row.flags),
      ),
    )
    .derive({ badness: plainFunction(badness) })
    .groupby("release", "code", "sex")
    .orderby(desc("badness"))
    .slice(0, count)
    .ungroup()
    .select(...SHOWN)
    .objects()
    .map(withNulls) as NotableItem[];
}

/** In the columns of a table NaN stands for null. */
function withNulls(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number.isNaN(value) ? null : value]),
  );
}
