import { describe, expect, it } from "vitest";
import { chart } from "../../src/cli/commands/figures/chart.js";
import { demo } from "../../src/cli/commands/figures/demo.js";
import { run } from "../../src/cli/commands/figures/run.js";
import { counts } from "../../src/cli/commands/lists/counts.js";
import { compute } from "../../src/cli/commands/numbers/compute.js";
import { failureOfAsync } from "../support/failures.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { DEMO } from "../support/program/ndb-ratio.js";

const one = { item: ["bmi-ge-25"] };

describe("--format beside --out", () => {
  it.each([
    ["csv", "a.json"],
    ["table", "a.xlsx"],
    ["xlsx", "a.csv"],
    ["json", "a.parquet"],
  ])("is refused where a name says another: %s into %s", async (format, out) => {
    const effects = memoryEffects();
    const failure = await failureOfAsync(() => compute([DEMO], { ...one, format, out }, effects));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.ja).toContain(`--format ${format} と --out「${out}」が合いません`);
    expect(failure.text.ja).not.toContain(".table");
    expect(effects.files.size).toBe(0);
  });

  it.each([
    ["csv", "a.txt"],
    ["ndjson", "a.json"],
    ["csv", "a.dat"],
  ])("is taken where a name may stand for it: %s into %s", async (format, out) => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, format, out }, effects);
    expect([...effects.files.keys()]).toEqual([out]);
  });
});

describe("--out -", () => {
  it.each([
    ["counts", counts, one],
    ["compute", compute, { ...one, format: "csv" }],
    ["chart", chart, { ...one, prefecture: ["11"] }],
  ] as const)("is standard output, for %s as well", async (_, command, options) => {
    const [plain, named] = [memoryEffects(), memoryEffects()];
    await command([DEMO], options, plain);
    await command([DEMO], { ...options, out: "-" }, named);
    expect(named.output).toBe(plain.output);
    expect(named.output.length).toBeGreaterThan(100);
    expect(named.files.size).toBe(0);
  });

  it("is refused as wrong usage where a command makes several files", async () => {
    const commands = [
      () => run([DEMO], { out: "-" }, memoryEffects()),
      () => demo({ out: "-" }, memoryEffects()),
    ];
    for (const command of commands) {
      const failure = await failureOfAsync(command);
      expect(failure.exitCode).toBe(2);
      expect(failure.text.en).toContain("give a folder");
    }
  });
});
