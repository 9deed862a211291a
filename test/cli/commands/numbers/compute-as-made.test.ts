import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { wholeProgram } from "../../../support/program/whole-program.js";

const NO_INPUT = Buffer.alloc(0);
/** Three items have 10,314 rows: enough for a second thread, which begins with those of the first. */
const ITEMS = "q05-heart-disease,q06-kidney-disease,q08-smoking";

const folder = mkdtempSync(join(tmpdir(), "as-made-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The built-in counts of these items, with a printed count of the last of them made larger. */
async function contradictingCounts(): Promise<string> {
  const counts = join(folder, "counts.csv");
  await wholeProgram(["counts", "--release", "8", "--item", ITEMS, "--out", counts], NO_INPUT);
  const text = readFileSync(counts, "utf8");
  const iwate = /(,q08,,prefecture,03,岩手県,03,岩手県,male,はい,2,40-44,cell,printed,)(\d+),\2,\2/;
  expect(text).toMatch(iwate);
  writeFileSync(counts, text.replace(iwate, "$191897,91897,91897"));
  return counts;
}

describe("a file that is begun before all is computed", () => {
  it("does not come, nor a folder for it, where the last table contradicts itself; what stood there stays", async () => {
    const counts = await contradictingCounts();
    const out = join(folder, "ratios.csv");
    writeFileSync(out, "of before");
    for (const place of [out, join(folder, "new", "deep", "ratios.csv")]) {
      const words = ["compute", counts, "--item", ITEMS, "--format", "csv", "--out", place];
      const { status, stderr } = await wholeProgram(words, NO_INPUT);
      expect([status, stderr]).toEqual([1, expect.stringContaining("ages do not add up to 中計")]);
    }
    expect(readFileSync(out, "utf8")).toBe("of before");
    expect(existsSync(join(folder, "new"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["counts.csv", "ratios.csv"]);
  });

  it("is the same to the byte as what a pipe gets, but for the mark that Excel needs", async () => {
    const out = join(folder, "whole.csv");
    const words = ["compute", "--release", "8", "--item", ITEMS, "--format", "csv"];
    await wholeProgram([...words, "--out", out], NO_INPUT);
    const { stdout } = await wholeProgram(words, NO_INPUT);
    expect(readFileSync(out, "utf8").replace("\ufeff", "").replaceAll("\r\n", "\n")).toBe(
      stdout.toString("utf8"),
    );
  });
});
