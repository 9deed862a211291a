import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { AGE_CLASSES, SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { failureOfAsync } from "../../support/failures.js";
import { memoryEffects } from "../../support/program/memory-effects.js";

const HEADS = "year,code,sex,ages,item,examined,observed";
const CODES = ["22203", "22205", "22206", "22208", "22302"];

type Cell = { readonly examined: number; readonly observed: number };
/** Few people, and fewer found: of 70 counts some twenty are under 10. */
const usual = (region: number, sex: number, age: number): Cell => {
  const examined = 8 + ((region * 37 + age * 53 + sex * 29) % 60) * (region + 1);
  return { examined, observed: Math.floor((examined * (1 + ((region + 2 * age + sex) % 4))) / 12) };
};
const csv = (cellOf: typeof usual) =>
  [
    HEADS,
    ...CODES.flatMap((code, region) =>
      SEXES.flatMap((sex, s) =>
        AGE_CLASSES.map((ages, age) => {
          const { examined, observed } = cellOf(region, s, age);
          return [2018, code, sex, ages, "metabolic", examined, observed].join(",");
        }),
      ),
    ),
  ].join("\n");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ndb-ratio-hide-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function resultOf(text: string, options: object): Promise<string> {
  const path = join(folder, "counts.csv");
  writeFileSync(path, text);
  const effects = memoryEffects();
  await compute([path], { format: "json", ages: ["5-year", "40-74", "40-64", "65-74"], ...options }, effects);
  return effects.output;
}
const rowsOf = async (text: string, options: object = {}): Promise<RatioRow[]> =>
  JSON.parse(await resultOf(text, options)).rows;

const keyOf = ({ code, sex, ages }: Pick<RatioRow, "code" | "sex" | "ages">) => [code, sex, ages].join(" ");
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "40-74": AGE_CLASSES,
  "40-64": AGE_CLASSES.slice(0, 5),
  "65-74": AGE_CLASSES.slice(5),
};

/** All that somebody works out of a result by sums and differences: from and to of every count, by what the rows say of it. */
function worked(rows: readonly RatioRow[]): Map<string, [number, number]> {
  const ranges = new Map<string, [number, number]>(
    rows.map((row) => [keyOf(row), [row.observedLower, Math.min(row.observedUpper ?? 1e9, row.examined)]]),
  );
  const sums: (readonly [string, readonly string[]])[] = rows.flatMap((row) => [
    ...(PARTS[row.ages]
      ? [[keyOf(row), PARTS[row.ages]!.map((ages) => keyOf({ ...row, ages }))] as const]
      : []),
    ...(row.sex === "both" ? [[keyOf(row), SEXES.map((sex) => keyOf({ ...row, sex }))] as const] : []),
    ...(row.code === "22" ? [[keyOf(row), CODES.map((code) => keyOf({ ...row, code }))] as const] : []),
  ]);
  for (let moved = true; moved; ) {
    moved = false;
    const narrow = (key: string, from: number, to: number) => {
      const range = ranges.get(key)!;
      if (from <= range[0] && to >= range[1]) return;
      ranges.set(key, [Math.max(range[0], from), Math.min(range[1], to)]);
      moved = true;
    };
    for (const [whole, parts] of sums) {
      const of = parts.map((key) => ranges.get(key)!);
      const [least, most] = [0, 1].map((end) => of.reduce((sum, range) => sum + range[end]!, 0));
      narrow(whole, least!, most!);
      const [from, to] = ranges.get(whole)!;
      for (const [i, key] of parts.entries())
        narrow(key, from - (most! - of[i]![1]), to - (least! - of[i]![0]));
    }
  }
  return ranges;
}

describe("counts of one's own with the small ones hidden", () => {
  it.each([5, 10, 20])("under %i, tell none of them by sums and differences of all rows", async (below) => {
    const truth = new Map((await rowsOf(csv(usual))).map((row) => [keyOf(row), row]));
    const rows = await rowsOf(csv(usual), { hideBelow: String(below) });
    const ranges = worked(rows);
    let small = 0;
    for (const row of rows) {
      const { observed, examined, ratio } = truth.get(keyOf(row))!;
      expect(row.examined).toBe(examined);
      const [from, to] = ranges.get(keyOf(row))!;
      expect(from).toBeLessThanOrEqual(observed);
      expect(to).toBeGreaterThanOrEqual(observed);
      expect(row.ratioLower).toBeLessThanOrEqual(ratio! + 1e-9);
      expect(row.ratioUpper).toBeGreaterThanOrEqual(ratio! - 1e-9);
      expect(row.rateLower).toBeLessThanOrEqual((100 * observed) / examined + 1e-9);
      expect(row.rateUpper).toBeGreaterThanOrEqual((100 * observed) / examined - 1e-9);
      // A rate tells no more than the count that it is made of.
      expect(row.rateLower).toBeCloseTo((100 * row.observedLower) / examined, 9);
      expect(row.rateUpper).toBeCloseTo((100 * row.observedUpper!) / examined, 9);
      if (examined === 0 || observed >= below) continue;
      small++;
      expect(from, keyOf(row)).toBe(0);
      expect(to, keyOf(row)).toBeGreaterThanOrEqual(Math.min(below - 1, examined));
      expect(row.observedLower).toBe(0);
      expect(row.flags).not.toContain("small-count");
    }
    expect(small).toBeGreaterThan(below === 5 ? 5 : 15);
  });

  it("are shown where they are not small, as far as they give nothing away", async () => {
    const rows = await rowsOf(csv(usual), { hideBelow: "10" });
    const whole = rows.filter(({ ages, level }) => ages === "40-74" && level === "prefecture");
    for (const row of whole) expect(row.observedLower).toBe(row.observedUpper);
    expect(rows.filter(({ flags }) => flags.includes("exact")).length).toBeGreaterThan(rows.length / 2);
  });

  it("give the same bytes, whatever the hidden counts are", async () => {
    // In two towns two ages hold few people; one person more here is one less there.
    const with3 =
      (counts: readonly number[]) =>
      (region: number, sex: number, age: number): Cell =>
        sex === 0 && region < 2 && age < 2
          ? { examined: 50, observed: counts[region * 2 + age]! }
          : { examined: 300, observed: 100 };
    const options = { hideBelow: "10" };
    expect(await resultOf(csv(with3([3, 4, 5, 6])), options)).toBe(
      await resultOf(csv(with3([4, 3, 4, 7])), options),
    );
  });

  it("are flagged where they are not hidden", async () => {
    const rows = await rowsOf(csv(usual));
    for (const { observed, flags } of rows) expect(flags.includes("small-count")).toBe(observed < 10);
    expect(rows.some(({ observed }) => observed < 10)).toBe(true);
  });

  it("are refused of tables of the ministry, which hide them already", async () => {
    const made = () => compute([], { release: "8", item: ["q08-smoking"], hideBelow: "10" }, memoryEffects());
    expect((await failureOfAsync(made)).exitCode).toBe(2);
  });
});
