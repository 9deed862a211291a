import type { Spread } from "../../engine/statistics/spread.js";
import type { Bilingual, Language } from "../../text/language.js";
import { people, plain } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import { prefectureName, sexesOf } from "../figure-input.js";
import { beyondText } from "../national/chart.js";
import { OTHERS } from "../national/dots.js";
import type { NationalInput } from "../national/rows.js";
import { type RegionWords, regionWords } from "../region-words.js";
import type { KeyEntry, KeySymbol } from "../sheet/key.js";
import { BEYOND, CIRCLE, DOT, solid, WIDE_RANGE } from "../sheet/symbols.js";
import { darkestOf } from "../theme.js";
import { LIMITS } from "./panel.js";

const line = (stroke: string) => solid("M-1.6,0H1.2", stroke);
const dashed = (stroke: string): KeySymbol => ({ ...line(stroke), dash: [4, 2.5] });

/**
 * The symbols of a figure.
 *
 * @param has which of the symbols this figure has that not every figure has
 */
export function keyOf(
  input: NationalInput,
  has: Readonly<Record<"others" | "spread" | "ranges" | "beyond", boolean>>,
): KeyEntry[] {
  const name = prefectureName(input);
  const { one, several } = regionWords(input.rows);
  const ofChance = (level: string): Bilingual => ({
    ja: `${level}％限界（偶然のみ）`,
    en: `${level}% limits of chance alone`,
  });
  const ofSpread = (level: string): Bilingual => ({
    ja: `${level}％限界（同じ規模の${one.ja}のばらつきを考慮）`,
    en: `${level}% limits, given the spread among ${several.en} of that size`,
  });
  const own = { ja: `色付き：${name}の${one.ja}`, en: `in colour: ${several.en} of ${name}` };
  const range = {
    ja: `秘匿により取りうる範囲（幅${WIDE}ポイント超）`,
    en: `range that suppression leaves (over ${WIDE} points)`,
  };
  return [
    [solid(CIRCLE, darkestOf(sexesOf(input)[0]!)), true, own],
    [solid(DOT.shape, OTHERS), has.others, { ja: `ほかの${one.ja}`, en: `other ${several.en}` }],
    [WIDE_RANGE, has.ranges, range],
    [BEYOND, has.beyond, beyondText("−100")],
    [line(LIMITS.chance), true, ofChance("99.8")],
    [dashed(LIMITS.chance), true, ofChance("95")],
    [line(LIMITS.adjusted), has.spread, ofSpread("99.8")],
    [dashed(LIMITS.adjusted), has.spread, ofSpread("95")],
  ];
}

/** What the dark curves are made of, or that there are none. */
export function spreadText(spread: Spread | null, language: Language): string {
  const ja = language === "ja";
  if (!spread) return ja ? "地域差のばらつきは推定していない" : "spread among areas not estimated";
  const tau = plain(100 * spread.tau, 1);
  const gamma = plain(spread.gamma, 2);
  const size = people(spread.meanExpected);
  return ja
    ? `地域差の標準偏差 τ = ${tau}％（期待該当者数${size}人で）、γ = ${gamma}`
    : `spread τ = ${tau}% (at ${size} expected), γ = ${gamma}`;
}

/** What limits say of small and of large areas. */
export function subtitleOf(hasSpread: boolean, { one, several }: RegionWords): Bilingual {
  return hasSpread
    ? {
        ja: `該当者が少ないほど比は偶然に振れる。濃い曲線の外にある${one.ja}は、同じ規模の${one.ja}のばらつきを超えている。`,
        en: `The fewer the people, the more a ratio varies by chance; ${several.en} outside the dark curves stand out more than ${several.en} of their size do.`,
      }
    : {
        ja: "該当者が少ないほど比は偶然に振れる。",
        en: "The fewer the people, the more a ratio varies by chance.",
      };
}

/** How the limits were made, with the formula of the dark curves; or why there are none of these. */
export function methodOf(hasSpread: boolean, { one, several, ofNation }: RegionWords): Bilingual {
  const all = ofNation
    ? { ja: `全国の${one.ja}`, en: `all ${several.en}` }
    : { ja: `集計にある${one.ja}`, en: `all ${several.en} of the counts` };
  return hasSpread
    ? {
        ja: `偶然の限界は二項分布の正規近似。濃い曲線は 100·exp(±z·√(偶然の分散＋τ²(E/m)^(−2γ)))−100（Spiegelhalter 2005 の加法型を規模で変えたもの）。E は期待該当者数、m はその平均（対数目盛）、τ は期待該当者数が m の${one.ja}の地域差の標準偏差、γ は規模とともに小さくなる速さ。${all.ja}から推定。`,
        en: `Limits of chance: normal approximation of the binomial. Dark curves: 100·exp(±z·√(variance by chance + τ²(E/m)^(−2γ))) − 100, the additive form of Spiegelhalter 2005 varied with size. E: expected number; m: its geometric mean; τ: standard deviation among ${several.en} of size m; γ: how fast it falls with size; estimated from ${all.en}.`,
      }
    : {
        ja: `限界は二項分布の正規近似。同じ規模の${one.ja}のばらつきを考慮した限界は、この結果に推定値がないため描いていない（比べられる${one.ja}が20未満か、NDJSON など行だけの結果）。`,
        en: `Limits: normal approximation of the binomial. Limits given the spread among ${several.en} are not drawn, since this result has no estimate of it (fewer than 20 ${several.en} to compare, or a result of rows alone, such as NDJSON).`,
      };
}
