import { describe, expect, it } from "vitest";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { caterpillarSpec, computeRatios, funnelSpec, poolRatios, readRelease } from "../../../src/index.js";
import type { PooledRow } from "../../../src/model/columns/pooled-columns.js";
import { writtenHeader } from "../../../src/outputs/tables/result.js";
import { failureOf } from "../../support/failures.js";
import { memoryEffects } from "../../support/program/memory-effects.js";

const ITEM = "urine-glucose-positive";
const release = readRelease([7, 8], { items: [ITEM] });
const request = { items: [ITEM], prefectures: ["鳥取"], ages: ["40-74"] };
const pooled = poolRatios(release, request);

describe("poolRatios", () => {
  it("gives the rows and the header of the command line", async () => {
    const effects = memoryEffects();
    const options = { item: [ITEM], prefecture: ["鳥取"], ages: ["40-74"], pool: "7-8" };
    await compute([], options, effects);
    const { rows, schema: _, ...header } = JSON.parse(effects.output);
    expect(JSON.parse(JSON.stringify([...pooled.rows]))).toEqual(rows);
    expect(JSON.parse(JSON.stringify(writtenHeader(pooled.header)))).toEqual(header);
    expect(new Set([...pooled.rows].map((row: PooledRow) => row.release))).toEqual(new Set(["7-8"]));
  });

  it("adds up what the single years have", () => {
    const years = computeRatios(release, request);
    const of = (code: string, rows: Iterable<{ code: string; sex: string; observed: number }>) =>
      [...rows].filter((row) => row.code === code && row.sex === "male").map(({ observed }) => observed);
    const [first, second] = of("3101", years.rows);
    expect(of("3101", pooled.rows)).toEqual([first! + second!]);
  });

  it("is drawn by the figures that single years are drawn by, but not where people are counted", () => {
    const text = JSON.stringify(caterpillarSpec(pooled, { item: ITEM, prefecture: "鳥取" }));
    expect(text).toContain("第7～8回を合算");
    expect(text).toContain("第7・8回NDBオープンデータ");
    expect(failureOf(() => funnelSpec(pooled, { item: ITEM, prefecture: "鳥取" })).exitCode).toBe(2);
  });

  it("wants two releases, one reference, and what there is", () => {
    const one = readRelease(8, { items: [ITEM] });
    expect(failureOf(() => poolRatios(one, request)).text.en).toContain("release 8 alone");
    const nothing = undefined as unknown as typeof one;
    for (const compute of [computeRatios, poolRatios])
      expect(failureOf(() => compute(nothing)).text.en).toMatch(
        /Ratios is what readRelease.*found undefined/,
      );
    const two = { ...request, reference: "national,own-prefecture" };
    expect(failureOf(() => poolRatios(release, two)).exitCode).toBe(2);
    const misspelt = { ...request, age: ["40-74"] } as typeof request;
    expect(failureOf(() => poolRatios(release, misspelt)).text.en).toContain("age");
  });
});
