import { describe, expect, it } from "vitest";
import { COLUMNS, HIDDEN, SEXES, SUBTOTAL } from "../../src/counts.js";
import { guardDisclosure } from "../../src/engine/suppression/disclosure.js";
import { resolvePair } from "../../src/engine/suppression/suppression.js";
import { boxesOf, randomBlock, sparseBlock } from "./country/blocks.js";
import { ALL_AGES, ratiosOf, trueReference } from "./country/country-ratios.js";
import { plainGuard } from "./country/plain-block.js";
import { randomFrom } from "./country/random.js";
import { type Country, syntheticCountry } from "./synthetic-country.js";

const _ = HIDDEN;

function guarded(counts: readonly number[], additive: boolean) {
  const block = boxesOf(counts, additive);
  const hidden = Uint8Array.from(counts, (count) => (count === HIDDEN ? 1 : 0));
  const relaxed = new Uint8Array(counts.length / COLUMNS);
  guardDisclosure(block, hidden, relaxed);
  return { ...block, relaxed };
}

describe("a small count that the sums give away", () => {
  it("gets the box 0–9 back, and its row is relaxed", () => {
    const { lower, upper, relaxed } = guarded([20, 30, _, 12, 15, 11, 10, 105], false);
    expect([lower[2], upper[2], relaxed[0]]).toEqual([0, 9, 1]);
  });

  it("is left as it is from 10 on, since that is no small count", () => {
    const { lower, upper, relaxed } = guarded([20, 30, _, 12, 15, 11, 10, 108], false);
    expect([lower[2], upper[2], relaxed[0]]).toEqual([10, 10, 0]);
  });

  it("does not give away a second one of its row either", () => {
    // The columns tell 9 and 5; published bounds must not say more than 0–9 of either.
    const first = [20, _, _, 12, 15, 11, 10, 82];
    const second = [20, 30, 16, 12, 15, 11, 10, 114];
    const both = [40, 39, 21, 24, 30, 22, 20, 196];
    const { lower, upper } = guarded([...first, ...second, ...both], true);
    expect([lower[1], lower[2]]).toEqual([0, 0]);
    expect(Math.min(upper[1]!, upper[2]!)).toBeGreaterThanOrEqual(9);
  });

  it("hides the 中計 that it is, too, where its ages are hidden: they may be all of 0–9", () => {
    // The column of 中計 tells 1. With twice that as an upper end, the ages would still tell it.
    const first = [_, _, _, _, _, _, _, _];
    const second = [20, 30, 16, 12, 15, 11, 10, 114];
    const both = [_, _, _, _, _, _, _, 115];
    const { lower, upper, relaxed } = guarded([...first, ...second, ...both], true);
    expect([...lower.subarray(0, COLUMNS)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...upper.subarray(0, COLUMNS)]).toEqual([9, 9, 9, 9, 9, 9, 9, 9]);
    expect([...relaxed]).toEqual([1, 0, 0]);
  });

  it("lets an age that its column holds up go down to 0 with the 中計 that it is", () => {
    // 中計 is told to be 9; the column leaves at least 7 − 4 to the first age.
    const first = [_, _, _, _, _, _, _, _];
    const second = [_, _, 16, 12, 15, 11, 10, 68];
    const both = [7, _, _, _, _, _, _, 77];
    expect(boxesOf([...first, ...second, ...both], true).lower[0]).toBe(3);
    const { lower, upper } = guarded([...first, ...second, ...both], true);
    expect([lower[0], upper[0], lower[SUBTOTAL], upper[SUBTOTAL]]).toEqual([0, 7, 0, 9]);
  });

  it("widens the boxes of its row by what it may be, as trying all of 0–9 does, and no other row's", () => {
    const random = randomFrom(22);
    let relaxed = 0;
    let others = 0;
    for (let i = 0; i < 900; i++) {
      const largest = random.whole(1, 20);
      const { shown } = i % 3 ? sparseBlock(random, largest) : randomBlock(random);
      const additive = i % 2 === 0;
      const before = boxesOf(shown, additive);
      const plain = plainGuard(shown, { lower: [...before.lower], upper: [...before.upper] });
      const found = guarded(shown, additive);
      expect([...found.relaxed]).toEqual(plain.relaxed);
      expect([...found.lower]).toEqual(plain.lower);
      expect([...found.upper]).toEqual(plain.upper);
      relaxed += plain.relaxed.filter((row) => row === 1).length;
      others += plain.lower.filter(
        (least, cell) => least < before.lower[cell]! && plain.upper[cell]! > 9,
      ).length;
    }
    expect(relaxed).toBeGreaterThan(300);
    expect(others).toBeGreaterThan(20);
  });

  it("never keeps a box inside 1–9 in random tables, and the truth stays inside", () => {
    const random = randomFrom(21);
    for (let i = 0; i < 600; i++) {
      const { truth, shown } = randomBlock(random);
      const before = boxesOf(shown, true);
      const { lower, upper } = guarded(shown, true);
      const inside = truth.map((count, cell) => count >= lower[cell]! && count <= upper[cell]!);
      expect(inside).not.toContain(false);
      for (const [cell, count] of truth.entries()) {
        const given = shown[cell] === HIDDEN && before.lower[cell] === before.upper[cell] && count <= 9;
        if (given) expect([lower[cell] === 0, upper[cell]! >= 9]).toEqual([true, true]);
      }
    }
  });
});

/** Hidden cells of the hit strata of an area at one age: their indices. */
function hiddenHits(country: Country, sex: "male" | "female", region: number, age: number): number[] {
  const { strata, counts } = country.published.pairs[0]!.area![sex];
  return strata.flatMap((stratum, i) => {
    const cell = (region * strata.length + i) * COLUMNS + age;
    return (stratum.values?.atLeast ?? 0) >= 25 && counts[cell] === HIDDEN ? [cell] : [];
  });
}

describe("published bounds of a 5-year class", () => {
  it("never tell one hidden small count more closely than 0–9", () => {
    const leaks: string[] = [];
    let seen = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const rule = seed % 2 ? ("row" as const) : ("row-and-column" as const);
      const country = syntheticCountry(seed, { rule, people: seed % 3 ? 250 : 900, strata: 5 });
      const area = country.published.pairs[0]!.area!;
      const rows = ratiosOf(country, country.published, { levels: ["area"], ages: ALL_AGES.slice(3) });
      for (const row of rows) {
        if (row.sex === "both") continue;
        const region = area.regions.findIndex(({ code }) => code === row.code);
        const age = ALL_AGES.findIndex(({ id }) => id === row.ages) - 3;
        const cells = hiddenHits(country, row.sex, region, age);
        const [cell] = cells;
        if (cells.length !== 1 || country.truth.pairs[0]!.area![row.sex].counts[cell!]! > 9) continue;
        seen++;
        const upper = row.observedUpper ?? Number.POSITIVE_INFINITY;
        if (upper - row.observedLower < 9) leaks.push(`seed ${seed} ${row.code} ${row.sex} ${row.ages}`);
      }
    }
    expect(seen).toBeGreaterThan(300);
    expect(leaks).toEqual([]);
  });

  it("never tell it through the people expected either, where it is the only open cell of all strata", () => {
    const leaks: string[] = [];
    let seen = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const country = syntheticCountry(seed, { rule: "row", people: seed % 3 ? 250 : 900, strata: 3 });
      const area = country.published.pairs[0]!.area!;
      const reference = trueReference(country);
      const counts = reference.items.get(country.item.id)!;
      const rows = ratiosOf(country, country.published, {
        levels: ["area"],
        ages: ALL_AGES.slice(3),
        reference: { kind: "file", file: reference },
      });
      for (const row of rows) {
        if (row.sex === "both" || row.hiddenCells !== 1 || row.flags.includes("exact")) continue;
        const { sex } = row;
        const region = area.regions.findIndex(({ code }) => code === row.code);
        const age = ALL_AGES.findIndex(({ id }) => id === row.ages) - 3;
        const { strata } = area[sex];
        const cells = strata.map((_, stratum) => (region * strata.length + stratum) * COLUMNS + age);
        const cell = cells.find((one) => area[sex].counts[one] === HIDDEN)!;
        if (country.truth.pairs[0]!.area![sex].counts[cell]! > 9) continue;
        seen++;
        const { observed, examined } = counts[sex];
        const people =
          ((row.expectedUpper ?? Infinity) - row.expectedLower) / (observed[age]! / examined[age]!);
        if (people < 9 - 1e-6) leaks.push(`seed ${seed} ${row.code} ${row.sex} ${row.ages}`);
      }
    }
    expect(seen).toBeGreaterThan(50);
    expect(leaks).toEqual([]);
  });

  it("start from boxes in which no small count stands exactly, in every table", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const country = syntheticCountry(seed, { rule: "row", people: 250 });
      const resolved = resolvePair(country.published.pairs[0]!, () => true);
      if ("cell" in resolved) throw new Error("contradiction");
      for (const table of [resolved.prefecture!, resolved.area!]) {
        for (const sex of SEXES) {
          const { hidden, lower, upper } = table[sex];
          for (const [cell, isHidden] of hidden.entries()) {
            if (isHidden && upper[cell]! <= 9) expect(lower[cell]).not.toBe(upper[cell]);
          }
        }
      }
    }
  });
});
