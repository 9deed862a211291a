import { describe, expect, it } from "vitest";
import type { SlopeInput } from "../../../src/figures/slope/input.js";
import { DIRECTION_COLOURS, PLAIN, PREFECTURE } from "../../../src/figures/slope/panel.js";
import type { SlopeRow } from "../../../src/figures/slope/rows.js";
import { slopeSpec } from "../../../src/figures/slope/slope.js";
import { INK } from "../../../src/figures/theme.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { Failure } from "../../../src/text/failure.js";
import { shownTexts } from "../../render/shown-texts.js";
import { NATION_OF_RELEASE_6 } from "../../support/tables/references.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "../synthetic/synthetic-rows.js";
import { REASON, slopeInput, type TrendOf, YEARS } from "../synthetic/synthetic-trends.js";
import { expectWellSet } from "../well-set.js";

const draw = (input: SlopeInput) => drawnSvg(slopeSpec(input));
const textsOf = async (input: SlopeInput) => shownTexts(await draw(input)).map(({ text }) => text);

const rowsOf = (input: SlopeInput, code: string, sex = "male") =>
  (drawn(slopeSpec(input), "labelHeight") as unknown as SlopeRow[]).filter(
    (row) => row.code === code && row.sex === sex,
  );

interface Line {
  readonly y: number;
  readonly y2: number;
  readonly stroke: string;
  readonly width: number;
}
interface Dot {
  readonly y: number;
  readonly shape: "dot" | "up" | "down";
  readonly fill: string;
  readonly stroke: string;
}

/** The marks of a kind, in the groups of which there is one in each panel. */
const groupsOf = (svg: string, mark: string) =>
  [
    ...svg.matchAll(new RegExp(`<g class="mark-${mark} role-mark concat_\\d_concat_[^>]*>(.*?)</g>`, "g")),
  ].map(([group, marks = ""]) => ({
    isClipped: group.includes("clip-path"),
    marks: [...marks.matchAll(/<(?:path|line) [^>]*>/g)].map(([mark]) => mark),
  }));
const attribute = (mark: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(mark)?.[1] ?? "";
const top = (mark: string) => Number(/translate\([^,]*,([^)]*)\)/.exec(mark)?.[1]);

/** From the first year to the last; what leaves the frame is cut at it. */
const linesIn = (svg: string): Line[] =>
  groupsOf(svg, "rule")
    .filter(({ isClipped }) => isClipped)
    .flatMap(({ marks }) => marks)
    .map((mark) => ({
      y: top(mark),
      y2: top(mark) + Number(attribute(mark, "y2")),
      stroke: attribute(mark, "stroke"),
      width: Number(attribute(mark, "stroke-width")),
    }));

/** At the ends of lines, and where one leaves the frame. */
const dotsIn = (svg: string): Dot[] =>
  groupsOf(svg, "symbol")
    .flatMap(({ marks }) => marks)
    .map((mark) => {
      const path = attribute(mark, "d");
      const [, y = ""] = /^M[^,]*,(-?)/.exec(path) ?? [];
      return {
        y: top(mark),
        shape: path.includes("A") ? "dot" : y === "-" ? "up" : "down",
        fill: attribute(mark, "fill"),
        stroke: attribute(mark, "stroke"),
      };
    });

/** Some rise, some fall, most do neither. */
const usual: TrendOf = ({ region, sex }) => {
  const start = 15 * Math.sin(1.7 * region + sex);
  const change = 6 * Math.sin(2.9 * region + sex);
  const mark = change > 4 ? "rising-99.8" : change < -4 ? "falling-95" : "none";
  return { differences: [start, start + change / 2, start + change], mark };
};
/** All within two points. */
const crowded: TrendOf = ({ region }) => ({
  differences: [3 + 0.05 * region, 3, 3 + 0.08 * region],
  mark: region % 2 > 0 ? "rising-95" : "none",
});
const only =
  (of: number, made: ReturnType<TrendOf>): TrendOf =>
  (place) =>
    place.region === of ? made : usual(place);

const LONG = ["常陸太田・ひたちなか", "石巻・登米・気仙沼", ...HOKKAIDO.slice(2)];
const ENGLISH: Partial<SlopeInput> = {
  language: "en",
  note: { ja: "合成データ", en: "Synthetic data" },
  cautions: [{ ja: "第8回：受診者が少ない", en: "Release 8: fewer people were examined" }],
};
const FIXED: Partial<SlopeInput> = {
  isFixed: true,
  reference: NATION_OF_RELEASE_6,
};

const CASES: [string, SlopeInput][] = [
  ["3 areas", slopeInput(KAGAWA, usual)],
  ["10 areas", slopeInput(SAITAMA, usual)],
  ["21 areas", slopeInput(HOKKAIDO, usual)],
  ["21 areas with nearly equal values", slopeInput(HOKKAIDO, crowded)],
  ["40 areas, all alike", slopeInput([...HOKKAIDO, ...HOKKAIDO.slice(2)], crowded)],
  ["long names", slopeInput(LONG, crowded)],
  ["English, synthetic", slopeInput(SAITAMA, usual, ENGLISH)],
  ["English, every year against one", slopeInput(SAITAMA, usual, { ...ENGLISH, ...FIXED })],
  ["every year against one", slopeInput(HOKKAIDO, usual, FIXED)],
  ["English, long names", slopeInput(LONG, crowded, { ...ENGLISH, ...FIXED })],
  ["women only", slopeInput(SAITAMA, usual, { sexes: ["female"] })],
  ["some without a ratio", slopeInput(SAITAMA, only(2, { differences: [null, 3, 4] }))],
  ["some without a row", slopeInput(SAITAMA, only(2, { differences: [undefined, 3, undefined] }))],
  ["a break", slopeInput(SAITAMA, only(2, { differences: [5, 7, 9], breakAt: 1 }), ENGLISH)],
  ["wide bounds", slopeInput(HOKKAIDO, (place) => ({ ...usual(place), width: 60 }))],
  ["a huge value", slopeInput(SAITAMA, only(2, { differences: [687, 40, 2], mark: "falling-95" }))],
  [
    "huge values",
    slopeInput(SAITAMA, ({ region }) => ({ differences: [9000 - 700 * region, 0, 12345 * region] })),
  ],
  ["huge at both ends", slopeInput(SAITAMA, only(2, { differences: [687, 40, 800], mark: "rising-95" }))],
  ["all equal to the nation", slopeInput(SAITAMA, () => ({ differences: [0, 0, 0] }))],
  [
    "ranges of men and women apart",
    slopeInput(
      SAITAMA,
      ({ region, sex }) => ({ differences: sex > 0 ? [90 + region, 90, 70] : [1, 2, 3] }),
      ENGLISH,
    ),
  ],
  ["not judged", slopeInput(KAGAWA, (place) => ({ ...usual(place), mark: null }))],
  [
    "short names, some not joined",
    slopeInput(KAGAWA, ({ region }) => ({ differences: [region > 1 ? null : 2, 3, 4] })),
  ],
  ["the prefecture alone", slopeInput([], usual)],
];

describe("the slopegraph", () => {
  it.each(CASES)("is well set: %s", async (_, input) => {
    expectWellSet(await draw(input));
  });

  it("is few layouts whatever the data: compiled once each", () => {
    const keys = (inputs: SlopeInput[]) => new Set(inputs.map((each) => patternOf(slopeSpec(each)).key)).size;
    const sized = (count: number) =>
      slopeInput(
        Array.from({ length: count }, (_, index) => `区${index}`),
        usual,
      );
    expect(keys([0, 3, 10, 21, 27].map(sized))).toBe(1);
    expect(
      keys(
        CASES.filter(
          ([, { language, sexes, trends }]) => language === "ja" && !sexes && trends.length < 60,
        ).map(([, input]) => input),
      ),
    ).toBe(1);
    expect(keys([61, 62].map(sized))).toBe(1);
    const women: Partial<SlopeInput> = { sexes: ["female"] };
    expect(keys([slopeInput(KAGAWA, usual, women), slopeInput(HOKKAIDO, crowded, women)])).toBe(1);
  });

  it("labels every region at both ends with its value, and names the years", async () => {
    const input = slopeInput(SAITAMA, only(3, { differences: [12.4, 0, -7.6] }));
    const texts = await textsOf(input);
    const named = (name: string) => texts.filter((text) => text.split(" ").includes(name));
    for (const name of SAITAMA) expect(named(name)).toHaveLength(4);
    const name = SAITAMA[2]!;
    expect(named(name).sort()).toEqual([`${name} +12`, `${name} +12`, `−8 ${name}`, `−8 ${name}`].sort());
    expect(texts.filter((text) => text === "平成30年度")).toHaveLength(2);
    expect(texts.filter((text) => text === "令和4年度")).toHaveLength(2);
    expect(texts.join("")).toContain("〈埼玉県〉平成30～令和4年度");
  });

  it("draws a line where its two ratios are, and the prefecture's heavier", async () => {
    // −20 and +20 lie as far below 0 as above, and the level of 0 in the middle of them.
    const input = slopeInput(KAGAWA, ({ region }) => ({
      differences: region === 1 ? [-20, 0, 20] : [0, 0, 0],
    }));
    expect(rowsOf(input, "1101").map(({ difference, toDifference }) => [difference, toDifference])).toEqual([
      [-20, 20],
      [20, undefined],
    ]);
    const svg = await draw(input);
    const lines = linesIn(svg).slice(0, 1 + KAGAWA.length);
    const [rising, ...others] = lines.toSorted((a, b) => a.y2 - b.y2);
    const [level] = others;
    expect(others.every(({ y, y2 }) => y === y2 && y === level!.y)).toBe(true);
    expect(rising!.y).toBeGreaterThan(rising!.y2);
    expect((rising!.y + rising!.y2) / 2).toBeCloseTo(level!.y);
    const heavy = lines.filter(({ stroke }) => stroke === PREFECTURE);
    expect(heavy).toHaveLength(1);
    expect(heavy[0]!.width).toBeGreaterThan(2 * rising!.width);
    expect(dotsIn(svg).map(({ y }) => y)).toEqual(expect.arrayContaining([rising!.y, rising!.y2]));
  });

  it("marks by colour and by shape the changes that are more than usual, and no others", async () => {
    const input = slopeInput(KAGAWA, ({ region }) => {
      const marks = ["none", "rising-95", "falling-99.8", "none"] as const;
      return { differences: [0, region, 2 * region], mark: marks[region]! };
    });
    const directionOf = (code: string) => rowsOf(input, code, "female").map(({ direction }) => direction);
    expect(["1101", "1102", "1103"].map(directionOf)).toEqual([
      ["rising", "rising"],
      ["falling", "falling"],
      ["usual", "usual"],
    ]);
    const svg = await draw(input);
    const shapes = (colour: string) =>
      dotsIn(svg)
        .filter(({ fill }) => fill === colour)
        .map(({ shape }) => shape);
    // The first year's ends of both sexes, then the last year's.
    expect(shapes(DIRECTION_COLOURS.rising).sort()).toEqual(["dot", "dot", "up", "up"]);
    expect(shapes(DIRECTION_COLOURS.falling).sort()).toEqual(["dot", "dot", "down", "down"]);
    expect(shapes(PLAIN)).toEqual(["dot", "dot", "dot", "dot"]);
    const widthOf = (colour: string) => linesIn(svg).find(({ stroke }) => stroke === colour)!.width;
    expect(widthOf(DIRECTION_COLOURS.rising)).toBe(widthOf(DIRECTION_COLOURS.falling));
    expect(widthOf(DIRECTION_COLOURS.rising)).toBeGreaterThan(widthOf(PLAIN));
  });

  it("counts the areas that rise and fall, without the prefecture, and those that chance would mark", async () => {
    const texts = await textsOf(
      slopeInput(SAITAMA, ({ region }) => ({
        differences: region === 7 ? [1, 2, null] : [1, 2, 3],
        mark: region < 3 ? "rising-95" : region < 5 ? "falling-99.8" : "none",
      })),
    );
    const [line] = texts.filter((text) => text.startsWith("上昇した"));
    expect(line).toContain("上昇した医療圏 2、低下 2、ふだんの動きの範囲内 5、結べない 1");
    expect(line).toContain("偶然だけでも最大0.5");
  });

  const joinsOf = (input: SlopeInput, code: string) =>
    (["male", "female"] as const).flatMap((sex) =>
      rowsOf(input, code, sex).filter(({ toDifference }) => toDifference !== undefined),
    ).length;

  it("never joins two values that do not compare, shows both, and says why", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [5, 7, 9], breakAt: 1 }));
    expect(joinsOf(input, "1101")).toBe(2);
    expect(joinsOf(input, "1102")).toBe(0);
    expect(linesIn(await draw(input))).toHaveLength(2 * SAITAMA.length);
    const texts = await textsOf(input);
    expect(texts.filter((text) => text.split(" ").includes("南西部"))).toHaveLength(4);
    const notes = texts.join("");
    expect(notes).toContain("線で結ばない（年度の間で比べられない）：南西部（男女とも）。");
    expect(notes).toContain(REASON.ja);
  });

  it("shows the one ratio there is at its own end, and names the region", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [null, 3, 4] }));
    expect(joinsOf(input, "1102")).toBe(0);
    const texts = await textsOf(input);
    expect(texts.filter((text) => text.split(" ").includes("南西部"))).toEqual(["+4 南西部", "+4 南西部"]);
    expect(texts.join("")).toContain("比がそろわない）：南西部（男女とも）。");
  });

  it("does not say of breaks that lie outside its years", async () => {
    const before = { release: 5, fiscalYear: 2017, era: { ja: "平成29年度", en: "FY2017" } };
    const input = slopeInput(SAITAMA, () => ({ differences: [1, 2, 3, 4], breakAt: 1 }), {
      years: [before, ...YEARS],
    });
    const texts = await textsOf(input);
    expect(texts).toContain("平成30年度");
    expect(texts.join("")).not.toContain(REASON.ja);
    expect(texts.join("")).toContain("第6・8・10回");
  });

  it("takes the years in which most regions have a ratio, and says where a change rests on others", async () => {
    const input = slopeInput(SAITAMA, ({ region }) => ({
      differences: region === 0 ? [1, 2, 3] : [1, 2, undefined],
    }));
    const texts = await textsOf(input);
    expect(texts).toContain("令和2年度");
    expect(texts).not.toContain("令和4年度");
    expect(texts.join("")).toContain("埼玉県（男女とも）は平成30～令和4年度の値による判定。");
    expect(texts.join("")).toContain("第6・8・10回");
  });

  it("says nothing of a change where a later year begins a new segment", () => {
    const input = slopeInput(SAITAMA, ({ region }) => ({
      ...(region === 1
        ? { differences: [0, 20, 5], breakAt: 2, mark: "rising-95" as const }
        : { differences: [0, 20, undefined] }),
    }));
    expect(rowsOf(input, "1101").map(({ direction }) => direction)).toEqual(["usual", "usual"]);
  });

  it("draws hollow what hidden counts leave wide, as the house does beyond 10 points", async () => {
    const input = (width: number) => slopeInput(SAITAMA, only(2, { differences: [5, 6, 7], width }));
    expect(rowsOf(input(10.5), "1102").map(({ isWide }) => isWide)).toEqual([true, true]);
    expect(dotsIn(await draw(input(10.5))).filter(({ fill }) => fill === "white")).toHaveLength(4);
    expect(rowsOf(input(9.5), "1102").map(({ isWide }) => isWide)).toEqual([false, false]);
    expect(dotsIn(await draw(input(9.5))).filter(({ fill }) => fill === "white")).toEqual([]);
  });

  it("is not stretched by one huge value, whose line leaves the frame and whose value stands", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [687, 40, 2] }));
    const without = slopeInput(SAITAMA, only(2, { differences: [2, 2, 2] }));
    const domain = paramOf(slopeSpec(input), "maleDomain");
    expect(domain).toEqual(paramOf(slopeSpec(without), "maleDomain"));
    const texts = await textsOf(input);
    expect(texts.filter((text) => text === "南西部 +687")).toHaveLength(2);
    expect(texts).toContain("枠の外へ続く");
    const svg = await draw(input);
    // The line keeps its slope and goes through the upper edge, which cuts it; an arrow stands there.
    const [low, high] = domain as [number, number];
    const steep = linesIn(svg).filter(({ y }) => y < 0);
    expect(steep).toHaveLength(2);
    for (const { y, y2 } of steep) expect((y2 - y) / 400).toBeCloseTo((687 - 2) / (high - low));
    const arrows = dotsIn(svg).filter(({ fill }) => fill === INK.text);
    expect(arrows.map(({ shape, y }) => [shape, y < 10])).toEqual([
      ["up", true],
      ["up", true],
    ]);
  });

  it("has the greater value on top where several lie beyond the frame", () => {
    for (const [prefecture, area] of [
      [687, 500],
      [500, 687],
    ] as const) {
      const far = [prefecture, area].map((first) => ({ differences: [first, 40, 2] }));
      const input = slopeInput(SAITAMA, (place) => far[place.region] ?? usual(place));
      expect((paramOf(slopeSpec(input), "maleDomain") as number[])[1]).toBeLessThan(500);
      const [one, other] = ["11", "1101"].map((code) => rowsOf(input, code)[0]!.labelHeight);
      expect(one! > other!).toBe(prefecture > area);
    }
  });

  it("draws no line to an error of the source, whose value has a question mark", async () => {
    const input = slopeInput(SAITAMA, usual);
    const trends = input.trends.map((trend) =>
      trend.code === "1102"
        ? { ...trend, points: trend.points.map((point) => ({ ...point, flags: ["implausible" as const] })) }
        : trend,
    );
    const wrong = { ...input, trends };
    expect(linesIn(await draw(wrong))).toHaveLength(linesIn(await draw(input)).length - 2);
    const texts = await textsOf(wrong);
    expect(texts.filter((text) => /^南西部 .*\d\?$/.test(text))).toHaveLength(2);
    expect(texts).toContain("元データの誤りとみられる値");
  });

  it("says so where men and women have ranges of their own", async () => {
    const apart = slopeInput(SAITAMA, ({ sex }) => ({ differences: sex > 0 ? [90, 80, 70] : [1, 2, 3] }));
    expect((await textsOf(apart)).join("")).toContain("縦の範囲は男女で異なる");
    expect((await textsOf(slopeInput(SAITAMA, usual))).join("")).not.toContain("縦の範囲は男女で異なる");
  });

  it("says of a change that looks large and is not marked how far sampling error lets it lie", async () => {
    /** The 95 % interval reaches 3 points below and 4 above what suppression leaves in the first year, 4 and 3 in the last. */
    const withIntervals = (input: SlopeInput): SlopeInput => ({
      ...input,
      trends: input.trends.map((trend) => ({
        ...trend,
        points: trend.points.map((point, index) => ({
          ...point,
          ratioOuter95Lower: point.ratioLower! - (index === 0 ? 3 : 4),
          ratioOuter95Upper: point.ratioUpper! + (index === 0 ? 4 : 3),
        })),
      })),
    });
    const textOf = async (last: number, width: number, mark: "none" | "falling-95" = "none") =>
      (
        await textsOf(
          withIntervals(
            slopeInput(SAITAMA, ({ region, sex }) =>
              region === 2 && sex === 0
                ? { differences: [7, 3, last], width, mark }
                : { differences: [1, 1, 1] },
            ),
          ),
        )
      ).join("");
    const noteOf = async (...of: Parameters<typeof textOf>) =>
      (await textOf(...of)).match(/（変化とその95％の範囲）：(.*?)。/)?.[1];
    // −6 with 2 points left open at each end: −8 − √(4² + 4²) and −4 + √(3² + 3²), outwards.
    expect(await noteOf(1, 2)).toBe("南西部（男性−6、−14～+1）");
    expect(await noteOf(1, 0)).toBe("南西部（男性−6、−12～−1）");
    expect(await textOf(1, 0)).toContain("標本誤差を超えて動いたが");
    expect(await noteOf(3, 2)).toBeUndefined();
    expect(await noteOf(1, 2, "falling-95")).toBeUndefined();
    expect(await textOf(1, 2)).toContain("標本誤差（秘匿による幅を含む）が大きい");
    // +5 with nothing left open: 5 − √(4² + 4²) and 5 + √(3² + 3²), outwards.
    expect(await noteOf(12, 0)).toBe("南西部（男性+5、−1～+10）");
    expect(await textOf(12, 0)).toContain("標本誤差が大きい");
  });

  it("claims no judgement where there is none", async () => {
    const texts = await textsOf(slopeInput(KAGAWA, (place) => ({ ...usual(place), mark: null })));
    expect(texts.join("")).toContain("地域が20に満たず");
    expect(texts).toContain("判定しない 3");
    expect(texts.join("")).not.toContain("上昇した医療圏");
  });

  const failureOf = (input: SlopeInput): Failure => {
    try {
      slopeSpec(input);
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
    throw new Error("no failure");
  };

  it("fails with the reason where no two years compare", () => {
    const { text } = failureOf(slopeInput(SAITAMA, () => ({ differences: [undefined, 1, 2], breakAt: 2 })));
    expect(text.ja).toContain("令和4年度と比べられる年度が");
    expect(text.ja).toContain(REASON.ja);
    expect(text.en).toContain(REASON.en);
  });

  it("fails where there is but one year, no ratio, or no trend at all", () => {
    expect(failureOf(slopeInput(SAITAMA, () => ({ differences: [4] }))).text.en).toContain("FY2018");
    expect(failureOf(slopeInput(SAITAMA, () => ({ differences: [null, null, null] }))).text.en).toContain(
      "no year",
    );
    expect(failureOf(slopeInput(SAITAMA, usual, { trends: [] })).text.ja).toContain("結果がありません");
  });

  it("does not mix two references", () => {
    const input = slopeInput(SAITAMA, usual);
    const trends = [...input.trends, ...input.trends.map((trend) => ({ ...trend, reference: "national@6" }))];
    expect(failureOf({ ...input, trends }).text.en).toContain("national@6");
  });

  it("gives the same bytes twice, whatever the order of the trends", async () => {
    const input = slopeInput(SAITAMA, usual);
    expect(await draw({ ...input, trends: [...input.trends].reverse() })).toBe(
      await renderSvg(slopeSpec(input)),
    );
  });
});
