import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { top } from "../../../src/cli/commands/lists/top.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { checkRows, readResult } from "../../../src/outputs/tables/read-result.js";
import { Failure } from "../../../src/text/failure.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";

const GROUP = {
  release: 8,
  item: "bmi-ge-25",
  level: "area",
  sex: "male",
  ages: "40-74",
  regions: 335,
  nu: 9,
  alpha: 9,
};
const ROW = ratioRow({ difference: 9, adjustedMark: "high-95" });

function result(schema: string, group: object): string {
  return JSON.stringify({
    schema,
    synthetic: false,
    reference: { population: "national", name: { ja: "全国", en: "the nation" } },
    groups: [group],
    rows: [ROW],
  });
}

describe("a result that is read back", () => {
  it("names the regions of one's own that it holds, without their file", async () => {
    const computing = memoryEffects();
    // 中部 is the name of areas in four prefectures too.
    const regions = join(temporaryFolder({ "r.csv": "code,name,members\nc,中部,1102 1103\n" }), "r.csv");
    await compute([DEMO], { item: ["bmi-ge-25"], prefecture: ["11"], regions, format: "json" }, computing);
    expect(JSON.parse(computing.output).regions).toEqual([
      { code: "c", name: "中部", members: ["1102", "1103"] },
    ]);
    const listing = memoryEffects({ standardInput: computing.output });
    await top([], { area: ["中部"] }, listing);
    expect(listing.output).toMatch(/^c +中部 +men/m);
  });

  it("keeps the spread of its groups", () => {
    const group = { ...GROUP, tau: 0.1, gamma: 0.2, meanExpected: 500, spreadRegions: 334, noSpread: null };
    expect(readResult(result("ndb-ratio/result@2", group), "r.json").groups).toEqual([group]);
  });

  it("of another schema is refused", () => {
    for (const schema of ["ndb-ratio/result@1", "ndb-ratio/result@3"])
      expect(() => readResult(result(schema, GROUP), "r.json")).toThrow("schema");
  });
});

describe("a row that is read back", () => {
  const known = { ...ratioRow({ difference: 7.123456 }), ratioLower: 105, ratioUpper: 110 };
  const read = (part: object) => checkRows([ROW, { ...known, ...part }], "r.json");
  const refusal = (part: object) => {
    try {
      read(part);
    } catch (error) {
      if (error instanceof Failure) return error.text;
      throw error;
    }
    return null;
  };

  it("is refused where its difference contradicts its ratio, with the row, what is there and what belongs there", () => {
    expect(refusal({ difference: 9 })).toEqual({
      ja: "結果の 2 行目（bmi-ge-25 1101 南部 male 40-74）：difference の値 9 が ratio の値 107.123456 と矛盾します（ratio−100＝7.123456 のはず）。結果を手で直さず、ndb-ratio compute で計算し直してください。",
      en: "row 2 of the result (bmi-ge-25 1101 南部 male 40-74): difference 9 contradicts ratio 107.123456 (ratio − 100 = 7.123456 is expected). Compute the result anew with `ndb-ratio compute` instead of editing it.",
    });
    expect(refusal({ difference: null })?.en).toContain("difference null contradicts");
    expect(refusal({ ratio: null, ratioLower: null, ratioUpper: null })?.en).toContain("null is expected");
  });

  it("is refused where its ratio lies outside its bounds", () => {
    expect(refusal({ ratioLower: 108 })?.en).toContain("ratioLower 108 contradicts ratio 107.123456");
    expect(refusal({ ratioUpper: 107 })?.ja).toContain("ratioUpper の値 107 が ratio の値 107.123456 と矛盾");
  });

  it("is taken where numbers are rounded to two decimals, or there is no ratio or no bound", () => {
    for (const part of [
      {},
      { difference: 7.12 },
      { ratio: 107.12, difference: 7.12 },
      { ratioLower: 107.12, ratioUpper: 107.12 },
      { ratioLower: null, ratioUpper: null },
      { ratio: null, difference: null, ratioLower: null, ratioUpper: null },
      { ratio: null, difference: null },
    ]) {
      expect(refusal(part)).toBeNull();
    }
  });
});
