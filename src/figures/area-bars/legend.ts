import type { SexOrBoth } from "../../model/ratios.js";
import { widestTextWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { agesName, SEX_NAMES } from "../figure-input.js";
import { leavesOneAlone, legendColumns } from "../sheet/columns.js";

import { darkestOf, TYPE } from "../theme.js";
import { LEGEND_RISE } from "./names.js";

const SWATCH = 12;
const HEADING_GAP = 24;
/** Of bars, and of their colours in the legend. */
export const OUTLINE_WIDTH = 0.6;

/**
 * The shades of a sex by age, headed by its name.
 *
 * @param width of its panel
 */
export function agesLegend(sex: SexOrBoth, ages: readonly string[], language: Language, width: number) {
  const dark = darkestOf(sex);
  const heading = SEX_NAMES[sex][language];
  const entries = ages.map((age) => widestTextWidth(agesName(age, language), TYPE.label) + SWATCH + 24);
  const beside = legendColumns(entries, width - widestTextWidth(heading, TYPE.heading, "bold") - HEADING_GAP);
  // Above its entries the heading leaves them room where one would stand alone on a last line.
  const isBeside = !leavesOneAlone(ages.length, beside);
  return {
    title: heading,
    titleOrient: isBeside ? "left" : "top",
    titleColor: dark,
    titlePadding: isBeside ? HEADING_GAP : 6,
    orient: "top",
    direction: "horizontal",
    columns: isBeside ? beside : legendColumns(entries, width),
    columnPadding: 18,
    labelExpr:
      language === "ja"
        ? "replace(datum.label, '-', '–') + '歳'"
        : "replace(datum.label, '-', '–') + ' years'",
    symbolType: "square",
    symbolSize: SWATCH ** 2,
    symbolStrokeColor: dark,
    symbolStrokeWidth: OUTLINE_WIDTH,
    offset: { expr: LEGEND_RISE },
  };
}
