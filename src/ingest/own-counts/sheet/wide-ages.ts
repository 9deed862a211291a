import type { Cell } from "../../files/sheet.js";
import { comparable } from "../../files/text.js";
import { ownAgeClass } from "../age-classes.js";

/** An age class that stands in columns of its own: people examined in one, people counted in the other. */
export interface WideAge {
  /** As the head of its people examined has it. */
  readonly ages: string;
  /** Zero-based columns. */
  readonly examined: number;
  readonly observed: number;
}

const MEASURES = {
  examined: /(健診)?受診(者数?|人数)|(測定|回答)(者数|人数)|examined/,
  observed: /(該当|有所見)(者数?|人数)|observed/,
} as const;
const BETWEEN = /^[\s_:・/()[\]-]+|[\s_:・/()[\]-]+$/g;

/**
 * The age classes of heads such as 「受診者数 40～44歳」 and 「40-44歳（該当者数）」.
 *
 * @returns null where no class has just one column of people examined and one of people counted, or another has not
 */
export function wideAges(cells: readonly Cell[]): readonly WideAge[] | null {
  const found = new Map<string, { ages: string; examined: number[]; observed: number[] }>();
  for (const [column, cell] of cells.entries()) {
    const text = comparable(String(cell ?? "")).toLowerCase();
    for (const measure of ["examined", "observed"] as const) {
      if (!MEASURES[measure].test(text)) continue;
      const ages = text.replace(MEASURES[measure], "").replace(BETWEEN, "");
      const id = ownAgeClass(ages)?.id;
      if (id === undefined) continue;
      const one = found.get(id) ?? { ages, examined: [], observed: [] };
      one[measure].push(column);
      found.set(id, one);
    }
  }
  const classes = [...found.values()];
  const isClear = classes.every(({ examined, observed }) => examined.length === 1 && observed.length === 1);
  if (classes.length === 0 || !isClear) return null;
  return classes.map(({ ages, examined, observed }) => ({
    ages,
    examined: examined[0]!,
    observed: observed[0]!,
  }));
}

/** Do heads name ages and not which people they are? */
export const hasBareAges = (cells: readonly Cell[]): boolean =>
  cells.filter((cell) => ownAgeClass(cell) !== null).length > 1;
