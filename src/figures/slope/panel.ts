import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { beyond, type Side } from "../chart/cut-ends.js";
import { differences } from "../chart/differences.js";
import { headed, headingHeight } from "../chart/heading.js";
import { plotOf } from "../chart/plot-rows.js";
import { OF_A_YEAR, tooltipOf } from "../chart/tooltip.js";
import { INK, TYPE } from "../theme.js";
import { LEADER, type SlopeLayout } from "./layout.js";

/** Blue to red, so that neither is the colour of a sex's heading only. In grey the triangles tell. */
export const DIRECTION_COLOURS = { rising: "#b2182b", falling: "#1f5fa8" } as const;
/** The grey of areas whose change is no more than usual, and the ink of the prefecture as a whole. */
export const PLAIN = "#999999";
export const PREFECTURE = "#2b2b2b";
const WIDE_DASH = [5, 3];
const DIRECTIONS = ["rising", "falling", "usual"];

/** Between the heading and the years above the plot. */
const HEADING_GAP = 10;
const YEARS_PADDING = 14;

/** How high a panel is beside its plot: its heading of so many lines, and the years. */
export const heightAround = (lines: number): number =>
  headingHeight(lines) + HEADING_GAP + TYPE.label + 1 + YEARS_PADDING + 6;

const IS_REGION = "isValid(datum.code)";
const IS_HEAVY = "(datum.direction !== 'usual' || datum.isPrefecture)";

/** The colour of a direction; lines without one have the colour given for areas, or for the prefecture. */
const byDirection = (area: string, prefecture: string) => ({
  field: "direction",
  type: "nominal",
  scale: {
    domain: DIRECTIONS,
    range: [DIRECTION_COLOURS.rising, DIRECTION_COLOURS.falling, PLAIN],
  },
  legend: null,
  condition: [
    { test: "datum.direction === 'usual' && datum.isPrefecture", value: prefecture },
    { test: "datum.direction === 'usual'", value: area },
  ],
});

/** One sex: every region's ratio in the first year, in the last one, and the line between. */
export function slopePanel(sex: SexOrBoth, layout: SlopeLayout, language: Language) {
  const domain = `${sex}Domain`;
  const { type, scale } = differences(domain, null);
  // A line that goes on beyond the frame is cut, not bent.
  const points = { type, scale: { ...scale, clamp: false }, axis: null };
  const y = (field: string) => ({ field, ...points });
  const x = {
    field: "fiscalYear",
    type: "ordinal",
    scale: { type: "point", domain: { expr: "years" }, padding: { expr: "labelShare" } },
    axis: {
      orient: "top",
      title: null,
      grid: true,
      gridColor: INK.soft,
      labelAngle: 0,
      labelExpr: "yearNames[datum.value]",
      labelFontSize: TYPE.label + 1,
      labelFontWeight: "bold",
      labelPadding: YEARS_PADDING,
      zindex: 1,
    },
  };
  const across = {
    x: { ...x, field: undefined, datum: { expr: "years[0]" } },
    x2: { datum: { expr: "years[1]" } },
  };
  const tooltip = tooltipOf(language, ["name", ...OF_A_YEAR]);
  const isInside = `datum.difference >= ${domain}[0] && datum.difference <= ${domain}[1]`;
  const stroke = byDirection(PLAIN, PREFECTURE);
  const label = (end: 0 | 1) => {
    const towards = end === 0 ? -1 : 1;
    const ink = byDirection(INK.soft, INK.text);
    return {
      transform: [
        { filter: `datum.fiscalYear === years[${end}]` },
        { calculate: `clamp(datum.difference, ${domain}[0], ${domain}[1])`, as: "height" },
      ],
      encoding: { x },
      layer: [
        {
          mark: {
            type: "rule",
            strokeWidth: 0.6,
            xOffset: towards * LEADER.from,
            x2Offset: towards * LEADER.to,
          },
          encoding: {
            x2: { field: "fiscalYear" },
            y: y("height"),
            y2: { field: "labelHeight" },
            stroke: ink,
          },
        },
        {
          mark: {
            type: "text",
            align: end === 0 ? "right" : "left",
            fontSize: TYPE.label,
            fontWeight: { expr: `${IS_HEAVY} ? 'bold' : 'normal'` },
            xOffset: towards * (LEADER.to + 2),
          },
          encoding: {
            y: y("labelHeight"),
            text: { field: "label" },
            fill: { ...ink, condition: [{ test: `!${IS_REGION}`, value: INK.zero }, ...ink.condition] },
            tooltip,
          },
        },
      ],
    };
  };
  const beyondAt = (side: Side, compared: string) => {
    const mark = { color: INK.text, size: 70, yOffset: side === "above" ? 2 : -2 };
    return beyond(`datum.difference ${compared}`, side, mark, layout.panelHeight, { x, tooltip });
  };
  const plot = {
    ...plotOf(sex, layout),
    layer: [
      {
        data: { values: [{}] },
        transform: [{ calculate: `${sex}Levels`, as: "level" }, { flatten: ["level"] }],
        mark: {
          type: "rule",
          strokeWidth: { expr: "datum.level === 0 ? 1.4 : 1" },
          color: { expr: `datum.level === 0 ? '${INK.zero}' : '${INK.grid}'` },
        },
        encoding: { ...across, y: y("level") },
      },
      label(0),
      label(1),
      {
        transform: [{ filter: "isValid(datum.toDifference)" }],
        mark: {
          type: "rule",
          clip: true,
          strokeCap: "butt",
          strokeWidth: { expr: "datum.isPrefecture ? 4 : datum.direction === 'usual' ? 1.2 : 2.2" },
          strokeDash: { expr: `datum.isWideLine ? [${WIDE_DASH}] : [1, 0]` },
        },
        encoding: { ...across, y: y("difference"), y2: { field: "toDifference" }, stroke, tooltip },
      },
      {
        transform: [
          { filter: `${IS_REGION} && ${isInside}` },
          { calculate: "datum.fiscalYear === years[1] ? datum.direction : 'usual'", as: "arrow" },
        ],
        mark: { type: "point", opacity: 1 },
        encoding: {
          x,
          y: y("difference"),
          shape: {
            field: "arrow",
            type: "nominal",
            scale: { domain: DIRECTIONS, range: ["triangle-up", "triangle-down", "circle"] },
            legend: null,
          },
          size: {
            value: {
              expr: "(datum.arrow !== 'usual' ? 110 : datum.isWide ? 44 : 32) * (datum.isPrefecture ? 1.8 : 1)",
            },
          },
          fill: { ...stroke, condition: [{ test: "datum.isWide", value: "white" }, ...stroke.condition] },
          stroke: { ...stroke, condition: [{ test: "!datum.isWide", value: "white" }, ...stroke.condition] },
          strokeWidth: { condition: { test: "datum.isWide", value: 1.4 }, value: 0.8 },
          tooltip,
        },
      },
      beyondAt("above", `> ${domain}[1]`),
      beyondAt("below", `< ${domain}[0]`),
    ],
  };
  return headed(sex, language, HEADING_GAP, `${sex}Heading`, plot);
}
