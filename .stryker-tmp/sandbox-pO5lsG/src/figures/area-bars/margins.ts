// @ts-nocheck
import { textWidth } from "../../render/text-width.js";
import { breakLines } from "../text/line-breaking.js";
import { INK, TYPE } from "../theme.js";
import type { BoxDatum, Surroundings } from "./frame.js";
import type { AreaBarsLayout } from "./layout.js";
import type { SymbolDatum, TextDatum } from "./mark-data.js";
import { ARROW_AREA } from "./marks.js";
import { type KeyEntry, NO_RATIO_MARK } from "./texts.js";

const BANNER = 26;

/** A warning that no one can crop away unseen: white on dark red, at the figure's top and as wide. */
export function banner(text: string, layout: AreaBarsLayout): Surroundings & { readonly height: number } {
  return {
    height: BANNER,
    boxes: [{ x: 0, x2: layout.figureWidth, y: 0, y2: BANNER, fill: INK.warning }],
    symbols: [],
    captions: [
      {
        text,
        x: layout.figureWidth / 2,
        y: BANNER / 2 + 5,
        size: TYPE.heading - 1,
        weight: "bold",
        align: "center",
        fill: "white",
      },
    ],
  };
}

const NOTE_LINE = TYPE.note + 6;
const SYMBOL_WIDTH = 16;
/** From the middle of a symbol down to the baseline of its text. */
const SYMBOL_RISE = 4;
const DOT_AREA = 25;

const boxAround = (x: number, y: number, width: number, height: number) => ({
  x: x - width / 2,
  x2: x + width / 2,
  y: y - height / 2,
  y2: y + height / 2,
});

/** One symbol of the key, its middle at x and y. */
function keySymbol(symbol: KeyEntry["symbol"], x: number, y: number): Partial<Surroundings> {
  switch (symbol) {
    case "band":
      return { boxes: [{ ...boxAround(x, y, 3, 13), fill: INK.band }] };
    case "hollow": {
      const outline = { stroke: INK.faint, strokeWidth: 0.9, dash: [3, 2] };
      return { boxes: [{ ...boxAround(x, y, 9, 11), fill: INK.faintFill, ...outline }] };
    }
    case "arrow":
      return { symbols: [{ shape: "triangle-up", x, y, size: ARROW_AREA, fill: INK.band }] };
    case "significant":
      return { symbols: [{ shape: "circle", x, y, size: DOT_AREA, fill: INK.band }] };
    case "no-ratio":
      return { captions: [note(NO_RATIO_MARK, x - 4, y + SYMBOL_RISE)] };
  }
}

function note(text: string, x: number, y: number): TextDatum {
  return { text, x, y, size: TYPE.note, weight: "normal", align: "left", fill: INK.soft };
}

/** The key of the symbols and the notes, in lines as wide as the figure, from top to end. */
export function footer(
  key: readonly KeyEntry[],
  notes: readonly string[],
  layout: AreaBarsLayout,
  top: number,
): Surroundings & { readonly end: number } {
  const width = layout.figureWidth;
  const boxes: BoxDatum[] = [];
  const symbols: SymbolDatum[] = [];
  const captions: TextDatum[] = [];

  let [x, y] = [0, top + TYPE.note];
  for (const { symbol, text } of key) {
    const taken = SYMBOL_WIDTH + textWidth(text, TYPE.note) + 20;
    if (x > 0 && x + taken > width) [x, y] = [0, y + NOTE_LINE];
    const sample = keySymbol(symbol, x + 6, y - SYMBOL_RISE);
    boxes.push(...(sample.boxes ?? []));
    symbols.push(...(sample.symbols ?? []));
    captions.push(...(sample.captions ?? []), note(text, x + SYMBOL_WIDTH, y));
    x += taken;
  }
  for (const paragraph of notes) {
    for (const line of breakLines(paragraph, width, TYPE.note)) {
      y += NOTE_LINE;
      captions.push(note(line, 0, y));
    }
  }
  return { boxes, symbols, captions, end: y + 4 };
}
