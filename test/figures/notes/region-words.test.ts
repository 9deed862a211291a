import { expect, it } from "vitest";
import { FIGURE_KINDS, kindOf } from "../../../src/figures/kinds.js";
import { namedFor, regionWords } from "../../../src/figures/region-words.js";

it("kinds of figures keep their names where regions are areas, and name municipalities where they are these", () => {
  const names = (level: "area" | "municipality") =>
    FIGURE_KINDS.map((kind) => namedFor(kindOf(kind).names, regionWords([{ level }])));
  expect(names("area")).toEqual(FIGURE_KINDS.map((kind) => kindOf(kind).names));
  expect(names("municipality")).toContainEqual({ ja: "市区町村の比較", en: "Municipalities compared" });
  expect(names("municipality")).toContainEqual({ ja: "市区町村の概要", en: "Municipality profile" });
  expect(JSON.stringify(names("municipality"))).not.toMatch(/医療圏|\bAreas?\b/);
});
