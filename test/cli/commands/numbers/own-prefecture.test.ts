import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { run } from "../../../../src/cli/commands/figures/run.js";
import { words } from "../../../../src/cli/commands/figures/words.js";
import { top } from "../../../../src/cli/commands/lists/top.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { trend } from "../../../../src/cli/commands/numbers/trend.js";
import { areaBarsSpec, heatmapSpec } from "../../../../src/jobs/figures/figure-specs.js";
import { readRelease } from "../../../../src/jobs/input/read-release.js";
import { computeRatios } from "../../../../src/jobs/ratios/compute-release.js";
import type { ComputedTrends } from "../../../../src/jobs/trends/compute-trends.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import type { Trend } from "../../../../src/model/trends.js";
import { resultSchema } from "../../../../src/outputs/tables/result-schema.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";

const ASKED = { item: ["bmi-ge-25"], prefecture: ["埼玉"], release: "8" };
const BOTH = { ...ASKED, reference: "national,own-prefecture" };

async function result(options: Parameters<typeof compute>[1]): Promise<{ rows: RatioRow[]; text: string }> {
  const effects = memoryEffects();
  await compute([], options, effects);
  return { ...JSON.parse(effects.output), text: effects.output };
}

const textsOf = (svg: string) => svg.replace(/<[^>]*>/g, "");

async function figure(options: Parameters<typeof chart>[1], standardInput?: string) {
  const effects = memoryEffects({ language: "ja", ...(standardInput ? { standardInput } : {}) });
  await chart([], options, effects);
  return { svg: effects.output, said: effects.said };
}

it("trends against the own prefecture have years with areas, and judge no change from one that errors moved", async () => {
  // Release 6 holds errors of two areas of 佐賀県 in question 15; 5 and 10 have no areas of it.
  const effects = memoryEffects();
  const asked = { item: ["q15-late-dinner"], prefecture: ["佐賀"], sex: ["male"] };
  await trend([], { ...asked, reference: "own-prefecture" }, effects);
  const { years, trends }: Pick<ComputedTrends["header"], "years"> & { trends: Trend[] } = JSON.parse(
    effects.output,
  );
  expect(years.map(({ release }) => release)).toEqual([6, 7, 8, 9]);
  const why = Object.fromEntries(trends.map(({ code, change }) => [code, change!.unmarked]));
  expect(why).toMatchObject({ "4101": "implausible", "4103": "implausible-reference" });
});

it("changes from a year whose own prefecture errors moved are not listed, nor judged of rows without a header", async () => {
  const asked = {
    item: ["q15-late-dinner"],
    prefecture: ["佐賀"],
    release: "6,7,8",
    reference: "own-prefecture",
  };
  const made = memoryEffects();
  await compute([], { ...asked, format: "ndjson" }, made);
  const listed = async (options: Parameters<typeof top>[1], standardInput?: string) => {
    const effects = memoryEffects({ language: "ja", ...(standardInput ? { standardInput } : {}) });
    await top([], options, effects);
    return effects;
  };
  const [ofTables, ofRows] = [await listed(asked), await listed({}, made.output)];
  const lines = ofTables.output.split("\n");
  // 北部 has no error of its own: +11.9 from FY2018 would be that of its reference.
  const changes = (release: number) =>
    lines.filter((line) => line.startsWith(`第${release}回  4103    北部  男`)).map((line) => line.trimEnd());
  expect(changes(7)).toEqual([expect.stringMatching(/\+4\.6 +\+\+$/)]);
  expect(changes(8)).toEqual([expect.stringMatching(/\+6\.5 .*\+1\.9.* \+\+$/)]);
  expect(ofTables.output).toContain("人数が入っている年度との前年差は示さない。");
  expect(ofTables.said.join()).not.toContain("見出しのない結果");
  expect(ofRows.output.split("\n").slice(1)).toEqual(lines.slice(1));
  expect(ofRows.said.join()).toContain("見出しのない結果");
  const { svg } = await figure({ item: asked.item, kind: "trend" }, made.output);
  expect(textsOf(svg)).toContain("男 +13.7?");
  expect(textsOf(svg)).toContain(
    "最初か最後の年度の基準（属する都道府県）に元データの誤りとみられる人数が入っている変化は、判定しない。",
  );
});

describe("--reference national,own-prefecture", () => {
  it("gives the rows against the nation, then those against the prefecture, and describes both", async () => {
    const both = await result(BOTH);
    const [nation, own] = [await result(ASKED), await result({ ...ASKED, reference: "own-prefecture" })];
    expect(both.rows).toEqual([...nation.rows, ...own.rows]);
    expect(new Set(own.rows.map(({ reference }) => reference))).toEqual(new Set(["prefecture:11@8"]));
    const { references, reference } = resultSchema.parse(JSON.parse(both.text));
    expect(references!.map(({ population }) => population)).toEqual(["national", "own-prefecture"]);
    expect(references![0]).toEqual(reference);
  });

  it("says in its header that the bounds of the own prefecture hold its hidden counts", async () => {
    const { text } = await result({ ...ASKED, reference: "own-prefecture" });
    expect(JSON.parse(text)).toMatchObject({
      bounds: "with-reference",
      reference: { population: "own-prefecture" },
    });
  });

  it("is refused with other pairs, and where one reference is shown", async () => {
    const commands: readonly (() => Promise<unknown>)[] = [
      () => result({ ...ASKED, reference: "national,prefecture:11" }),
      () => result({ ...ASKED, reference: "prefecture:11,own-prefecture" }),
      () => result({ ...ASKED, reference: "own-prefecture,national" }),
      () => top([], BOTH, memoryEffects()),
      () => trend([], { ...BOTH, release: "7-8" }, memoryEffects()),
      () => figure({ ...BOTH, kind: "heatmap" }),
    ];
    for (const command of commands) {
      const { text, exitCode } = await failureOfAsync(command);
      expect(text.en).toMatch(/`reference`/);
      expect(exitCode).toBe(2);
    }
  });
});

describe("figures of two references", () => {
  it("have a diamond for the second at each bar of an area, and its name in the key", async () => {
    const { svg } = await figure({ ...BOTH, ages: ["40-74"], sex: ["male"] });
    expect(textsOf(svg)).toContain("埼玉県と比べた比−100");
    expect(textsOf(svg)).toContain("菱形の基準は埼玉県");
    const { svg: one } = await figure({ ...ASKED, ages: ["40-74"], sex: ["male"] });
    expect(textsOf(one)).not.toContain("菱形");
  });

  it("have a column in a profile", async () => {
    const { svg } = await figure({ ...BOTH, kind: "profile", area: ["秩父"] });
    expect(textsOf(svg)).toContain("対埼玉県");
  });

  it("are the same from a computed result; other kinds take its first and say so", async () => {
    const { text } = await result({ ...BOTH, level: ["prefecture", "area"], sex: ["male", "female"] });
    const options = { item: ["bmi-ge-25"], prefecture: ["埼玉"] };
    expect((await figure(options, text)).svg).toBe((await figure(BOTH)).svg);
    const heatmap = await figure({ ...options, kind: "heatmap" }, text);
    expect(heatmap.said.join()).toContain("全国と比べた値を使います");
    expect(textsOf(heatmap.svg)).toContain("全国より多い");
  });

  it("are drawn by the library too", () => {
    const request = { items: ["bmi-ge-25"], prefectures: ["埼玉"], sexes: ["male"] } as const;
    const ratios = computeRatios(readRelease(8), { ...request, reference: "national,own-prefecture" });
    const asked = { item: "bmi-ge-25", prefecture: "埼玉" };
    expect(JSON.stringify(areaBarsSpec(ratios, asked))).toContain("埼玉県と比べた比−100");
    expect(JSON.stringify(heatmapSpec(ratios, asked))).not.toContain("埼玉県と比べた");
  });

  it("of the own prefecture alone name that prefecture, and none shows the whole nation", async () => {
    const own = { ...ASKED, reference: "own-prefecture" };
    expect(textsOf((await figure(own)).svg)).toContain("（埼玉県と比較）");
    const { text } = await failureOfAsync(() => figure({ ...own, kind: "caterpillar" }));
    expect(text.ja).toContain("1 つの基準");
  });

  it("of the own prefecture alone rank nothing, and say of the prefecture that it is the reference", async () => {
    const { rows } = await result({ ...ASKED, reference: "own-prefecture" });
    for (const of of [rows, (await result(BOTH)).rows.slice(-rows.length)]) {
      expect(new Set(of.flatMap((row) => [row.rank, row.adjustedMark, row.smoothedRatio]))).toEqual(
        new Set([null]),
      );
    }
    const whole = memoryEffects({ language: "ja" });
    await words([], { ...ASKED, item: undefined, reference: "own-prefecture", count: "1" }, whole);
    const [, prefecture = "", area = ""] = whole.output.split("■");
    expect(prefecture).toContain("埼玉県は比較の基準そのもので、どの項目も0になる。");
    expect(prefecture).not.toContain("0項目が有意に高く");
    expect(area).toMatch(/[1-9]項目が有意に高く/);
    expect(area).not.toContain("医療圏中");
  });
});

describe("a run of two references", () => {
  const made = async (reference: string) => {
    const out = temporaryFolder();
    const asked = { ...ASKED, reference, kinds: ["area-bars,heatmap,caterpillar"], report: false };
    await run([], { ...asked, out }, memoryEffects({ language: "ja" }));
    return {
      rows: JSON.parse(readFileSync(join(out, "ratios.json"), "utf8")).rows as RatioRow[],
      figures: readdirSync(join(out, "figures", "11")),
      svg: (name: string) => textsOf(readFileSync(join(out, "figures", "11", name), "utf8")),
    };
  };

  it("writes the rows of both, and draws both where a kind shows them", async () => {
    const { rows, svg } = await made("national,own-prefecture");
    const [nation, own] = ["national@8", "prefecture:11@8"].map(
      (reference) => rows.filter((row) => row.reference === reference && row.prefectureCode === "11").length,
    );
    expect([nation! > 0, own]).toEqual([true, nation]);
    expect(svg("bmi-ge-25.svg")).toContain("菱形の基準は埼玉県");
    expect(svg("heatmap.svg")).not.toContain("菱形");
  });

  it("leaves out figures of the whole nation where each prefecture is its own reference", async () => {
    const { figures, svg } = await made("own-prefecture");
    expect(figures.sort()).toEqual(["bmi-ge-25.svg", "heatmap.svg"]);
    expect(svg("heatmap.svg")).toContain("埼玉県より多い");
  });
});

describe("a prefecture of one release, whose rates an error of the source doubles", () => {
  const asked = {
    release: "7,8",
    item: ["hba1c-ge-6.5"],
    prefecture: ["福島"],
    sex: ["female"],
    ages: ["65-74"],
  };
  const isFlagged = ({ flags }: RatioRow) => flags.includes("implausible");

  it("judges no region of any year", async () => {
    const { rows } = await result({ ...asked, reference: "prefecture:07@8" });
    expect(new Set(rows.map(({ release }) => release))).toEqual(new Set([7, 8]));
    expect(rows.filter((row) => row.prefectureCode === "07").every(isFlagged)).toBe(true);
    expect(rows.every(({ mark }) => mark === null)).toBe(true);
  });

  it("judges those of years without errors where the region is left out of it", async () => {
    const { rows } = await result({ ...asked, reference: "prefecture:07@8", excludeImplausible: true });
    expect(rows.filter(({ release }) => release === 7).some(isFlagged)).toBe(false);
  });
});
