// @ts-nocheck
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { type Domain, differenceBounds, isWide } from "../difference-scale.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import type { AreaBarsLayout } from "./layout.js";
import {
  type BandDatum,
  type BarDatum,
  type PanelMarks,
  type Region,
  type SymbolDatum,
  TEXT_LINE,
  type TextDatum,
} from "./mark-data.js";
import { NO_RATIO, NO_RATIO_MARK } from "./texts.js";

const BAND_WIDTH = 2.6;
/** Bounds a point apart are always shown; narrower ones where they are no mere dot, in pixels. */
const LEAST_POINTS = 1;
const LEAST_BAND = 3;
/** From the frame to the middle of an arrow, and the room that the arrow takes from its band. */
const ARROW_INSET = 4;
const ARROW_ROOM = 6;
/** A triangle 9 wide. */
export const ARROW_AREA = 81;
/** From the frame down to the dots of significance: clear of a value below a bar that is cut, and of the names. */
const DOT_DROP = 15.5;
/** A dot 5 wide, or what a narrow bar lets stand apart from the next. */
const dotArea = (barWidth: number) => Math.min(5, barWidth - 1) ** 2;
/** From the end of a bar or band to the foot of its value. */
const VALUE_GAP = 4;
/** A value stands clear of the next bar, which may be taller. */
const VALUE_INSET = 1.5;
const CAP_HEIGHT = 0.78;

/** At 95 %: given the spread among regions of its size where all regions were at hand, else by sampling error alone. */
function isSignificant({ mark, adjustedMark }: FigureRow): boolean {
  return (adjustedMark ?? mark ?? "none") !== "none";
}

const finiteOrNull = (value: number) => (Number.isFinite(value) ? value : null);

export interface PanelInput {
  readonly sex: SexOrBoth;
  readonly regions: readonly Region[];
  readonly ages: readonly string[];
  /** The row of a region (by code) and an age group; undefined where the result has none. */
  readonly rowOf: (code: string, ages: string) => FigureRow | undefined;
  readonly domain: Domain;
  readonly layout: AreaBarsLayout;
  readonly language: Language;
}

/** How far below the panel's top a difference stands. */
export function pixelOf(value: number, [low, high]: Domain, { panelHeight }: AreaBarsLayout): number {
  return (panelHeight * (high - value)) / (high - low);
}

/** Puts the rows of one sex into the frame. */
export function panelMarks(input: PanelInput): PanelMarks {
  const { sex, regions, ages, domain, layout } = input;
  const [low, high] = domain;
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const pixel = (value: number) => pixelOf(value, domain, layout);
  const bars: BarDatum[] = [];
  const hollowBars: BarDatum[] = [];
  const bands: BandDatum[] = [];
  const symbols: SymbolDatum[] = [];
  const values: TextDatum[] = [];

  /** Draws the band, unless it would be a dot that says nothing, and returns how far it reaches. */
  const band = (row: FigureRow, x: number, fill: string): Domain | null => {
    const bounds = differenceBounds(row);
    if (!bounds) return null;
    const tall = pixel(clamp(bounds[0])) - pixel(clamp(bounds[1]));
    if (bounds[1] - bounds[0] <= LEAST_POINTS && tall < LEAST_BAND) return null;
    const room = (ARROW_ROOM * (high - low)) / layout.panelHeight;
    const width = Math.min(BAND_WIDTH, layout.barWidth * 0.35);
    const left = x + (layout.barWidth - width) / 2;
    bands.push({
      code: row.code,
      sex,
      ages: row.ages,
      lower: finiteOrNull(bounds[0]),
      upper: finiteOrNull(bounds[1]),
      low: bounds[0] < low ? low + room : bounds[0],
      high: bounds[1] > high ? high - room : bounds[1],
      x: left,
      x2: left + width,
      fill,
    });
    return bounds;
  };

  const bar = (row: FigureRow, difference: number, x: number) => {
    const { code, name } = row;
    const wide = isWide(row);
    const fill = wide ? INK.wideBand : INK.band;
    (wide ? hollowBars : bars).push({
      code,
      name,
      sex,
      ages: row.ages,
      difference,
      low: Math.min(0, clamp(difference)),
      high: Math.max(0, clamp(difference)),
      x,
      x2: x + layout.barWidth,
    });
    const reach = band(row, x, fill) ?? [difference, difference];
    const [least, most] = [Math.min(difference, reach[0]), Math.max(difference, reach[1])];
    const arrow = { code, sex, ages: row.ages, x: x + layout.barWidth / 2, size: ARROW_AREA, fill };
    if (most > high) symbols.push({ ...arrow, shape: "triangle-up", y: ARROW_INSET });
    if (least < low) symbols.push({ ...arrow, shape: "triangle-down", y: layout.panelHeight - ARROW_INSET });
    if (isSignificant(row)) {
      const [y, size] = [layout.panelHeight + DOT_DROP, dotArea(layout.barWidth)];
      symbols.push({ ...arrow, shape: "circle", y, size, fill: INK.band });
    }
    // The bars of the summary age group alone carry their value in figures.
    if (row.ages !== WHOLE_AGES) return;

    const upwards = difference >= 0;
    const text = signed(difference, 0);
    // Three figures in a narrow group are printed smaller: the room on the left ends at the group before.
    const room = layout.slotWidth - (ages.length - 1) * layout.barWidth - VALUE_INSET - 1;
    const size = Math.min(TYPE.value, (TYPE.value * room) / textWidth(text, TYPE.value, "bold"));
    values.push({
      code,
      sex,
      ages: row.ages,
      text,
      x: x + layout.barWidth - VALUE_INSET,
      y: upwards
        ? pixel(clamp(Math.max(0, most))) - VALUE_GAP
        : pixel(clamp(Math.min(0, least))) + VALUE_GAP + size * CAP_HEIGHT,
      align: "right",
      size,
      weight: "bold",
      fill: wide ? INK.soft : darkestOf(sex),
    });
  };

  /** Where there is more room, a word for a whole group without a ratio. */
  const noGroup = (code: string, start: number) => {
    const lines = NO_RATIO[input.language].split("\n").length;
    const height = (lines - 1) * TEXT_LINE;
    const above = high >= -low;
    values.push({
      code,
      sex,
      ages: "",
      text: NO_RATIO[input.language],
      x: start + (ages.length * layout.barWidth) / 2,
      y: above ? pixel(0) - 8 - height : pixel(0) + 8 + TYPE.value * CAP_HEIGHT,
      align: "center",
      size: TYPE.value,
      weight: "bold",
      fill: INK.soft,
    });
  };

  const noBar = (code: string, age: string, x: number) =>
    values.push({
      code,
      sex,
      ages: age,
      text: NO_RATIO_MARK,
      x: x + layout.barWidth / 2,
      y: pixel(0) - 3,
      align: "center",
      size: TYPE.value,
      weight: "bold",
      fill: INK.soft,
    });

  for (const [group, { code }] of regions.entries()) {
    const start = layout.groupStarts[group] ?? 0;
    const known = ages.map((age) => input.rowOf(code, age));
    if (known.every((row) => row?.difference === null)) {
      noGroup(code, start);
      continue;
    }
    for (const [index, row] of known.entries()) {
      const x = start + index * layout.barWidth;
      // The place of a row that is not in the result stays empty.
      if (!row) continue;
      if (row.difference !== null) bar(row, row.difference, x);
      else noBar(code, ages[index] ?? "", x);
    }
  }
  return { bars, hollowBars, bands, symbols, values };
}
