import { describe, expect, it } from "vitest";
import { chart } from "../../src/cli/commands/chart.js";
import { compute } from "../../src/cli/commands/compute.js";
import type { PooledRow } from "../../src/model/columns/pooled-columns.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { pooledSchema } from "../../src/outputs/tables/pooled.js";
import { failureOfAsync } from "../support/failures.js";
import { memoryEffects } from "../support/memory-effects.js";

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

  it("refuses releases that are not there, a choice of releases beside it, and office files", async () => {
    for (const [options, word] of [
      [{ pool: "8-40" }, "release 11"],
      [{ pool: "7-9", release: "8" }, "does not go with it"],
      [{ pool: "7-9", format: "xlsx", out: "x.xlsx" }, "xlsx"],
      [{ pool: "7" }, "two releases or more"],
    ] as const) {
      const { text, exitCode } = await failureOfAsync(() => output({ ...ASKED, ...options }));
      expect(text.en).toContain(word);
      expect(exitCode).toBe(2);
    }
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
    expect(svg).toContain("令和元年度〜令和3年度（第7〜9回を合算）");
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
