import { describe, expect, it } from "vitest";
import { heatmapSheets, heatmapSpec } from "../../../src/figures/heatmap/heatmap.js";
import type { HeatmapInput } from "../../../src/figures/heatmap/rows.js";
import { SIZES } from "../../../src/figures/sheet/sizes.js";
import { ON_COLOUR } from "../../../src/figures/theme.js";
import { type ShownText, shownTexts, svgSize } from "../../render/shown-texts.js";
import { drawn, drawnSvg } from "../drawn.js";
import { type CellOf, HEATMAP_ITEMS, heatmapInput, plain } from "../synthetic/synthetic-heatmap.js";
import { HOKKAIDO, KAGAWA, SAITAMA } from "../synthetic/synthetic-rows.js";
import { expectWellSet } from "../well-set.js";

const draw = (of: HeatmapInput) => drawnSvg(heatmapSpec(of));
const textsOf = async (of: HeatmapInput) => shownTexts(await draw(of));
const only =
  (cell: ReturnType<CellOf>): CellOf =>
  ({ item, region, sex }) =>
    item === 2 && region === 1 && sex === 0 ? cell : { difference: 3 };
const find = (texts: readonly ShownText[], text: string) => texts.find((each) => each.text === text)!;

const CASES: [string, HeatmapInput][] = [
  ["3 areas", heatmapInput(KAGAWA)],
  ["10 areas", heatmapInput(SAITAMA)],
  ["21 areas", heatmapInput(HOKKAIDO)],
  ["21 areas of three figures", heatmapInput(HOKKAIDO, () => ({ difference: 187 }))],
  [
    "English, synthetic",
    heatmapInput(HOKKAIDO, plain, { language: "en", note: { ja: "合成", en: "Synthetic" } }),
  ],
  ["long names", heatmapInput(["常陸太田・ひたちなか", "石巻・登米・気仙沼", ...SAITAMA.slice(2)])],
  [
    "upright, in a given size",
    heatmapInput(HOKKAIDO, plain, { look: { size: { width: 846, height: 1200 } } }),
  ],
  [
    "on its side, in a given size",
    heatmapInput(HOKKAIDO, plain, { look: { size: { width: 1234, height: 846 } } }),
  ],
  ["nothing computable", heatmapInput(SAITAMA, () => ({ difference: null }))],
  ["no rows", heatmapInput(KAGAWA, plain, { rows: [] })],
];

describe("the heatmap", () => {
  it.each(CASES)("is well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("has a sheet a sex where one upright sheet would be too small to be read, each well set", async () => {
    const look = { size: SIZES.a4 };
    const many = Array.from({ length: 46 }, (_, index) => ({ ...HEATMAP_ITEMS[0]!, id: `item-${index}` }));
    const hokkaido = heatmapInput(HOKKAIDO, plain, { look, items: many });
    expect(heatmapSheets(hokkaido)).toEqual(["male", "female"]);
    expect(heatmapSheets({ ...hokkaido, look: { size: SIZES.a3 } })).toBeNull();
    expect(heatmapSheets(heatmapInput(KAGAWA, plain, { look, items: many }))).toBeNull();
    const alone = { ...hokkaido, sexes: ["female"] as const };
    expect(heatmapSheets(alone)).toBeNull();
    expectWellSet(await draw(alone));
  });

  it("keeps the items' order and names each group once, at its first item", async () => {
    const texts = await textsOf(heatmapInput(SAITAMA));
    const tops = HEATMAP_ITEMS.map(({ name }) => find(texts, name.ja).bottom);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(texts.filter(({ text }) => text === "体格")).toHaveLength(1);
    expect(find(texts, "体格").bottom).toBeCloseTo(find(texts, "BMI≥25.0").bottom, -1);
    expect(find(texts, "血圧").bottom).toBeCloseTo(find(texts, "収縮期血圧≥130").bottom, -1);
  });

  it("shows the prefecture first and then its areas in code order, men left of women", async () => {
    const texts = await textsOf(heatmapInput(KAGAWA));
    const names = texts.filter(({ text }) => ["埼玉県", ...KAGAWA].includes(text));
    expect(names.sort((a, b) => a.left - b.left).map(({ text }) => text)).toEqual([
      ...["埼玉県", ...KAGAWA],
      ...["埼玉県", ...KAGAWA],
    ]);
    expect(find(texts, "男性").left).toBeLessThan(find(texts, "女性").left);
  });

  it("prints whole values with a true minus, and 0 without a sign", async () => {
    const values = [0.4, -0.4, 7.27, -1.57];
    const texts = (await textsOf(heatmapInput(KAGAWA, ({ item }) => ({ difference: values[item]! })))).map(
      ({ text }) => text,
    );
    expect(texts.filter((text) => text === "+7")).toHaveLength(8);
    expect(texts.filter((text) => text === "−2")).toHaveLength(8);
    // The colour key has one more.
    expect(texts.filter((text) => text === "0")).toHaveLength(17);
  });

  it("shows a dash where there is no ratio, and nothing where there is no row", async () => {
    const dashes = async (of: HeatmapInput) => (await textsOf(of)).filter(({ text }) => text === "—").length;
    expect(await dashes(heatmapInput(KAGAWA))).toBe(0);
    expect(await dashes(heatmapInput(KAGAWA, only({ difference: null })))).toBe(1);
    const whole = heatmapInput(KAGAWA);
    const lacking = { ...whole, rows: whole.rows.slice(1) };
    expect(await dashes(lacking)).toBe(0);
    expect(drawn(heatmapSpec(lacking), "value")).toHaveLength(4 * 4 * 2 - 1);
  });

  const marks = {
    none: only({ difference: 9, mark: "none", adjustedMark: "none" }),
    marked: only({ difference: 9, mark: "high-95", adjustedMark: "none" }),
    strong: only({ difference: 9, mark: "high-99.8", adjustedMark: "high-95" }),
  };
  const drawnMarks = () => Promise.all(Object.values(marks).map((of) => draw(heatmapInput(KAGAWA, of))));

  it("prints significant values bold and with a corner: neither needs colour, and the corner no eye for weights", async () => {
    const svgs = await drawnMarks();
    expect(svgs.map((svg) => /<text[^>]*font-weight="bold"[^>]*>\+9</.test(svg))).toEqual([
      false,
      true,
      true,
    ]);
    const corners = svgs.map((svg) => svg.match(/<path[^>]* d="M0,0L[\d.]+,0L0,[\d.]+Z"/g)?.length ?? 0);
    expect(corners).toEqual([0, 1, 1]);
  });

  it("frames values that stand out more than regions of their size do", async () => {
    const frames = (svg: string) =>
      svg.match(new RegExp(`stroke="${ON_COLOUR.middle}" stroke-width="1.6"`, "g"))?.length ?? 0;
    expect((await drawnMarks()).map(frames)).toEqual([0, 0, 1]);
  });

  it("explains the symbols that it has, and no others", async () => {
    const signs = ["左上の角の印と太字", "枠：", "秘匿により取りうる範囲の幅", "算出不可"];
    const explained = async (cell: ReturnType<CellOf>) => {
      const texts = (await textsOf(heatmapInput(KAGAWA, only(cell)))).map(({ text }) => text);
      return signs.filter((sign) => texts.some((text) => text.startsWith(sign)));
    };
    expect(await explained({ difference: 9 })).toEqual([]);
    expect(await explained({ difference: 9, mark: "high-95" })).toEqual(signs.slice(0, 1));
    expect(await explained({ difference: 9, mark: "none", adjustedMark: "high-95" })).toEqual(
      signs.slice(1, 2),
    );
    expect(await explained({ difference: 9, ratioLower: 90, ratioUpper: 120 })).toEqual(signs.slice(2, 3));
    expect(await explained({ difference: null })).toEqual(signs.slice(3));
  });

  it("leaves a cell without colour where its bounds are wider than 10 points", async () => {
    const hollow = async (ratioUpper: number) =>
      (await draw(heatmapInput(KAGAWA, only({ difference: 9, ratioLower: 104, ratioUpper })))).match(
        /<path[^>]* fill="#f7f7f7"[^>]*>/g,
      )?.length;
    // One is the key's.
    expect(await hollow(115)).toBe(2);
    expect(await hollow(114)).toBe(undefined);
  });

  it("leaves a cell without colour where it looks like an error of the source, and says so", async () => {
    const svg = await draw(heatmapInput(KAGAWA, only({ difference: 97, flags: ["implausible"] })));
    expect(svg.match(/<path[^>]* fill="#f7f7f7"[^>]*>/g)).toHaveLength(1);
    const texts = shownTexts(svg).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["+97?", "元データの誤りとみられる値"]));
  });

  it("has one colour scale, even around 0 and the same for every prefecture", () => {
    const domains = (of: HeatmapInput) =>
      new Set(JSON.stringify(heatmapSpec(of)).match(/"domain":\[[^\]]*\],"range":\["#1f[^\]]*\]/g));
    expect(domains(heatmapInput(KAGAWA)).size).toBe(1);
    expect(domains(heatmapInput(KAGAWA))).toEqual(
      domains(heatmapInput(SAITAMA, () => ({ difference: 300 }))),
    );
    expect([...domains(heatmapInput(KAGAWA))][0]).toContain("[-40,0,40]");
  });

  it("takes the age group asked for, and passes over other ages and both sexes", async () => {
    const of = heatmapInput(KAGAWA);
    const [row] = of.rows;
    const others = [
      { ...row!, ages: "65-74", difference: 99 },
      { ...row!, sex: "both" as const, difference: 99 },
    ];
    expect(heatmapSpec({ ...of, rows: [...others, ...of.rows] })).toEqual(heatmapSpec(of));
    const old = await textsOf({ ...of, ages: "65-74", rows: [...others, ...of.rows] });
    expect(old.filter(({ text }) => text === "+99")).toHaveLength(1);
    expect(old.some(({ text }) => text.includes("65–74歳"))).toBe(true);
  });

  it("says of every cell which region, item and sex it stands for", () => {
    const cells = drawn(heatmapSpec(heatmapInput(KAGAWA)), "item");
    expect(new Set(cells.map(({ code, item, sex }) => `${code} ${item} ${sex}`)).size).toBe(4 * 4 * 2);
  });

  it("is readable on A4 with 21 areas: on a page on its side values are at least 6 points high", async () => {
    const svg = await draw(heatmapInput(HOKKAIDO, () => ({ difference: 12 })));
    const { width } = svgSize(svg);
    const size = Number(/font-size="([\d.]+)px"[^>]*>\+12</.exec(svg)![1]);
    // Between margins of 10 mm, in points of 1/72 inch.
    expect((size * ((297 - 20) / 25.4) * 72) / width).toBeGreaterThanOrEqual(6);
  });

  it("has men above women where an upright page has no room for them beside each other", async () => {
    const size = { width: 846, height: 1234 };
    const heads = async (names: readonly string[]) => {
      const texts = await textsOf(heatmapInput(names, plain, { look: { size } }));
      return [find(texts, "男性"), find(texts, "女性")] as const;
    };
    const [men, women] = await heads(HOKKAIDO);
    expect(women.left).toBeCloseTo(men.left, 0);
    expect(women.top).toBeGreaterThan(men.bottom);
    const [beside, other] = await heads(SAITAMA);
    expect(other.top).toBeCloseTo(beside.top, 0);
  });

  it("has men above women where a prefecture has more regions than any has areas: its municipalities", async () => {
    const svg = await draw(heatmapInput([...HOKKAIDO, ...SAITAMA]));
    expectWellSet(svg);
    const texts = shownTexts(svg);
    expect(find(texts, "女性").left).toBeCloseTo(find(texts, "男性").left, 0);
    expect(svgSize(svg).width).toBeLessThan(1500);
  });

  it("has a panel for each of the sexes asked for", async () => {
    const whole = heatmapInput(KAGAWA);
    const both = whole.rows
      .filter(({ sex }) => sex === "male")
      .map((row) => ({ ...row, sex: "both" as const, difference: 77 }));
    const of = { ...whole, rows: [...whole.rows, ...both] };
    const one = await draw({ ...of, sexes: ["both"] });
    expectWellSet(one);
    expect(shownTexts(one).filter(({ text }) => text === "+77")).toHaveLength(4 * 4);
    expect(shownTexts(one).map(({ text }) => text)).not.toContain("女性");
    const three = await draw({ ...of, sexes: ["male", "female", "both"] });
    expectWellSet(three);
    const heads = shownTexts(three).filter(({ text }) => ["男性", "女性", "男女計"].includes(text));
    expect(heads.sort((a, b) => a.left - b.left).map(({ text }) => text)).toEqual(["男性", "女性", "男女計"]);
  });

  it("refuses two rows for one cell", () => {
    const of = heatmapInput(KAGAWA);
    const rows = [...of.rows, { ...of.rows[0]!, reference: "prefecture:11@8" }];
    expect(() => heatmapSpec({ ...of, rows })).toThrow(/prefecture:11@8/);
  });

  it("shows a banner instead of the credit for synthetic data", async () => {
    const credit = "第8回NDBオープンデータ（厚生労働省）を加工して作成";
    expect((await textsOf(heatmapInput(KAGAWA))).map(({ text }) => text)).toContain(credit);
    const note = { ja: "合成データ（実在しない数値）", en: "Synthetic" };
    const synthetic = (await textsOf(heatmapInput(KAGAWA, plain, { note }))).map(({ text }) => text);
    expect(synthetic).toContain(note.ja);
    expect(synthetic).not.toContain(credit);
  });
});
