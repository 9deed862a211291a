import { describe, expect, it } from "vitest";
import {
  millsRatio,
  normalCdf,
  normalDensity,
  normalQuantile,
} from "../../../src/engine/statistics/normal.js";
import { relativeError } from "./vectors.js";

describe("the standard normal distribution", () => {
  it("has the tails that 40 digits give, down to 1e-300", () => {
    // ncdf(z) of mpmath at 40 digits
    const rows: [number, number][] = [
      [-37, 5.725571222524577e-300],
      [-5.6, 1.071759025831093e-8],
      [-1.96, 0.024997895148220435],
      [-0.66, 0.25462691467133614],
      [-0.3, 0.3820885778110474],
      [0, 0.5],
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
    expect(normalQuantile(1.1)).toBeNaN();
  });

  it("returns to the probability that a quantile came from", () => {
    for (const p of [1e-300, 1e-40, 1e-11, 1e-5, 0.001, 0.025, 0.074, 0.076, 0.3, 0.6, 0.95, 0.9999]) {
      const z = normalQuantile(p);
      expect(relativeError(normalCdf(z), p)).toBeLessThan(4e-16 * (4 + z * z));
    }
  });

  it("has Mills' ratio as tail over density on both sides", () => {
    for (const z of [-6, -2, -0.6, -0.1, 0, 0.5, 0.7, 3, 5.5, 5.8, 20]) {
      expect(relativeError(millsRatio(z), normalCdf(-z) / normalDensity(z))).toBeLessThan(1e-15);
    }
  });
});
