import type { SexOrBoth } from "../../model/ratios.js";
import { NO_ROW } from "../chart/classes.js";
import { where } from "../chart/expressions.js";
import { tooltipOf } from "../chart/tooltip.js";
import { classFill, SYMBOL, symbolColours } from "../map/panel.js";
import type { ColouredInput } from "../map/rows.js";
import { INK, TYPE } from "../theme.js";

/** Classes so dark that white is easier to read on them than black. */
const DARK = ["-3", "3", "low", "high"];
const INK_ON_TILE = where(
  `datum.state === 'known' && indexof([${DARK.map((id) => `'${id}'`).join(", ")}], datum.class) >= 0`,
  "white",
  INK.text,
);

const VALUE_SIZE = 13;

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
    scale: { domain: { expr: "places" }, paddingInner: 0.05, paddingOuter: 0 },
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
              dy: -8,
              strokeWidth: 0.5,
            },
            encoding: { text: { field: "symbol" }, ...symbolColours(fill) },
          },
        ],
      },
    ],
  };
}
