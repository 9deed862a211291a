// @ts-nocheck
import { describe, expect, it } from "vitest";
import { type TrendInput, trendSpec } from "../../src/figures/trend/trend.js";
import { yearsName } from "../../src/figures/trend/trend-figure.js";
import { patternOf } from "../../src/render/pattern.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts } from "../render/shown-texts.js";
import { NATION_OF_RELEASE_6 } from "../support/references.js";
import { drawn } from "./drawn.js";
import { HOKKAIDO } from "./synthetic-rows.js";
import { change, REASON, type SyntheticTrends, trendFigureInput, yearsOf } from "./synthetic-trend-lines.js";
import { expectWellSet } from "./well-set.js";

const ITEM = { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: { ja: "体格", en: "Body" } };

const input = (trends: SyntheticTrends = {}, part: Partial<TrendInput> = {}): TrendInput => ({
  ...trendFigureInput(trends, part),
  item: ITEM,
});
const draw = (of: TrendInput) => renderSvg(trendSpec(of));
const textsOf = async (of: TrendInput) => shownTexts(await draw(of)).map(({ text }) => text);

/** Lines of one area and sex that join two years: neither upright nor level nor those of a break. */
const joins = (of: TrendInput, code = "1101", sex = "male") =>
  drawn(trendSpec(of), "y2").filter(
    (datum) => datum.code === code && datum.sex === sex && datum.strokeWidth === 1.8,
  ) as unknown as { x: number; x2: number; y: number; y2: number; dash?: number[] }[];
const dots = (of: TrendInput, code = "1101", sex = "male") =>
  drawn(trendSpec(of), "shape").filter((datum) => datum.code === code && datum.sex === sex) as unknown as {
    x: number;
    y: number;
    fill: string;
    shape: string;
  }[];

const broken = [-5, { ratio: 95 }, { ratio: 110, segment: 1 }, { ratio: 112, segment: 1 }];
const LONG = HOKKAIDO.map((name, index) => (index % 3 === 0 ? `${name}・川越比企・南西部広域${name}` : name));
const SIX = [5, 6, 7, 8, 9, 10];

const CASES: [string, TrendInput][] = [
  ["three areas", input()],
  ["English, synthetic", input({}, { language: "en", note: { ja: "合成", en: "Synthetic" } })],
  ["21 areas with long names", input({ names: LONG })],
  [
    "21 areas in English, large changes",
    input(
      { names: HOKKAIDO, changeOf: () => change(-123.4, { changeMark: "falling-95", q: 0.05 }) },
      { language: "en" },
    ),
  ],
  [
    "six years, all with a caution",
    input(
      { names: HOKKAIDO, releases: SIX, valuesOf: () => [1, 2, null, 4, 5, 6] },
      { years: yearsOf(SIX, SIX) },
    ),
  ],
  [
    "twelve years",
    input({
      names: HOKKAIDO,
      releases: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      valuesOf: () => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    }),
  ],
  ["one release only", input({ releases: [8], valuesOf: () => [5], changeOf: () => null })],
  ["nothing computable", input({ valuesOf: () => [null, null, null, null], changeOf: () => null })],
  [
    "wide bounds",
    input({
      valuesOf: ({ region }) =>
        region === 1 ? [0, { ratio: 150, ratioLower: 10, ratioUpper: 600 }, null, 3] : [1, 2, 3, 4],
    }),
  ],
  [
    "bounds without an upper end",
    input({ valuesOf: () => [1, { ratio: 120, ratioUpper: null, ratioOuter95Upper: null }, 2, 3] }),
  ],
  ["huge values", input({ valuesOf: ({ region }) => (region === 2 ? [500, 480, 510, -100] : [0, 1, 0, 1]) })],
  ["a break in the middle", input({ valuesOf: () => broken })],
  ["the prefecture alone", input({ names: [] })],
  ["men and women together", input({ sexes: ["both"] })],
  ["every sex", input({ names: HOKKAIDO, sexes: ["male", "female", "both"] })],
  ["a fixed reference", input({}, { isFixed: true, reference: NATION_OF_RELEASE_6 })],
];

describe("trend lines", () => {
  it.each(CASES)("are well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("are one pattern whatever the data: compiled once", () => {
    const keys = CASES.map(([, of]) => patternOf(trendSpec(of)).key);
    expect(new Set(keys).size).toBe(1);
  });

  it("have the prefecture's panel first, then the areas in code order", async () => {
    const texts = await textsOf(input({ names: ["南部", "東部", "秩父"] }));
    const panels = texts.filter((text) => ["埼玉県", "南部", "東部", "秩父"].includes(text));
    expect(panels).toEqual(["埼玉県", "南部", "東部", "秩父"]);
  });

  it("stand in proportion to time", () => {
    const [a, b, c, d] = dots(input()).map(({ x }) => x);
    expect(c! - b!).toBeCloseTo(2 * (b! - a!), 6);
    expect(d! - c!).toBeCloseTo(2 * (b! - a!), 6);
  });

  it("have one scale: the same ratio is as high in every panel of a row", () => {
    const of = input({ names: ["a", "b"], valuesOf: ({ region }) => [7, 7, 7, region] });
    const heights = ["11", "1101", "1102"].map((code) => dots(of, code)[0]!.y);
    expect(new Set(heights).size).toBe(1);
  });

  it("join the years of a segment and none across a break, whose reason is told", async () => {
    expect(joins(input())).toHaveLength(3);
    const of = input({ valuesOf: () => broken });
    const [first, second, ...more] = joins(of);
    expect(more).toEqual([]);
    expect(second!.x).toBeGreaterThan(first!.x2 + 10);
    const texts = await textsOf(of);
    expect(texts.join("")).toContain(`線の切れ目：${REASON.ja}。`);
    expect(texts).toContain("比べられないので線を切る");
    expect(await textsOf(input())).not.toContain("比べられないので線を切る");
  });

  it("are dashed across a year without a value, which is marked where it was not computable", async () => {
    const of = input({ valuesOf: () => [1, null, 3, 4] });
    expect(joins(of).map(({ dash }) => dash !== undefined)).toEqual([true, false]);
    expect(await textsOf(of)).toContain("間の年度の値がない");
    expect(await textsOf(of)).toContain("算出不可");
    expect(joins(input({ valuesOf: () => [1, undefined, 3, 4] }))[0]!.dash).toBeDefined();
  });

  it("draw a point with wide bounds hollow, and let it not stretch the scale", () => {
    const bounds = { ratioLower: 20, ratioUpper: 900, ratioOuter95Lower: 10, ratioOuter95Upper: 950 };
    const of = (wide: boolean) =>
      input({ valuesOf: () => [8, { ratio: 103, ...(wide ? bounds : {}) }, 2, 3] });
    expect(
      dots(of(true))
        .filter(({ shape }) => shape === "circle")
        .map(({ fill }) => fill),
    ).toEqual(dots(of(false)).map(({ fill }, index) => (index === 1 ? "#ffffff" : fill)));
    expect(dots(of(true)).find(({ shape }) => shape === "circle")!.y).toBe(dots(of(false))[0]!.y);
  });

  it("end in an arrow where a value lies beyond the frame, and are cut there without a bend", () => {
    const of = input({
      valuesOf: ({ region }) =>
        region === 1 ? [0, { ratio: 1000, ratioLower: 500, ratioUpper: 2000 }, 0, 0] : [0, 5, 5, 5],
    });
    expect(dots(of).map(({ shape }) => shape)).toContain("triangle-up");
    const [up] = joins(of);
    const spans = dots(of).map(({ x }) => x);
    // A line to +900 leaves a frame of some ±10 points in the first tenth of the year.
    expect(up!.x2 - up!.x).toBeLessThan(0.1 * (spans[1]! - spans[0]!));
  });

  it("print the change of each sex, bold where it is marked, framed where it is certain, hollow where it is wide", async () => {
    const of = input({
      names: ["a", "b"],
      changeOf: ({ region, sex }) => {
        if (sex === 1) return null;
        if (region === 0) return change(0.94, { changeMark: "rising-95", q: 0.2 });
        return region === 1
          ? change(-2, { changeMark: "falling-99.8", q: 0.1 })
          : change(0.04, { netChangeLower: -6, netChangeUpper: 6 });
      },
    });
    const texts = await textsOf(of);
    expect(texts).toEqual(expect.arrayContaining(["男 +0.9", "男 −2.0", "男 0.0", "女 —"]));
    const captions = drawn(trendSpec(of), "text").filter(({ text }) => /^男 /.test(String(text)));
    expect(captions.map(({ weight }) => weight)).toEqual(["bold", "bold", "normal"]);
    const boxes = drawn(trendSpec(of), "x2").filter(({ stroke, sex }) => stroke && sex === "male");
    const frames = boxes.filter(({ strokeWidth, dash }) => strokeWidth === 1.2 && !dash);
    expect(frames.filter((box) => !("shape" in box) && box.y !== box.y2 && box.x !== box.x2)).toHaveLength(1);
    expect(boxes.filter(({ fill, dash }) => fill && dash).map(({ code }) => code)).toEqual(["1102"]);
  });

  it("say what a mark means where there are any, and why a change has none", async () => {
    const judged = (await textsOf(input())).join("");
    expect(judged).toContain("偶然だけでも20に1つまでは付き");
    expect(judged).not.toContain("判定しない");
    const NOT_JUDGED = { changeMark: null, q: null, netChange95Lower: null, netChange95Upper: null } as const;
    const few = input({ changeOf: () => change(5, { ...NOT_JUDGED, unmarked: "few-regions" }) });
    const texts = (await textsOf(few)).join("");
    expect(texts).toContain("地域が20に満たず");
    expect(texts).not.toContain("20に1つまでは付き");
    const wild = input({ changeOf: () => change(5, { ...NOT_JUDGED, unmarked: "implausible" }) });
    expect((await textsOf(wild)).join("")).toContain("元の表の誤りかもしれない");
  });

  it("mark the years that a caution speaks of", async () => {
    const texts = await textsOf(input());
    expect(texts).toContain("2020*");
    expect(texts).toContain("* 注意：第8回：受診者が少ない。");
  });

  it("name the years once where the era is one", () => {
    expect(yearsName(yearsOf([8, 10]), "ja")).toBe("令和2～4年度");
    expect(yearsName(yearsOf([6, 10]), "ja")).toBe("平成30～令和4年度");
    expect(yearsName(yearsOf([6, 10]), "en")).toBe("FY2018–2022");
  });

  it("refuse two trends for one place", () => {
    const of = input();
    const doubled = [...of.trends, { ...of.trends[0]!, ages: "65-74" }];
    expect(() => trendSpec({ ...of, trends: doubled })).toThrow(/two trends|2つ/);
  });
});
