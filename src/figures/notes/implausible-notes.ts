import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { isImplausible } from "../figure-input.js";
import { listNote, rowNames } from "../text/names.js";

/**
 * Names the regions whose values look like errors of the source, a note of its own below the figure; none without any.
 *
 * @param itemName of figures with several items, which are named too
 */
export function implausibleNotes(
  rows: Iterable<
    Pick<FigureRow, "code" | "name" | "sex" | "flags"> & {
      readonly item?: string;
      readonly reference?: string;
    }
  >,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const found = [...rows].filter(isImplausible);
  // The rates of a prefecture can be wrong where a region's own counts are right; those of the nation hardly are.
  const isReferenceWrong = found.some(({ reference }) => reference?.startsWith("prefecture:"));
  const holding: Bilingual = isReferenceWrong
    ? { ja: "値か基準に含むもの", en: "made of, or compared with," }
    : { ja: "含む値", en: "made of" };
  const note: Bilingual = {
    ja: `元データの誤りとみられる人数を${holding.ja}（判定と順位から除いた）`,
    en: `Values ${holding.en} counts that look like errors of the source (without mark and rank)`,
  };
  return listNote(note, rowNames(found, language, itemName), language);
}
