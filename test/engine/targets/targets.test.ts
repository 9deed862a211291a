import { describe, expect, it } from "vitest";
import type { Level } from "../../../src/catalog/levels.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { areasOfYear } from "../../../src/catalog/regions/areas.js";
import type { ResolvedReference } from "../../../src/engine/reference/item-reference.js";
import type { ItemTables } from "../../../src/engine/resolve-release.js";
import { levelTargets } from "../../../src/engine/targets/targets.js";

const catalog = loadCatalog();
/** The years of the first list of areas. */
const [from, to] = [2018, 2023];

interface Named {
  readonly code: string | null;
  readonly name: string;
  readonly prefectureCode: string | null;
}

const AREAS: readonly Named[] = areasOfYear(catalog, to)!;
const PREFECTURES: readonly Named[] = catalog.prefectures.map(({ code, name }) => ({
  code,
  name: name.ja,
  prefectureCode: code,
}));
const UNASSIGNED: Named = { code: null, name: "都道府県判別不可", prefectureCode: null };

/** What is looked at of an item's tables: their regions and year. */
function tables(prefectures: readonly Named[] | null, areas: readonly Named[] | null, fiscalYear: number) {
  const table = (regions: readonly Named[] | null) =>
    regions && { resolved: { table: { regions, fiscalYear, release: fiscalYear - 2012 } }, cases: {} };
  return { prefecture: table(prefectures), area: table(areas) } as unknown as ItemTables;
}

function targets(
  level: Level,
  regions: readonly Named[],
  { fiscalYear = to, own = { kind: "national" } as ResolvedReference["population"] } = {},
) {
  const given = level === "area" ? tables(null, regions, fiscalYear) : tables(regions, null, fiscalYear);
  return levelTargets(
    given,
    new Map([[null, { own, population: own } as ResolvedReference]]),
    [level],
    catalog,
  );
}

const isNationWide = (level: Level, regions: readonly Named[], fiscalYear = to) =>
  targets(level, regions, { fiscalYear })[0]!.isNationWide;

describe("the regions of a level", () => {
  it("stand in the order of their codes, whatever the order of the table, and know their place in it", () => {
    const mixed = [PREFECTURES[10]!, PREFECTURES[0]!, UNASSIGNED, PREFECTURES[46]!, PREFECTURES[5]!];
    const [level] = targets("prefecture", mixed, { own: { kind: "prefecture", code: "06" } });
    expect(level!.targets.map(({ code, regions, isReference }) => [code, ...regions, isReference])).toEqual([
      ["01", 1, false],
      ["06", 4, true],
      ["11", 0, false],
      ["47", 3, false],
    ]);
    const [areas] = targets("area", [...AREAS].reverse());
    expect(areas!.targets.map(({ code }) => code)).toEqual(AREAS.map(({ code }) => code).sort());
  });

  it("are left out where their table is absent", () => {
    expect(
      levelTargets(
        tables(PREFECTURES, null, to),
        new Map([[null, { own: null } as ResolvedReference]]),
        ["area"],
        catalog,
      ),
    ).toEqual([]);
  });
});

describe("the nation", () => {
  it("is there only where the table holds all of it", () => {
    expect(targets("nation", [...PREFECTURES, UNASSIGNED])[0]!.targets).toMatchObject([
      { code: "00", name: "全国", isReference: true },
    ]);
    expect(targets("nation", PREFECTURES.slice(1))[0]!.targets).toEqual([]);
  });

  it("is without 判別不可 where the release does not list them, whatever the reference is", () => {
    const before = { fiscalYear: 2017, own: { kind: "prefecture", code: "11" } } as const;
    const name = "全国（都道府県判別不可を除く）";
    expect(targets("nation", PREFECTURES, before)[0]!.targets).toMatchObject([{ name, isReference: false }]);
    const own = { kind: "national-assigned" } as const;
    for (const fiscalYear of [2017, 2018])
      expect(targets("nation", PREFECTURES, { fiscalYear, own })[0]!.targets).toMatchObject([
        { name, isReference: true },
      ]);
    // From 2018 on a table without them is not all of the nation.
    expect(targets("nation", PREFECTURES, { ...before, fiscalYear: 2018 })[0]!.targets).toEqual([]);
  });
});

describe("all regions of the nation", () => {
  it("are there when no prefecture is missing", () => {
    expect(isNationWide("prefecture", [...PREFECTURES, UNASSIGNED])).toBe(true);
    expect(isNationWide("prefecture", PREFECTURES.slice(1))).toBe(false);
    expect(isNationWide("prefecture", [UNASSIGNED])).toBe(false);
  });

  it("are there when no area is missing, in the years for which the areas are listed", () => {
    for (const fiscalYear of [from, from + 1, to]) {
      expect(isNationWide("area", AREAS, fiscalYear)).toBe(true);
      expect(isNationWide("area", AREAS.slice(1), fiscalYear)).toBe(false);
    }
  });

  it("from another year on are those of its list", () => {
    const merged = areasOfYear(catalog, to + 1)!;
    expect(isNationWide("area", merged, to + 1)).toBe(true);
    expect(isNationWide("area", merged, to)).toBe(false);
    expect(isNationWide("area", merged.slice(1), to + 1)).toBe(false);
  });

  it("in years without a list are told by their prefectures alone", () => {
    for (const fiscalYear of [from - 2, from - 1]) {
      expect(isNationWide("area", AREAS.slice(1), fiscalYear)).toBe(true);
      expect(
        isNationWide(
          "area",
          AREAS.filter(({ prefectureCode }) => prefectureCode !== "11"),
          fiscalYear,
        ),
      ).toBe(false);
    }
  });
});
