// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "../render/text-width.js";
import {
  boxLayer,
  type Caption,
  captionLayer,
  type Drawing,
  dotLayer,
  joined,
  type Layer,
  lineLayer,
  moved,
} from "./pixel-marks.js";
import { breakLines } from "./text/line-breaking.js";
import { FIGURE_CONFIG, INK, TYPE } from "./theme.js";

/** A symbol of the key and what it says. */
export interface KeySymbol {
  /** Draws the symbol with its left edge at x, and its middle at y. */
  readonly draw: (x: number, y: number) => Drawing;
  readonly width: number;
  readonly text: string;
}

/** What stands between the title and the key, one below the other. */
export interface SheetPart {
  /** How far it reaches above and below its corner. */
  readonly above: number;
  readonly below: number;
  /** Pixels from its corner. */
  readonly drawing: Drawing;
  /**
   * What has scales, for a corner at x and y of the sheet: over the drawing's boxes and lines, under its dots and
   * captions. As many layers whatever the data.
   */
  readonly marks?: (x: number, y: number) => Layer[];
}

export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
  /** Of the whole figure, from the left edge of its outermost text. */
  readonly width: number;
  /** From that edge to the parts' corners. */
  readonly left: number;
  readonly banner?: string;
  readonly parts: readonly SheetPart[];
  readonly key: readonly KeySymbol[];
  readonly notes: readonly string[];
}

const PART_GAP = 14;
const NOTE_LINE = TYPE.note + 6;
const KEY_LINE = TYPE.note + 9;
const KEY_GAP = 20;
const BANNER = 26;

/** A warning that no one can crop away unseen: white on dark red, as wide as the figure. */
function bannerPart(text: string, { width, left }: Sheet): SheetPart {
  return {
    above: 0,
    below: BANNER,
    drawing: {
      boxes: [{ x: -left, x2: width - left, y: 0, y2: BANNER, fill: INK.warning }],
      captions: [
        {
          text,
          x: width / 2 - left,
          y: BANNER / 2 + 5,
          size: TYPE.heading - 1,
          weight: "bold",
          align: "center",
          fill: "white",
        },
      ],
    },
  };
}

/** The key of the symbols and the notes, in lines as wide as the figure. */
function footerPart({ key, notes, width, left }: Sheet): SheetPart {
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
  return { above: 0, below: y + 4, drawing: joined([...drawings, { captions }]) };
}

/**
 * Title, banner, the parts one below the other, key, notes: all in one view, whose layers are the same for every
 * figure of a kind, so that it is compiled once. Only data, title, size and the domains and ranges of scales differ.
 * A concatenation of views, with axes, would be more in the manner of Vega-Lite, but its layout makes each number of
 * lines and labels a figure of its own, and Vega sets up each view as a program of its own.
 */
export function sheetSpec(sheet: Sheet): TopLevelSpec {
  const { title, subtitle, description, banner, width, left } = sheet;
  const drawings: Drawing[] = [];
  const marks: Layer[] = [];
  let height = -PART_GAP;
  for (const part of [...(banner ? [bannerPart(banner, sheet)] : []), ...sheet.parts, footerPart(sheet)]) {
    const y = height + PART_GAP + part.above;
    drawings.push(moved(part.drawing, left, y));
    marks.push(...(part.marks?.(left, y) ?? []));
    height = y + part.below;
  }
  const { boxes, lines, dots, captions } = joined(drawings);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: banner ? `${banner} ${description}` : description,
    config: FIGURE_CONFIG,
    width,
    height,
    title: {
      text: breakLines(title, width, TYPE.title, "bold"),
      subtitle: breakLines(subtitle, width, TYPE.subtitle),
      anchor: "start",
      frame: "group",
      offset: 16,
    },
    layer: [boxLayer(boxes), lineLayer(lines), ...marks, dotLayer(dots), captionLayer(captions)],
    // A colour scale shared with layers whose fill is given as it is makes Vega-Lite 6.4 fail.
    resolve: { scale: { x: "independent", y: "independent", fill: "independent" } },
  } as TopLevelSpec;
}
