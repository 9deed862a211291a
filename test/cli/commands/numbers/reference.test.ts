import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { reference } from "../../../../src/cli/commands/numbers/reference.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { writeNation } from "../../../support/tables/country-files.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-reference-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(paths: readonly string[], options: Parameters<typeof compute>[1]): Promise<RatioRow[]> {
  const effects = memoryEffects();
  await compute(paths, options, effects);
  return JSON.parse(effects.output).rows;
}

async function referenceFile(paths: readonly string[], name: string, options: object = {}): Promise<string> {
  const path = join(folder, name);
  const effects = memoryEffects();
  await reference(paths, { out: path, ...options }, effects);
  writeFileSync(path, effects.files.get(path)!);
  return path;
}

const [release6, release8] = [6, 8].map((release) => {
  const path = join(folder, `release-${release}`);
  mkdirSync(path);
  writeNation(path, release, { release, areas: 6 });
  return path;
}) as [string, string];
const item = ["bmi-ge-25"];

describe("a reference file", () => {
  it("gives the same ratios as the population that it was made of", async () => {
    const path = await referenceFile([release8], "national-08.json", { item });
    const direct = await rowsOf([release8], { item, level: ["prefecture", "area"] });
    const byFile = await rowsOf([release8], { item, level: ["prefecture", "area"], reference: path });
    expect(byFile).toHaveLength(direct.length);
    for (const [i, row] of byFile.entries()) {
      const { ratio, ratioLower, ratioUpper, expected, reference: id } = direct[i]!;
      expect(row).toMatchObject({ ratio, ratioLower, ratioUpper, expected, reference: id });
    }
  });

  it("of another release is a fixed base year: the nation then need not stand at 100", async () => {
    const path = await referenceFile([release6], "national-06.json", { item });
    const rows = await rowsOf([release8], { item, reference: path, level: ["nation"], ages: ["40-74"] });
    expect(new Set(rows.map((row) => row.reference))).toEqual(new Set(["national@6"]));
    expect(rows.some(({ ratio }) => Math.abs(ratio! - 100) > 0.01)).toBe(true);
    expect(rows.some(({ flags }) => flags.includes("is-reference"))).toBe(false);
  });

  it("says what it is, which files it comes from, and holds counts and rates of seven ages", async () => {
    const effects = memoryEffects();
    await reference([release8], { item: ["bmi-ge-25"] }, effects);
    const file = JSON.parse(effects.output);
    expect(file).toMatchObject({
      schema: "ndb-ratio/reference@1",
      release: 8,
      fiscalYear: 2020,
      population: "national",
    });
    expect(file.sources[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    const { examined, observed, rate } = file.items["bmi-ge-25"].male;
    expect(rate).toHaveLength(7);
    for (let age = 0; age < 7; age++) expect(rate[age]).toBeCloseTo(observed[age] / examined[age], 12);
  });

  it("can be one prefecture's", async () => {
    const path = await referenceFile([DEMO], "saitama.json", {
      item: ["bmi-ge-25"],
      population: "prefecture:埼玉",
    });
    const rows = await rowsOf([DEMO], { item: ["bmi-ge-25"], reference: path, level: ["prefecture"] });
    for (const { ratio } of rows) expect(ratio).toBeCloseTo(100, 9);
    expect(rows).toHaveLength(9);
  });

  it("says, when made and when used, how far errors of the source move its rates", async () => {
    const path = join(folder, "fukushima.json");
    const made = memoryEffects({ language: "ja" });
    const options = { release: "8", item: ["hba1c-ge-6.5"] };
    await reference([], { ...options, out: path, population: "prefecture:07" }, made);
    writeFileSync(path, made.files.get(path)!);
    const told = /元データの誤りとみられる人数が入っています。.*「HbA1c≥6\.5」女 65～74歳 \+118\.0％/;
    expect(made.said.join()).toMatch(told);
    expect(JSON.parse(made.files.get(path)!.toString()).moves[0]).toEqual({
      item: "hba1c-ge-6.5",
      sex: "female",
      ages: "65-74",
      percent: 118,
    });
    const used = memoryEffects({ language: "ja" });
    await compute([], { ...options, prefecture: ["福島"], reference: path }, used);
    expect(used.said.join()).toMatch(told);
    const sound = memoryEffects();
    await reference([], { ...options, out: path, population: "prefecture:11" }, sound);
    expect(sound.files.get(path)).not.toContain("moves");
    expect(sound.said.join()).not.toContain("errors of the source");
  });

  it("that comes with the program says so too, unless its moves are too small to show", async () => {
    const read = async (base: string) => {
      const effects = memoryEffects();
      const asked = { release: "8", item: ["q06"], prefecture: ["11"], ages: ["40-64"] };
      await compute([], { ...asked, reference: `national@${base}` }, effects);
      return { said: effects.said.join(), moves: JSON.parse(effects.output).referenceMoves };
    };
    const moved = await read("6");
    expect(moved.said).toMatch(/built-in rates of the reference hold.*kidney disease, women 40-64, \+8\.9%/);
    const women = { release: 6, item: "q06-kidney-disease", sex: "female", ages: "40-64", percent: 8.9 };
    expect(moved.moves).toContainEqual({ ...women, leftOut: false });
    expect((await read("7")).said).not.toContain("built-in rates");
  });

  it("is not said to lack extended items, unless they are asked for", async () => {
    const toldOf = async (options: object) => {
      const effects = memoryEffects();
      await reference([], { release: "8", ...options }, effects);
      return effects.said.join("\n");
    };
    expect(await toldOf({})).not.toContain("TG≥500");
    expect(await toldOf({ item: ["tg-ge-500", "tg-ge-300"] })).toContain("TG≥500");
  });

  it("cannot be made of two releases at once, nor of a part of the nation", async () => {
    expect(
      (await failureOfAsync(() => reference([release6, release8], { item }, memoryEffects()))).exitCode,
    ).toBe(2);
    expect((await failureOfAsync(() => reference([DEMO], { item }, memoryEffects()))).exitCode).toBe(1);
  });

  it("that is broken or lacks the item is refused with its name", async () => {
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{"schema":"ndb-ratio/reference@1"');
    const failure = await failureOfAsync(() => rowsOf([DEMO], { item: ["bmi-ge-25"], reference: broken }));
    expect(failure.place?.file).toBe(broken);
    const path = await referenceFile([release8], "only-bmi.json", { item: ["bmi-ge-25"] });
    const lacking = await failureOfAsync(() => rowsOf([release8], { item: ["bmi-ge-30"], reference: path }));
    expect(lacking.text.en).toContain("bmi-ge-30");
  });
});
