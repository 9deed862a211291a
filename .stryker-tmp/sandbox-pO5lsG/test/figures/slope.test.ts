// @ts-nocheck
import { describe, expect, it } from "vitest";
import type { SlopeInput } from "../../src/figures/slope/input.js";
import { slopeSpec } from "../../src/figures/slope/slope.js";
import { patternOf } from "../../src/render/pattern.js";
import { renderSvg } from "../../src/render/svg.js";
import { Failure } from "../../src/text/failure.js";
import { shownTexts } from "../render/shown-texts.js";
import { NATION_OF_RELEASE_6 } from "../support/references.js";
import { drawn } from "./drawn.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "./synthetic-rows.js";
import { REASON, slopeInput, type TrendOf, YEARS } from "./synthetic-trends.js";
import { expectWellSet } from "./well-set.js";

const draw = (input: SlopeInput) => renderSvg(slopeSpec(input));
const textsOf = async (input: SlopeInput) => shownTexts(await draw(input)).map(({ text }) => text);

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

  it("is one make of figure whatever the data", () => {
    expect(new Set(CASES.map(([, input]) => patternOf(slopeSpec(input)).key)).size).toBe(1);
  });

  it("labels every region at both ends with its value, and names the years", async () => {
    const texts = await textsOf(slopeInput(SAITAMA, only(3, { differences: [12.4, 0, -7.6] })));
    for (const name of SAITAMA) expect(texts.filter((text) => text === name)).toHaveLength(4);
    expect(texts.filter((text) => text === "+12").length).toBeGreaterThanOrEqual(2);
    expect(texts.filter((text) => text === "−8").length).toBeGreaterThanOrEqual(2);
    expect(texts.filter((text) => text === "平成30年度")).toHaveLength(2);
    expect(texts.filter((text) => text === "令和4年度")).toHaveLength(2);
    expect(texts.join("")).toContain("〈埼玉県〉平成30～令和4年度");
  });

  it("draws a line where its two ratios are, and the prefecture's heavier", () => {
    // −20 and +20 lie as far below 0 as above, and the level of 0 in the middle of them.
    const spec = slopeSpec(
      slopeInput(KAGAWA, ({ region }) => ({ differences: region === 1 ? [-20, 0, 20] : [0, 0, 0] })),
    );
    const lines = drawn(spec, "strokeWidth").filter(
      ({ sex, x2, x }) => sex === "male" && Number(x2) - Number(x) > 200,
    );
    const of = (code: string) => lines.find((line) => line.code === code)!;
    const level = of("1102");
    expect(level.y).toBeCloseTo(level.y2 as number);
    expect((Number(of("1101").y) + Number(of("1101").y2)) / 2).toBeCloseTo(level.y as number);
    expect(of("1101").y as number).toBeGreaterThan(of("1101").y2 as number);
    expect(of("11").strokeWidth as number).toBeGreaterThan(2 * (of("1102").strokeWidth as number));
  });

  it("marks by colour and by shape the changes that are more than usual, and no others", () => {
    const spec = slopeSpec(
      slopeInput(KAGAWA, ({ region }) => {
        const marks = ["none", "rising-95", "falling-99.8", "none"] as const;
        return { differences: [0, region, 2 * region], mark: marks[region]! };
      }),
    );
    const dots = drawn(spec, "area").filter(({ sex }) => sex === "female");
    const shapes = (code: string) => dots.filter((dot) => dot.code === code).map(({ shape }) => shape);
    expect(shapes("1101")).toEqual([undefined, "triangle-up"]);
    expect(shapes("1102")).toEqual([undefined, "triangle-down"]);
    expect(shapes("1103")).toEqual([undefined, undefined]);
    const strokes = ["1101", "1102", "1103"].map(
      (code) =>
        drawn(spec, "strokeWidth").find(
          (line) => line.code === code && "x2" in line && Number(line.strokeWidth) > 1,
        )!,
    );
    expect(new Set(strokes.map(({ stroke }) => stroke)).size).toBe(3);
    expect(strokes[0]!.strokeWidth).toBe(strokes[1]!.strokeWidth);
    expect(strokes[0]!.strokeWidth as number).toBeGreaterThan(strokes[2]!.strokeWidth as number);
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

  const slopesOf = (input: SlopeInput, code: string) =>
    drawn(slopeSpec(input), "x2").filter(
      (line) => line.code === code && Number(line.x2) - Number(line.x) > 200,
    ).length;

  it("never joins two values that do not compare, shows both, and says why", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [5, 7, 9], breakAt: 1 }));
    expect(slopesOf(input, "1101")).toBe(2);
    expect(slopesOf(input, "1102")).toBe(0);
    const texts = await textsOf(input);
    expect(texts.filter((text) => text === "南西部")).toHaveLength(4);
    const notes = texts.join("");
    expect(notes).toContain("線で結ばない（年度の間で比べられない）：南西部（男性・女性）。");
    expect(notes).toContain(REASON.ja);
  });

  it("shows the one ratio there is at its own end, and names the region", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [null, 3, 4] }));
    expect(slopesOf(input, "1102")).toBe(0);
    const texts = await textsOf(input);
    expect(texts.filter((text) => text === "南西部")).toHaveLength(2);
    expect(texts.join("")).toContain("比がそろわない）：南西部（男性・女性）。");
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
    expect(texts.join("")).toContain("埼玉県（男性・女性）は平成30～令和4年度の値による判定。");
    expect(texts.join("")).toContain("第6・8・10回");
  });

  it("says nothing of a change where a later year begins a new segment", () => {
    const input = slopeInput(SAITAMA, ({ region }) => ({
      ...(region === 1
        ? { differences: [0, 20, 5], breakAt: 2, mark: "rising-95" as const }
        : { differences: [0, 20, undefined] }),
    }));
    expect(drawn(slopeSpec(input), "area").filter(({ code, shape }) => code === "1101" && shape)).toEqual([]);
  });

  it("draws hollow what hidden counts leave wide, as the house does beyond 10 points", () => {
    const fills = (width: number) =>
      drawn(slopeSpec(slopeInput(SAITAMA, only(2, { differences: [5, 6, 7], width }))), "area")
        .filter(({ code }) => code === "1102")
        .map(({ fill }) => fill);
    expect(new Set(fills(10.5))).toEqual(new Set(["white"]));
    expect(fills(9.5)).not.toContain("white");
  });

  it("is not stretched by one huge value, whose line leaves the frame and whose value stands", async () => {
    const input = slopeInput(SAITAMA, only(2, { differences: [687, 40, 2] }));
    expect((await textsOf(input)).filter((text) => text === "+687")).toHaveLength(2);
    const own = drawn(slopeSpec(input), "x2").filter(
      ({ code, sex, strokeWidth }) => code === "1102" && sex === "male" && Number(strokeWidth) > 1,
    );
    const usualLine = drawn(slopeSpec(input), "x2").find(
      ({ code, sex, strokeWidth }) => code === "1101" && sex === "male" && Number(strokeWidth) > 1,
    )!;
    expect(own).toHaveLength(1);
    expect(own[0]!.x as number).toBeGreaterThan((usualLine.x as number) + 100);
    expect(own[0]!.x2).toBe(usualLine.x2);
    const arrows = drawn(slopeSpec(input), "area").filter(({ code, shape }) => code === "1102" && shape);
    expect(arrows.map(({ shape }) => shape)).toEqual(["triangle-up", "triangle-up"]);
  });

  it("says so where men and women have ranges of their own", async () => {
    const apart = slopeInput(SAITAMA, ({ sex }) => ({ differences: sex > 0 ? [90, 80, 70] : [1, 2, 3] }));
    expect((await textsOf(apart)).join("")).toContain("縦の範囲は男女で異なる");
    expect((await textsOf(slopeInput(SAITAMA, usual))).join("")).not.toContain("縦の範囲は男女で異なる");
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
    expect(await draw({ ...input, trends: [...input.trends].reverse() })).toBe(await draw(input));
  });
});
