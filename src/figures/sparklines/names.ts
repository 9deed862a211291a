import { INK, TYPE } from "../theme.js";
import { headingBar, IS_HEADING, IS_ITEM, type Looks, lines, ofColumn } from "./lines.js";

/** Headings of groups, and the names of items. */
export function namesView(column: number, { layout }: Looks) {
  const { height, y, rise } = lines(layout, column);
  return {
    width: layout.namesWidth,
    height,
    transform: [ofColumn(column)],
    encoding: { y },
    layer: [
      headingBar(0, { yOffset: rise }),
      {
        transform: [{ filter: IS_HEADING }],
        mark: {
          type: "text",
          align: "left",
          fontSize: TYPE.label,
          fontWeight: "bold",
          color: INK.text,
          yOffset: rise,
        },
        encoding: { x: { value: 4 }, text: { field: "heading" } },
      },
      {
        transform: [{ filter: IS_ITEM }],
        mark: {
          type: "text",
          align: "left",
          color: INK.text,
          fontSize: { expr: "datum.labelSize" },
          lineHeight: { expr: "datum.labelSize + 2" },
          yOffset: rise,
          dy: {
            expr: "isArray(datum.label) ? (1 - length(datum.label)) * (datum.labelSize + 2) / 2 : 0",
          },
        },
        encoding: { x: { value: 0 }, text: { field: "label" } },
      },
    ],
  };
}
