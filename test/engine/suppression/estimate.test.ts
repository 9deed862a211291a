import { describe, expect, it } from "vitest";
import { estimateBlock } from "../../../src/engine/suppression/estimate.js";
import { type ResolvedPair, resolvePair } from "../../../src/engine/suppression/suppression.js";
import { AGES, COLUMNS, HIDDEN, SEXES, SUBTOTAL } from "../../../src/model/counts.js";
import { boxesOf, randomBlock, sparseBlock } from "../country/blocks.js";
import { type PlainSeeds, plainBoxes, plainEstimate } from "../country/plain-block.js";
import { randomFrom } from "../country/random.js";
import { type Country, syntheticCountry } from "../synthetic-country.js";

function resolved(country: Country): ResolvedPair {
  const outcome = resolvePair(country.published.pairs[0]!, () => true);
  if ("cell" in outcome) throw new Error("contradiction");
  return outcome;
}

const _ = HIDDEN;

/** A block after propagation, and its estimate. */
function estimated(counts: readonly number[], additive: boolean, { agePattern, sizes }: PlainSeeds) {
  const boxes = boxesOf(counts, additive);
  const hidden = Uint8Array.from(counts, (count) => (count === HIDDEN ? 1 : 0));
  const found = estimateBlock(boxes, hidden, {
    agePattern: Float64Array.from(agePattern),
    sizes: Float64Array.from(sizes),
  });
  return { block: boxes, found };
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

  it("add up to the printed 中計 of every row", () => {
    let rows = 0;
    for (const country of countries) {
      const { area } = resolved(country);
      for (const sex of SEXES) {
        const { estimate, hidden } = area![sex];
        for (let line = 0; line < hidden.length / COLUMNS; line++) {
          const start = line * COLUMNS;
          if (hidden[start + SUBTOTAL]) continue;
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

  it("are what the plain fitting finds, whether the block adds up or not", () => {
    const random = randomFrom(61);
    let open = 0;
    for (let i = 0; i < 160; i++) {
      const { shown } = i % 2 ? randomBlock(random) : sparseBlock(random, random.whole(2, 30));
      const rows = shown.length / COLUMNS;
      const seeds = {
        agePattern: Array.from({ length: AGES }, () => (i % 7 ? random.whole(0, 50) : 0)),
        sizes: Array.from({ length: rows - 1 }, () => random.whole(1, 900)),
      };
      const additive = i % 3 !== 0;
      const { block, found } = estimated(shown, additive, seeds);
      const plain = plainEstimate(shown, plainBoxes(shown, additive)!, seeds, additive);
      const apart = [...found].map((people, cell) => Math.abs(people - plain[cell]!));
      expect(Math.max(...apart)).toBeLessThan(1e-5);
      open += apart.filter((_, cell) => block.lower[cell]! < block.upper[cell]!).length;
    }
    expect(open).toBeGreaterThan(800);
  });

  it("go by the proportions of ages and areas alone", () => {
    const random = randomFrom(62);
    for (let i = 0; i < 20; i++) {
      const { shown } = randomBlock(random);
      const agePattern = Array.from({ length: AGES }, () => random.whole(1, 50));
      const sizes = Array.from({ length: shown.length / COLUMNS - 1 }, () => random.whole(100, 900));
      const thousandth = {
        agePattern: agePattern.map((people) => people / 1000),
        sizes: sizes.map((people) => people / 10),
      };
      const { found } = estimated(shown, i % 2 === 0, { agePattern, sizes });
      const { found: again } = estimated(shown, i % 2 === 0, thousandth);
      const apart = [...found].map((people, cell) => Math.abs(people - again[cell]!));
      expect(Math.max(...apart)).toBeLessThan(1e-5);
    }
  });
});

describe("the estimate of a row that comes alone", () => {
  const seeds = { agePattern: [1, 2, 3, 4, 5, 6, 7], sizes: [] };

  it("takes a hidden 中計 that nothing bounds as the people who are printed", () => {
    expect(estimated([20, 30, _, 12, 15, 11, 10, _], false, seeds).found[SUBTOTAL]).toBe(98);
  });

  it("splits its hidden ages evenly where the nation prints none", () => {
    const { found } = estimated([20, _, _, 12, 15, 11, 10, 78], false, {
      agePattern: [0, 0, 0, 0, 0, 0, 0],
      sizes: [],
    });
    expect([found[1], found[2]]).toEqual([5, 5]);
  });
});
