import { INK } from "../../../figures/theme.js";
import { FONT_NAME } from "../../../render/text-width.js";
import type { Deck } from "../slides.js";
import type { Box } from "./fit.js";
import { colour, type PptxSlide, type TextOptions } from "./library.js";

export const SOFT = { color: colour(INK.soft) };

/** The language of a text, for the choice of fonts and for proofreading. */
export const langOf = ({ language }: Pick<Deck, "language">): string =>
  language === "ja" ? "ja-JP" : "en-GB";

/** Text in a box without margins; none where there is none. */
export function addText(page: PptxSlide, text: string, box: Box, options: TextOptions, deck: Deck): void {
  if (text === "") return;
  page.addText(text, {
    ...box,
    margin: 0,
    fontFace: FONT_NAME,
    color: colour(INK.text),
    valign: "top",
    lang: langOf(deck),
    ...options,
  });
}
