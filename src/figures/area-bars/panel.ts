import type { SexOrBoth } from "../../model/ratios.js";
import { widestTextWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { leavesOneAlone, legendColumns } from "../chart/columns.js";
import { differences, rates } from "../chart/differences.js";
import { isRate, type Measure } from "../chart/measure.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { agesName, SEX_NAMES } from "../figure-input.js";
import { darkestOf, INK, shadesOf, TYPE } from "../theme.js";
import {
  BEYOND_SECOND,
  expressionsOf,
  IS_AT_EDGE,
  IS_SIGNIFICANT,
  IS_WIDE,
  SECOND_IN_FRAME,
} from "./expressions.js";
import { type AreaBarsLayout, GROUP_SHARE } from "./layout.js";

export interface PanelLooks {
  readonly sex: SexOrBoth;
  readonly ages: readonly string[];
  readonly language: Language;
  readonly layout: AreaBarsLayout;
  readonly measure: Measure | undefined;
  /** What the vertical axis measures; null in a panel beside another. */
  readonly axisTitle: { readonly text: string; readonly size: number } | null;
  /** Are there values against a second reference? */
  readonly hasSecond: boolean;
}

const SWATCH = 12;
const HEADING_GAP = 24;
/** Above and below the frame there is room for the values of what goes on beyond it, if anything does. */
const RISE = { cut: 58, usual: 18 };
const DROP = { cut: 48, usual: 18 };
const LEGEND_RISE = `cutAbove ? ${RISE.cut} : ${RISE.usual}`;
const NAMES_DROP = `cutBelow ? ${DROP.cut} : ${DROP.usual}`;
const LEGEND_HEIGHT = TYPE.heading + 3;
const NAME_LINE = TYPE.label + 2;
const OUTLINE_WIDTH = 0.6;
const MISSING_LINE = TYPE.value + 3;

/** A colour with a test, else another. */
const where = (test: string, then: unknown, otherwise: unknown) => ({
  condition: { test, value: then },
  value: otherwise,
});

/** What a panel needs above and below its plot: for its legend, the names of regions and values beyond the frame. */
export function heightAround(
  { cutAbove, cutBelow }: { readonly cutAbove: boolean; readonly cutBelow: boolean },
  names: Readonly<Record<string, string | readonly string[]>>,
): number {
  const lines = Math.max(...Object.values(names).map((name) => (typeof name === "string" ? 1 : name.length)));
  const above = LEGEND_HEIGHT + (cutAbove ? RISE.cut : RISE.usual);
  return above + (cutBelow ? DROP.cut : DROP.usual) + lines * NAME_LINE;
}

/** The bars of one sex: a group for the prefecture and, apart from it, for each area. */
export function barsPanel({ sex, ages, language, layout, measure, axisTitle, hasSecond }: PanelLooks) {
  const dark = darkestOf(sex);
  const of = expressionsOf(measure);
  const along = {
    field: "ages",
    type: "nominal",
    scale: { domain: { expr: "ages" }, paddingInner: 0, round: true },
  };
  const tooltip = tooltipOf(language, hasSecond ? [...OF_A_RATIO, "secondRange"] : OF_A_RATIO);
  const names = {
    labelAngle: 0,
    labelPadding: { expr: NAMES_DROP },
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
  const points = (isRate(measure) ? rates : differences)("domain", axisTitle);
  const at = (field: string) => ({ field, ...points });
  const value = (looks: object) => ({
    mark: {
      type: "text",
      fontSize: TYPE.value,
      fontWeight: "bold",
      dy: { expr: `${of.goesUp} !== ${IS_AT_EDGE} ? -8 : 9` },
      ...looks,
    },
  });
  const beyond = (end: "above" | "below") => {
    const isAbove = end === "above";
    const isBar = `datum.${of.value} ${isAbove ? "> domain[1]" : "< domain[0]"}`;
    return {
      transform: [{ filter: `isValid(datum.${end})` }],
      mark: {
        type: "text",
        angle: 270,
        align: isAbove ? "left" : "right",
        fontSize: TYPE.value,
        fontWeight: { expr: `${isBar} ? 'bold' : 'normal'` },
        color: { expr: `${isBar} ? '${dark}' : '${INK.soft}'` },
      },
      encoding: {
        xOffset: along,
        y: { value: isAbove ? -2 : layout.panelHeight + 2 },
        text: { field: end },
        tooltip,
      },
    };
  };
  const second = {
    transform: [{ filter: SECOND_IN_FRAME }],
    mark: { type: "point", shape: "diamond", filled: true, size: 42, opacity: 1 },
    encoding: {
      xOffset: along,
      y: at("second"),
      fill: { value: "white" },
      stroke: where("datum.isSecondWide", INK.faint, INK.band),
      strokeWidth: { value: 1.1 },
      tooltip,
    },
  };
  const heading = SEX_NAMES[sex][language];
  const entries = ages.map((age) => widestTextWidth(agesName(age, language), TYPE.label) + SWATCH + 24);
  const beside = legendColumns(
    entries,
    layout.panelWidth - widestTextWidth(heading, TYPE.heading, "bold") - HEADING_GAP,
  );
  // Above its entries the heading leaves them room where one would stand alone on a last line.
  const isBeside = !leavesOneAlone(ages.length, beside);
  return {
    width: layout.panelWidth,
    height: layout.panelHeight,
    transform: [{ filter: `datum.sex === '${sex}'` }],
    encoding: { x: regions },
    resolve: { scale: { fill: "independent", stroke: "independent" } },
    layer: [
      // Behind the prefecture's bars and name: it is no area like the others.
      {
        data: { values: [{}] },
        mark: { type: "bar", width: { band: 2 - GROUP_SHARE }, color: INK.backdrop, opacity: 0.5 },
        encoding: {
          x: { datum: { expr: "regions[0]" } },
          y: { value: 0 },
          y2: { value: { expr: `${layout.panelHeight + 26} + (${NAMES_DROP})` } },
        },
      },
      {
        transform: [{ filter: of.isKnown }],
        mark: { type: "bar" },
        encoding: {
          xOffset: along,
          y: at(of.value),
          fill: {
            condition: { test: IS_WIDE, value: INK.faintFill },
            field: "ages",
            type: "nominal",
            scale: { domain: { expr: "ages" }, range: shadesOf(sex, ages.length) },
            legend: {
              title: heading,
              titleOrient: isBeside ? "left" : "top",
              titleColor: dark,
              titlePadding: isBeside ? HEADING_GAP : 6,
              orient: "top",
              direction: "horizontal",
              columns: isBeside ? beside : legendColumns(entries, layout.panelWidth),
              columnPadding: 18,
              labelExpr:
                language === "ja"
                  ? "replace(datum.label, '-', '–') + '歳'"
                  : "replace(datum.label, '-', '–') + ' years'",
              symbolType: "square",
              symbolSize: SWATCH ** 2,
              symbolStrokeColor: dark,
              symbolStrokeWidth: OUTLINE_WIDTH,
              offset: { expr: LEGEND_RISE },
            },
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
      {
        data: { values: [{}] },
        mark: { type: "rule", color: INK.zero, strokeWidth: 1.4 },
        encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...points } },
      },
      // The reference's rate at each bar: it differs by age.
      ...(isRate(measure)
        ? [
            {
              transform: [{ filter: "datum.referenceRate !== null" }],
              mark: { type: "bar", fill: null, stroke: INK.zero, strokeWidth: 1.8 },
              encoding: { xOffset: along, y: at("referenceRate"), y2: { field: "referenceRate" }, tooltip },
            },
          ]
        : []),
      // On the side of 0 where the bar is not.
      {
        transform: [{ filter: `${of.isKnown} && ${IS_SIGNIFICANT}` }],
        mark: {
          type: "point",
          filled: true,
          size: 22,
          color: INK.band,
          opacity: 1,
          yOffset: { expr: `${of.goesUp} ? 8 : -8` },
        },
        encoding: { xOffset: along, y: { datum: 0, ...points } },
      },
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
        encoding: {
          xOffset: along,
          y: { datum: 0, ...points },
          text: { field: "missing" },
          tooltip,
        },
      },
      ...(hasSecond ? [second] : []),
      beyond("above"),
      beyond("below"),
      {
        transform: [
          { filter: "isValid(datum.value)" },
          {
            calculate: of.labelEnd,
            as: "end",
          },
          // A value stands beyond the diamonds beside it.
          ...(hasSecond ? [{ calculate: BEYOND_SECOND, as: "end" }] : []),
        ],
        encoding: { xOffset: along, y: at("end"), text: { field: "value" } },
        // A white edge keeps a value apart from the bars beside its own.
        layer: [
          value({ stroke: "white", strokeWidth: 3.5, color: "white", strokeJoin: "round" }),
          value({ color: { expr: `${IS_WIDE} ? '${INK.soft}' : '${dark}'` } }),
        ],
      },
    ],
  };
}
