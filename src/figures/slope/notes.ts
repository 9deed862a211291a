import { grouped } from "../../model/grouped.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { withMovesOf } from "../../model/reference-name.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual } from "../../text/language.js";
import { minus100, signed } from "../../text/numbers.js";
import { absentNotes, type FigurePlace, placesOf } from "../absent-values.js";
import { rangeText } from "../chart/rows.js";
import { prefectureName, SEX_NAMES } from "../figure-input.js";
import { changeNotes } from "../over-years/change-notes.js";
import {
  isItsReference,
  type TrendYear,
  trendCredit,
  trendNotes,
  yearsName,
} from "../over-years/trend-figure.js";
import { suppressionNote } from "../reading.js";
import { firstNames, nameWithSexes, underHead } from "../text/names.js";
import type { SlopeInput, SlopeYears } from "./input.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";

/** The lines of one sex. */
interface SlopePanel {
  readonly sex: SexOrBoth;
  readonly lines: readonly SlopeLine[];
}

/** Of each reason: lists of all would be longer than the figure. */
const MOST_NAMED = 3;

type Found = readonly { readonly line: SlopeLine; readonly sex: SexOrBoth }[];

/** Names with their sexes: 東部（男女とも）. */
function namesOf(found: Found, { language }: SlopeInput): string {
  const names = [...grouped(found, ({ line }) => line.name)].map(([name, own]) => {
    const sexes = own.map(({ sex }) => sex);
    return nameWithSexes(name, sexes, language);
  });
  return firstNames(names, language, MOST_NAMED, (more) => `ほか${more}地域`);
}

const APART: readonly (readonly [NonNullable<SlopeLine["apart"]>, Bilingual])[] = [
  [
    "not-comparable",
    { ja: "線で結ばない（年度の間で比べられない）", en: "Not joined, since the years do not compare" },
  ],
  [
    "no-ratio",
    {
      ja: "線で結ばない（両方の年度の比がそろわない）",
      en: "Not joined, since a ratio of one of the years is missing",
    },
  ],
];

/** Which regions have no line, and why. */
const apartNotes = (found: Found, input: SlopeInput): string[] =>
  APART.flatMap(([why, head]) => {
    const apart = found.filter(({ line }) => line.apart === why);
    return apart.length === 0 ? [] : [underHead(head, namesOf(apart, input), input.language)];
  });

const spanOf = ({ change }: FigureTrend) => `${change?.firstYear}–${change?.lastYear}`;

/** The places of the lines: the prefecture, and every area that has one. */
function linePlaces(panels: readonly SlopePanel[], input: SlopeInput): FigurePlace[] {
  const { prefecture, ages } = input;
  const names = new Map([
    ...(isItsReference(input.trends, prefecture.code)
      ? []
      : [[prefecture.code, prefectureName(input)] as const]),
    ...panels.flatMap(({ lines }) => lines.map(({ code, name }) => [code, name] as const)),
  ]);
  const regions = [...names].map(([code, name]) => ({ code, name }));
  return placesOf(panels, regions, [ages], ({ lines }, code) => lines.some((line) => line.code === code));
}

/** How a change is judged, and over which years where they are others than those at the ends. */
function judgementNotes(all: Found, { first, last }: SlopeYears, input: SlopeInput): string[] {
  const ja = input.language === "ja";
  const found = all.filter(({ line }) => line.apart === null && line.trend.change !== null);
  const others = found.filter(({ line }) => spanOf(line.trend) !== `${first.fiscalYear}–${last.fiscalYear}`);
  const spans = [...grouped(others, ({ line }) => spanOf(line.trend))].map(([span, found]) => {
    const { change } = found[0]!.line.trend;
    const ends = [change!.firstYear, change!.lastYear].flatMap(
      (year) => input.years.find(({ fiscalYear }) => fiscalYear === year) ?? [],
    );
    const over = ends.length === 2 ? yearsName(ends, input.language) : span;
    return ja ? `${namesOf(found, input)}は${over}` : `${namesOf(found, input)} over ${over}`;
  });
  const over = ja ? `${spans.join("、")}の値による判定。` : `Judged: ${spans.join("; ")}.`;
  return [
    ...changeNotes(
      found.map(({ line }) => line.trend),
      input.language,
      "coloured",
    ),
    ...(spans.length === 0 ? [] : [over]),
  ];
}

/** The years that the lines and the judgement of their changes rest on. */
function yearsUsed(found: Found, { first, last }: SlopeYears, years: readonly TrendYear[]) {
  const changes = found.flatMap(({ line }) => line.trend.change ?? []);
  const from = Math.min(first.fiscalYear, ...changes.map(({ firstYear }) => firstYear));
  const to = Math.max(last.fiscalYear, ...changes.map(({ lastYear }) => lastYear));
  return years.filter(({ fiscalYear }) => fiscalYear >= from && fiscalYear <= to);
}

/** The lines without their breaks outside the years shown. */
function breaksBetween(trends: readonly FigureTrend[], { first, last }: SlopeYears): FigureTrend[] {
  return trends.map((trend) => ({
    ...trend,
    breaks: trend.breaks.filter(({ from, to }) => from >= first.release && to <= last.release),
  }));
}

/** A change of so many points looks large, whatever it means. */
const LARGE_CHANGE = 5;

/**
 * The bounds and the 95 % limits of an end: the value itself where none are given, infinite where nothing bounds it;
 * NaN limits without an interval.
 */
function limitsOf({ difference, ...end }: SlopeEnd) {
  const [lower, upper] = [minus100(end.ratioLower), minus100(end.ratioUpper)];
  const [lower95, upper95] = [minus100(end.ratioOuter95Lower), minus100(end.ratioOuter95Upper)];
  return {
    lower: lower ?? difference,
    upper: lower === null ? difference : (upper ?? Number.POSITIVE_INFINITY),
    lower95: lower95 ?? Number.NaN,
    upper95: lower95 === null ? Number.NaN : (upper95 ?? Number.POSITIVE_INFINITY),
  };
}

/**
 * The limits between which suppression and sampling error (95 %) leave the change between two years, points; NaN where it is
 * not known. What suppression leaves open adds up; the sampling errors beyond it add up as squares: l = l₂ − u₁ −
 * √((l₂ − l₂⁹⁵)² + (u₁⁹⁵ − u₁)²) with bounds l, u of both years and their 95 % limits, and u likewise. MOVER (Zou and Donner
 * 2008, Construction of confidence limits about effect measures, Stat Med 27:1693–1702), as for net changes.
 */
function changeLimits(first: SlopeEnd, last: SlopeEnd): readonly [number, number] {
  const [from, to] = [limitsOf(first), limitsOf(last)];
  const beyond = (end: number, end95: number) => (Number.isFinite(end) ? Math.abs(end95 - end) : 0);
  return [
    to.lower - from.upper - Math.hypot(beyond(to.lower, to.lower95), beyond(from.upper, from.upper95)),
    to.upper - from.lower + Math.hypot(beyond(to.upper, to.upper95), beyond(from.lower, from.lower95)),
  ];
}

/** Changes that look large and are no more than usual: whether sampling error may have made them, or moves that are usual. */
function samplingNotes(all: Found, { language }: SlopeInput): string[] {
  const ja = language === "ja";
  const found = all.flatMap(({ sex, line: { first, last, apart, direction, name, trend } }) => {
    const isUsual = apart === null && direction === null && trend.change?.changeMark === "none";
    if (!isUsual || !first || !last) return [];
    const change = last.difference - first.difference;
    const [lower, upper] = changeLimits(first, last);
    if (Math.abs(change) < LARGE_CHANGE || Number.isNaN(lower) || Number.isNaN(upper)) return [];
    const isHidden = [first, last].map(limitsOf).some((end) => end.lower !== end.upper);
    const range = rangeText(lower, upper, language, 0);
    return [
      { name, sex: SEX_NAMES[sex][language], change, range, isHidden, isSampling: lower <= 0 && upper >= 0 },
    ];
  });
  return [true, false].flatMap((isSampling) => {
    const of = found.filter((each) => each.isSampling === isSampling);
    if (of.length === 0) return [];
    const named = of
      .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
      .map(({ name, sex, change, range }) =>
        ja
          ? `${name}（${sex}${signed(change, 0)}、${range}）`
          : `${name} (${sex.toLowerCase()} ${signed(change, 0)}, ${range})`,
      );
    const words = ja ? "（秘匿による幅を含む）" : ", with what suppression leaves open,";
    const hidden = of.some(({ isHidden }) => isHidden) ? words : "";
    const why = (isSampling ? bySampling : byUsualMoves)(hidden);
    return [
      underHead(
        why,
        firstNames(named, language, MOST_NAMED, (more) => `ほか${more}`),
        language,
      ),
    ];
  });
}

/** Changes are no more than usual though they look large. @param hidden what sampling error covers too */
const bySampling = (hidden: string): Bilingual => ({
  ja: `大きく動いて見えてもふだんの動きの範囲内なのは、標本誤差${hidden}が大きいため（変化とその95％の範囲）`,
  en: `Changes that look large and are no more than usual, since their sampling error${hidden} is large (change and its 95% range)`,
});

const byUsualMoves = (hidden: string): Bilingual => ({
  ja: `標本誤差${hidden}を超えて動いたが、同じ規模の地域にふだんある動きか、全地域に共通の動きと区別できない（変化とその95％の範囲）`,
  en: `Changes beyond sampling error${hidden} that cannot be told from how regions of that size usually move, or from the move that all regions share (change and its 95% range)`,
});

/** How the figure was made, and what has to be known of it. */
export function slopeNotes(
  panels: readonly SlopePanel[],
  years: SlopeYears,
  trends: readonly FigureTrend[],
  input: SlopeInput,
): string[] {
  const found = panels.flatMap(({ sex, lines }) => lines.map((line) => ({ line, sex })));
  return [
    ...judgementNotes(found, years, input),
    ...samplingNotes(found, input),
    ...apartNotes(found, input),
    ...absentNotes(linePlaces(panels, input), { ...input, rows: input.trends }, { what: "trends" }),
    suppressionNote(input),
    ...trendNotes({
      ...input,
      trends: breaksBetween(trends, years),
      reference: withMovesOf(input.reference, [years.first.release, years.last.release]),
    }),
    ...trendCredit({ ...input, years: yearsUsed(found, years, input.years) }),
  ];
}
