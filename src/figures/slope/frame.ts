import { type Domain, figureDomain } from "../difference-scale.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";

/**
 * The usual range holds this share of the ends. An end more than MOST times as far from 0 is cut: it would press all other
 * lines together.
 */
const [USUAL, MOST] = [0.9, 4];
/** Points; nothing nearer to 0 is cut. */
const LEAST_CUT = 20;
/** A panel that would use less of a shared range has one of its own. */
const LEAST_SHARE = 0.5;

const SIDES = ["first", "last"] as const;

function endsOf(lines: readonly SlopeLine[]): SlopeEnd[] {
  return lines.flatMap((line) => SIDES.flatMap((side) => line[side] ?? []));
}

function domainOf(lines: readonly SlopeLine[]): Domain {
  const ends = endsOf(lines);
  const far = ends.map(({ difference }) => Math.abs(difference)).sort((a, b) => a - b);
  const usual = far[Math.ceil(USUAL * far.length) - 1] ?? 0;
  const cut = Math.max(LEAST_CUT, MOST * usual);
  return figureDomain(ends.filter(({ difference }) => Math.abs(difference) <= cut));
}

/**
 * The ranges of the panels: one for all, so that equal slopes are equal changes, unless a panel would use less than
 * half of it.
 */
export function slopeDomains(panels: readonly (readonly SlopeLine[])[]): Domain[] {
  const shared = domainOf(panels.flat());
  const own = panels.map(domainOf);
  const span = ([low, high]: Domain) => high - low;
  return own.every((domain) => span(domain) >= LEAST_SHARE * span(shared)) ? own.map(() => shared) : own;
}
