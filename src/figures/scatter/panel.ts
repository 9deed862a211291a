import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { differences } from "../chart/differences.js";
import { headingHeight, headingView } from "../chart/heading.js";
import { SEX_NAMES } from "../figure-input.js";
import { OTHERS } from "../funnel/panel.js";
import { darkestOf, INK } from "../theme.js";
import { LABEL_SIZE } from "./labels.js";

const HEADING_GAP = 8;
/** Below the plot: values and what they are. */
const AXIS_HEIGHT = 38;

/** How high a panel is beside its plot. */
export const heightAround = (lines: number): number => headingHeight(lines) + HEADING_GAP + AXIS_HEIGHT;

/** What an axis measures, and the size of its title. */
export interface Measure {
  readonly text: string;
  readonly size: number;
}

export interface PanelLooks {
  readonly sex: SexOrBoth;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  readonly x: Measure;
  /** null in a panel beside another. */
  readonly y: Measure | null;
  /** What the items are called where a dot is pointed at. */
  readonly names: readonly [string, string];
}

/** One sex: all areas by their ratios of both items; the prefecture's with names, and with their ranges where they are wide. */
export function scatterPanel({ sex, language, width, height, x, y, names }: PanelLooks) {
  const dark = darkestOf(sex);
  const axis = (domain: string, measure: Measure | null) =>
    differences(domain, measure, { clamp: false, round: false });
  const across = axis(`xDomains.${sex}`, x);
  const up = axis(`yDomains.${sex}`, y);
  const at = (field: string) => ({ field, ...across });
  const over = (field: string) => ({ field, ...up });
  const range = language === "ja" ? "（取りうる範囲）" : " (range)";
  const tooltip = [
    { field: "name", type: "nominal", title: language === "ja" ? "地域" : "Region" },
    { field: "x", type: "quantitative", title: names[0], format: "+.1f" },
    { field: "xRange", type: "nominal", title: names[0] + range },
    { field: "y", type: "quantitative", title: names[1], format: "+.1f" },
    { field: "yRange", type: "nominal", title: names[1] + range },
  ];
  const dots = (filter: string, mark: object) => ({
    transform: [{ filter }],
    mark: { type: "point", opacity: 1, shape: { expr: "datum.isBeyond ? 'diamond' : 'circle'" }, ...mark },
    encoding: { x: at("atX"), y: over("atY"), tooltip },
  });
  const label = (mark: object) => ({
    mark: { type: "text", fontSize: LABEL_SIZE, fontWeight: "bold", baseline: "middle", ...mark },
  });
  const zero = (encoding: object) => ({
    data: { values: [{}] },
    mark: { type: "rule", color: INK.zero, strokeWidth: 1.2 },
    encoding,
  });
  const plot = {
    width,
    height,
    transform: [{ filter: `datum.sex === '${sex}'` }],
    layer: [
      zero({ x: { datum: 0, ...across }, y: { value: 0 }, y2: { value: "height" } }),
      zero({ x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...up } }),
      dots("!datum.isOwn && datum.isWide", { filled: false, stroke: OTHERS, strokeWidth: 0.8, size: 14 }),
      dots("!datum.isOwn && !datum.isWide", {
        fill: OTHERS,
        strokeWidth: 0,
        size: { expr: "datum.isBeyond ? 34 : 16" },
      }),
      {
        transform: [{ filter: "datum.isOwn && isValid(datum.xLower)" }],
        mark: { type: "rule", stroke: INK.wideBand, strokeWidth: 2.6 },
        encoding: { x: at("xLower"), x2: { field: "xUpper" }, y: over("atY") },
      },
      {
        transform: [{ filter: "datum.isOwn && isValid(datum.yLower)" }],
        mark: { type: "rule", stroke: INK.wideBand, strokeWidth: 2.6 },
        encoding: { x: at("atX"), y: over("yLower"), y2: { field: "yUpper" } },
      },
      {
        transform: [{ filter: "datum.isLed" }],
        mark: { type: "rule", stroke: dark, strokeWidth: 0.7 },
        encoding: {
          x: at("atX"),
          x2: { field: "labelX" },
          y: over("atY"),
          y2: { field: "labelY" },
        },
      },
      {
        transform: [{ filter: "isValid(datum.label)" }],
        encoding: { x: at("labelX"), y: over("labelY"), text: { field: "label" }, tooltip },
        // A white edge keeps a name apart from the dots below it.
        layer: [
          label({ stroke: "white", strokeWidth: 3, color: "white", strokeJoin: "round", opacity: 0.8 }),
          label({ color: dark }),
        ],
      },
      dots("datum.isOwn && !datum.isWide", { fill: dark, stroke: "white", strokeWidth: 1, size: 60 }),
      dots("datum.isOwn && datum.isWide", { fill: "white", stroke: dark, strokeWidth: 1.4, size: 50 }),
    ],
  };
  return {
    bounds: "flush",
    spacing: HEADING_GAP,
    vconcat: [headingView(SEX_NAMES[sex][language], dark, `headings.${sex}`), plot],
  };
}
