import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth, widestTextWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import type { Side } from "../chart/cut-ends.js";
import type { Domain } from "../difference-scale.js";
import { agesName, type Region, SEX_NAMES } from "../figure-input.js";
import { leavesOneAlone, legendColumns } from "../sheet/columns.js";
import { breakName } from "../text/line-breaking.js";
import { darkestOf, TYPE } from "../theme.js";
import type { BarRow } from "./rows.js";

/** Width of the plots with the gaps between them: that of an A4 page on its side, at 7-point type. */
export const PLOTS_WIDTH = 1184;
/** Width of the vertical axis with its values and its title, left of a plot. */
export const AXIS_WIDTH = 56;
/** Least width of a group whose bars are still told apart, with the gap to the next group. */
const leastGroup = (ages: number) => ages * (ages <= 3 ? 11 : 6) + 14;
/** Share of a step that the bars of its group take. */
export const GROUP_SHARE = 0.72;
/** A group wider than this looks empty. */
const MOST_GROUP = 108;

/**
 * Men and women stand side by side as in the published figure as long as the bars stay wide enough to be told apart
 * and to carry a printed value; else men above women, with areas in the same column: halving 21 areas again would leave
 * 4-pixel bars. It depends on the numbers alone, so that all items of a prefecture look alike, and there are few
 * layouts, each of which is compiled once.
 */
export function areaBarsLayout(regions: number, ages: number, panels: number, plotsWidth: number) {
  // Where regions are few, the empty step would be as wide as three bars.
  const isApart = regions > 6;
  const groups = regions + (isApart ? 1 : 0);
  const beside = (count: number) => Math.floor((plotsWidth - (count - 1) * AXIS_WIDTH) / count);
  const sideBySide = panels > 1 && groups * leastGroup(ages) <= beside(panels);
  const isSmall = panels === 1 && groups * MOST_GROUP <= beside(2);
  const panelWidth = sideBySide ? beside(panels) : isSmall ? beside(2) : plotsWidth;
  return {
    sideBySide,
    rows: sideBySide ? 1 : panels,
    panelWidth,
    panelHeight: sideBySide || panels === 1 ? 320 : 232,
    leastHeight: 90,
    rowGap: 24,
    width: sideBySide ? plotsWidth : panelWidth,
    /** Has the prefecture an empty step beside it? */
    isApart,
  };
}

export type AreaBarsLayout = ReturnType<typeof areaBarsLayout>;

/** Pixels between two names. */
const NAMES_GAP = 4;

/**
 * The names of the prefecture and its areas, in lines that do not touch their neighbours: a name wider than its step may
 * use what shorter ones beside it leave.
 *
 * @param step from the middle of one name to that of the next
 */
export function regionNames(regions: readonly Region[], step: number): Record<string, string | string[]> {
  const weightOf = (index: number) => (index === 0 ? "bold" : undefined);
  const widths = regions.map(({ name }, index) => textWidth(name, TYPE.label, weightOf(index)));
  return Object.fromEntries(
    regions.map(({ code, name }, index) => {
      const beside = Math.max(widths[index - 1] ?? 0, widths[index + 1] ?? 0);
      const room = Math.max(step - NAMES_GAP / 2, 2 * (step - NAMES_GAP) - beside);
      const lines = breakName(name, room, TYPE.label, weightOf(index));
      return [code, lines.length > 1 ? lines : name];
    }),
  );
}

/**
 * Are values wider than the step from one group to the next? Where one value stands at each, they would be read as one
 * number.
 */
export function haveNoRoom(bars: readonly Pick<BarRow, "value">[], step: number): boolean {
  return bars.some(({ value }) => value !== undefined && textWidth(value, TYPE.value, "bold") > step);
}

/** Room above and below the frame: where something goes on beyond it, its value stands there. */
const RISE = { cut: 58, usual: 18 };
const DROP = { cut: 48, usual: 18 };
/** From the frame to such a value, and from this to the legend or the names of regions. */
const VALUE_GAPS = 8;
const LEGEND_HEIGHT = TYPE.heading + 3;
export const NAME_LINE = TYPE.label + 2;

/** The end of a bar nearer to the frame's edge than this share of its height has a value that runs out of the frame. */
const NEAR_EDGE = 0.14;

/**
 * How far the legend stands above the frame, and the names of regions below it.
 *
 * @param areValuesTurned do values run upwards? They then go on beyond the frame's edge: a bar is too narrow to hold one.
 */
export function besideFrame(
  bars: readonly Pick<BarRow, Side | "value" | "valueAt">[],
  [low, high]: Domain,
  areValuesTurned: boolean,
) {
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => Math.ceil(textWidth(text, TYPE.value, "bold")) + VALUE_GAPS));
  const roomOf = (side: Side, { cut, usual }: typeof RISE) => {
    const texts = bars.flatMap((bar) => bar[side] ?? []);
    const isNear = (at: number) =>
      (side === "above" ? high - at : at - low) < NEAR_EDGE * (high - low) && at >= 0 === (side === "above");
    const turned = areValuesTurned
      ? bars.flatMap(({ value, valueAt }) => (value !== undefined && isNear(valueAt ?? 0) ? [value] : []))
      : [];
    return Math.max(texts.length > 0 ? cut : usual, widest([...texts, ...turned]));
  };
  return { legendRise: roomOf("above", RISE), namesDrop: roomOf("below", DROP) };
}

/** Height that a panel needs above and below its plot, for its legend, the names of regions and values beyond the frame. */
export function heightAround(
  { legendRise, namesDrop }: ReturnType<typeof besideFrame>,
  names: Readonly<Record<string, string | readonly string[]>>,
): number {
  const lines = Math.max(...Object.values(names).map((name) => (typeof name === "string" ? 1 : name.length)));
  return LEGEND_HEIGHT + legendRise + namesDrop + lines * NAME_LINE;
}

const SWATCH = 12;
const HEADING_GAP = 24;
/** Outline of bars, and of their colours in the legend. */
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
  // Where one entry would stand alone on a last line, the heading goes above the entries and leaves them its room.
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
    offset: { expr: "legendRise" },
  };
}
