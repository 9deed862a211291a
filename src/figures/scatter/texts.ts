import type { RankCorrelation } from "../../engine/statistics/rank-correlation.js";
import type { Bilingual, Language } from "../../text/language.js";
import { lowerEnd, plain, plainText, upperEnd } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import { prefectureName, sexesOf } from "../figure-input.js";
import { OTHERS } from "../national/dots.js";
import type { NationalInput } from "../national/rows.js";
import { type RegionWords, regionWords } from "../region-words.js";
import type { KeyEntry } from "../sheet/key.js";
import { CIRCLE, DOT, solid, WIDE_RANGE } from "../sheet/symbols.js";
import { darkestOf, INK } from "../theme.js";
import type { PairRow } from "./rows.js";

const DIAMOND = "M0,-1L.8,0L0,1L-.8,0Z";

const TEXTS = {
  wide: {
    ja: `取りうる範囲が${WIDE}ポイントを超える（順位相関に含めない）`,
    en: `range over ${WIDE} points (no part of the correlation)`,
  },
  range: { ja: "秘匿により取りうる範囲", en: "range that suppression leaves" },
  beyond: { ja: "枠の外（縁に置いた）", en: "beyond the frame (put at its edge)" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The symbols of a figure. */
export function keyOf(input: NationalInput, rows: readonly PairRow[]): KeyEntry[] {
  const { one, several } = regionWords(input.rows);
  const name = prefectureName(input);
  const own = rows.filter((row) => row.isOwn);
  const dot = solid(CIRCLE, darkestOf(sexesOf(input)[0]!));
  return [
    [dot, own.length > 0, { ja: `${name}の${one.ja}`, en: `${several.en} of ${name}` }],
    [
      solid(DOT.shape, OTHERS),
      own.length < rows.length,
      { ja: `ほかの${one.ja}`, en: `other ${several.en}` },
    ],
    [{ ...dot, fill: "white" }, rows.some((row) => row.isWide), TEXTS.wide],
    [WIDE_RANGE, own.some(({ xLower, yLower }) => (xLower ?? yLower) !== undefined), TEXTS.range],
    [solid(DIAMOND, INK.soft), rows.some(({ isBeyond }) => isBeyond), TEXTS.beyond],
  ];
}

/** Above a panel: "順位相関 ρ = 0.42（95％信頼区間 0.33～0.51、327医療圏）". */
export function correlationText(
  correlation: RankCorrelation | null,
  { one, several }: RegionWords,
  language: Language,
): string {
  const ja = language === "ja";
  if (!correlation) return ja ? "順位相関は求められない" : "no rank correlation";
  const { rho, interval, pairs } = correlation;
  const told = plain(rho, 2);
  const range = interval && [plainText(lowerEnd(interval.lower, 2)), plainText(upperEnd(interval.upper, 2))];
  return ja
    ? `順位相関 ρ = ${told}（${range ? `95％信頼区間 ${range.join("～")}、` : ""}${pairs}${one.ja}）`
    : `rank correlation ρ = ${told} (${range ? `95% interval ${range.join(" to ")}, ` : ""}${pairs} ${several.en})`;
}

/** What a dot is, and what must not be concluded: it stands where it is read first. */
export const readingOfPairs = ({ one, several }: RegionWords): Bilingual => ({
  ja: `点は1つの${one.ja}。地域の間の関連で、個人の関連や原因は示さない（生態学的誤謬）。`,
  en: `A dot is one of the ${several.en}. What goes together among ${several.en} need not go together in persons, and says nothing of causes (the ecological fallacy).`,
});

/** How correlation and interval were made, and what the interval does not cover. */
export const methodOfPairs = ({ one, several }: RegionWords): Bilingual => ({
  ja: `ρはスピアマンの順位相関係数（同じ値は平均順位）、区間はフィッシャーのz変換による（Bonett・Wright 2000）。隣り合う${one.ja}は似ているため、本当の不確かさは区間より大きい。`,
  en: `ρ: Spearman's rank correlation (mean ranks of equal values); interval by Fisher's z (Bonett and Wright 2000). Neighbouring ${several.en} are alike, so that the true uncertainty is larger than the interval.`,
});
