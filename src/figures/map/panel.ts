import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { classesOf, NO_ROW, rateClassNames, STATE_SYMBOLS } from "../chart/classes.js";
import { nameOf, where } from "../chart/expressions.js";
import { rateLabel } from "../chart/measure.js";
import { tooltipOf } from "../chart/tooltip.js";
import { SEX_NAMES } from "../figure-input.js";
import { legendColumns } from "../sheet/columns.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { LABEL_LINE } from "./labels.js";
import type { ColouredInput } from "./rows.js";

const SWATCH = 12;
const SWATCH_GAP = 6;
/** From a swatch to its name, with the outlines that Vega adds. */
const NAME_GAP = 6;
const HEADING_GAP = 12;

/**
 * The classes as a legend that begins with the name of a sex.
 *
 * @param referenceRate per cent, where rates are shown
 */
export function classFill(
  sex: SexOrBoth,
  { colouring, language, reference }: Pick<ColouredInput, "colouring" | "language" | "reference">,
  width: number,
  referenceRate: number | null = null,
) {
  const classes = classesOf(colouring);
  const sexName = SEX_NAMES[sex][language];
  const heading =
    referenceRate === null
      ? sexName
      : `${sexName}${language === "ja" ? "　" : ", "}${reference[language]} ${rateLabel(referenceRate, referenceRate)}`;
  const names =
    referenceRate !== null && colouring === "ratio"
      ? rateClassNames(referenceRate, language)
      : classes.map(({ name }) => name[language]);
  // Nothing follows the last entry.
  const room = width - textWidth(heading, TYPE.heading, "bold") - HEADING_GAP + SWATCH_GAP;
  return {
    condition: { test: "datum.state !== 'known'", value: "white" },
    field: "class",
    type: "nominal",
    scale: { domain: classes.map(({ id }) => id), range: classes.map(({ colour }) => colour) },
    legend: {
      title: heading,
      titleOrient: "left",
      titleColor: darkestOf(sex),
      titlePadding: HEADING_GAP,
      orient: "top",
      direction: "horizontal",
      columns: legendColumns(
        names.map((name) => textWidth(name, TYPE.value) + SWATCH + NAME_GAP + SWATCH_GAP),
        room,
      ),
      columnPadding: SWATCH_GAP,
      rowPadding: 4,
      labelExpr: nameOf(
        classes.map(({ id }, index) => [`'${id}'`, names[index]!]),
        "datum.value",
      ),
      labelFontSize: TYPE.value,
      symbolType: "square",
      symbolSize: SWATCH ** 2,
      symbolStrokeColor: INK.faint,
      symbolStrokeWidth: 0.6,
      offset: 14,
    },
  };
}

/** A symbol stands above the text of its region, or in a region whose text was moved. */
const IS_AT_LABEL = "isValid(datum.label) && !datum.isMoved";
/** The first line stands so far above the middle of all. */
const LABEL_RISE = { expr: `-(length(datum.label) - 1) * ${LABEL_LINE / 2}` };

/** How high the legend of a panel is. */
export const LEGEND_HEIGHT = 2 * (TYPE.value + 6) + 14;

/** An expression: the symbol at a region that is left white. */
export const SYMBOL = nameOf(Object.entries(STATE_SYMBOLS), "datum.state");

/** Colours of the symbol at a region: grey, but the dot of a wide range has the colour of its class. */
export const symbolColours = (fill: object) => ({
  fill: { ...fill, condition: { test: "datum.state !== 'wide'", value: INK.soft } },
  stroke: where("datum.state === 'wide'", INK.soft, null),
});

const inPlane = (x: string, y: string) => ({
  longitude: { field: x, type: "quantitative" },
  latitude: { field: y, type: "quantitative" },
});

/**
 * The map of one sex. Borders are looked up by code among those of the year.
 *
 * @param referenceRate per cent, where rates are shown
 * @param plot `margin`: what is left free left and right
 */
export function mapPanel(
  sex: SexOrBoth,
  input: ColouredInput,
  referenceRate: number | null,
  { width, height, margin }: { width: number; height: number; margin: number },
) {
  const tooltip = tooltipOf(input.language);
  const ofGround = (part: string, looks: object) => ({
    data: { name: "ground" },
    transform: [{ filter: `datum.part === '${part}'` }],
    mark: { type: "geoshape", strokeJoin: "round", ...looks },
  });
  const fill = classFill(sex, input, width, referenceRate);
  const label = (looks: object) => ({
    transform: [{ filter: "isValid(datum.label)" }],
    mark: {
      type: "text",
      fontSize: TYPE.label,
      lineHeight: LABEL_LINE,
      baseline: "middle",
      dy: LABEL_RISE,
      ...looks,
    },
    encoding: { ...inPlane("labelX", "labelY"), text: { field: "label" }, tooltip },
  });
  return {
    width,
    height,
    projection: {
      type: "identity",
      reflectY: true,
      ...(margin > 0 && {
        extent: [
          [margin, 0],
          [width - margin, height],
        ],
      }),
    },
    transform: [
      { filter: `datum.sex === '${sex}'` },
      { lookup: "code", from: { data: { name: "borders" }, key: "properties.code" }, as: "border" },
      // A region without a border in this year has no place on the map.
      { filter: "isValid(datum.border)" },
      { calculate: "datum.border.properties.at[0]", as: "x" },
      { calculate: "datum.border.properties.at[1]", as: "y" },
      { calculate: SYMBOL, as: "symbol" },
      { calculate: `${IS_AT_LABEL} ? datum.labelX : datum.x`, as: "symbolX" },
      { calculate: `${IS_AT_LABEL} ? datum.labelY : datum.y`, as: "symbolY" },
    ],
    layer: [
      ofGround("land", { fill: NO_ROW, stroke: INK.soft, strokeWidth: 1.3 }),
      {
        mark: { type: "geoshape", stroke: INK.faint, strokeWidth: 0.4, strokeJoin: "round" },
        encoding: { shape: { field: "border", type: "geojson" }, fill, tooltip },
      },
      ofGround("line", { fill: null, stroke: INK.text, strokeWidth: 0.7 }),
      ofGround("frame", { fill: null, stroke: INK.faint, strokeWidth: 0.8 }),
      {
        data: { name: "ground" },
        transform: [
          { filter: "datum.part === 'frame' && isValid(datum.corner)" },
          { calculate: "datum.corner[0]", as: "x" },
          { calculate: "datum.corner[1]", as: "y" },
        ],
        mark: { type: "text", align: "left", dy: -6, fontSize: 10, color: INK.soft },
        encoding: { ...inPlane("x", "y"), text: { field: "name" } },
      },
      {
        transform: [{ filter: "datum.isMoved" }],
        mark: { type: "rule", color: INK.soft, strokeWidth: 0.8 },
        encoding: { ...inPlane("x", "y"), longitude2: { field: "leaderX" }, latitude2: { field: "leaderY" } },
      },
      {
        transform: [{ filter: "datum.symbol !== ''" }],
        mark: {
          type: "text",
          fontSize: { expr: "symbolSize" },
          dy: { expr: `${IS_AT_LABEL} ? symbolRise : 0` },
          strokeWidth: 0.5,
        },
        encoding: {
          ...inPlane("symbolX", "symbolY"),
          text: { field: "symbol" },
          ...symbolColours(fill),
          tooltip,
        },
      },
      label({ stroke: "white", strokeWidth: 2.6, strokeJoin: "round", color: "white" }),
      label({ color: INK.text }),
    ],
  };
}
