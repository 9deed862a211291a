import { describe, expect, it } from "vitest";
import { parseReference } from "../../../src/outputs/tables/reference.js";

/** A reference file of one item, its men's lists as a user changed them. */
function fileWith(men: Record<string, number[]>): string {
  const counts = {
    examined: [100, 100, 100, 100, 100, 100, 0],
    observed: [20, 20, 20, 20, 20, 30, 0],
    rate: [0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0],
    rateLower: [0.2, 0.2, 0.2, 0.2, 0.2, 0.25, 0],
    rateUpper: [0.2, 0.2, 0.2, 0.2, 0.2, 0.35, 0],
  };
  return JSON.stringify({
    schema: "ndb-ratio/reference@1",
    tool: { name: "ndb-ratio", version: "0.1.0" },
    credit: [],
    release: 8,
    fiscalYear: 2020,
    population: "national",
    ages: [],
    items: { "q08-smoking": { male: { ...counts, ...men }, female: counts } },
    sources: [],
  });
}

const parsed = (men: Record<string, number[]>) => parseReference(fileWith(men), "rates.json");

describe("a reference file that was changed by hand", () => {
  it("is read where its rates are those of its counts, rounded ones too", () => {
    const read = parsed({
      observed: [20, 20, 20, 20, 20, 1 / 3, 0],
      rate: [0.2, 0.2, 0.2, 0.2, 0.2, 0.00333333, 0],
      rateLower: Array(7).fill(0),
    });
    expect(read.fixed.items.get("q08-smoking")!.male.observed[5]).toBe(1 / 3);
  });

  it("is refused where the rates were changed and the counts, which ratios are made of, were not", () => {
    const rate = [0.4, 0.2, 0.2, 0.2, 0.2, 0.3, 0];
    expect(() => parsed({ rate, rateLower: rate, rateUpper: rate })).toThrow(
      /items\.q08-smoking\.male 40-44.*rate \(0\.4\) is not observed \/ examined \(0\.2\)/s,
    );
    expect(() => parsed({ observed: [40, 20, 20, 20, 20, 30, 0] })).toThrow(
      /rate \(0\.2\) is not observed \/ examined \(0\.4\)/,
    );
  });

  it("is refused where its release is not that of its year", () => {
    const other = fileWith({}).replace('"release":8', '"release":7');
    expect(() => parseReference(other, "rates.json")).toThrow(
      /release \(7\) and fiscalYear \(2020\) do not agree: FY2020 is release 8/,
    );
  });

  it("is refused where more people are counted than examined", () => {
    expect(() => parsed({ observed: [20, 20, 20, 20, 20, 30, 1] })).toThrow(
      /70-74.*observed \(1\) exceeds examined \(0\)/s,
    );
  });

  it("is refused where the rate left its bounds", () => {
    const men = { observed: [20, 20, 20, 20, 20, 40, 0], rate: [0.2, 0.2, 0.2, 0.2, 0.2, 0.4, 0] };
    expect(() => parsed(men)).toThrow(/65-69.*outside rateLower to rateUpper \(0\.25 to 0\.35\)/s);
  });
});
