import { describe, expect, it } from "vitest";
import { areas } from "../../../../src/cli/commands/lists/areas.js";
import { items, type ListEffects } from "../../../../src/cli/commands/lists/items.js";
import { inspect } from "../../../../src/cli/commands/numbers/inspect.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { fixture } from "../../../support/tables/fixtures.js";

async function listed(
  list: (effects: ListEffects) => Promise<void>,
  language: "ja" | "en" = "en",
): Promise<string> {
  const effects = memoryEffects({ language });
  await list(effects);
  return effects.output;
}

describe("items", () => {
  it("lists the 46 and, on request, the extended set", async () => {
    const lines = (text: string) => text.trimEnd().split("\n").length - 2;
    expect(lines(await listed((effects) => items({}, effects)))).toBe(46);
    expect(lines(await listed((effects) => items({ all: true }, effects)))).toBeGreaterThan(46);
  });

  it("names them in the language asked for, and in both as JSON", async () => {
    expect(await listed((effects) => items({}, effects), "ja")).toContain("腹囲");
    const { schema, items: all } = JSON.parse(await listed((effects) => items({ json: true }, effects)));
    expect(schema).toBe("ndb-ratio/items@1");
    expect(all[0]).toMatchObject({ id: "bmi-ge-25", name: { ja: "BMI≥25.0" } });
  });
});

describe("areas", () => {
  it("lists those of a prefecture by code or name", async () => {
    const [byName, byCode] = await Promise.all(
      ["埼玉", "11"].map((prefecture) => listed((effects) => areas({ prefecture }, effects))),
    );
    expect(byName).toBe(byCode);
    expect(byName!.trimEnd().split("\n")).toHaveLength(12);
    expect(byName).toContain("1110");
  });

  it("lists those of all years as JSON with their source: 335 until FY2023, 330 since", async () => {
    const result = JSON.parse(await listed((effects) => areas({ json: true }, effects)));
    expect(result).toMatchObject({ schema: "ndb-ratio/areas@2", source: { ja: expect.any(String) } });
    const inYear = (year: number) =>
      result.areas.filter(
        ({ from, to }: { from: number; to: number | null }) => from <= year && (to === null || year <= to),
      );
    expect([inYear(2023).length, inYear(2024).length, result.prefectures.length]).toEqual([335, 330, 47]);
  });

  it("answers an unknown prefecture with the one that was meant", async () => {
    const failure = await failureOfAsync(() => listed((effects) => areas({ prefecture: "Saitma" }, effects)));
    expect([failure.exitCode, failure.text.en]).toEqual([2, expect.stringContaining("Saitama")]);
  });
});

describe("inspect", () => {
  it("lists the tables with release, share hidden and findings, and ends with 0", async () => {
    const effects = memoryEffects();
    expect(await inspect([DEMO], { json: true }, effects)).toBe(0);
    const result = JSON.parse(effects.output);
    expect(result.schema).toBe("ndb-ratio/inspect@1");
    expect(result.tables).toHaveLength(74);
    const bmi = result.tables.find((table: { path: string }) => table.path.endsWith("bmi-area.csv"));
    expect(bmi).toMatchObject({ table: "bmi", release: 8, fiscalYear: 2020, geography: "area", regions: 10 });
    expect(bmi.shareHidden).toBeGreaterThan(0);
    expect(result.failures).toEqual([]);
  });

  it("says what it set aside and why", async () => {
    const effects = memoryEffects({ language: "ja" });
    await inspect([fixture("release-08")], {}, effects);
    expect(effects.output).toContain("対象外のファイル");
    expect(effects.output).toContain("synthetic-cga-prefecture.xlsx");
    expect(effects.output).toContain("synthetic-means-prefecture.xlsx");
  });

  it("ends with 1 where nothing is a table", async () => {
    const effects = memoryEffects();
    expect(await inspect([fixture("make.js")], { json: true }, effects)).toBe(1);
    expect(JSON.parse(effects.output).tables).toEqual([]);
  });

  it("lists built-in counts where nothing is given, instead of waiting", async () => {
    const effects = memoryEffects();
    await inspect([], {}, effects);
    expect(effects.output).toContain("built-in");
  });
});
