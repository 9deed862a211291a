// @ts-nocheck
import type { LinePoint } from "../../../src/engine/trend/net-change.js";
import { randomFrom } from "../country/random.js";

const Z = 1.959963984540054;

/** Made-up regions of sizes from 100 to 10,000 expected, whose ratios stray around 100 as asked; relative to 100. */
export function madeUpLines(
  regions: number,
  years: readonly number[],
  { white = 0, wander = 0, gamma = 0, sampling = 0, seed = 7 }: Strays,
): LinePoint[][] {
  const random = randomFrom(seed);
  return Array.from({ length: regions }, (_, i) => {
    const expected = 100 * 100 ** (i / (regions - 1));
    const size = (expected / 1000) ** -gamma;
    const sd = sampling / Math.sqrt(expected / 1000);
    let stays = 0;
    return years.map((year, t) => {
      const gap = t === 0 ? 0 : year - years[t - 1]!;
      stays += Math.sqrt(gap) * wander * size * random.normal();
      const ratio = 100 * (1 + stays + white * size * random.normal() + sd * random.normal());
      const half = 100 * Z * sd;
      const limits = { lower: ratio - half, upper: ratio + half };
      return { year, ratio, lower: ratio, upper: ratio, limits, expected };
    });
  });
}

/** Standard deviations relative to the ratio; of the sampling error, for 1,000 expected. */
interface Strays {
  readonly white?: number;
  readonly wander?: number;
  readonly gamma?: number;
  readonly sampling?: number;
  readonly seed?: number;
}
