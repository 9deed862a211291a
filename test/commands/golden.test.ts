import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chart } from "../../src/commands/chart.js";
import { compute } from "../../src/commands/compute.js";
import { items } from "../../src/commands/items.js";
import { memoryEffects } from "./memory-effects.js";
import { DEMO } from "./ndb-ratio.js";

/** Compares with a file of test/golden/, or writes it on UPDATE_GOLDEN=1 (see the README there). */
function expectGolden(name: string, text: string): void {
  const path = new URL(`../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
}

/** Counts and ratios, which no later column may change. */
const LASTING = [
  "release",
  "level",
  "code",
  "name",
  "sex",
  "ages",
  "reference",
  "examined",
  "observed",
  "observedLower",
  "observedUpper",
  "expected",
  "expectedLower",
  "expectedUpper",
  "ratio",
  "ratioLower",
  "ratioUpper",
  "difference",
  "hiddenCells",
];

const one = { item: ["bmi-ge-25"], prefecture: ["11"] };

describe("golden outputs of the demo's tables", () => {
  it("ratios of BMI ≥ 25", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, format: "ndjson" }, effects);
    const rows = effects.output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    // 12 digits: the last ones of a sum may differ between processors.
    const cell = (value: unknown) =>
      typeof value === "number" ? String(Number(value.toPrecision(12))) : value === null ? "" : String(value);
    const lines = [LASTING, ...rows.map((row) => LASTING.map((name) => cell(row[name])))];
    expectGolden("bmi-ge-25.csv", `${lines.map((line) => line.join(",")).join("\n")}\n`);
  });

  it("the figure's specification", async () => {
    const effects = memoryEffects();
    await chart([DEMO], { ...one, format: "vega-lite" }, effects);
    expectGolden("bmi-ge-25.vl.json", effects.output);
  });

  it("the list of items", async () => {
    const pieces: string[] = [];
    await items({}, { language: "ja", write: (piece) => void pieces.push(piece) });
    expectGolden("items.txt", pieces.join(""));
  });
});
