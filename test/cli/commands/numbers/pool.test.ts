import { describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { words } from "../../../../src/cli/commands/figures/words.js";
import { top } from "../../../../src/cli/commands/lists/top.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { readXlsx } from "../../../../src/ingest/files/workbook/xlsx.js";
import type { PooledRow } from "../../../../src/model/columns/pooled-columns.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import { pooledSchema } from "../../../../src/outputs/tables/pooled.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";

const ASKED = {
  item: ["urine-glucose-positive"],
  prefecture: ["鳥取"],
  level: ["prefecture", "area"],
  sex: ["male", "both"],
  ages: ["40-74", "40-44"],
  reference: "national",
};

async function output(options: Parameters<typeof compute>[1]) {
  const effects = memoryEffects();
  await compute([], options, effects);
  return effects;
}

async function rowsOf<Row>(options: Parameters<typeof compute>[1]): Promise<Row[]> {
  const { output: text } = await output({ ...ASKED, ...options, format: "ndjson" });
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("compute --pool", () => {
  it("gives what the single years' rows add up to, and the mean of their limits", async () => {
    const pooled = await rowsOf<PooledRow>({ pool: "7-9" });
    const single = await rowsOf<RatioRow>({ release: "7-9" });
    expect(pooled).toHaveLength(4 * 2 * 2);
    for (const row of pooled) {
      const years = single.filter(
        ({ code, sex, ages }) => code === row.code && sex === row.sex && ages === row.ages,
      );
      expect(years).toHaveLength(3);
      const sum = (of: (year: RatioRow) => number) => years.reduce((total, year) => total + of(year), 0);
      expect(row.release).toBe("7-9");
      expect(row.fiscalYear).toBe("2019-2021");
      expect(row.reference).toBe("national@7-9");
      expect(row.observed).toBeCloseTo(
        sum(({ observed }) => observed),
        6,
      );
      expect(row.ratio).toBeCloseTo(
        (100 * sum(({ observed }) => observed)) / sum(({ expected }) => expected),
        9,
      );
      const weighed = (of: (year: RatioRow) => number) =>
        sum((year) => year.expected * of(year)) / sum(({ expected }) => expected);
      expect(row.ratioCi95Lower).toBeCloseTo(
        weighed((year) => year.ratioCi95Lower!),
        9,
      );
      expect(row.ratioCi95Upper).toBeCloseTo(
        weighed((year) => year.ratioCi95Upper!),
        9,
      );
    }
  });

  it("writes a document of its own schema that says which years it holds", async () => {
    const { output: text } = await output({ ...ASKED, pool: "7-9" });
    const document = pooledSchema.parse(JSON.parse(text));
    expect(document.pool).toEqual({
      release: "7-9",
      years: [7, 8, 9].map((release) => ({ release, fiscalYear: release + 2012 })),
    });
    expect(document.credit).toHaveLength(3);
    expect(document.groups.every(({ release }) => release === "7-9")).toBe(true);
  });

  it("leaves out, by name and with the reason, an item that a release does not have", async () => {
    const effects = await output({
      ...ASKED,
      item: ["q13-chewing-difficulty", "bmi-ge-25"],
      reference: undefined,
      pool: "5-6",
      level: ["prefecture"],
      format: "csv",
      columns: ["item", "reference"],
    });
    expect(new Set(effects.output.trimEnd().split("\n").slice(1))).toEqual(
      new Set(["bmi-ge-25,national-assigned@5-6"]),
    );
    expect(effects.said.join("\n")).toMatch(/release 5\): Chewing difficulty/);
  });

  it("refuses releases that are not there, a choice of releases beside it, and slides", async () => {
    for (const [options, word] of [
      [{ pool: "8-40" }, "release 11"],
      [{ pool: "7-9", release: "8" }, "does not go with it"],
      [{ pool: "7-9", format: "pptx", out: "x.pptx" }, "pptx"],
      [{ pool: "7" }, "two releases or more"],
    ] as const) {
      const { text, exitCode } = await failureOfAsync(() => output({ ...ASKED, ...options }));
      expect(text.en).toContain(word);
      expect(exitCode).toBe(2);
    }
  });
});

describe("what is made of pooled years", () => {
  const asked = { item: ["urine-glucose-positive"], prefecture: ["鳥取"] };

  it("is a workbook that says which years it holds, with all of their files, and has the pooled rows' numbers", async () => {
    const effects = memoryEffects();
    await compute([], { ...asked, pool: "7-9", format: "xlsx", out: "p.xlsx" }, effects);
    const [contents, , notes, item] = readXlsx(effects.files.get("p.xlsx")!, "p.xlsx");
    expect(contents!.rows[0]![0]).toContain("令和元年度～令和3年度（第7～9回を合算）");
    const told = notes!.rows.map((row) => row.join(" "));
    expect(told.find((line) => line.startsWith("年度の合算"))).toContain("毎年ほぼ同じ人が受ける");
    expect(told.find((line) => line.startsWith("基準"))).toContain("各年度の全国");
    for (const year of [2019, 2020, 2021])
      expect(told.filter((line) => line.includes(`：${year}年度`)).length).toBeGreaterThan(1);
    const rows = await rowsOf<PooledRow>({ ...ASKED, sex: undefined, pool: "7-9" });
    const table = item!.rows.filter((row) => row.includes("3101") && row.includes("男性"));
    const own = rows.find(({ code, sex, ages }) => code === "3101" && sex === "male" && ages === "40-74")!;
    expect(table.flat()).toContain(Number(own.difference!.toFixed(9)));
    expect(item!.rows.flat()).toContain("延べ測定者数・\n回答者数");
  });

  it("is a list that names the years, and tells no change from year to year", async () => {
    const effects = memoryEffects({ language: "ja" });
    await top([], { ...asked, item: ["sbp-ge-140"], pool: "7-9", count: "1" }, effects);
    expect(effects.output).toContain("第7～9回（2019–2021年度）の合算");
    expect(effects.output).toContain("単年の平均の区間");
    expect(effects.output).not.toContain("前年差");
  });

  it("is no list of what moves over the years, and no sentences on a release that is not there", async () => {
    const rising = await failureOfAsync(() => top([], { pool: "7-9", rising: true }, memoryEffects()));
    expect(rising.exitCode).toBe(2);
    const told = await failureOfAsync(() => words([], { ...asked, pool: "7-40" }, memoryEffects()));
    expect(told.text.en).toContain("release 11");
  });

  it("is nothing of ratios that were computed before, which would be passed over for the built-in counts", async () => {
    const result = "test/golden/compute/one-area.json";
    const told = await failureOfAsync(() => words([result], { ...asked, pool: "7-9" }, memoryEffects()));
    expect(told.text.en).toContain("cannot be added up");
  });
});

describe("chart --pool", () => {
  const drawn = async (options: Parameters<typeof chart>[1]) => {
    const effects = memoryEffects();
    await chart([], { item: ["urine-glucose-positive"], prefecture: ["鳥取"], ...options }, effects);
    return effects.output;
  };

  it("names the years, all of their releases in the credit, and what the intervals do not claim", async () => {
    const svg = (await drawn({ pool: "7-9", kind: "caterpillar" })).replace(/<[^>]*>/g, "");
    expect(svg).toContain("令和元年度～令和3年度（第7～9回を合算）");
    expect(svg).toContain("第7・8・9回NDBオープンデータ");
    expect(svg).toContain("基準は各年度の全国");
    expect(svg).toContain("毎年ほぼ同じ人が受ける");
  });

  it("refuses kinds that count the people, and those that show the years one by one", async () => {
    for (const kind of ["funnel", "trend"]) {
      const { text, exitCode } = await failureOfAsync(() => drawn({ pool: "7-9", kind }));
      expect(text.en).toMatch(/`pool`|--pool/);
      expect(exitCode).toBe(2);
    }
  });
});
