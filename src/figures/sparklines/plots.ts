import { IS_WIDE, where } from "../chart/expressions.js";
import { OF_A_YEAR, tooltipOf } from "../chart/tooltip.js";
import { besideOthers, SEX_COLOURS, SEX_SHAPES } from "../over-years/by-sex.js";
import { INK } from "../theme.js";
import { joined, rings } from "../trend/lines.js";
import { beyondLayers, RING_SIZE } from "./beyond.js";
import { ENDS_WIDTH, NUMBERS_GAP, YEAR_SIZE, YEARS_INSET } from "./layout.js";
import { HEADING, IS_HEADING, IS_ITEM, type Looks, ofColumn } from "./lines.js";

const ENDS_SIZE = 9;
/** From the edges of a plot's place. */
const HEADING_INSET = 6;
/** From one sex to the next. */
const SHIFT = besideOthers(2);
const IS_INSIDE = "isNumber(datum.difference) && !isValid(datum.above) && !isValid(datum.below)";

/** From edge to edge of a plot. */
const OVER_ALL = { x: { value: 0 }, x2: { value: "width" }, y: { value: 0 }, y2: { value: "height" } };

/** The lines over the years, each item in a frame of its own. */
export function plotsView(column: number, { language, layout }: Looks) {
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
  const tooltip = tooltipOf(language, ["itemName", ...OF_A_YEAR]);
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
    encoding: { x: { value: -2 }, y: at },
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
          transform: [{ filter: IS_HEADING }],
          mark: {
            type: "rect",
            color: HEADING.fill,
            xOffset: -ENDS_WIDTH,
            x2Offset: NUMBERS_GAP,
            yOffset: HEADING_INSET,
            y2Offset: -HEADING_INSET,
          },
          encoding: OVER_ALL,
        },
        {
          transform: [{ filter: IS_ITEM }],
          mark: { type: "rect", color: INK.faintFill, yOffset: -2, y2Offset: 2 },
          encoding: OVER_ALL,
        },
        {
          transform: [{ filter: IS_ITEM }],
          mark: { type: "rule", color: INK.zero, strokeWidth: 0.8 },
          encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...differences } },
        },
        end("high", { value: 0 }, { baseline: "top", dy: -2 }),
        end("low", { value: "height" }, { baseline: "bottom", dy: 2 }),
        ...joined({ x, y }, SHIFT, { line: 1.5, breakLine: 1, breakSize: 40 }),
        {
          transform: [{ filter: IS_INSIDE }],
          mark: { type: "point", size: 16, opacity: 1, ...FILTERED },
          encoding: {
            x: x("fiscalYear"),
            y: y("difference"),
            shape: { ...SEX_SHAPES, legend: null },
            fill: { ...SEX_COLOURS, legend: null, condition: { test: `(${IS_WIDE})`, value: "white" } },
            stroke: { ...SEX_COLOURS, legend: null },
            strokeWidth: where(`(${IS_WIDE})`, 1.2, 0),
            tooltip,
          },
        },
        rings(IS_INSIDE, { x: x("fiscalYear"), y: y("difference") }, { size: RING_SIZE, xOffset: SHIFT }),
        beyondLayers("above", { x: x("fiscalYear"), tooltip }),
        beyondLayers("below", { x: x("fiscalYear"), tooltip }),
      ],
    },
  };
}
