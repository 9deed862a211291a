import type { SexOrBoth } from "../../model/ratios.js";
import { type AxisTitle, zeroLine } from "../chart/differences.js";
import { IS_WIDE, where } from "../chart/expressions.js";
import { isRate } from "../chart/measure.js";
import { plotOf } from "../chart/plot-rows.js";
import { INK, shadesOf, TYPE } from "../theme.js";
import {
  barsOf,
  beyondFrame,
  dotRise,
  IS_SIGNIFICANT,
  ringHoles,
  secondDiamonds,
  valueLabels,
} from "./labels.js";
import { type AreaBarsLayout, agesLegend, GROUP_SHARE, NAME_LINE, OUTLINE_WIDTH } from "./layout.js";
import type { AreaBarsInput } from "./rows.js";

const MISSING_LINE = TYPE.value + 3;

/**
 * The bars of one sex: a group for the prefecture and, apart from it, for each area.
 *
 * @param axisTitle what the vertical axis measures; null in a panel beside another
 * @param hasRings are some dots rings?
 */
export function barsPanel(
  sex: SexOrBoth,
  input: AreaBarsInput,
  layout: AreaBarsLayout,
  axisTitle: AxisTitle | null,
  hasRings: boolean,
) {
  const { ages, language, measure, second } = input;
  const bars = barsOf(sex, input, layout.panelHeight, axisTitle);
  const { along, at, zero, of, tooltip, dark } = bars;
  const names = {
    labelAngle: 0,
    labelPadding: { expr: "namesDrop" },
    labelFontSize: TYPE.label,
    labelLineHeight: NAME_LINE,
    labelExpr: "names[datum.value]",
    labelFontWeight: where("datum.value === regions[0]", "bold", "normal"),
    labelOverlap: false,
    zindex: 1,
  };
  const regions = {
    field: "code",
    type: "nominal",
    title: null,
    scale: {
      domain: { expr: "regions" },
      paddingInner: 1 - GROUP_SHARE,
      paddingOuter: (1 - GROUP_SHARE) / 2,
      round: true,
    },
    axis: names,
  };
  return {
    ...plotOf(sex, layout),
    encoding: { x: regions },
    resolve: { scale: { fill: "independent", stroke: "independent" } },
    layer: [
      // A backdrop sets the prefecture apart from its areas.
      {
        data: { values: [{}] },
        mark: { type: "bar", width: { band: 2 - GROUP_SHARE }, color: INK.backdrop, opacity: 0.5 },
        encoding: {
          x: { datum: { expr: "regions[0]" } },
          y: { value: 0 },
          y2: { value: { expr: `${layout.panelHeight + 26} + namesDrop` } },
        },
      },
      {
        transform: [{ filter: of.isKnown }],
        mark: { type: "bar" },
        encoding: {
          xOffset: along,
          y: at(of.value),
          fill: {
            condition: { test: `${IS_WIDE} || isValid(datum.isImplausible)`, value: INK.faintFill },
            field: "ages",
            type: "nominal",
            scale: { domain: { expr: "ages" }, range: shadesOf(sex, ages.length) },
            legend: agesLegend(sex, ages, language, layout.panelWidth),
          },
          stroke: where(IS_WIDE, INK.faint, dark),
          strokeWidth: where(IS_WIDE, 0.9, OUTLINE_WIDTH),
          strokeDash: where(IS_WIDE, [3, 2], [1, 0]),
          tooltip,
        },
      },
      {
        transform: [
          { filter: `${of.isKnown} && ${of.isSeen}` },
          { calculate: of.least, as: "least" },
          { calculate: of.most, as: "most" },
        ],
        mark: { type: "bar", width: 2.4, stroke: "white", strokeWidth: 0.8 },
        encoding: {
          xOffset: along,
          y: at("least"),
          y2: { field: "most" },
          fill: where(IS_WIDE, INK.wideBand, INK.band),
          tooltip,
        },
      },
      zeroLine(bars.points, 1.4),
      // The reference's rate stands at each bar, since it differs by age.
      ...(isRate(measure)
        ? [
            {
              transform: [{ filter: "datum.referenceRate !== null" }],
              encoding: { xOffset: along, y: at("referenceRate"), y2: { field: "referenceRate" }, tooltip },
              // A white edge keeps it in sight on dark bars.
              layer: [
                { mark: { type: "bar", fill: null, stroke: "white", strokeWidth: 4.6 } },
                { mark: { type: "bar", fill: null, stroke: INK.zero, strokeWidth: 1.8 } },
              ],
            },
          ]
        : []),
      // A dot marks significance, on the side of 0 where the bar is not.
      {
        transform: [{ filter: `${of.isKnown} && ${IS_SIGNIFICANT}` }],
        mark: { type: "point", filled: true, size: 22, color: INK.band, opacity: 1, yOffset: dotRise(of) },
        encoding: { xOffset: along, y: zero },
      },
      ...(hasRings ? [ringHoles(bars)] : []),
      {
        transform: [{ filter: "isValid(datum.missing)" }],
        mark: {
          type: "text",
          baseline: "top",
          lineHeight: MISSING_LINE,
          dy: {
            expr: `isArray(datum.missing) && domain[1] < -domain[0] ? 8 : -4 - ${MISSING_LINE} * (isArray(datum.missing) ? length(datum.missing) : 1)`,
          },
          fontSize: TYPE.value,
          fontWeight: "bold",
          color: INK.soft,
        },
        encoding: { xOffset: along, y: zero, text: { field: "missing" }, tooltip },
      },
      ...(second ? [secondDiamonds(bars)] : []),
      beyondFrame(bars, "above"),
      beyondFrame(bars, "below"),
      valueLabels(bars),
    ],
  };
}
