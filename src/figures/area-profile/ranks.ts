import { rankRange } from "../../model/ranked-regions.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { NO_VALUE } from "../../text/numbers.js";
import { regionWords } from "../region-words.js";
import { type AreaProfileInput, linesOf, type ProfileChoice } from "./choice.js";

/** Among how many regions the ranks of a profile are counted. */
export function profileRanks(choices: readonly ProfileChoice[], { rankedAmong }: AreaProfileInput) {
  const rows = choices.flatMap(linesOf).map(({ row }) => row);
  const counts = rows.flatMap((row) => rankedAmong(row) ?? []);
  const often = (count: number) => counts.filter((other) => other === count).length;
  const [usual = null] = [...new Set(counts)].sort((a, b) => often(b) - often(a) || b - a);
  return {
    /** The number that most items have; null where there are no ranks, or it is not known. */
    usual,
    /** Do some items have another number? They say it themselves. */
    differ: counts.some((count) => count !== usual),
    hasRanks: rows.some(({ rank }) => rank !== null),
  };
}

export type ProfileRanks = ReturnType<typeof profileRanks>;

/** Head of the column of ranks: 順位/335. */
export function ranksHead({ usual }: ProfileRanks, language: Language): string {
  const count = usual === null ? "" : String(usual);
  if (language === "ja") return `順位${count && `/${count}`}`;
  return `rank${count && ` of ${count}`}`;
}

/** "38位" and the range below it; "38位/333" where it is among another number of regions than most are. */
export function rankTexts(
  row: FigureRow,
  { usual }: ProfileRanks,
  { rankedAmong, language }: AreaProfileInput,
): readonly [string, string] {
  const ranks = rankRange(row);
  if (!ranks) return [NO_VALUE, ""];
  const among = rankedAmong(row);
  const isOther = among !== null && among !== usual;
  const until = language === "ja" ? "～" : "–";
  const range = ranks.best === ranks.worst ? "" : `${ranks.best}${until}${ranks.worst}`;
  return language === "ja"
    ? [`${row.rank}位${isOther ? `/${among}` : ""}`, range && `${range}位`]
    : [`${row.rank}${isOther ? ` of ${among}` : ""}`, range];
}

/** What the ranks are of; nothing where there are none. */
export function ranksNote({ usual, differ, hasRanks }: ProfileRanks, { rows }: AreaProfileInput): Bilingual {
  if (!hasRanks) return { ja: "", en: "" };
  const { one, several, ofNation } = regionWords(rows);
  const count = differ || usual === null ? "" : String(usual);
  const nation = ofNation ? "全国" : "";
  return {
    ja: `順位は${count ? `${nation}${count}${one.ja}` : `${nation && `${nation}の`}${one.ja}`}で比の高い順（1位が最も高い${differ ? `。「/」の後は順位の付く${one.ja}の数` : ""}）。`,
    en: `Rank 1 is the highest ratio of ${count || (ofNation ? "the nation's" : "all")} ${several.en}${differ ? ' ("of": how many of them are ranked)' : ""}. `,
  };
}
