import { expect, it } from "vitest";
import type { RatioColumn } from "../../../src/model/columns/ratio-columns.js";
import { resultTable } from "../../../src/outputs/tables/terminal/result-table.js";

const shown = (columns: Readonly<Partial<Record<RatioColumn, readonly number[]>>>, names: RatioColumn[]) =>
  resultTable(
    { size: 2, column: (name) => Float64Array.from(columns[name] ?? [0, 0]) },
    names,
    { language: "en" } as Parameters<typeof resultTable>[2],
    { ja: "", en: "" },
  )
    .split("\n")
    .slice(2, 4)
    .map((line) => line.trim().split(/ +/));

it("rounds ends of a range outwards, and one number at both ends to the nearest", () => {
  const ratios = {
    ratio: [91.4077, 91.4077],
    ratioLower: [91.4077, 91.4031],
    ratioUpper: [91.4077, 91.4112],
  };
  const rows = shown(ratios, ["ratio", "ratioLower", "ratioUpper"]);
  expect(rows).toEqual([
    ["91.41", "91.41", "91.41"],
    ["91.41", "91.40", "91.42"],
  ]);
  expect(shown(ratios, ["ratioLower"])).toEqual([["91.41"], ["91.40"]]);
});
