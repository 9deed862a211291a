// @ts-nocheck
import { describe, expect, it } from "vitest";
import { spreadScore } from "../../../src/engine/statistics/spread.js";
import { csvRows } from "./vectors.js";

/*
 * The additive spread (γ = 0) as FunnelPlotR 0.6.0 estimates it, an R package for funnel plots of the British health
 * service: φ of trimmed or winsorised scores, then τ² by DerSimonian and Laird. Our own estimate has another variance
 * and is made right for what trimming takes away; the scores that both begin with are the same.
 */

interface Region {
  readonly observed: number;
  readonly expected: number;
}

/** A score and the variance that it was divided by. */
interface Score {
  readonly z: number;
  readonly variance: number;
}

const NO_SPREAD = { tau: 0, gamma: 0, meanExpected: 1, regions: 335 };

/** NHS England's SHMI: log(O/E) over 1/√E, a tenth of the scores left out at each end. */
function shmi(regions: readonly Region[]): Score[] {
  const scores = regions
    .map(({ observed, expected }) => ({
      z: spreadScore(NO_SPREAD, "poisson", { observed, expected, examined: Number.POSITIVE_INFINITY }),
      variance: 1 / expected,
    }))
    .sort((a, b) => a.z - b.z);
  const cut = Math.floor(scores.length / 10);
  return scores.slice(cut, scores.length - cut);
}

/** The Care Quality Commission: √(O/E) − 1 over 1/(2√E), drawn in to the 10th and the 90th percentile. */
function cqc(regions: readonly Region[]): Score[] {
  const scores = regions.map(({ observed, expected }) => ({
    z: (Math.sqrt(observed / expected) - 1) * 2 * Math.sqrt(expected),
    variance: 1 / (4 * expected),
  }));
  const sorted = scores.map(({ z }) => z).sort((a, b) => a - b);
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    return sorted[below]! + (place - below) * (sorted[below + 1]! - sorted[below]!);
  };
  const [least, most] = [quantile(0.1), quantile(0.9)];
  return scores.map(({ z, variance }) => ({ z: Math.min(most, Math.max(least, z)), variance }));
}

/** φ = Σz²/N; τ² = (Nφ − (N − 1))/(Σw − Σw²/Σw), w = 1/variance (DerSimonian & Laird 1986). */
function additive(scores: readonly Score[]): { phi: number; tau2: number } {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const phi = sum(({ z }) => z * z) / scores.length;
  const [weights, squares] = [sum(({ variance }) => 1 / variance), sum(({ variance }) => variance ** -2)];
  return { phi, tau2: (scores.length * (phi - 1) + 1) / (weights - squares / weights) };
}

describe("the additive spread of FunnelPlotR", () => {
  const input = csvRows("spread_input.csv");

  it.each(
    csvRows("spread_funnelplotr.csv").map((row) => [`${row.item} ${row.sex} ${row.method}`, row] as const),
  )("is had from our scores: %s", (_, { item, sex, method, phi, tau2 }) => {
    const regions = input
      .filter((row) => row.item === item && row.sex === sex)
      .map(({ observed, expected }) => ({ observed: Number(observed), expected: Number(expected) }));
    expect(regions).toHaveLength(335);
    const found = additive(method === "SHMI" ? shmi(regions) : cqc(regions));
    expect(Math.abs(found.phi / Number(phi) - 1)).toBeLessThan(1e-9);
    expect(Math.abs(found.tau2 / Number(tau2) - 1)).toBeLessThan(1e-9);
  });
});
