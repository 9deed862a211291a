import { DOUBTFUL_SIGN } from "../../figures/chart/rows.js";
import { KEY_TEXTS } from "../../figures/sheet/symbols.js";
import type { Flag } from "../../model/flags.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { Draft } from "./input.js";

/** What a reader of a ratio has to know; an exact one needs no word, a wide range says that counts are hidden. */
export const FLAG_WORDS: Readonly<Record<Exclude<Flag, "exact">, Bilingual>> = {
  bounded: { ja: "秘匿あり", en: "hidden counts" },
  wide: { ja: "範囲が10ポイント超", en: "range over 10 points" },
  "straddles-100": { ja: "高いか低いか不明", en: "high or low not known" },
  "reference-uncertain": { ja: "基準の秘匿で1ポイント超動きうる", en: "reference uncertain by over 1 point" },
  "subtotal-hidden": { ja: "中計が秘匿", en: "subtotal hidden" },
  unbounded: {
    ja: "算出不可（公表値から上限が決まらない）",
    en: "not computable (nothing published bounds it)",
  },
  "no-expected": {
    ja: "算出不可（期待該当者数が0になりうる）",
    en: "not computable (nobody may be expected)",
  },
  "is-reference": { ja: "基準そのもの", en: "the reference itself" },
  "small-count": { ja: "該当者が10人未満", en: "fewer than 10 people" },
  implausible: { ja: "元データの誤りとみられる", en: "an error of the source, it seems" },
  "coverage-apart": {
    ja: "測定・回答の割合が全国と10ポイント以上違う",
    en: "share with a value 10 points or more from the nation's",
  },
  naive: { ja: "秘匿を0とみなした値（使用不可）", en: "hidden read as 0: not to be used" },
};

/** What flags say in words; null where there is nothing to say. */
export function flagsText(flags: readonly string[], language: Language): string | null {
  const words = flags.flatMap((flag) =>
    flag === "exact" || (flag === "bounded" && flags.includes("wide"))
      ? []
      : [FLAG_WORDS[flag as Exclude<Flag, "exact">]?.[language] ?? flag],
  );
  return words.length === 0 ? null : words.join(language === "ja" ? "、" : "; ");
}

/** What an empty place means: that there is no ratio, or, where rows are absent, that the result has no row. */
function emptyWord({ absent, input: { language } }: LooksOf, word: string): string {
  if (absent.length === 0) return word;
  return word + (language === "ja" ? "、または結果にない" : ", or not in the result");
}

const DOUBT: Bilingual = {
  ja: `　「${DOUBTFUL_SIGN}」（色なし）：${KEY_TEXTS.implausible.ja}`,
  en: `; "${DOUBTFUL_SIGN}" without colour: ${KEY_TEXTS.implausible.en}`,
};

const DOUBTFUL_COLUMNS: Bilingual = {
  ja: `　実線の白い棒：${KEY_TEXTS.implausible.ja}`,
  en: `; hollow solid columns: ${KEY_TEXTS.implausible.en}`,
};

type LooksOf = Pick<Draft, "absent" | "isDoubtful" | "input">;

/** How the looks of the numbers are read, below the titles of the sheets. */
export function looksOf(draft: LooksOf): string {
  const { language } = draft.input;
  const doubt = draft.isDoubtful ? DOUBT[language] : "";
  return language === "ja"
    ? `太字：有意に高い・低い（95％）　灰色の斜体：秘匿により取りうる範囲の幅が10ポイントを超える${doubt}　空欄：${emptyWord(draft, "算出不可（0ではない）")}　色：青＝低い、赤＝高い（±40で最も濃い）`
    : `Bold: significantly high or low (95%); grey italics: suppression leaves a range wider than 10 points${doubt}; empty: ${emptyWord(draft, "not computable (not 0)")}; blue low, red high (darkest at ±40)`;
}

/** Explains frames, which stand in the tables of the items only. */
export const FRAMED: Bilingual = {
  ja: "　枠：同じ規模の地域のばらつきを超える",
  en: "; framed: stands out more than regions of its size do",
};

/** How the looks of the charts are read. */
export function chartLooksOf(draft: LooksOf): string {
  const { language } = draft.input;
  const doubt = draft.isDoubtful ? DOUBTFUL_COLUMNS[language] : "";
  return language === "ja"
    ? `細い縦線：秘匿された人数により取りうる範囲　破線の白い棒：その幅が10ポイントを超える${doubt}　棒のない所：${emptyWord(draft, "算出不可（0とは限らない）")}`
    : `Thin lines: range that suppressed counts leave; hollow dashed columns: wider than 10 points${doubt}; no column: ${emptyWord(draft, "not computable (not a 0)")}`;
}
