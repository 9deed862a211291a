import { describe, expect, it } from "vitest";
import { AGES, COLUMNS, HIDDEN, SEXES, SUBTOTAL } from "../../src/counts.js";
import { type ResolvedPair, resolvePair } from "../../src/engine/suppression/suppression.js";
import { type Country, syntheticCountry } from "./synthetic-country.js";

function resolved(country: Country): ResolvedPair {
  const outcome = resolvePair(country.published.pairs[0]!, () => true);
  if ("cell" in outcome) throw new Error("contradiction");
  return outcome;
}

const countries = Array.from({ length: 25 }, (_, i) =>
  syntheticCountry(100 + i, { people: i % 2 ? 200 : 1500, rule: i % 3 ? "row-and-column" : "row" }),
);

describe("best estimates", () => {
  it("are the printed counts where they are printed", () => {
    for (const country of countries) {
      const { area } = resolved(country);
      for (const sex of SEXES) {
        const { counts } = country.published.pairs[0]!.area![sex];
        for (const [cell, count] of counts.entries()) {
          if (count !== HIDDEN) expect(area![sex].estimate[cell]).toBe(count);
        }
      }
    }
  });

  it("stay inside the boxes", () => {
    for (const country of countries) {
      const { area, prefecture } = resolved(country);
      for (const table of [area!, prefecture!]) {
        for (const sex of SEXES) {
          const { estimate, lower, upper } = table[sex];
          for (const [cell, people] of estimate.entries()) {
            expect(people).toBeGreaterThanOrEqual(lower[cell]! - 1e-9);
            expect(people).toBeLessThanOrEqual(upper[cell]! + 1e-9);
          }
        }
      }
    }
  });

  it("add up to the printed 中計 of every row that the disclosure guard leaves alone", () => {
    let rows = 0;
    for (const country of countries) {
      const { area } = resolved(country);
      for (const sex of SEXES) {
        const { estimate, hidden, relaxed } = area![sex];
        for (let line = 0; line < relaxed.length; line++) {
          const start = line * COLUMNS;
          if (relaxed[line] || hidden[start + SUBTOTAL]) continue;
          rows++;
          let sum = 0;
          for (let age = 0; age < AGES; age++) sum += estimate[start + age]!;
          expect(sum).toBeCloseTo(estimate[start + SUBTOTAL]!, 6);
        }
      }
    }
    expect(rows).toBeGreaterThan(1000);
  });

  it("are the same every time", () => {
    const [country] = countries;
    const [first, second] = [resolved(country!), resolved(country!)];
    for (const sex of SEXES) expect(first.area![sex].estimate).toEqual(second.area![sex].estimate);
  });

  it("are far nearer the truth than 0", () => {
    let ours = 0;
    let zeros = 0;
    for (const country of countries) {
      const truth = country.truth.pairs[0]!.area!;
      const { area } = resolved(country);
      for (const sex of SEXES) {
        for (const [cell, isHidden] of area![sex].hidden.entries()) {
          if (!isHidden) continue;
          ours += Math.abs(area![sex].estimate[cell]! - truth[sex].counts[cell]!);
          zeros += truth[sex].counts[cell]!;
        }
      }
    }
    expect(ours / zeros).toBeLessThan(0.5);
  });
});
