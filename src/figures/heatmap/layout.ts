import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import type { FigureItem } from "../figure-input.js";
import { lineHeightOf } from "../pixel-marks.js";
import { breakLines, breakName } from "../text/line-breaking.js";
import { TYPE } from "../theme.js";

/** A row of the heatmap. */
interface HeatmapLine {
  readonly item: FigureItem;
  readonly y: number;
}

/** Items of one group that stand together. */
interface HeatmapGroup {
  readonly lines: readonly string[];
  readonly y: number;
  readonly y2: number;
}

/** Where things stand in the heatmap, in pixels from its upper left corner. */
export interface HeatmapLayout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly groupWidth: number;
  /** Right edge of the items' names. */
  readonly namesEnd: number;
  readonly namesWidth: number;
  readonly lines: readonly HeatmapLine[];
  readonly groups: readonly HeatmapGroup[];
  /** Left edge of each column, for each panel: the prefecture, then its areas. */
  readonly panels: readonly (readonly number[])[];
}

/** A page on its side; more than 17 areas need more. */
const FIGURE_WIDTH = 1184;
const ROW_HEIGHT = 18;
const GROUP_GAP = 8;
const PANEL_GAP = 26;
const SET_APART = 5;
/** Three signs at 10 pixels, which half an A4 page still shows at 5 points. */
const LEAST_CELL = 26;
const MOST_CELL = 62;
const GROUP_WIDTH = { ja: 46, en: 82 } as const;
const MOST_NAMES_WIDTH = { ja: 174, en: 196 } as const;
const NAMES_GAP = 6;

/** Rows in the items' order; a new group begins wherever its name changes. */
function stackedRows(items: readonly FigureItem[], language: Language) {
  const lines: HeatmapLine[] = [];
  const groups: HeatmapGroup[] = [];
  const size = TYPE.label;
  let y = 0;
  for (let at = 0; at < items.length; ) {
    const name = items[at]!.group[language];
    let end = at;
    while (end < items.length && items[end]!.group[language] === name) end++;
    const room = GROUP_WIDTH[language] - 6;
    const words =
      language === "ja" ? breakName(name, room, size, "bold") : breakLines(name, room, size, "bold");
    const height = Math.max((end - at) * ROW_HEIGHT, words.length * lineHeightOf(size));
    groups.push({ lines: words, y, y2: y + (end - at) * ROW_HEIGHT });
    for (let index = at; index < end; index++) {
      lines.push({ item: items[index]!, y: y + (index - at) * ROW_HEIGHT });
    }
    y += height + GROUP_GAP;
    at = end;
  }
  return { lines, groups, height: Math.max(0, y - GROUP_GAP) };
}

/**
 * Men left of women, item beside item, for any number of areas: an item's two halves are compared on one line.
 * Women below would make the 21 areas of 北海道 a strip of two pages; the cells become narrower instead, and on a
 * page on its side their type is larger than it would be one below the other.
 */
export function heatmapLayout(
  items: readonly FigureItem[],
  columns: number,
  /** One a sex. */
  count: number,
  language: Language,
): HeatmapLayout {
  const widest = Math.max(0, ...items.map(({ name }) => textWidth(name[language], TYPE.label)));
  const namesWidth = Math.min(widest, MOST_NAMES_WIDTH[language]);
  const namesEnd = GROUP_WIDTH[language] + namesWidth;
  const left = namesEnd + NAMES_GAP;
  const available = (FIGURE_WIDTH - left - (count - 1) * PANEL_GAP - count * SET_APART) / (count * columns);
  const cellWidth = Math.floor(Math.min(MOST_CELL, Math.max(LEAST_CELL, available)));
  const panelWidth = columns * cellWidth + SET_APART;
  const panels = Array.from({ length: count }, (_, panel) => {
    const start = left + panel * (panelWidth + PANEL_GAP);
    return Array.from(
      { length: columns },
      (_, index) => start + index * cellWidth + (index > 0 ? SET_APART : 0),
    );
  });
  return {
    ...stackedRows(items, language),
    width: left + count * panelWidth + (count - 1) * PANEL_GAP,
    cellWidth,
    rowHeight: ROW_HEIGHT,
    groupWidth: GROUP_WIDTH[language],
    namesEnd,
    namesWidth,
    panels,
  };
}
