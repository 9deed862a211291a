import { expect, it } from "vitest";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import { deckInput, plain } from "./synthetic-deck.js";

it("of an item that its release has by prefecture only the prefecture's bar stands alone: no area is read as 0", () => {
  const input = deckInput();
  const isKept = ({ item, level }: (typeof input.rows)[number]) =>
    item !== "bmi-ge-25" || level === "prefecture";
  const { slides } = deckOf({ ...input, rows: input.rows.filter(isKept) });
  const [bmi, smoking] = slides.flatMap((slide) => (slide.kind === "charts" ? [slide] : []));
  const labels = (slide = bmi) => slide!.charts.map(({ bars }) => bars.map(({ label }) => label).join());
  expect(labels()).toEqual(["香川県", "香川県"]);
  expect(bmi!.footnotes.join()).toContain("医療圏の値は結果にない");
  expect(labels(smoking)[0]!.split(",")).toHaveLength(4);
});

it.each(["ja", "en"] as const)(
  "bars that are not significant are paler than the others, and a note says so where there are any (%s)",
  (language) => {
    const chartsOf = (none: number) => {
      const partOf: typeof plain = (place) => ({
        ...plain(place),
        ...(place.region === none ? { mark: "none" } : {}),
      });
      const slide = deckOf(deckInput(partOf, { language })).slides.find(({ kind }) => kind === "charts");
      if (slide?.kind !== "charts") throw new Error("no slide of bars");
      return slide;
    };
    const lightness = (hex: string) =>
      Number.parseInt(hex.slice(1, 3), 16) + Number.parseInt(hex.slice(3, 5), 16);
    const words = /薄い色の棒：有意差なし|Pale bars: not significant/;
    const [firm, own, area] = [chartsOf(-1), chartsOf(0), chartsOf(2)];
    expect(firm.footnotes.join()).not.toMatch(words);
    for (const [pale, at] of [
      [own, 0],
      [area, 2],
    ] as const) {
      expect(pale.footnotes.join()).toMatch(words);
      for (const [sex, { bars }] of pale.charts.entries()) {
        const before = firm.charts[sex]!.bars;
        expect(lightness(bars[at]!.colour)).toBeGreaterThan(lightness(before[at]!.colour) + 80);
        expect(bars.filter((_, index) => index !== at)).toEqual(before.filter((_, index) => index !== at));
      }
    }
    // The deck's own region is told from the others, pale or not.
    expect(own.charts[0]!.bars[0]!.colour).not.toBe(area.charts[0]!.bars[2]!.colour);
  },
);
