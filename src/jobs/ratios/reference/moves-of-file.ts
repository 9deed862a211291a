import { itemName } from "../../../catalog/items/description.js";
import type { Catalog } from "../../../catalog/schema.js";
import { referenceMoves } from "../../../engine/reference/leave-out.js";
import type { MadeReference } from "../../../engine/reference/make-reference.js";
import type { MoveOfFile, ReferenceMove } from "../../../model/reference-move.js";
import type { Bilingual } from "../../../text/language.js";
import { signed } from "../../../text/numbers.js";

/** Smaller moves, in percent, are not told. */
const LEAST_TOLD = 0.1;
const MOST_NAMED = 3;

/** How far counts that look like errors of the source move the rates of a reference, the furthest first; small moves are left out. */
export function movesOfFile({ items }: MadeReference, release: number): MoveOfFile[] {
  return items
    .flatMap(({ id, counts, without }): ReferenceMove[] =>
      without ? referenceMoves({ release, item: id, leftOut: false }, counts, without) : [],
    )
    .filter(({ percent }) => Math.abs(percent) >= LEAST_TOLD)
    .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent))
    .map(({ item, sex, ages, percent }) => ({ item, sex, ages, percent: Number(percent.toFixed(1)) }));
}

/** Whose rates they are. */
export const RATES_OF_FILE: Bilingual = {
  ja: "基準のファイルの該当率",
  en: "the rates of this reference file",
};
export const BUILT_IN_RATES: Bilingual = {
  ja: "内蔵の基準の該当率",
  en: "the built-in rates of the reference",
};

/**
 * What is said of such rates, where a file of them is made and where they are used.
 *
 * @param rates whose they are
 */
export function movesText(
  moves: readonly MoveOfFile[],
  rates: Bilingual,
  catalog: Pick<Catalog, "items">,
): Bilingual {
  const named = (language: "ja" | "en") =>
    moves.slice(0, MOST_NAMED).map(({ item, sex, ages, percent }) => {
      const name = itemName(item, catalog)[language];
      return language === "ja"
        ? `「${name}」${sex === "male" ? "男" : "女"} ${ages.replace("-", "～")}歳 ${signed(percent, 1)}％`
        : `${name}, ${sex === "male" ? "men" : "women"} ${ages}, ${signed(percent, 1)}%`;
    });
  const more = moves.length - MOST_NAMED;
  return {
    ja: `${rates.ja}には、元データの誤りとみられる人数が入っています。期待該当者数がその分だけずれ、比は反対の向きにずれます（${named("ja").join("、")}${more > 0 ? `、ほか ${more} 件` : ""}）。`,
    en: `${rates.en} hold counts that look like errors of the source: they move the people expected, and ratios the other way (${named("en").join("; ")}${more > 0 ? `; and ${more} more` : ""})`,
  };
}
