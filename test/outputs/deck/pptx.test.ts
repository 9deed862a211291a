import { describe, expect, it, onTestFinished, vi } from "vitest";
import { darkestOf } from "../../../src/figures/theme.js";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import type { DeckInput } from "../../../src/outputs/deck/input.js";
import { pptxOf } from "../../../src/outputs/deck/pptx/pptx.js";
import { OpenedDeck, xmlOf } from "./opened.js";
import { deckInput, type PartOf, plain, REGIONS } from "./synthetic-deck.js";

/** The least PNG there is, with a width and a height: the pictures are not what is tested here. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const written = (partOf?: PartOf, part?: Partial<DeckInput>) =>
  pptxOf(deckOf(deckInput(partOf, part)), async () => PNG);
const opened = async (partOf?: PartOf, part?: Partial<DeckInput>) =>
  new OpenedDeck(await written(partOf, part));

/** Men: 東部 cannot be computed, 西部 is wide, the prefecture is exactly as the nation. */
const spoiled: PartOf = (place) => {
  if (place.sex === 1) return plain(place);
  if (place.region === 0) return { difference: 0, mark: "none" };
  if (place.region === 2) return { difference: null, ratioLower: null, ratioUpper: null, rank: null };
  if (place.region === 3) return { difference: 7.25, ratioLower: 101, ratioUpper: 119, mark: "high-95" };
  return plain(place);
};

describe("the PowerPoint file", () => {
  it("has a title, a map of the first item, where to look first, a heatmap, a slide an item and how to read, all well-formed", async () => {
    const deck = await opened();
    expect(deck.slideCount).toBe(7);
    expect(deck.slide(1)).toContain("香川県");
    expect(deck.slide(2)).toContain("地図：BMI≥25.0");
    expect(deck.slide(3)).toContain("まず見る項目：全国より有意に高いもの");
    expect(deck.names(/^ppt\/media\/.*\.png$/)).toHaveLength(2);
    expect(deck.slide(5)).toContain("BMI≥25.0");
    expect(deck.slide(6)).toContain("喫煙");
    expect(deck.slide(7)).toContain("読み方と限界");
    for (const name of deck.names(/\.(xml|rels)$/)) expect(() => xmlOf(deck.text(name)), name).not.toThrow();
  });

  it("has two native charts an item, with the numbers of the rows in chart and workbook", async () => {
    const deck = await opened();
    expect(deck.names(/^ppt\/charts\/chart\d+\.xml$/)).toHaveLength(4);
    const [men, women] = deck.charts(5);
    expect(men!.title).toBe("男性（40–74歳）");
    expect(men!.names).toEqual(REGIONS);
    expect(men!.values).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect(women!.values).toEqual([2.5, 3.5, 4.5, 5.5]);
    for (const { names, values, cells } of [men!, women!]) {
      expect(cells).toEqual(names.map((name, index) => [name, values[index]]));
    }
  });

  it("leaves the place of what cannot be computed empty, and keeps a true 0", async () => {
    const deck = await opened(spoiled);
    const men = deck.charts(5)[0]!;
    expect(men.values).toEqual([0, 2.5, undefined, 7.25]);
    expect(men.cells.map(([, value]) => value)).toEqual([0, 2.5, undefined, 7.25]);
    expect(men.names).toEqual(["香川県", "小豆", "東部（算出不可）", "西部※"]);
    const texts = deck.slide(5).join("\n");
    expect(texts).toContain("算出不可（0ではない）：東部男性");
    expect(texts).toMatch(/※ .*10ポイントを超える：西部男性 \+1\.0～\+19\.0/);
  });

  it("draws no bar of an error of the source, gives its value with a question mark, and makes the axis without it", async () => {
    const wrong: PartOf = (place) => ({
      ...plain(place),
      ...(place.region === 3 && place.sex === 1 ? { difference: 429.9, flags: ["implausible"] } : {}),
    });
    const deck = await opened(wrong);
    const women = deck.charts(5)[1]!;
    expect(women.values).toEqual([2.5, 3.5, 4.5, undefined]);
    expect(women.names.at(-1)).toBe("西部（+429.9?）");
    expect(deck.slide(5).join("\n")).toMatch(
      /「\?」の付いた値には棒がない。元データの誤り.*：西部（女性）。/,
    );
    expect(deck.notes(5).join("\n")).toContain("西部\t女性\t40–74歳\t+429.9?\t");
    const [slide] = deckOf(deckInput(wrong)).slides.flatMap((one) => (one.kind === "charts" ? [one] : []));
    expect(slide!.charts[1]!.domain[1]).toBeLessThan(20);
  });

  it("leaves the place of what is not in the result empty, and does not call it not computable", async () => {
    const { rows } = deckInput();
    const deck = await opened(plain, {
      rows: rows.filter(({ code, sex, ages }) => code !== "3702" || sex !== "male" || ages !== "40-74"),
    });
    const men = deck.charts(5)[0]!;
    expect(men.names).toEqual(REGIONS);
    expect(men.values).toEqual([1.5, 2.5, undefined, 4.5]);
    const texts = deck.slide(5).join("\n");
    expect(texts).toContain("この図の値のうち1個は結果にない（空けてある）。");
    expect(texts).not.toContain("算出不可");
    expect(deck.notes(5).join("\n")).not.toContain("算出不可");
  });

  it("shows the prefecture, or the area of the deck, in the darkest shade", async () => {
    const dark = darkestOf("male").slice(1).toUpperCase();
    const places = async (part?: Partial<DeckInput>) =>
      (await opened(plain, part)).charts(5)[0]!.colours.map((colour) => colour === dark);
    expect(await places()).toEqual([true, false, false, false]);
    expect(await places({ area: { code: "3702", name: "東部" } })).toEqual([false, false, true, false]);
  });

  it("has the numbers in the notes, a line a region, sex and age group", async () => {
    const notes = (await opened(spoiled)).notes(5);
    expect(notes.filter((line) => line.includes("\t"))).toHaveLength(1 + 4 * 2 * 2);
    expect(notes).toContain("香川県\t女性\t40–64歳\t+2.5\t+2.5\t\t\t\t\t100\t100.0\t1,000\t10");
    expect(notes.find((line) => line.startsWith("東部\t男性\t40–74歳"))).toContain("算出不可");
  });

  it("has the source on every slide, or the word synthetic in its place", async () => {
    const real = await opened();
    const made = await opened(plain, { note: { ja: "合成データ（実在しない数値）", en: "Synthetic data" } });
    for (let number = 1; number <= 5; number++) {
      const credits = real
        .slide(number)
        .filter((text) => text.includes("NDBオープンデータ（厚生労働省）を加工して作成"));
      expect(credits).toHaveLength(1);
      expect(made.slide(number)).toContain("合成データ（実在しない数値）");
      expect(made.slide(number).join()).not.toContain("厚生労働省");
    }
  });

  it("has the title and the credit of a picture on the slide, and not in the picture again", () => {
    const pictures = deckOf(deckInput()).slides.filter((slide) => slide.kind === "picture");
    expect(pictures).toHaveLength(2);
    for (const { spec, source } of pictures) {
      const { title } = spec as { title: { text: unknown } };
      expect(JSON.stringify(title.text)).toContain("0＝全国と同じ");
      expect(JSON.stringify({ ...spec, description: "" })).not.toMatch(/加工して作成/);
      if (source) expect(source).toContain("国土数値情報");
    }
    expect(pictures.filter(({ source }) => source)).toHaveLength(1);
  });

  it("gives men and women axes of their own, and says so where they differ", async () => {
    const high: PartOf = (place) => ({ ...plain(place), ...(place.sex === 1 ? { difference: 60 } : {}) });
    const charts = (partOf?: PartOf) =>
      deckOf(deckInput(partOf)).slides.flatMap((slide) => (slide.kind === "charts" ? [slide] : []))[0]!;
    const [men, women] = charts(high).charts;
    expect(men!.domain[1]).toBeLessThan(20);
    expect(women!.domain[1]).toBeGreaterThan(60);
    expect(charts(high).footnotes.join()).toContain("横軸の範囲は男女で異なる");
    const same: PartOf = ({ region }) => ({ difference: region });
    expect(charts(same).footnotes.join()).not.toContain("横軸の範囲");
  });

  it("says of a prefecture that is compared with itself that it is the reference, not that nothing is high", () => {
    const itself: PartOf = (place) =>
      place.region === 0 ? { difference: 0, flags: ["is-reference"] } : plain(place);
    const first = (part: PartOf) =>
      JSON.stringify(deckOf(deckInput(part, { choice: "notable", chosen: [] })).slides[0]);
    expect(first(itself)).toContain("比較の基準そのもの");
    expect(first(itself)).not.toContain("有意に高いものはない");
    expect(first(itself)).toContain("有意に高い医療圏があるものはない");
    expect(first(plain)).toContain("有意に高いものはない");
  });

  it("says of ranks only where an area has one", () => {
    const area = { code: "3702", name: "東部" };
    const notes = (part: PartOf) =>
      deckOf(deckInput(part, { area })).slides.flatMap((slide) =>
        slide.kind === "charts" ? slide.footnotes : [],
      );
    expect(notes(plain).join()).toContain("順位は全国の医療圏で");
    expect(notes((place) => ({ ...plain(place), rank: null })).join()).not.toContain("順位は");
  });

  it("sets footnotes in no type under 9 points: they take room from the chart, and the last go to the speaker's notes", async () => {
    const [slide] = deckOf(deckInput()).slides.flatMap((one) => (one.kind === "charts" ? [one] : []));
    const footnotesOf = async (count: number) => {
      const footnotes = Array.from(
        { length: count },
        (_, i) => `注${i}：${"秘匿された人数の範囲。".repeat(6)}`,
      );
      const deck = { ...deckOf(deckInput()), slides: [{ ...slide!, footnotes }] };
      const made = new OpenedDeck(await pptxOf(deck, async () => PNG));
      const xml = made.text("ppt/slides/slide1.xml");
      const [, size] = /.*sz="(\d+)".*?<a:t>注0/s.exec(xml)!;
      const [, height] = /<p:graphicFrame>.*?<a:ext cx="\d+" cy="(\d+)"/.exec(xml)!;
      return {
        size: Number(size) / 100,
        chart: Number(height) / 914400,
        shown: made.slide(1),
        notes: made.notes(1).filter((line) => line.startsWith("注")),
      };
    };
    const [few, more, most] = [await footnotesOf(1), await footnotesOf(5), await footnotesOf(20)];
    expect([few.size, few.chart.toFixed(2), few.notes.length]).toEqual([11, "4.06", 0]);
    expect([more.size, more.notes.length]).toEqual([10, 0]);
    expect(more.chart).toBeLessThan(4);
    expect(most.size).toBeGreaterThanOrEqual(9);
    expect(most.chart).toBeGreaterThan(3.4);
    expect(most.shown).toContain("ほかの注はノートに記載。");
    const shown = most.shown.filter((line) => line.startsWith("注"));
    expect([...shown, ...most.notes].map((line) => line.split("：")[0])).toEqual(
      Array.from({ length: 20 }, (_, i) => `注${i}`),
    );
  });

  it("is 16:9, or 4:3 where asked for, with everything on the slide", async () => {
    const [wide, narrow] = [await opened(), await opened(plain, { slideSize: "4:3" })];
    expect(wide.text("ppt/presentation.xml")).toContain('<p:sldSz cx="12192000" cy="6858000"/>');
    expect(narrow.text("ppt/presentation.xml")).toContain('<p:sldSz cx="9144000" cy="6858000"');
    for (const name of narrow.names(/^ppt\/slides\/slide\d+\.xml$/)) {
      for (const [, x, width] of narrow.text(name).matchAll(/<a:off x="(\d+)"[^>]*\/><a:ext cx="(\d+)"/g)) {
        expect(Number(x) + Number(width), name).toBeLessThanOrEqual(9144000);
      }
    }
  });

  it("calls the regions what they are", () => {
    const words = (level: "area" | "municipality") => {
      const { rows } = deckInput();
      const own = rows.map((row) => (row.level === "area" ? { ...row, level } : row));
      return JSON.stringify(
        deckOf(deckInput(plain, { rows: own })).slides.map((slide) => ({ ...slide, spec: undefined })),
      );
    };
    expect(words("area")).toContain("最も高い医療圏は");
    expect(words("municipality")).toContain("最も高い市区町村は");
    expect(words("municipality")).not.toContain("医療圏");
  });

  it("is the same bytes whenever it is written, and whatever was written before", async () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2021-02-03T04:05:06Z") });
    const first = await written(spoiled);
    await written();
    vi.setSystemTime(new Date("2031-12-13T14:15:16Z"));
    expect(Buffer.compare(first, await written(spoiled))).toBe(0);
    const deck = new OpenedDeck(first);
    expect(deck.names(/^ppt\/charts\/chart/)).toContain("ppt/charts/chart1.xml");
    expect(deck.text("docProps/core.xml")).not.toMatch(/20\d\d-/);
  });

  it("speaks English where asked to", async () => {
    const deck = await opened(spoiled, { language: "en" });
    const texts = deck.slide(5).join("\n");
    expect(texts).toContain(
      "Kagawa: men 1.00 times the nation (0.0, not significant);\nwomen 1.03 times the nation",
    );
    expect(texts).toContain("Not computable (not 0): 東部 Men");
    expect(deck.charts(5)[0]!.title).toBe("Men (ages 40–74)");
  });
});
