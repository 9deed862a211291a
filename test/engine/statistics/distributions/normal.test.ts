import { describe, expect, it } from "vitest";
import {
  millsRatio,
  normalCdf,
  normalDensity,
  normalQuantile,
} from "../../../../src/engine/statistics/distributions/normal.js";
import { relativeError } from "../vectors.js";

describe("the standard normal distribution", () => {
  it("has the tails that 40 digits give, down to 1e-300", () => {
    // ncdf(z) of mpmath at 40 digits
    const rows: [number, number][] = [
      [-37, 5.725571222524577e-300],
      [-36.7, 3.651529302803418e-295],
      [-9.1, 4.5165914914354566e-20],
      [-6.9, 2.600126965638166e-12],
      [-6.1, 5.303423262948841e-10],
      [-5.6, 1.071759025831093e-8],
      [-4.7, 1.300807453917281e-6],
      [-1.96, 0.024997895148220435],
      [-0.66, 0.25462691467133614],
      [-0.3, 0.3820885778110474],
      [0, 0.5],
      [0.8, 0.7881446014166034],
      [1, 0.8413447460685429],
    ];
    for (const [z, p] of rows) expect(relativeError(normalCdf(z), p)).toBeLessThan(1e-15);
  });

  it("has the quantiles that every table prints", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const p of [-0.1, 1.1, -Infinity, Infinity, Number.NaN]) expect(normalQuantile(p)).toBeNaN();
  });

  it("has the quantiles that 40 digits give, down to 1e-300", () => {
    const rows: [number, number][] = [
      [1e-300, -37.0470962993612],
      [1e-30, -11.464024688443615],
      [1e-15, -7.941345326170997],
      [1e-13, -7.348796102800677],
      [3e-12, -6.879649503269402],
      [1e-11, -6.706023155495136],
      [1e-6, -4.753424308822899],
      [0.01, -2.326347874040841],
      [0.0625, -1.5341205443525463],
      [0.25, -0.6744897501960817],
      [0.9375, 1.5341205443525463],
    ];
    for (const [p, z] of rows) expect(relativeError(normalQuantile(p), z)).toBeLessThan(5e-16);
  });

  it("returns to the probability that a quantile came from", () => {
    for (const p of [1e-300, 1e-40, 1e-11, 1e-5, 0.001, 0.025, 0.074, 0.076, 0.3, 0.6, 0.95, 0.9999]) {
      const z = normalQuantile(p);
      expect(relativeError(normalCdf(z), p)).toBeLessThan(4e-16 * (4 + z * z));
    }
  });

  it("has the Mills' ratio that 40 digits give", () => {
    const rows: [number, number][] = [
      [-36.7, 7.456539099921106e292],
      [-9.1, 2.4046560031926333e18],
      [-2.3, 34.92337952886158],
      [-0.8, 2.720633701271647],
      [0.3, 1.0018374009921558],
      [0.8, 0.7313136905922404],
      [6.1, 0.15984352899782633],
      [6.9, 0.14205765169111068],
      [30, 0.03329641907249721],
    ];
    for (const [z, ratio] of rows) expect(relativeError(millsRatio(z), ratio)).toBeLessThan(1e-15);
  });

  it("has Mills' ratio as tail over density on both sides", () => {
    for (const z of [-6, -2, -0.6, -0.1, 0, 0.5, 0.7, 3, 5.5, 5.8, 20]) {
      expect(relativeError(millsRatio(z), normalCdf(-z) / normalDensity(z))).toBeLessThan(1e-15);
    }
  });
});
