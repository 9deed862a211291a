import { isInPrefecture } from "../../../catalog/levels.js";
import { capital, regionWords } from "../../../figures/region-words.js";
import { WHOLE_AGES } from "../../../model/ages.js";
import type { WordsInput } from "../input.js";
import type { ReadingParagraph } from "../reading.js";

/**
 * Which regions ranks are among, where they are not the same regions for all items.
 *
 * @param items ids of the items that are told of each region
 */
export function ranksParagraph(
  inputs: readonly WordsInput[],
  items: (input: WordsInput) => readonly string[],
): ReadingParagraph[] {
  const { rows, language, listed } = inputs[0]!;
  const { one, several, ofNation } = regionWords(rows);
  const counts = inputs.flatMap((input) => {
    const ids = items(input);
    return input.rows
      .filter(
        ({ code, level, ages }) => code === input.area?.code && isInPrefecture(level) && ages === WHOLE_AGES,
      )
      .filter(({ item }) => ids.includes(item))
      .flatMap((row) => input.rankedAmong(row) ?? []);
  });
  const all = ofNation ? listed?.areas.length : undefined;
  if (counts.every((count) => count === (all ?? counts[0]))) return [];
  return [
    language === "ja"
      ? {
          id: "ranks",
          heading: "順位",
          text: `比の高いほうから数えたもの。元データの誤りとみられる値の${one.ja}は順位に入れないので、${one.ja}の数は項目により異なる。`,
        }
      : {
          id: "ranks",
          heading: "Ranks",
          text: `Counted from the highest ratio. ${capital(several.en)} whose counts look like errors of the source are not ranked, so that their number differs from item to item.`,
        },
  ];
}
