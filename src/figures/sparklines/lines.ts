import type { Language } from "../../text/language.js";
import { INK, TYPE } from "../theme.js";
import type { SparklinesLayout } from "./layout.js";

export interface Looks {
  readonly language: Language;
  readonly layout: SparklinesLayout;
  readonly sexes: number;
}

/** The bar behind the heading of a group. */
export const HEADING = { height: 17, fill: "#f0eee4", inset: 4 } as const;
/** Is it the row of an item's place? There is one for each frame. */
export const IS_ITEM = "isValid(datum.low)";
/** Is it the row of a group's heading? */
export const IS_HEADING = "isValid(datum.heading)";

/** Keeps the rows of one of the two columns. */
export const ofColumn = (column: number) => ({ filter: `datum.column === ${column}` });

/** The vertical encoding of lines that are as high as the facets of the plots; `rise` moves texts to the middle of a plot. */
export const lines = ({ lineHeight, plotHeight }: SparklinesLayout) => ({
  height: { step: lineHeight },
  y: {
    field: "line",
    type: "ordinal",
    axis: null,
    scale: { padding: 0 },
  },
  rise: (plotHeight - lineHeight) / 2,
});

/** What stands behind the heading of a group, from end to end of a view. */
export const headingBar = (yOffset: number) => ({
  transform: [{ filter: IS_HEADING }],
  mark: { type: "bar", height: HEADING.height, color: HEADING.fill, yOffset },
  encoding: { x: { value: 0 }, x2: { value: "width" } },
});

/** Headings of groups, and the names of items. */
export function namesView(column: number, { layout }: Looks) {
  const { height, y, rise } = lines(layout);
  return {
    width: layout.namesWidth,
    height,
    transform: [ofColumn(column)],
    encoding: { y },
    layer: [
      headingBar(rise),
      {
        transform: [{ filter: IS_HEADING }],
        mark: {
          type: "text",
          align: "left",
          fontSize: { expr: `datum.headingSize || ${TYPE.label}` },
          fontWeight: "bold",
          color: INK.text,
          yOffset: rise,
        },
        encoding: { x: { value: HEADING.inset }, text: { field: "heading" } },
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
