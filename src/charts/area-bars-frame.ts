import type { Sex } from "../counts.js";
import type { Language } from "../language.js";
import { textWidth } from "../render/text-width.js";
import type { AreaBarsLayout } from "./area-bars-layout.js";
import type { Region } from "./area-bars-marks.js";
import { agesName, type KeyEntry, NO_RATIO_MARK, SEX_NAMES } from "./area-bars-texts.js";
import { breakLines, breakName } from "./line-breaking.js";
import { darkestOf, INK, TYPE } from "./theme.js";

/** A text in the margins of the plots; x and y in pixels, y the baseline of its first line. */
export interface CaptionDatum {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: "bold" | "normal";
  readonly align: "left" | "center";
  readonly fill: string;
}

/** A colour of the legend. */
export interface SwatchDatum {
  readonly ages: string;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

const HEADING_RISE = 22;
const SWATCH = 12;
const LEGEND_GAP = 18;
export const NAME_LINE = TYPE.label + 2;

export interface NamedGroups {
  readonly captions: readonly CaptionDatum[];
  /** Height that the names take below the plot. */
  readonly height: number;
}

/** Names of the prefecture and its areas below their groups, broken so that neighbours never touch. */
export function groupNames(
  regions: readonly Region[],
  ages: number,
  layout: AreaBarsLayout,
  y: number,
): NamedGroups {
  let most = 1;
  const captions = regions.map(({ name }, group): CaptionDatum => {
    const isPrefecture = group === 0;
    const weight = isPrefecture ? "bold" : "normal";
    const lines = breakName(name, layout.slotWidth - 2.5, TYPE.label, isPrefecture ? "bold" : undefined);
    most = Math.max(most, lines.length);
    const centre = (layout.groupStarts[group] ?? 0) + (ages * layout.barWidth) / 2;
    const text = lines.join("\n");
    return { text, x: centre, y, size: TYPE.label, weight, align: "center", fill: INK.text };
  });
  return { captions, height: most * NAME_LINE };
}

export interface Legend {
  readonly captions: readonly CaptionDatum[];
  readonly swatches: readonly SwatchDatum[];
}

/**
 * The panel's heading and, on the same line, the shades of its age groups: above the frame, where neither bars nor
 * bands nor values come. Where a narrow panel has no room on that line (seven ages), the legend gets lines above it.
 */
export function panelLegend(
  sex: Sex,
  ages: readonly string[],
  layout: AreaBarsLayout,
  language: Language,
): Legend {
  const heading = SEX_NAMES[sex][language];
  const first = textWidth(heading, TYPE.heading, "bold") + 24;
  const widths = ages.map((age) => SWATCH + 5 + textWidth(agesName(age, language), TYPE.label));
  const rows: number[][] = [[]];
  let end = first;
  widths.forEach((width, index) => {
    if (end + width > layout.panelWidth && rows.at(-1)?.length) {
      rows.push([]);
      end = first;
    }
    rows.at(-1)?.push(index);
    end += width + LEGEND_GAP;
  });
  const captions: CaptionDatum[] = [];
  const swatches: SwatchDatum[] = [];
  rows.forEach((row, line) => {
    let x = first;
    const y = -HEADING_RISE - (rows.length - 1 - line) * (TYPE.label + 6);
    for (const index of row) {
      const age = ages[index] ?? "";
      swatches.push({ ages: age, x, x2: x + SWATCH, y: y - SWATCH + 2, y2: y + 2 });
      captions.push({
        text: agesName(age, language),
        x: x + SWATCH + 5,
        y,
        size: TYPE.label,
        weight: "normal",
        align: "left",
        fill: INK.text,
      });
      x += (widths[index] ?? 0) + LEGEND_GAP;
    }
  });
  captions.push({
    text: heading,
    x: 0,
    y: -HEADING_RISE - (rows.length - 1) * (TYPE.label + 6),
    size: TYPE.heading,
    weight: "bold",
    align: "left",
    fill: darkestOf(sex),
  });
  return { captions, swatches };
}

/** A symbol of the key at the foot, x from the left edge of the plots. */
export interface SymbolDatum {
  readonly symbol: KeyEntry["symbol"];
  readonly x: number;
  readonly y: number;
}

export interface Footer {
  readonly captions: readonly CaptionDatum[];
  readonly symbols: readonly SymbolDatum[];
  readonly height: number;
}

const NOTE_LINE = TYPE.note + 6;
const SYMBOL_WIDTH = 16;

/** The key of the symbols and the notes, in lines as wide as the figure. */
export function footer(key: readonly KeyEntry[], notes: readonly string[], layout: AreaBarsLayout): Footer {
  const left = -layout.axisWidth;
  const right = layout.figureWidth - layout.axisWidth;
  const captions: CaptionDatum[] = [];
  const symbols: SymbolDatum[] = [];
  const note = (text: string, x: number, y: number) =>
    captions.push({ text, x, y, size: TYPE.note, weight: "normal", align: "left", fill: INK.soft });

  let [x, y] = [left, NOTE_LINE];
  for (const { symbol, text } of key) {
    const width = SYMBOL_WIDTH + textWidth(text, TYPE.note) + 20;
    if (x > left && x + width > right) [x, y] = [left, y + NOTE_LINE];
    if (symbol === "no-ratio") note(NO_RATIO_MARK, x + 2, y);
    else symbols.push({ symbol, x: x + 6, y: y - 4 });
    note(text, x + SYMBOL_WIDTH, y);
    x += width;
  }
  for (const paragraph of notes) {
    for (const line of breakLines(paragraph, right - left, TYPE.note)) {
      y += NOTE_LINE;
      note(line, left, y);
    }
  }
  return { captions, symbols, height: y + 4 };
}
