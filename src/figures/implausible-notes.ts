import type { FigureRow } from "../model/ratios.js";
import type { Language } from "../text/language.js";
import { isImplausible } from "./figure-input.js";
import { firstNames, rowName } from "./text/names.js";

/**
 * Names the regions whose values look like errors of the source, a note of its own below the figure; none without any.
 *
 * @param itemName of figures with several items, which are named too
 */
export function implausibleNotes(
  rows: Iterable<Pick<FigureRow, "name" | "sex" | "flags"> & { readonly item?: string }>,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const named = new Set([...rows].filter(isImplausible).map((row) => rowName(row, language, itemName)));
  if (named.size === 0) return [];
  const list = firstNames([...named], language);
  return [
    language === "ja"
      ? `元の表の誤りとみられる人数を含む値（判定と順位から除いた）：${list}。`
      : `Values made of counts that look like errors of the source (without mark and rank): ${list}.`,
  ];
}
