import { byGroup, type FigureItem } from "../figure-input.js";

/** A line of a column: the heading of a group, or an item. */
export type ColumnLine =
  | { readonly kind: "heading"; readonly item: FigureItem; readonly isContinued: boolean }
  | { readonly kind: "item"; readonly item: FigureItem };

export interface LineHeights {
  readonly heading: number;
  readonly item: number;
}

/** How many pixels of height a group that is not torn apart is worth. */
const TORN = 60;

const heightOf = (lines: readonly ColumnLine[], heights: LineHeights): number =>
  lines.reduce((sum, { kind }) => sum + heights[kind], 0);

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
export function columnsOf(unordered: readonly FigureItem[], heights: LineHeights): ColumnLine[][] {
  const items = byGroup(unordered);
  let best: { readonly columns: ColumnLine[][]; readonly cost: number } | undefined;
  for (let cut = 1; cut <= items.length; cut++) {
    const columns = [columnOf(items.slice(0, cut), undefined), columnOf(items.slice(cut), items[cut - 1])];
    const isTorn = columns[1]?.[0]?.kind === "heading" && columns[1][0].isContinued;
    const cost = Math.max(...columns.map((column) => heightOf(column, heights))) + (isTorn ? TORN : 0);
    if (!best || cost < best.cost) best = { columns, cost };
  }
  return best?.columns ?? [[], []];
}
