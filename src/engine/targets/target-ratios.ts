import type { AgeGroup } from "../../model/ages.js";
import { SEXES, type Sex } from "../../model/counts.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { groupRatio } from "../ratio/group-ratio.js";
import { groupRows } from "../ratio/group-rows.js";
import { type RegionRows, regionRows } from "../ratio/region-rows.js";
import { type StandardizedRatio, standardize, withReferenceBounds } from "../ratio/standardize.js";
import type { Rates } from "../reference/reference.js";
import type { SexAndAges } from "../request.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import type { Target } from "./target.js";

/** A target's ratios, by sex and age group. */
export type RatioOfColumn = (column: SexAndAges) => StandardizedRatio;

/**
 * Makes the ratios of a target, which may be regions put together.
 *
 * @param table of the target's level
 * @param rates of its reference, by age of each sex
 * @param withReference should the bounds cover what the reference's own hidden cells allow too?
 */
export function targetRatios(
  target: Target,
  tables: ItemTables,
  { resolved, cases }: TableWithCases,
  rates: Readonly<Record<Sex, Rates>>,
  withReference: boolean,
): RatioOfColumn {
  const rowsOf = (sex: Sex) => regionRows(resolved[sex], target.regions, cases[sex], rates[sex]);
  const ratioOf = target.group
    ? ratiosOf(groupRows(tables, target.group, rates), (rows, group) =>
        groupRatio(rows, group, (parts) => boundedRatio(parts, group, withReference)),
      )
    : ratiosOf(SEXES.map(rowsOf), (rows, group) => boundedRatio(rows, group, withReference));
  return (column) => {
    const value = ratioOf(column);
    return isReference(target, column.sex) ? againstItself(value) : value;
  };
}

/** Of rows of men and of women, those of a sex or of both. */
function ratiosOf<Rows>(
  bySex: readonly Rows[],
  ratioOf: (rows: readonly Rows[], group: AgeGroup) => StandardizedRatio,
): RatioOfColumn {
  return ({ sex, group }) => ratioOf(sex === "both" ? bySex : [bySex[sex === "male" ? 0 : 1]!], group);
}

/** The ratio of some rows, with the bounds that are asked for. */
function boundedRatio(
  parts: readonly RegionRows[],
  group: AgeGroup,
  withReference: boolean,
): StandardizedRatio {
  const given = standardize(parts, group);
  return withReference ? withReferenceBounds(given, parts, group) : given;
}

/** Is it the reference population, with nobody left out of it? */
export function isReference(target: Target, sex: SexOrBoth): boolean {
  const { leftOut } = target.reference;
  if (!target.isReference || !leftOut || leftOut.size === 0) return target.isReference;
  return sex !== "both" && !leftOut.has(sex);
}

/**
 * The reference population against itself: as many are expected as are observed, and the ratio is 100, whatever its hidden counts
 * are. E by age and O by row totals are two estimates of the same people. Field by field as `standardize` has it, so that
 * both are of one shape to the compiler.
 */
function againstItself(value: StandardizedRatio): StandardizedRatio {
  if (!(value.expected > 0)) return value;
  const isObserved = value.observed > 0;
  return {
    examined: value.examined,
    examinedLower: value.examinedLower,
    examinedUpper: value.examinedUpper,
    observed: value.observed,
    observedLower: value.observedLower,
    observedUpper: value.observedUpper,
    expected: isObserved ? value.observed : value.expected,
    expectedLower: isObserved ? value.observedLower : value.expectedLower,
    expectedUpper: isObserved ? value.observedUpper : value.expectedUpper,
    ratio: 100,
    ratioLower: 100,
    ratioUpper: 100,
    referenceUncertainty: 0,
    hiddenCells: value.hiddenCells,
    subtotalHidden: value.subtotalHidden,
  };
}
