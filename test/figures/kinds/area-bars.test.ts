import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import type { AreaBarsInput } from "../../../src/figures/area-bars/rows.js";
import { collisions, shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg, paramOf } from "../drawn.js";
import {
  type DifferenceOf,
  FIVE_YEARS,
  figureInput,
  HOKKAIDO,
  KAGAWA,
  SAITAMA,
  wave,
} from "../synthetic/synthetic-rows.js";

const draw = (input: AreaBarsInput) => drawnSvg(areaBarsSpec(input));
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
  ["21 areas in a narrow picture", figureInput(HOKKAIDO, wave, { look: { size: { width: 400 } } })],
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
    // Each number of areas meets each choice of ages, and either each choice of sexes.
    const ages = [["40-74"], ["40-74", "40-64", "65-74"], FIVE_YEARS];
    const turn = CHOICES.findIndex(([, choice]) => choice === sexes);
    for (const [n, names] of [KAGAWA, SAITAMA, HOKKAIDO].entries()) {
      const svg = await draw(withBoth(names, { sexes, ages: ages[(turn + n) % 3]! }));
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
  });

  it("says what the ratios of both together are adjusted for", async () => {
    expect((await textsOf(withBoth(KAGAWA))).join("")).toContain("性別に、年齢（5歳階級）");
    expect((await textsOf(withBoth(KAGAWA, { sexes: ["both"] }))).join("")).toContain("性・年齢（5歳階級）");
  });

  it("says of every bar, band, name and value which region it stands for", () => {
    const spec = areaBarsSpec(figureInput(KAGAWA, suppressed));
    const codes = ["11", "1101", "1102", "1103"];
    const bars = drawn(spec, "difference");
    expect(bars).toHaveLength(2 * 4 * 3);
    expect([...new Set(bars.map(({ code }) => code))]).toEqual(codes);
    expect([...new Set(bars.map(({ sex }) => sex))]).toEqual(["male", "female"]);
    expect([...new Set(bars.map(({ name }) => name))]).toEqual(["埼玉県", ...KAGAWA]);
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
    // Each over its own white edge.
    expect(texts.filter((text) => text === "+7")).toHaveLength(2 * 2);
    expect(texts).toContain("−2");
    expect(texts).not.toContain("+3");
    for (const text of texts) expect(text).not.toMatch(/[+−-]0$|^-\d/);
  });

  it("prints them where other ages are shown alone", async () => {
    const texts = await textsOf(figureInput(KAGAWA, () => ({ difference: 7.27 }), { ages: ["65-74"] }));
    expect(texts).toContain("+7");
  });

  it.each(CASES)("clips no text, and lets none collide: %s", async (_, input) => {
    const svg = await draw(input);
    const { width, height } = svgSize(svg);
    const texts = shownTexts(svg);
    for (const { text, left, right, top, bottom } of texts) {
      expect(left, text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width);
      expect(top, text).toBeGreaterThanOrEqual(0);
      expect(bottom, text).toBeLessThanOrEqual(height);
      expect(text).not.toContain("…");
    }
    // Where bars are narrow an arrow alone, whose triangle is half as wide as its line is high, stands for a number.
    expect(collisions(texts.filter(({ text }) => text !== "▶" && text !== "◀"))).toEqual([]);
  });

  const marksOf = (svg: string, layer: string) =>
    [...svg.matchAll(new RegExp(`<g class="mark-[^"]*concat_\\d_${layer}_marks"[^>/]*>(.*?)</g>`, "g"))].map(
      ([, marks = ""]) => count(marks, /<path/g),
    );
  const [BARS, BANDS] = ["layer_1", "layer_2"];

  it("draws a bar each, and a band where suppression leaves a range", async () => {
    const exact = await draw(figureInput(KAGAWA));
    expect(marksOf(exact, BARS)).toEqual([12, 12]);
    expect(marksOf(exact, BANDS).reduce((sum, marks) => sum + marks, 0)).toBe(0);
    const input = figureInput(KAGAWA, () => ({ difference: 5, below: 2, above: 3 }));
    expect(marksOf(await draw(input), BANDS)).toEqual([12, 12]);
    const [row] = drawn(areaBarsSpec(input), "lower");
    expect(row).toMatchObject({ lower: 3, upper: 8, range: "+3.0～+8.0" });
  });

  const domainOf = (differenceOf: DifferenceOf, names = KAGAWA) =>
    paramOf(areaBarsSpec(figureInput(names, differenceOf)), "domain") as [number, number];

  it("makes the range from ratios and ordinary ranges, and ends a wide one in an arrow with its value", async () => {
    const [low, high] = domainOf(wave);
    const [from, to] = domainOf((place) => ({ ...wave(place), above: place.region === 1 ? 9 : 0 }));
    expect(from).toBe(low);
    expect(to).toBeGreaterThan(20 + 8);
    expect(domainOf((place) => ({ ...wave(place), above: place.region === 1 ? 900 : 0 }))).toEqual([
      low,
      high,
    ]);
    const texts = await textsOf(
      figureInput(KAGAWA, ({ region }) => ({ difference: 3, above: region === 2 ? 400 : 0 })),
    );
    expect(texts.filter((text) => text === "▶ +403")).toHaveLength(6);
    expect(texts.filter((text) => text.includes("▶"))).toHaveLength(6);
  });

  it("breaks off the bars of a region that would flatten all others, with their values", async () => {
    const outlier: DifferenceOf = (place) =>
      place.region === 3 ? { difference: 430 + place.ages } : wave(place);
    expect(domainOf(outlier)[1]).toBeLessThan(40);
    expect(domainOf(outlier, SAITAMA)[1]).toBeLessThan(40);
    const texts = await textsOf(figureInput(SAITAMA, outlier));
    for (const value of ["+430", "+431", "+432"]) {
      expect(texts.filter((text) => text === `▶ ${value}`)).toHaveLength(2);
      expect(texts).not.toContain(value);
    }
    // Where half the regions are far from the other half none is an outlier.
    expect(domainOf(({ region }) => ({ difference: region < 2 ? 0 : 200 }))[1]).toBeGreaterThan(200);
  });

  it("prints values of cut ends only as far as there is room, those that reach furthest first", async () => {
    const input = figureInput(HOKKAIDO, ({ ages }) => ({ difference: 1, above: 100 + ages }), {
      ages: FIVE_YEARS,
    });
    const above = drawn(areaBarsSpec(input), "above").filter(
      ({ code, sex }) => code === "1101" && sex === "male",
    );
    expect(above.map(({ above }) => above)).toEqual(["▶ +101", "▶", "▶", "▶ +104", "▶", "▶", "▶ +107"]);
  });

  it("keeps the names of regions clear of the longest end below the frame", () => {
    const dropOf = (difference: number) =>
      paramOf(
        areaBarsSpec(
          figureInput(KAGAWA, ({ region }) => ({ difference: region === 1 ? difference : 5 }), {
            domain: [-10, 10],
          }),
        ),
        "namesDrop",
      ) as number;
    expect([dropOf(5) < dropOf(-23), dropOf(-23) < dropOf(-1234)]).toEqual([true, true]);
  });

  it("draws a bar hollow where its bounds are wider than 10 points", async () => {
    const svg = await draw(
      figureInput(KAGAWA, ({ region }) => ({ difference: 5, below: 2, above: region === 1 ? 9 : 8 })),
    );
    // Three ages of each sex, and the one in the key.
    expect(count(svg, /stroke-dasharray="3,2"/g)).toBe(7);
  });

  it("draws a bar white that looks like an error of the source, with a question mark, and its frame without it", async () => {
    const of = (difference: number) => {
      const input = figureInput(KAGAWA, ({ region }) => ({ difference: region === 1 ? difference : 5 }));
      const rows = input.rows.map((row) =>
        row.code === "1101" ? { ...row, flags: ["implausible" as const] } : row,
      );
      return { ...input, rows };
    };
    expect(paramOf(areaBarsSpec(of(697)), "domain")).toEqual(paramOf(areaBarsSpec(of(5)), "domain"));
    const svg = await draw(of(4));
    expect(count(svg, /<path[^>]* fill="#f7f7f7"[^>]*>/g)).toBe(6);
    // Each stands on a halo.
    expect(shownTexts(svg).filter(({ text }) => text === "+4?")).toHaveLength(4);
    expect(await textsOf(of(697))).toContain("▶ +697?");
  });

  it("marks a ratio that there is none of, so that it is not taken for 0", async () => {
    const one = await textsOf(
      figureInput(KAGAWA, ({ region, ages }) => ({ difference: region === 1 && ages === 2 ? null : 4 })),
    );
    expect(one.filter((text) => text === "×")).toHaveLength(2);
    const group = await textsOf(
      figureInput(KAGAWA, ({ region }) => ({ difference: region === 1 ? null : 4 })),
    );
    expect(group.filter((text) => text === "算")).toHaveLength(2);
    expect([one, group].map((texts) => texts.includes("算出不可"))).toEqual([true, false]);
    const absent = figureInput(KAGAWA);
    const rows = absent.rows.filter(({ code, ages }) => code !== "1102" || ages !== "65-74");
    // A row that is not in the result says nothing.
    expect(await textsOf({ ...absent, rows })).not.toContain("×");
  });

  it("leaves no room for ages of which the result has nothing, and names them", async () => {
    const whole = figureInput(KAGAWA);
    const rows = whole.rows.filter(({ ages }) => ages === "40-74");
    const texts = await textsOf({ ...whole, rows });
    expect(texts).toContain("40–74歳");
    expect(texts).not.toContain("65–74歳");
    expect(texts.join("")).toContain("結果に値が1つもない年齢：40–64歳、65–74歳。");
  });

  it("explains the symbols that some bar has, and no others", async () => {
    const entries = [
      "秘匿された人数により取りうる範囲",
      "範囲の幅が10ポイントを超える",
      "枠の外へ続く（数字は端の値）",
      "算出不可",
    ];
    const explained = async (differenceOf: DifferenceOf) => {
      const texts = await textsOf(figureInput(KAGAWA, differenceOf));
      return entries.filter((entry) => texts.includes(entry));
    };
    expect(await explained(wave)).toEqual([]);
    expect(await explained(() => ({ difference: 5, below: 2, above: 2 }))).toEqual(entries.slice(0, 1));
    expect(await explained(() => ({ difference: 5, below: 8, above: 3 }))).toEqual(entries.slice(0, 2));
    expect(await explained(() => ({ difference: 5, below: 9, above: 300 }))).toEqual(entries.slice(0, 3));
  });

  it("leaves no age alone on a last line of its legend", async () => {
    for (const names of [KAGAWA, SAITAMA, HOKKAIDO]) {
      for (const language of ["ja", "en"] as const) {
        const svg = await draw(withBoth(names, { sexes: ["both"], ages: FIVE_YEARS, language }));
        const ages = shownTexts(svg).filter(({ text }) => /^\d\d–\d\d(歳| years)$/.test(text));
        expect(ages).toHaveLength(7);
        const last = Math.max(...ages.map(({ bottom }) => bottom));
        expect(ages.filter(({ bottom }) => bottom > last - 2).length).toBeGreaterThan(1);
      }
    }
  });

  it("has values that run upwards, clear of bars and legend, where a single age leaves them no room beside each other", async () => {
    const look = { size: { width: 400 } };
    const high: DifferenceOf = ({ region, sex }) => ({ difference: (region % 3 === 0 ? 148 : 121) + sex });
    const svg = await draw(figureInput(HOKKAIDO, high, { ages: ["40-44"], look }));
    const texts = shownTexts(svg);
    expect(collisions(texts)).toEqual([]);
    expect(texts.filter(({ text }) => /^\+1[24]/.test(text)).length).toBeGreaterThan(2 * HOKKAIDO.length);
    // None has its place within its own bar, which is no wider than the value is high.
    expect(svg).not.toMatch(
      /text-anchor="end" transform="translate\([^)]*\) rotate\(-?(?:90|270)[^>]*>\+1[24]/,
    );
  });

  it("centres the value of a bar over it", async () => {
    const svg = await draw(figureInput(KAGAWA, ({ region }) => ({ difference: 5 + region })));
    const [bars = ""] = [...svg.matchAll(/layer_1_marks"[^>]*>(.*?)<\/g>/g)].map(([, marks = ""]) => marks);
    const middles = [...bars.matchAll(/d="M([\d.]+),[\d.]+h([\d.]+)/g)].map(
      ([, left, width]) => Number(left) + Number(width) / 2,
    );
    const value = /text-anchor="middle" transform="translate\(([\d.]+),[^>]*fill="#0b4a72"[^>]*>\+5</.exec(
      svg,
    );
    expect(Number(value?.[1])).toBe(middles[0]);
  });

  it("has a value left of a taller bar beside its own, as far as the gap between groups goes", async () => {
    const asideOf = (part: (age: number) => object) => {
      const of = figureInput(HOKKAIDO, ({ ages }) => ({ difference: 0, ...part(ages) }));
      return drawn(areaBarsSpec(of), "value").map((row) => Number(row.valueAside ?? 0));
    };
    // Text of 24 pixels with its edge over bars of 13, and a gap of 15.
    for (const aside of asideOf((age) => ({ difference: age === 1 ? 40 : 30 }))) {
      expect(aside).toBeGreaterThan(5);
      expect(aside).toBeLessThan(10);
    }
    for (const part of [
      (age: number) => ({ difference: age === 1 ? 30 : 40 }),
      (age: number) => ({ difference: age === 1 ? -40 : 30 }),
      (age: number) => ({ difference: age === 2 ? 40 : 30 }),
    ])
      expect(new Set(asideOf(part))).toEqual(new Set([0]));
    const ranged = asideOf((age) => ({ difference: 30, above: age === 1 ? 8 : 0 }));
    expect(Math.min(...ranged)).toBeGreaterThan(5);
    const below = asideOf((age) => ({ difference: age === 1 ? -40 : -30 }));
    expect(Math.min(...below)).toBeGreaterThan(5);
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
    expect(texts).toEqual(expect.arrayContaining(["Men", "Women", "40–74 years"]));
    const names = new Set(["埼玉県", ...SAITAMA].flatMap((name) => [...name]));
    for (const text of texts) {
      for (const character of text) {
        if (/[\u3000-\u9fff\uff00-\uffef]/.test(character)) expect(names).toContain(character);
      }
    }
  });
});
