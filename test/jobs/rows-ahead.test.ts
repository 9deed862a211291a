import { describe, expect, it } from "vitest";
import { wholeProgram } from "../support/program/whole-program.js";

const NO_INPUT = Buffer.alloc(0);

/** Rows of a result of the built-in counts, as JSON has them, a line each. */
async function rowsOf(...items: string[]): Promise<string[]> {
  const words = ["compute", "--release", "8", "--item", items.join(), "--level", "prefecture,area"];
  words.push("--columns", "item,code,sex,ages,observed,ratio,ratioLower");
  const { stdout, status } = await wholeProgram(words, NO_INPUT);
  expect(status).toBe(0);
  const text = stdout.toString("utf8");
  const rows = text.slice(text.indexOf('"rows":[\n') + '"rows":[\n'.length, text.lastIndexOf("\n]}\n"));
  return rows.split(",\n");
}

describe("rows of a large result", () => {
  it("are those of small ones: a second thread makes the text of the former while ratios are computed", async () => {
    const first = ["bmi-ge-25", "sbp-ge-140", "q08-smoking"];
    const second = ["hba1c-ge-6.5", "ldl-ge-140"];
    const all = await rowsOf(...first, ...second);
    // Two sexes, and both together, in three age groups: 3,438 rows an item, of which a thread pays from 10,000 on.
    expect(all).toHaveLength(5 * 9 * (47 + 335));
    const some = [
      ...(await rowsOf(...first.slice(0, 2))),
      ...(await rowsOf(first[2]!)),
      ...(await rowsOf(...second)),
    ];
    expect(all.every((row, i) => row === some[i])).toBe(true);
  });
});
