import type { SexOrBoth } from "../../model/ratios.js";
import { type AxisTitle, differences, zeroLine } from "../chart/differences.js";
import { plotOf } from "../chart/plot-rows.js";
import { type DotsLayout, dotsPanel, namesLayer, OTHERS } from "../national/dots.js";
import { darkestOf, INK } from "../theme.js";
import type { ScatterInput } from "./rows.js";

/**
 * One sex: all areas by their ratios of both items; the prefecture's with names, and with their ranges where they are wide.
 *
 * @param y null in a panel beside another
 */
export function scatterPanel(
  sex: SexOrBoth,
  { language, items }: ScatterInput,
  layout: DotsLayout,
  x: AxisTitle,
  y: AxisTitle | null,
) {
  const names = items.map(({ name }) => name[language]);
  const dark = darkestOf(sex);
  const across = differences(`xDomains.${sex}`, x, { round: false });
  const up = differences(`yDomains.${sex}`, y, { round: false });
  const at = (field: string) => ({ field, ...across });
  const over = (field: string) => ({ field, ...up });
  const rangeWord = language === "ja" ? "（取りうる範囲）" : " (range)";
  const tooltip = [
    { field: "name", type: "nominal", title: language === "ja" ? "地域" : "Region" },
    { field: "x", type: "quantitative", title: names[0], format: "+.1f" },
    { field: "xRange", type: "nominal", title: names[0] + rangeWord },
    { field: "y", type: "quantitative", title: names[1], format: "+.1f" },
    { field: "yRange", type: "nominal", title: names[1] + rangeWord },
  ];
  const dots = (filter: string, mark: object) => ({
    transform: [{ filter }],
    mark: { type: "point", opacity: 1, shape: { expr: "datum.isBeyond ? 'diamond' : 'circle'" }, ...mark },
    encoding: { x: at("x"), y: over("y"), tooltip },
  });
  const range = (lower: string, encoding: object) => ({
    transform: [{ filter: `datum.isOwn && isValid(datum.${lower})` }],
    mark: { type: "rule", stroke: INK.wideBand, strokeWidth: 2.6 },
    encoding,
  });
  const level = zeroLine(up, 1.2);
  const plot = {
    ...plotOf(sex, layout),
    layer: [
      { ...level, encoding: { x: { datum: 0, ...across }, y: { value: 0 }, y2: { value: "height" } } },
      level,
      dots("!datum.isOwn && datum.isWide", { filled: false, stroke: OTHERS, strokeWidth: 0.8, size: 14 }),
      dots("!datum.isOwn && !datum.isWide", {
        fill: OTHERS,
        strokeWidth: 0,
        size: { expr: "datum.isBeyond ? 34 : 16" },
      }),
      range("xLower", { x: at("xLower"), x2: { field: "xUpper" }, y: over("y") }),
      range("yLower", { x: at("x"), y: over("yLower"), y2: { field: "yUpper" } }),
      {
        transform: [{ filter: "datum.isLed" }],
        mark: { type: "rule", stroke: dark, strokeWidth: 0.7 },
        encoding: { x: at("x"), x2: { field: "labelX" }, y: over("y"), y2: { field: "labelY" } },
      },
      namesLayer({ x: at("labelX"), y: over("labelY"), text: { field: "label" }, tooltip }, dark, {
        baseline: "middle",
      }),
      dots("datum.isOwn && !datum.isWide", { fill: dark, stroke: "white", strokeWidth: 1, size: 60 }),
      dots("datum.isOwn && datum.isWide", { fill: "white", stroke: dark, strokeWidth: 1.4, size: 50 }),
    ],
  };
  return dotsPanel(sex, language, layout, plot);
}
