import { expect, it } from "vitest";
import { phoneSize } from "../../../src/figures/heatmap/layout.js";
import { STYLE } from "../../../src/outputs/report/style.js";

/** Pixels of the narrowest phones, between the page's edges of half an em. */
const PHONE = 360 - 2 * 8;

it("the list of all items of a prefecture and up to seven areas is no wider than the page on a narrow phone", () => {
  expect(STYLE).toContain("padding-inline: .5rem");
  for (const columns of [1, 6, 8]) {
    const { width = 0, margin = 0 } = phoneSize(columns);
    expect(width + margin).toBeLessThanOrEqual(PHONE);
  }
});
