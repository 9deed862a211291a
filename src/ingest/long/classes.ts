import type { QuestionVersion } from "../../catalog/schema.js";
import type { Stratum, ValueClass } from "../../model/counts.js";

/** Classes of whole numbers and of tenths: 30以下 is followed by 31以上, 12.0以下 by 12.1以上. */
const LARGEST_STEP = 1;

/**
 * Do these classes or answers hold everybody? The people examined are the sum of all classes: of a file that was cut down
 * to some of them every ratio would come out wrong.
 *
 * @param answers what the question's version prints; null for tests, or where it is not known
 */
export function holdEverybody(strata: readonly Stratum[], answers: QuestionVersion["answers"]): boolean {
  if (answers) {
    const found = new Set(strata.map(({ label }) => label));
    return answers.every(({ label, printed }) => found.has(printed ?? label));
  }
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

function top({ below, atMost }: ValueClass): number | null {
  return below ?? atMost ?? null;
}

function follows(lower: ValueClass, { atLeast }: ValueClass): boolean {
  if (atLeast === undefined) return false;
  if (lower.below !== undefined) return lower.below === atLeast;
  return lower.atMost !== undefined && atLeast > lower.atMost && atLeast - lower.atMost <= LARGEST_STEP;
}
