import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { WIDE } from "../difference-scale.js";
import { darkestOf, INK, shadesOf, TYPE } from "../theme.js";
import type { Side } from "./choice.js";
import { LEAST_BAND } from "./key.js";
import { GAP, HEADING, NAME_GAP, type ProfileLayout } from "./layout.js";
import { HEADS } from "./texts.js";

export interface BlockLooks {
  readonly sex: SexOrBoth;
  readonly language: Language;
  readonly layout: ProfileLayout;
  /** Is there a column of a second reference? */
  readonly hasSecond: boolean;
}

/** Items of one side of one sex, with what stands above them in the first block. */
interface SideLooks extends BlockLooks {
  readonly side: Side;
}

const SMALL = 9.5;
const HEAD_SIZE = TYPE.note - 0.5;
/** A head stands above the values of an axis, or where they would be. */
const HEAD_RISE = 23;
const SEPARATOR = "#efefec";
/** How far a text stands above the middle of its line where there is another below it, and that one below it. */
const [MAIN_RISE, SMALL_DROP] = [5, 8];

const IS_MARKED = "(datum.mark || 'none') !== 'none'";
const IS_VALUE_MARKED = `datum.column === 'value' && ${IS_MARKED}`;
const IS_BOLD = `(${IS_VALUE_MARKED} || datum.column === 'second' && datum.isSecondMarked)`;
const IS_FRAMED = "(datum.adjustedMark || 'none') !== 'none'";
const HAS_BAND = `datum.lower !== null && (datum.upper === null || datum.upper - datum.lower >= ${LEAST_BAND})`;
const IS_WIDE = `datum.lower !== null && (datum.upper === null || datum.upper - datum.lower > ${WIDE})`;
const IN_FRAME = "inrange(datum.difference, domain)";

const where = (test: string, then: unknown, otherwise: unknown) => ({
  condition: { test, value: then },
  value: otherwise,
});

/** The heads of the columns stand above the first items of a sex. */
const hasHeads = ({ side }: SideLooks) => side === "worst";

const told = ({ language }: SideLooks) => tooltipOf(language, ["itemName", ...OF_A_RATIO]);

/** A band across the page: which sex, and which of its items. */
const heading = ({ sex, side, layout }: SideLooks) => ({
  width: layout.width,
  height: HEADING,
  view: { fill: INK.backdrop, fillOpacity: 0.5 },
  data: { values: [{}] },
  mark: {
    type: "text",
    align: "left",
    dx: 4,
    text: { expr: `headings.${sex}.${side}` },
    fontSize: TYPE.label,
    fontWeight: "bold",
    color: darkestOf(sex),
  },
  encoding: { x: { value: 0 } },
});

/** The lines of a column: one an item, parted by thin ones. */
const lines = ({ sex, side }: SideLooks) => ({
  field: "item",
  type: "nominal",
  scale: { domain: { expr: `items.${sex}.${side}` } },
  axis: {
    title: null,
    labels: false,
    grid: true,
    gridColor: SEPARATOR,
    tickBand: "extent",
  },
});

const itemsOf = ({ sex, side }: SideLooks) => [
  { filter: `datum.sex === '${sex}' && datum.side === '${side}' && isValid(datum.value)` },
];

const column = (looks: SideLooks, width: number) => ({
  width,
  height: { step: looks.layout.line },
  transform: itemsOf(looks),
});

const names = (looks: SideLooks) => ({
  ...column(looks, looks.layout.names),
  mark: {
    type: "text",
    align: "right",
    baseline: "middle",
    dx: -NAME_GAP,
    fontSize: { expr: "datum.labelSize" },
    lineHeight: { expr: "1.1 * datum.labelSize" },
    dy: { expr: "-0.55 * datum.labelSize * (length(datum.label) - 1)" },
    color: INK.text,
  },
  encoding: {
    x: { value: "width" },
    y: lines(looks),
    text: { field: "label" },
    tooltip: told(looks),
  },
});

/** The ratio as a dot, its interval as a line, what suppression leaves as a band behind. */
function interval(looks: SideLooks) {
  const dark = darkestOf(looks.sex);
  const differences = {
    type: "quantitative",
    scale: { domain: { expr: "domain" }, nice: false, zero: false, clamp: true },
    axis: {
      orient: "top",
      tickCount: 4,
      labelFlush: false,
      gridColor: where("datum.value === 0", INK.zero, INK.grid),
      gridWidth: where("datum.value === 0", 1.2, 1),
      ...(hasHeads(looks)
        ? {
            title: HEADS.interval[looks.language],
            titleFontSize: HEAD_SIZE,
            titleColor: INK.soft,
            titlePadding: 6,
          }
        : { title: null, labels: false }),
      labelFontSize: SMALL,
      labelColor: INK.soft,
      format: "+d",
      labelExpr: "datum.value === 0 ? '0' : datum.label",
    },
  };
  const at = (field: string) => ({ field, ...differences });
  const beyond = (end: "below" | "above") => {
    const isAbove = end === "above";
    const edge = { datum: { expr: `domain[${isAbove ? 1 : 0}]` }, ...differences };
    const isRatio = isAbove ? "datum.difference > domain[1]" : "datum.difference < domain[0]";
    return {
      transform: [{ filter: `isValid(datum.${end})` }],
      encoding: { x: edge, tooltip: told(looks) },
      layer: [
        {
          mark: {
            type: "point",
            shape: isAbove ? "triangle-right" : "triangle-left",
            filled: true,
            opacity: 1,
            size: 40,
            color: dark,
            xOffset: isAbove ? -3 : 3,
          },
        },
        {
          mark: {
            type: "text",
            align: isAbove ? "right" : "left",
            dy: -8,
            fontSize: SMALL,
            fontWeight: { expr: `${isRatio} ? 'bold' : 'normal'` },
            color: { expr: `${isRatio} ? '${dark}' : '${INK.soft}'` },
          },
          encoding: { text: { field: end } },
        },
      ],
    };
  };
  return {
    ...column(looks, looks.layout.interval),
    encoding: { y: lines(looks) },
    layer: [
      {
        transform: [
          { filter: HAS_BAND },
          { calculate: "datum.upper === null ? domain[1] : datum.upper", as: "upper" },
        ],
        mark: { type: "bar", height: 10, color: INK.bandBehind },
        encoding: { x: at("lower"), x2: { field: "upper" } },
      },
      {
        transform: [{ calculate: "datum.most === null ? domain[1] : datum.most", as: "most" }],
        mark: { type: "rule", strokeWidth: 2, color: dark },
        encoding: { x: at("least"), x2: { field: "most" } },
      },
      {
        transform: [{ filter: IN_FRAME }],
        mark: { type: "point", size: 56, opacity: 1 },
        encoding: {
          x: at("difference"),
          fill: where(IS_MARKED, dark, "white"),
          stroke: where(IS_MARKED, "white", dark),
          strokeWidth: where(IS_MARKED, 1, 1.6),
          tooltip: told(looks),
        },
      },
      beyond("below"),
      beyond("above"),
    ],
  };
}

const numberColumns = ({ hasSecond }: SideLooks) => [
  "value",
  ...(hasSecond ? ["second"] : []),
  "positions",
  "peak",
];

/** In figures: the ratio with its interval, its rank, the ages of the largest difference. */
const numbers = (looks: SideLooks) => ({
  ...column(looks, looks.layout.numbers),
  transform: [...itemsOf(looks), { fold: numberColumns(looks), as: ["column", "texts"] }],
  encoding: {
    x: {
      field: "column",
      type: "nominal",
      scale: { domain: numberColumns(looks) },
      axis: hasHeads(looks)
        ? {
            orient: "top",
            title: null,
            labelAngle: 0,
            labelExpr: "heads[datum.value]",
            labelPadding: HEAD_RISE,
            labelColor: INK.soft,
            labelFontSize: HEAD_SIZE,
          }
        : null,
    },
    y: lines(looks),
    tooltip: told(looks),
  },
  layer: [
    {
      transform: [{ filter: `datum.column === 'value' && ${IS_FRAMED}` }],
      mark: {
        type: "rect",
        width: 50,
        height: 15,
        yOffset: -MAIN_RISE - 1,
        filled: false,
        stroke: INK.text,
        strokeWidth: 1.2,
      },
    },
    {
      mark: {
        type: "text",
        fontSize: TYPE.label,
        dy: { expr: `datum.texts[1] === '' ? 0 : -${MAIN_RISE}` },
        fontWeight: { expr: `${looks.hasSecond ? IS_BOLD : IS_VALUE_MARKED} ? 'bold' : 'normal'` },
        color: INK.text,
      },
      encoding: { text: { value: { expr: "datum.texts[0]" } } },
    },
    {
      mark: { type: "text", fontSize: SMALL, dy: SMALL_DROP, color: INK.soft },
      encoding: { text: { value: { expr: "datum.texts[1]" } } },
    },
  ],
});

/** A bar an age class around 0, for each item: hollow where suppression leaves a wide range. */
function ages(looks: SideLooks) {
  const { sex, side, layout } = looks;
  const [, shade = ""] = shadesOf(sex, 3);
  return {
    transform: [{ filter: `datum.sex === '${sex}' && datum.side === '${side}' && !isValid(datum.value)` }],
    facet: {
      row: { field: "place", type: "ordinal", title: null, header: null },
      // The head of the column is the label of its only value.
      column: {
        field: "sex",
        title: null,
        header: hasHeads(looks)
          ? { labelExpr: "agesHead", labelFontSize: HEAD_SIZE, labelColor: INK.soft, labelPadding: 6 }
          : null,
      },
    },
    spacing: 0,
    bounds: "flush",
    spec: {
      width: layout.ages,
      height: layout.line,
      encoding: {
        x: {
          field: "ages",
          type: "nominal",
          scale: { domain: { expr: "ages" }, paddingInner: 0.3, paddingOuter: 0.15 },
          axis: hasHeads(looks)
            ? {
                orient: "top",
                title: null,
                labelAngle: 0,
                labelExpr: "ageNames[datum.value]",
                labelOverlap: true,
                labelFontSize: SMALL,
                labelColor: INK.soft,
              }
            : null,
        },
        y: {
          field: "difference",
          type: "quantitative",
          scale: {
            domain: { expr: "[-ageLimit, ageLimit]" },
            nice: false,
            zero: false,
            clamp: true,
            padding: 2,
          },
          axis: {
            title: null,
            labels: false,
            values: [0],
            gridColor: INK.soft,
            gridWidth: 0.8,
          },
        },
        tooltip: told(looks),
      },
      layer: [
        {
          mark: { type: "bar" },
          encoding: {
            fill: where(IS_WIDE, INK.faintFill, shade),
            stroke: where(IS_WIDE, INK.faint, "transparent"),
            strokeDash: where(IS_WIDE, [3, 2], [1, 0]),
          },
        },
        {
          transform: [{ filter: "isValid(datum.said)" }],
          mark: {
            type: "text",
            fontSize: SMALL,
            color: INK.soft,
            dy: { expr: "datum.difference === null ? 0 : datum.difference > 0 ? 7 : -7" },
          },
          encoding: { y: { datum: 0 }, text: { field: "said" } },
        },
      ],
    },
  };
}

/** One side of one sex: its heading, and its items in columns. */
const sideOf = (looks: SideLooks) => [
  heading(looks),
  // Columns stand in their places whatever is written above them.
  { spacing: 0, bounds: "flush", hconcat: [names(looks), interval(looks), numbers(looks), ages(looks)] },
];

/** One sex: its worst items and its best. */
export const profilePanel = (looks: BlockLooks) => ({
  spacing: GAP,
  vconcat: [...sideOf({ ...looks, side: "worst" }), ...sideOf({ ...looks, side: "best" })],
});
