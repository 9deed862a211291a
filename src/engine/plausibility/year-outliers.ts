import { SUBTOTAL } from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";
import type { Suspect, YearComparison } from "./against-years.js";
import { type Limits, WITH_OTHER_SEX } from "./limits.js";
import type { Outlier } from "./moves.js";

/**
 * The counts that their other years make next to impossible. The furthest move beyond the limits is an outlier; it is then
 * left out, and the others are compared again, so that a wrong year does not make a right one look wrong.
 */
export class YearOutliers {
  private readonly found = new Map<string, { suspect: Suspect; byYear: Map<number, Outlier> }>();

  constructor(
    private readonly comparison: YearComparison,
    private readonly limitsOf: (column: number) => Limits,
  ) {
    for (const suspect of comparison.suspects(limitsOf)) this.search(suspect);
  }

  /** By year, in the order of the comparison. */
  byYear(): Outlier[][] {
    const outliers: Outlier[][] = this.comparison.all.map(() => []);
    for (const { byYear } of this.found.values())
      for (const [year, outlier] of byYear) outliers[year]!.push(outlier);
    return outliers;
  }

  /** Years that have a region and are right there, in this column and in all ages together. */
  yearsRight(key: string, column: number): readonly number[] {
    const wrong = this.yearsFound({ key, column: SUBTOTAL });
    return this.yearsLeft({ key, column }).filter((year) => !wrong.has(year));
  }

  /**
   * Adds the counts that lie off as the same counts of the other sex do, by lower limits: what goes wrong in a region's
   * table, such as an insurer's answers swapped, seldom stops at one sex. Years in which either sex is wrong tell nothing
   * of what is usual.
   *
   * @returns whether there were any
   */
  addBeside(other: YearOutliers): boolean {
    let isMore = false;
    for (const { suspect, byYear } of other.found.values()) {
      const before = this.yearsFound(suspect).size;
      for (const [year, { distance }] of byYear) {
        if (this.yearsFound(suspect).has(year)) continue;
        const right = this.yearsLeft(suspect).filter((left) => !byYear.has(left));
        const side = Math.sign(distance);
        const outlier = this.comparison.beyond(year, suspect, right, side, WITH_OTHER_SEX);
        if (outlier) this.add(suspect, year, outlier);
      }
      if (this.yearsFound(suspect).size === before) continue;
      isMore = true;
      this.search(suspect);
    }
    return isMore;
  }

  private search(suspect: Suspect): void {
    for (let left = this.yearsLeft(suspect); left.length > 1; left = this.yearsLeft(suspect)) {
      const furthest = this.comparison.furthest(left, suspect, this.limitsOf(suspect.column));
      if (!furthest) return;
      this.add(suspect, furthest.year, furthest.outlier);
    }
  }

  private add(suspect: Suspect, year: number, outlier: Outlier): void {
    const at = madeOnce(this.found, idOf(suspect), () => ({ suspect, byYear: new Map() }));
    at.byYear.set(year, outlier);
  }

  private yearsFound(suspect: Suspect): ReadonlyMap<number, Outlier> {
    return this.found.get(idOf(suspect))?.byYear ?? NONE;
  }

  /** Years that have the region and are not found to be wrong. */
  private yearsLeft(suspect: Suspect): readonly number[] {
    const found = this.yearsFound(suspect);
    return this.comparison.yearsWith(suspect.key).filter((year) => !found.has(year));
  }
}

const NONE: ReadonlyMap<number, Outlier> = new Map();

const idOf = ({ key, column }: Suspect) => `${key} ${column}`;

/** Lets the outliers of men tell of women and the other way round, until there are no more. */
export function joinSexes(men: YearOutliers, women: YearOutliers): void {
  for (let isMore = true; isMore; ) {
    const [ofMen, ofWomen] = [men.addBeside(women), women.addBeside(men)];
    isMore = ofMen || ofWomen;
  }
}
