import { describe, expect, it } from "vitest";
import { KINDS } from "../../src/figures/declared-kinds.js";
import { FIGURE_KINDS, isRatioKind, isTrendKind, kindOf } from "../../src/figures/kinds.js";
import { RATIO_SPECS, TREND_SPECS } from "../../src/figures/specs.js";
import { ageGroup } from "../../src/model/ages.js";

describe("the kinds of figures", () => {
  it("are told apart by their ids, and by their names in both languages", () => {
    for (const of of [
      KINDS.map(({ id }) => id),
      KINDS.map(({ names }) => names.ja),
      KINDS.map(({ names }) => names.en),
    ])
      expect(new Set<string>(of).size).toBe(KINDS.length);
  });

  it("each have something that draws them, from ratios or from trends", () => {
    expect(Object.keys(RATIO_SPECS)).toEqual(FIGURE_KINDS.filter(isRatioKind));
    expect(Object.keys(TREND_SPECS)).toEqual(FIGURE_KINDS.filter(isTrendKind));
  });

  it("lead to other kinds that there are, which show what was clicked", () => {
    for (const id of FIGURE_KINDS) {
      const { item, region } = kindOf(id).opens;
      if (item !== undefined) expect(KINDS.find((kind) => kind.id === item)?.oneA).toBe("prefecture-item");
      if (region !== undefined)
        expect(["area", "region", "prefecture"]).toContain(KINDS.find((kind) => kind.id === region)?.oneA);
    }
  });

  it("have ages that can be asked for, the group that they need first", () => {
    for (const id of FIGURE_KINDS) {
      const { ages } = kindOf(id);
      if (typeof ages !== "string") for (const group of ages) expect(ageGroup(group)).not.toBeNull();
    }
  });
});
