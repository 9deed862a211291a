import { describe, expect, it } from "vitest";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { readXlsx } from "../../../../src/ingest/files/workbook/xlsx.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { writeNation } from "../../../support/tables/country-files.js";

const OPTIONS = { item: ["bmi-ge-25"], format: "xlsx", out: "made.xlsx" };

function nation(): string {
  const folder = temporaryFolder();
  writeNation(folder, 5, { people: 3000, strata: 4 });
  return folder;
}

describe("workbooks of a nation (synthetic)", () => {
  it("hold the nation and its 47 prefectures where none is named, and say that the numbers are made up", async () => {
    const effects = memoryEffects();
    await compute([nation()], OPTIONS, effects);
    const sheets = readXlsx(effects.files.get("made.xlsx")!, "made.xlsx");
    const table = sheets[3]!.rows.slice(4);
    expect(table).toHaveLength(48 * 2 * 3);
    expect(table.slice(0, 2).map((row) => row.slice(10, 12))).toEqual([
      ["00", "全国"],
      ["01", "北海道"],
    ]);
    expect(sheets[0]!.rows.flat()).toContain("合成データ（実在しない数値）");
  });

  it("hold a prefecture and its areas where one is named", async () => {
    const effects = memoryEffects();
    await compute([nation()], { ...OPTIONS, prefecture: ["1"] }, effects);
    const [, , , item] = readXlsx(effects.files.get("made.xlsx")!, "made.xlsx");
    const codes = item!.rows.slice(4).map((row) => String(row[10]));
    expect(codes[0]).toBe("01");
    expect(codes.every((code) => code.startsWith("01"))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(1);
  });

  it("are refused for several prefectures at once, with what can be done", async () => {
    const two = () => compute([nation()], { ...OPTIONS, prefecture: ["1", "2"] }, memoryEffects());
    const failure = await failureOfAsync(two);
    expect([failure.exitCode, failure.text.en]).toEqual([2, expect.stringContaining("run --xlsx")]);
  });
});
