import { type FigureInput, prefectureName, type Region } from "../../figures/figure-input.js";
import { regionWords } from "../../figures/region-words.js";
import type { RankedAmong } from "../../model/ranked-regions.js";
import type { FigureRow } from "../../model/ratios.js";

/** What sentences are made from: the rows of one prefecture with its areas, of the sexes that are told (see `toldSexes`). */
export interface WordsInput extends FigureInput {
  /** The area that the sentences are about; absent where it is the prefecture. */
  readonly area?: Region;
  readonly rankedAmong: RankedAmong;
}

/** Code of the region that the sentences are about: the area, or else the prefecture. */
export const subjectCode = ({ area, prefecture }: Pick<WordsInput, "area" | "prefecture">): string =>
  area?.code ?? prefecture.code;

/** Rows of that region in the input's release. */
export function subjectRows(
  input: Pick<WordsInput, "area" | "prefecture" | "rows" | "release">,
): FigureRow[] {
  const code = subjectCode(input);
  return input.rows.filter((row) => row.release === input.release && row.code === code);
}

/** "埼玉県", or "埼玉県 秩父医療圏" of an area. */
export function subjectName(input: Pick<WordsInput, "area" | "language" | "prefecture" | "rows">): string {
  const { area, language, rows } = input;
  const prefecture = prefectureName(input);
  if (!area) return prefecture;
  // 沼津市 and 県東部 are said without what they are.
  const own = rows.filter(({ code }) => code === area.code);
  const kind = regionWords(own).ofNation ? "医療圏" : "";
  return language === "ja" ? `${prefecture} ${area.name}${kind}` : `${area.name} (${prefecture})`;
}
