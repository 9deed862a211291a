import { describe, expect, it } from "vitest";
import { LEVELS } from "../../src/catalog/levels.js";
import { COMMANDS } from "../../src/cli/declared/command-table.js";
import { checkedOptions } from "../../src/cli/options/check.js";
import { CHART, RUN } from "../../src/cli/options/of-figures.js";
import { FETCH } from "../../src/cli/options/of-lists.js";
import { COMPUTE } from "../../src/cli/options/of-numbers.js";
import { longFlag } from "../../src/cli/options/option.js";
import { topicText } from "../../src/cli/topics.js";
import { Failure } from "../../src/text/failure.js";
import { ndbRatio } from "../support/program/ndb-ratio.js";

/** What is said of a value in English, in Japanese. */
function refusal(
  options: Parameters<typeof checkedOptions>[0],
  written: Parameters<typeof checkedOptions>[1],
) {
  try {
    checkedOptions(options, written);
  } catch (error) {
    if (error instanceof Failure) return [error.exitCode, error.text.en, error.text.ja];
  }
  return null;
}

describe("a command of the table", () => {
  it("shows each of its options in its help, and in the help on commands", async () => {
    const tables = { ja: topicText("commands", "ja"), en: topicText("commands", "en") };
    for (const { name, options, help } of COMMANDS) {
      const shown = (await ndbRatio([name, "--help"])).stdout;
      for (const [option, declared] of Object.entries(options))
        expect(shown, name).toMatch(new RegExp(`^  ${longFlag(option, declared)}\\b`, "m"));
      for (const language of ["ja", "en"] as const) {
        expect(tables[language]).toContain(`| ${help[language]} |`);
        for (const option of Object.values(options))
          expect(tables[language]).toMatch(
            new RegExp(`\\| ${option.help[language].replace(/[.*+?()|[\]]/g, "\\$&")} \\| .*\`${name}\``),
          );
      }
    }
  });
});

describe("values of options", () => {
  it("become what they mean", () => {
    const values = checkedOptions(RUN, {
      table: ["q01=a=b.csv", "egfr:detailed=e.xlsx"],
      item: ["bmi-ge-25,q08-smoking", "hdl-lt-40"],
      fiscalYear: "2020",
      baseRelease: "06",
      release: "第８回",
      workers: "12",
      tolerance: "0.5",
      baseUrl: "https://mirror.example/a",
      report: false,
      out: "x",
    });
    expect(values).toMatchObject({
      table: [
        { table: "q01", block: null, path: "a=b.csv" },
        { table: "egfr", block: "detailed", path: "e.xlsx" },
      ],
      item: ["bmi-ge-25", "q08-smoking", "hdl-lt-40"],
      fiscalYear: 2020,
      baseRelease: 6,
      release: [8],
      workers: 12,
      tolerance: 0.5,
      baseUrl: new URL("https://mirror.example/a"),
      report: false,
    });
  });

  it("stand at what help calls the default where nothing is written", () => {
    expect(checkedOptions(RUN, {})).toMatchObject({
      table: [],
      acceptSmallCounts: false,
      interval: "binomial",
      bounds: "given-reference",
      suppression: "bounds",
      scale: "own",
      tolerance: 0.005,
      report: true,
      workers: 1,
      lang: "ja",
    });
    expect(checkedOptions(CHART, { scale: "-20,30" }).scale).toEqual([-20, 30]);
  });

  it.each([
    [COMPUTE, { sex: ["male,mann"] }, '--sex "mann" is not known. Choose from male, female, both.'],
    [COMPUTE, { interval: "exact" }, '--interval "exact" is not known. Choose from binomial, poisson, byar.'],
    [COMPUTE, { zeros: "0" }, '--zeros "0" is not known. Choose from hidden.'],
    [
      COMPUTE,
      { table: ["q01=a", "q02"] },
      '--table "q02" is not understood. Write TABLE=FILE, for example q01=q01.csv or egfr:detailed=egfr.xlsx.',
    ],
    [
      COMPUTE,
      { fiscalYear: "R2" },
      '--fiscal-year "R2" is not understood. Give the fiscal year, for example 2020.',
    ],
    [COMPUTE, { top: "0" }, '--top "0" is not understood. Give a whole number from 1.'],
    [RUN, { workers: "65" }, '--workers "65" is not understood. Give a number from 1 to 64.'],
    [RUN, { tolerance: "-1" }, '--tolerance "-1" is not understood. Give points, for example 0.005.'],
    [
      CHART,
      { scale: "3,5" },
      '--scale "3,5" is not understood. Give own, shared, or a range of points that holds 0, for example -20,30.',
    ],
    [
      FETCH,
      { baseUrl: "ftp://x" },
      '--base-url "ftp://x" is not understood. Give an address, for example https://mirror.example/.',
    ],
    [FETCH, { pause: " " }, '--pause " " is not understood. Give seconds, for example 0.5.'],
    [FETCH, { release: "eight" }, '--release "eight" is not understood. Give its number, for example 8.'],
  ])("are refused with what would be right: %#", (options, written, says) => {
    expect(refusal(options, written)?.slice(0, 2)).toEqual([2, says]);
  });

  it("are refused in Japanese too", () => {
    expect(refusal(COMPUTE, { level: ["town"] })?.[2]).toBe(
      `--level「town」はありません。使えるのは ${LEVELS.join("、")} です。`,
    );
    expect(refusal(COMPUTE, { top: "many" })?.[2]).toBe(
      "--top「many」を解釈できません。1 以上の整数を指定してください。",
    );
  });
});
