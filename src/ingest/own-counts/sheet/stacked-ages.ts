import type { Cell, Sheet } from "../../files/sheet.js";
import { comparable } from "../../files/text.js";
import { ownAgeClass } from "../age-classes.js";

/** Ages in columns of their own, and which people a row counts in a column beside them. */
export interface StackedAges {
  /** Zero-based column of 受診者数 and 該当者数. */
  readonly measure: number;
  readonly ages: readonly { readonly ages: string; readonly column: number }[];
}

const MEASURES = [
  ["examined", /^(健診)?(受診|測定|回答)(者数?|人数)$|^examined$/],
  ["observed", /^(該当|有所見)(者数?|人数)$|^observed$/],
  ["share", /率|割合|%|share|rate/],
] as const;

/** Which people a row counts; null where it does not say so. Shares are none of both. */
export function measureOf(cell: Cell): (typeof MEASURES)[number][0] | null {
  const text = comparable(String(cell ?? ""))
    .toLowerCase()
    .replace(/[(〔［[].*$/, "");
  return MEASURES.find(([, word]) => word.test(text))?.[0] ?? null;
}

/**
 * The age classes of heads such as 「40～44歳」, where a column says in each row whether these are people examined or counted.
 *
 * @param below the rows under the heads
 * @returns null where no column says it, or a class stands there twice
 */
export function stackedAges(cells: readonly Cell[], below: Sheet["rows"]): StackedAges | null {
  const ages = [...cells.keys()].flatMap((column) => {
    const found = ownAgeClass(cells[column] ?? null);
    return found ? [{ ages: found.id, column }] : [];
  });
  if (ages.length < 2 || new Set(ages.map((one) => one.ages)).size < ages.length) return null;
  const ofAges = new Set(ages.map(({ column }) => column));
  const measure = [...cells.keys()].find((column) => {
    if (ofAges.has(column)) return false;
    const found = new Set(
      below.map((row) => row[column] ?? null).filter((cell) => cell !== null && cell !== ""),
    );
    const kinds = new Set([...found].map(measureOf));
    return kinds.has("examined") && kinds.has("observed");
  });
  return measure === undefined ? null : { measure, ages };
}
