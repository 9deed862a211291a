import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "../render/text-width.js";
import { type Caption, type Drawing, joined, layersOf, type Part, part } from "./pixel-marks.js";
import { breakLines } from "./text/line-breaking.js";
import { FIGURE_CONFIG, INK, TYPE } from "./theme.js";

/** A symbol of the key and what it says. */
export interface KeySymbol {
  /** Draws the symbol with its left edge at x, and its middle at y. */
  readonly draw: (x: number, y: number) => Drawing;
  readonly width: number;
  readonly text: string;
}

export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
  /** Of the whole figure, from the left edge of its outermost text. */
  readonly width: number;
  /** From that edge to the left edge of the plots. */
  readonly left: number;
  readonly banner?: string;
  readonly parts: readonly Part[];
  readonly key: readonly KeySymbol[];
  readonly notes: readonly string[];
}

const NOTE_LINE = TYPE.note + 6;
const KEY_LINE = TYPE.note + 9;
const KEY_GAP = 20;

/** A warning that no one can crop away unseen: white on dark red, as wide as the figure. */
function bannerPart(text: string, { width, left }: Sheet): Part {
  const height = 26;
  return part(
    width - left,
    height,
    layersOf({
      boxes: [{ x: -left, x2: width - left, y: 0, y2: height, fill: INK.warning }],
      captions: [
        {
          text,
          x: width / 2 - left,
          y: height / 2 + 5,
          size: TYPE.heading - 1,
          weight: "bold",
          align: "center",
          fill: "white",
        },
      ],
    }),
  );
}

/** The key of the symbols and the notes, in lines as wide as the figure. */
function footerPart({ key, notes, width, left }: Sheet): Part {
  const drawings: Drawing[] = [];
  const captions: Caption[] = [];
  const note = (text: string, x: number, y: number) =>
    captions.push({ text, x, y, size: TYPE.note, fill: INK.soft });
  const right = width - left;
  let [x, y] = [-left, key.length > 0 ? KEY_LINE : 0];
  for (const symbol of key) {
    const end = x + symbol.width + 6 + textWidth(symbol.text, TYPE.note);
    if (x > -left && end > right) [x, y] = [-left, y + KEY_LINE];
    drawings.push(symbol.draw(x, y - 4));
    const textStart = x + symbol.width + 6;
    // A single entry may be wider than a narrow figure.
    const lines = breakLines(symbol.text, right - textStart, TYPE.note);
    for (const [index, line] of lines.entries()) note(line, textStart, y + index * NOTE_LINE);
    y += (lines.length - 1) * NOTE_LINE;
    x = textStart + textWidth(symbol.text, TYPE.note) + KEY_GAP;
  }
  y += 4;
  for (const paragraph of notes) {
    for (const line of breakLines(paragraph, width, TYPE.note)) {
      y += NOTE_LINE;
      note(line, -left, y);
    }
  }
  return part(width - left, y + 4, layersOf(joined([...drawings, { captions }])));
}

/** Title, banner, the parts one below the other, key, notes. */
export function sheetSpec(sheet: Sheet): TopLevelSpec {
  const { title, subtitle, description, banner, width, left, parts } = sheet;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: banner ? `${banner} ${description}` : description,
    config: FIGURE_CONFIG,
    title: {
      text: breakLines(title, width, TYPE.title, "bold"),
      subtitle: breakLines(subtitle, width, TYPE.subtitle),
      anchor: "start",
      frame: "group",
      dx: -left,
      offset: 16,
    },
    spacing: 14,
    resolve: { scale: { fill: "independent" } },
    vconcat: [...(banner ? [bannerPart(banner, sheet)] : []), ...parts, footerPart(sheet)],
  } as TopLevelSpec;
}
