import { byGroup, type FigureItem } from "../figure-input.js";

const NAMES_WIDTH = 122;
const NUMBERS_WIDTH = 180;
const PLOT_WIDTH = 133;
/** From the names to the plots, with the ends of their axes between, and from these to the numbers. */
export const ENDS_WIDTH = 30;
export const NUMBERS_GAP = 8;
export const COLUMN_GAP = 28;
const LINE_HEIGHT = 37;
const GAP = 8;
/** From the edge of a plot to its first and last year, and the type of these. */
export const YEARS_INSET = 8;
export const YEAR_SIZE = 9;
const LEAST_PLOT = 40;

/**
 * How wide and high the parts of the figure are; its two columns are alike.
 *
 * @param asked how wide all of it shall be; the plots take what names and numbers leave
 */
export function sparklinesLayout(asked?: number) {
  const fixed = NAMES_WIDTH + ENDS_WIDTH + NUMBERS_GAP + NUMBERS_WIDTH;
  const plotWidth =
    asked === undefined ? PLOT_WIDTH : Math.max(LEAST_PLOT, Math.floor((asked - COLUMN_GAP) / 2) - fixed);
  const columnWidth = fixed + plotWidth;
  return {
    namesWidth: NAMES_WIDTH,
    plotWidth,
    numbersWidth: NUMBERS_WIDTH,
    width: 2 * columnWidth + COLUMN_GAP,
    /** From one line to the next, and how much of it a plot takes. */
    lineHeight: LINE_HEIGHT,
    plotHeight: LINE_HEIGHT - GAP,
  };
}

export type SparklinesLayout = ReturnType<typeof sparklinesLayout>;

/** A line of a column: the heading of a group, or an item. */
export type ColumnLine =
  | { readonly kind: "heading"; readonly item: FigureItem; readonly isContinued: boolean }
  | { readonly kind: "item"; readonly item: FigureItem };

/** A column may be this many lines longer if no group is torn apart for it. A heading is as high as an item. */
const TORN = 60 / LINE_HEIGHT;

function columnOf(items: readonly FigureItem[], before: FigureItem | undefined): ColumnLine[] {
  return items.flatMap((item, index): ColumnLine[] => {
    const previous = index === 0 ? undefined : items[index - 1];
    const line = { kind: "item", item } as const;
    if (previous && previous.group.ja === item.group.ja) return [line];
    const isContinued = index === 0 && before?.group.ja === item.group.ja;
    return [{ kind: "heading", item, isContinued }, line];
  });
}

/** Two columns of nearly the same height, rather cut between groups than within one. */
export function columnsOf(unordered: readonly FigureItem[]): ColumnLine[][] {
  const items = byGroup(unordered);
  let best: { readonly columns: ColumnLine[][]; readonly cost: number } | undefined;
  for (let cut = 1; cut <= items.length; cut++) {
    const columns = [columnOf(items.slice(0, cut), undefined), columnOf(items.slice(cut), items[cut - 1])];
    const isTorn = columns[1]?.[0]?.kind === "heading" && columns[1][0].isContinued;
    const cost = Math.max(...columns.map(({ length }) => length)) + (isTorn ? TORN : 0);
    if (!best || cost < best.cost) best = { columns, cost };
  }
  return best?.columns ?? [[], []];
}
