import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { NO_ROW } from "../chart/classes.js";
import { where } from "../chart/expressions.js";
import { tooltipOf } from "../chart/tooltip.js";
import { classFill, SYMBOL, symbolColours } from "../map/panel.js";
import type { ColouredInput } from "../map/rows.js";
import { INK, ON_COLOUR, TYPE } from "../theme.js";

/** Classes so dark that white is easier to read on them than black. */
const DARK = ["-3", "3", "low", "high"];
/** A tile without the colour of a class is white, or has the theme's background. */
const INK_ON_TILE = {
  condition: [
    { test: "datum.state !== 'known'", value: INK.text },
    {
      test: `indexof([${DARK.map((id) => `'${id}'`).join(", ")}], datum.class) >= 0`,
      value: ON_COLOUR.ends,
    },
  ],
  value: ON_COLOUR.middle,
};

const VALUE_SIZE = 13;
/** Between two tiles, as a share of a tile with its gap. */
const GAP = 0.05;
/** Left and right of a text together. */
const BESIDE_TEXT = 4;

/** How wide a board of so many columns is whose tiles hold their names and values. */
export function leastBoardWidth(
  columns: number,
  names: readonly string[],
  values: readonly string[],
): number {
  const texts = [
    ...names.map((name) => textWidth(name, TYPE.label)),
    ...values.map((value) => textWidth(value, VALUE_SIZE, "bold")),
  ];
  return Math.ceil(((Math.max(...texts) + BESIDE_TEXT) / (1 - GAP)) * columns);
}

/** The board of one sex: a tile a prefecture, with its name and value. */
export function tilePanel(
  sex: SexOrBoth,
  input: Omit<ColouredInput, "level">,
  width: number,
  height: number,
) {
  const band = (field: string) => ({
    field,
    type: "ordinal",
    axis: null,
    scale: { domain: { expr: "places" }, paddingInner: GAP, paddingOuter: 0 },
  });
  const place = { x: band("column"), y: band("row") };
  const fill = classFill(sex, input, width);
  const tooltip = tooltipOf(input.language);
  return {
    width,
    height,
    layer: [
      // Tiles without a row stay grey.
      {
        data: { name: "tiles" },
        encoding: place,
        layer: [
          { mark: { type: "rect", fill: NO_ROW } },
          {
            mark: { type: "text", fontSize: TYPE.label, color: INK.soft, dy: -8 },
            encoding: { text: { field: "name" } },
          },
        ],
      },
      {
        transform: [
          { filter: `datum.sex === '${sex}'` },
          {
            lookup: "code",
            from: { data: { name: "tiles" }, key: "code", fields: ["name", "column", "row"] },
            as: ["tile", "column", "row"],
          },
          { filter: "isValid(datum.tile)" },
          { calculate: SYMBOL, as: "symbol" },
        ],
        encoding: place,
        layer: [
          {
            mark: { type: "rect", strokeOpacity: 1 },
            encoding: {
              fill,
              stroke: where("datum.code === own", INK.text, INK.faint),
              strokeWidth: where("datum.code === own", 3, 0.6),
              tooltip,
            },
          },
          {
            mark: { type: "text", fontSize: TYPE.label, dy: -8 },
            encoding: { text: { field: "tile" }, color: INK_ON_TILE, tooltip },
          },
          {
            mark: { type: "text", fontSize: VALUE_SIZE, fontWeight: "bold", dy: 11 },
            encoding: { text: { field: "value" }, color: INK_ON_TILE, tooltip },
          },
          {
            transform: [{ filter: "datum.symbol !== ''" }],
            mark: {
              type: "text",
              fontSize: VALUE_SIZE,
              dx: { expr: "symbolPlace" },
              // English names leave no room beside them.
              dy: input.language === "ja" ? -8 : 11,
              strokeWidth: 0.5,
            },
            encoding: { text: { field: "symbol" }, ...symbolColours(fill) },
          },
        ],
      },
    ],
  };
}
