import { type Domain, figureDomain, isWide, tickStep } from "../difference-scale.js";
import type { ProfileLine } from "./choice.js";

/** The two scales of a profile, the same for men and women. */
export interface ProfileScales {
  /** Of the items' ratios with their intervals. */
  readonly domain: Domain;
  /** Bars by age end at ± so many points. */
  readonly ageLimit: number;
}

/** Intervals may add this share of the ratios' own range on either side; what is longer ends in an arrow. */
const INTERVAL_SHARE = 0.3;
/** The share of the age bars that are drawn to their end. */
const WHOLE_BARS = 0.95;

export function profileScales(lines: readonly ProfileLine[]): ProfileScales {
  const [low, high] = figureDomain(lines.map(({ row }) => row));
  const spare = (high - low) * INTERVAL_SHARE;
  const lowest = Math.min(low, ...lines.map(({ row }) => (row.ratioOuter95Lower ?? 100) - 100));
  const highest = Math.max(high, ...lines.map(({ row }) => (row.ratioOuter95Upper ?? 100) - 100));
  const [from, to] = [Math.max(low - spare, lowest), Math.min(high + spare, highest)];
  const half = tickStep(to - from) / 2;
  const sizes = lines
    .flatMap(({ byAge }) => byAge.map(({ row }) => row))
    .flatMap((row) => (row && row.difference !== null && !isWide(row) ? [Math.abs(row.difference)] : []))
    .sort((a, b) => a - b);
  const size = sizes[Math.floor((sizes.length - 1) * WHOLE_BARS)] ?? 0;
  return {
    domain: [Math.floor(from / half) * half, Math.ceil(to / half) * half],
    ageLimit: Math.max(10, Math.ceil(size / 10) * 10),
  };
}
