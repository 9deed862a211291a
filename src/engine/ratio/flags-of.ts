import { FLAGS, type Flag, REFERENCE_UNCERTAIN_POINTS, WIDE_POINTS } from "../../model/flags.js";
import type { StandardizedRatio } from "./standardize.js";

/** What has to be told of a ratio and does not follow from the value itself. */
export interface Signs {
  readonly isReference: boolean;
  readonly isImplausible: boolean;
  readonly isNaive: boolean;
  readonly isSmall: boolean;
  readonly isApart: boolean;
}

/** A set of flags is a number with a bit for each: a release has 158,000 sets. */
const BIT = Object.fromEntries(FLAGS.map((flag, place) => [flag, 1 << place])) as Readonly<
  Record<Flag, number>
>;

/** The list of each set, made when the set is first met. */
const lists = new Map<number, readonly Flag[]>();

/** Flags of a ratio. Equal lists are the same object. */
export function flagsOf(value: StandardizedRatio, signs: Signs): readonly Flag[] {
  const set = ownFlags(value, signs.isNaive) | bitsOf(signs);
  const known = lists.get(set);
  if (known) return known;
  const list = FLAGS.filter((flag) => set & BIT[flag]);
  lists.set(set, list);
  return list;
}

/** Those that follow from the value. */
function ownFlags(value: StandardizedRatio, isNaive: boolean): number {
  const { ratio, ratioLower, ratioUpper } = value;
  let set = 0;
  if (ratio === null || ratioLower === null || ratioUpper === null) {
    set |= ratioLower === null ? BIT["no-expected"] : BIT.unbounded;
  } else if (ratioLower === ratioUpper) {
    // Nothing is exact about hidden counts read as 0.
    if (countsAreKnown(value) && !(isNaive && value.hiddenCells > 0)) set |= BIT.exact;
  } else {
    set |= BIT.bounded;
    if (ratioUpper - ratioLower > WIDE_POINTS) set |= BIT.wide;
    if (ratioLower < 100 && ratioUpper > 100) set |= BIT["straddles-100"];
  }
  if (value.referenceUncertainty > REFERENCE_UNCERTAIN_POINTS) set |= BIT["reference-uncertain"];
  return value.subtotalHidden ? set | BIT["subtotal-hidden"] : set;
}

function bitsOf({ isReference, isImplausible, isNaive, isSmall, isApart }: Signs): number {
  return (
    (isReference ? BIT["is-reference"] : 0) |
    (isImplausible ? BIT.implausible : 0) |
    (isNaive ? BIT.naive : 0) |
    (isSmall ? BIT["small-count"] : 0) |
    (isApart ? BIT["coverage-apart"] : 0)
  );
}

function countsAreKnown(value: StandardizedRatio): boolean {
  const { observedLower, observedUpper, expectedLower, expectedUpper } = value;
  return observedLower === observedUpper && expectedLower === expectedUpper;
}
