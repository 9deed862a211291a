import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { headed, headingHeight } from "../chart/heading.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { placeLabels, type Spot } from "../text/label-places.js";
import { TYPE } from "../theme.js";

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

/** How high the panel of a sex is beside its plot. */
export const heightAround = (lines: number): number => headingHeight(lines) + HEADING_GAP + AXIS_HEIGHT;

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

/**
 * Names at free places beside their dots, in the unit of the type; the first choose first.
 *
 * @param others dots without names
 * @param zero where the lines of 0 stand
 * @param dotOf where the dot of a row stands, and its name
 */
export function placedNames<Row>(
  rows: readonly Row[],
  others: readonly Spot[],
  zero: Partial<Spot>,
  dotOf: (row: Row) => Spot & { readonly label: string },
  layout: DotsLayout,
) {
  const { panelWidth: width, panelHeight: height } = layout;
  const dots = rows.map((row) => {
    const dot = dotOf(row);
    return { row, ...dot, width: textWidth(dot.label, LABEL_SIZE, "bold"), height: LABEL_SIZE };
  });
  const places = placeLabels(dots, [...others, ...spotsOf(zero, layout)], { width, height });
  return dots.map((dot, index) => ({ ...dot, place: places[index]! }));
}
