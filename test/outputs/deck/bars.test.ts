import { expect, it } from "vitest";
import { deckOf } from "../../../src/outputs/deck/deck.js";
import { deckInput } from "./synthetic-deck.js";

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
