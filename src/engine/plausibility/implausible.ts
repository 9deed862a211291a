import { isInPrefecture, isNation, type Level } from "../../catalog/levels.js";
import { type AgeGroup, ageGroup } from "../../model/ages.js";
import type { Sex } from "../../model/counts.js";
import { releaseWords } from "../../model/fiscal-year.js";
import type { RatiosOfRegions } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";

/**
 * Counts of one region, item and sex that the other years, or the region's other ages, make next to impossible: a gross
 * error of the source, it seems.
 */
export interface Implausible {
  readonly release: number;
  readonly item: string;
  readonly level: Exclude<Level, "nation">;
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string;
  readonly sex: Sex;
  /** The 5-year classes in which the error lies: what holds none of them is not touched. */
  readonly ages: readonly string[];
  /** The count that shows it best. */
  readonly evidence: Evidence;
  readonly reason: Bilingual;
}

export interface Evidence {
  /** "years": other releases of the same region tell; "ages": its other ages do, in every release that there is of it. */
  readonly rule: "years" | "ages";
  /** "40-74" or a 5-year class. */
  readonly ages: string;
  /** Class or answer as the table prints it; null for all people who are cases of the item. */
  readonly class: string | null;
  /** People; null under 10. Where a hidden cell takes part, an estimate. */
  readonly observed: number | null;
  /** People that the rule makes likely, rounded; null under 10. */
  readonly likely: number | null;
  /** The same count in the other releases; null under 10. */
  readonly others: readonly { readonly release: number; readonly observed: number | null }[];
}

/** Smaller counts could be hidden ones, so none is told. */
export const FEWEST_TOLD = 10;

/**
 * The region whose ratio holds wrong counts, by its code, among the ratios of a level, item, sex and age group; null where
 * none does. An area's error is in its prefecture too, in men and women together, and in every age group that holds one of
 * its ages. The nation's ratio is not said to be wrong: how far the error moves it is told instead.
 */
export function concernedRegion(found: Implausible, ratios: RatiosOfRegions): string | null {
  const isOfRatios =
    found.release === ratios.release &&
    found.item === ratios.item &&
    (ratios.sex === "both" || ratios.sex === found.sex) &&
    holdsAges(found, ageGroup(ratios.ages)?.[0]);
  if (!isOfRatios || isNation(ratios.level)) return null;
  if (!isInPrefecture(ratios.level)) return found.prefectureCode;
  return isInPrefecture(found.level) ? found.code : null;
}

/** Is the error in one of these regions, or in a part of it? */
export function liesIn({ code, prefectureCode }: Implausible, codes: ReadonlySet<string>): boolean {
  return codes.has(code) || codes.has(prefectureCode);
}

function holdsAges({ ages }: Implausible, group: AgeGroup | undefined): boolean {
  if (!group) return true;
  return ages.some((id) => {
    const age = ageGroup(id)?.[0];
    return age !== undefined && age.from >= group.from && age.to <= group.to;
  });
}

/**
 * Why counts are called implausible, a sentence without its subject's region.
 *
 * @param isOwn are they counts that the user brought, which are of years and of no release?
 */
export function reasonOf(evidence: Evidence, sex: Sex, itemName: Bilingual, isOwn: boolean): Bilingual {
  return { ja: japanese(evidence, sex, itemName.ja, isOwn), en: english(evidence, sex, itemName.en, isOwn) };
}

function japanese(
  { rule, ages, class: label, observed, likely, others }: Evidence,
  sex: Sex,
  item: string,
  isOwn: boolean,
): string {
  const time = isOwn ? "年度" : "回";
  const what = `${ages.replace("-", "～")}歳の${sex === "male" ? "男性" : "女性"}のうち「${label ?? item}」${label === null ? "の該当者" : ""}が${people(observed, "ja")}`;
  const elsewhere = others
    .map((other) => `${releaseWords([other.release], isOwn).ja} ${people(other.observed, "ja")}`)
    .join("、");
  const because =
    rule === "years"
      ? `同じ地域のほかの${time}（${elsewhere}）の割合と、この${time}の測定・回答者数からは`
      : "全国の年齢ごとの割合と、同じ地域のほかの年齢からは";
  const stays = rule === "ages" && others.length > 0 ? `、ほかの${time}も同様で（${elsewhere}）` : "";
  return `${what}。${because}${about(likely, "ja")}と見込まれ${stays}、元データの誤りとみられる`;
}

function english(
  { rule, ages, class: label, observed, likely, others }: Evidence,
  sex: Sex,
  item: string,
  isOwn: boolean,
): string {
  const what = `${people(observed, "en")} ${sex === "male" ? "men" : "women"} of ${ages.replace("-", "–")} at "${label ?? item}"`;
  const elsewhere = others
    .map((other) => `${releaseWords([other.release], isOwn).en}: ${people(other.observed, "en")}`)
    .join(", ");
  const because =
    rule === "years"
      ? `the shares of the region's other years (${elsewhere}) among the people with a value in this one`
      : "the nation's shares by age and the region's other ages";
  const stays = rule === "ages" && others.length > 0 ? `, and other years are alike (${elsewhere})` : "";
  return `${what}, where ${because} make ${about(likely, "en")} likely${stays}: an error of the source, it seems`;
}

function people(count: number | null, language: Language): string {
  if (count === null) return language === "ja" ? `${FEWEST_TOLD}人未満` : `fewer than ${FEWEST_TOLD}`;
  const text = count.toLocaleString("en-US", { maximumFractionDigits: 0 });
  return language === "ja" ? `${text}人` : text;
}

function about(likely: number | null, language: Language): string {
  return (likely === null ? "" : language === "ja" ? "約" : "about ") + people(likely, language);
}
