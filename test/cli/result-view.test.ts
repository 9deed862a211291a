import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { counts } from "../../src/cli/commands/lists/counts.js";
import { compute } from "../../src/cli/commands/numbers/compute.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { failureOfAsync } from "../support/failures.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { DEMO } from "../support/program/ndb-ratio.js";

type Options = Parameters<typeof compute>[1];

async function made(options: Options, columns?: number) {
  const effects = memoryEffects(columns === undefined ? {} : { columns });
  await compute([DEMO], { item: ["bmi-ge-25", "q06-kidney-disease"], ...options }, effects);
  return effects;
}
const rowsOf = async (options: Options): Promise<RatioRow[]> => JSON.parse((await made(options)).output).rows;

describe("--sort and --top", () => {
  it("order the rows of every format and keep the first, missing values last either way", async () => {
    const all = await rowsOf({});
    const known = all.filter(({ difference }) => difference !== null);
    const down = await rowsOf({ sort: "difference:desc" });
    expect(down).toHaveLength(all.length);
    expect(down.slice(0, known.length).map(({ difference }) => difference)).toEqual(
      known.map(({ difference }) => difference).sort((a, b) => b! - a!),
    );
    const up = await rowsOf({ sort: "difference", top: "7" });
    expect(up.map(({ difference }) => difference)).toEqual(
      known
        .map(({ difference }) => difference)
        .sort((a, b) => a! - b!)
        .slice(0, 7),
    );
    const csv: Record<string, string>[] = parse(
      (await made({ sort: "difference", top: "7", format: "csv" })).output,
      {
        columns: true,
      },
    );
    expect(csv.map(({ difference }) => Number(difference))).toEqual(up.map(({ difference }) => difference));
  });

  it("leave equal rows in their order, and sort texts and lists of flags too", async () => {
    const all = await rowsOf({});
    const byText = await rowsOf({ sort: "sex:desc" });
    const expected = ["male", "female", "both"].flatMap((sex) => all.filter((row) => row.sex === sex));
    expect(byText).toEqual(expected);
    const flags = (await rowsOf({ sort: "flags" })).map((row) => row.flags.join(" "));
    expect(flags).toEqual(flags.toSorted());
  });

  it.each([
    [{ sort: "diference" }, "difference"],
    [{ sort: "ratio:down" }, "COLUMN:desc"],
    [{ top: "0" }, "whole number"],
    [{ columns: ["code,nmae"] }, "Did you mean name"],
  ] as const)("%o is wrong usage and says what is meant", async (options, hint) => {
    const failure = await failureOfAsync(() => made(structuredClone(options) as Options));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain(hint);
  });
});

describe("--columns", () => {
  it("chooses the columns of JSON, NDJSON and CSV, in the order given", async () => {
    const whole = await rowsOf({});
    const chosen = { columns: ["code,Ratio", "flags"] };
    const expected = whole.map(({ code, ratio, flags }) => ({ code, ratio, flags }));
    const document = JSON.parse((await made(chosen)).output);
    expect(document).toMatchObject({
      schema: "ndb-ratio/result-columns@2",
      columns: ["code", "ratio", "flags"],
      credit: ["第8回NDBオープンデータ（厚生労働省）を加工して作成"],
    });
    expect(document.rows).toEqual(expected);
    const ndjson = (await made({ ...chosen, format: "ndjson" })).output.trimEnd().split("\n");
    expect(ndjson.map((line) => JSON.parse(line))).toEqual(expected);
    const [header, ...lines] = (await made({ ...chosen, format: "csv" })).output.trimEnd().split("\n");
    expect(header).toBe("code,ratio,flags");
    expect(lines).toEqual(
      expected.map(({ code, ratio, flags }) => `${code},${ratio ?? ""},${flags.join(" ")}`),
    );
  });
});

describe("on a terminal", () => {
  it("compute shows a table of the first rows and says how many there are", async () => {
    const { output, said } = await made({ item: ["bmi-ge-25"] }, 200);
    const lines = output.trimEnd().split("\n");
    // What the ratios are compared with, the names of the columns, a rule, the rows.
    expect(lines).toHaveLength(3 + 30);
    expect(lines[0]).toContain("the nation");
    expect(lines[1]).toMatch(/^item\s+code\s+name/);
    expect(said.join()).toContain("of 99 rows");
    expect((await made({ item: ["bmi-ge-25"], top: "3" }, 200)).said).toEqual([]);
  });

  it("leaves out columns that it has no room for, and names them", async () => {
    const narrow = (await made({ item: ["bmi-ge-25"], format: "table" }, 80)).output.trimEnd().split("\n");
    expect(narrow.at(-1)).toMatch(
      /^Columns without room are left out: .*rank, flags \(.*--columns or --format csv\)$/,
    );
    expect(narrow.slice(0, -1).join()).not.toContain("…");
  });

  it("colours the difference by its mark, and nothing with NO_COLOR or in a file", async () => {
    const sequence = "\u001b[";
    const options = { item: ["bmi-ge-25"], format: "table" };
    expect((await made(options, 200)).output).toContain(`${sequence}31m`);
    expect((await made(options)).output).not.toContain(sequence);
    process.env.NO_COLOR = "1";
    try {
      expect((await made(options, 200)).output).not.toContain(sequence);
    } finally {
      delete process.env.NO_COLOR;
    }
  });

  it.each(["arrow", "parquet"])("%s is refused: its bytes would garble it", async (format) => {
    for (const action of [
      () => made({ format }, 80),
      () => counts([DEMO], { format }, memoryEffects({ columns: 80 })),
    ]) {
      const failure = await failureOfAsync(action);
      expect(failure.exitCode).toBe(2);
      expect(failure.text.en).toContain("--out");
    }
  });
});
