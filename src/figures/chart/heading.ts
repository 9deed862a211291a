import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { SEX_NAMES } from "../figure-input.js";
import { paragraph } from "../sheet/paragraphs.js";
import { darkestOf, INK, TYPE } from "../theme.js";

/** Pixels from a heading to what stands beside it. */
const GAP = 16;
const LINE = TYPE.label + 5;

/** How much of a line a heading takes from what stands beside it. */
const headingRoom = (text: string): number => textWidth(text, TYPE.heading, "bold") + GAP;

/**
 * A sentence beside a heading, in the lines that it has room for.
 *
 * @param width of both
 */
export const linesBeside = (heading: string, text: string, width: number): string[] =>
  paragraph(text, width - headingRoom(heading), TYPE.label);

/** How high a heading is with so many lines beside it. */
export const headingHeight = (lines: number): number => LINE * Math.max(1, lines);

/**
 * The plot of a sex under its name, with a sentence beside that.
 *
 * @param spacing between heading and plot
 * @param beside an expression: the sentence, or its lines
 */
export function headed(sex: SexOrBoth, language: Language, spacing: number, beside: string, plot: object) {
  const text = SEX_NAMES[sex][language];
  const line = { type: "text", align: "left", baseline: "alphabetic", lineHeight: LINE };
  const name = { text, color: darkestOf(sex), fontSize: TYPE.heading, fontWeight: "bold" };
  const sentence = { color: INK.text, fontSize: TYPE.label, dx: headingRoom(text) };
  const heading = {
    width: 1,
    height: TYPE.heading,
    data: { values: [{}] },
    encoding: { x: { value: 0 }, y: { value: TYPE.heading } },
    layer: [{ mark: { ...line, ...name } }, { mark: { ...line, text: { expr: beside }, ...sentence } }],
  };
  return { spacing, vconcat: [heading, plot] };
}
