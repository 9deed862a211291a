import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { headed, headingHeight } from "../chart/heading.js";
import { withHeight } from "../chart/plot-rows.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { type ChartFrame, type ChartSheet, chartSpec, panelsHeight } from "../sheet/sheet.js";
import { type LabelledPoint, placeLabels, type Spot } from "../text/label-places.js";
import { TYPE } from "../theme.js";
import { bySex } from "./chart.js";

const USUAL = { alone: 880, pair: 1184, height: 420 } as const;
/** The values of the vertical axis and its title, left of a plot. */
const AXIS_WIDTH = 56;
/** Plots narrower than this stand one below the other. */
const LEAST_WIDTH = 380;

/** Two plots stand beside each other where there is room, a third below them. */
export function dotsLayout(panels: number, look: FigureLook) {
  const width = plotsWidth(look, { usual: panels === 1 ? USUAL.alone : USUAL.pair, beside: AXIS_WIDTH });
  const half = Math.floor((width - AXIS_WIDTH) / 2);
  const columns = panels > 1 && half >= LEAST_WIDTH ? 2 : 1;
  return {
    columns,
    rows: Math.ceil(panels / columns),
    panelWidth: columns === 2 ? half : width,
    panelHeight: USUAL.height,
    leastHeight: 120,
    rowGap: 24,
    width,
    /** Lines of the longest sentence beside the name of a sex. */
    headingLines: 1,
  };
}

export type DotsLayout = ReturnType<typeof dotsLayout>;

/** Views in rows, as many beside each other as there are columns. */
export function inRows(views: readonly object[], columns: number): object[] {
  const firsts = views.filter((_, index) => index % columns === 0);
  return firsts.map((first, row) => {
    const beside = views.slice(row * columns, (row + 1) * columns);
    return beside.length > 1 ? { hconcat: beside } : first;
  });
}

/** Colour of the areas of other prefectures, which are the background. */
export const OTHERS = "#b5b5b5";
/** Type of the names of areas. */
const LABEL_SIZE = TYPE.label;

const HEADING_GAP = 8;
/** Height of the axis below a plot, with its values and its title. */
const AXIS_HEIGHT = 38;

/** What a figure of dots draws in a layout. */
interface Dots extends Pick<ChartSheet, "params" | "rows"> {
  /** @param isFirst is it the first panel of its row? */
  readonly panelOf: (sex: SexOrBoth, isFirst: boolean) => object;
}

/**
 * A figure of areas as dots: a panel a sex, under its name and the lines of its heading.
 *
 * @param dotsOf what is drawn in a layout whose plots are as high as there is room
 */
export function dotsSpec(
  frame: ChartFrame,
  plan: DotsLayout,
  panels: readonly { readonly sex: SexOrBoth; readonly heading: readonly string[] }[],
  dotsOf: (layout: DotsLayout) => Dots,
) {
  const headingLines = Math.max(...panels.map(({ heading }) => heading.length));
  const around = headingHeight(headingLines) + HEADING_GAP + AXIS_HEIGHT;
  const layout = { ...withHeight(plan, panelsHeight(frame), around), headingLines };
  const { params, rows, panelOf } = dotsOf(layout);
  const views = panels.map(({ sex }, index) => panelOf(sex, index % layout.columns === 0));
  return chartSpec({
    ...frame,
    params: { ...params, headings: bySex(panels, ({ heading }) => heading) },
    rows,
    panels: inRows(views, layout.columns),
  });
}

/**
 * A plot of areas as dots, under the name of its sex and what the param `headings` says of it.
 */
export const dotsPanel = (
  sex: SexOrBoth,
  language: Language,
  { headingLines }: DotsLayout,
  plot: object,
) => ({
  // Plots beside each other begin at one height, whether or not the first has a tick at its upper edge.
  bounds: "flush",
  ...headed(
    sex,
    language,
    HEADING_GAP + headingHeight(headingLines) - headingHeight(1),
    `headings.${sex}`,
    plot,
  ),
});

/**
 * The names of the prefecture's areas beside their dots.
 *
 * @param held what of a text stands at its place
 */
export function namesLayer(encoding: object, color: string, held: object) {
  const label = (mark: object) => ({
    mark: { type: "text", fontSize: LABEL_SIZE, fontWeight: "bold", ...held, ...mark },
  });
  return {
    transform: [{ filter: "isValid(datum.label)" }],
    encoding,
    // A white edge keeps a name apart from the dots below it.
    layer: [
      label({ stroke: "white", strokeWidth: 3, color: "white", strokeJoin: "round", opacity: 0.8 }),
      label({ color }),
    ],
  };
}

/** From one spot of a line to the next. */
const SPOT_STEP = 8;

/** Spots along the lines of 0 within a plot, which a name had better not cover, as it had better not cover a dot. */
function spotsOf({ x, y }: Partial<Spot>, { panelWidth, panelHeight }: DotsLayout): Spot[] {
  const along = (length: number) =>
    Array.from({ length: Math.ceil(length / SPOT_STEP) }, (_, at) => at * SPOT_STEP);
  return [
    ...(x === undefined ? [] : along(panelHeight).map((down) => ({ x, y: down }))),
    ...(y === undefined ? [] : along(panelWidth).map((across) => ({ x: across, y }))),
  ];
}

/** From one spot of a range to the next: they are near each other, so that a name rather stands farther away than on it. */
const RANGE_STEP = 2;

function spotsBetween([from, to]: readonly [Spot, Spot]): Spot[] {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / RANGE_STEP);
  const share = (start: number, end: number, at: number) => start + ((end - start) * at) / Math.max(1, count);
  return Array.from({ length: count + 1 }, (_, at) => ({
    x: share(from.x, to.x, at),
    y: share(from.y, to.y, at),
  }));
}

/** How the areas of a figure stand in its plot, in the unit of the type, and how those of the prefecture are named. */
interface DotNames<Row, Label> {
  readonly spotOf: (row: Row) => Spot;
  /** How far within the upper and the lower edge a dot stands that lies beyond them. */
  readonly inset?: number;
  /** Where the lines of 0 stand. */
  readonly zero: Partial<Spot>;
  /** The ends of the lines that are drawn through a dot of the prefecture: what its range is. */
  readonly rangesOf?: (row: Row) => readonly (readonly [Spot, Spot])[];
  readonly nameOf: (row: Row) => string;
  /** Those farthest from the reference choose first: they are what the figure is about. */
  readonly farOf: (row: Row) => number;
  /** What the row of a dot is told of its name. */
  readonly labelOf: (dot: PlacedName) => Label;
}

/** A name at a place, with the dot that it is of. */
export interface PlacedName extends LabelledPoint {
  readonly label: string;
  /** The middle of the name, and whether it is so far away that a line leads to it. */
  readonly place: Spot & { readonly isAway: boolean };
}

/** Rows of areas, those of the prefecture with their names at free places beside their dots. */
export function withNames<Row extends { readonly code: string; readonly isOwn: boolean }, Label>(
  rows: readonly Row[],
  { spotOf, inset = 0, zero, rangesOf = () => [], nameOf, farOf, labelOf }: DotNames<Row, Label>,
  layout: DotsLayout,
) {
  const { panelWidth: width, panelHeight: height } = layout;
  const dots = rows
    .filter(({ isOwn }) => isOwn)
    .toSorted((a, b) => farOf(b) - farOf(a) || (a.code < b.code ? -1 : 1))
    .map((row) => {
      const [{ x, y }, label] = [spotOf(row), nameOf(row)];
      const size = { width: textWidth(label, LABEL_SIZE, "bold"), height: LABEL_SIZE };
      return { row, label, x, y: Math.min(height - inset, Math.max(inset, y)), ...size };
    });
  const others = rows.filter(({ isOwn }) => !isOwn).map(spotOf);
  const ranges = dots.flatMap(({ row }) => rangesOf(row)).flatMap(spotsBetween);
  const places = placeLabels(dots, [...others, ...ranges, ...spotsOf(zero, layout)], { width, height });
  const labels = new Map(dots.map((dot, index) => [dot.row, labelOf({ ...dot, place: places[index]! })]));
  return rows.map((row) => ({ ...row, ...labels.get(row) }));
}
