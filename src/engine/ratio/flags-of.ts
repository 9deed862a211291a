import { type Flag, REFERENCE_UNCERTAIN_POINTS, WIDE_POINTS } from "../../model/flags.js";
import type { StandardizedRatio } from "./standardize.js";

/** What has to be told of a ratio and does not follow from the value itself. */
export interface Signs {
  readonly isReference: boolean;
  readonly isImplausible: boolean;
  readonly isNaive: boolean;
  readonly isSmall: boolean;
  readonly isApart: boolean;
}

/** Flags in the order in which they stand. A set of them is a number with a bit for each: a release has 158,000 sets. */
const ORDER = [
  "no-expected",
  "unbounded",
  "exact",
  "bounded",
  "wide",
  "straddles-100",
  "reference-uncertain",
  "subtotal-hidden",
  "is-reference",
  "implausible",
  "naive",
  "small-count",
  "coverage-apart",
] as const satisfies readonly Flag[];

const bitOf = (flag: Flag) => 1 << ORDER.indexOf(flag);

const NO_EXPECTED = bitOf("no-expected");
const UNBOUNDED = bitOf("unbounded");
const EXACT = bitOf("exact");
const BOUNDED = bitOf("bounded");
const WIDE = bitOf("wide");
const STRADDLES = bitOf("straddles-100");
const REFERENCE_UNCERTAIN = bitOf("reference-uncertain");
const SUBTOTAL_HIDDEN = bitOf("subtotal-hidden");
const IS_REFERENCE = bitOf("is-reference");
const IMPLAUSIBLE = bitOf("implausible");
const NAIVE = bitOf("naive");
const SMALL = bitOf("small-count");
const APART = bitOf("coverage-apart");

/** Made when they are first met, by number. */
const lists = new Map<number, readonly Flag[]>();

/** Flags of a ratio. Equal lists are the same object. */
export function flagsOf(value: StandardizedRatio, signs: Signs): readonly Flag[] {
  const set = ownFlags(value, signs.isNaive) | bitsOf(signs);
  const known = lists.get(set);
  if (known) return known;
  const list = ORDER.filter((flag) => set & bitOf(flag));
  lists.set(set, list);
  return list;
}

/** Those that follow from the value. */
function ownFlags(value: StandardizedRatio, isNaive: boolean): number {
  const { ratio, ratioLower, ratioUpper } = value;
  let set = 0;
  if (ratio === null || ratioLower === null || ratioUpper === null) {
    set |= ratioLower === null ? NO_EXPECTED : UNBOUNDED;
  } else if (ratioLower === ratioUpper) {
    // Nothing is exact about hidden counts read as 0.
    if (countsAreKnown(value) && !(isNaive && value.hiddenCells > 0)) set |= EXACT;
  } else {
    set |= BOUNDED;
    if (ratioUpper - ratioLower > WIDE_POINTS) set |= WIDE;
    if (ratioLower < 100 && ratioUpper > 100) set |= STRADDLES;
  }
  if (value.referenceUncertainty > REFERENCE_UNCERTAIN_POINTS) set |= REFERENCE_UNCERTAIN;
  return value.subtotalHidden ? set | SUBTOTAL_HIDDEN : set;
}

function bitsOf({ isReference, isImplausible, isNaive, isSmall, isApart }: Signs): number {
  return (
    (isReference ? IS_REFERENCE : 0) |
    (isImplausible ? IMPLAUSIBLE : 0) |
    (isNaive ? NAIVE : 0) |
    (isSmall ? SMALL : 0) |
    (isApart ? APART : 0)
  );
}

function countsAreKnown(value: StandardizedRatio): boolean {
  const { observedLower, observedUpper, expectedLower, expectedUpper } = value;
  return observedLower === observedUpper && expectedLower === expectedUpper;
}
