// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import { differenceAxis, onPixel, type Plot, pixelOf } from "../difference-axis.js";
import type { Domain } from "../difference-scale.js";
import { sexesOf } from "../figure-input.js";
import { about, type Caption, type Drawing, joined, lineHeightOf } from "../pixel-marks.js";
import { breakName } from "../text/line-breaking.js";
import { INK, TYPE } from "../theme.js";
import { changeStyle, changeValue, SHORT_SEX, styledChange } from "./change-label.js";
import { yearLabels, yearScale, yearsHeadEnd } from "./time-axis.js";
import type { TrendFigureInput } from "./trend-figure.js";
import { knownPoints } from "./trend-index.js";
import { symbolsOf, type TrendSymbol, trendLine } from "./trend-line.js";

/** From a plot's left edge to that of the figure, where the values of the axis stand. */
export const AXIS_WIDTH = 58;
/** From the plot down to its years, and to its end. */
const YEARS = { text: 17, end: 21 } as const;
/** From the plot up to the changes and to the last line of the name. */
const RISE = { changes: 9, name: 27 } as const;
const NAME_SIZE = TYPE.label;
const CHANGE_GAP = 12;
const DOT = 6;
/** Intervals of two sexes stand so far apart. */
const SHIFT = 5;
/** Of the prefecture's backdrop, around its panel. */
const MARGIN = 5;

/** A region's panel: its place is the upper left corner of its plot. */
export interface PanelInput {
  readonly code: string;
  readonly item: string;
  readonly name: string;
  readonly trendOf: (sex: SexOrBoth) => FigureTrend | undefined;
  readonly plot: Plot;
  readonly domain: Domain;
  readonly isFirstInRow: boolean;
  /** The prefecture's own panel is set apart. */
  readonly isPrefecture: boolean;
  readonly nameLines: number;
}

export function nameLines(name: string, plot: Plot): string[] {
  return breakName(name, plot.width, NAME_SIZE, "bold");
}

/** How far panels whose names have so many lines reach above and below their plots. */
export function panelReach(lines: number): { readonly above: number; readonly below: number } {
  return { above: RISE.name + NAME_SIZE + (lines - 1) * lineHeightOf(NAME_SIZE), below: YEARS.end };
}

/** The changes of each sex side by side, smaller where they are long. */
function changes(panel: PanelInput, input: TrendFigureInput): Drawing {
  const { language } = input;
  const sexes = sexesOf(input);
  const texts = sexes.map((sex) => {
    const change = panel.trendOf(sex)?.change ?? null;
    const text = `${SHORT_SEX[sex][language]} ${changeValue(change)}`;
    return { sex, change, text, width: textWidth(text, TYPE.value, changeStyle(change).weight) };
  });
  const gaps = CHANGE_GAP * (texts.length - 1) + 8;
  const whole = texts.reduce((sum, { width }) => sum + width, 0);
  const size = TYPE.value * Math.min(1, (panel.plot.width - gaps) / whole);
  let x = 0.5;
  return joined(
    texts.map(({ sex, change, text, width }) => {
      const drawing = about(styledChange(text, change, sex, { x, y: -RISE.changes, size }), {
        code: panel.code,
        item: panel.item,
        sex,
      });
      x += (width * size) / TYPE.value + CHANGE_GAP;
      return drawing;
    }),
  );
}

/** One region: its name, its changes, its lines over the years. */
export function trendPanel(
  panel: PanelInput,
  input: TrendFigureInput,
): { readonly drawing: Drawing; readonly symbols: ReadonlySet<TrendSymbol> } {
  const { plot, domain } = panel;
  const { years, language } = input;
  const sexes = sexesOf(input);
  const yearX = yearScale(years, plot.width);
  const axis = differenceAxis(domain, plot, null);
  const zero = onPixel(pixelOf(0, domain, plot));
  const lines = sexes.flatMap((sex, index) => {
    const trend = panel.trendOf(sex);
    const place = index - (sexes.length - 1) / 2;
    return trend
      ? [
          trendLine(trend, {
            plot,
            domain,
            years,
            yearX,
            place,
            shift: SHIFT,
            size: DOT,
            withIntervals: true,
          }),
        ]
      : [];
  });
  const year = { y: plot.height + YEARS.text, size: TYPE.tick, fill: INK.text } as const;
  const labels = yearLabels(years, plot.width, TYPE.tick);
  const captions: Caption[] = labels.map((label) => ({
    ...year,
    ...label,
    align: "center",
  }));
  if (panel.isFirstInRow) {
    captions.push({
      ...year,
      text: language === "ja" ? "年度" : "FY",
      x: yearsHeadEnd(labels, -5.5),
      align: "right",
    });
    captions.push(...(axis.captions ?? []));
  }
  // Where the result has no trend of the region, its place stays empty.
  if (lines.length > 0 && sexes.every((sex) => knownPoints(panel.trendOf(sex)).length === 0)) {
    captions.push({
      text: language === "ja" ? "算出不可" : "not computable",
      x: plot.width / 2,
      y: plot.height / 2 - 8,
      size: TYPE.label,
      align: "center",
      fill: INK.soft,
    });
  }
  const { above, below } = panelReach(panel.nameLines);
  const names = nameLines(panel.name, plot);
  const head: Drawing = {
    boxes: panel.isPrefecture
      ? [
          {
            x: -MARGIN,
            x2: plot.width + MARGIN,
            y: -above - MARGIN + 2,
            y2: plot.height + below + 2,
            fill: INK.backdrop,
          },
        ]
      : [],
    captions: names.map((text, index) => ({
      text,
      x: 0.5,
      y: -RISE.name - (names.length - 1 - index) * lineHeightOf(NAME_SIZE),
      size: NAME_SIZE,
      weight: "bold",
      fill: INK.text,
      code: panel.code,
    })),
  };
  const frame: Drawing = {
    lines: [
      ...(axis.lines ?? []).map((line) => (panel.isPrefecture ? { ...line, stroke: "#cfcdbd" } : line)),
      { x: 0.5, x2: plot.width + 0.5, y: zero, y2: zero, stroke: INK.zero, strokeWidth: 1.2 },
    ],
    captions,
  };
  return {
    drawing: joined([head, changes(panel, input), frame, ...lines.map(({ drawing }) => drawing)]),
    symbols: symbolsOf(
      lines,
      sexes.map((sex) => panel.trendOf(sex)?.change ?? null),
    ),
  };
}
