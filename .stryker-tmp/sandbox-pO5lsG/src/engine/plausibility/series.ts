// @ts-nocheck
import { COLUMNS } from "../../model/counts.js";
import { type AgeComparison, compareAges } from "./against-ages.js";
import { compareYears } from "./against-years.js";
import type { Limits } from "./limits.js";
import type { Judgement, Outlier } from "./moves.js";
import { deviationsOf, type TableYear } from "./table-years.js";

/** The same people in the tables of one release or several, the hits of an item or one class, compared. */
export interface Series {
  /** Counts of a year that lie far off. */
  outliers(year: TableYear): readonly Outlier[];
  /** A count against the other years, or without any against the region's other ages. */
  judgement(year: TableYear, region: number, column: number): Judgement | null;
  /** How far a count lies from the nation, log odds. */
  deviation(year: TableYear, region: number, column: number): number;
  /** People, and whether the count is printed or hidden cells take part in it. */
  count(year: TableYear, region: number, column: number): { people: number; isPrinted: boolean };
  /** The same region in the other years. */
  elsewhere(year: TableYear, region: number): { year: TableYear; region: number }[];
}

/**
 * Compares the regions of a table with their other years; a region without any, with itself at other ages.
 *
 * @param hitsOf 1 for each stratum of a table that counts
 */
export function seriesOf(
  years: readonly TableYear[],
  hitsOf: (year: TableYear) => Uint8Array,
  limitsOf: (column: number) => Limits,
): Series {
  const counts = years.map((year) => deviationsOf(year, hitsOf(year)));
  const byYears = compareYears(
    years.map(({ table, places }, y) => ({ release: table.release, deviations: counts[y]!, places })),
    limitsOf,
  );
  const known: (AgeComparison | undefined)[] = [];
  const ages = (y: number): AgeComparison => {
    known[y] ??= compareAges(counts[y]!);
    return known[y];
  };
  const elsewhere = (year: TableYear, region: number) => {
    const key = [...year.places].find(([, at]) => at === region)?.[0];
    return years.flatMap((other) => {
      const at = other === year || key === undefined ? undefined : other.places.get(key);
      return at === undefined ? [] : [{ year: other, region: at }];
    });
  };
  return {
    outliers: (year) => {
      const y = years.indexOf(year);
      const lone = loneRegions(year, years);
      const ofAges = lone.size > 0 ? ages(y).outliers.filter(({ region }) => lone.has(region)) : [];
      return [...byYears.outliers[y]!, ...ofAges];
    },
    judgement: (year, region, column) => {
      const y = years.indexOf(year);
      return byYears.judgement(y, region, column) ?? ages(y).judgement(region, column);
    },
    deviation: (year, region, column) => counts[years.indexOf(year)]!.best[region * COLUMNS + column]!,
    count: (year, region, column) => {
      const { observed, lower, upper } = counts[years.indexOf(year)]!;
      const i = region * COLUMNS + column;
      return { people: observed[i]!, isPrinted: lower[i] === upper[i] };
    },
    elsewhere,
  };
}

/** Regions of a year that no other year has. */
function loneRegions(year: TableYear, years: readonly TableYear[]): ReadonlySet<number> {
  const others = years.filter((other) => other !== year);
  const lone = [...year.places].filter(([key]) => !others.some(({ places }) => places.has(key)));
  return new Set(lone.map(([, region]) => region));
}
