import { fittingDomain } from "../chart/frame.js";
import { type Domain, intervalDomain, isWide } from "../difference-scale.js";
import type { ProfileLine } from "./choice.js";

/** The two scales of a profile, the same for men and women. */
export interface ProfileScales {
  /** Of the items' ratios with their intervals. */
  readonly domain: Domain;
  /** Bars by age end at ± so many points. */
  readonly ageLimit: number;
}

/** The share of the age bars that are drawn to their end. */
const WHOLE_BARS = 0.95;

export function profileScales(lines: readonly ProfileLine[]): ProfileScales {
  const sizes = lines
    .flatMap(({ byAge }) => byAge.map(({ row }) => row))
    .flatMap((row) => (row && row.difference !== null && !isWide(row) ? [Math.abs(row.difference)] : []))
    .sort((a, b) => a - b);
  const size = sizes[Math.floor((sizes.length - 1) * WHOLE_BARS)] ?? 0;
  return {
    domain: fittingDomain(
      lines.map(({ row }) => row),
      ({ item }) => item,
      intervalDomain,
    ),
    ageLimit: Math.max(10, Math.ceil(size / 10) * 10),
  };
}
