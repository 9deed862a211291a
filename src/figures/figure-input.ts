import { isInPrefecture } from "../catalog/levels.js";
import { SEXES } from "../model/counts.js";
import { type PooledYears, poolWords } from "../model/pool.js";
import type { FigureRow, SexOrBoth } from "../model/ratios.js";
import type { ReferenceName } from "../model/reference-name.js";
import { SEX_WORDS } from "../model/region-columns.js";
import { Failure } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";
import { MINUS } from "../text/numbers.js";
import type { FigureLook } from "./chart/look.js";
import { isRate, type Measure } from "./chart/measure.js";
import type { ListedAreas } from "./listed-areas.js";

/** What every figure is told beside its own rows. */
export interface FigureInput {
  readonly prefecture: { readonly code: string; readonly name: string; readonly english?: string };
  readonly release: number;
  readonly fiscalYear: number;
  /** 令和2年度, FY2020; of pooled years the first and the last. */
  readonly era: Bilingual;
  /** Several releases added up, of which `release` and `fiscalYear` are the newest. */
  readonly pooled?: PooledYears;
  /** What the ratios are compared with; all rows are made with this one. */
  readonly reference: ReferenceName;
  readonly rows: readonly FigureRow[];
  /** The same regions against another reference, where a figure shows both. */
  readonly second?: SecondRows;
  readonly language: Language;
  /** A panel each; men and women unless given. */
  readonly sexes?: readonly SexOrBoth[];
  /** Shown prominently above the figure, in the place of the credit: 合成データ（実在しない数値）. */
  readonly note?: Bilingual;
  /** Whose counts they are, where they are not the ministry's. */
  readonly credit?: Bilingual;
  /** false where the credit stands beside the figure, on the slide that it is on. */
  readonly isCredited?: boolean;
  /** The age classes of them, where they are not of 5 years ("40-49"). */
  readonly ageClasses?: readonly string[];
  /** Counts of fewer people are hidden in them. */
  readonly hiddenBelow?: number;
  /** The areas that there are in that year, where they are known: those that the result lacks are named. */
  readonly listed?: ListedAreas | null;
  readonly look?: FigureLook;
  /** What it measures, the ratio unless given. */
  readonly measure?: Measure;
}

/** Rows of the regions of a figure against a second reference. */
export interface SecondRows {
  readonly reference: ReferenceName;
  readonly rows: readonly FigureRow[];
}

/** An item as the figures name it. */
export interface FigureItem {
  readonly id: string;
  readonly name: Bilingual;
  readonly group: Bilingual;
}

export const SEX_NAMES: Readonly<Record<SexOrBoth, Bilingual>> = SEX_WORDS;

export function sexesOf({ sexes = SEXES }: Pick<FigureInput, "sexes">): readonly SexOrBoth[] {
  return sexes;
}

/** "40–74歳", "40–74 years". */
export function agesName(ages: string, language: Language): string {
  const range = ages.replace("-", "–");
  return language === "ja" ? `${range}歳` : `${range} years`;
}

/** 埼玉県, Saitama; the Japanese name where no English one is known. */
export function prefectureName({
  prefecture,
  language,
}: Pick<FigureInput, "prefecture" | "language">): string {
  return (language === "en" && prefecture.english) || prefecture.name;
}

/** What a figure measures is named by these. */
export type Measured = Pick<FigureInput, "reference" | "language" | "measure">;

/** 標準化該当比（対全国）−100, Standardized ratio − 100 (against the nation); 年齢調整該当率（％）, Age-adjusted rate (%) */
export function measureName({ reference, language, measure }: Measured): string {
  if (isRate(measure)) return language === "ja" ? "年齢調整該当率（％）" : "Age-adjusted rate (%)";
  return language === "ja"
    ? `標準化該当比（対${reference.ja}）${MINUS}100`
    : `Standardized ratio ${MINUS} 100 (against ${reference.en})`;
}

/** What the ratios are adjusted for: men and women together also for how many of either there are. */
function adjustmentOf(
  sexes: readonly SexOrBoth[],
  { language, ageClasses }: Pick<FigureInput, "language" | "ageClasses">,
): string {
  const ja = language === "ja";
  if (ageClasses?.length === 1) return unadjusted(sexes, ja);
  const of = classesName(ageClasses, language);
  if (!sexes.includes("both")) {
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

/** By which ages rates are: 5歳階級, 5-year age class. */
export const agesOfRates = ({ ageClasses }: Pick<FigureInput, "ageClasses">): Bilingual => ({
  ja: classesName(ageClasses, "ja"),
  en: ageClasses ? `age (${classesName(ageClasses, "en")})` : "5-year age class",
});

/** Of counts of all ages together. */
function unadjusted(sexes: readonly SexOrBoth[], ja: boolean): string {
  const isAdjusted = sexes.includes("both");
  if (ja) return `年齢の構成の違いは調整していない${isAdjusted ? "（男女計は性の構成だけ）" : ""}。`;
  return `Not adjusted for age${isAdjusted ? " (men and women together for sex alone)" : ""}.`;
}

/** How to read a difference. The published figures say 「1.07倍多い」, which can be read as 2.07 times; it is 1.07 times. */
export function readingOf(input: Measured & Pick<FigureInput, "sexes" | "ageClasses">): string {
  const { reference, language, measure } = input;
  const adjustment = adjustmentOf(sexesOf(input), input);
  if (isRate(measure)) {
    return language === "ja"
      ? `年齢調整該当率＝${reference.ja}の該当率（同じ性・年齢）×標準化該当比÷100。${adjustment}`
      : `Age-adjusted rate = rate of ${reference.en} (same sex and ages) × standardized ratio / 100. ${adjustment}`;
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

/** What pooled years are, and what their intervals do not claim. */
function pooledNote({ releases }: PooledYears): Bilingual {
  const { ja, en } = poolWords(releases);
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

/** Made of counts that look like an error of the source. */
export const isImplausible = ({ flags }: Pick<FigureRow, "flags">): boolean => flags.includes("implausible");

const MOST_NAMED = 6;

/**
 * Names the regions whose values look like errors of the source, a note of its own below the figure; none without any.
 *
 * @param itemName of figures with several items, which are named too
 */
export function implausibleNotes(
  rows: Iterable<Pick<FigureRow, "name" | "sex" | "flags"> & { readonly item?: string }>,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const ja = language === "ja";
  const named = new Set<string>();
  for (const { name, sex, item, flags } of rows) {
    if (!isImplausible({ flags })) continue;
    const of = itemName && item !== undefined ? (ja ? `、${itemName(item)}` : `, ${itemName(item)}`) : "";
    named.add(
      ja ? `${name}（${SEX_NAMES[sex].ja}${of}）` : `${name} (${SEX_NAMES[sex].en.toLowerCase()}${of})`,
    );
  }
  if (named.size === 0) return [];
  const list = [...named].slice(0, MOST_NAMED).join(ja ? "、" : ", ");
  const more = named.size - MOST_NAMED;
  return [
    ja
      ? `元の表の誤りとみられる人数を含む値（判定と順位から除いた）：${list}${more > 0 ? ` ほか${more}` : ""}。`
      : `Values made of counts that look like errors of the source (without mark and rank): ${list}${more > 0 ? ` and ${more} more` : ""}.`,
  ];
}

/** The credit that the Open Data ask for, or whose counts they are. Synthetic figures must not claim it. */
export function creditOf({ release, pooled, language, note, credit }: FigureInput): string[] {
  return note ? [] : [credit?.[language] ?? creditFor(pooled?.releases ?? [release], language)];
}

/** The credit for figures that are made of several releases. */
export function creditFor(releases: readonly number[], language: Language): string {
  return language === "ja"
    ? `第${releases.join("・")}回NDBオープンデータ（厚生労働省）を加工して作成`
    : `Made by processing the NDB Open Data, release${releases.length > 1 ? "s" : ""} ${releases.join(", ")} (Ministry of Health, Labour and Welfare, Japan)`;
}

/** Rows by item, code, sex and ages. Two for one place (two references, for example) are refused: one would silently replace the other. */
export function rowIndex(
  rows: Iterable<FigureRow>,
): (item: string, code: string, sex: string, ages: string) => FigureRow | undefined {
  const byKey = new Map<string, FigureRow>();
  for (const row of rows) {
    const key = `${row.item} ${row.code} ${row.sex} ${row.ages}`;
    const other = byKey.get(key);
    if (other) {
      const references = [...new Set([other.reference, row.reference])].join(", ");
      throw new Failure({
        ja: `${row.item}：${row.code} ${row.name}（${row.sex}、${row.ages}）の行が2つあります（基準：${references}）。1つの図には1つの基準の結果だけを渡してください。`,
        en: `${row.item}: two rows for ${row.code} ${row.name} (${row.sex}, ${row.ages}; reference ${references}). Give a figure the results of one reference only.`,
      });
    }
    byKey.set(key, row);
  }
  return (item, code, sex, ages) => byKey.get(`${item} ${code} ${sex} ${ages}`);
}

/** A prefecture's areas in code order. */
export function areasOf(
  rows: Iterable<Pick<FigureRow, "level" | "code" | "name" | "prefectureCode">>,
  prefectureCode: string,
): { readonly code: string; readonly name: string }[] {
  const areas = new Map<string, string>();
  for (const row of rows) {
    if (isInPrefecture(row.level) && row.prefectureCode === prefectureCode) areas.set(row.code, row.name);
  }
  return [...areas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({ code, name }));
}
