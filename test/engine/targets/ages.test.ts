import { describe, expect, it } from "vitest";
import { AGE_GROUPS, ageGroup, DEFAULT_AGES, isWhole } from "../../../src/model/ages.js";

describe("age groups", () => {
  it("are known by their ids, and 5-year stands for the seven classes", () => {
    expect(ageGroup("40-64")).toEqual([{ id: "40-64", from: 0, to: 4 }]);
    expect(ageGroup("65-74")).toEqual([{ id: "65-74", from: 5, to: 6 }]);
    expect(ageGroup("5-year")!.map(({ id }) => id)).toEqual([
      "40-44",
      "45-49",
      "50-54",
      "55-59",
      "60-64",
      "65-69",
      "70-74",
    ]);
    expect(ageGroup("20-24")).toBeNull();
    expect(DEFAULT_AGES).toEqual(["40-74", "40-64", "65-74"]);
  });

  it("are whole only where 中計 is their sum: at 40–74", () => {
    expect(AGE_GROUPS.filter(isWhole).map(({ id }) => id)).toEqual(["40-74"]);
  });
});
