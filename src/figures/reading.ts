import { type PooledYears, poolWords } from "../model/pool.js";
import type { SexOrBoth } from "../model/ratios.js";
import type { Bilingual, Language } from "../text/language.js";
import { MINUS } from "../text/numbers.js";
import { isRate } from "./chart/measure.js";
import { type FigureInput, sexesOf } from "./figure-input.js";

/** The part of an input that says what a figure measures. */
export type Measured = Pick<FigureInput, "reference" | "language" | "measure" | "ageClasses">;

/** Are these counts of all ages together, so that nothing can be adjusted for age? */
const isUnadjusted = ({ ageClasses }: Pick<FigureInput, "ageClasses">): boolean => ageClasses?.length === 1;

/** 年齢調整該当率, Age-adjusted rate; with a unit 年齢調整該当率（％）, Age-adjusted rate (%) */
function rateName(input: Pick<FigureInput, "ageClasses">, unit?: Bilingual): Bilingual {
  const en = isUnadjusted(input) ? "Rate, not age-adjusted" : "Age-adjusted rate";
  return {
    ja: isUnadjusted(input)
      ? `該当率（年齢調整なし${unit ? `、${unit.ja}` : ""}）`
      : `年齢調整該当率${unit ? `（${unit.ja}）` : ""}`,
    en: unit ? `${en} (${unit.en})` : en,
  };
}

const PER_CENT: Bilingual = { ja: "％", en: "%" };

/** The name of the rates, which stands behind that of the item in a title; "" where ratios are shown. */
export function rateInTitle(input: Measured): string {
  if (!isRate(input.measure)) return "";
  const { ja, en } = rateName(input);
  return input.language === "ja" ? ja : `, ${en.toLowerCase()}`;
}

/** 標準化該当比（対全国）−100, Standardized ratio − 100 (against the nation); 年齢調整該当率（％）, Age-adjusted rate (%) */
export function measureName(input: Measured): string {
  const { reference, language, measure } = input;
  if (isRate(measure)) return rateName(input, PER_CENT)[language];
  return language === "ja"
    ? `標準化該当比（対${reference.ja}）${MINUS}100`
    : `Standardized ratio ${MINUS} 100 (against ${reference.en})`;
}

/** What the ratios are adjusted for: men and women together also for how many of either there are. */
export function adjustmentOf(
  sexes: readonly SexOrBoth[],
  input: Pick<FigureInput, "language" | "ageClasses">,
): string {
  const { language, ageClasses } = input;
  const ja = language === "ja";
  const isOfBoth = sexes.includes("both");
  if (isUnadjusted(input)) {
    return ja
      ? `年齢の構成の違いは調整していない${isOfBoth ? "（男女計は性の構成だけ）" : ""}。`
      : `Not adjusted for age${isOfBoth ? " (men and women together for sex alone)" : ""}.`;
  }
  const of = classesName(ageClasses, language);
  if (!isOfBoth) {
    return ja
      ? `性別に、年齢（${of}）の構成の違いを調整した値（間接法）。`
      : `By sex, indirectly standardized for age (${of}).`;
  }
  if (sexes.length === 1) {
    return ja
      ? `性・年齢（${of}）の構成の違いを調整した値（間接法）。`
      : `Indirectly standardized for sex and age (${of}).`;
  }
  return ja
    ? `性別に年齢（${of}）の、男女計は性・年齢の構成の違いを調整した値（間接法）。`
    : `Indirectly standardized for age (${of}), men and women together also for sex.`;
}

/** 5歳階級; of counts that a user brought by others "40–49, 50–59, 60–69, 70–74歳". */
export function classesName(ageClasses: FigureInput["ageClasses"], language: Language): string {
  if (!ageClasses) return language === "ja" ? "5歳階級" : "5-year classes";
  const classes = ageClasses.map((ages) => ages.replace("-", "–"));
  return language === "ja" ? `${classes.join("・")}歳` : `classes ${classes.join(", ")}`;
}

/** The ages by which rates are given: 5歳階級, 5-year age class. */
export const agesOfRates = ({ ageClasses }: Pick<FigureInput, "ageClasses">): Bilingual => ({
  ja: classesName(ageClasses, "ja"),
  en: ageClasses ? `age (${classesName(ageClasses, "en")})` : "5-year age class",
});

/** How to read a difference. The published figures say 「1.07倍多い」, which can be read as 2.07 times; it is 1.07 times. */
export function readingOf(input: Measured & Pick<FigureInput, "sexes">): string {
  const { reference, language, measure } = input;
  const adjustment = adjustmentOf(sexesOf(input), input);
  if (isRate(measure)) {
    const { ja, en } = rateName(input);
    return language === "ja"
      ? `${ja}＝${reference.ja}の該当率（同じ性・年齢）×標準化該当比÷100。${adjustment}`
      : `${en} = rate of ${reference.en} (same sex and ages) × standardized ratio / 100. ${adjustment}`;
  }
  return language === "ja"
    ? `0＝${reference.ja}と同じ、7＝${reference.ja}の1.07倍。${adjustment}`
    : `0 = as ${reference.en}, 7 = 1.07 times ${reference.en}. ${adjustment}`;
}

/** Whose rates the ratios were made with, in full. */
export function referenceNote(
  { reference: { long }, language, pooled }: Pick<FigureInput, "reference" | "language" | "pooled">,
  { ofEachYear = pooled !== undefined && !pooled.isFixed } = {},
): string {
  return language === "ja"
    ? `基準は${ofEachYear ? "各年度の" : ""}${long.ja}の性・年齢階級別該当率。${pooled ? pooledNote(pooled).ja : ""}`
    : `Reference: rates of ${long.en}, by sex and age class${ofEachYear ? ", of each year" : ""}.${pooled ? ` ${pooledNote(pooled).en}` : ""}`;
}

/** The reference of pooled years that are each compared with their own: 各年度の before its name, ", of each year" after it. */
export const eachYearsOwn = ({ pooled }: Pick<FigureInput, "pooled">): Bilingual =>
  pooled && !pooled.isFixed ? { ja: "各年度の", en: ", of each year" } : { ja: "", en: "" };

/** What pooled years are, and what their intervals do not claim. */
export function pooledNote({ releases, isOwn }: PooledYears): Bilingual {
  const { ja, en } = poolWords(releases, isOwn);
  return {
    ja: `${ja}の該当者数と期待該当者数をそれぞれ合計した比（人数は延べ）。毎年ほぼ同じ人が受けるため、信頼区間の幅は単年の平均と同じ。`,
    en: `Observed and expected people of ${en} are added up (a person counts once a year). Nearly the same people are examined every year, so the intervals are as wide as those of a mean single year.`,
  };
}

/** The reference as the name of a line at 0 or in a key: where it has no room, the text above the figure names it. */
export function zeroName(
  { reference, language }: Pick<FigureInput, "reference" | "language">,
  fits: (text: string) => boolean,
): string {
  const name = reference[language];
  return fits(name) ? name : language === "ja" ? "基準" : "the reference";
}

/** Can counts be hidden? Those that a user brought are not, unless the user asked for it. */
export const mayBeHidden = ({ credit, hiddenBelow }: Pick<FigureInput, "credit" | "hiddenBelow">): boolean =>
  credit === undefined || hiddenBelow !== undefined;

/** Sentences one after the other; empty ones are left out. */
export const together = (sentences: readonly string[], language: Language): string =>
  sentences.filter(Boolean).join(language === "ja" ? "" : " ");

/**
 * That hidden counts are not zeros, in the words of all figures; nothing where a user brought counts and had none of them
 * hidden.
 */
export function suppressionNote({
  language,
  ...of
}: Pick<FigureInput, "language" | "credit" | "hiddenBelow">): string {
  const { hiddenBelow } = of;
  if (!mayBeHidden(of)) return "";
  if (hiddenBelow !== undefined) {
    return language === "ja"
      ? `該当する人かしない人が${hiddenBelow}人未満の数と、差し引きでそれが分かる数は秘匿し、残りの数から取りうる範囲を求めた。`
      : `Counts of fewer than ${hiddenBelow} people with or without the finding, and those that would tell them by a difference, are hidden; the range that the others allow is worked out.`;
  }
  return language === "ja"
    ? "公表で秘匿された人数（10未満など）は0とせず、公表された合計から取りうる範囲を求めた。"
    : "Counts suppressed in the publication (below 10, and some more) are never taken as 0; the range that the published totals allow is worked out.";
}
