import type { FigureRow } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { isImplausible } from "../figure-input.js";
import { firstNames, rowName } from "../text/names.js";

/**
 * Names the regions whose values look like errors of the source, a note of its own below the figure; none without any.
 *
 * @param itemName of figures with several items, which are named too
 */
export function implausibleNotes(
  rows: Iterable<
    Pick<FigureRow, "name" | "sex" | "flags"> & { readonly item?: string; readonly reference?: string }
  >,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const found = [...rows].filter(isImplausible);
  if (found.length === 0) return [];
  const list = firstNames([...new Set(found.map((row) => rowName(row, language, itemName)))], language);
  // The rates of a prefecture can be wrong where a region's own counts are right; those of the nation hardly are.
  const isReferenceWrong = found.some(({ reference }) => reference?.startsWith("prefecture:"));
  if (language === "ja") {
    const holding = isReferenceWrong ? "値か基準に含むもの" : "含む値";
    return [`元の表の誤りとみられる人数を${holding}（判定と順位から除いた）：${list}。`];
  }
  const holding = isReferenceWrong ? "made of, or compared with," : "made of";
  return [`Values ${holding} counts that look like errors of the source (without mark and rank): ${list}.`];
}
