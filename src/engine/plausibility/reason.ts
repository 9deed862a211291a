import type { Sex } from "../../model/counts.js";
import type { Bilingual, Language } from "../../text/language.js";
import { type Evidence, FEWEST_TOLD } from "./implausible.js";

/** Why counts are called implausible, a sentence without its subject's region. */
export function reasonOf(evidence: Evidence, sex: Sex, itemName: Bilingual): Bilingual {
  return { ja: japanese(evidence, sex, itemName.ja), en: english(evidence, sex, itemName.en) };
}

function japanese(
  { rule, ages, class: label, observed, likely, others }: Evidence,
  sex: Sex,
  item: string,
): string {
  const what = `${ages.replace("-", "～")}歳の${sex === "male" ? "男性" : "女性"}のうち「${label ?? item}」${label === null ? "の該当者" : ""}が${people(observed, "ja")}`;
  const elsewhere = others.map((other) => `第${other.release}回 ${people(other.observed, "ja")}`).join("、");
  const because =
    rule === "years"
      ? `同じ地域のほかの回（${elsewhere}）の割合と、この回の測定・回答者数からは`
      : "全国の年齢ごとの割合と、同じ地域のほかの年齢からは";
  return `${what}。${because}${about(likely, "ja")}と見込まれ、元の表の誤りとみられる`;
}

function english(
  { rule, ages, class: label, observed, likely, others }: Evidence,
  sex: Sex,
  item: string,
): string {
  const what = `${people(observed, "en")} ${sex === "male" ? "men" : "women"} of ${ages.replace("-", "–")} at "${label ?? item}"`;
  const elsewhere = others
    .map((other) => `release ${other.release}: ${people(other.observed, "en")}`)
    .join(", ");
  const because =
    rule === "years"
      ? `the shares of the region's other years (${elsewhere}) among the people with a value in this one`
      : "the nation's shares by age and the region's other ages";
  return `${what}, where ${because} make ${about(likely, "en")} likely: an error of the source, it seems`;
}

function people(count: number | null, language: Language): string {
  if (count === null) return language === "ja" ? `${FEWEST_TOLD}人未満` : `fewer than ${FEWEST_TOLD}`;
  const text = count.toLocaleString("en-US", { maximumFractionDigits: 0 });
  return language === "ja" ? `${text}人` : text;
}

function about(likely: number | null, language: Language): string {
  return (likely === null ? "" : language === "ja" ? "約" : "about ") + people(likely, language);
}
