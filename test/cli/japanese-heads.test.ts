import { describe, expect, it } from "vitest";
import { chart } from "../../src/cli/commands/figures/chart.js";
import { top } from "../../src/cli/commands/lists/top.js";
import { compute } from "../../src/cli/commands/numbers/compute.js";
import { trend } from "../../src/cli/commands/numbers/trend.js";
import { readCsv } from "../../src/ingest/files/csv.js";
import { COUNT } from "../../src/model/columns/count-row.js";
import { POOLED } from "../../src/model/columns/pooled-columns.js";
import { RATIO, RATIO_COLUMNS } from "../../src/model/columns/ratio-columns.js";
import { TREND } from "../../src/model/columns/trend-columns.js";
import { failureOfAsync } from "../support/failures.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { DEMO } from "../support/program/ndb-ratio.js";
import { said } from "../support/told.js";

type Options = Parameters<typeof compute>[1];

async function csvOf(options: Options): Promise<string> {
  const effects = memoryEffects();
  await compute([DEMO], { item: ["喫煙"], ...options }, effects);
  return effects.output;
}
const cellsOf = (csv: string) => readCsv(Buffer.from(csv), "x.csv").rows;

describe("heads in Japanese", () => {
  it("are one for each column, none twice", () => {
    for (const columns of [RATIO, TREND, POOLED, COUNT]) {
      const heads = Object.values(columns).map(({ head }) => head);
      expect(new Set(heads).size).toBe(heads.length);
      expect(heads.filter((head) => head === "" || /[a-z]{3}/.test(head))).toEqual([]);
    }
  });

  it("stand over the same numbers, with sex, ages, item, reference and marks in words", async () => {
    const [plain, japanese] = [await csvOf({ format: "csv" }), await csvOf({ headers: "ja" })].map(cellsOf);
    expect(plain![0]).toEqual([...RATIO_COLUMNS]);
    expect(japanese![0]).toEqual(RATIO_COLUMNS.map((name) => RATIO[name].head));
    expect(japanese).toHaveLength(plain!.length);
    const at = (name: (typeof RATIO_COLUMNS)[number]) => RATIO_COLUMNS.indexOf(name);
    for (const name of RATIO_COLUMNS) {
      if (RATIO[name].type !== "number" && RATIO[name].type !== "whole") continue;
      for (const [i, row] of japanese!.entries())
        if (i > 0) expect(row[at(name)]).toEqual(plain![i]![at(name)]);
    }
    const low = plain!.findIndex((row) => row[at("mark")] === "low-99.8");
    expect(low).toBeGreaterThan(0);
    const cells = japanese![low]!;
    expect(cells[at("mark")]).toBe("有意に低い（99.8%）");
    expect(cells[at("item")]).toBe("喫煙");
    expect(["男性", "女性", "男女計"]).toContain(cells[at("sex")]);
    expect(cells[at("reference")]).toBe("第8回の全国");
    expect(JSON.stringify(japanese)).not.toMatch(/low-9|high-9|bounded|national@|q08-smoking/);
  });

  it("go with the columns that are asked for, in tables too", async () => {
    const csv = await csvOf({ headers: "ja", columns: ["name", "mark"], ages: ["40-74"] });
    expect(csv.split("\n")[0]).toBe("地域,判定");
    const table = await csvOf({ headers: "ja", columns: ["name", "mark"], format: "table" });
    expect(table.split("\n")[1]).toMatch(/^地域 +判定/);
  });

  it("are refused for what programs read", async () => {
    for (const format of ["json", "ndjson", "arrow", "parquet"])
      expect((await failureOfAsync(() => csvOf({ headers: "ja", format }))).exitCode).toBe(2);
  });

  it("say clearly that they are no result to draw, in a pipe and as counts", async () => {
    const standardInput = await csvOf({ headers: "ja" });
    for (const command of [
      () => chart([], { item: ["喫煙"] }, memoryEffects({ standardInput })),
      () => top([], {}, memoryEffects({ standardInput })),
      () => compute(["-"], {}, memoryEffects({ standardInput })),
    ]) {
      const failure = await failureOfAsync(command);
      expect(said(failure.told).ja).toMatch(/計算結果/);
      expect(said(failure.told).ja).toContain("JSON");
    }
  });

  it("stand over trends too", async () => {
    const effects = memoryEffects();
    const options = { release: "8-9", item: ["喫煙"], prefecture: ["埼玉"], headers: "ja" };
    await trend([], options, effects);
    const [heads, row] = cellsOf(effects.output);
    expect(heads).toEqual(Object.values(TREND).map(({ head }) => head));
    expect(row).toContain("喫煙");
  });
});
