import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countInterval, outerInterval, ratioInterval } from "../../../src/engine/statistics/interval.js";
import { INTERVAL_METHODS } from "../../../src/engine/statistics/interval-methods.js";
import { clopperPearsonRows, poissonExactRows, published, relativeError } from "./vectors.js";

const poissonExact = (x: number, level: number) => countInterval("poisson", x, x, level);
const byar = (x: number, level: number) => countInterval("byar", x, x, level);
const clopperPearson = (x: number, n: number, level: number) => countInterval("binomial", x, n, level);

const LEVEL = fc.constantFrom(0.95, 0.998);
/** Counts as they come: many small, some of millions, most of them whole. */
const COUNT = fc.oneof(
  fc.nat(30),
  fc.nat(20_000_000),
  fc.double({ min: 0, max: 2000, noNaN: true }).map((x) => Math.round(x * 1000) / 1000),
);

describe("exact Poisson limits", () => {
  it("are Garwood's as printed, to 1e-12", () => {
    for (const [x, lower, upper] of published.poisson_exact_95.rows) {
      const limits = poissonExact(x, 0.95);
      expect(relativeError(limits.lower, lower)).toBeLessThan(1e-12);
      expect(relativeError(limits.upper, upper)).toBeLessThan(1e-12);
    }
  });

  it("are right at both levels from 0 to 10 million, whole or not", () => {
    for (const [x, level, lower, upper] of poissonExactRows) {
      const limits = poissonExact(x, level);
      expect(relativeError(limits.lower, lower)).toBeLessThan(1e-12);
      expect(relativeError(limits.upper, upper)).toBeLessThan(1e-12);
    }
  });
});

describe("Byar's limits", () => {
  it("are the published ones", () => {
    for (const [x, level, lower, upper] of published.byar.rows.filter(([count]) => count >= 10)) {
      const limits = byar(x, level);
      expect(relativeError(limits.lower, lower)).toBeLessThan(1e-12);
      expect(relativeError(limits.upper, upper)).toBeLessThan(1e-12);
    }
  });

  it("give way to the exact ones below 10", () => {
    expect(byar(9, 0.95)).toEqual(poissonExact(9, 0.95));
    expect(byar(10, 0.95)).not.toEqual(poissonExact(10, 0.95));
  });
});

describe("Clopper–Pearson limits", () => {
  it("agree with 60 digits to 1e-12 for n up to 30 million", () => {
    for (const [x, n, level, lower, upper] of clopperPearsonRows) {
      const limits = clopperPearson(x, n, level);
      expect(relativeError(limits.lower, lower)).toBeLessThan(1e-12);
      expect(relativeError(limits.upper, upper)).toBeLessThan(1e-12);
    }
  });

  it("mirror: those of n − x are n minus those of x", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), LEVEL, (x, rest, level) => {
        const n = x + rest;
        const here = clopperPearson(x, n, level);
        const there = clopperPearson(n - x, n, level);
        expect(Math.abs(here.lower - (n - there.upper))).toBeLessThanOrEqual(1e-13 * n);
        expect(Math.abs(here.upper - (n - there.lower))).toBeLessThanOrEqual(1e-13 * n);
      }),
    );
  });

  it("rise with x", () => {
    for (const n of [20, 333, 1e6]) {
      for (const level of [0.95, 0.998]) {
        let before = clopperPearson(0, n, level);
        for (let x = 0.25; x <= 20; x += 0.25) {
          const limits = clopperPearson(x, n, level);
          expect(limits.lower).toBeGreaterThan(before.lower);
          expect(limits.upper).toBeGreaterThanOrEqual(before.upper);
          before = limits;
        }
      }
    }
  });

  it("keep within 0 and n, and reach them where x does", () => {
    expect(clopperPearson(0, 0, 0.95)).toEqual({ lower: 0, upper: 0 });
    expect(clopperPearson(0, 50, 0.95).lower).toBe(0);
    expect(clopperPearson(50, 50, 0.95).upper).toBe(50);
    expect(relativeError(clopperPearson(0, 50, 0.95).upper, 50 * (1 - 0.025 ** 0.02))).toBeLessThan(1e-14);
  });

  it("come close to the Poisson limits for a rare event", () => {
    const binomial = clopperPearson(12, 1e12, 0.95);
    const poisson = poissonExact(12, 0.95);
    expect(relativeError(binomial.lower, poisson.lower)).toBeLessThan(1e-10);
    expect(relativeError(binomial.upper, poisson.upper)).toBeLessThan(1e-10);
  });

  it("refuse what cannot be a count or a level", () => {
    expect(() => clopperPearson(5, 4, 0.95)).toThrow(RangeError);
    expect(() => poissonExact(-1, 0.95)).toThrow(RangeError);
    expect(() => poissonExact(Number.NaN, 0.95)).toThrow(RangeError);
    for (const none of [-1, Infinity, Number.NaN]) {
      expect(() => poissonExact(none, 0.95)).toThrow("not negative");
      expect(() => byar(none, 0.95)).toThrow("not negative");
      expect(() => clopperPearson(none, 10, 0.95)).toThrow("not negative");
      expect(() => clopperPearson(0, none, 0.95)).toThrow("not negative");
    }
    for (const level of [0, 1, 1.5, 95, -0.95, Number.NaN]) {
      expect(() => poissonExact(1, level)).toThrow("between 0 and 1");
    }
  });
});

describe("limits of a ratio", () => {
  it("are those of the published indirect standardization, exact below 10, else Byar's", () => {
    for (const area of published.indirect_standardization.areas) {
      const counts = { observed: area.observed, expected: area.expected, examined: 10_000 };
      for (const [level, limits] of [
        [0.95, area.byar95 ?? area.exact95],
        [0.998, area.byar998 ?? area.exact998],
      ] as const) {
        const interval = ratioInterval("byar", counts, level);
        expect(relativeError(interval!.lower, 100 * limits![0])).toBeLessThan(1e-12);
        expect(relativeError(interval!.upper, 100 * limits![1])).toBeLessThan(1e-12);
      }
    }
  });

  it("hold the ratio, the wider the level", () => {
    fc.assert(
      fc.property(
        COUNT,
        COUNT,
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        fc.constantFrom(...INTERVAL_METHODS),
        (observed, rest, expected, method) => {
          const counts = { observed, expected, examined: observed + rest };
          const narrow = ratioInterval(method, counts, 0.95)!;
          const wide = ratioInterval(method, counts, 0.998)!;
          const ratio = (100 * observed) / expected;
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
          expect(narrow.lower).toBeLessThanOrEqual(ratio * (1 + 1e-12));
          expect(ratio).toBeLessThanOrEqual(narrow.upper * (1 + 1e-12));
          expect(narrow.upper).toBeLessThanOrEqual(wide.upper);
        },
      ),
    );
  });

  it("are narrower out of n people than for a rare event: 1.24 times at 35 %", () => {
    const counts = { observed: 35_000, expected: 35_000, examined: 100_000 };
    const binomial = ratioInterval("binomial", counts, 0.95)!;
    const poisson = ratioInterval("poisson", counts, 0.95)!;
    expect((poisson.upper - poisson.lower) / (binomial.upper - binomial.lower)).toBeCloseTo(1.24, 2);
  });

  it("do not exist without an expectation", () => {
    expect(ratioInterval("binomial", { observed: 0, expected: 0, examined: 0 }, 0.95)).toBeNull();
  });
});

describe("the outer interval", () => {
  const bounds = fc
    .tuple(COUNT, COUNT, fc.nat(40), fc.nat(40), fc.double({ min: 0.5, max: 1e5, noNaN: true }))
    .map(([observed, rest, hidden, more, expected]) => ({
      observedLower: observed,
      observedUpper: observed + hidden,
      expectedLower: expected,
      expectedUpper: expected * 1.1,
      examinedLower: observed + rest,
      examinedUpper: observed + rest + hidden + more,
    }));
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  it("covers the plain interval of whatever the bounds allow", () => {
    fc.assert(
      fc.property(
        bounds,
        fc.tuple(part, part, part),
        LEVEL,
        fc.constantFrom(...INTERVAL_METHODS),
        (b, [o, e, n], level, method) => {
          const observed = b.observedLower + o * (b.observedUpper - b.observedLower);
          const examined = b.examinedLower + n * (b.examinedUpper - b.examinedLower);
          const expected = b.expectedLower + e * (b.expectedUpper - b.expectedLower);
          fc.pre(observed <= examined);
          const plain = ratioInterval(method, { observed, expected, examined }, level)!;
          const outer = outerInterval(method, b, level)!;
          // Byar's own step at 10 is the one place where limits do not rise with the count.
          const slack = method === "byar" ? 1e-2 : 1e-12;
          expect(outer.lower).toBeLessThanOrEqual(plain.lower * (1 + slack));
          expect(outer.upper).toBeGreaterThanOrEqual(plain.upper * (1 - slack));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the plain interval where nothing is hidden", () => {
    const exact = {
      observedLower: 41,
      observedUpper: 41,
      expectedLower: 38.5,
      expectedUpper: 38.5,
      examinedLower: 300,
      examinedUpper: 300,
    };
    for (const method of INTERVAL_METHODS) {
      expect(outerInterval(method, exact, 0.95)).toEqual(
        ratioInterval(method, { observed: 41, expected: 38.5, examined: 300 }, 0.95),
      );
    }
  });

  it("is the plain one of each count at its end where that turns from exact to Byar's", () => {
    for (const observed of [9, 9.5, 10, 11]) {
      const exact = {
        observedLower: observed,
        observedUpper: observed,
        expectedLower: 100,
        expectedUpper: 100,
        examinedLower: 500,
        examinedUpper: 900,
      };
      for (const method of ["poisson", "byar"] as const) {
        expect(outerInterval(method, exact, 0.95)).toEqual(
          ratioInterval(method, { observed, expected: 100, examined: 700 }, 0.95),
        );
      }
    }
  });

  it("takes the lowest limit that any number of people examined gives, also of one person and less", () => {
    for (const observed of [0, 0.25, 1, 1.2, 1.5, 1.9, 2, 2.5, 3]) {
      const first = Math.max(1, Math.ceil(observed));
      for (const fewest of [first, first + 1, 7]) {
        const bounds = {
          observedLower: observed,
          observedUpper: observed,
          expectedLower: 100,
          expectedUpper: 100,
          examinedLower: fewest,
          examinedUpper: 40,
        };
        const lowest = Math.min(
          ...Array.from({ length: 41 - fewest }, (_, i) => clopperPearson(observed, fewest + i, 0.95).lower),
        );
        expect(relativeError(outerInterval("binomial", bounds, 0.95)!.lower, lowest)).toBeLessThan(1e-15);
        for (const method of ["poisson", "byar"] as const) {
          const plain = ratioInterval(method, { observed, expected: 100, examined: fewest }, 0.95);
          expect(outerInterval(method, bounds, 0.95)).toEqual(plain);
        }
      }
    }
  });

  it("gives one person of nobody examined the limit of one of one", () => {
    const bounds = {
      observedLower: 1,
      observedUpper: 3,
      expectedLower: 0.5,
      expectedUpper: 100,
      examinedLower: 0,
      examinedUpper: 9,
    };
    const { lower, upper } = outerInterval("binomial", bounds, 0.95)!;
    expect(lower).toBeCloseTo(0.025, 15);
    expect(upper).toBe(200 * clopperPearson(3, 9, 0.95).upper);
  });

  it("refuses what cannot be a count", () => {
    const counts = {
      observedLower: 1,
      observedUpper: 3,
      expectedLower: 2,
      expectedUpper: 2,
      examinedLower: 9,
      examinedUpper: 9,
    };
    for (const name of ["observedLower", "observedUpper", "examinedUpper"]) {
      for (const method of INTERVAL_METHODS) {
        expect(() => outerInterval(method, { ...counts, [name]: Number.NaN }, 0.95)).toThrow("not negative");
      }
    }
  });

  it("has no upper limit where nobody may be expected, and does not exist where nobody can be", () => {
    const open = {
      observedLower: 0,
      observedUpper: 3,
      expectedLower: 0,
      expectedUpper: 2,
      examinedLower: 0,
      examinedUpper: 9,
    };
    expect(outerInterval("binomial", open, 0.95)).toEqual({ lower: 0, upper: Infinity });
    expect(outerInterval("binomial", { ...open, expectedUpper: 0 }, 0.95)).toBeNull();
    const nobody = { ...open, observedUpper: 0, examinedUpper: 0 };
    expect(outerInterval("binomial", nobody, 0.95)).toEqual({ lower: 0, upper: Infinity });
  });
});
