import { describe, expect, it } from "vitest";
import { readResult } from "../../src/output/read-result.js";
import { ratioRow } from "../charts/synthetic-rows.js";

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
  it("keeps the spread of its groups", () => {
    const group = { ...GROUP, tau: 0.1, gamma: 0.2, meanExpected: 500, spreadRegions: 334, noSpread: null };
    expect(readResult(result("ndb-ratio/result@2", group), "r.json").groups).toEqual([group]);
  });

  it("of the earlier schema has its rows and marks, and groups without a spread that say why", () => {
    const { groups, rows } = readResult(result("ndb-ratio/result@1", { ...GROUP, phi: 75 }), "r.json");
    expect(rows).toEqual([ROW]);
    expect(groups).toMatchObject([
      {
        ...GROUP,
        tau: null,
        gamma: null,
        meanExpected: null,
        spreadRegions: null,
        noSpread: "earlier-version",
      },
    ]);
  });

  it("of another schema is refused", () => {
    expect(() => readResult(result("ndb-ratio/result@3", GROUP), "r.json")).toThrow("schema");
  });
});
