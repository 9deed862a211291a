import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { chooseAreas } from "../../../src/catalog/regions/areas.js";
import type { Catalog } from "../../../src/catalog/schema.js";
import { countInterval } from "../../../src/engine/statistics/interval.js";
import { trendsOfAreas } from "../../../src/engine/trend/asked-areas.js";
import type { TrendRow } from "../../../src/engine/trend/merge-areas.js";
import { trendsOf } from "../../../src/engine/trend/trends.js";
import type { Trend } from "../../../src/model/trends.js";
import { randomFrom } from "../country/random.js";
import { NO_RATIO, row } from "./trend-row.js";

const catalog = loadCatalog();

function trends(rows: readonly TrendRow[], { item = "bmi-ge-25", changes = catalog as Catalog } = {}) {
  return itemTrends(rows, { item, changes }).trends;
}

function itemTrends(rows: readonly TrendRow[], { item = "bmi-ge-25", changes = catalog as Catalog } = {}) {
  return trendsOf(
    { item: findItem(catalog, item), rows, interval: "binomial", reference: "national" },
    changes,
  );
}

/** Made-up areas whose ratios go up and down by two points. */
function usualAreas(count: number): TrendRow[][] {
  const random = randomFrom(5);
  return Array.from({ length: count }, (_, i) => {
    const code = String(1101 + i);
    return [6, 7, 8, 9].map((release) => row(release, Math.round(5000 + 100 * random.normal()), { code }));
  });
}

describe("a trend", () => {
  it("has the years in their order, whatever the order of the rows, and the net change", () => {
    const [trend] = trends([row(10, 5600), row(6, 5000), row(8, 5200)]);
    expect(trend!.points.map(({ fiscalYear, ratio }) => [fiscalYear, ratio])).toEqual([
      [2018, 100],
      [2020, 104],
      [2022, 112],
    ]);
    expect(trend!.change).toMatchObject({ firstYear: 2018, lastYear: 2022, years: 3, netChange: 12 });
    expect(trend!.breaks).toEqual([]);
  });

  it("says in which years another share has a value than in the first that compares", () => {
    const shares = [60, 69.9, 70, 50];
    const rows = shares.map((coverage, i) => row(6 + i, 5000, { coverage, flags: [] }));
    rows.unshift(row(5, 5000, { coverage: 95, flags: [] }));
    const [trend] = trends(rows, { item: "q06-kidney-disease" });
    expect(trend!.breaks.map(({ to }) => to)).toEqual([6]);
    expect(trend!.points.map(({ flags }) => flags.includes("coverage-moved"))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it("of one region is not judged, however large its change is", () => {
    const { trends: alone, groups } = itemTrends([row(6, 5000), row(8, 9000)]);
    expect(alone[0]!.change).toMatchObject({
      netChange: 80,
      netChange95Lower: null,
      netChange998Upper: null,
      commonChange: null,
      changeMark: null,
      q: null,
      unmarked: "few-regions",
    });
    expect(groups).toEqual([]);
  });

  it("of many regions is marked where it is more than usual, with how certain that is", () => {
    const rows = usualAreas(40);
    rows[0]![3] = row(9, 5900, { code: "1101" });
    rows[1]![3] = row(9, 4100, { code: "1102" });
    const { trends: all, groups } = itemTrends(rows.flat());
    expect(all[0]!.change!.changeMark).toBe("rising-99.8");
    expect(all[1]!.change!.changeMark).toBe("falling-99.8");
    expect(all[0]!.change!.q).toBeLessThan(0.01);
    const rest = all.slice(2).map(({ change }) => change!);
    expect(rest.filter(({ changeMark }) => changeMark !== "none").length).toBeLessThan(5);
    for (const { q, changeMark } of rest) {
      expect(q).toBeGreaterThanOrEqual(0);
      expect(q).toBeLessThanOrEqual(1);
      expect(changeMark).not.toBeNull();
    }
    expect(groups).toMatchObject([{ item: "bmi-ge-25", level: "area", sex: "male", ages: "40-74" }]);
    // Those that have changed for certain are no noise.
    expect(groups[0]!.regions).toBe(38);
  });

  it("has a mark exactly where its interval lies beyond 0 and the common change", () => {
    const rows = usualAreas(60).map((line, i) =>
      line.map((r) => (r.release === 9 ? row(9, r.observed! + 20 * (i % 30), { code: r.code }) : r)),
    );
    const marks = new Set<string>();
    for (const { change } of trends(rows.flat())) {
      const { netChange95Lower: lower, netChange95Upper: upper, commonChange, changeMark } = change!;
      expect(commonChange).toBeGreaterThan(2);
      const isBeyond = lower! > Math.max(0, commonChange!) || upper! < Math.min(0, commonChange!);
      expect(changeMark !== "none").toBe(isBeyond);
      expect(change!.netChange998Lower).toBeLessThan(lower!);
      expect(change!.netChange998Upper).toBeGreaterThan(upper!);
      marks.add(changeMark!);
    }
    expect(marks.size).toBeGreaterThan(1);
  });

  it("that all regions share is neither marked nor noise", () => {
    const still = usualAreas(60);
    const moved = still.map((line) =>
      line.map((r) => row(r.release, r.observed! + (r.release >= 8 ? 1500 : 0), { code: r.code })),
    );
    const marked = (rows: TrendRow[][]) =>
      trends(rows.flat()).filter(({ change }) => change!.changeMark !== "none").length;
    expect(marked(moved)).toBeLessThanOrEqual(marked(still) + 2);
    expect(trends(moved.flat())[0]!.change!.commonChange).toBeGreaterThan(25);
    // One that stands still while all others rise has not fallen.
    moved[0] = still[0]!;
    expect(trends(moved.flat())[0]!.change!.changeMark).toBe("none");
  });

  it("has no mark, and tells no noise, where its first or last ratio is implausible", () => {
    const rows = usualAreas(40);
    const wild = { code: "1101", flags: ["exact", "implausible"] };
    rows[0]![3] = row(9, 9900, wild);
    const all = itemTrends(rows.flat());
    expect(all.trends[0]!.change).toMatchObject({
      changeMark: null,
      q: null,
      netChange95Lower: null,
      unmarked: "implausible",
    });
    expect(all.trends[1]!.change!.unmarked).toBeNull();
    rows[0]![3] = row(9, 5000, wild);
    const same = itemTrends(rows.flat());
    expect(same.groups).toEqual(all.groups);
    // In the middle of a line it takes no part.
    const middle = usualAreas(40);
    middle[0]![2] = row(8, 9900, wild);
    expect(trends(middle.flat())[0]!.change!.unmarked).toBeNull();
  });

  it("is not judged where the reference of its first or last year is moved by errors, unless both years have that one", () => {
    const moved = (rows: TrendRow[][]) => {
      const isMoved = ({ code, reference }: TrendRow) => code === "1101" && reference.endsWith("@6");
      const item = findItem(catalog, "bmi-ge-25");
      const job = { item, rows: rows.flat(), interval: "binomial", reference: "own-prefecture" } as const;
      return trendsOf({ ...job, isMoved }, catalog).trends.map(({ change }) => change!.unmarked);
    };
    const rows = usualAreas(40);
    expect(moved(rows).slice(0, 2)).toEqual(["implausible-reference", null]);
    const fixed = rows.map((line) => line.map((year) => ({ ...year, reference: "national-assigned@6" })));
    expect(moved(fixed)[0]).toBeNull();
  });

  it("takes no noise from regions with one year, nor from ratios whose hidden counts leave much open", () => {
    const rows = usualAreas(30);
    const { groups } = itemTrends(rows.flat());
    const wide = [row(6, 5000, { code: "2101" }), row(9, 9000, { code: "2101", flags: ["bounded", "wide"] })];
    const single = [row(6, 5000, { code: "2102" })];
    const none = [row(6, 5000, { code: "2103", ...NO_RATIO }), row(9, 5000, { code: "2103", ...NO_RATIO })];
    const more = itemTrends([...rows.flat(), ...wide, ...single, ...none]);
    expect(more.groups).toEqual(groups);
    expect(more.trends.find(({ code }) => code === "2101")!.change!.unmarked).toBeNull();
    expect(itemTrends([...usualAreas(19).flat(), ...wide]).groups).toEqual([]);
  });

  it("stands without a year that has no ratio, and without a change where one year is left", () => {
    const [three] = trends([row(6, 5000), row(8, 5000, NO_RATIO), row(10, 5400)]);
    expect(three!.change).toMatchObject({ years: 2, firstYear: 2018, lastYear: 2022 });
    const [one] = trends([row(6, 5000), row(8, 5000, NO_RATIO)]);
    expect(one!.change).toBeNull();
    expect(one!.points).toHaveLength(2);
  });

  it("carries what hidden counts leave open into the change", () => {
    const [trend] = trends([
      row(6, 5000),
      row(8, 5100, { ratioLower: 96, ratioUpper: 110, flags: ["bounded", "wide"] }),
    ]);
    const { netChange, netChangeLower, netChangeUpper } = trend!.change!;
    expect(netChange).toBeCloseTo(2, 10);
    expect([netChangeLower, netChangeUpper]).toEqual([-4, 10]);
  });

  it("is not made of the reference population against itself", () => {
    const nation = { level: "nation" as const, code: "00", flags: ["exact", "is-reference"] };
    expect(trends([row(6, 5000, nation), row(8, 5000, nation)])).toEqual([]);
    expect(trends([row(6, 5000, nation), row(8, 5000, { ...nation, flags: ["exact"] })])).toHaveLength(1);
  });
});

describe("a line breaks", () => {
  it("where a question becomes another one, and the change is that of the last piece", () => {
    const rows = [5, 6, 8, 12].map((release, i) =>
      row(release, 5000 + 100 * i, { item: "q08-smoking", level: "prefecture", code: "11" }),
    );
    const [trend] = trends(rows, { item: "q08-smoking" });
    expect(trend!.points.map(({ segment }) => segment)).toEqual([0, 0, 0, 1]);
    expect(trend!.breaks).toMatchObject([{ from: 8, to: 12 }]);
    expect(trend!.breaks[0]!.reason.ja).toContain("質問8");
    expect(trend!.change).toBeNull();
  });

  it.each([
    ["q03-lipid-lowering", [0, 1, 1]],
    ["q06-kidney-disease", [0, 1, 1]],
    ["q13-chewing-difficulty", [0, 1, 1]],
    ["q16-daily-snacking", [0, 1, 1]],
    ["q02-glucose-lowering", [0, 0, 0]],
    ["bmi-ge-25", [0, 0, 0]],
    ["tg-ge-300", [0, 0, 0]],
  ])("between releases 5 and 6 for the four questions that changed: %s", (item, segments) => {
    const place = { item, level: "prefecture" as const, code: "11" };
    const [trend] = trends(
      [5, 6, 10].map((release) => row(release, 5000, place)),
      { item },
    );
    expect(trend!.points.map(({ segment }) => segment)).toEqual(segments);
  });

  it("where the nation that it is compared with is another one, and not before or after", () => {
    const references = ["national-assigned@5", "national@6", "national@8"];
    const rows = [5, 6, 8].map((release, i) =>
      row(release, 5000 + 100 * i, { level: "prefecture", code: "11", reference: references[i]! }),
    );
    const [trend] = trends(rows);
    expect(trend!.breaks).toMatchObject([{ from: 5, to: 6 }]);
    expect(trend!.breaks[0]!.reason.en).toContain("not assignable to a prefecture");
    expect(trend!.change).toMatchObject({ firstYear: 2018, lastYear: 2020 });
  });

  it("for areas where it is not known which ones changed, and not for prefectures", () => {
    const rows = [row(11, 5000), row(12, 5100)];
    const note = { ja: "合成の例", en: "a made-up example" };
    const changes = { ...catalog, areaChanges: [{ from: 12, note, changes: null }] };
    const [area] = trends(rows, { changes });
    expect(area!.breaks[0]!.reason.en).toContain("a made-up example");
    expect(area!.change).toBeNull();
    const [prefecture] = trends(rows.map((r) => ({ ...r, level: "prefecture" as const, code: "11" })));
    expect(prefecture!.breaks).toEqual([]);
    expect(prefecture!.change!.netChange).toBeCloseTo(2, 10);
  });
});

describe("the areas of Akita, which were merged", () => {
  const old = (code: string, name: string, observed: number) =>
    row(11, observed, { code, name, examined: 10_000, prefectureCode: "05" });
  const before = [
    old("0501", "大館・鹿角", 5200),
    old("0502", "北秋田", 2400),
    old("0503", "能代・山本", 4400),
  ];

  it("are joined to the sum of the areas before", () => {
    const [kenhoku, ...others] = trends([
      ...before,
      row(12, 12_000, { code: "0501", name: "県北", examined: 30_000 }),
    ]);
    expect(others).toEqual([]);
    expect(kenhoku).toMatchObject({ code: "0501", name: "県北", breaks: [] });
    expect(kenhoku!.points.map(({ fiscalYear }) => fiscalYear)).toEqual([2023, 2024]);
    expect(kenhoku!.points[0]!.flags).toContain("merged");
  });

  it("have the name of the merged area where only the years before have its ratio", () => {
    const [kenhoku, ...others] = trends([...before, row(12, 5000, { code: "0101", name: "南渡島" })]).filter(
      ({ code }) => code !== "0101",
    );
    expect(others).toEqual([]);
    expect(kenhoku).toMatchObject({ code: "0501", name: "県北" });
  });

  it("keep their own code and name in results of the years before", () => {
    expect(trends(before).map(({ code, name }) => [code, name])).toEqual(
      before.map(({ code, name }) => [code, name]),
    );
  });

  it("are asked for by the areas of the newest year", () => {
    const all = trends([...before, row(12, 12_000, { code: "0501", name: "県北", examined: 30_000 })]);
    const asked = (of: readonly Trend[], text: string) =>
      of.filter(trendsOfAreas(of, chooseAreas(catalog, [text]))).map(({ name }) => name);
    expect(asked(all, "秋田県県北")).toEqual(["県北"]);
    expect(asked(all, "大館・鹿角")).toEqual([]);
    expect(asked(trends(before), "大館・鹿角")).toEqual(["大館・鹿角"]);
    expect(asked(trends(before), "秋田県県北")).toEqual([]);
  });
});

describe("a table of changed areas", () => {
  const changes: Catalog = {
    ...catalog,
    areaChanges: [
      {
        from: 12,
        note: { ja: "合成の例", en: "a made-up example" },
        changes: [
          { from: ["1101", "1102"], to: ["1121"] },
          { from: ["1104"], to: ["1124"] },
          { from: ["1105"], to: ["1105", "1125"] },
        ],
      },
    ],
  };

  it("adds up the areas that were merged: 100 · ΣO/ΣE with the limits of the sum", () => {
    const rows = [
      row(11, 5200, { code: "1101" }),
      row(11, 2400, { code: "1102", examined: 5_000 }),
      row(12, 7600, { code: "1121", examined: 15_000, name: "新南部" }),
    ];
    const [trend] = trends(rows, { changes });
    expect(trend).toMatchObject({ code: "1121", name: "新南部", breaks: [] });
    expect(trend!.points.map(({ ratio }) => ratio)).toEqual([(100 * 7600) / 7500, (100 * 7600) / 7500]);
    const { lower, upper } = countInterval("binomial", 7600, 15_000, 0.95);
    expect(trend!.points[0]!.ratioOuter95Lower).toBeCloseTo((100 * lower) / 7500, 10);
    expect(trend!.points[0]!.ratioOuter95Upper).toBeCloseTo((100 * upper) / 7500, 10);
    expect(trend!.points[0]!.flags).toContain("merged");
    expect(trend!.change!.netChange).toBeCloseTo(0, 10);
  });

  it("adds the bounds of hidden counts too, so that the truth stays inside", () => {
    const open = {
      observedLower: 5190,
      observedUpper: 5210,
      ratioLower: 103.8,
      ratioUpper: 104.2,
      flags: ["bounded"],
    };
    const [trend] = trends(
      [
        row(11, 5200, { code: "1101", ...open }),
        row(11, 5000, { code: "1102" }),
        row(12, 1, { code: "1121" }),
      ],
      { changes },
    );
    expect(trend!.points[0]!.ratioLower).toBeCloseTo(101.9, 10);
    expect(trend!.points[0]!.ratioUpper).toBeCloseTo(102.1, 10);
  });

  it("follows a new name, and goes on where nothing changed", () => {
    const renamed = trends([row(11, 5000, { code: "1104" }), row(12, 5100, { code: "1124" })], { changes });
    expect(renamed).toHaveLength(1);
    expect(renamed[0]!.change!.netChange).toBeCloseTo(2, 10);
    expect(trends([row(11, 5000), row(12, 5100)], { changes })[0]!.breaks).toEqual([]);
  });

  it("does not follow a division, nor a merger of which an area is missing", () => {
    const divided = trends(
      [row(11, 5000, { code: "1105" }), row(12, 3000, { code: "1105" }), row(12, 2000, { code: "1125" })],
      { changes },
    );
    expect(divided[0]!.breaks[0]!.reason.ja).toContain("合成の例");
    expect(divided[0]!.change).toBeNull();
    const half = trends([row(11, 5200, { code: "1101" }), row(12, 7600, { code: "1121" })], { changes });
    expect(half.map(({ code, points }) => [code, points.length])).toEqual([["1121", 1]]);
  });

  it("does not touch years that lie on one side of it", () => {
    expect(
      trends([row(6, 5000, { code: "1101" }), row(8, 5000, { code: "1101" })], { changes })[0]!.code,
    ).toBe("1101");
  });
});
