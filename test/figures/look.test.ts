import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import { classesOf } from "../../src/figures/chart/classes.js";
import { SEX_NAMES } from "../../src/figures/figure-input.js";
import { chartConfig } from "../../src/figures/sheet/config.js";
import type { FigureLook } from "../../src/figures/sheet/look.js";
import { recoloured } from "../../src/figures/sheet/recoloured.js";
import { DIVERGING, INK, ON_COLOUR } from "../../src/figures/theme.js";
import { trendSpec } from "../../src/figures/trend/trend.js";
import { collisions, shownTexts, svgSize } from "../render/shown-texts.js";
import { drawnSvg } from "./drawn.js";
import { nationOfAreas, plansOf } from "./synthetic/nation-of-areas.js";
import { figureInput, HOKKAIDO, KAGAWA, SAITAMA } from "./synthetic/synthetic-rows.js";
import { trendFigureInput } from "./synthetic/synthetic-trend-lines.js";

const draw = (names: readonly string[], look: FigureLook) =>
  drawnSvg(areaBarsSpec({ ...figureInput(names), look }));
const textsOf = async (look: FigureLook) => {
  const hollow = () => ({ difference: 5, below: 20, above: 20 });
  const svg = await drawnSvg(areaBarsSpec({ ...figureInput(SAITAMA, hollow), look }));
  return shownTexts(svg).map(({ text }) => text);
};

describe("a figure in a size that is asked for", () => {
  it.each([
    ["3 areas", KAGAWA],
    ["10 areas", SAITAMA],
    ["21 areas", HOKKAIDO],
  ])("of %s is as wide and as high as that, and no text is in another's way", async (_, names) => {
    for (const [width, height] of [
      [900, 1200],
      [1400, 700],
    ] as const) {
      const svg = await draw(names, { size: { width, height } });
      const size = svgSize(svg);
      expect(Math.abs(size.width - width)).toBeLessThan(0.03 * width);
      expect(Math.abs(size.height - height)).toBeLessThan(0.05 * height);
      expect(collisions(shownTexts(svg))).toEqual([]);
    }
  });
});

describe("a tile map in a narrow picture", () => {
  it.each([
    ["ja", 300],
    ["en", 500],
  ] as const)(
    "(%s, %i wide) holds names and values in its tiles, the boards one above the other",
    async (language, width) => {
      const [plan] = plansOf(nationOfAreas(2020), "tile-map", { language, look: { size: { width } } });
      const svg = await drawnSvg(plan!.spec());
      const texts = shownTexts(svg);
      expect(collisions(texts)).toEqual([]);
      const [men, women] = [...Object.values(SEX_NAMES)].map((names) =>
        texts.find(({ text }) => text === names[language]),
      );
      expect(women!.top).toBeGreaterThan(men!.top + 300);
    },
  );
});

describe("a figure with texts of the user's choice", () => {
  it("has the user's title in place of its own", async () => {
    const texts = await textsOf({ title: "県南部の会議の資料" });
    expect(texts).toContain("県南部の会議の資料");
    expect(texts.join()).not.toContain("特定健康診査");
  });

  it("says without a title still how its numbers are read", async () => {
    const texts = await textsOf({ title: null });
    expect(texts.join()).not.toContain("特定健康診査");
    expect(texts.join()).toContain("0＝全国と同じ");
  });

  it("keeps without its notes the key of its symbols", async () => {
    const texts = await textsOf({ hasNotes: false });
    expect(texts.join()).not.toContain("NDBオープンデータ");
    expect(texts.join()).toContain("範囲の幅が10ポイントを超える");
  });
});

describe("a figure with a theme", () => {
  const theme = {
    background: "#fffdf5",
    range: { category: ["#00695c", "#6a1b9a"] },
    title: { color: "#1b3a57", fontSize: 26 },
    axis: { gridColor: "#d5e3ee" },
  };
  const themed = () => draw(SAITAMA, { theme });

  it("has its colours for men and women in as many shades as there are ages, and no colour of its own", async () => {
    const [usual, svg] = [await draw(SAITAMA, {}), await themed()];
    for (const colour of ["#0b4a72", "#8a2b0c", "#1a1a1a", "#e2e2e0"]) {
      expect(usual).toContain(colour);
      expect(svg).not.toContain(colour);
    }
    for (const colour of ["#00695c", "#6a1b9a", "#1b3a57", "#d5e3ee", "#fffdf5"])
      expect(svg).toContain(colour);
    const fills = (picture: string) =>
      new Set([...picture.matchAll(/mark-rect.*?<\/g>/g)].join().match(/fill="#[^"]*"/g)).size;
    expect(fills(svg)).toBe(fills(usual));
  });

  it("has its colours for low, equal and high in the classes of maps too", () => {
    const diverging = ["#1b5e20", "#eeeeee", "#000000"];
    for (const [colouring, rather] of [
      ["ratio", "#9f9f9f"],
      ["mark", "#777777"],
    ] as const) {
      const ours = classesOf(colouring).map(({ colour }) => colour);
      const themed = recoloured(ours, { range: { diverging } });
      expect(themed.filter((_, index) => index % ((ours.length - 1) / 2) === 0)).toEqual(diverging);
      expect(themed[(ours.length + 1) / 2]).toBe(rather);
      expect(new Set(themed).size).toBe(ours.length);
    }
  });

  it("has inks on the colours of values and classes that stand out from these, and dark greys, on a dark background", () => {
    const dark = { background: "#14181d", title: { color: "#f0f0f0" } };
    const ofValues = [...DIVERGING, ...classesOf("ratio").map(({ colour }) => colour)];
    const ours = [ON_COLOUR.middle, ON_COLOUR.ends, INK.text, INK.faintFill, ...ofValues];
    const [middle, ends, text, faintFill, ...kept] = recoloured(ours, dark);
    expect([middle, ends, text, kept]).toEqual(["#14181d", "#f0f0f0", "#f0f0f0", ofValues]);
    expect(faintFill).toMatch(/^#[12]/);
    expect(
      recoloured(Object.values(INK), dark).filter((ink) => Object.values<string>(INK).includes(ink)),
    ).toEqual([INK.warning]);
    expect(chartConfig({ theme: dark }).legend?.titleColor).toBe("#f0f0f0");
    expect(recoloured(ours, { title: { color: "#1b3a57" } })).toEqual([
      "#1b3a57",
      "#ffffff",
      "#1b3a57",
      INK.faintFill,
      ...ofValues,
    ]);
    const diverging = ["#7fb0ff", "#20252b", "#ff9f8f"];
    expect(recoloured(ours, { ...dark, range: { diverging } }).slice(0, 2)).toEqual(["#f0f0f0", "#14181d"]);
    expect(recoloured(ours, { background: "#000000" })).toEqual(ours);
  });

  it("on a dark background alone leaves inks and greys as they are: the texts have none to go to", () => {
    const ours = [ON_COLOUR.middle, ON_COLOUR.ends, INK.faintFill, INK.grid];
    expect(recoloured(ours, { background: "#000000" })).toEqual(ours);
  });

  it("gives years as much room as its labels take", async () => {
    const of = (labelFontSize: number) => ({
      ...trendFigureInput({ names: KAGAWA }),
      item: { id: "bmi-ge-25", name: SEX_NAMES.male, group: SEX_NAMES.male },
      look: { theme: { axis: { labelFontSize } }, size: { width: 900 } },
    });
    const years = async (size: number) =>
      shownTexts(await drawnSvg(trendSpec(of(size)))).filter(({ text }) => /^(20|')\d\d\*?$/.test(text));
    expect(await years(11)).not.toEqual([]);
    const large = await years(26);
    expect(large).not.toEqual([]);
    expect(collisions(large)).toEqual([]);
  });

  it("breaks its title by the size that the theme gives it", async () => {
    const title = "題".repeat(60);
    const lines = async (fontSize: number) =>
      shownTexts(await draw(KAGAWA, { title, theme: { title: { fontSize } } })).filter(({ text }) =>
        text.startsWith("題"),
      ).length;
    expect(await lines(40)).toBeGreaterThan(await lines(20));
  });

  it("names its font before the usual ones", async () => {
    expect(
      await drawnSvg(areaBarsSpec({ ...figureInput(KAGAWA), look: { theme: { font: "Meiryo" } } })),
    ).toMatch(/^<svg font-family="&quot;Meiryo&quot;, &quot;BIZ UDPGothic/);
  });
});
