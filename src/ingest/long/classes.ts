import { questionVersion } from "../../catalog/releases/comparability.js";
import type { Catalog } from "../../catalog/schema.js";
import type { Stratum, ValueClass } from "../../model/counts.js";

/** Classes of whole numbers and of tenths: 30以下 is followed by 31以上, 12.0以下 by 12.1以上. */
const LARGEST_STEP = 1;

/**
 * Do these classes or answers hold everybody? The people examined are the sum of all classes: of a file that was cut down
 * to some of them every ratio would come out wrong.
 *
 * @param labels all that the table should have; null where they are classes of numbers, or not known
 */
export function holdEverybody(strata: readonly Stratum[], labels: readonly KnownLabel[] | null): boolean {
  if (labels) return missingLabels(strata, labels).length === 0;
  const classes = strata.flatMap(({ values }) => values ?? []);
  if (classes.length < strata.length) return strata.length > 1;
  const sorted = [...classes].sort((a, b) => (a.atLeast ?? -1) - (b.atLeast ?? -1));
  return (
    sorted.length > 1 &&
    sorted[0]!.atLeast === undefined &&
    top(sorted.at(-1)!) === null &&
    sorted.slice(1).every((values, i) => follows(sorted[i]!, values))
  );
}

/** A label, and what a version of the question may print instead. */
export interface KnownLabel {
  readonly label: string;
  readonly printed?: string | undefined;
}

const isLabel = ({ label, printed }: KnownLabel, found: string) => found === label || found === printed;

/** Labels that none of the strata has, as they are printed. */
export const missingLabels = (strata: readonly Stratum[], labels: readonly KnownLabel[]): string[] =>
  labels
    .filter((known) => !strata.some(({ label }) => isLabel(known, label)))
    .map(({ label, printed }) => printed ?? label);

/** Labels of strata that are not among those which the table should have. */
export const unknownLabels = (strata: readonly Stratum[], labels: readonly KnownLabel[]): string[] =>
  strata.flatMap(({ label }) => (labels.some((known) => isLabel(known, label)) ? [] : [label]));

/** All labels that a table should have: of a test without numbers, or of a question; null of others, and where they are not known. */
export function labelsOfTable(
  { tables, questions }: Pick<Catalog, "tables" | "questions">,
  key: string,
  release: number,
): readonly KnownLabel[] | null {
  const labels = tables.find((table) => table.key === key)?.labels;
  return labels?.map((label) => ({ label })) ?? questionVersion({ questions }, key, release)?.answers ?? null;
}

function top({ below, atMost }: ValueClass): number | null {
  return below ?? atMost ?? null;
}

function follows(lower: ValueClass, { atLeast }: ValueClass): boolean {
  if (atLeast === undefined) return false;
  if (lower.below !== undefined) return lower.below === atLeast;
  return lower.atMost !== undefined && atLeast > lower.atMost && atLeast - lower.atMost <= LARGEST_STEP;
}
