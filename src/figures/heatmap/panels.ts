import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { IS_WIDE, isMarkedIn } from "../chart/expressions.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { SEX_NAMES } from "../figure-input.js";
import { APART } from "../sheet/sheet.js";
import { darkestOf, INK, ON_COLOUR, TYPE } from "../theme.js";
import { COLOUR_SCALE, colourKey, WHITE_FROM } from "./colours.js";
import type { HeatmapLayout } from "./layout.js";
import { namesHeight, type PlacedName } from "./names.js";

/** Outline of what says little: its bounds are wide. */
const WIDE_CELL = { stroke: INK.faint, strokeWidth: 0.9, strokeDash: [3, 2] } as const;

const NAME_LINE = TYPE.label + 2;
/** Between two cells, as a share of a row's height and of a column's width. */
const ROW_GAP = 0.06;
const COLUMN_GAP = 0.03;
/** A frame lies within its cell, so that neighbours keep theirs apart. */
const FRAMED = { width: { band: 0.96 }, height: { band: 0.94 } };
const FRAME_WIDTH = 1.6;
/** The legs of the corner that marks significance, of a row's height. */
const CORNER = 0.3;
/** Lines between groups, and between the prefecture and its areas. */
const LINE = { type: "rule", strokeWidth: 1.2, color: INK.soft } as const;
/** A line in a gap as wide as this, so that it touches no cell. */
const LINE_GAP = { type: "rule", strokeWidth: 4, color: "white" } as const;

const IS_KNOWN = "isNumber(datum.difference)";
/** Is a cell without colour, since it says little or looks like an error of the source? */
const IS_PALE = `(${IS_WIDE} || isValid(datum.isImplausible))`;
const IS_DARK = `${IS_KNOWN} && !${IS_PALE} && abs(datum.difference) >= ${WHITE_FROM}`;
/** Colour of what stands on a cell. */
const INK_ON_CELL = `${IS_DARK} ? '${ON_COLOUR.ends}' : ${IS_KNOWN} && !${IS_PALE} ? '${ON_COLOUR.middle}' : '${INK.soft}'`;

const band = (field: string, domain: string, paddingInner: number) => ({
  field,
  type: "nominal",
  scale: { domain: { expr: domain }, paddingInner, paddingOuter: paddingInner / 2, round: true },
  axis: null,
});
const ROWS = band("item", "items", ROW_GAP);

/** Only the first row of each group. */
const FIRST_OF_GROUP = [
  { window: [{ op: "row_number", as: "place" }], groupby: ["group"] },
  { filter: "datum.place === 1" },
];

/** The lines on top of the groups, as wide as a view. */
const groupLines = (...filters: object[]) =>
  [LINE_GAP, LINE].map((mark) => ({
    transform: [...filters, ...FIRST_OF_GROUP],
    mark,
    encoding: { x: { value: 0 }, x2: { value: "width" }, y: { ...ROWS, bandPosition: 0 } },
  }));

const NAME = "regionNames[datum.code]";

/** A name at its row or column; a click on it leads to what its datum names. */
const nameMark = (of: string, looks: object) => ({
  type: "text",
  text: { expr: `${of}.text` },
  fontSize: { expr: `${of}.size` },
  lineHeight: NAME_LINE,
  color: INK.text,
  ...looks,
});

/** Views beside each other. Nothing stands left or right of them; Vega takes the corners' symbols for wider than they are. */
export const beside = (spacing: number, views: readonly object[]) => ({
  hconcat: views,
  spacing,
  bounds: "flush",
  resolve: APART,
});

const TITLE_GAP = 8;
/** From the names of the regions to the cells. */
const NAMES_RISE = 5;
/** The colours with the words for their ends. */
const COLOURS_HEIGHT = 66;

/** What stands above the rows. */
export const heightAbove = (names: Readonly<Record<string, PlacedName>>): number =>
  Math.max(COLOURS_HEIGHT, TYPE.heading + TITLE_GAP + NAMES_RISE + namesHeight(names));

/** The names of groups and items, beside the cells of this sex; above the first the colours: they are read first. */
export function namesPanel(sex: SexOrBoth, isFirst: boolean, layout: HeatmapLayout) {
  const { groupsWidth, itemsWidth, rowHeight, nameSize } = layout;
  const width = groupsWidth + itemsWidth;
  return {
    width,
    height: { step: rowHeight },
    transform: [{ filter: `datum.sex === '${sex}' && datum.code === regions[0]` }],
    layer: [
      ...(isFirst ? [colourKey(width)] : []),
      ...groupLines(),
      {
        transform: FIRST_OF_GROUP,
        mark: nameMark("groups[datum.group]", {
          align: "left",
          baseline: "top",
          fontWeight: "bold",
          lineHeight: nameSize + 2,
          dy: (rowHeight - nameSize) / 2,
        }),
        encoding: { x: { value: 0 }, y: { ...ROWS, bandPosition: 0 } },
      },
      {
        mark: nameMark("itemNames[datum.item]", { align: "right" }),
        encoding: { x: { value: "width" }, y: ROWS },
      },
    ],
  };
}

/** The cells of one sex, under the names of the prefecture and its areas. */
export function cellsPanel(sex: SexOrBoth, language: Language, { panelWidth, rowHeight }: HeatmapLayout) {
  const tooltip = tooltipOf(language, ["itemName", ...OF_A_RATIO]);
  const columns = band("code", "regions", COLUMN_GAP);
  return {
    width: panelWidth,
    height: { step: rowHeight },
    title: {
      text: SEX_NAMES[sex][language],
      color: darkestOf(sex),
      fontSize: TYPE.heading,
      frame: "group",
      offset: TITLE_GAP,
    },
    transform: [{ filter: `datum.sex === '${sex}'` }],
    encoding: { x: columns, y: ROWS },
    layer: [
      {
        // A column stands for its region, and for no item.
        transform: [{ filter: "datum.item === items[0]" }, { aggregate: [], groupby: ["code", "sex"] }],
        mark: nameMark(NAME, {
          align: { expr: `${NAME}.angle ? 'left' : 'center'` },
          baseline: { expr: `${NAME}.angle ? 'middle' : 'bottom'` },
          angle: { expr: `${NAME}.angle || 0` },
          // The last line, or the beginning of a name that runs upwards, stands on the cells.
          dx: { expr: `${NAME}.angle ? 6 : 0` },
          dy: {
            expr: `${NAME}.angle ? 0 : -${NAMES_RISE} - (isArray(${NAME}.text) ? ${NAME_LINE} * (length(${NAME}.text) - 1) : 0)`,
          },
          fontWeight: { expr: "datum.code === regions[0] ? 'bold' : 'normal'" },
        }),
        encoding: { y: { value: 0 } },
      },
      {
        transform: [{ filter: IS_KNOWN }],
        mark: { type: "rect" },
        encoding: {
          fill: {
            condition: { test: IS_PALE, value: INK.faintFill },
            field: "difference",
            type: "quantitative",
            scale: COLOUR_SCALE,
            legend: null,
          },
          tooltip,
        },
      },
      ...groupLines({ filter: "datum.code === regions[0]" }),
      ...[LINE_GAP, LINE].map((mark) => ({
        data: { values: [{}] },
        transform: [{ filter: "length(regions) > 1" }],
        mark,
        encoding: {
          x: { datum: { expr: "regions[0]" }, bandPosition: 1 },
          y: { value: 0 },
          y2: { value: "height" },
        },
      })),
      {
        transform: [{ filter: `${IS_KNOWN} && ${IS_WIDE}` }],
        mark: {
          type: "rect",
          ...FRAMED,
          fill: null,
          ...WIDE_CELL,
        },
      },
      {
        transform: [{ filter: `${IS_KNOWN} && ${isMarkedIn("adjustedMark")}` }],
        mark: { type: "rect", ...FRAMED, fill: null, stroke: ON_COLOUR.middle, strokeWidth: FRAME_WIDTH },
      },
      {
        transform: [{ filter: `${IS_KNOWN} && ${isMarkedIn("mark")}` }],
        mark: {
          type: "point",
          // From −1 to 1 in a square of this size: the corner's legs are half as long as its side.
          shape: "M0,0H1L0,1Z",
          size: (2 * CORNER * rowHeight) ** 2,
          stroke: null,
          fill: { expr: INK_ON_CELL },
          opacity: 1,
        },
        encoding: { x: { ...columns, bandPosition: 0 }, y: { ...ROWS, bandPosition: 0 } },
      },
      {
        transform: [{ filter: "isValid(datum.value)" }],
        mark: {
          type: "text",
          color: { expr: INK_ON_CELL },
          fontWeight: { expr: `${isMarkedIn("mark")} ? 'bold' : 'normal'` },
          fontSize: { expr: "valueSizes[clamp(length(datum.value), 3, 5) - 3]" },
        },
        encoding: { text: { field: "value" }, tooltip },
      },
    ],
  };
}
