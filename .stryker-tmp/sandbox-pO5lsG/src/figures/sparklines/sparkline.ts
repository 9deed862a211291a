// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { type Plot, pixelOf } from "../difference-axis.js";
import { type Domain, figureDomain, isWide } from "../difference-scale.js";
import { type FigureItem, sexesOf } from "../figure-input.js";
import { about, type Caption, type Drawing, joined, lineHeightOf, moved } from "../pixel-marks.js";
import { breakLines } from "../text/line-breaking.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { changeStyle, changeValue, SHORT_SEX, styledChange } from "../trend/change-label.js";
import { yearScale } from "../trend/time-axis.js";
import type { TrendFigureInput } from "../trend/trend-figure.js";
import { differenceOf, type KnownPoint, knownPoints } from "../trend/trend-index.js";
import { symbolsOf, type TrendSymbol, trendLine } from "../trend/trend-line.js";

/** Columns of a sparkline's row, in pixels from its left edge; numbers end at `x2`. */
export const COLUMNS = {
  name: { x: 0, x2: 118 },
  ends: { x2: 147 },
  plot: { x: 151, x2: 268 },
  sex: { x: 274 },
  first: { x2: 348 },
  last: { x2: 387 },
  change: { x2: 434 },
} as const;
export const ROW_WIDTH = 436;
export const ROW_HEIGHT = 37;

const PLOT: Plot = { width: COLUMNS.plot.x2 - COLUMNS.plot.x, height: ROW_HEIGHT - 8 };
const ENDS_SIZE = 9;
const ENDS_ROOM = 26;
const VALUE_SIZE = TYPE.value;
/** From one sex to the next, where there are two; three share the row. */
const VALUE_LINE = 16;
const VALUE_ROOM = 33;
const NAME_SIZES = [TYPE.label, 11, 10, 9] as const;
const DOT = 4.5;
const SHIFT = 2;

/** A sparkline never spans less than this, in points: what is flat must look flat. */
export const LEAST_SPAN = 20;

/** Of one item: all of its values and 0, ending on multiples of 5 points. */
export function sparklineDomain(trends: readonly FigureTrend[]): Domain {
  const [low, high] = figureDomain(trends.flatMap(({ points }) => points.map(differenceOf)));
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [Math.floor((low - missing) / 5) * 5, Math.ceil((high + missing) / 5) * 5];
}

/** The first and the last of the values that compare with the last: those before a break do not. */
export function endsOf(trend: FigureTrend | undefined): readonly [KnownPoint | null, KnownPoint | null] {
  const known = knownPoints(trend);
  const last = known.at(-1) ?? null;
  const first = known.find(({ segment }) => segment === last?.segment) ?? null;
  return [first === last ? null : first, last];
}

/** The name in as many lines as the row has room for, smaller if it is long. */
function nameCaptions(name: string): Caption[] {
  const room = COLUMNS.name.x2 - COLUMNS.name.x;
  const fits = (size: number) => {
    const lines = breakLines(name, room, size);
    const isNarrow = lines.every((line) => textWidth(line, size) <= room);
    return isNarrow && lines.length * lineHeightOf(size) <= ROW_HEIGHT - 2 ? lines : null;
  };
  for (const size of NAME_SIZES) {
    const lines = fits(size);
    if (!lines) continue;
    const first = ROW_HEIGHT / 2 + size * 0.36 - ((lines.length - 1) * lineHeightOf(size)) / 2;
    return lines.map((text, index) => ({
      text,
      x: 0,
      y: first + index * lineHeightOf(size),
      size,
      fill: INK.text,
    }));
  }
  const size = (TYPE.label * room) / textWidth(name, TYPE.label);
  return [{ text: name, x: 0, y: ROW_HEIGHT / 2 + size * 0.36, size, fill: INK.text }];
}

/** First and last value and the change of one sex, on one line. */
function numbers(
  trend: FigureTrend | undefined,
  sex: SexOrBoth,
  { y, size }: { readonly y: number; readonly size: number },
  { language }: TrendFigureInput,
): Drawing {
  const [first, last] = endsOf(trend);
  const change = trend?.change ?? null;
  const text = changeValue(change);
  const fill = darkestOf(sex);
  const value = (point: KnownPoint | null, x: number): Caption => {
    const shown = point ? signed(point.ratio - 100, 0) : NO_VALUE;
    const narrow = Math.min(size, (size * VALUE_ROOM) / textWidth(shown, size));
    return {
      text: shown,
      x,
      y,
      size: narrow,
      align: "right",
      fill: point && isWide(point) ? INK.soft : fill,
    };
  };
  const width = textWidth(text, size, changeStyle(change).weight);
  return joined([
    {
      captions: [
        { text: SHORT_SEX[sex][language], x: COLUMNS.sex.x, y, size: ENDS_SIZE + 1, fill },
        value(first, COLUMNS.first.x2),
        value(last, COLUMNS.last.x2),
      ],
    },
    styledChange(text, change, sex, { x: COLUMNS.change.x2 - width, y, size }),
  ]);
}

/** One item: its name, the lines of both sexes on a scale of its own, and their numbers. */
export function sparkline(
  item: FigureItem,
  areaCode: string,
  trendOf: (sex: SexOrBoth) => FigureTrend | undefined,
  input: TrendFigureInput,
): { readonly drawing: Drawing; readonly symbols: ReadonlySet<TrendSymbol> } {
  const sexes = sexesOf(input);
  const { years, language } = input;
  const subject = { code: areaCode, item: item.id };
  const trends = sexes.flatMap((sex) => trendOf(sex) ?? []);
  const domain = sparklineDomain(trends);
  const yearX = yearScale(years, PLOT.width);
  const lines = trends.map((trend) => {
    const place = sexes.indexOf(trend.sex) - (sexes.length - 1) / 2;
    return trendLine(trend, {
      plot: PLOT,
      domain,
      years,
      yearX,
      place,
      shift: SHIFT,
      size: DOT,
      withIntervals: false,
    });
  });
  const top = (ROW_HEIGHT - PLOT.height) / 2;
  const zero = Math.round(pixelOf(0, domain, PLOT)) + 0.5;
  const plot = joined([
    { lines: [{ x: 0, x2: PLOT.width, y: zero, y2: zero, stroke: INK.zero, strokeWidth: 0.8 }] },
    ...lines.map(({ drawing }) => drawing),
  ]);
  const ends = domain.map((value, index): Caption => {
    const text = signed(value, 0);
    return {
      text,
      x: COLUMNS.ends.x2,
      y: index === 0 ? top + PLOT.height + 1 : top + 6,
      size: Math.min(ENDS_SIZE, (ENDS_SIZE * ENDS_ROOM) / textWidth(text, ENDS_SIZE)),
      align: "right",
      fill: INK.soft,
    };
  });
  const line = Math.min(VALUE_LINE, (ROW_HEIGHT - 1) / sexes.length);
  const size = Math.min(VALUE_SIZE, line - 1.5);
  const firstLine = ROW_HEIGHT / 2 + size * 0.36 - ((sexes.length - 1) * line) / 2;
  return {
    drawing: joined([
      {
        boxes: [
          {
            x: COLUMNS.plot.x,
            x2: COLUMNS.plot.x2,
            y: top - 2,
            y2: top + PLOT.height + 2,
            fill: INK.faintFill,
            ...subject,
          },
        ],
        captions: [
          ...nameCaptions(item.name[language]).map((caption) => ({ ...caption, ...subject })),
          ...ends,
        ],
      },
      moved(plot, COLUMNS.plot.x, top),
      ...sexes.map((sex, index) =>
        about(numbers(trendOf(sex), sex, { y: firstLine + index * line, size }, input), {
          code: areaCode,
          item: item.id,
          sex,
        }),
      ),
    ]),
    symbols: symbolsOf(
      lines,
      trends.map(({ change }) => change),
    ),
  };
}
