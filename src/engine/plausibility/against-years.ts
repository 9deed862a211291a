import { COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { median, medianInPlace } from "../statistics/median.js";
import { type Deviations, logOddsVariance, peopleAt } from "./deviations.js";
import { type Limits, NEIGHBOUR_SHARE, SINGLE_YEAR_TIMES } from "./limits.js";
import {
  bestMove,
  isBeyond,
  type Judgement,
  type Outlier,
  outlierOf,
  surestMove,
  type Usual,
  usualMoves,
} from "./moves.js";

/** The same people counted in one release. */
interface YearOfCounts {
  readonly deviations: Deviations;
  /** Its regions by what they are found by in other years; a region that is not there is not judged. */
  readonly places: ReadonlyMap<string, number>;
}

/** A count in one year. */
interface Place {
  readonly year: number;
  readonly region: number;
  readonly column: number;
}

/** A region and column in which some year's count may lie far off. */
export interface Suspect {
  readonly key: string;
  readonly column: number;
}

/**
 * Compares each region's deviation from the nation with those of its other years: the move is the difference from their
 * median.
 *
 * @param years in the order of the releases
 */
export class YearComparison {
  readonly all: readonly number[];
  /** By year and other year: the region's index there, −1 where it has none. */
  private readonly links: readonly (readonly Int32Array[])[];
  /** By year, region × column: best value against the median of all other years; NaN without one. */
  private readonly moves: readonly Float64Array[];
  /** By year and column. */
  private readonly usual: readonly (readonly Usual[])[];

  constructor(private readonly years: readonly YearOfCounts[]) {
    this.all = [...years.keys()];
    this.links = years.map((year) => years.map((other) => (other === year ? NOBODY : linksTo(year, other))));
    this.moves = years.map((_, y) => this.movesOf(y));
    this.usual = years.map(({ deviations }, y) => usualMoves(this.moves[y]!, deviations.examined));
  }

  yearsWith(key: string): readonly number[] {
    return this.all.filter((year) => this.years[year]!.places.has(key));
  }

  /** Regions and columns in which some year's best value lies beyond the factor: the only ones worth a closer look. */
  suspects(limitsOf: (column: number) => Limits): Suspect[] {
    const found = new Map<string, Suspect>();
    const least = Array.from({ length: COLUMNS }, (_, column) => {
      const { times, between } = limitsOf(column);
      return Math.log(between?.times ?? times);
    });
    for (const [y, { places }] of this.years.entries()) {
      const moves = this.moves[y]!;
      for (const [key, region] of places) {
        for (let column = 0; column < COLUMNS; column++) {
          const move = moves[region * COLUMNS + column]! - this.usual[y]![column]!.centre;
          if (Math.abs(move) >= least[column]!) found.set(`${key} ${column}`, { key, column });
        }
        if (!Number.isNaN(moves[region * COLUMNS + SUBTOTAL]!)) continue;
        const judgement = this.judgement({ year: y, region, column: SUBTOTAL }, this.all);
        if (judgement && Math.abs(bestMove(judgement)) >= least[SUBTOTAL]!)
          found.set(`${key} ${SUBTOTAL}`, { key, column: SUBTOTAL });
      }
    }
    return [...found.values()];
  }

  /** The year whose move lies furthest beyond the limits, among the years left. A change that stays is none. */
  furthest(left: readonly number[], suspect: Suspect, limits: Limits): YearOutlier | null {
    let found: YearOutlier | null = null;
    for (const year of left) {
      const place = this.placeOf(year, suspect);
      const judgement = this.judgement(place, left);
      if (!judgement) continue;
      const move = surestMove(judgement);
      if (Math.abs(move) <= Math.abs(found?.outlier.distance ?? 0)) continue;
      if (isFound(move, judgement, this.beside(place, left), limits))
        found = { year, outlier: outlierOf(move, judgement, "years") };
    }
    return found;
  }

  /** A year's count, if it lies beyond the limits of the others to one side. */
  beyond(
    year: number,
    suspect: Suspect,
    others: readonly number[],
    side: number,
    limits: Limits,
  ): Outlier | null {
    const judgement = this.judgement(this.placeOf(year, suspect), others);
    if (!judgement) return null;
    const move = surestMove(judgement);
    return Math.sign(move) === side && isBeyond(move, judgement, limits)
      ? outlierOf(move, judgement, "years")
      : null;
  }

  private placeOf(year: number, { key, column }: Suspect): Place {
    return { year, region: this.years[year]!.places.get(key)!, column };
  }

  private beside(place: Place, left: readonly number[]): Beside {
    const at = left.indexOf(place.year);
    const nearest = (years: readonly number[]) =>
      years.map((year) => this.against(place, [year], false)).find((beside) => beside !== null) ?? null;
    return [nearest(left.slice(0, at).reverse()), nearest(left.slice(at + 1))];
  }

  /**
   * A count against some of its other years; null where they tell nothing of it. Where hidden cells leave all of them open,
   * each year is taken at the value nearest to the count that its hidden cells allow: a count that lies far even from that is
   * far from the true values too.
   */
  judgement(place: Place, others: readonly number[]): YearJudgement | null {
    return this.against(place, others, false) ?? this.against(place, others, true);
  }

  private against(
    { year, region, column }: Place,
    others: readonly number[],
    areOpen: boolean,
  ): YearJudgement | null {
    const own = this.years[year]!.deviations.best[region * COLUMNS + column]!;
    const values: number[] = [];
    let variance = 0;
    for (const other of others) {
      const i = this.indexIn(other, year, region, column);
      if (i < 0) continue;
      const { best, lower, upper, observed, expected, examined } = this.years[other]!.deviations;
      if (Number.isNaN(best[i]!) !== areOpen) continue;
      const value = areOpen ? Math.min(Math.max(own, lower[i]!), upper[i]!) : best[i]!;
      values.push(value);
      const people = areOpen ? peopleAt(value, expected[i]!, examined[i]!) : observed[i]!;
      variance += logOddsVariance(people, examined[i]!);
    }
    if (values.length === 0 || (areOpen && Number.isNaN(own))) return null;
    return {
      deviations: this.years[year]!.deviations,
      region,
      column,
      likely: median(values),
      variance: variance / values.length ** 2,
      usual: this.usual[year]![column]!,
      others: values.length,
    };
  }

  /** A count's index in another year's tables; −1 where it has none. */
  private indexIn(other: number, year: number, region: number, column: number): number {
    const at = this.links[year]![other]![region] ?? -1;
    return at < 0 ? -1 : at * COLUMNS + column;
  }

  private movesOf(year: number): Float64Array {
    const { best, regions } = this.years[year]!.deviations;
    const links = this.links[year]!.filter((_, other) => other !== year);
    const others = this.years.filter((_, other) => other !== year).map(({ deviations }) => deviations.best);
    const moves = new Float64Array(best.length);
    const values = new Float64Array(others.length);
    for (let region = 0; region < regions; region++) {
      for (let column = 0; column < COLUMNS; column++) {
        let known = 0;
        for (let k = 0; k < others.length; k++) {
          const at = links[k]![region]!;
          if (at < 0) continue;
          const value = others[k]![at * COLUMNS + column]!;
          if (!Number.isNaN(value)) values[known++] = value;
        }
        const i = region * COLUMNS + column;
        moves[i] = best[i]! - medianInPlace(values, known);
      }
    }
    return moves;
  }
}

/** A count that lies far off, and its year. */
export interface YearOutlier {
  readonly year: number;
  readonly outlier: Outlier;
}

interface YearJudgement extends Judgement {
  /** Other years that are known. */
  readonly others: number;
}

/** A count against the nearest year before it and the nearest after it that are known; null where there is none. */
type Beside = readonly (Judgement | null)[];

const NOBODY = new Int32Array();

/** By region of a year, its index in another. */
function linksTo(year: YearOfCounts, other: YearOfCounts): Int32Array {
  const links = new Int32Array(year.deviations.regions).fill(-1);
  for (const [key, region] of year.places) links[region] = other.places.get(key) ?? -1;
  return links;
}

/** Does a count lie beyond the limits, and far from the years next to it too? A change that stays is none. */
function isFound(move: number, judgement: YearJudgement, beside: Beside, limits: Limits): boolean {
  const { between } = limits;
  const isOnlyOther = judgement.others === 1;
  const times = limits.times * (isOnlyOther ? SINGLE_YEAR_TIMES : 1);
  if (isBeyond(move, judgement, { ...limits, times }) && !(isOnlyOther && !liesFurther(judgement)))
    return !isShared(move, beside, limits);
  if (!between || beside.includes(null)) return false;
  return isBeyond(move, judgement, between) && !isShared(move, beside, between);
}

/** Does the year before or after lie as far to the same side? */
function isShared(move: number, beside: Beside, { times }: Limits): boolean {
  const least = NEIGHBOUR_SHARE * Math.log(times);
  return beside.some((year) => year !== null && Math.sign(move) * bestMove(year) < least);
}

/** Of two years, is this one further from the nation? */
function liesFurther({ deviations, region, column, likely, usual }: Judgement): boolean {
  return Math.abs(deviations.best[region * COLUMNS + column]! - usual.centre) > Math.abs(likely);
}
