import { grouped } from "../../model/grouped.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import type { FigureItem, Region } from "../figure-input.js";
import { breakLines, breakName } from "../text/line-breaking.js";
import { TYPE } from "../theme.js";
import type { HeatmapLayout } from "./layout.js";

/** A text as it stands at its column or row: its lines, its size of type, and upright or running upwards. */
export interface PlacedName {
  readonly text: string | readonly string[];
  readonly size: number;
  readonly angle?: number;
}

/** A column at least so wide has its name in level lines; a narrower one downwards, as Japanese is read too. */
const LEVEL_NAMES_FROM = 38;

const lined = (lines: readonly string[]) => (lines.length === 1 ? lines[0]! : lines);

/** The largest type, up to `most`, at which a line fits into a width. */
const sizeFor = (text: string, width: number, most: number, weight?: "bold") =>
  Math.min(most, Math.floor((10 * width) / textWidth(text, 1, weight)) / 10);

/** The name above a column. */
function columnName(name: string, width: number, weight?: "bold"): PlacedName {
  const size = TYPE.label;
  const isJapanese = !/[A-Za-zー]/.test(name);
  if (!isJapanese && textWidth(name, size, weight) > width - 2) return { text: name, size, angle: 270 };
  const lines = width >= LEVEL_NAMES_FROM ? breakName(name, width - 2, size, weight) : [...name];
  return { text: lined(lines), size };
}

/** The names above the columns, by code: the prefecture's first. */
export function columnNames(regions: readonly Region[], width: number): Record<string, PlacedName> {
  return Object.fromEntries(
    regions.map(({ code, name }, index) => [code, columnName(name, width, index === 0 ? "bold" : undefined)]),
  );
}

/** The names of the items, by id; a long one is smaller. */
export function itemNames(
  items: readonly FigureItem[],
  language: Language,
  { itemsWidth, nameSize }: HeatmapLayout,
): Record<string, PlacedName> {
  return Object.fromEntries(
    items.map(({ id, name }) => {
      const text = name[language];
      return [id, { text, size: sizeFor(text, itemsWidth, nameSize) }];
    }),
  );
}

/**
 * The names of the groups, by the same names: in as many lines as the group has rows, else smaller on one line. Without a
 * column for them they are empty.
 */
export function groupNames(
  items: readonly FigureItem[],
  language: Language,
  { groupsWidth, rowHeight, nameSize }: HeatmapLayout,
): Record<string, PlacedName> {
  const room = groupsWidth - 6;
  const breaking = language === "ja" ? breakName : breakLines;
  return Object.fromEntries(
    [...grouped(items, ({ group }) => group[language])].map(([name, own]) => {
      if (groupsWidth === 0) return [name, { text: "", size: nameSize }];
      const lines = breaking(name, room, nameSize, "bold");
      const hasRoom = lines.length * (nameSize + 2) <= own.length * rowHeight;
      const size = hasRoom ? nameSize : sizeFor(name, room, nameSize, "bold");
      return [name, { text: hasRoom ? lined(lines) : name, size }];
    }),
  );
}

/** How high the names above the columns are. */
export function namesHeight(names: Readonly<Record<string, PlacedName>>): number {
  const heights = Object.values(names).map(({ text, size, angle }) =>
    typeof text !== "string" ? text.length * (size + 2) : angle ? textWidth(text, size, "bold") : size + 2,
  );
  return Math.max(...heights);
}
