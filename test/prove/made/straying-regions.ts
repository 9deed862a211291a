import { ratioInterval } from "../../../src/engine/statistics/interval.js";
import type { TrendRow } from "../../../src/engine/trend/merge-areas.js";
import type { TrendNoise } from "../../../src/engine/trend/variogram.js";
import { type Random, randomFrom } from "../../engine/country/random.js";
import { row } from "../../engine/trend/trend-row.js";

/** Regions of one item and sex as they are, and how they stray. */
export interface Level {
  readonly regions: readonly {
    readonly examined: number;
    readonly expected: number;
    readonly ratio: number;
  }[];
  readonly noise: Pick<TrendNoise, "sampling" | "white" | "wander" | "gamma" | "meanExpected">;
}

/** How the years of a made-up country hang together, when nothing happens to one region in particular. */
export const STRAYING = ["independent years", "correlated years (0.7)", "random walk"] as const;
export type Straying = (typeof STRAYING)[number];

export interface MadeUpRegion {
  readonly rows: readonly TrendRow[];
  /** Of a real change that was planted; 0 where there is none. */
  readonly direction: -1 | 0 | 1;
}

const CORRELATION = 0.7;
/** Of the years that the noise was estimated from. */
const LAG = 3;
/** Every so manieth region has a real change. */
const PLANTED = 20;
/** In standard deviations of the net change. */
const SIZE = 3;

/**
 * Regions of real sizes over some years without a trend: sampling error of the binomial's size, and beside it as much
 * noise as the real regions' net changes have over three years. Independent years share nothing; in correlated ones
 * both go on from year to year at 0.7; in a random walk the noise is added up, and the years share as much of their
 * sampling error as the real ones.
 *
 * @param planted whether every twentieth region changes by three standard deviations of its net change, every second
 *   of them in the last year and the others year by year
 */
export function madeUpRegions(
  { regions, noise }: Level,
  straying: Straying,
  years: number,
  planted: boolean,
  seed: number,
): MadeUpRegion[] {
  const random = randomFrom(seed);
  const lag = years - 1;
  const { sampling, white, wander, gamma, meanExpected } = noise;
  const whole = Math.sqrt(2 * white + LAG * wander);
  return regions.map(({ examined, expected, ratio }, i) => {
    const level = ratio / 100;
    const rate = Math.min(0.97, (level * expected) / examined);
    const sd = whole * (expected / meanExpected) ** -gamma * level;
    const error = Math.sqrt(examined * rate * (1 - rate)) / expected;
    const { paths, variance } = STRAYS[straying](random, years, sd, error, sampling);
    const change = SIZE * Math.sqrt(variance(lag));
    const isPlanted = planted && i % PLANTED === 0;
    // What is rare cannot become rarer by so much.
    const falls = i % (2 * PLANTED) === 0 && change < 0.8 * level;
    const direction = isPlanted ? (falls ? -1 : 1) : 0;
    const isStep = i % (4 * PLANTED) < 2 * PLANTED;
    const rows = paths.map((stray, t) => {
      const share = isStep ? (t === lag ? 1 : 0) : t / lag;
      const value = Math.max(0, level + stray + direction * share * change);
      return rowOf(6 + t, Math.min(examined, value * expected), examined, expected, i);
    });
    return { rows, direction };
  });
}

interface Stray {
  /** Distances from the region's level, relative to the reference. */
  readonly paths: readonly number[];
  /** Variance of a difference over so many years. */
  readonly variance: (lag: number) => number;
}

type Strays = (random: Random, years: number, noise: number, error: number, sampling: number) => Stray;

const STRAYS: Readonly<Record<Straying, Strays>> = {
  "independent years": (random, years, noise, error) => ({
    paths: Array.from(
      { length: years },
      () => (noise / Math.SQRT2) * random.normal() + error * random.normal(),
    ),
    variance: () => noise ** 2 + 2 * error ** 2,
  }),
  "correlated years (0.7)": (random, years, noise, error) => {
    const sd = Math.hypot(noise / Math.SQRT2, error);
    let at = random.normal();
    const paths = Array.from({ length: years }, (_, t) => {
      if (t > 0) at = CORRELATION * at + Math.sqrt(1 - CORRELATION ** 2) * random.normal();
      return sd * at;
    });
    return { paths, variance: (lag) => 2 * sd ** 2 * (1 - CORRELATION ** lag) };
  },
  "random walk": (random, years, noise, error, sampling) => {
    const step = noise / Math.sqrt(LAG);
    const shared = Math.sqrt(1 - sampling) * error * random.normal();
    let at = 0;
    const paths = Array.from({ length: years }, (_, t) => {
      if (t > 0) at += step * random.normal();
      return at + shared + Math.sqrt(sampling) * error * random.normal();
    });
    return { paths, variance: (lag) => lag * step ** 2 + 2 * sampling * error ** 2 };
  },
};

function rowOf(release: number, observed: number, examined: number, expected: number, i: number): TrendRow {
  const counts = { observed, expected, examined };
  const [at95, at998] = [0.95, 0.998].map((level) => ratioInterval("binomial", counts, level)!);
  const ratio = (100 * observed) / expected;
  return row(release, 0, {
    ...counts,
    code: String(i),
    ratio,
    ratioLower: ratio,
    ratioUpper: ratio,
    ratioCi95Lower: at95!.lower,
    ratioCi95Upper: at95!.upper,
    ratioCi998Lower: at998!.lower,
    ratioCi998Upper: at998!.upper,
  });
}
