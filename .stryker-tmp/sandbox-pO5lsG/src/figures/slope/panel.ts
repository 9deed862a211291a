// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { countMarks } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import { plain } from "../../text/numbers.js";
import { onPixel, pixelOf } from "../difference-axis.js";
import { type Domain, figureDomain, ticksOf } from "../difference-scale.js";
import { SEX_NAMES } from "../figure-input.js";
import type { SheetPart } from "../figure-sheet.js";
import { about, type Caption, type Dot, type Drawing, joined, type Line, moved } from "../pixel-marks.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { CAUTIONED } from "../trend/trend-figure.js";
import type { SlopeInput } from "./input.js";
import {
  type EndLabel,
  endLabels,
  LABEL_PITCH,
  type LabelColumns,
  labelDrawing,
  labelReach,
} from "./labels.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";
import { endStyle, lineStyle } from "./style.js";
import type { SlopeYears } from "./years.js";

/** Two panels side by side; one alone is wider. */
export const SLOPE = { width: 300, aloneWidth: 460, gap: 44 } as const;
const LEAST_HEIGHT = 400;
/** Labels may stand so far above and below the plot. */
const OVERHANG = 8;
/** Baselines above the plot: of the years, of the counts, of the heading. */
const RISE = { years: 18, counts: 40, heading: 60 } as const;
const ARROW_INSET = 5;

/** Nine ends in ten lie within the usual; one so many times as far from 0 is cut, lest the others be one bundle. */
const [USUAL, MOST] = [0.9, 4];
/** In points: less is no reason to cut. */
const LEAST_CUT = 20;
/** A panel that would use less of a shared range has one of its own. */
const LEAST_SHARE = 0.5;

const SIDES = ["first", "last"] as const;

function endsOf(lines: readonly SlopeLine[]): SlopeEnd[] {
  return lines.flatMap((line) => SIDES.flatMap((side) => line[side] ?? []));
}

function domainOf(lines: readonly SlopeLine[]): Domain {
  const ends = endsOf(lines);
  const far = ends.map(({ difference }) => Math.abs(difference)).sort((a, b) => a - b);
  const usual = far[Math.ceil(USUAL * far.length) - 1] ?? 0;
  const cut = Math.max(LEAST_CUT, MOST * usual);
  return figureDomain(ends.filter(({ difference }) => Math.abs(difference) <= cut));
}

/**
 * The ranges of the panels: one for all, so that equal slopes are equal changes, unless a panel would use less than
 * half of it.
 */
export function slopeDomains(panels: readonly (readonly SlopeLine[])[]): Domain[] {
  const shared = domainOf(panels.flat());
  const own = panels.map(domainOf);
  const span = ([low, high]: Domain) => high - low;
  return own.every((domain) => span(domain) >= LEAST_SHARE * span(shared)) ? own.map(() => shared) : own;
}

/** Room for all labels of the fullest axis. */
export function slopeHeight(panels: readonly (readonly SlopeLine[])[]): number {
  const most = Math.max(...panels.map((lines) => lines.length)) + 1;
  return Math.max(LEAST_HEIGHT, most * LABEL_PITCH - 2 * OVERHANG);
}

export interface PanelShape {
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
  readonly columns: LabelColumns;
}

/** How wide a panel is with its labels on both sides. */
export const panelWidth = ({ width, columns }: Pick<PanelShape, "width" | "columns">) =>
  width + 2 * labelReach(columns);

const placeOf =
  ({ domain, height }: Pick<PanelShape, "domain" | "height">) =>
  (difference: number) => {
    const [low, high] = domain;
    if (difference > high) return ARROW_INSET;
    if (difference < low) return height - ARROW_INSET;
    return pixelOf(difference, domain, { width: 0, height });
  };

/** The labels of both axes. */
export function panelLabels(
  input: SlopeInput,
  sex: SexOrBoth,
  lines: readonly SlopeLine[],
  shape: Pick<PanelShape, "domain" | "height">,
): Readonly<Record<(typeof SIDES)[number], EndLabel[]>> {
  const labels = (side: (typeof SIDES)[number]) => endLabels(lines, side, sex, placeOf(shape), input);
  return { first: labels("first"), last: labels("last") };
}

/** How many areas change by more than what is usual, and how many would be marked if nothing had happened. */
export function countsText(lines: readonly SlopeLine[], language: SlopeInput["language"]): string {
  const areas = lines.filter(({ isPrefecture }) => !isPrefecture);
  const joinedAreas = areas.filter(({ apart }) => apart === null);
  const { judged, byChance95 } = countMarks(joinedAreas.map(({ trend }) => trend));
  const count = (of: SlopeLine["direction"]) =>
    joinedAreas.filter(({ direction }) => direction === of).length;
  const [rising, falling] = [count("rising"), count("falling")];
  const rest = judged - rising - falling;
  const apart = areas.length - joinedAreas.length;
  const others = joinedAreas.length - judged;
  const chance = plain(byChance95, 1);
  if (language === "ja") {
    const parts = [
      ...(judged > 0 ? [`上昇した医療圏 ${rising}、低下 ${falling}、ふだんの動きの範囲内 ${rest}`] : []),
      ...(others > 0 ? [`判定しない ${others}`] : []),
      ...(apart > 0 ? [`結べない ${apart}`] : []),
    ];
    return `${parts.join("、")}${judged > 0 ? `（偶然だけでも最大${chance}）` : ""}`;
  }
  const parts = [
    ...(judged > 0 ? [`areas rising ${rising}, falling ${falling}, as usual ${rest}`] : []),
    ...(others > 0 ? [`not judged ${others}`] : []),
    ...(apart > 0 ? [`not joined ${apart}`] : []),
  ];
  return `${parts.join(", ")}${judged > 0 ? ` (by chance alone up to ${chance})` : ""}`;
}

/** "男性", and how far the levels of the grid are apart. */
function headingOf(input: SlopeInput, sex: SexOrBoth, { domain }: PanelShape, x: number): Caption[] {
  const { language } = input;
  const [first = 0, second = 0] = ticksOf(domain);
  const text = SEX_NAMES[sex][language];
  const step = second - first;
  return [
    { text, x, y: -RISE.heading, size: TYPE.heading, weight: "bold", fill: darkestOf(sex) },
    {
      text: language === "ja" ? `灰色の横線は${step}ポイントごと` : `grey levels: every ${step} points`,
      x: x + textWidth(text, TYPE.heading, "bold") + 16,
      y: -RISE.heading,
      size: TYPE.note,
      fill: INK.soft,
    },
  ];
}

/** A line from the first to the last year as far as it lies within the domain. */
function clipped(first: number, last: number, { width, height, domain }: PanelShape) {
  const [low, high] = domain;
  /** The share of the way at which the line meets a level. */
  const at = (level: number) => (level - first) / (last - first);
  const share = (value: number) => (value > high ? at(high) : value < low ? at(low) : null);
  const [from, to] = [share(first) ?? 0, share(last) ?? 1];
  if ((first > high && last > high) || (first < low && last < low)) return null;
  const y = (part: number) => pixelOf(first + part * (last - first), domain, { width, height });
  return { x: from * width, x2: to * width, y: y(from), y2: y(to) };
}

function regionDrawing(line: SlopeLine, item: string, sex: SexOrBoth, shape: PanelShape): Drawing {
  const { first, last, apart } = line;
  const [low, high] = shape.domain;
  const at = first && last && apart === null ? clipped(first.difference, last.difference, shape) : null;
  const yOf = placeOf(shape);
  const dots = SIDES.flatMap((side): Dot[] => {
    const end = line[side];
    if (!end) return [];
    const { difference } = end;
    const style = endStyle(line, end, side);
    const beyond = difference > high ? "triangle-up" : difference < low ? "triangle-down" : null;
    return [
      {
        x: side === "first" ? 0 : shape.width,
        y: yOf(difference),
        ...style,
        ...(beyond ? { area: 70, shape: beyond, fill: INK.text } : {}),
      },
    ];
  });
  const isUnsure = Boolean(first?.isWide || last?.isWide);
  const lines: Line[] = at ? [{ ...at, ...lineStyle(line, isUnsure) }] : [];
  return about({ lines, dots }, { code: line.code, item, sex });
}

/** The axes of the two years, the grid, and the reference as a clear line. */
function frameOf({ width, height, domain }: PanelShape, { first, last }: SlopeYears, input: SlopeInput) {
  const grid = ticksOf(domain).map((tick): Line => {
    const y = onPixel(pixelOf(tick, domain, { width, height }));
    const style = tick === 0 ? { stroke: INK.zero, strokeWidth: 1.4 } : { stroke: INK.grid, strokeWidth: 1 };
    return { x: 0, x2: width, y, y2: y, ...style };
  });
  const axes = [0, width].map((x): Line => {
    return { x, x2: x, y: 0, y2: height, stroke: INK.soft, strokeWidth: 1 };
  });
  const years = [first, last].map(({ era, isCautioned }, index): Caption => {
    return {
      text: era[input.language] + (isCautioned ? CAUTIONED : ""),
      x: index * width,
      y: -RISE.years,
      size: TYPE.label + 1,
      weight: "bold",
      align: "center",
      fill: INK.text,
    };
  });
  return { lines: [...grid, ...axes], captions: years };
}

/** One sex: every region's ratio in the first year, in the last one, and the line between. */
export function slopePanel(
  input: SlopeInput,
  sex: SexOrBoth,
  lines: readonly SlopeLine[],
  years: SlopeYears,
  shape: PanelShape,
): SheetPart {
  const { width, height, columns } = shape;
  const labels = panelLabels(input, sex, lines, shape);
  const room = [-OVERHANG, height + OVERHANG] as const;
  const reach = labelReach(columns);
  const weightOfLine = ({ direction, isPrefecture }: SlopeLine) =>
    (direction ? 1 : 0) + (isPrefecture ? 2 : 0);
  const undermostFirst = [...lines].sort((a, b) => weightOfLine(a) - weightOfLine(b));
  const counts: Caption = {
    text: countsText(lines, input.language),
    x: -reach,
    y: -RISE.counts,
    size: TYPE.label,
    fill: INK.text,
  };
  const drawing = joined([
    frameOf(shape, years, input),
    labelDrawing(labels.first, 0, -1, columns, room),
    labelDrawing(labels.last, width, 1, columns, room),
    ...undermostFirst.map((line) => regionDrawing(line, input.item.id, sex, shape)),
    { captions: [...headingOf(input, sex, shape, -reach), counts] },
  ]);
  return {
    above: RISE.heading + TYPE.heading,
    below: height + OVERHANG,
    drawing: moved(drawing, reach, 0),
  };
}
