import { describe, expect, it } from "vitest";
import { AGES, COLUMNS, type CountTable, HIDDEN, SUBTOTAL } from "../../src/counts.js";
import { resolvePair } from "../../src/engine/suppression/suppression.js";
import { syntheticCountry } from "./synthetic-country.js";

const country = syntheticCountry(3, { people: 400 });
const [pair] = country.published.pairs;

function withMen(table: CountTable, change: (counts: Int32Array) => void): CountTable {
  const counts = table.male.counts.slice();
  change(counts);
  return { ...table, male: { ...table.male, counts } };
}

describe("resolving a pair of tables", () => {
  it("naively reads every hidden age as 0 and 中計 as the sum of the printed ages", () => {
    const resolved = resolvePair(pair!, () => true, "naive");
    if ("cell" in resolved) throw new Error("contradiction");
    const { estimate, lower, upper } = resolved.area!.male;
    const { counts } = pair!.area!.male;
    for (let row = 0; row < counts.length; row += COLUMNS) {
      let sum = 0;
      for (let cell = row; cell < row + AGES; cell++) {
        expect(estimate[cell]).toBe(Math.max(0, counts[cell]!));
        sum += estimate[cell]!;
      }
      expect([estimate[row + SUBTOTAL], lower[row + SUBTOTAL], upper[row + SUBTOTAL]]).toEqual([
        sum,
        sum,
        sum,
      ]);
    }
  });

  it("narrows an area's boxes by the other areas only where all areas of the prefecture are there", () => {
    const width = (isComplete: boolean) => {
      const resolved = resolvePair(pair!, () => isComplete);
      if ("cell" in resolved) throw new Error("contradiction");
      const { hidden, lower, upper } = resolved.area!.male;
      let sum = 0;
      for (const [cell, isHidden] of hidden.entries())
        if (isHidden) sum += Math.min(1000, upper[cell]! - lower[cell]!);
      return sum;
    };
    expect(width(true)).toBeLessThan(width(false));
  });

  it("resolves a table that comes alone", () => {
    for (const alone of [
      { ...pair!, prefecture: null },
      { ...pair!, area: null },
    ]) {
      const resolved = resolvePair(alone, () => false);
      if ("cell" in resolved) throw new Error("contradiction");
      const table = (resolved.area ?? resolved.prefecture)!;
      for (const people of table.female.estimate) expect(Number.isFinite(people)).toBe(true);
    }
  });

  it("names table, sex and cell where an area holds more people than its prefecture", () => {
    const region = pair!.area!.regions.findIndex(({ prefectureCode }) => prefectureCode === "02");
    const strata = pair!.area!.male.strata.length;
    const cell = (region * strata + strata - 1) * COLUMNS + 6;
    const area = withMen(pair!.area!, (counts) => {
      const before = Math.max(0, counts[cell]!);
      counts[cell] = 1_000_000;
      if (counts[cell - 6 + SUBTOTAL] !== HIDDEN) counts[cell - 6 + SUBTOTAL]! += 1_000_000 - before;
    });
    const found = resolvePair({ ...pair!, area }, () => true);
    if (!("cell" in found)) throw new Error("no contradiction was found");
    expect(found.sex).toBe("male");
    expect(found.table.table).toBe("bmi");
    expect(found.text.ja).toContain("矛盾");
  });
});
