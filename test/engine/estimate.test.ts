import { describe, expect, it } from "vitest";
import { AGES, COLUMNS, HIDDEN, SEXES, SUBTOTAL } from "../../src/counts.js";
import { estimateBlock } from "../../src/engine/suppression/estimate.js";
import { type ResolvedPair, resolvePair } from "../../src/engine/suppression/suppression.js";
import { boxesOf, randomBlock } from "./country/blocks.js";
import { plainEstimate } from "./country/plain-block.js";
import { randomFrom } from "./country/random.js";
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
    const changed: string[] = [];
    for (const [i, country] of countries.entries()) {
      const { area } = resolved(country);
      for (const sex of SEXES) {
        const { counts } = country.published.pairs[0]!.area![sex];
        for (const [cell, count] of counts.entries()) {
          if (count !== HIDDEN && area![sex].estimate[cell] !== count) changed.push(`${i} ${sex} ${cell}`);
        }
      }
    }
    expect(changed).toEqual([]);
  });

  it("stay inside the boxes", () => {
    const outside: string[] = [];
    for (const [i, country] of countries.entries()) {
      const { area, prefecture } = resolved(country);
      for (const table of [area!, prefecture!]) {
        for (const sex of SEXES) {
          const { estimate, lower, upper } = table[sex];
          for (const [cell, people] of estimate.entries()) {
            const inside = people >= lower[cell]! - 1e-9 && people <= upper[cell]! + 1e-9;
            if (!inside) outside.push(`${i} ${sex} ${cell}`);
          }
        }
      }
    }
    expect(outside).toEqual([]);
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

  it("are what the plain fitting finds, in random blocks of a prefecture", () => {
    const random = randomFrom(61);
    let open = 0;
    for (let i = 0; i < 80; i++) {
      const { shown } = randomBlock(random);
      const rows = shown.length / COLUMNS;
      const agePattern = Array.from({ length: AGES }, () => random.whole(0, 50) + (i % 5 ? 1 : 0));
      const sizes = Array.from({ length: rows }, () => random.whole(1, 900));
      const block = boxesOf(shown, true);
      const hidden = Uint8Array.from(shown, (count) => (count === HIDDEN ? 1 : 0));
      const found = estimateBlock(block, hidden, new Uint8Array(rows), {
        agePattern: Float64Array.from(agePattern),
        sizes: Float64Array.from(sizes),
      });
      const boxes = { lower: [...block.lower], upper: [...block.upper] };
      const plain = plainEstimate(shown, boxes, agePattern, sizes);
      const apart = [...found].map((people, cell) => Math.abs(people - plain[cell]!));
      expect(Math.max(...apart)).toBeLessThan(1e-5);
      open += apart.filter((_, cell) => block.lower[cell]! < block.upper[cell]!).length;
    }
    expect(open).toBeGreaterThan(400);
  });
});
