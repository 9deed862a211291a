import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { isTrendKind, TREND_KINDS } from "../../../src/figures/kinds.js";
import { planTrendFigures } from "../../../src/figures/plan/plan.js";
import { TREND_MARKS } from "../../../src/model/marks.js";
import type { FigureChange, FigureTrend, Trend } from "../../../src/model/trends.js";
import { type Choice, settled, trendQuery } from "../../../src/outputs/report/choice.js";
import { choicesOfEveryMake } from "../../../src/outputs/report/choices.js";
import { patternKey, trendFigure } from "../../../src/outputs/report/figure.js";
import { packTrends, type TrendSource } from "../../../src/outputs/report/packed/pack.js";
import { RatioStore, TrendStore } from "../../../src/outputs/report/packed/unpack.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { percentUp, signed, signedRange } from "../../../src/text/numbers.js";
import { slopeInput, YEARS } from "../../figures/synthetic/synthetic-trends.js";
import { finished } from "../../support/program/finished.js";
import { NATION } from "../../support/tables/references.js";
import { expectLower, expectUpper } from "./kept-ends.js";
import { madeUpTrends } from "./made-up-years.js";
import { pageHeader } from "./page/page-header.js";

const SOURCE = {
  years: YEARS,
  catalog: loadCatalog(),
  synthetic: true,
  reference: NATION,
  isFixed: false,
} as const;

function storeOf(source: TrendSource): TrendStore {
  const { grid, bytes } = finished(packTrends(source))!;
  return new TrendStore(grid, Buffer.concat(bytes));
}

const keyOf = ({ item, code, sex }: FigureTrend) => `${item} ${code} ${sex}`;

/** The page keeps thousandths of a ratio, tenths of its interval, and four decimals of a change and its limits. */
function expectSame(kept: FigureTrend, trend: Trend): void {
  const { points, change, breaks, ...identity } = trend;
  expect(kept).toMatchObject(identity);
  expect(kept.breaks).toEqual(breaks);
  expect(kept.points).toHaveLength(points.length);
  for (const [i, point] of points.entries()) {
    const own = kept.points[i]!;
    for (const name of ["release", "fiscalYear", "segment", "flags"] as const) {
      expect([name, own[name]]).toEqual([name, point[name]]);
    }
    if (point.ratio === null) expect(own.ratio).toBeNull();
    else expect(Math.abs(own.ratio! - point.ratio)).toBeLessThan(0.001 + 1e-9);
    if (point.ratio !== null && point.ratioLower === point.ratioUpper) {
      expect([own.ratioLower, own.ratioUpper]).toEqual([own.ratio, own.ratio]);
    } else if (point.ratio !== null) {
      expectLower(own.ratioLower, point.ratioLower, 0.016, 100);
      expectUpper(own.ratioUpper, point.ratioUpper, 0.016, 100);
    }
    if (point.ratio === null) continue;
    expectLower(own.ratioOuter95Lower, point.ratioOuter95Lower, 0.16, 100);
    expectUpper(own.ratioOuter95Upper, point.ratioOuter95Upper, 0.16, 100);
  }
  expect(kept.change === null).toBe(change === null);
  if (!change || !kept.change) return;
  for (const name of ["firstYear", "lastYear", "years", "changeMark", "unmarked"] as const) {
    expect([name, kept.change[name]]).toEqual([name, change[name]]);
  }
  for (const decimals of [0, 1, 2, 3]) {
    for (const name of ["netChange", "commonChange"] as const) {
      const text = ({ [name]: value }: FigureChange) => (value === null ? null : signed(value, decimals));
      expect([name, text(kept.change)]).toEqual([name, text(change)]);
    }
    const limits = ({ netChange95Lower, netChange95Upper }: FigureChange) =>
      signedRange(netChange95Lower, netChange95Upper, decimals);
    expect(limits(kept.change)).toEqual(limits(change));
  }
  if (change.netChangeLower === change.netChangeUpper) {
    expect(kept.change.netChangeLower).toBe(kept.change.netChange);
    expect(kept.change.netChangeUpper).toBe(kept.change.netChange);
  } else {
    expectLower(kept.change.netChangeLower, change.netChangeLower, 0.00016, 0);
    expectUpper(kept.change.netChangeUpper, change.netChangeUpper, 0.00016, 0);
  }
  expect(kept.change.q === null).toBe(change.q === null);
  if (change.q !== null) expect(percentUp(kept.change.q!)).toBe(percentUp(change.q));
}

describe("trends of the report (made-up nation)", () => {
  let source: TrendSource;
  beforeAll(async () => {
    source = await madeUpTrends([6, 8, 10]);
  }, 60_000);

  it("come back from the page's bytes as they went in, rounded as the page says", () => {
    const kept = new Map(
      storeOf(source)
        .trends({})
        .map((trend) => [keyOf(trend), trend]),
    );
    const { trends } = source;
    expect(trends.length).toBeGreaterThan(500);
    expect(kept.size).toBe(trends.length);
    expect(trends.some(({ change }) => change!.changeMark?.startsWith("rising"))).toBe(true);
    expect(trends.some(({ points }) => points.some((point) => point.ratioLower !== point.ratioUpper))).toBe(
      true,
    );
    for (const trend of trends) expectSame(kept.get(keyOf(trend))!, trend);
  });

  it("against a base release have that reference, and leave out the nation, which no figure shows", async () => {
    const fixed = await madeUpTrends([6, 8], { baseRelease: "6", level: ["nation", "prefecture"] });
    expect(fixed.trends.some(({ level }) => level === "nation")).toBe(true);
    const { grid, bytes } = finished(packTrends(fixed))!;
    expect(grid).toMatchObject({ reference: "national@6", isFixed: true, referenceName: fixed.reference });
    const kept = new TrendStore(grid, Buffer.concat(bytes)).trends({});
    expect(new Set(kept.map(({ level }) => level))).toEqual(new Set(["prefecture"]));
    const nation = fixed.trends.filter(({ level }) => level === "nation");
    expect(finished(packTrends({ ...fixed, trends: nation }))).toBeNull();
  });

  it("give the figures that the trends themselves give, each of a make that the page has", () => {
    const store = storeOf(source);
    const header = { ...pageHeader(), trends: store.grid };
    const figure = (choice: Choice) => trendFigure(header, choice, store.trends(trendQuery(choice)))!;
    const makes = [...choicesOfEveryMake(header)]
      .filter((choice) => isTrendKind(choice.figure))
      .map((choice) => patternKey(figure(choice)));
    for (const kind of TREND_KINDS) {
      for (const sexes of ["male,female", "male", "female", "both"] as const) {
        const language = sexes === "male" ? "en" : "ja";
        const wish = { figure: kind, prefecture: "12", area: "12", sexes, language };
        const { choice } = settled(header, wish);
        const pattern = figure(choice);
        expect(makes).toContain(patternKey(pattern));
        const [planned] = planTrendFigures(source, {
          kind,
          ages: ["40-74"],
          sexes: sexes.split(",") as Trend["sex"][],
          language,
          prefectures: new Set(["12"]),
          areas: null,
        });
        const own = patternOf(planned!.spec());
        expect(pattern.root.description).toBe(own.root.description);
        expect(textsOf(pattern)).toEqual(textsOf(own));
      }
    }
  });

  it("of an item that has fewer areas than another have makes of their own", () => {
    const areas = [...new Set(source.trends.filter(({ level }) => level === "area").map(({ code }) => code))];
    const moved = (trend: Trend, code: string): Trend => ({ ...trend, code, prefectureCode: "12" });
    // Other prefectures without areas have one make between them: one of them stands for all.
    const some = source.trends.filter(({ level, code }) => level !== "prefecture" || /^1[12]$/.test(code));
    const many = some.flatMap((trend) =>
      trend.level === "area"
        ? [moved(trend, `12${String(areas.indexOf(trend.code)).padStart(2, "0")}`)]
        : [trend],
    );
    const few = many
      .filter(({ level, code }) => level !== "area" || code === "1200")
      .map((trend) => ({ ...trend, item: "q08-smoking" }));
    const store = storeOf({ ...source, trends: [...many, ...few] });
    const header = { ...pageHeader(), trends: store.grid };
    const keysOf = (choices: Iterable<Choice>) =>
      [...choices].flatMap((choice) => {
        if (!isTrendKind(choice.figure)) return [];
        const pattern = trendFigure(header, choice, store.trends(trendQuery(choice)));
        return pattern ? [patternKey(pattern)] : [];
      });
    const ratios = new RatioStore([], new Uint8Array());
    const makes = keysOf(choicesOfEveryMake({ ...header, grids: [] }, { ratios, trends: store }));
    for (const item of ["bmi-ge-25", "q08-smoking"]) {
      for (const figure of ["trend", "slope"]) {
        const { choice } = settled(header, { figure, prefecture: "12", item });
        expect([item, figure, makes.includes(keysOf([choice])[0]!)]).toEqual([item, figure, true]);
      }
    }
  });

  it("leave out what the query does not ask for", () => {
    const store = storeOf(source);
    expect(store.trends({ prefecture: "11", sexes: ["both"] }).map(keyOf)).toEqual(
      source.trends.filter(({ prefectureCode, sex }) => prefectureCode === "11" && sex === "both").map(keyOf),
    );
    expect(store.trends({ codes: ["1102"], sexes: ["male"] }).map(keyOf)).toEqual(["bmi-ge-25 1102 male"]);
    expect(store.trends({ items: ["q01"] })).toEqual([]);
  });

  it("are refused when bytes are missing", () => {
    const { grid, bytes } = finished(packTrends(source))!;
    expect(() => new TrendStore(grid, Buffer.concat(bytes).subarray(1))).toThrow(RangeError);
  });
});

/** What stands in a figure, wherever. */
function textsOf({ tables }: { readonly tables: ReadonlyMap<string, readonly object[]> }): string[] {
  return [...tables.values()].flat().flatMap((datum) => ("text" in datum ? [String(datum.text)] : []));
}

describe("any trends of the report (synthetic)", () => {
  it("come back with years that are missing, ratios that are not known, and breaks", () => {
    const difference = fc.option(fc.double({ min: -99, max: 900, noNaN: true }), { nil: null });
    const made = fc.record({
      differences: fc.tuple(
        ...YEARS.map(() =>
          fc.oneof({ weight: 5, arbitrary: difference }, { weight: 1, arbitrary: fc.constant(undefined) }),
        ),
      ),
      width: fc.constantFrom(0, 0.004, 3),
      mark: fc.constantFrom(null, ...TREND_MARKS),
      q: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(made, { minLength: 4, maxLength: 4 }), fc.boolean(), (all, isBroken) => {
        const { trends } = slopeInput(["南部"], ({ region, sex }) => ({
          ...all[2 * region + sex]!,
          // A break stands between two points that there are.
          ...(isBroken && !all[2 * region + sex]!.differences.includes(undefined) ? { breakAt: 1 } : {}),
        }));
        const withPoints = (trends as Trend[]).filter(({ points }) => points.length > 0).map(withChange);
        if (withPoints.length === 0) return;
        const kept = new Map(
          storeOf({ ...SOURCE, trends: withPoints })
            .trends({})
            .map((trend) => [keyOf(trend), trend]),
        );
        expect(kept.size).toBe(withPoints.length);
        for (const trend of withPoints) expectSame(kept.get(keyOf(trend))!, trend);
      }),
    );
  });
});

/** The made-up trends say 1 whatever their points are: any number has to come back. */
function withChange(trend: Trend, index: number): Trend {
  const netChange = [1, -37.123456, 0][index % 3]!;
  if (!trend.change) return trend;
  return {
    ...trend,
    change: {
      ...trend.change,
      netChange,
      netChangeLower: index % 2 ? netChange : netChange - 1 / 7,
      netChangeUpper: index % 2 ? netChange : netChange + 3 / 7,
      ...(trend.change.changeMark && {
        netChange95Lower: netChange - 1 / 3,
        netChange95Upper: netChange + 20 / 3,
      }),
    },
  };
}
