import { RATIO, type RatioColumn } from "../../../model/columns/ratio-columns.js";
import type { Bilingual } from "../../../text/language.js";
import { plain, plainText, ratioEnd, stepsOf, withHyphen } from "../../../text/numbers.js";
import type { RowWords } from "../rows.js";
import { type ListColumn, listTable, type Reader } from "./list-table.js";

/** Columns of the table for people, where none are named. */
export const TABLE_COLUMNS = [
  "item",
  "code",
  "name",
  "sex",
  "ages",
  "difference",
  "ratioLower",
  "ratioUpper",
  "mark",
  "rank",
  "flags",
] as const satisfies readonly RatioColumn[];

interface TableOfRatios {
  readonly size: number;
  column(name: RatioColumn): ArrayLike<unknown>;
}

/** Who reads a table: a terminal has a width, a file none. */
export const readerOf = ({ language, columns }: Reader, toFile: boolean): Reader => ({
  language,
  columns: toFile ? undefined : columns,
});

/**
 * A result for people to read: aligned, numbers with two decimals, missing ones empty.
 *
 * @param how columns without room can be seen otherwise
 * @param reader for whom; no width where it goes elsewhere, without colours
 * @param words other heads and words
 */
export function resultTable(
  table: TableOfRatios,
  columns: readonly RatioColumn[],
  reader: Reader,
  how: Bilingual,
  words?: RowWords,
): string {
  const marks = table.column("mark") as ArrayLike<string | null>;
  const shown = columns.map((name): ListColumn<number> => {
    const values = table.column(name);
    const others = otherEnds(table, name);
    const head = words?.head(name) ?? name;
    return {
      head: { ja: head, en: head },
      text: (row) => cellText(name, values[row], others?.[row], words),
      align: values instanceof Float64Array ? "right" : "left",
      isColoured: COLOURED.has(name),
    };
  });
  return listTable([...Array(table.size).keys()], shown, (row) => marks[row] ?? null, reader, how);
}

const COLOURED: ReadonlySet<RatioColumn> = new Set(["difference", "ratio", "mark"] as const);

/** The ends of the other side, where a column holds ends of ranges. */
function otherEnds(table: TableOfRatios, name: RatioColumn): ArrayLike<unknown> | undefined {
  const other = name.endsWith("Lower") ? name.replace(/Lower$/, "Upper") : name.replace(/Upper$/, "Lower");
  return other === name ? undefined : table.column(other as RatioColumn);
}

function cellText(name: RatioColumn, found: unknown, otherEnd: unknown, words?: RowWords): string {
  const value = words ? words.value(name, found) : found;
  if (value === null || Number.isNaN(value)) return "";
  if (typeof value === "number") return withHyphen(numberText(name, value, otherEnd));
  return Array.isArray(value) ? value.join(" ") : String(value);
}

const DECIMALS = 2;

/**
 * Ends of ratios and of counts outwards, those of ratios on their side of 100; to the nearest where both ends are one
 * number, as elsewhere.
 */
function numberText(name: RatioColumn, value: number, otherEnd: unknown): string {
  if (RATIO[name].type === "whole") return String(value);
  const side = name.endsWith("Lower") ? "lower" : name.endsWith("Upper") ? "upper" : null;
  if (side === null || value === otherEnd) return plain(value, DECIMALS);
  if (name.startsWith("ratio")) return ratioEnd(value, side, DECIMALS);
  const steps = stepsOf(value, DECIMALS, side === "lower" ? "down" : "up");
  return plainText({ steps, decimals: DECIMALS });
}
