// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { type Domain, ticksOf } from "../difference-scale.js";
import { agesName, SEX_NAMES } from "../figure-input.js";
import { breakName } from "../text/line-breaking.js";
import { darkestOf, INK, shadesOf, TYPE } from "../theme.js";
import type { AreaBarsLayout } from "./layout.js";
import { type Region, type SymbolDatum, TEXT_LINE, type TextDatum } from "./mark-data.js";
import { pixelOf } from "./marks.js";

/** A rectangle that is not data: x, x2, y and y2 in pixels. */
export interface BoxDatum {
  readonly code?: string;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly fill: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

/** From the values of the scale to the panel. */
const LABEL_GAP = 6;
/** Of a figure, in em: how far its baseline is below its middle. */
const HALF_HEIGHT = 0.32;
const HEADING_RISE = 22;
const SWATCH = 12;
const LEGEND_GAP = 18;
/** Of bars and of the swatches that stand for them. */
export const OUTLINE_WIDTH = 0.6;

export interface NamedGroups {
  readonly captions: readonly TextDatum[];
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
  const captions = regions.map(({ code, name }, group): TextDatum => {
    const isPrefecture = group === 0;
    const weight = isPrefecture ? "bold" : "normal";
    const lines = breakName(name, layout.slotWidth - 2.5, TYPE.label, isPrefecture ? "bold" : undefined);
    most = Math.max(most, lines.length);
    const centre = (layout.groupStarts[group] ?? 0) + (ages * layout.barWidth) / 2;
    const text = lines.join("\n");
    return { code, text, x: centre, y, size: TYPE.label, weight, align: "center", fill: INK.text };
  });
  return { captions, height: most * TEXT_LINE };
}

/** Behind the prefecture's bars and name: it is no area like the others. The grid goes on behind it. */
export function backdrop(code: string, layout: AreaBarsLayout, height: number): BoxDatum {
  return { code, x: 0, x2: layout.slotWidth, y: 0, y2: height, fill: INK.backdrop, fillOpacity: 0.5 };
}

/** What stands around the bars, at computed places. */
export interface Surroundings {
  readonly boxes: readonly BoxDatum[];
  readonly symbols: readonly SymbolDatum[];
  readonly captions: readonly TextDatum[];
}

/** From a panel's corner to that of the figure. */
export function moved({ boxes, symbols, captions }: Surroundings, x: number, y: number): Surroundings {
  const at = <T extends { readonly x: number; readonly y: number }>(one: T): T => ({
    ...one,
    x: one.x + x,
    y: one.y + y,
  });
  return {
    boxes: boxes.map((box) => ({ ...at(box), x2: box.x2 + x, y2: box.y2 + y })),
    symbols: symbols.map(at),
    captions: captions.map(at),
  };
}

/** Lines of the scale across the panel with their values, and what it measures. */
export function scaleLines(
  domain: Domain,
  title: { readonly text: string; readonly size: number } | null,
  layout: AreaBarsLayout,
): Surroundings {
  const ticks = ticksOf(domain).map((value) => ({ value, y: pixelOf(value, domain, layout) }));
  // On whole pixels, so that the lines are not blurred.
  const boxes = ticks.map(({ y }) => {
    const top = Math.floor(y);
    return { x: 0, x2: layout.panelWidth, y: top, y2: top + 1, fill: INK.grid };
  });
  const captions = ticks.map(
    ({ value, y }): TextDatum => ({
      text: signed(value, 0),
      x: -LABEL_GAP,
      y: y + TYPE.tick * HALF_HEIGHT,
      size: TYPE.tick,
      weight: "normal",
      align: "right",
      fill: INK.text,
    }),
  );
  if (title !== null) {
    captions.push({
      text: title.text,
      x: TYPE.label - layout.axisWidth,
      y: layout.panelHeight / 2,
      size: title.size,
      weight: "normal",
      align: "center",
      fill: INK.text,
      angle: -90,
    });
  }
  return { boxes, symbols: [], captions };
}

/**
 * The panel's heading and, on the same line, the shades of its age groups: above the frame, where neither bars nor
 * bands nor values come. Where a narrow panel has no room on that line (seven ages), the legend gets lines above it.
 */
export function panelLegend(
  sex: SexOrBoth,
  ages: readonly string[],
  layout: AreaBarsLayout,
  language: Language,
): Surroundings & { readonly height: number } {
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
  const captions: TextDatum[] = [];
  const boxes: BoxDatum[] = [];
  const shades = shadesOf(sex, ages.length);
  const outline = darkestOf(sex);
  rows.forEach((row, line) => {
    let x = first;
    const y = -HEADING_RISE - (rows.length - 1 - line) * (TYPE.label + 6);
    for (const index of row) {
      const age = ages[index] ?? "";
      boxes.push({
        x,
        x2: x + SWATCH,
        y: y - SWATCH + 2,
        y2: y + 2,
        fill: shades[index] ?? "",
        stroke: outline,
        strokeWidth: OUTLINE_WIDTH,
      });
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
  const rise = HEADING_RISE + (rows.length - 1) * (TYPE.label + 6);
  captions.push({
    text: heading,
    x: 0,
    y: -rise,
    size: TYPE.heading,
    weight: "bold",
    align: "left",
    fill: outline,
  });
  return { boxes, symbols: [], captions, height: rise + TYPE.heading };
}
