// @ts-nocheck
import { readFileSync } from "node:fs";

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), "utf8")) as T;
}

type Limits = [number, number];

interface Area {
  observed: number;
  expected: number;
  ratio: number;
  byar95?: Limits;
  byar998?: Limits;
  exact95?: Limits;
  exact998?: Limits;
}

/** Published numbers, each with its source in the file. */
export const published = vectors<{
  poisson_exact_95: { rows: [x: number, lower: number, upper: number][] };
  byar: { rows: [x: number, level: number, lower: number, upper: number][] };
  indirect_standardization: { areas: Area[] };
  empirical_bayes_scotland: {
    observed_expected: [number, number][];
    nu: number;
    alpha: number;
    first_six: number[];
  };
}>("published.json");

export const clopperPearsonRows = vectors<{
  rows: [x: number, n: number, level: number, lower: number, upper: number][];
}>("clopper_pearson.json").rows;

export const poissonExactRows = vectors<{
  rows: [x: number, level: number, lower: number, upper: number][];
}>("poisson_exact.json").rows;

type Side = "lower" | "upper";

/** Gamma and beta distributions (b: null for gamma) on the scale of the signed root of the deviance. */
export const signedRoot = vectors<{
  tails: [a: number, b: number | null, w: number, logTail: number][];
  deviates: [a: number, b: number | null, tail: number, side: 1 | -1, deviate: number][];
}>("signed_root.json");

export const smallQuantiles = vectors<{
  gamma: [shape: number, p: number, tail: Side, x: number][];
  beta: [a: number, b: number, p: number, tail: Side, x: number][];
}>("small_quantiles.json");

/**
 * Rows of a CSV file by the names of its columns. `spread_input.csv`: observed and expected of the areas of release 9,
 * 40–74, four items; `spread_funnelplotr.csv`: what FunnelPlotR 0.6.0 gives for them (numbers only).
 */
export function csvRows(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../vectors/${name}`, import.meta.url), "utf8");
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i]!, cell])));
}

/** |actual − expected| / |expected|, and 0 where both are equal, 0 included. */
export function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}
