import { INK } from "../../../figures/theme.js";
import { FONT_NAME } from "../../../render/text-width.js";
import type { Deck } from "../slides.js";
import { type Box, fittingSize } from "./fit.js";
import { colour, type PptxSlide, type TextOptions } from "./library.js";
import type { Places } from "./places.js";

export const SOFT = { color: colour(INK.soft) };
/** Points: the largest and the least. */
export const SUBTITLE_SIZES = [13, 9] as const;

/** The language of a text, for the choice of fonts and for proofreading. */
export const langOf = ({ language }: Pick<Deck, "language">): string =>
  language === "ja" ? "ja-JP" : "en-GB";

/** A slide that is being filled: the library's page, where things stand on it, and the deck that it belongs to. */
export interface OpenSlide {
  readonly page: PptxSlide;
  readonly places: Places;
  readonly deck: Deck;
}

/** Text in a box without margins; none where there is none. */
export function addText({ page, deck }: OpenSlide, text: string, box: Box, options: TextOptions): void {
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

/** Paragraphs in a box at the largest size of type at which they fit it. */
export function addFitting(
  slide: OpenSlide,
  texts: readonly string[],
  box: Box,
  sizes: readonly [number, number],
  options: TextOptions = {},
): void {
  addText(slide, texts.join("\n"), box, { fontSize: fittingSize(texts, box, sizes), ...options });
}

/** What stands below the title of a slide. */
export const addSubtitle = (slide: OpenSlide, text: string): void =>
  addFitting(slide, [text], slide.places.subtitle, SUBTITLE_SIZES, { ...SOFT, valign: "middle" });
