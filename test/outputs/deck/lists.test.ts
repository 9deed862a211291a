import { describe, expect, it } from "vitest";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import type { DeckInput } from "../../../src/outputs/deck/input.js";
import type { TableSlide } from "../../../src/outputs/deck/slides.js";
import {
  significantItems,
  significantItemsOfAreas,
} from "../../../src/outputs/words/sentences/significant-items.js";
import { STANDINGS, type Worsening } from "../../../src/outputs/worsening.js";
import { NATION } from "../../support/tables/references.js";
import { deckInput, type PartOf, plain } from "./synthetic-deck.js";

const tablesOf = (partOf?: PartOf, part?: Partial<DeckInput>): TableSlide[] =>
  deckOf(deckInput(partOf, part)).slides.flatMap((slide) => (slide.kind === "table" ? [slide] : []));
const textsOf = ({ rows }: TableSlide) =>
  rows.map((row) => ("heading" in row ? row.heading : row.cells.map(({ text }) => text).join(" | ")));

describe("where to look first, in a deck", () => {
  it("stands behind the map, before the heatmap", () => {
    const kinds = deckOf(deckInput()).slides.map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(["title", "picture", "table", "picture"]);
  });

  it("names the items in which men or women are significantly high, and no others", () => {
    expect(textsOf(tablesOf()[0]!)).toEqual([
      "BMI≥25.0 | +1.5（有意に高い） | +2.5（有意に高い）",
      "喫煙 | +1.5（有意に高い） | +2.5（有意に高い）",
    ]);
    const one: PartOf = (place) =>
      place.item === 0 || place.sex === 0 ? { ...plain(place), mark: "none" } : plain(place);
    expect(textsOf(tablesOf(one)[0]!)).toEqual(["喫煙 | +1.5（有意差なし） | +2.5（有意に高い）"]);
    expect(tablesOf((place) => ({ ...plain(place), mark: "none" }))).toEqual([]);
  });

  it("chooses of a prefecture that is the reference itself the items in which most areas are significantly high", () => {
    const itself: PartOf = (place) =>
      place.region === 0
        ? { difference: 0, mark: null, flags: ["is-reference"] }
        : { ...plain(place), ...(place.item === 0 && place.region > 1 ? { mark: "none" } : {}) };
    const { rows } = deckInput(itself);
    expect(significantItemsOfAreas(rows, "37")).toEqual(["q08-smoking", "bmi-ge-25"]);
    expect(significantItems(rows, "37")).toEqual([]);
  });

  it("says where errors of the source move the reference, as the slide of the item does", () => {
    const moves = [{ release: 8, item: "bmi-ge-25", sex: "female", ages: "40-64", percent: 2 }] as const;
    const { slides } = deckOf(deckInput(plain, { reference: { ...NATION, moves } }));
    const told = slides.flatMap((slide) =>
      "footnotes" in slide && slide.footnotes.join().includes("基準に入っている") ? [slide.title] : [],
    );
    expect(told).toEqual(["まず見る項目：全国より有意に高いもの", "BMI≥25.0"]);
  });

  it("leaves out what looks like an error of the source, however high", () => {
    const wrong: PartOf = (place) =>
      place.item === 0 ? { difference: 160, mark: null, flags: ["implausible"] } : plain(place);
    expect(textsOf(tablesOf(wrong)[0]!).map((text) => text.split(" | ")[0])).toEqual(["喫煙"]);
  });

  it("has what is getting worse by standing, some of each, with the credit of all years", () => {
    const point = (fiscalYear: number, ratio: number) =>
      ({ fiscalYear, ratio, flags: [] }) as unknown as Worsening["last"];
    const nine = (standing: Worsening["standing"], q: number) =>
      Array.from({ length: 9 }, (_, i): Worsening => {
        const change = {
          firstYear: 2018,
          lastYear: 2021,
          netChange: 10 - i,
          netChange95Lower: 1,
          netChange95Upper: 20,
        };
        return {
          standing,
          trend: { code: "3701", prefectureCode: "37", name: "小豆", sex: "male", item: "tg-ge-300" },
          change: { ...change, changeMark: "rising-95", q },
          first: point(2018, 100),
          last: point(2021, 110 - i),
        } as unknown as Worsening;
      });
    // The deck's own year may lack an item of the years before.
    const items = [{ id: "tg-ge-300", name: { ja: "中性脂肪≥300", en: "TG≥300" } }];
    const found = STANDINGS.flatMap((standing) => nine(standing, 0.5));
    const worsening = { found, reference: NATION, releases: [6, 7, 8, 9], items };
    const slide = tablesOf(plain, { worsening })[1]!;
    const texts = textsOf(slide);
    expect(texts.filter((text) => text.includes("悪くなっている"))).toHaveLength(3);
    expect(texts).toHaveLength(14 + 3);
    expect(texts[1]).toBe(
      "小豆 | 男性 | 中性脂肪≥300 | 2018–2021 | 0.0 → +10.0 | +10.0（+1.0～+20.0） | 50％",
    );
    expect(slide.title).toContain("悪くなっているかもしれないもの");
    expect(slide.footnotes.join("")).toContain("10％を超えるもの（27のうち27）は、偶然かもしれない。");
    expect(slide.source).toContain("第6・7・8・9回");
    expect(slide.notes).toHaveLength(1 + 27);

    const mixed = [...nine("unfavourable", 0.5), ...nine("unfavourable", 0.05), ...nine("level", 0.5)];
    const apart = tablesOf(plain, { worsening: { ...worsening, found: mixed } })[1]!;
    const shares = textsOf(apart).map((text) => text.split(" | ").at(-1));
    expect(shares.slice(0, 2)).toEqual(["全国より有意に好ましくなく、悪くなっている項目", "5％"]);
    expect(shares.lastIndexOf("5％")).toBeLessThan(shares.indexOf("50％"));
    expect(textsOf(apart)).toHaveLength(14 + 3);
    expect(apart.footnotes.join("")).toContain("ほか13行");
  });
});
