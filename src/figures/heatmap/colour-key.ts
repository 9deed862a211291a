import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { type FigureInput, zeroName } from "../figure-input.js";
import type { Caption } from "../pixel-marks.js";
import { INK, TYPE } from "../theme.js";
import { COLOUR_LIMIT, type ColouredBox } from "./cells.js";

const STEP = 5;
const SWATCH = 15;
const SWATCHES = (2 * COLOUR_LIMIT) / STEP + 1;
const HEIGHT = 12;
const GAP = 8;

/** The two ends stand for all that lies beyond. */
function endName(difference: number, ja: boolean): string {
  const value = signed(difference, 0);
  if (Math.abs(difference) < COLOUR_LIMIT) return value;
  if (ja) return difference < 0 ? `${value}以下` : `${value}以上`;
  return difference < 0 ? `≤ ${value}` : `≥ ${value}`;
}

/**
 * The colours in steps of 5 points, between the words for their two ends. Above the cells: it is read first.
 *
 * @param width of the figure
 */
export function colourKey(
  { reference, language }: Pick<FigureInput, "reference" | "language">,
  width: number,
): {
  readonly swatches: readonly ColouredBox[];
  readonly captions: readonly Caption[];
  readonly height: number;
} {
  const ja = language === "ja";
  const rest = Math.floor((width - SWATCHES * SWATCH) / 2) - GAP;
  const name = zeroName(
    { reference, language },
    (text) => textWidth(`more than ${text}`, TYPE.label) <= rest,
  );
  const fewer = ja ? `${name}より少ない` : `less than ${name}`;
  const more = ja ? `${name}より多い` : `more than ${name}`;
  const start = textWidth(fewer, TYPE.label) + GAP;
  const swatches: ColouredBox[] = [];
  for (let difference = -COLOUR_LIMIT; difference <= COLOUR_LIMIT; difference += STEP) {
    const x = start + swatches.length * SWATCH;
    swatches.push({ difference, x, x2: x + SWATCH, y: 0, y2: HEIGHT });
  }
  const end = start + swatches.length * SWATCH;
  const y = HEIGHT - 1.5;
  const captions: Caption[] = [
    { text: fewer, x: 0, y, size: TYPE.label, fill: INK.text },
    { text: more, x: end + GAP, y, size: TYPE.label, fill: INK.text },
  ];
  for (const difference of [-COLOUR_LIMIT, -COLOUR_LIMIT / 2, 0, COLOUR_LIMIT / 2, COLOUR_LIMIT]) {
    const x = start + ((difference + COLOUR_LIMIT) / STEP + 0.5) * SWATCH;
    const text = endName(difference, ja);
    captions.push({ text, x, y: HEIGHT + TYPE.tick + 2, size: TYPE.tick, align: "center", fill: INK.soft });
  }
  return { swatches, captions, height: HEIGHT + TYPE.tick + 4 };
}
