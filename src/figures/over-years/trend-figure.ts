import { isNation } from "../../catalog/levels.js";
import { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { isRate } from "../chart/measure.js";
import { creditFor, type FigureInput, isImplausible, sexesOf } from "../figure-input.js";
import { coverageNotesOfYears } from "../notes/coverage-notes.js";
import { implausibleNotes } from "../notes/implausible-notes.js";
import { referenceMoveNotes } from "../notes/reference-moves.js";
import { readingOf, referenceNote } from "../reading.js";
import { capital } from "../region-words.js";

/** What every figure over the years is told. */
export interface TrendFigureInput
  extends Omit<FigureInput, "release" | "fiscalYear" | "era" | "pooled" | "rows" | "second" | "isCredited"> {
  /** The years that the figure shows, in their order. */
  readonly years: readonly TrendYear[];
  /** Why the reference is this one and not the one that is usual. */
  readonly referenceRemark?: Bilingual | undefined;
  /** Is every year compared with the same, and not with its own nation? Only then a change of level shows. */
  readonly isFixed: boolean;
  /** Trends of the figure's regions, items, sexes and ages. */
  readonly trends: readonly FigureTrend[];
  /** What has to be known about the years: COVID-19, say. */
  readonly cautions: readonly Bilingual[];
}

export interface TrendYear {
  readonly release: number;
  readonly fiscalYear: number;
  /** 令和2年度, FY2020. */
  readonly era: Bilingual;
  /** Does one of the cautions speak of it? It is then marked in the figures. */
  readonly isCautioned?: boolean;
}

/** The trends of a figure's prefecture, its regions and the figure's sexes that are of these items. */
export function trendsOf(input: TrendFigureInput, items: readonly string[]): FigureTrend[] {
  const sexes = sexesOf(input);
  return input.trends.filter(
    ({ item, level, prefectureCode, sex }) =>
      items.includes(item) &&
      !isNation(level) &&
      prefectureCode === input.prefecture.code &&
      sexes.includes(sex),
  );
}

/** 平成30～令和4年度, 令和2～4年度, FY2018–2022. */
export function yearsName(years: readonly TrendYear[], language: Language): string {
  const first = years[0]!.era[language];
  const last = years.at(-1)!.era[language];
  if (years.length === 1) return first;
  if (language === "en") return `${first}–${last.replace(/^FY/, "")}`;
  const isOneEra = first.slice(0, 2) === last.slice(0, 2);
  return `${first.replace(/年度$/, "")}～${isOneEra ? last.slice(2) : last}`;
}

/** Stands at a year that a caution speaks of, and before the cautions. */
export const CAUTIONED = "*";

/** Is the prefecture what its areas are compared with in every year? Then it has no trend of its own. */
export const isItsReference = (
  [first]: readonly Pick<FigureTrend, "reference">[],
  prefectureCode: string,
): boolean => [OWN_PREFECTURE, `prefecture:${prefectureCode}`].some((id) => id === first?.reference);

/** How to read the ratios of figures over the years. */
export function trendReading(input: TrendFigureInput): string {
  const { language, isFixed, measure, reference } = input;
  const { ja: name, en } = reference;
  const ofRates: Bilingual = {
    ja: `基準は${isFixed ? "どの年度も" : "各年度の"}${name}。`,
    en: `The reference is ${en}${isFixed ? "" : " of each year"}. `,
  };
  const ofRatios: Bilingual = isFixed
    ? { ja: `どの年度も${name}と比べた値。`, en: `Every year is compared with ${en}. ` }
    : {
        ja: `各年度をその年度の${name}と比べた値（${name}全体の増減は現れない）。`,
        en: `Each year is compared with ${en} in that year, so a change of ${en} as a whole does not show. `,
      };
  return (isRate(measure) ? ofRates : ofRatios)[language] + readingOf(input);
}

/**
 * Whose rates the ratios were made with, why lines break, each reason once, and what has to be known about the years.
 *
 * @param itemName of figures of several items, which are named
 */
export function trendNotes(input: TrendFigureInput, itemName?: (id: string) => string): string[] {
  const { trends, years, cautions, language, referenceRemark } = input;
  const reasons = new Set(trends.flatMap(({ breaks }) => breaks.map(({ reason }) => reason[language])));
  const ja = language === "ja";
  const note = (head: string, sentences: readonly string[]) =>
    sentences.length > 0 ? [head + sentences.join(ja ? "。" : ". ") + (ja ? "。" : ".")] : [];
  const wrong = trends.flatMap(({ code, name, item, sex, points }) => {
    const [first, ...others] = points.filter(isImplausible);
    if (!first) return [];
    const ofThem = yearsText([first, ...others], language);
    const named = ja ? `${name}${ofThem}年度` : `${name} FY${ofThem}`;
    return [{ code: `${code} ${ofThem}`, name: named, item, sex, flags: first.flags }];
  });
  return [
    referenceNote(input, { ofEachYear: !input.isFixed }),
    ...(referenceRemark
      ? [`${capital(referenceRemark[language]).replace(/。$/, "")}${ja ? "。" : "."}`]
      : []),
    ...mergedNotes(trends, language),
    ...implausibleNotes(wrong, language, itemName),
    ...referenceMoveNotes(
      {
        ...input,
        items: trends.map(({ item }) => item),
        sexes: trends.map(({ sex }) => sex),
        ages: trends.map(({ ages }) => ages),
        isOfYears: true,
      },
      itemName,
    ),
    ...coverageNotesOfYears(trends, language, itemName),
    ...note(ja ? "線の切れ目：" : "Broken lines: ", [...reasons]),
    ...note(
      years.some(({ isCautioned }) => isCautioned) ? `${CAUTIONED} ` : "",
      cautions.map((caution) => caution[language]),
    ),
  ];
}

/** 2018～2020・2022: fiscal years in their order, and those that follow each other as one. */
function yearsText(points: readonly Pick<FigureTrend["points"][number], "fiscalYear">[], language: Language) {
  const runs: { first: number; last: number }[] = [];
  for (const { fiscalYear } of points) {
    const run = runs.at(-1);
    if (run && fiscalYear === run.last + 1) run.last = fiscalYear;
    else runs.push({ first: fiscalYear, last: fiscalYear });
  }
  const [to, and] = language === "ja" ? ["～", "・"] : ["–", ", "];
  return runs.map(({ first, last }) => (first === last ? first : `${first}${to}${last}`)).join(and);
}

/** Which areas stand for those that they were made of, and up to which year. */
function mergedNotes(trends: readonly FigureTrend[], language: Language): string[] {
  const byYear = new Map<number, Set<string>>();
  const inOrder = [...trends].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const { name, points } of inOrder) {
    const years = points.filter(({ flags }) => flags.includes("merged")).map(({ fiscalYear }) => fiscalYear);
    if (years.length === 0) continue;
    const last = Math.max(...years);
    byYear.set(last, (byYear.get(last) ?? new Set()).add(name));
  }
  return [...byYear].map(([year, names]) =>
    language === "ja"
      ? `${[...names].join("、")}の${year}年度までの値は、当時の医療圏の人数を合わせて求めた。`
      : `Up to FY${year}, ${[...names].join(", ")}: the people of the former areas put together.`,
  );
}

/** The credit that the Open Data ask for. */
export function trendCredit({ years, language, note, credit }: TrendFigureInput): string[] {
  const releases = years.map(({ release }) => release);
  return note ? [] : [credit?.[language] ?? creditFor(releases, language)];
}
