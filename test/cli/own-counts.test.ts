import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chart } from "../../src/cli/commands/chart.js";
import { compute } from "../../src/cli/commands/compute.js";
import { template } from "../../src/cli/commands/template.js";
import { memoryEffects } from "../support/memory-effects.js";

let folder: string;
let path: string;
/** The form of Shizuoka filled in: more smokers from the first municipality to the last. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ndb-ratio-own-"));
  path = join(folder, "counts.csv");
  const effects = memoryEffects();
  await template("own-counts", { prefecture: "静岡" }, effects);
  const [heads = "", ...rows] = effects.output.trim().split("\r\n");
  const codes = [...new Set(rows.map((row) => row.split(",")[1]!))];
  const filled = rows.map((row) => {
    const cells = row.split(",");
    return [
      2020,
      ...cells.slice(1, 3),
      "国保",
      ...cells.slice(4, 8),
      1000,
      100 + codes.indexOf(cells[1]!),
    ].join(",");
  });
  writeFileSync(path, [heads, ...filled].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Rows = {
  readonly level: string;
  readonly code: string;
  readonly ratio: number;
  readonly rank: number | null;
}[];
async function computed(options: object): Promise<{ credit: string[]; rows: Rows }> {
  const effects = memoryEffects();
  await compute([path], { format: "json", sex: ["male"], ages: ["40-74"], ...options }, effects);
  return JSON.parse(effects.output);
}

describe("the form for counts of one's own", () => {
  it("is what the program reads when it is filled in: the prefecture is 100, its municipalities are ranked", async () => {
    const { rows, credit } = await computed({});
    const [prefecture, ...municipalities] = rows;
    expect([prefecture!.level, prefecture!.code, prefecture!.ratio]).toEqual(["prefecture", "22", 100]);
    expect(new Set(municipalities.map(({ level }) => level))).toEqual(new Set(["municipality"]));
    expect(municipalities.map(({ rank }) => rank)).toEqual(
      municipalities.map((_, i) => municipalities.length - i),
    );
    expect(credit).toEqual(["国保の健診の集計をもとに作成"]);
  });

  it("is compared with the nation of a release where that is asked for", async () => {
    const { rows } = await computed({ reference: "national@8" });
    expect(rows[0]!.ratio).not.toBe(100);
    expect(rows[0]!.ratio).toBeGreaterThan(0);
  });

  it("makes figures that name whose counts they are, and not the Open Data", async () => {
    const effects = memoryEffects({ language: "ja" });
    await chart([path], { format: "vega-lite", kind: "area-bars" }, effects);
    expect(effects.output).toContain("国保の健診の集計をもとに作成");
    expect(effects.output).not.toContain("NDBオープンデータ");
  });

  it("is made of a prefecture's municipalities only, and refused without one", async () => {
    const codes = readFileSync(path, "utf8")
      .split("\n")
      .slice(1)
      .map((row) => row.split(",")[1]!);
    expect(codes.every((code) => code.startsWith("22"))).toBe(true);
    await expect(template("own-counts", {}, memoryEffects())).rejects.toThrow("--prefecture");
    await expect(template("letter", { prefecture: "22" }, memoryEffects())).rejects.toThrow("letter");
  });
});

const CASE = new URL("../../../shared/cases/municipal/", import.meta.url);
describe.skipIf(!existsSync(CASE))("the made-up file of Shizuoka (../shared/cases/municipal)", () => {
  it("gives the answers that stand beside it", async () => {
    const effects = memoryEffects();
    const file = new URL("synthetic-shizuoka.csv", CASE).pathname;
    await compute([file], { format: "json", ages: ["40-74"] }, effects);
    const { rows, synthetic } = JSON.parse(effects.output);
    expect(synthetic).toBe(true);
    const [, ...answers] = readFileSync(new URL("answers-some.csv", CASE), "utf8").trim().split(/\r?\n/);
    expect(answers.length).toBeGreaterThan(5);
    for (const line of answers) {
      const [item, code, , sex, examined, observed, expected, ratio] = line.split(",");
      const row = rows.find(
        (one: Record<string, unknown>) => one.item === item && one.code === code && one.sex === sex,
      );
      expect([row.examined, row.observed]).toEqual([Number(examined), Number(observed)]);
      expect(row.expected).toBeCloseTo(Number(expected), 9);
      expect(row.ratio).toBeCloseTo(Number(ratio), 9);
    }
  });
});
