import { COLUMNS, type Sex } from "../../model/counts.js";
import { type AgeComparison, compareAges, stayingOutliers } from "./against-ages.js";
import { YearComparison } from "./against-years.js";
import type { Deviations } from "./deviations.js";
import type { Limits } from "./limits.js";
import type { Judgement, Outlier } from "./moves.js";
import { deviationsOf, type TableYear } from "./table-years.js";
import { joinSexes, YearOutliers } from "./year-outliers.js";

/** The same people in the tables of one release or several, the cases of an item or one class, compared. */
export interface Series {
  /** Counts of a year that lie far off. */
  outliers(year: TableYear): readonly Outlier[];
  /** A count of one age, if it lies beyond the limits of the region's other ages in that year. */
  besideAges(year: TableYear, region: number, column: number, limits: Limits): Outlier | null;
  /** A count against the other years that are right, or without any against the region's other ages. */
  judgement(year: TableYear, region: number, column: number): Judgement | null;
  /** How far a count lies from the nation, log odds. */
  deviation(year: TableYear, region: number, column: number): number;
  count(year: TableYear, region: number, column: number): Counted;
  /** The same region in the other years. */
  elsewhere(year: TableYear, region: number): { year: TableYear; region: number }[];
}

/** People of a count. */
export interface Counted {
  readonly people: number;
  /** Or do hidden cells take part in it? */
  readonly isPrinted: boolean;
  /** Do the row's printed counts not bound them? */
  readonly isOpen: boolean;
}

/** 1 for each stratum of a table that counts. */
type StrataOf = (year: TableYear) => Uint8Array;

/**
 * Compares the regions of a table with their other years, and with themselves at other ages: what these contradict in one year
 * alone is left to the other years, what they contradict in every year there is shows only so.
 */
export function seriesOf(
  years: readonly TableYear[],
  casesOf: StrataOf,
  limitsOf: (column: number) => Limits,
): Series {
  return seriesFrom(years, compare(years, casesOf, limitsOf));
}

/** The same for men and women, in the same tables, each of which may tell of the other. */
export function seriesOfSexes(
  years: Readonly<Record<Sex, readonly TableYear[]>>,
  casesOf: StrataOf,
  limitsOf: (column: number) => Limits,
): Record<Sex, Series> {
  const male = compare(years.male, casesOf, limitsOf);
  const female = compare(years.female, casesOf, limitsOf);
  joinSexes(male.outliers, female.outliers);
  return { male: seriesFrom(years.male, male), female: seriesFrom(years.female, female) };
}

interface Compared {
  readonly counts: readonly Deviations[];
  readonly comparison: YearComparison;
  readonly outliers: YearOutliers;
}

function compare(
  years: readonly TableYear[],
  casesOf: StrataOf,
  limitsOf: (column: number) => Limits,
): Compared {
  const counts = years.map((year) => deviationsOf(year, casesOf(year)));
  const comparison = new YearComparison(years.map(({ places }, y) => ({ deviations: counts[y]!, places })));
  return { counts, comparison, outliers: new YearOutliers(comparison, limitsOf) };
}

function seriesFrom(years: readonly TableYear[], { counts, comparison, outliers }: Compared): Series {
  const byYear = outliers.byYear();
  const known: (AgeComparison | undefined)[] = [];
  const ages = (y: number): AgeComparison => {
    known[y] ??= compareAges(counts[y]!);
    return known[y];
  };
  const elsewhere = (year: TableYear, region: number) => {
    const key = keyOf(year, region);
    return years.flatMap((other) => {
      const at = other === year || key === undefined ? undefined : other.places.get(key);
      return at === undefined ? [] : [{ year: other, region: at }];
    });
  };
  let staying: readonly Outlier[][] | undefined;
  return {
    outliers: (year) => {
      const y = years.indexOf(year);
      staying ??= stayingOutliers(years.map(({ places }, i) => ({ ages: ages(i), places })));
      return [...byYear[y]!, ...staying[y]!];
    },
    besideAges: (year, region, column, limits) => ages(years.indexOf(year)).beyond(region, column, limits),
    judgement: (year, region, column) => {
      const place = { year: years.indexOf(year), region, column };
      const key = keyOf(year, region);
      const right = key === undefined ? [] : outliers.yearsRight(key, column);
      return (
        comparison.judgement(place, right) ??
        comparison.judgement(place, comparison.all) ??
        ages(place.year).judgement(region, column)
      );
    },
    deviation: (year, region, column) => counts[years.indexOf(year)]!.best[region * COLUMNS + column]!,
    count: (year, region, column) => {
      const { observed, lower, upper } = counts[years.indexOf(year)]!;
      const i = region * COLUMNS + column;
      return {
        people: observed[i]!,
        isPrinted: lower[i] === upper[i],
        isOpen: upper[i] === Number.POSITIVE_INFINITY,
      };
    },
    elsewhere,
  };
}

function keyOf({ places }: TableYear, region: number): string | undefined {
  return [...places].find(([, at]) => at === region)?.[0];
}
