import type { SexOrBoth } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { beyond } from "../chart/cut-ends.js";
import { type AxisTitle, differences, zeroLine } from "../chart/differences.js";
import { where } from "../chart/expressions.js";
import { plotOf } from "../chart/plot-rows.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { WIDE } from "../difference-scale.js";
import { type DotsLayout, dotsPanel, namesLayer, OTHERS } from "../national/dots.js";
import { darkestOf, INK } from "../theme.js";

/** Limits of chance alone are faint: with so many people nearly every area lies outside them. */
export const LIMITS = { chance: "#a9a9a9", adjusted: "#3a3a3a" } as const;

const COUNTS: Bilingual = {
  ja: "期待該当者数（人、対数目盛）",
  en: "expected number of people (log scale)",
};

/**
 * One sex: all areas by expected count and ratio, with the limits around the reference.
 *
 * @param measure what the vertical axis measures; null in a panel beside another
 */
export function funnelPanel(
  sex: SexOrBoth,
  language: Language,
  layout: DotsLayout,
  measure: AxisTitle | null,
) {
  const dark = darkestOf(sex);
  const [low, high] = [`domains.${sex}[0]`, `domains.${sex}[1]`];
  const points = differences(`domains.${sex}`, measure, { clamp: false, round: false });
  const y = (field: string) => ({ field, ...points });
  const tooltip = tooltipOf(language, [...OF_A_RATIO, "rank"]);
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale: { type: "log", domain: { expr: `counts.${sex}` }, nice: false },
    axis: {
      title: COUNTS[language],
      titlePadding: 4,
      values: { expr: `countTicks.${sex}` },
      format: ",~r",
      labelOverlap: false,
    },
  });
  const isInside = `datum.difference >= ${low} && datum.difference <= ${high}`;
  const dots = (filter: string, mark: object) => ({
    transform: [{ filter: `${filter} && ${isInside}` }],
    mark: { type: "point", filled: true, opacity: 1, ...mark },
    encoding: { x: x("expected"), y: y("difference"), tooltip },
  });
  const most = `(datum.upper === null ? ${high} + 1 : datum.upper)`;
  const isWide = `datum.isOwn && datum.lower !== null && ${most} - datum.lower > ${WIDE}`;
  /** What goes on beyond the frame, from `least` to `greatest`. */
  const outside = (filter: string, [least, greatest]: readonly [string, string], mark: object) => {
    const at = { x: x("expected"), tooltip };
    return [
      beyond(`${filter} && ${greatest} > ${high}`, "above", mark, layout.panelHeight, at),
      beyond(`${filter} && ${least} < ${low}`, "below", mark, layout.panelHeight, at),
    ];
  };
  const dot = ["datum.difference", "datum.difference"] as const;
  const plot = {
    ...plotOf(sex, layout),
    layer: [
      dots("datum.isOwn === false", { fill: OTHERS, size: 14 }),
      ...outside("datum.isOwn === false", dot, { fill: OTHERS, size: 22 }),
      {
        transform: [{ filter: "isValid(datum.limit)" }],
        mark: { type: "line", clip: true },
        encoding: {
          x: x("expected"),
          y: y("limit"),
          detail: ["level", "isAdjusted", "side"].map((field) => ({ field, type: "nominal" })),
          stroke: where("datum.isAdjusted", LIMITS.adjusted, LIMITS.chance),
          strokeWidth: where("datum.isAdjusted", 1.3, 1),
          strokeDash: where("datum.level === 0.95", [6, 4], [1, 0]),
        },
      },
      zeroLine(points, 1.4),
      {
        transform: [{ filter: isWide }, { calculate: most, as: "most" }],
        mark: { type: "rule", clip: true, stroke: INK.wideBand, strokeWidth: 2.6 },
        encoding: { x: x("expected"), y: y("lower"), y2: { field: "most" }, tooltip },
      },
      ...outside(isWide, ["datum.lower", most], { fill: INK.wideBand, size: 60 }),
      {
        transform: [
          { filter: "datum.isLed" },
          { calculate: `clamp(datum.difference, ${low}, ${high})`, as: "from" },
        ],
        mark: { type: "rule", stroke: dark, strokeWidth: 0.7 },
        encoding: {
          x: x("expected"),
          x2: { field: "labelExpected" },
          y: y("from"),
          y2: { field: "labelDifference" },
        },
      },
      namesLayer(
        { x: x("labelExpected"), y: y("labelDifference"), text: { field: "label" }, tooltip },
        dark,
        { align: { expr: "datum.labelAlign" }, baseline: { expr: "datum.labelBaseline" } },
      ),
      dots("datum.isOwn", { fill: dark, stroke: "white", strokeWidth: 1, size: 60 }),
      ...outside("datum.isOwn", dot, { fill: dark, size: 70 }),
    ],
  };
  return dotsPanel(sex, language, layout, plot);
}
