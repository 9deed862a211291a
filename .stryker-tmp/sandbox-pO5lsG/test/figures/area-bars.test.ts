// @ts-nocheck
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import type { AreaBarsInput } from "../../src/figures/area-bars/input.js";
import { renderSvg } from "../../src/render/svg.js";
import { collisions, shownTexts, svgSize } from "../render/shown-texts.js";
import { drawn } from "./drawn.js";
import {
  type DifferenceOf,
  FIVE_YEARS,
  figureInput,
  HOKKAIDO,
  KAGAWA,
  SAITAMA,
  wave,
} from "./synthetic-rows.js";

const draw = (input: AreaBarsInput) => renderSvg(areaBarsSpec(input));
const textsOf = async (input: AreaBarsInput) => shownTexts(await draw(input)).map(({ text }) => text);
const count = (svg: string, pattern: RegExp) => (svg.match(pattern) ?? []).length;

/** Bounds from narrow to far beyond the frame, on both sides. */
const suppressed: DifferenceOf = (place) => {
  const width = [0, 0.2, 3, 8, 100][(place.region + place.ages) % 5] ?? 0;
  return { difference: wave(place).difference, below: width, above: 2 * width };
};

const CASES: [string, AreaBarsInput][] = [
  ["3 areas", figureInput(KAGAWA)],
  ["10 areas", figureInput(SAITAMA)],
  ["21 areas with bounds beyond the frame", figureInput(HOKKAIDO, suppressed)],
  ["21 areas in seven age classes", figureInput(HOKKAIDO, suppressed, { ages: FIVE_YEARS })],
  ["3 areas in seven age classes", figureInput(KAGAWA, wave, { ages: FIVE_YEARS })],
  ["ratios of three figures", figureInput(HOKKAIDO, () => ({ difference: 130 }))],
  ["a shared range that cuts bars", figureInput(HOKKAIDO, wave, { domain: [-5, 5] })],
  ["long names", figureInput(["常陸太田・ひたちなか", "石巻・登米・気仙沼", ...HOKKAIDO.slice(2)])],
  [
    "English",
    figureInput(SAITAMA, suppressed, { language: "en", note: { ja: "合成", en: "Synthetic data" } }),
  ],
  [
    "a very long item name",
    figureInput(KAGAWA, wave, {
      item: { id: "bmi-ge-25", name: { ja: "生活習慣の改善".repeat(20), en: "" } },
    }),
  ],
  ["nothing computable", figureInput(SAITAMA, () => ({ difference: null }))],
];

/** The men's rows once more as those of men and women together. */
function withBoth(names: readonly string[], part: Partial<AreaBarsInput> = {}): AreaBarsInput {
  const input = figureInput(names, wave, part);
  const both = input.rows
    .filter(({ sex }) => sex === "male")
    .map((row) => ({ ...row, sex: "both" as const }));
  return { ...input, rows: [...input.rows, ...both] };
}

describe("the area-bars figure of any sexes", () => {
  const CHOICES: [string, NonNullable<AreaBarsInput["sexes"]>, string[]][] = [
    ["men", ["male"], ["男性"]],
    ["both together", ["both"], ["男女計"]],
    ["women and both", ["female", "both"], ["女性", "男女計"]],
    ["all three", ["male", "female", "both"], ["男性", "女性", "男女計"]],
  ];

  it.each(CHOICES)("has a panel each, well set: %s", async (_, sexes, headings) => {
    for (const names of [KAGAWA, SAITAMA, HOKKAIDO]) {
      for (const ages of [["40-74"], ["40-74", "40-64", "65-74"], FIVE_YEARS]) {
        const svg = await draw(withBoth(names, { sexes, ages }));
        const texts = shownTexts(svg);
        const { width, height } = svgSize(svg);
        expect(collisions(texts)).toEqual([]);
        for (const { text, left, right, bottom } of texts) {
          expect(left, text).toBeGreaterThanOrEqual(0);
          expect(right, text).toBeLessThanOrEqual(width);
          expect(bottom, text).toBeLessThanOrEqual(height);
        }
        const found = texts.filter(({ text }) => ["男性", "女性", "男女計"].includes(text));
        expect(found.map(({ text }) => text).sort()).toEqual([...headings].sort());
        expect(texts.filter(({ text }) => text.startsWith("埼"))).toHaveLength(sexes.length);
      }
    }
  });

  it("says what the ratios of both together are adjusted for", async () => {
    expect((await textsOf(withBoth(KAGAWA))).join("")).toContain("性別に、年齢（5歳階級）");
    expect((await textsOf(withBoth(KAGAWA, { sexes: ["both"] }))).join("")).toContain("性・年齢（5歳階級）");
  });

  it("says of every bar, band, name and value which region it stands for", () => {
    const spec = areaBarsSpec(figureInput(KAGAWA, suppressed));
    const codes = ["11", "1101", "1102", "1103"];
    for (const field of ["difference", "lower", "shape"]) {
      const data = drawn(spec, field).filter(({ ages }) => ages);
      expect(data.length).toBeGreaterThan(0);
      for (const { code, sex } of data) {
        expect(codes).toContain(code);
        expect(["male", "female"]).toContain(sex);
      }
    }
    const names = drawn(spec, "text").filter(({ text }) => ["埼玉県", ...KAGAWA].includes(text as string));
    expect(names.map(({ code }) => code)).toEqual([...codes, ...codes]);
  });
});

describe("the area-bars figure", () => {
  it("has the published figure's title, axis title and notes", async () => {
    const texts = await textsOf(figureInput(SAITAMA));
    expect(texts).toContain("〈埼玉県〉令和2年度 特定健康診査【BMI≥25.0】（全国と比較）");
    expect(texts).toContain("標準化該当比（対全国）−100");
    expect(texts.join("")).toContain("0＝全国と同じ、7＝全国の1.07倍。");
    expect(texts).toContain("第8回NDBオープンデータ（厚生労働省）を加工して作成");
    expect(texts.join("")).toContain("縦軸の範囲は図により異なる");
  });

  it("says that the vertical range is shared when one is given", async () => {
    const texts = await textsOf(figureInput(SAITAMA, wave, { domain: [-30, 30] }));
    expect(texts.join("")).toContain("縦軸の範囲は全図で共通");
    expect(texts.join("")).not.toContain("図により異なる");
    expect(texts.filter((text) => text === "+20")).not.toHaveLength(0);
  });

  it("shows the prefecture first and then its areas in code order, whatever the order of the rows", async () => {
    const shown = shownTexts(await draw(figureInput(KAGAWA)));
    const names = shown.filter(({ text }) => ["埼玉県", ...KAGAWA].includes(text));
    const men = names.slice(0, 4).sort((a, b) => a.left - b.left);
    expect(men.map(({ text }) => text)).toEqual(["埼玉県", ...KAGAWA]);
  });

  it("puts men left of women for few areas, and above them for many", async () => {
    const heading = (svg: string, name: string) => shownTexts(svg).find(({ text }) => text === name)!;
    const few = await draw(figureInput(SAITAMA));
    expect(heading(few, "男性").bottom).toBeCloseTo(heading(few, "女性").bottom);
    expect(heading(few, "男性").right).toBeLessThan(heading(few, "女性").left);
    const many = await draw(figureInput(HOKKAIDO));
    expect(heading(many, "男性").left).toBeCloseTo(heading(many, "女性").left);
    expect(heading(many, "男性").bottom).toBeLessThan(heading(many, "女性").top);
  });

  it("prints whole values on the 40–74 bars, 0 without a sign and a true minus", async () => {
    const values = [0.4, -0.4, 7.27, -1.57];
    const texts = await textsOf(
      figureInput(KAGAWA, ({ region, ages }) => ({ difference: ages === 0 ? values[region]! : 3.3 })),
    );
    expect(texts.filter((text) => text === "+7")).toHaveLength(2);
    expect(texts).toContain("−2");
    expect(texts).not.toContain("+3");
    for (const text of texts) expect(text).not.toMatch(/[+−-]0$|^-\d/);
  });

  it.each(CASES)("clips no text: %s", async (_, input) => {
    const svg = await draw(input);
    const { width, height } = svgSize(svg);
    for (const { text, left, right, top, bottom } of shownTexts(svg)) {
      expect(left, text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width);
      expect(top, text).toBeGreaterThanOrEqual(0);
      expect(bottom, text).toBeLessThanOrEqual(height);
      expect(text).not.toContain("…");
    }
  });

  it.each(CASES)("lets no texts collide: %s", async (_, input) => {
    expect(collisions(shownTexts(await draw(input)))).toEqual([]);
  });

  it("draws a band where suppression leaves a range, and none where there is none", async () => {
    const spec = JSON.stringify(areaBarsSpec(figureInput(KAGAWA)));
    expect(spec).not.toContain('"lower"');
    const bounded = areaBarsSpec(figureInput(KAGAWA, () => ({ difference: 5, below: 2, above: 3 })));
    expect(JSON.stringify(bounded)).toContain('"lower":3,"upper":8');
  });

  it("cuts a band at the frame with an arrow, and makes the range from the ratios, not from the bounds", async () => {
    const narrow = areaBarsSpec(figureInput(KAGAWA, wave));
    const wide = areaBarsSpec(
      figureInput(KAGAWA, (place) => ({ ...wave(place), below: 4, above: place.region === 1 ? 5 : 0 })),
    );
    const domain = (spec: object) => /"domain":(\[-?[\d.]+,-?[\d.]+\])/.exec(JSON.stringify(spec))?.[1];
    expect(domain(wide)).toBe(domain(narrow));
    const cut = await renderSvg(
      areaBarsSpec(figureInput(KAGAWA, ({ region }) => ({ difference: 3, above: region === 2 ? 400 : 0 }))),
    );
    const uncut = await renderSvg(areaBarsSpec(figureInput(KAGAWA, () => ({ difference: 3 }))));
    const symbols = (svg: string) =>
      [...svg.matchAll(/<g class="mark-symbol[^>]*>(.*?)<\/g>/g)].reduce(
        (sum, [, marks = ""]) => sum + count(marks, /<path/g),
        0,
      );
    expect(symbols(cut)).toBe(symbols(uncut) + 6);
  });

  it("draws a bar hollow where its bounds are wider than 10 points", () => {
    const spec = areaBarsSpec(
      figureInput(KAGAWA, ({ region }) => ({ difference: 5, below: 2, above: region === 1 ? 9 : 8 })),
    );
    const hollow = JSON.stringify(spec).match(/\{[^{}]*"dash":\[3,2\][^{}]*\}/g) ?? [];
    // Three ages of each sex, and the one in the key.
    expect(hollow.filter((bar) => bar.includes('"code":"1101"'))).toHaveLength(6);
    expect(hollow).toHaveLength(7);
  });

  it("marks a ratio that there is none of, so that it is not taken for 0", async () => {
    const one = await textsOf(
      figureInput(KAGAWA, ({ region, ages }) => ({ difference: region === 1 && ages === 2 ? null : 4 })),
    );
    // One for each sex, and one in the key.
    expect(one.filter((text) => text === "×")).toHaveLength(3);
    const group = await textsOf(
      figureInput(KAGAWA, ({ region }) => ({ difference: region === 1 ? null : 4 })),
    );
    expect(group.filter((text) => text === "算")).toHaveLength(2);
    const absent = figureInput(KAGAWA);
    const rows = absent.rows.filter(({ code, ages }) => code !== "1102" || ages !== "65-74");
    // A row that is not in the result says nothing: only the key has the mark.
    expect((await textsOf({ ...absent, rows })).filter((text) => text === "×")).toHaveLength(1);
  });

  it("passes over rows of other items, prefectures and both sexes together", () => {
    const input = figureInput(KAGAWA);
    const [row] = input.rows;
    const others = [
      { ...row!, item: "sbp-ge-130", difference: 999 },
      { ...row!, prefectureCode: "12", code: "1201", difference: 999 },
      { ...row!, sex: "both" as const, difference: 999 },
    ];
    expect(areaBarsSpec({ ...input, rows: [...others, ...input.rows] })).toEqual(areaBarsSpec(input));
  });

  it("refuses two rows for one bar instead of choosing", () => {
    const input = figureInput(KAGAWA);
    const rows = [...input.rows, { ...input.rows[0]!, reference: "national-assigned@8" }];
    expect(() => areaBarsSpec({ ...input, rows })).toThrow(/national@8, national-assigned@8/);
  });

  it("holds the zero line even in a range that does not, and stands without any rows", async () => {
    const texts = await textsOf(figureInput(KAGAWA, wave, { domain: [5, 40] }));
    expect(texts).toContain("0");
    expect(await textsOf({ ...figureInput(KAGAWA), rows: [] })).toContain("埼玉県");
  });

  it("shows a note prominently", async () => {
    const note = { ja: "合成データ（実在しない数値）", en: "Synthetic data" };
    const svg = await draw(figureInput(KAGAWA, wave, { note }));
    expect(svg).toMatch(/<text[^>]*font-weight="bold"[^>]*>合成データ（実在しない数値）/);
    expect(svg).toContain('aria-label="合成データ（実在しない数値）');
  });

  it("credits the ministry, but not with made-up numbers", async () => {
    for (const language of ["ja", "en"] as const) {
      const credit = language === "ja" ? "第8回NDBオープンデータ" : "NDB Open Data, release 8";
      const note = { ja: "合成データ", en: "Synthetic data" };
      expect((await textsOf(figureInput(KAGAWA, wave, { language }))).join()).toContain(credit);
      const madeUp = await textsOf(figureInput(KAGAWA, wave, { language, note }));
      expect(madeUp).toContain(note[language]);
      expect(madeUp.join()).not.toContain("NDB");
    }
  });

  it("speaks English", async () => {
    const texts = await textsOf(figureInput(SAITAMA, wave, { language: "en" }));
    expect(texts).toContain(
      "Saitama: BMI ≥ 25.0, specific health checkups FY2020 (compared with the nation)",
    );
    expect(texts).toEqual(expect.arrayContaining(["Men", "Women", "40–74 years", "not computable"]));
    const names = new Set(["埼玉県", ...SAITAMA].flatMap((name) => [...name]));
    for (const text of texts) {
      for (const character of text) {
        if (/[\u3000-\u9fff\uff00-\uffef]/.test(character)) expect(names).toContain(character);
      }
    }
  });
});
