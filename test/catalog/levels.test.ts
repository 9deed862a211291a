import { describe, expect, it } from "vitest";
import {
  isInPrefecture,
  isNation,
  isPrefecture,
  LEVELS,
  LEVELS_IN_PREFECTURE,
  levelName,
  parentOf,
  REGION_LEVELS,
} from "../../src/catalog/levels.js";

describe("levels", () => {
  it("go from the whole to its parts: a parent stands before its children, and the nation has none", () => {
    for (const [i, level] of LEVELS.entries()) {
      if (i === 0) expect(parentOf(level)).toBeNull();
      else expect(LEVELS.slice(0, i)).toContain(parentOf(level));
    }
  });

  it("are each the nation, a prefecture, or in a prefecture", () => {
    for (const level of LEVELS)
      expect([isNation, isPrefecture, isInPrefecture].filter((is) => is(level))).toHaveLength(1);
    expect(isInPrefecture("area")).toBe(true);
    expect(isNation("nation")).toBe(true);
    expect(REGION_LEVELS).toEqual(["prefecture", "area", "municipality", "group"]);
    expect(LEVELS_IN_PREFECTURE).toEqual(["area", "municipality", "group"]);
  });

  it("have a name in both languages", () => {
    expect(levelName("area")).toEqual({ ja: "二次医療圏", en: "secondary medical area" });
  });
});
