import { isInPrefecture } from "../../catalog/levels.js";
import { regionWords } from "../../figures/region-words.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { WordsInput } from "./input.js";
import type { ReadingParagraph } from "./reading.js";

/** How many areas there are in the nation, or in the prefecture where each is compared with its own; undefined where no list is known. */
function listedIn({ listed, reference, prefecture }: WordsInput): number | undefined {
  if (!reference.isOwnPrefecture) return listed?.areas.length;
  return listed?.areas.filter(({ prefectureCode }) => prefectureCode === prefecture.code).length;
}

/**
 * Which regions ranks are among, where they are not the same regions for all items.
 *
 * @param items ids of the items that are told of each region
 */
export function ranksParagraph(
  inputs: readonly WordsInput[],
  items: (input: WordsInput) => readonly string[],
): ReadingParagraph[] {
  const { rows, language } = inputs[0]!;
  const { one, several } = regionWords(rows);
  const counts = inputs.flatMap((input) => {
    const ids = items(input);
    const all = regionWords(rows).ofNation ? listedIn(input) : undefined;
    return input.rows
      .filter(
        ({ code, level, ages }) => code === input.area?.code && isInPrefecture(level) && ages === WHOLE_AGES,
      )
      .filter(({ item }) => ids.includes(item))
      .flatMap((row) => input.rankedAmong(row) ?? [])
      .map((count) => ({ count, all }));
  });
  if (counts.every(({ count, all }) => count === (all ?? counts[0]!.count))) return [];
  return [
    language === "ja"
      ? {
          id: "ranks",
          heading: "順位",
          text: `比の高いほうから数えたもの。元の表の誤りとみられる値の${one.ja}は順位に入れないので、${one.ja}の数は項目により異なる。`,
        }
      : {
          id: "ranks",
          heading: "Ranks",
          text: `Counted from the highest ratio. ${several.en.charAt(0).toUpperCase()}${several.en.slice(1)} whose counts look like errors of the source are not ranked, so that their number differs from item to item.`,
        },
  ];
}
