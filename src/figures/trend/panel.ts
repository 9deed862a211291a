import type { Language } from "../../text/language.js";
import { differences, rates, zeroLine } from "../chart/differences.js";
import { fieldsOf, isRate } from "../chart/measure.js";
import { OF_A_YEAR, tooltipOf } from "../chart/tooltip.js";
import { SEX_NAMES } from "../figure-input.js";
import { SEX_COLOURS, sexNames } from "../over-years/by-sex.js";
import { changeLayers } from "../over-years/changes.js";
import { YEARS_INSET } from "../over-years/years.js";
import { measureName } from "../reading.js";
import { INK, TYPE } from "../theme.js";
import { COLUMN_GAP, type TrendLayout } from "./layout.js";
import { lineLayers, REFERENCE_DASH } from "./lines.js";
import type { TrendInput } from "./rows.js";

const NAME_LINE = TYPE.label + 2;
/** From the plot up to the changes, and from these to the edge of the prefecture's backdrop beside its name. */
const RISE = { changes: 9, name: 24 };
/** From the plot down to the years, to the edge of the backdrop and to the next row of panels. */
const DROP = { years: 17, backdrop: 23, row: 40 };
/** The prefecture's backdrop is so much wider than its plot, on each side. */
const MARGIN = 5;

/** Makes one row of each panel's rows, for what is drawn once in a panel. */
const PANEL = { aggregate: [{ op: "count", as: "rows" }], groupby: ["rank", "code"] };

const rise = (nameLines: number) => RISE.name + nameLines * NAME_LINE;

/** What stands above and below each plot, with the gap to the next row of panels. */
export const heightAround = (nameLines: number): number => rise(nameLines) + DROP.row;

/** The sexes, behind what the panels measure: an axis title at each row would say it again and again. */
const legendOf = (measure: string, language: Language) => ({
  title: measure,
  titleOrient: "left",
  titleFontSize: TYPE.label,
  titleFontWeight: "normal",
  titlePadding: 24,
  orient: "top",
  direction: "horizontal",
  values: { expr: "sexes" },
  labelExpr: sexNames(SEX_NAMES, language, "datum.value"),
  symbolSize: 70,
  symbolStrokeWidth: 0,
  columnPadding: 18,
  offset: 16,
});

/** The rate of the reference over the years, of each sex. */
const referenceLayer = (years: object, points: object) => ({
  transform: [{ filter: "isValid(datum.sinceYear) && isValid(datum.sinceReferenceRate)" }],
  mark: { type: "rule", clip: true, strokeWidth: 1.6, strokeDash: REFERENCE_DASH },
  encoding: {
    x: { field: "sinceYear", ...years },
    x2: { field: "fiscalYear" },
    y: { field: "sinceReferenceRate", ...points },
    y2: { field: "referenceRate" },
    stroke: SEX_COLOURS,
  },
});

/**
 * Small multiples with one scale: a panel for the prefecture and for each of its areas.
 *
 * @param nameLines lines of the longest name
 */
export function trendPanels(input: TrendInput, layout: TrendLayout, nameLines: number) {
  const { language, measure } = input;
  const { panelWidth, panelHeight, columns } = layout;
  const { type, scale, axis } = (isRate(measure) ? rates : differences)("domain", null);
  // A line that goes on beyond the frame is cut, not bent.
  const points = { type, scale: { ...scale, clamp: false }, axis: { ...axis, grid: true } };
  const years = {
    type: "quantitative",
    scale: { domain: { expr: "extent(years)" }, nice: false, zero: false, padding: YEARS_INSET },
    axis: {
      title: null,
      grid: false,
      values: { expr: "years" },
      labelExpr: "yearNames[datum.value]",
      labelOverlap: false,
      labelFlush: false,
      zindex: 1,
    },
  };
  return {
    facet: {
      field: "rank",
      type: "ordinal",
      title: null,
      // Names are marks, so that a click on one finds its region.
      header: { labelExpr: "''", labelPadding: 0 },
    },
    columns,
    bounds: "flush",
    spacing: { row: heightAround(nameLines), column: COLUMN_GAP },
    resolve: { axis: { x: "independent" } },
    spec: {
      width: panelWidth,
      height: panelHeight,
      resolve: { scale: { x: "independent" } },
      layer: [
        // A backdrop sets the prefecture apart from its areas.
        {
          transform: [PANEL],
          mark: {
            type: "rect",
            color: { expr: `datum.code === prefecture ? '${INK.backdrop}' : 'transparent'` },
            opacity: 0.5,
            xOffset: -MARGIN,
            x2Offset: MARGIN,
            yOffset: -rise(nameLines),
            y2Offset: DROP.backdrop,
          },
          encoding: { x: { value: 0 }, x2: { value: "width" }, y: { value: 0 }, y2: { value: "height" } },
        },
        {
          transform: [PANEL],
          mark: {
            type: "text",
            text: { expr: "names[datum.rank]" },
            align: "left",
            baseline: "top",
            fontSize: TYPE.label,
            fontWeight: "bold",
            lineHeight: NAME_LINE,
            color: INK.text,
            yOffset: 3 - rise(nameLines),
          },
          encoding: { x: { value: 0 }, y: { value: 0 } },
        },
        ...(isRate(measure) ? [] : [zeroLine(points, 1.2)]),
        {
          transform: [{ filter: `datum.rank % ${columns} === 0` }, PANEL],
          mark: {
            type: "text",
            text: language === "ja" ? "年度" : "FY",
            align: "right",
            baseline: "alphabetic",
            color: INK.text,
            fontSize: TYPE.tick,
            yOffset: DROP.years,
          },
          encoding: { x: { value: -MARGIN - 1 }, y: { value: "height" } },
        },
        { layer: changeLayers(RISE.changes) },
        {
          layer: [
            ...(isRate(measure) ? [referenceLayer(years, points)] : []),
            ...lineLayers({
              x: (field) => ({ field, ...years }),
              y: (field) => ({ field, ...points }),
              tooltip: tooltipOf(language, [
                "name",
                ...OF_A_YEAR,
                ...(isRate(measure) ? (["adjustedRateWords", "referenceRateWords"] as const) : []),
              ]),
              legend: legendOf(measureName(input), language),
              fields: fieldsOf(measure),
            }),
          ],
        },
      ],
    },
  };
}
