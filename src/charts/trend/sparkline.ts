import type { SexOrBoth } from "../../ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { FigureTrend } from "../../trends.js";
import { type Plot, pixelOf } from "../difference-axis.js";
import { type Domain, figureDomain } from "../difference-scale.js";
import { type FigureItem, sexesOf } from "../figure-input.js";
import { NO_VALUE } from "../heatmap/cells.js";
import { about, type Caption, type Drawing, joined, lineHeightOf, moved } from "../pixel-marks.js";
import { breakLines } from "../text/line-breaking.js";
import { signedWhole } from "../text/signed-number.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { changeStyle, changeValue, SHORT_SEX, styledChange } from "./change-label.js";
import { yearScale } from "./time-axis.js";
import type { TrendFigureInput } from "./trend-figure.js";
import { differenceOf, knownPoints } from "./trend-index.js";
import { type TrendSymbol, trendLine } from "./trend-line.js";

/** Columns of a sparkline's row, in pixels from its left edge; numbers end at `x2`. */
export const COLUMNS = {
  name: { x: 0, x2: 124 },
  ends: { x2: 153 },
  plot: { x: 157, x2: 287 },
  sex: { x: 291 },
  first: { x2: 362 },
  last: { x2: 394 },
  change: { x2: 434 },
} as const;
export const ROW_WIDTH = 436;
export const ROW_HEIGHT = 38;

const PLOT: Plot = { width: COLUMNS.plot.x2 - COLUMNS.plot.x, height: ROW_HEIGHT - 8 };
const ENDS_SIZE = 9;
const VALUE_SIZE = TYPE.value;
const VALUE_LINE = 16;
const NAME_SIZES = [TYPE.label, 11, 10, 9] as const;
const DOT = 4.5;
const SHIFT = 1;

/** A sparkline never spans less than this, in points: what is flat must look flat. */
export const LEAST_SPAN = 20;

/** Of one item: all of its values and 0, ending on multiples of 5 points. */
export function sparklineDomain(trends: readonly FigureTrend[]): Domain {
  const [low, high] = figureDomain(trends.flatMap(({ points }) => points.map(differenceOf)));
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [Math.floor((low - missing) / 5) * 5, Math.ceil((high + missing) / 5) * 5];
}

/** The first and the last value of those that the change is made of: values before a break do not compare. */
export function endsOf(trend: FigureTrend | undefined): readonly [string, string] {
  const known = knownPoints(trend);
  const last = known.at(-1);
  const first = known.find(({ segment }) => segment === last?.segment);
  if (!first || !last) return [NO_VALUE, NO_VALUE];
  return [first === last ? NO_VALUE : signedWhole(first.ratio - 100), signedWhole(last.ratio - 100)];
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
  y: number,
  { language }: TrendFigureInput,
): Drawing {
  const [first, last] = endsOf(trend);
  const change = trend?.change ?? null;
  const text = changeValue(change);
  const fill = darkestOf(sex);
  const value = (of: string, x: number): Caption => ({
    text: of,
    x,
    y,
    size: VALUE_SIZE,
    align: "right",
    fill,
  });
  const width = textWidth(text, VALUE_SIZE, changeStyle(change).weight);
  return joined([
    {
      captions: [
        { text: SHORT_SEX[sex][language], x: COLUMNS.sex.x, y, size: ENDS_SIZE + 1, fill },
        value(first, COLUMNS.first.x2),
        value(last, COLUMNS.last.x2),
      ],
    },
    styledChange(text, change, sex, { x: COLUMNS.change.x2 - width, y, size: VALUE_SIZE }),
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
    const shift = trends.length > 1 ? (trend === trends[0] ? -SHIFT : SHIFT) : 0;
    return trendLine(trend, { plot: PLOT, domain, years, yearX, shift, size: DOT, withIntervals: false });
  });
  const top = (ROW_HEIGHT - PLOT.height) / 2;
  const zero = Math.round(pixelOf(0, domain, PLOT)) + 0.5;
  const plot = joined([
    { lines: [{ x: 0, x2: PLOT.width, y: zero, y2: zero, stroke: INK.zero, strokeWidth: 0.8 }] },
    ...lines.map(({ drawing }) => drawing),
  ]);
  const ends = domain.map(
    (value, index): Caption => ({
      text: signedWhole(value),
      x: COLUMNS.ends.x2,
      y: index === 0 ? top + PLOT.height + 1 : top + 6,
      size: ENDS_SIZE,
      align: "right",
      fill: INK.soft,
    }),
  );
  const firstLine = ROW_HEIGHT / 2 + VALUE_SIZE * 0.36 - ((sexes.length - 1) * VALUE_LINE) / 2;
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
        about(numbers(trendOf(sex), sex, firstLine + index * VALUE_LINE, input), {
          code: areaCode,
          item: item.id,
          sex,
        }),
      ),
    ]),
    symbols: new Set(lines.flatMap(({ symbols }) => [...symbols])),
  };
}
