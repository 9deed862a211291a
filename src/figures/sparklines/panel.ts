import type { Language } from "../../text/language.js";
import { APART } from "../chart/sheet.js";
import { tooltipOf } from "../chart/tooltip.js";
import { WIDE } from "../difference-scale.js";
import { INK, TYPE } from "../theme.js";
import { besideOthers, SEX_COLOURS, SEX_SHAPES } from "../trend/by-sex.js";
import { CERTAIN, SHORT_SEX } from "../trend/change-label.js";
import { BREAK_SHAPE, DASH } from "../trend/lines.js";
import { beyondLayers } from "./beyond.js";
import {
  COLUMN_GAP,
  ENDS_WIDTH,
  NUMBERS_GAP,
  type SparklinesLayout,
  YEAR_SIZE,
  YEARS_INSET,
} from "./layout.js";

const ENDS_SIZE = 9;
const HEAD_SIZE = 10;
const HEADING = { height: 17, fill: "#f0eee4" } as const;
/** From the edges of a plot's place. */
const HEADING_INSET = 6;
/** From one sex to the next: their points, and their numbers. */
const SHIFT = besideOthers(2);
const MOST_LINE = 16;
/** Of what is drawn on each frame once. */
const IS_ITEM = "isValid(datum.low)";
const IS_INSIDE = "isNumber(datum.difference) && !isValid(datum.above) && !isValid(datum.below)";
const IS_WIDE = `(datum.lower !== null && (datum.upper === null || datum.upper - datum.lower > ${WIDE}))`;
const IS_MARKED = "(datum.changeMark || 'none') !== 'none'";
const IS_CERTAIN = `(${IS_MARKED} && datum.q !== null && datum.q <= ${CERTAIN})`;

interface Looks {
  readonly language: Language;
  readonly layout: SparklinesLayout;
  readonly sexes: number;
}

const ofColumn = (column: number, more = "true") => ({ filter: `datum.column === ${column} && ${more}` });

/** Lines below each other, as high as the facets of the plots; their middle is that of a plot. */
const lines = ({ lineHeight, plotHeight }: SparklinesLayout, column: number) => ({
  height: { step: lineHeight },
  y: {
    field: "line",
    type: "ordinal",
    axis: null,
    scale: { domain: { expr: `lines[${column}]` }, padding: 0 },
  },
  rise: (plotHeight - lineHeight) / 2,
});

/** What stands behind the heading of a group, from the view before to the end of this one. */
const headingBar = (from: number, position: object) => ({
  transform: [{ filter: "isValid(datum.heading)" }],
  mark: { type: "bar", height: HEADING.height, color: HEADING.fill, ...position },
  encoding: { x: { value: -from }, x2: { value: "width" } },
});

/** Headings of groups, and the names of items. */
function namesView(column: number, { layout }: Looks) {
  const { height, y, rise } = lines(layout, column);
  return {
    width: layout.namesWidth,
    height,
    transform: [ofColumn(column)],
    encoding: { y },
    layer: [
      headingBar(0, { yOffset: rise }),
      {
        transform: [{ filter: "isValid(datum.heading)" }],
        mark: {
          type: "text",
          align: "left",
          fontSize: TYPE.label,
          fontWeight: "bold",
          color: INK.text,
          yOffset: rise,
        },
        encoding: { x: { value: 4 }, text: { field: "heading" } },
      },
      {
        transform: [{ filter: IS_ITEM }],
        mark: {
          type: "text",
          align: "left",
          color: INK.text,
          fontSize: { expr: "datum.labelSize" },
          lineHeight: { expr: "datum.labelSize + 2" },
          yOffset: rise,
          dy: {
            expr: "isArray(datum.label) ? (1 - length(datum.label)) * (datum.labelSize + 2) / 2 : 0",
          },
        },
        encoding: { x: { value: 0 }, text: { field: "label" } },
      },
    ],
  };
}

/** The lines over the years, each item in a frame of its own. */
function plotsView(column: number, { language, layout }: Looks) {
  const frame = `frames[${column}][parent.line]`;
  const differences = {
    type: "quantitative",
    axis: null,
    scale: { domain: { expr: frame }, nice: false, zero: false },
  };
  const years = {
    type: "quantitative",
    axis: {
      orient: "top",
      title: null,
      grid: false,
      values: { expr: "years" },
      labelExpr: "yearNames[datum.value]",
      labelFontSize: YEAR_SIZE,
      labelColor: INK.soft,
      labelOverlap: false,
      labelFlush: false,
    },
    scale: { domain: { expr: "extent(years)" }, nice: false, zero: false, padding: YEARS_INSET },
  };
  const x = (field: string) => ({ field, ...years });
  const y = (field: string) => ({ field, ...differences });
  const FILTERED = { invalid: null, xOffset: SHIFT };
  const stroke = SEX_COLOURS;
  const tooltip = tooltipOf(language, [
    "itemName",
    "sexName",
    "fiscalYear",
    "difference",
    "range",
    "interval",
  ]);
  const end = (of: "low" | "high", at: object, looks: object) => ({
    transform: [{ filter: IS_ITEM }],
    mark: {
      type: "text",
      align: "right",
      fontSize: ENDS_SIZE,
      color: INK.soft,
      text: { expr: `datum.${of} === 0 ? '0' : replace(format(datum.${of}, '+d'), '-', '−')` },
      ...looks,
    },
    encoding: { x: { value: -4 }, y: at },
  });
  return {
    facet: { row: { field: "line", type: "ordinal", title: null, header: null } },
    transform: [ofColumn(column)],
    spacing: layout.lineHeight - layout.plotHeight,
    bounds: "flush",
    resolve: { scale: { y: "independent" } },
    spec: {
      width: layout.plotWidth,
      height: layout.plotHeight,
      layer: [
        {
          transform: [{ filter: "isValid(datum.heading)" }],
          mark: { type: "rect", color: HEADING.fill, yOffset: HEADING_INSET, y2Offset: -HEADING_INSET },
          encoding: {
            x: { value: -ENDS_WIDTH },
            x2: { value: "width" },
            y: { value: 0 },
            y2: { value: "height" },
          },
        },
        {
          transform: [{ filter: IS_ITEM }],
          mark: { type: "rect", color: INK.faintFill, yOffset: -2, y2Offset: 2 },
          encoding: { x: { value: 0 }, x2: { value: "width" }, y: { value: 0 }, y2: { value: "height" } },
        },
        {
          transform: [{ filter: IS_ITEM }],
          mark: { type: "rule", color: INK.zero, strokeWidth: 0.8 },
          encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...differences } },
        },
        end("high", { value: 0 }, { baseline: "top", dy: -2 }),
        end("low", { value: "height" }, { baseline: "bottom", dy: 2 }),
        {
          transform: [{ filter: "isValid(datum.sinceYear)" }],
          mark: {
            type: "rule",
            clip: true,
            strokeWidth: 1.5,
            strokeCap: "round",
            strokeDash: { expr: `datum.isAcrossGap ? [${DASH}] : [1, 0]` },
            x2Offset: SHIFT,
            ...FILTERED,
          },
          encoding: {
            x: x("sinceYear"),
            x2: { field: "fiscalYear" },
            y: y("sinceDifference"),
            y2: { field: "difference" },
            stroke,
          },
        },
        {
          transform: [{ filter: "isValid(datum.breakYear)" }],
          mark: {
            type: "point",
            clip: true,
            shape: BREAK_SHAPE,
            size: 40,
            strokeWidth: 1,
            opacity: 1,
            ...FILTERED,
          },
          encoding: { x: x("breakYear"), y: y("breakDifference"), stroke },
        },
        {
          transform: [{ filter: IS_INSIDE }],
          mark: { type: "point", size: 16, opacity: 1, ...FILTERED },
          encoding: {
            x: x("fiscalYear"),
            y: y("difference"),
            shape: { ...SEX_SHAPES, legend: null },
            fill: { ...SEX_COLOURS, legend: null, condition: { test: IS_WIDE, value: "white" } },
            stroke: { ...stroke, legend: null },
            strokeWidth: { condition: { test: IS_WIDE, value: 1.2 }, value: 0 },
            tooltip,
          },
        },
        beyondLayers("above", { x: x("fiscalYear"), tooltip }),
        beyondLayers("below", { x: x("fiscalYear"), tooltip }),
      ],
    },
  };
}

/** First and last value of each sex, and the change: framed where it is certain, hollow where it says little. */
function numbersView(column: number, { language, layout, sexes }: Looks) {
  const { height, y, rise } = lines(layout, column);
  const line = Math.min(MOST_LINE, (layout.lineHeight - 1) / sexes);
  const fontSize = Math.min(TYPE.value, line - 1.5);
  const width = layout.numbersWidth;
  const yOffset = { expr: `${rise} + ${besideOthers(line).expr}` };
  const text = (
    at: number,
    align: "left" | "right",
    of: object,
    looks: object = {},
    encoding: object = {},
  ) => ({
    mark: { type: "text", align, fontSize, yOffset, ...of, ...looks },
    encoding: { x: { value: at }, fill: SEX_COLOURS, ...encoding },
  });
  const value = (at: number, field: "first" | "last", wide: string) =>
    text(
      at,
      "right",
      {},
      // As wide as four signs, whatever the value.
      { fontSize: { expr: `length(datum.${field}) > 4 ? ${0.75 * fontSize} : ${fontSize}` } },
      {
        text: { field },
        fill: { ...SEX_COLOURS, legend: null, condition: { test: `datum.${wide}`, value: INK.soft } },
      },
    );
  const head = (at: number, words: { ja: string; en: string }) => ({
    data: { values: [{}] },
    mark: { type: "text", text: words[language], align: "right", fontSize: HEAD_SIZE, color: INK.soft },
    encoding: { x: { value: at }, y: { value: -11 } },
  });
  const names = `{${Object.entries(SHORT_SEX)
    .map(([sex, name]) => `${sex}: '${name[language]}'`)
    .join(", ")}}[datum.sex]`;
  const ends = { first: width - 104, last: width - 66, change: width - 3 };
  return {
    width,
    height,
    transform: [ofColumn(column)],
    layer: [
      {
        ...headingBar(NUMBERS_GAP, { yOffset: rise }),
        encoding: { ...headingBar(NUMBERS_GAP, {}).encoding, y },
      },
      head(ends.first, { ja: "最初", en: "first" }),
      head(ends.last, { ja: "最後", en: "last" }),
      head(ends.change + 3, { ja: "変化", en: "change" }),
      {
        transform: [{ filter: "isValid(datum.first)" }],
        encoding: { y },
        layer: [
          {
            transform: [{ filter: `${IS_CERTAIN} || datum.isWideChange` }],
            mark: {
              type: "bar",
              height: line,
              yOffset,
              fill: { expr: `${IS_CERTAIN} ? 'transparent' : '${INK.faintFill}'` },
              stroke: { expr: `${IS_CERTAIN} ? '${INK.text}' : '${INK.faint}'` },
              strokeWidth: { expr: `${IS_CERTAIN} ? 1.2 : 0.9` },
              strokeDash: { expr: `${IS_CERTAIN} ? [1, 0] : [3, 2]` },
            },
            encoding: { x: { value: ends.last + 4 }, x2: { value: ends.change + 3 } },
          },
          text(0, "left", { text: { expr: names } }, { fontSize: HEAD_SIZE }),
          value(ends.first, "first", "isWideFirst"),
          value(ends.last, "last", "isWideLast"),
          text(
            ends.change,
            "right",
            {},
            { fontWeight: { expr: `${IS_MARKED} ? 'bold' : 'normal'` } },
            {
              text: { field: "change" },
              fill: {
                ...SEX_COLOURS,
                legend: null,
                condition: { test: "datum.isWideChange", value: INK.soft },
              },
            },
          ),
        ],
      },
    ],
  };
}

/** Headings reach from each view to the one before: so far apart the views stand. */
const beside = (spacing: number, views: readonly object[]) => ({ hconcat: views, spacing, resolve: APART });

/** The columns that have lines. */
export function sparklinePanels(columns: readonly number[], looks: Looks) {
  return beside(
    COLUMN_GAP,
    columns.map((column) =>
      beside(0, [namesView(column, looks), plotsView(column, looks), numbersView(column, looks)]),
    ),
  );
}
