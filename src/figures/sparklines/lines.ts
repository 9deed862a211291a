import type { Language } from "../../text/language.js";
import type { SparklinesLayout } from "./layout.js";

export interface Looks {
  readonly language: Language;
  readonly layout: SparklinesLayout;
  readonly sexes: number;
}

/** Behind the heading of a group. */
export const HEADING = { height: 17, fill: "#f0eee4" } as const;
/** Of what is drawn on each frame once. */
export const IS_ITEM = "isValid(datum.low)";
export const IS_HEADING = "isValid(datum.heading)";

export const ofColumn = (column: number) => ({ filter: `datum.column === ${column}` });

/** Lines below each other, as high as the facets of the plots; their middle is that of a plot. */
export const lines = ({ lineHeight, plotHeight }: SparklinesLayout, column: number) => ({
  height: { step: lineHeight },
  y: {
    field: "line",
    type: "ordinal",
    axis: null,
    scale: { domain: { expr: `lines[${column}]` }, padding: 0 },
  },
  rise: (plotHeight - lineHeight) / 2,
});

/** What stands behind the heading of a group, from the view before to the end of this one. */
export const headingBar = (from: number, position: object) => ({
  transform: [{ filter: IS_HEADING }],
  mark: { type: "bar", height: HEADING.height, color: HEADING.fill, ...position },
  encoding: { x: { value: -from }, x2: { value: "width" } },
});
