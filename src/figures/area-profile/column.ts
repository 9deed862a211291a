import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { isMarkedIn } from "../chart/expressions.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { TYPE } from "../theme.js";
import type { ProfileSide } from "./choice.js";
import type { ProfileColumns, ProfileLayout } from "./layout.js";

/** One side of one sex, and how it is drawn. */
export interface SideLooks extends ProfileColumns {
  readonly sex: SexOrBoth;
  readonly side: ProfileSide;
  readonly language: Language;
  readonly layout: ProfileLayout;
}

export const SMALL = 9.5;
export const HEAD_SIZE = TYPE.note - 0.5;
const SEPARATOR = "#efefec";

export const IS_MARKED = isMarkedIn("mark");

/** The heads of the columns stand above the first items of a sex. */
export const hasHeads = ({ side }: SideLooks) => side === "worst";

/** The tooltip of an item. */
export const told = ({ language }: SideLooks) => tooltipOf(language, ["itemName", ...OF_A_RATIO]);

/** The vertical encoding of a column: a line for each item, with thin lines between. */
export const lines = ({ sex, side }: SideLooks) => ({
  field: "item",
  type: "nominal",
  scale: { domain: { expr: `items.${sex}.${side}` } },
  axis: { title: null, labels: false, grid: true, gridColor: SEPARATOR, tickBand: "extent" },
});

/** Keeps the rows of the items of a side. */
export const itemsOf = ({ sex, side }: SideLooks) => [
  { filter: `datum.sex === '${sex}' && datum.side === '${side}' && isValid(datum.value)` },
];

/** A view with a line for each item. */
export const column = (looks: SideLooks, width: number) => ({
  width,
  height: { step: looks.layout.line },
  transform: itemsOf(looks),
});
