import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import type { Catalog } from "../../../src/catalog/schema.js";
import { clopperPearson } from "../../../src/engine/statistics/interval.js";
import type { TrendRow } from "../../../src/engine/trend/merge-areas.js";
import { trendsOf } from "../../../src/engine/trend/trends.js";
import { NO_RATIO, row } from "./trend-row.js";

const catalog = loadCatalog();

function trends(rows: readonly TrendRow[], { item = "bmi-ge-25", changes = catalog as Catalog } = {}) {
  return trendsOf(
    { item: findItem(catalog, item), rows, interval: "binomial", reference: "national" },
    changes,
  );
}

describe("a trend", () => {
  it("has the years in their order, whatever the order of the rows, and the change per year", () => {
    const [trend] = trends([row(10, 5600), row(6, 5000), row(8, 5200)]);
    expect(trend!.points.map(({ fiscalYear, ratio }) => [fiscalYear, ratio])).toEqual([
      [2018, 100],
      [2020, 104],
      [2022, 112],
    ]);
    expect(trend!.change!.perYear).toBeCloseTo(3, 10);
    expect(trend!.change).toMatchObject({ firstYear: 2018, lastYear: 2022, years: 3, mark: "rising-99.8" });
    expect(trend!.breaks).toEqual([]);
  });

  it("tells no noise for one region, and none of a change that the interval does not show", () => {
    const [trend] = trends([row(6, 5000), row(8, 5030)]);
    expect(trend!.change).toMatchObject({ mark: "none", noise: null, noiseMark: null, noise95Lower: null });
  });

  it("of many regions says whether a change is more than their noise", () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const code = String(1101 + i);
      const stray = i % 2 === 0 ? 300 : -300;
      return [
        row(6, 5000, { code }),
        row(8, 5000 + stray, { code }),
        row(10, 5000 + (i === 0 ? 3000 : 0), { code }),
      ];
    }).flat();
    const [first, second] = trends(rows);
    expect(first!.change!.noise).toBeGreaterThan(2);
    expect(first!.change!.noiseMark).toBe("rising-99.8");
    // 6 points up and down again: no slope at all.
    expect(second!.change!.noiseMark).toBe("none");
    const falling = trends(
      rows.map((r) => (r.release === 10 && r.code === "1102" ? row(10, 4400, { code: "1102" }) : r)),
    );
    expect(falling[1]!.change!.mark).toBe("falling-99.8");
    expect(falling[1]!.change!.noiseMark).not.toBe("falling-99.8");
  });

  it("has limits from each year's own, at both levels, without the noise and with it", () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const code = String(1101 + i);
      return [row(6, 5000, { code }), row(8, i % 2 === 0 ? 5200 : 4800, { code })];
    }).flat();
    const [first, last] = rows as [TrendRow, TrendRow];
    const change = trends(rows)[0]!.change!;
    expect(change.perYear).toBeCloseTo(2, 12);
    // Changes of +4 and −4 points: half their variance is 8 · 30/29, less the sampling variance of the ratios.
    expect(change.noise).toBeGreaterThan(2);
    const noise = change.noise!;
    const up = (a: number, b: number, z: number, tau: number) =>
      change.perYear + Math.hypot(b - last.ratio!, first.ratio! - a, Math.SQRT2 * z * tau) / 2;
    const down = (a: number, b: number, z: number, tau: number) =>
      change.perYear - Math.hypot(last.ratio! - b, a - first.ratio!, Math.SQRT2 * z * tau) / 2;
    const [z95, z998] = [1.959963984540054, 3.0902323061678132];
    const lower95 = [first.ratioCi95Upper!, last.ratioCi95Lower!, z95] as const;
    const upper95 = [first.ratioCi95Lower!, last.ratioCi95Upper!, z95] as const;
    const lower998 = [first.ratioCi998Upper!, last.ratioCi998Lower!, z998] as const;
    const upper998 = [first.ratioCi998Lower!, last.ratioCi998Upper!, z998] as const;
    expect(change.ci95Lower).toBeCloseTo(down(...lower95, 0), 12);
    expect(change.ci95Upper).toBeCloseTo(up(...upper95, 0), 12);
    expect(change.ci998Lower).toBeCloseTo(down(...lower998, 0), 12);
    expect(change.ci998Upper).toBeCloseTo(up(...upper998, 0), 12);
    expect(change.noise95Lower).toBeCloseTo(down(...lower95, noise), 10);
    expect(change.noise95Upper).toBeCloseTo(up(...upper95, noise), 10);
    expect(change.noise998Lower).toBeCloseTo(down(...lower998, noise), 10);
    expect(change.noise998Upper).toBeCloseTo(up(...upper998, noise), 10);
  });

  it("is marked where it is clear, however small", () => {
    const many = { examined: 40_000_000 };
    const [rising] = trends([row(6, 20_000_000, many), row(8, 20_200_000, many)]);
    expect(rising!.change!.perYear).toBeCloseTo(0.5, 10);
    expect(rising!.change!.mark).toBe("rising-99.8");
    const [falling] = trends([row(6, 20_000_000, many), row(8, 19_800_000, many)]);
    expect(falling!.change!.mark).toBe("falling-99.8");
  });

  it("takes no noise from regions with one year, nor from those whose hidden counts leave much open", () => {
    const pairs = Array.from({ length: 30 }, (_, i) => {
      const code = String(1101 + i);
      return [row(6, 5000, { code }), row(8, i % 2 === 0 ? 5200 : 4800, { code })];
    });
    const noise = trends(pairs.flat())[0]!.change!.noise;
    const wide = [row(6, 5000, { code: "2101" }), row(8, 9000, { code: "2101", flags: ["bounded", "wide"] })];
    const single = [row(6, 5000, { code: "2102" })];
    const none = [row(6, 5000, { code: "2103", ...NO_RATIO }), row(8, 5000, { code: "2103", ...NO_RATIO })];
    const all = trends([...pairs.flat(), ...wide, ...single, ...none]);
    expect(all[0]!.change!.noise).toBe(noise);
    expect(all.find(({ code }) => code === "2101")!.change!.noise).toBe(noise);
    expect(trends(pairs.slice(0, 20).flat().concat(wide))[0]!.change!.noise).toBeNull();
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
    const { perYear, perYearLower, perYearUpper, mark } = trend!.change!;
    expect(perYear).toBeCloseTo(1, 10);
    expect([perYearLower, perYearUpper]).toEqual([-2, 5]);
    expect(mark).toBe("none");
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

  it("at FY2024 for areas, of which it is not known which ones changed, and not for prefectures", () => {
    const rows = [row(11, 5000), row(12, 5100)];
    const [area] = trends(rows);
    expect(area!.breaks[0]!.reason.en).toContain("330");
    expect(area!.change).toBeNull();
    const [prefecture] = trends(rows.map((r) => ({ ...r, level: "prefecture" as const, code: "11" })));
    expect(prefecture!.breaks).toEqual([]);
    expect(prefecture!.change!.perYear).toBeCloseTo(2, 10);
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
    const { lower, upper } = clopperPearson(7600, 15_000, 0.95);
    expect(trend!.points[0]!.ratioOuter95Lower).toBeCloseTo((100 * lower) / 7500, 10);
    expect(trend!.points[0]!.ratioOuter95Upper).toBeCloseTo((100 * upper) / 7500, 10);
    expect(trend!.points[0]!.flags).toContain("merged");
    expect(trend!.change!.perYear).toBeCloseTo(0, 10);
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
    expect(renamed[0]!.change!.perYear).toBeCloseTo(2, 10);
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
