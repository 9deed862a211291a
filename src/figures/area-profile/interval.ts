import { arrow, type Side } from "../chart/cut-ends.js";
import { HAS_BAND, where } from "../chart/expressions.js";
import { darkestOf, INK } from "../theme.js";
import { column, HEAD_SIZE, hasHeads, IS_MARKED, lines, type SideLooks, SMALL, told } from "./column.js";
import { HEADS } from "./texts.js";

const IN_FRAME = "inrange(datum.difference, domain)";

/** The ratio as a dot, its interval as a line, what suppression leaves as a band behind. */
export function interval(looks: SideLooks) {
  const dark = darkestOf(looks.sex);
  const differences = {
    type: "quantitative",
    scale: { domain: { expr: "domain" }, nice: false, zero: false, clamp: true },
    axis: {
      orient: "top",
      tickCount: 4,
      labelFlush: false,
      gridColor: where("datum.value === 0", INK.zero, INK.grid),
      gridWidth: where("datum.value === 0", 1.2, 1),
      ...(hasHeads(looks)
        ? {
            title: HEADS.interval[looks.language],
            titleFontSize: HEAD_SIZE,
            titleColor: INK.soft,
            titlePadding: 6,
          }
        : { title: null, labels: false }),
      labelFontSize: SMALL,
      labelColor: INK.soft,
      format: "+d",
      labelExpr: "datum.value === 0 ? '0' : datum.label",
    },
  };
  const at = (field: string) => ({ field, ...differences });
  const beyond = (end: Side) => {
    const isAbove = end === "above";
    const edge = { datum: { expr: `domain[${isAbove ? 1 : 0}]` }, ...differences };
    const isRatio = isAbove ? "datum.difference > domain[1]" : "datum.difference < domain[0]";
    return {
      transform: [{ filter: `isValid(datum.${end})` }],
      encoding: { x: edge, tooltip: told(looks) },
      layer: [
        {
          mark: arrow(end, { size: 40, color: dark, xOffset: isAbove ? -3 : 3 }, "across"),
        },
        {
          mark: {
            type: "text",
            align: isAbove ? "right" : "left",
            dy: -8,
            fontSize: SMALL,
            fontWeight: { expr: `${isRatio} ? 'bold' : 'normal'` },
            color: { expr: `${isRatio} ? '${dark}' : '${INK.soft}'` },
          },
          encoding: { text: { field: end } },
        },
      ],
    };
  };
  return {
    ...column(looks, looks.layout.interval),
    encoding: { y: lines(looks) },
    layer: [
      {
        transform: [
          { filter: HAS_BAND },
          { calculate: "datum.upper === null ? domain[1] : datum.upper", as: "upper" },
        ],
        mark: { type: "bar", height: 10, color: INK.bandBehind },
        encoding: { x: at("lower"), x2: { field: "upper" } },
      },
      {
        transform: [{ calculate: "datum.most === null ? domain[1] : datum.most", as: "most" }],
        mark: { type: "rule", strokeWidth: 2, color: dark },
        encoding: { x: at("least"), x2: { field: "most" } },
      },
      {
        transform: [{ filter: IN_FRAME }],
        mark: { type: "point", size: 56, opacity: 1 },
        encoding: {
          x: at("difference"),
          fill: where(IS_MARKED, dark, "white"),
          stroke: where(IS_MARKED, "white", dark),
          strokeWidth: where(IS_MARKED, 1, 1.6),
          tooltip: told(looks),
        },
      },
      beyond("below"),
      beyond("above"),
    ],
  };
}
