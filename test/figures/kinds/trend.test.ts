import { describe, expect, it } from "vitest";
import { trendNotes, yearsName } from "../../../src/figures/over-years/trend-figure.js";
import { darkestOf } from "../../../src/figures/theme.js";
import type { TrendInput, TrendRow } from "../../../src/figures/trend/rows.js";
import { trendSpec } from "../../../src/figures/trend/trend.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { renderPng } from "../../../src/render/png.js";
import { shownTexts } from "../../render/shown-texts.js";
import { NATION_OF_RELEASE_6 } from "../../support/tables/references.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import { HOKKAIDO } from "../synthetic/synthetic-rows.js";
import {
  change,
  REASON,
  type SyntheticTrends,
  trendFigureInput,
  yearsOf,
} from "../synthetic/synthetic-trend-lines.js";
import { expectWellSet } from "../well-set.js";

const ITEM = { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: { ja: "体格", en: "Body" } };

const input = (trends: SyntheticTrends = {}, part: Partial<TrendInput> = {}): TrendInput => ({
  ...trendFigureInput(trends, part),
  item: ITEM,
});
const draw = (of: TrendInput) => drawnSvg(trendSpec(of));
const textsOf = async (of: TrendInput) => shownTexts(await draw(of)).map(({ text }) => text);

/** The rows of one area and sex, a year each. */
const rowsOf = (of: TrendInput, code = "1101", sex = "male") =>
  drawn(trendSpec(of), "fiscalYear").filter(
    (row) => row.code === code && row.sex === sex,
  ) as unknown as TrendRow[];
const joins = (of: TrendInput) => rowsOf(of).filter(({ sinceYear }) => sinceYear !== undefined);

/** What an SVG draws with marks of a kind, in all panels. */
const pathsOf = (svg: string, mark: string) =>
  [...svg.matchAll(new RegExp(`<g class="mark-${mark}[^>]*>(.*?)</g>`, "g"))].flatMap(([, marks = ""]) =>
    [...marks.matchAll(/<(?:path|line) [^>]*>/g)].map(([path]) => path),
  );

const NOT_JUDGED = { changeMark: null, q: null, netChange95Lower: null, netChange95Upper: null } as const;
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

  it("are few layouts whatever the data: compiled once each", () => {
    const keys = (of: (part: Partial<TrendInput>) => TrendInput[]) =>
      new Set(of({}).map((each) => patternOf(trendSpec(each)).key)).size;
    const names = (count: number) => Array.from({ length: count }, (_, index) => `区${index}`);
    expect(keys(() => [3, 7, 11].map((count) => input({ names: names(count) })))).toBe(1);
    expect(keys(() => [0, 2, 4, 13, 20, 40].map((count) => input({ names: names(count) })))).toBe(3);
    expect(keys(() => [input(), input({ valuesOf: () => broken, releases: [1, 2, 3, 4] })])).toBe(1);
    expect(keys(() => [input(), input({ sexes: ["both"] }), input({ sexes: ["female"] })])).toBe(1);
  });

  it("have the prefecture's panel first, then the areas in code order", async () => {
    const texts = await textsOf(input({ names: ["南部", "東部", "秩父"] }));
    const panels = texts.filter((text) => ["埼玉県", "南部", "東部", "秩父"].includes(text));
    expect(panels).toEqual(["埼玉県", "南部", "東部", "秩父"]);
  });

  it("stand in proportion to time", async () => {
    const svg = await draw(input());
    const years = shownTexts(svg).filter(({ text }) => /^20\d\d\*?$/.test(text));
    const [a, b, c, d] = years.slice(0, 4).map(({ left, right }) => (left + right) / 2);
    expect(c! - b!).toBeCloseTo(2 * (b! - a!), 3);
    expect(d! - c!).toBeCloseTo(2 * (b! - a!), 3);
  });

  it("have one scale: a level stands once for all panels of a row", async () => {
    const texts = await textsOf(input({ names: ["a", "b"], valuesOf: ({ region }) => [7, 7, 7, region] }));
    expect(texts.filter((text) => text === "0")).toHaveLength(1);
  });

  it("join the years of a segment and none across a break, whose reason is told", async () => {
    expect(joins(input())).toHaveLength(3);
    const of = input({ valuesOf: () => broken });
    expect(joins(of).map(({ sinceYear, fiscalYear }) => [sinceYear, fiscalYear])).toEqual([
      [2017, 2018],
      [2020, 2022],
    ]);
    expect(rowsOf(of).map(({ breakYear, breakDifference }) => [breakYear, breakDifference])[2]).toEqual([
      2019, 2.5,
    ]);
    const texts = await textsOf(of);
    expect(texts.join("")).toContain(`線の切れ目：${REASON.ja}。`);
    expect(texts).toContain("比べられないので線を切る");
    expect(await textsOf(input())).not.toContain("比べられないので線を切る");
  });

  it("are dashed across a year without a value, which is marked where it was not computable", async () => {
    const of = input({ names: [], valuesOf: () => [1, null, 3, 4] });
    expect(rowsOf(of, "11").map(({ isAcrossGap }) => isAcrossGap)).toEqual([
      undefined,
      undefined,
      true,
      false,
    ]);
    const texts = await textsOf(of);
    expect(texts).toContain("間の年度の値がない");
    expect(texts).toContain("算出不可");
    expect(texts.filter((text) => text === "×")).toHaveLength(2);
    const dashes = pathsOf(await draw(of), "rule").filter((path) => path.includes('stroke-dasharray="3,3"'));
    expect(dashes).toHaveLength(2);
    const absent = input({ names: [], valuesOf: () => [1, undefined, 3, 4] });
    expect(rowsOf(absent, "11")[2]!.isAcrossGap).toBe(true);
    expect(await textsOf(absent)).not.toContain("×");
  });

  it("pass over an error of the source, which is ringed or stands beyond the frame", async () => {
    const wrong = (ratio: number) => ({ ratio, flags: ["implausible"] as const });
    const of = (ratio: number) =>
      input({ names: [], sexes: ["male"], valuesOf: () => [8, 1, wrong(ratio), 9] });
    expect(paramOf(trendSpec(of(900)), "domain")).toEqual(paramOf(trendSpec(of(105)), "domain"));
    expect(rowsOf(of(105), "11").map(({ sinceYear }) => sinceYear)).toEqual([
      undefined,
      2017,
      undefined,
      2018,
    ]);
    const [near, far] = [await draw(of(105)), await draw(of(900))];
    const rings = (svg: string) =>
      pathsOf(svg, "symbol").filter((path) => path.includes('stroke-dasharray="1.5,2"')).length;
    // One of two is the key's, which has none where none is drawn.
    expect([near, far].map(rings)).toEqual([2, 0]);
    expect(shownTexts(far).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["+800?", "間の年度の値がないか、元データの誤りとみられる"]),
    );
  });

  it.each([["male"], ["male", "female"], ["male", "female", "both"]] as const)(
    "have values at the frame that are clear of the rings of their year (%s, %s, %s)",
    async (...sexes) => {
      const wrong = { ratio: 114, ratioUpper: 190, ratioOuter95Upper: 200, flags: ["implausible"] as const };
      const svg = await draw(input({ names: [], sexes, valuesOf: () => [8, 14, wrong, 9] }));
      const rings = pathsOf(svg, "symbol").flatMap((path) =>
        path.includes('stroke-dasharray="1.5,2"') && path.includes("A5.7")
          ? [Number(/translate\(([\d.]+),/.exec(path)![1])]
          : [],
      );
      const values = [...svg.matchAll(/<text[^>]*translate\(([\d.]+),[^>]*rotate\(270\)[^>]*>\+100\?</g)].map(
        ([tag, x]) => {
          const across = /rotate\(270\) translate\([-\d.]+,([-\d.]+)\)/.exec(tag)?.[1] ?? "0";
          return Number(x) + Number(across);
        },
      );
      expect(rings).toHaveLength(sexes.length);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values)
        for (const ring of rings) expect(Math.abs(value - 3 - ring)).toBeGreaterThan(9);
    },
  );

  it.each([["male"], ["male", "female"], ["male", "female", "both"]] as const)(
    "have values at the frame that are clear of the points and ranges of all sexes (%s, %s, %s)",
    (...sexes) => {
      const wide = { ratio: 60, ratioLower: 0, ratioUpper: 900 };
      const of = input({ names: ["秩父"], sexes, valuesOf: () => [8, 14, wide, 9] });
      const rows = sexes.flatMap((sex) => rowsOf(of, "1101", sex));
      const places = rows.flatMap(({ below, beside }) => (below ? [beside!] : []));
      const points = sexes.map((_, index) => (index - (sexes.length - 1) / 2) * 5);
      expect(places.length).toBeGreaterThan(0);
      // Half a range and half a line of digits.
      for (const place of places)
        for (const point of points) expect(Math.abs(place - point)).toBeGreaterThan(3.5 + 4);
    },
  );

  it("explain the sign of doubt at a value beyond the frame, once, where no change has one", async () => {
    const of = (values: readonly unknown[]) =>
      textsOf(input({ names: [], sexes: ["male"], valuesOf: () => values as number[] }));
    const saying = (texts: readonly string[]) => texts.filter((text) => text.includes("「?」"));
    const wrong = { ratio: 900, flags: ["implausible"] };
    expect(saying(await of([8, 1, wrong, 9]))).toEqual(["「?」：元データの誤りとみられる値。"]);
    expect(saying(await of([8, 1, { ...wrong, ratio: 105 }, 9]))).toEqual([]);
    const doubtful = input({
      names: [],
      valuesOf: () => [wrong, 1, 2, 9] as number[],
      changeOf: () => change(5, { ...NOT_JUDGED, unmarked: "implausible" }),
    });
    expect(saying(await textsOf(doubtful))).toHaveLength(1);
  });

  it("say of rates that the ratio's range is wide, and explain the sign of doubt without changes", async () => {
    const points = [
      { ratio: 108, referenceRate: 20 },
      { ratio: 101, referenceRate: 20, ratioLower: 80, ratioUpper: 140 },
      { ratio: 900, referenceRate: 20, flags: ["implausible"] as const },
      { ratio: 109, referenceRate: 20 },
    ];
    const texts = await textsOf(
      input({ names: [], sexes: ["male"], valuesOf: () => points }, { measure: "adjusted-rate" }),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        "比の取りうる範囲の幅が10ポイントを超える",
        "秘匿により取りうる範囲（比で1ポイント以上）",
        "180.0%?",
        "「?」：元データの誤りとみられる値。",
      ]),
    );
  });

  it("explain the ring only where one is drawn", async () => {
    const of = (ratio: number) =>
      textsOf(input({ names: [], valuesOf: () => [8, 1, { ratio, flags: ["implausible"] }, 9] }));
    expect(await of(105)).toContain("元データの誤りとみられる値");
    expect(await of(900)).not.toContain("元データの誤りとみられる値");
  });

  it("name years that follow each other together where they are errors of the source", () => {
    const wrong = { ratio: 105, flags: ["implausible"] as const };
    const noteOf = (...values: readonly (number | typeof wrong)[]) =>
      trendNotes(input({ names: [], sexes: ["male"], valuesOf: () => values })).join("");
    expect(noteOf(wrong, wrong, wrong, 9)).toContain("：埼玉県2017～2018・2020年度（");
    expect(noteOf(wrong, 1, wrong, wrong)).toContain("：埼玉県2017・2020・2022年度（");
  });

  it("leave out of the picture what lies wholly beyond its frame, so that PNG of them is drawn", async () => {
    const of = input({
      names: [],
      sexes: ["male"],
      valuesOf: () => [1, { ratio: 1e5, ratioLower: 9e4, ratioUpper: 2e5, flags: ["implausible"] }, 2, 3],
    });
    const png = await renderPng(await draw(of));
    expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  });

  it("draw a point with wide bounds hollow, and let it not stretch the scale", async () => {
    const bounds = { ratioLower: 20, ratioUpper: 900, ratioOuter95Lower: 10, ratioOuter95Upper: 950 };
    const of = (wide: boolean) =>
      input({
        names: [],
        sexes: ["male"],
        valuesOf: () => [8, { ratio: 103, ...(wide ? bounds : {}) }, 2, 3],
      });
    expect(paramOf(trendSpec(of(true)), "domain")).toEqual(paramOf(trendSpec(of(false)), "domain"));
    const points = pathsOf(await draw(of(true)), "symbol").filter((path) =>
      path.includes('stroke-width="1.2"'),
    );
    const hollow = points.filter((path) => path.includes('fill="white"'));
    expect(hollow).toHaveLength(1);
    expect(hollow[0]).toContain(`stroke="${darkestOf("male")}"`);
  });

  it("end in an arrow and their value where they lie beyond the frame, and are cut there", async () => {
    const of = input({
      names: ["a", "b", "c", "d"],
      valuesOf: ({ region }) => (region === 1 ? [0, { ratio: 1000 }, 0, 0] : [0, 5, 5, 5]),
    });
    expect(paramOf(trendSpec(of), "domain")).toEqual([-5, 10]);
    expect(rowsOf(of).map(({ above }) => above)).toEqual([undefined, "+900", undefined, undefined]);
    expect(await textsOf(of)).toContain("+900");
    expect(await textsOf(of)).toContain("枠の外へ続く（数字は端の値）");
    expect(await draw(of)).toMatch(/clip-path="url\(#clip/);
  });

  it("have the end of an interval where that goes on beyond the frame", () => {
    const wide = {
      ratio: 103,
      ratioLower: 20,
      ratioUpper: 300,
      ratioOuter95Lower: 5,
      ratioOuter95Upper: 420,
    };
    const of = input({ valuesOf: ({ region }) => [0, region === 1 ? wide : 5, 5, 5] });
    expect(rowsOf(of)[1]).toMatchObject({ above: "+320", below: "−95", interval: "−95.0～+320.0" });
    const open = { ...wide, ratioUpper: null, ratioOuter95Upper: null };
    const without = input({ valuesOf: ({ region }) => [0, region === 1 ? open : 5, 5, 5] });
    expect(rowsOf(without)[1]!.above).toBe("");
  });

  it("print the change of each sex, bold with an arrow where it is marked, framed where it is certain, hollow where it is wide", async () => {
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
    expect(texts).toEqual(expect.arrayContaining(["男 ↑+0.9", "男 ↓−2.0", "男 0.0", "女 —"]));
    const svg = await draw(of);
    for (const [text, isBold] of [
      ["男 ↑+0.9", true],
      ["男 ↓−2.0", true],
      ["男 0.0", false],
    ] as const) {
      const [tag = ""] = new RegExp(`<text[^>]*>${text.replace("+", "\\+")}<`).exec(svg) ?? [];
      expect(tag.includes('font-weight="bold"')).toBe(isBold);
    }
    const frames = pathsOf(svg, "rect").filter((path) => path.includes("stroke-width"));
    expect(frames.filter((path) => path.includes('stroke-width="1.2"'))).toHaveLength(1);
    expect(frames.filter((path) => path.includes('stroke-dasharray="3,2"'))).toHaveLength(1);
    expect(texts).toContain("変化の取りうる範囲が全期間で10ポイントを超える");
    expect(texts).toContain("枠：多くの地域を比べたことを考えても確か（q 10％以下）");
  });

  it("explain no symbol that they do not have", async () => {
    const key = ["枠の外", "枠：", "矢印と太字", "変化の取りうる範囲", "線を切る", "算出不可", "間の年度"];
    const texts = await textsOf(input({ valuesOf: () => [1, 2, 3, 4] }));
    for (const words of key) expect(texts.filter((text) => text.startsWith(words))).toEqual([]);
  });

  it("say that intervals cover what suppression leaves only where it leaves something", async () => {
    expect(await textsOf(input({ valuesOf: () => [1, 2, 3, 4] }))).toContain("95％信頼区間");
    const hidden = { ratio: 103, ratioLower: 102.8, ratioUpper: 103.1 };
    expect(await textsOf(input({ valuesOf: () => [1, 2, 3, hidden] }))).toContain(
      "95％信頼区間（秘匿による幅を含む）",
    );
  });

  it("say what a mark means where there are any, and why a change has none", async () => {
    const marked = input({ changeOf: () => change(5, { changeMark: "rising-95" }) });
    const judged = (await textsOf(marked)).join("");
    expect(judged).toContain("偶然だけでも20に1つまでは付き");
    const usual = (await textsOf(input())).join("");
    expect(usual).toContain("ふだんの動きを超える変化はない");
    expect(usual).not.toContain("20に1つまでは付き");
    expect(judged).not.toContain("判定しない");
    const few = input({ changeOf: () => change(5, { ...NOT_JUDGED, unmarked: "few-regions" }) });
    const texts = (await textsOf(few)).join("");
    expect(texts).toContain("地域が20に満たず");
    expect(texts).not.toContain("20に1つまでは付き");
    const wild = input({ changeOf: () => change(5, { ...NOT_JUDGED, unmarked: "implausible" }) });
    const doubtful = await textsOf(wild);
    expect(doubtful.join("")).toMatch(/元データの誤りかもしれない.*「\?」：/);
    expect(doubtful).toContain("男 +5.0?");
    expect((await textsOf(input())).join("")).not.toContain("?");
  });

  it("mark the years that a caution speaks of", async () => {
    const texts = await textsOf(input());
    expect(texts).toContain("2020*");
    expect(texts).toContain("* 第8回：受診者が少ない。");
  });

  it("say which areas stand for former ones, and up to which year", async () => {
    const merged = { ratio: 104, flags: ["exact", "merged"] as const };
    const of = (language: "ja" | "en") =>
      textsOf(
        input(
          {
            valuesOf: ({ region }) => (region === 1 || region === 3 ? [merged, merged, 5, 6] : [3, 4, 5, 6]),
          },
          { language },
        ),
      );
    expect((await of("ja")).join("")).toContain(
      "南部、西部の2018年度までの値は、当時の医療圏の人数を合わせて求めた。",
    );
    expect((await of("en")).join(" ")).toContain(
      "Up to FY2018, 南部, 西部: the people of the former areas put together.",
    );
    expect((await textsOf(input())).join("")).not.toContain("当時の医療圏");
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
