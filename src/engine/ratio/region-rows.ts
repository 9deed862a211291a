import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { CASE_OF_EXAMINED } from "../case-strata.js";
import type { Rates } from "../reference/reference.js";
import type { RowsOfCells } from "../suppression/lone-counts.js";
import type { ResolvedSex } from "../suppression/suppression.js";

/**
 * Some regions of one sex of a table, made ready for the ratios of one item at all ages: the rows that have a hidden cell, and
 * the sums of the others.
 */
export interface RegionRows extends RowsOfCells {
  /** How many regions: one, or those that make the nation. */
  readonly regions: number;
  /** Reference rates of the seven ages, cases per person examined. */
  readonly rates: Rates;
  /** Sums of the rows in which nothing is hidden, by the seven ages and 中計, people. */
  readonly examined: Float64Array;
  readonly observed: Float64Array;
}

/**
 * Adds up what is known and lists what is not. Nearly all rows are printed in full, and every ratio of the item uses
 * them again.
 *
 * @param regions indices into the table: one region, or those that make the nation
 * @param cases which strata are cases (`caseStrata`)
 */
export function regionRows(
  cells: ResolvedSex,
  regions: readonly number[],
  cases: Uint8Array,
  rates: Rates,
): RegionRows {
  const { strata, hidden, estimate } = cells;
  const examined = new Float64Array(COLUMNS);
  const observed = new Float64Array(COLUMNS);
  const starts: number[] = [];
  const caseRows: number[] = [];
  for (const region of regions) {
    for (let stratum = 0; stratum < strata; stratum++) {
      const start = (region * strata + stratum) * COLUMNS;
      let open = hidden[start + SUBTOTAL]!;
      for (let age = 0; age < AGES; age++) open |= hidden[start + age]!;
      if (open) {
        starts.push(start);
        caseRows.push(cases[stratum]!);
        continue;
      }
      for (let column = 0; column < COLUMNS; column++) {
        const people = estimate[start + column]!;
        if (cases[stratum] !== CASE_OF_EXAMINED) examined[column]! += people;
        if (cases[stratum]) observed[column]! += people;
      }
    }
  }
  return { cells, regions: regions.length, rates, examined, observed, starts, cases: caseRows };
}
