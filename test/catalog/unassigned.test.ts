import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { whyNotSameNation } from "../../src/catalog/releases/comparison.js";
import { listsUnassigned, publishedReference } from "../../src/catalog/releases/unassigned.js";
import { publishedPopulation } from "../../src/engine/reference/reference.js";

const catalog = loadCatalog();

describe("people who are not assignable to a prefecture", () => {
  it("are listed from release 6 on, also in releases that are not known yet", () => {
    const listed = Array.from({ length: 14 }, (_, i) => listsUnassigned(catalog, i + 1));
    expect(listed).toEqual([...Array(5).fill(false), ...Array(9).fill(true)]);
  });

  it("are missing from the nation of releases 1 to 5, whose name says so", () => {
    expect(publishedReference("national@5", catalog)).toBe("national-assigned@5");
    for (const id of [
      "national@6",
      "national@15",
      "national-assigned@5",
      "prefecture:11@5",
      "national",
      "file",
    ])
      expect(publishedReference(id, catalog)).toBe(id);
    expect(publishedPopulation({ kind: "national" }, 5, catalog)).toEqual({ kind: "national-assigned" });
    expect(publishedPopulation({ kind: "national" }, 6, catalog)).toEqual({ kind: "national" });
    const saitama = { kind: "prefecture", code: "11" } as const;
    expect(publishedPopulation(saitama, 5, catalog)).toBe(saitama);
  });
});

describe("the nation of two ratios of a line", () => {
  const why = (level: "nation" | "prefecture", [before, after]: [string, string], [from, to] = [5, 6]) =>
    whyNotSameNation(
      catalog,
      { release: from!, level, reference: before },
      { release: to!, level, reference: after },
    );

  it("is not the same where one of them is compared with it without 判別不可", () => {
    expect(why("prefecture", ["national-assigned@5", "national@6"])!.ja).toContain("全国が同じものではない");
    expect(why("prefecture", ["national@5", "national@6"])!.en).toMatch(
      /release 5 do not list.*release 6 do$/,
    );
  });

  it("is the same where both are compared with the same, and of no account where that is no nation", () => {
    for (const pair of [
      ["national-assigned@5", "national-assigned@6"],
      ["national-assigned@5", "national-assigned@5"],
      ["national@6", "national@6"],
      ["prefecture:11@5", "prefecture:11@6"],
    ] as [string, string][])
      expect(why("prefecture", pair)).toBeNull();
    expect(why("prefecture", ["national@6", "national@8"], [6, 8])).toBeNull();
  });

  it("is not the same where they are of the nation itself, unless that is without them in both", () => {
    for (const reference of ["national@6", "prefecture:11@6"])
      expect(why("nation", [reference, reference])).not.toBeNull();
    expect(why("nation", ["national-assigned@5", "national-assigned@6"])).toBeNull();
    expect(why("nation", ["national@6", "national@8"], [6, 8])).toBeNull();
  });
});
