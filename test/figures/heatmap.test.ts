import { describe, expect, it } from "vitest";
import { type HeatmapInput, heatmapSpec } from "../../src/figures/heatmap/heatmap.js";
import { SEXES } from "../../src/model/counts.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { renderSvg } from "../../src/render/svg.js";
import { type ShownText, shownTexts } from "../render/shown-texts.js";
import { NATION } from "../support/references.js";
import { drawn } from "./drawn.js";
import { HOKKAIDO, KAGAWA, ratioRow, SAITAMA } from "./synthetic-rows.js";
import { expectWellSet } from "./well-set.js";

const BODY = { ja: "体格", en: "Body" };
const PRESSURE = { ja: "血圧", en: "Blood pressure" };
const HISTORY = { ja: "服薬・既往", en: "Medication and history" };

const ITEMS: HeatmapInput["items"] = [
  { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: BODY },
  {
    id: "waist-ge-85-90",
    name: { ja: "腹囲≥85cm（男）／≥90cm（女）", en: "Waist≥85cm (men) / ≥90cm (women)" },
    group: BODY,
  },
  { id: "sbp-ge-130", name: { ja: "収縮期血圧≥130", en: "SBP≥130" }, group: PRESSURE },
  { id: "q04-stroke", name: { ja: "既往歴（脳卒中）", en: "History of stroke" }, group: HISTORY },
];

type CellOf = (place: { item: number; region: number; sex: number }) => Partial<RatioRow> & {
  difference: number | null;
};

const plain: CellOf = ({ item, region, sex }) => ({ difference: 25 * Math.sin(item + 2 * region + sex) });

function input(
  names: readonly string[],
  cellOf: CellOf = plain,
  part: Partial<HeatmapInput> = {},
): HeatmapInput {
  const rows = ["埼玉県", ...names].flatMap((name, region) =>
    SEXES.flatMap((sex, sexIndex) =>
      ITEMS.map(({ id }, item) =>
        ratioRow({
          item: id,
          level: region === 0 ? "prefecture" : "area",
          code: region === 0 ? "11" : `11${String(region).padStart(2, "0")}`,
          name,
          sex,
          ...cellOf({ item, region, sex: sexIndex }),
        }),
      ),
    ),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    reference: NATION,
    items: ITEMS,
    rows: rows.reverse(),
    language: "ja",
    ...part,
  };
}

const draw = (of: HeatmapInput) => renderSvg(heatmapSpec(of));
const textsOf = async (of: HeatmapInput) => shownTexts(await draw(of));
const only =
  (cell: ReturnType<CellOf>): CellOf =>
  ({ item, region, sex }) =>
    item === 2 && region === 1 && sex === 0 ? cell : { difference: 3 };
const find = (texts: readonly ShownText[], text: string) => texts.find((each) => each.text === text)!;

const CASES: [string, HeatmapInput][] = [
  ["3 areas", input(KAGAWA)],
  ["10 areas", input(SAITAMA)],
  ["21 areas", input(HOKKAIDO)],
  ["21 areas of three figures", input(HOKKAIDO, () => ({ difference: 187 }))],
  ["English, synthetic", input(HOKKAIDO, plain, { language: "en", note: { ja: "合成", en: "Synthetic" } })],
  ["long names", input(["常陸太田・ひたちなか", "石巻・登米・気仙沼", ...SAITAMA.slice(2)])],
  ["nothing computable", input(SAITAMA, () => ({ difference: null }))],
  ["no rows", input(KAGAWA, plain, { rows: [] })],
];

describe("the heatmap", () => {
  it.each(CASES)("is well set: %s", async (_, of) => {
    expectWellSet(await draw(of));
  });

  it("keeps the items' order and names each group once, at its first item", async () => {
    const texts = await textsOf(input(SAITAMA));
    const tops = ITEMS.map(({ name }) => find(texts, name.ja).bottom);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(texts.filter(({ text }) => text === "体格")).toHaveLength(1);
    expect(find(texts, "体格").bottom).toBeCloseTo(find(texts, "BMI≥25.0").bottom, -1);
    expect(find(texts, "血圧").bottom).toBeCloseTo(find(texts, "収縮期血圧≥130").bottom, -1);
  });

  it("shows the prefecture first and then its areas in code order, men left of women", async () => {
    const texts = await textsOf(input(KAGAWA));
    const names = texts.filter(({ text }) => ["埼玉県", ...KAGAWA].includes(text));
    expect(names.sort((a, b) => a.left - b.left).map(({ text }) => text)).toEqual([
      ...["埼玉県", ...KAGAWA],
      ...["埼玉県", ...KAGAWA],
    ]);
    expect(find(texts, "男性").left).toBeLessThan(find(texts, "女性").left);
  });

  it("prints whole values with a true minus, and 0 without a sign", async () => {
    const values = [0.4, -0.4, 7.27, -1.57];
    const texts = (await textsOf(input(KAGAWA, ({ item }) => ({ difference: values[item]! })))).map(
      ({ text }) => text,
    );
    expect(texts.filter((text) => text === "+7")).toHaveLength(8);
    expect(texts.filter((text) => text === "−2")).toHaveLength(8);
    // The colour key has one more.
    expect(texts.filter((text) => text === "0")).toHaveLength(17);
  });

  it("shows a dash where there is no ratio, and nothing where there is no row", async () => {
    const dashes = async (of: HeatmapInput) => (await textsOf(of)).filter(({ text }) => text === "—").length;
    // One stands in the key.
    expect(await dashes(input(KAGAWA))).toBe(1);
    expect(await dashes(input(KAGAWA, only({ difference: null })))).toBe(2);
    const whole = input(KAGAWA);
    expect(await dashes({ ...whole, rows: whole.rows.slice(1) })).toBe(1);
  });

  it("prints significant values bold, and frames those that stand out more than regions of their size", async () => {
    const weight = (svg: string) => /<text[^>]*font-weight="bold"[^>]*>\+9</.test(svg);
    const frames = (svg: string) => svg.match(/stroke="#1a1a1a" stroke-width="1.6"/g)?.length ?? 0;
    const none = await draw(input(KAGAWA, only({ difference: 9, mark: "none", adjustedMark: "none" })));
    const marked = await draw(input(KAGAWA, only({ difference: 9, mark: "high-95", adjustedMark: "none" })));
    const strong = await draw(
      input(KAGAWA, only({ difference: 9, mark: "high-99.8", adjustedMark: "high-95" })),
    );
    expect([none, marked, strong].map(weight)).toEqual([false, true, true]);
    // One is the key's.
    expect([none, marked, strong].map(frames)).toEqual([1, 1, 2]);
  });

  it("leaves a cell without colour where its bounds are wider than 10 points", () => {
    const wide = only({ difference: 9, ratioLower: 104, ratioUpper: 115 });
    const narrow = only({ difference: 9, ratioLower: 104, ratioUpper: 114 });
    const coloured = (of: CellOf) =>
      drawn(heatmapSpec(input(KAGAWA, of)), "difference").filter(({ code }) => code);
    expect(coloured(narrow)).toHaveLength(4 * 4 * 2);
    expect(coloured(wide)).toHaveLength(4 * 4 * 2 - 1);
  });

  it("has one colour scale, even around 0 and the same for every prefecture", () => {
    const domains = (of: HeatmapInput) =>
      new Set(JSON.stringify(heatmapSpec(of)).match(/"domain":\[[^\]]*\],"range":\[[^\]]*\]/g));
    expect(domains(input(KAGAWA)).size).toBe(1);
    expect(domains(input(KAGAWA))).toEqual(domains(input(SAITAMA, () => ({ difference: 300 }))));
    expect([...domains(input(KAGAWA))][0]).toContain("[-40,0,40]");
  });

  it("takes the age group asked for, and passes over other ages and both sexes", async () => {
    const of = input(KAGAWA);
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

  it("says of every cell, value and column which region, item and sex it stands for", () => {
    const spec = heatmapSpec(input(KAGAWA));
    const subjects = new Set(
      drawn(spec, "item")
        .filter(({ code }) => code)
        .map(({ code, item, sex }) => `${code} ${item} ${sex}`),
    );
    expect(subjects.size).toBe(4 * 4 * 2);
    for (const text of ["埼玉県", ...KAGAWA]) {
      const heads = drawn(spec, "text").filter((datum) => datum.text === text);
      expect(heads.map(({ sex }) => sex)).toEqual(["male", "female"]);
      expect(new Set(heads.map(({ code }) => code)).size).toBe(1);
    }
  });

  it("has a panel for each of the sexes asked for", async () => {
    const whole = input(KAGAWA);
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
    const of = input(KAGAWA);
    const rows = [...of.rows, { ...of.rows[0]!, reference: "prefecture:11@8" }];
    expect(() => heatmapSpec({ ...of, rows })).toThrow(/prefecture:11@8/);
  });

  it("shows a banner instead of the credit for synthetic data", async () => {
    const credit = "第8回NDBオープンデータ（厚生労働省）を加工して作成";
    expect((await textsOf(input(KAGAWA))).map(({ text }) => text)).toContain(credit);
    const note = { ja: "合成データ（実在しない数値）", en: "Synthetic" };
    const synthetic = (await textsOf(input(KAGAWA, plain, { note }))).map(({ text }) => text);
    expect(synthetic).toContain(note.ja);
    expect(synthetic).not.toContain(credit);
  });

  it("gives the same bytes twice", async () => {
    expect(await draw(input(SAITAMA))).toBe(await draw(input(SAITAMA)));
  });
});
