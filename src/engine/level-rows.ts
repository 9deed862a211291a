import { isNation, type Level } from "../catalog/levels.js";
import { LEAST_PRINTED_COUNT } from "../model/flags.js";
import type { RatioTable } from "../model/tables/ratio-table.js";
import { coverageOf, isCoverageApart } from "./examined/coverage.js";
import { type Comparison, intervalsOf } from "./marks.js";
import { flagsOf } from "./ratio/flags-of.js";
import { adjustedRate, crudeRate, type Rate } from "./ratio/rates.js";
import { addRatio } from "./ratio/ratio-row.js";
import type { StandardizedRatio } from "./ratio/standardize.js";
import type { SexAndAges } from "./request.js";
import type { IntervalMethod } from "./statistics/interval-methods.js";
import type { Target } from "./targets/target.js";
import { isReference, type RatioOfColumn } from "./targets/target-ratios.js";

/*
 * What runs for every ratio of a level. It stands apart from what runs once an item: requests and items are of many shapes,
 * and each new one would make the compiler begin anew with all that is here.
 */

/** A column of ratios that are compared with each other: all regions of a level, of one sex and age group. */
export interface Column extends SexAndAges {
  readonly values: StandardizedRatio[];
  /** Indices of the implausible ones. */
  readonly implausible: ReadonlySet<number>;
  /** Coverage of the nation, per cent; null where it is not known. */
  readonly nationalCoverage: number | null;
}

/** What all rows of a level have in common. */
export interface LevelLine {
  readonly release: number;
  readonly fiscalYear: number;
  readonly item: string;
  readonly level: Level;
  readonly method: IntervalMethod;
  /** Do bounds cover what the reference's own hidden cells allow? */
  readonly withReference: boolean;
  /** Are hidden counts read as 0? */
  readonly isNaive: boolean;
  /** Are they counts that a user brought? */
  readonly isOwn: boolean;
  /** By column; null where regions are not compared. */
  readonly comparisons: readonly (Comparison | null)[];
}

/** A region with what its rows have in common. */
interface TargetLine {
  readonly target: Target;
  /** Its place among those that are compared. */
  readonly index: number;
  readonly prefecture: string | null;
  /** Crude rates of its reference, by column. */
  readonly crude: readonly Rate[];
  /** People examined at all, by column; null where they are not known. */
  readonly everybody: ArrayLike<number> | null;
}

/** The ratios of one region more, at the end of each column. */
export function addRatios(columns: readonly Column[], ratioOf: RatioOfColumn): void {
  for (const column of columns) column.values.push(ratioOf(column));
}

/** The rows of a region, a column a row, into `into`. */
export function addRows(
  { target, index, prefecture, crude, everybody }: TargetLine,
  columns: readonly Column[],
  line: LevelLine,
  into: RatioTable,
): void {
  const { code, name, prefectureCode, reference } = target;
  const { release, fiscalYear, item, level, method, comparisons } = line;
  const place = { item, level, code, name, prefectureCode, prefecture, reference: reference.id };
  const isWholeNation = isNation(level) && reference.population.kind !== "national-assigned";
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c]!;
    const value = column.values[index]!;
    const isImplausible = column.implausible.has(index);
    const { nationalCoverage } = column;
    const own = coverageOf(value.examined, everybody === null ? null : everybody[c]!);
    // The row's n leaves alone what sums tell of a single hidden count of cases; one share stands for one population.
    const coverage = isWholeNation ? nationalCoverage : own;
    const signs = {
      isReference: isReference(target, column.sex),
      isImplausible,
      isNaive: line.isNaive,
      isSmall: line.isOwn && isSmall(value),
      isApart: isCoverageApart({ coverage, nationalCoverage }),
    };
    addRatio(into, place, {
      release,
      fiscalYear,
      sex: column.sex,
      ages: column.group.id,
      value,
      compared: value,
      intervals: intervalsOf(value, method),
      method,
      comparison: isImplausible ? null : comparisons[c]!,
      index,
      isImplausible,
      flags: flagsOf(value, signs),
      rate: crudeRate(value),
      referenceRate: crude[c]!,
      adjustedRate: adjustedRate(crude[c]!, value, line.withReference),
      coverage,
      nationalCoverage,
    });
  }
}

/** Is it known to be made of so few people that a published table would not print them? */
function isSmall({ observed, observedLower, observedUpper }: StandardizedRatio): boolean {
  return observedLower === observedUpper && observed < LEAST_PRINTED_COUNT;
}
