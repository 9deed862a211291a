import { describe, expect, it } from "vitest";
import { resolvePair } from "../../../src/engine/suppression/suppression.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  SEXES,
  type Sex,
  SUBTOTAL,
  type TablePair,
} from "../../../src/model/counts.js";
import { plainPair } from "../country/plain-pair.js";
import { randomFrom } from "../country/random.js";
import { syntheticCountry } from "../synthetic-country.js";

const country = syntheticCountry(3, { people: 400 });
const [pair] = country.published.pairs;

/** The true tables of a small country with cells hidden at random, some rows nearly whole. */
function hiddenAtRandom(seed: number): TablePair {
  const random = randomFrom(seed);
  const { truth } = syntheticCountry(seed, {
    people: seed % 2 ? 60 : 600,
    prefectures: 3,
    areas: 3,
    strata: 3,
  });
  const [pair] = truth.pairs;
  const hide = (table: CountTable): CountTable => {
    const [male, female] = SEXES.map((sex) => {
      const rows = Array.from({ length: table[sex].counts.length / COLUMNS }, () => random.next() ** 2);
      const counts = table[sex].counts.map((count, cell) =>
        random.next() < rows[Math.floor(cell / COLUMNS)]! ? HIDDEN : count,
      );
      return { ...table[sex], counts };
    });
    return { ...table, male: male!, female: female! };
  };
  return { ...pair!, prefecture: hide(pair!.prefecture!), area: withoutFirst(hide(pair!.area!)) };
}

/** The first prefecture's one area is left out, so that the table begins with areas that add up with others. */
function withoutFirst(table: CountTable): CountTable {
  const [male, female] = SEXES.map((sex) => {
    const { counts, strata } = table[sex];
    return { ...table[sex], counts: counts.subarray(strata.length * COLUMNS) };
  });
  return { ...table, regions: table.regions.slice(1), male: male!, female: female! };
}

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

  it("reads a table that comes alone naively, too", () => {
    const alone = resolvePair({ prefecture: null, area: pair!.area }, () => false, "naive");
    const both = resolvePair(pair!, () => false, "naive");
    if ("cell" in alone || "cell" in both) throw new Error("contradiction");
    expect(alone.prefecture).toBeNull();
    expect(alone.area).toEqual(both.area);
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

describe("a pair of tables", () => {
  const isNotThird = (code: string | null) => code !== "03";

  it.each([
    ["both", (of: TablePair) => of],
    ["the prefectures alone", (of: TablePair) => ({ ...of, area: null })],
    ["the areas alone", (of: TablePair) => ({ ...of, prefecture: null })],
  ])("is resolved as block by block, any cells hidden: %s", (_, chosen) => {
    let open = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const hidden = chosen(hiddenAtRandom(seed));
      const found = resolvePair(hidden, isNotThird);
      if ("cell" in found) throw new Error(found.text.en);
      for (const sex of SEXES) {
        const plain = plainPair(hidden, sex, isNotThird);
        for (const resolved of [found.prefecture, found.area]) {
          if (!resolved) continue;
          const { lower, upper, estimate, hidden } = resolved[sex];
          const expected = plain.get(resolved.table)!;
          expect([...hidden]).toEqual(
            [...resolved.table[sex].counts].map((count) => (count === HIDDEN ? 1 : 0)),
          );
          expect([...lower]).toEqual(expected.lower);
          expect([...upper]).toEqual(expected.upper);
          const apart = expected.estimate.map((people, cell) => Math.abs(people - estimate[cell]!));
          expect(Math.max(...apart)).toBeLessThan(1e-5);
          open += expected.lower.filter((least, cell) => least < expected.upper[cell]!).length;
        }
      }
    }
    expect(open).toBeGreaterThan(300);
  });
});

describe("numbers that contradict each other", () => {
  const { prefecture, area } = country.truth.pairs[0]!;
  const [region, stratum] = [4, 2];
  const start = (region * area!.male.strata.length + stratum) * COLUMNS;
  const changed = (table: CountTable, sex: Sex, change: (counts: Int32Array) => void): CountTable => {
    const counts = table[sex].counts.slice();
    change(counts);
    return { ...table, [sex]: { ...table[sex], counts } };
  };
  const found = (tables: { prefecture: CountTable; area: CountTable }) => {
    const outcome = resolvePair(tables, () => true);
    if (!("cell" in outcome)) throw new Error("no contradiction was found");
    return outcome;
  };

  it("are told with the cell, the table, the area, sex, class and 中計 of a row that does not add up", () => {
    const wrong = changed(area!, "female", (counts) => {
      counts[start + SUBTOTAL]! += 1;
    });
    const { cell, sex, table, text } = found({ prefecture: prefecture!, area: wrong });
    expect([cell, sex, table]).toEqual([start + SUBTOTAL, "female", wrong]);
    const { name } = area!.regions[region]!;
    expect(text.ja).toContain(`「合成データ」${name}、女、20以上25未満、中計に入る人数がありません`);
    expect(text.en).toContain(`no count fits "合成データ", ${name}, female, 20以上25未満, ages 中計.`);
  });

  it("are told with the age of a prefecture that its areas do not add up to, and the table's key where it has no title", () => {
    const second = (1 * prefecture!.male.strata.length + stratum) * COLUMNS;
    const wrong = changed({ ...prefecture!, title: "" }, "male", (counts) => {
      counts[second + 3]! -= 1;
      counts[second + 4]! += 1;
    });
    const { cell, sex, table, text } = found({ prefecture: wrong, area: area! });
    expect([cell, sex, table]).toEqual([second + 3, "male", wrong]);
    const { name } = prefecture!.regions[1]!;
    expect(text.ja).toContain(`「bmi」${name}、男、20以上25未満、55-59歳に入る人数がありません`);
    expect(text.en).toContain(`no count fits "bmi", ${name}, male, 20以上25未満, ages 55-59.`);
  });
});
