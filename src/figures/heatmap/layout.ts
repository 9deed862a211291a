import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import type { FigureSize } from "../sheet/look.js";
import { TYPE } from "../theme.js";

/** Type of the values: three signs fit the narrowest usual cell, and a page on its side still shows 21 areas at 6 points. */
const VALUE = 13;
const ROW_HEIGHT = 18;
/** Least height of a row that can be read, and the greatest that does not look empty. */
const LEAST_ROW = 9;
const MOST_ROW = 24;
/** Share of a row's height that its type may take. */
const TYPE_SHARE = 0.75;
/** From the names to the cells, and from the cells of one sex to those of the next. */
export const NAMES_GAP = 8;
export const PANEL_GAP = 26;
/** From men to women one above the other. */
const BLOCK_GAP = 24;
const GROUPS_WIDTH = { ja: 46, en: 82 } as const;
const ITEMS_WIDTH = { ja: 174, en: 196 } as const;

/** The most columns of a panel, and its width: with fewer columns cells are wider. */
const PANELS = [
  { columns: 5, width: 264 },
  { columns: 8, width: 352 },
  { columns: 14, width: 476 },
  { columns: 22, width: 704 },
] as const;
/** Width of a cell where there are more columns than that. */
const USUAL_CELL = 32;
/** In a width that is asked for, everything shrinks to this share before men stand above women. */
const LEAST_SHARE = 0.65;

/** An upright picture in which names would be so much smaller has none of groups, and those of items as wide as this. */
const LEAST_NAMES_SHARE = 0.55;
const NARROW_ITEMS_WIDTH = 124;
const NARROW_NAME = 10;

/** Between the edges of a phone's page, and of its picture; what a cell needs there to be read. */
const PHONE = { width: 340, margin: 4, cell: 15 };

/** Size for a phone, on which men stand above women; with many areas the picture is wider than the screen and moved sideways. */
export function phoneSize(columns: number): FigureSize {
  const { width, margin, cell } = PHONE;
  const cells = PANELS.find((panel) => columns <= panel.columns)?.columns ?? columns;
  return { width: Math.max(width, NARROW_ITEMS_WIDTH + NAMES_GAP + 2 * margin + cells * cell), margin };
}

/**
 * How wide and high the parts of a heatmap are, of which there are few layouts, each compiled once: as wide as is
 * usual, or as is asked for.
 *
 * @param asked how wide all of it shall be, and how high the whole figure
 */
export function heatmapLayout(
  columns: number,
  panels: number,
  language: Language,
  asked?: { readonly width: number; readonly height?: number | undefined },
) {
  const known = PANELS.find((panel) => columns <= panel.columns);
  const usual = known?.width ?? columns * USUAL_CELL;
  const [groups, items] = [GROUPS_WIDTH[language], ITEMS_WIDTH[language]];
  const widthOf = (across: number) => groups + items + NAMES_GAP + across * usual + (across - 1) * PANEL_GAP;
  const isUpright = asked !== undefined && (asked.height ?? Number.POSITIVE_INFINITY) > asked.width;
  // Municipalities are more than the areas of any prefecture: beside each other their panels are wider than any screen.
  const isTooWide = asked ? isUpright && asked.width < LEAST_SHARE * widthOf(panels) : known === undefined;
  const isStacked = panels > 1 && isTooWide;
  const across = isStacked ? 1 : panels;
  const share = asked ? Math.min(1, asked.width / widthOf(across)) : 1;
  const isNarrow = isUpright && share < LEAST_NAMES_SHARE;
  const groupsWidth = isNarrow ? 0 : Math.floor(share * groups);
  const itemsWidth = isNarrow ? NARROW_ITEMS_WIDTH : Math.floor(share * items);
  const nameSize = isNarrow ? NARROW_NAME : Math.floor(10 * share * TYPE.label) / 10;
  const beside = groupsWidth + itemsWidth + NAMES_GAP + (across - 1) * PANEL_GAP;
  const panelWidth = asked ? Math.max(columns, Math.floor((asked.width - beside) / across)) : usual;
  const room = panelWidth / (asked ? columns : (known?.columns ?? columns)) - 1;
  const sizeFor = (widest: string) => Math.floor((10 * room) / textWidth(widest, 1, "bold")) / 10;
  return {
    /** Men above women, else left of them: an item's two halves are then compared on one line. */
    isStacked,
    /** The column of the groups' names, 0 for none, and that of the items' names right of it. */
    groupsWidth,
    itemsWidth,
    /** The cells of one sex. */
    panelWidth,
    width: beside + across * panelWidth,
    ...inRows(ROW_HEIGHT, nameSize, [sizeFor("+00"), sizeFor("+000"), sizeFor("+00000")]),
  };
}

export type HeatmapLayout = ReturnType<typeof heatmapLayout>;

/** Rows of a height, with type that is no larger than fits into it. */
function inRows(rowHeight: number, nameSize: number, sizes: readonly number[]) {
  const most = TYPE_SHARE * rowHeight;
  const [three, four, more] = sizes.map((size) => Math.min(VALUE, most, size)) as [number, number, number];
  // Sizes of type of the names, and of values of up to three, of four, and of more signs.
  return { rowHeight, nameSize: Math.min(nameSize, most), valueSizes: [three, four, more] as const };
}

/**
 * The layout with rows as high as the size asked for leaves room.
 *
 * @param blocks how many stand one above the other, the rows of each, and how much stands above these
 * @param height of all; undefined for the usual one
 */
export function withHeight(
  layout: HeatmapLayout,
  { count, rows, above }: { readonly count: number; readonly rows: number; readonly above: number },
  height: number | undefined,
): HeatmapLayout {
  if (height === undefined) return layout;
  const room = height - count * above - (count - 1) * BLOCK_GAP;
  const each = Math.floor((10 * room) / Math.max(1, count * rows)) / 10;
  const rowHeight = Math.min(MOST_ROW, Math.max(LEAST_ROW, each));
  return { ...layout, ...inRows(rowHeight, layout.nameSize, layout.valueSizes) };
}
