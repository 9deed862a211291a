// @ts-nocheck
import { type Flag, REFERENCE_UNCERTAIN_POINTS, WIDE_POINTS } from "../../model/flags.js";
import type { StandardizedRatio } from "./standardize.js";

const known = new Map<string, readonly Flag[]>();

/** Flags of a ratio; equal lists are the same object, since a release has 158,000 of them. */
export function flagsOf(value: StandardizedRatio, also: readonly Flag[] = []): readonly Flag[] {
  const { ratio, ratioLower, ratioUpper } = value;
  const flags: Flag[] = [];
  if (ratio === null || ratioLower === null || ratioUpper === null) {
    flags.push(ratioLower === null ? "no-expected" : "unbounded");
  } else if (ratioLower === ratioUpper) {
    // Nothing is exact about hidden counts read as 0.
    if (countsAreKnown(value) && (!also.includes("naive") || value.hiddenCells === 0)) flags.push("exact");
  } else {
    flags.push("bounded");
    if (ratioUpper - ratioLower > WIDE_POINTS) flags.push("wide");
    if (ratioLower < 100 && ratioUpper > 100) flags.push("straddles-100");
  }
  if (value.referenceUncertainty > REFERENCE_UNCERTAIN_POINTS) flags.push("reference-uncertain");
  if (value.subtotalHidden) flags.push("subtotal-hidden");
  flags.push(...also);
  const key = flags.join();
  const same = known.get(key);
  if (same) return same;
  known.set(key, flags);
  return flags;
}

function countsAreKnown(value: StandardizedRatio): boolean {
  const { observedLower, observedUpper, expectedLower, expectedUpper } = value;
  return observedLower === observedUpper && expectedLower === expectedUpper;
}
