import { IS_WIDE, where } from "../chart/expressions.js";
import { INK, shadesOf } from "../theme.js";
import { HEAD_SIZE, hasHeads, type SideLooks, SMALL, told } from "./column.js";

/** A bar an age class around 0, for each item: hollow where suppression leaves a wide range. */
export function ages(looks: SideLooks) {
  const { sex, side, layout } = looks;
  const [, shade = ""] = shadesOf(sex, 3);
  return {
    transform: [{ filter: `datum.sex === '${sex}' && datum.side === '${side}' && !isValid(datum.value)` }],
    facet: {
      row: { field: "place", type: "ordinal", title: null, header: null },
      // The head of the column is the label of its only value.
      column: {
        field: "sex",
        title: null,
        header: hasHeads(looks)
          ? { labelExpr: "agesHead", labelFontSize: HEAD_SIZE, labelColor: INK.soft, labelPadding: 6 }
          : null,
      },
    },
    spacing: 0,
    bounds: "flush",
    spec: {
      width: layout.ages,
      height: layout.line,
      encoding: {
        x: {
          field: "ages",
          type: "nominal",
          scale: { domain: { expr: "ages" }, paddingInner: 0.3, paddingOuter: 0.15 },
          axis: hasHeads(looks)
            ? {
                orient: "top",
                title: null,
                labelAngle: 0,
                labelExpr: "ageNames[datum.value]",
                labelOverlap: true,
                labelFontSize: SMALL,
                labelColor: INK.soft,
              }
            : null,
        },
        y: {
          field: "difference",
          type: "quantitative",
          stack: null,
          scale: {
            domain: { expr: "[-ageLimit, ageLimit]" },
            nice: false,
            zero: false,
            clamp: true,
            padding: 2,
          },
          axis: { title: null, labels: false, values: [0], gridColor: INK.soft, gridWidth: 0.8 },
        },
        tooltip: told(looks),
      },
      layer: [
        {
          mark: { type: "bar" },
          encoding: {
            fill: where(IS_WIDE, INK.faintFill, shade),
            stroke: where(IS_WIDE, INK.faint, "transparent"),
            strokeDash: where(IS_WIDE, [3, 2], [1, 0]),
          },
        },
        {
          transform: [{ filter: "isValid(datum.said)" }],
          mark: {
            type: "text",
            fontSize: SMALL,
            color: INK.soft,
            dy: { expr: "datum.difference === null ? 0 : datum.difference > 0 ? 7 : -7" },
          },
          encoding: { y: { datum: 0 }, text: { field: "said" } },
        },
      ],
    },
  };
}
