import { IS_WIDE, where } from "../chart/expressions.js";
import { INK, shadesOf } from "../theme.js";
import { HEAD_SIZE, hasHeads, type SideLooks, SMALL, told } from "./column.js";

/** The scale of the age classes. */
const OF_AGES = {
  field: "ages",
  type: "nominal",
  scale: { domain: { expr: "ages" }, paddingInner: 0.3, paddingOuter: 0.15 },
} as const;

/** The head of the column stands above the middle of the classes' names, in pixels. */
const HEAD_DROP = -22;

/** A view that is no pixel high would be made as high as usual; the bars begin where it begins. */
const HEAD = 1;

/** What stands above the bars, also where no item does. */
const head = ({ layout }: SideLooks) => ({
  width: layout.ages,
  height: HEAD,
  view: { stroke: null },
  data: { values: [{}] },
  layer: [
    {
      mark: { type: "tick", opacity: 0 },
      encoding: {
        x: {
          ...OF_AGES,
          axis: {
            orient: "top",
            title: null,
            labelAngle: 0,
            labelExpr: "ageNames[datum.value]",
            labelOverlap: true,
            labelFontSize: SMALL,
            labelColor: INK.soft,
          },
        },
      },
    },
    {
      mark: {
        type: "text",
        baseline: "bottom",
        fontSize: HEAD_SIZE,
        color: INK.soft,
        text: { expr: "agesHead" },
      },
      encoding: { x: { value: layout.ages / 2 }, y: { value: HEAD_DROP } },
    },
  ],
});

/** Bars by age of the items, below their head where these are the first. */
export const ages = (looks: SideLooks) =>
  hasHeads(looks) ? { spacing: -HEAD, bounds: "flush", vconcat: [head(looks), bars(looks)] } : bars(looks);

/** A bar an age class around 0, for each item: hollow where suppression leaves a wide range. */
function bars(looks: SideLooks) {
  const { sex, side, layout } = looks;
  const [, middle] = shadesOf(sex, 3);
  return {
    transform: [{ filter: `datum.sex === '${sex}' && datum.side === '${side}' && !isValid(datum.value)` }],
    facet: {
      row: { field: "place", type: "ordinal", title: null, header: null },
    },
    spacing: 0,
    bounds: "flush",
    spec: {
      width: layout.ages,
      height: layout.line,
      encoding: {
        x: { ...OF_AGES, axis: null },
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
            fill: where(IS_WIDE, INK.faintFill, middle),
            stroke: where(IS_WIDE, INK.faint, "transparent"),
            strokeDash: where(IS_WIDE, [3, 2], [1, 0]),
          },
        },
        {
          transform: [{ filter: "isValid(datum.said)" }],
          mark: {
            type: "text",
            // A longer value is written smaller, so that it is no wider than four signs.
            fontSize: { expr: `length(datum.said) > 4 ? ${0.8 * SMALL} : ${SMALL}` },
            color: INK.soft,
            dy: { expr: "datum.difference === null ? 0 : datum.difference > 0 ? 7 : -7" },
          },
          encoding: { y: { datum: 0 }, text: { field: "said" } },
        },
      ],
    },
  };
}
