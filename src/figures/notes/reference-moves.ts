import { SEXES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { grouped } from "../../model/grouped.js";
import type { PooledYears } from "../../model/pool.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { moveAmong, type NotedMove } from "../../model/reference-move.js";
import type { ReferenceName } from "../../model/reference-name.js";
import type { Bilingual, Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { isRate, type Measure } from "../chart/measure.js";
import { agesName, SEX_NAMES } from "../figure-input.js";

const MOST_NAMED = 6;

/** What stands in a figure or text, beside its reference. */
interface Shown {
  readonly reference: ReferenceName;
  /** Whose figure or text it is, where it is one prefecture's. */
  readonly prefecture?: { readonly code: string } | undefined;
  readonly language: Language;
  /** Ids of the items. */
  readonly items: Iterable<string>;
  readonly sexes: readonly SexOrBoth[];
  /** Age groups; of what moves none of them far nothing is said. All, unless given. */
  readonly ages?: Iterable<string>;
  readonly measure?: Measure | undefined;
  readonly pooled?: PooledYears | undefined;
  /** Is it of several years, which are named? Pooled years are. */
  readonly isOfYears?: boolean;
}

/**
 * Says how far counts that look like errors of the source move the reference of the items, a note of its own; none where they
 * move none of them far.
 *
 * @param itemName of figures and texts of several items, which are named
 */
export function referenceMoveNotes(shown: Shown, itemName?: (id: string) => string): string[] {
  const { reference, language } = shown;
  const ids = new Set(shown.items);
  const ages = [...new Set(shown.ages)];
  const ofShown = (reference.moves ?? []).filter(
    ({ item, sex, prefectureCode = shown.prefecture?.code }) =>
      ids.has(item) &&
      (shown.sexes.includes(sex) || shown.sexes.includes("both")) &&
      prefectureCode === shown.prefecture?.code,
  );
  const moves = ofShown.flatMap((move) => moveAmong(move, ages) ?? []);
  if (moves.length === 0) return [];
  const effect = effectOf(moves, shown.measure)[language];
  const ja = language === "ja";
  if (itemName) {
    const list = listOf(moves, shown, itemName);
    return [
      ja
        ? `元データの誤りとみられる人数が基準に入っているため、次の項目では期待該当者数が最大で括弧内の割合だけ変わり、${effect}：${list}。`
        : `For these items the reference holds counts that look like errors of the source, which move the people expected by up to the percentages given; ${effect}: ${list}.`,
    ];
  }
  const most = movesText(moves, shown);
  return [
    ja
      ? `元データの誤りとみられる人数が基準に入っているため、期待該当者数が変わり（最大で${most}）、${effect}。`
      : `The reference holds counts that look like errors of the source: people expected are moved by up to ${most}, and ${effect}.`,
  ];
}

/** What the moves do to what is shown: ratios have the people expected below the line. */
function effectOf(moves: readonly NotedMove[], measure: Measure | undefined): Bilingual {
  if (isRate(measure)) {
    return {
      ja: "基準より高いか低いかが変わりうる（年齢調整該当率そのものはほとんど変わらない）",
      en: "where rates stand against the reference may change (age-adjusted rates themselves hardly do)",
    };
  }
  if (moves.every(({ percent }) => percent > 0))
    return { ja: "比はおよそその分だけ低く出る", en: "ratios come out lower by about as much" };
  if (moves.every(({ percent }) => percent < 0))
    return { ja: "比はおよそその分だけ高く出る", en: "ratios come out higher by about as much" };
  return { ja: "比はおよそその分だけ逆の向きに動く", en: "ratios move the other way by about as much" };
}

/** 脳卒中（40–64歳の男性+1.8％・女性+3.3％）、… */
function listOf(moves: readonly NotedMove[], shown: Shown, itemName: (id: string) => string): string {
  const ja = shown.language === "ja";
  const named = [...grouped(moves, ({ item }) => item)].map(([item, own]) => {
    const text = movesText(own, shown);
    return ja ? `${itemName(item)}（${text}）` : `${itemName(item)}, ${text}`;
  });
  const more = named.length - MOST_NAMED;
  const list = named.slice(0, MOST_NAMED).join(ja ? "、" : "; ");
  if (more <= 0) return list;
  return ja ? `${list} ほか${more}` : `${list}; and ${more} more`;
}

/**
 * 40–64歳の男性+7.9％・女性+8.9％; of several years 2018年度は40–64歳の男性+7.9％・女性+8.9％、… With the ages in which it is so
 * much, for at others, and at all ages together, it is less.
 */
function movesText(
  moves: readonly NotedMove[],
  { language, pooled, isOfYears = pooled !== undefined }: Shown,
): string {
  const ja = language === "ja";
  return [...grouped(moves, ({ release }) => release)]
    .map(([release, own]) => {
      const inOrder = SEXES.flatMap((sex) => own.filter((move) => move.sex === sex));
      const bySex = inOrder
        .map(({ sex, ages, percent }, i) => {
          const years = agesName(ages, language);
          if (!ja) return `${signed(percent, 1)}% (${SEX_NAMES[sex].en.toLowerCase()}, ${years})`;
          const ofAges = ages === inOrder[i - 1]?.ages ? "" : `${years}の`;
          return `${ofAges}${SEX_NAMES[sex].ja}${signed(percent, 1)}％`;
        })
        .join(ja ? "・" : ", ");
      if (!isOfYears || release === null) return bySex;
      return ja ? `${yearOfRelease(release)}年度は${bySex}` : `${bySex} in FY${yearOfRelease(release)}`;
    })
    .join(ja ? "、" : ", ");
}
