import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { adjustedMarkOf } from "../../src/engine/marks.js";
import type { Counts } from "../../src/engine/statistics/interval.js";
import { estimateSpread, markInSpread } from "../../src/engine/statistics/spread.js";
import { ratiosOfFiles } from "../../src/jobs/ratios/compute-ratios.js";
import type { Mark } from "../../src/model/marks.js";
import { type Random, randomFrom } from "../engine/country/random.js";
import { exactRatio } from "../engine/ratio/exact-ratio.js";
import { plainMark } from "../engine/statistics/interval-marks.js";
import { csvRows } from "../engine/statistics/vectors.js";
import { partRows } from "../support/part-rows.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { LONG } from "./made/known-release.js";

/*
 * What the adjusted mark promises: it asks whether a region stands out from 100 more than regions of its size do, so it
 * must find about as many among the large as among the small, and 5 % and 0.2 % of a spread that is normal.
 */
const catalog = loadCatalog();

interface Share {
  readonly at95: number;
  readonly at998: number;
}

function shareOf(marks: readonly (Mark | null)[]): Share {
  const count = (isIt: (mark: Mark) => boolean) => marks.filter((mark) => mark && isIt(mark)).length;
  return {
    at95: count((mark) => mark !== "none") / marks.length,
    at998: count((mark) => mark.endsWith("99.8")) / marks.length,
  };
}

const percent = (share: number, digits = 1) => (100 * share).toFixed(digits).padStart(digits + 3);

describe("the marks of release 9, areas, men and women, 40–74", () => {
  test("name about as many in every fifth of size", { timeout: 600_000 }, async () => {
    const options = {
      levels: ["area"],
      sexes: ["male", "female"],
      ages: ["40-74"],
    } as const;
    const { table } = await ratiosOfFiles({ paths: [], releases: [9] }, options, memoryEffects(), catalog);
    const columns = new Map<string, { expected: number; mark: Mark | null }[]>();
    for (const { item, sex, expected, adjustedMark } of partRows(table, [
      "item",
      "sex",
      "expected",
      "adjustedMark",
    ])) {
      const key = `${item} ${sex}`;
      columns.set(key, [...(columns.get(key) ?? []), { expected, mark: adjustedMark }]);
    }
    expect(columns.size).toBe(92);
    const fifths: (Mark | null)[][] = [[], [], [], [], []];
    for (const regions of columns.values()) {
      expect(regions).toHaveLength(335);
      regions.sort((a, b) => a.expected - b.expected);
      for (const [i, { mark }] of regions.entries()) fifths[Math.floor((5 * i) / 335)]!.push(mark);
    }
    const whole = shareOf(fifths.flat());
    const shares = fifths.map(shareOf);
    if (LONG)
      console.log(
        [
          "adjusted marks of release 9, areas, men and women, 40–74, 46 items, by fifth of size from the smallest:",
          `    95 %   ${shares.map(({ at95 }) => percent(at95)).join("  ")}   whole ${percent(whole.at95)} %`,
          `    99.8 % ${shares.map(({ at998 }) => percent(at998)).join("  ")}   whole ${percent(whole.at998)} %`,
        ].join("\n"),
      );
    for (const { at95 } of shares) {
      expect(at95 / whole.at95).toBeGreaterThan(0.6);
      expect(at95 / whole.at95).toBeLessThan(1.6);
    }
  });
});

/** Sizes of the real areas: of a common finding, a rarer one, and one a fifth as common as that; people expected and examined. */
function sizes(level: "area" | "prefecture"): Omit<Counts, "observed">[][] {
  return (
    [
      ["waist-ge-85-90", "male", 1, 0.5],
      ["q08-smoking", "female", 1, 0.1],
      ["q08-smoking", "female", 5, 0.02],
    ] as const
  ).map(([item, sex, divisor, rate]) => {
    const expected = new Map<string, number>();
    for (const row of csvRows("spread_input.csv")) {
      if (row.item !== item || row.sex !== sex) continue;
      const code = level === "area" ? row.code! : row.code!.slice(0, 2);
      expected.set(code, (expected.get(code) ?? 0) + Number(row.expected) / divisor);
    }
    return [...expected.values()].map((size) => ({ expected: size, examined: Math.round(size / rate) }));
  });
}

/** Marks of countries whose regions differ by τ(E/Ē)^(−γ) on the log scale, normally, and are counted. */
function simulated(
  level: "area" | "prefecture",
  tau: number,
  gamma: number,
  rounds: number,
  seed: number,
): Share {
  const random = randomFrom(seed);
  const marks: Mark[] = [];
  for (const regions of sizes(level)) {
    const logs = regions.map(({ expected }) => Math.log(expected));
    const mean = Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length);
    for (let round = 0; round < rounds; round++) {
      const country = regions.map(({ expected, examined }): Counts => {
        const ratio = Math.exp(tau * (expected / mean) ** -gamma * random.normal());
        return {
          observed: cases(random, examined, Math.min(1, (ratio * expected) / examined)),
          expected,
          examined,
        };
      });
      const spread = estimateSpread("binomial", country)!;
      for (const counts of country) {
        // The exact test is dear: only for those that the spread marks.
        const isMarked = markInSpread(spread, "binomial", counts) !== "none";
        marks.push(
          isMarked
            ? adjustedMarkOf(exactRatio(counts), plainMark("binomial", counts), spread, "binomial")!
            : "none",
        );
      }
    }
  }
  return shareOf(marks);
}

/** A binomial draw that is right for rare findings too: `random.binomial` takes the normal approximation from 60 people on. */
function cases(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - cases(random, n, 1 - p);
  if (n * p > 300) return random.binomial(n, p);
  let [left, share, count] = [random.next(), (1 - p) ** n, 0];
  while (left > share && count < n) {
    left -= share;
    count++;
    share *= ((n - count + 1) * p) / (count * (1 - p));
  }
  return count;
}

describe("the marks of regions whose spread is normal", () => {
  const rounds = { area: LONG ? 200 : 14, prefecture: LONG ? 1400 : 100 };
  const lines: string[] = [];

  for (const level of ["area", "prefecture"] as const) {
    for (const tau of LONG ? [0.03, 0.1, 0.3] : [0.1]) {
      for (const gamma of [0, 0.25, 0.5]) {
        test(`are 5 % and 0.2 %: ${level}, τ ${tau}, γ ${gamma}`, { timeout: 600_000 }, () => {
          const { at95, at998 } = simulated(level, tau, gamma, rounds[level], 7);
          lines.push(
            `    ${level.padEnd(11)} τ ${tau}, γ ${gamma}:  ${percent(at95, 2)} %  ${percent(at998, 2)} %`,
          );
          expect(at95).toBeGreaterThan(LONG ? 0.045 : 0.042);
          expect(at95).toBeLessThan(LONG ? 0.055 : 0.058);
          expect(at998).toBeGreaterThan(LONG ? 0.001 : 0.0005);
          expect(at998).toBeLessThan(LONG ? 0.003 : 0.004);
        });
      }
    }

    test(`are no more where chance alone is at work: ${level}`, { timeout: 600_000 }, () => {
      const { at95, at998 } = simulated(level, 0, 0, rounds[level], 8);
      lines.push(`    ${level.padEnd(11)} τ 0:          ${percent(at95, 2)} %  ${percent(at998, 2)} %`);
      expect(at95).toBeLessThan(0.055);
      expect(at998).toBeLessThan(0.003);
    });
  }

  test.runIf(LONG)("are printed", () => {
    console.log(["adjusted marks of normal spreads, at 95 % and at 99.8 %:", ...lines].join("\n"));
  });
});
