import { WHOLE_AGES } from "../../model/ages.js";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import { COVERAGE_APART_POINTS, COVERAGE_MOVED, type Flag } from "../../model/flags.js";
import { grouped } from "../../model/grouped.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { rateText } from "../../text/rates.js";
import { SEX_NAMES } from "../figure-input.js";
import { firstNames, listNote, nameWithSexes, rowNames } from "../text/names.js";

/** Where a smaller share of the nation's examined than this has a value for an item, that is said; per cent. */
const MOST_HAVE_IT = 80;

type CoveredRow = Pick<
  FigureRow,
  "item" | "code" | "name" | "prefectureCode" | "sex" | "ages" | "flags" | "nationalCoverage"
>;

/**
 * Says which share of the nation's examined have a value for an item, where it is less than 80 %; and in which regions the
 * share lies 10 points or more from the nation's. A sentence each; none where there is nothing to say.
 *
 * @param options `itemName` of figures with several items, which are named; `isNamed` which regions are
 */
export function coverageNotes(
  rows: readonly CoveredRow[],
  language: Language,
  {
    itemName,
    isNamed = () => true,
  }: { readonly itemName?: (id: string) => string; readonly isNamed?: (row: CoveredRow) => boolean } = {},
): string[] {
  const shown = ofOneGroup(rows);
  const isApart = ({ flags }: CoveredRow) => flags.includes("coverage-apart" satisfies Flag);
  return [
    ...fewHaveIt(shown, language, itemName),
    ...listed(APART, shown.filter(isNamed), isApart, language, itemName),
  ];
}

/**
 * Says of trends the same of all their years, and in which regions it is not the same share in all years: a change may then
 * be one of who was measured.
 *
 * @param trends with the points of the years that are told
 * @param itemName of figures and texts of several items, which are named
 */
export function coverageNotesOfYears(
  trends: readonly Pick<FigureTrend, "item" | "code" | "name" | "sex" | "points">[],
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const having =
    (flag: string) =>
    ({ points }: (typeof trends)[number]) =>
      points.some(({ ratio, flags }) => ratio !== null && flags.includes(flag));
  const ofYears = trends.flatMap(({ item, sex, points }) =>
    points
      .filter(({ ratio }) => ratio !== null)
      .map(({ nationalCoverage }) => ({ item, sex, nationalCoverage })),
  );
  return [
    ...fewHaveIt(ofYears, language, itemName),
    ...listed(APART, trends, having("coverage-apart" satisfies Flag), language, itemName),
    ...listed(MOVED, trends, having(COVERAGE_MOVED), language, itemName),
  ];
}

/** The first of these sentences for one item; for tables that say the second beside each row. */
export function fewHaveItNote(rows: readonly CoveredRow[], language: Language): string {
  return fewHaveIt(ofOneGroup(rows), language)[0] ?? "";
}

/** The rows of one age group: all ages together where there are such rows, else the group of the first. */
function ofOneGroup(rows: readonly CoveredRow[]): readonly CoveredRow[] {
  const ages = rows.some((row) => row.ages === WHOLE_AGES) ? WHOLE_AGES : rows[0]?.ages;
  return rows.filter((row) => row.ages === ages);
}

/** The least and the largest share of the nation's examined of a sex, per cent: they differ between years. */
interface Shares {
  readonly sex: SexOrBoth;
  readonly least: number;
  readonly most: number;
}

function fewHaveIt(
  rows: readonly Pick<CoveredRow, "item" | "sex" | "nationalCoverage">[],
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const ja = language === "ja";
  const few = [...grouped(rows, ({ item }) => item)].flatMap(([item, own]) => {
    const shares = sharesOf(own);
    return shares.some(({ least }) => least < MOST_HAVE_IT) ? [{ item, shares }] : [];
  });
  const [first] = few;
  if (!first) return [];
  if (!itemName) {
    const byYear = first.shares.some(({ least, most }) => shareText(least) !== shareText(most));
    const years = ja ? "（年度により異なる）" : " depending on the year";
    const shares = sharesText(first.shares, language) + (byYear ? years : "");
    return [
      ja
        ? `この項目の値（測定値・回答）がある人は、全国の受診者のうち${shares}。比は、その人たちだけのもの。`
        : `Not all of the people examined in the nation have a value for this item (${shares}); the ratios are about those who have.`,
    ];
  }
  const named = few.map(({ item, shares }) => {
    const text = sharesText(shares, language, MOST_HAVE_IT);
    return itemName(item) + (ja ? `（${text}）` : ` (${text})`);
  });
  const isSometimes = few.some(({ shares }) =>
    shares.some(({ least, most }) => least < MOST_HAVE_IT && most >= MOST_HAVE_IT),
  );
  return listNote(isSometimes ? FEW_IN_SOME_YEAR : FEW, named, language);
}

const FEW: Bilingual = {
  ja: `値（測定値・回答）がある人が全国の受診者の${MOST_HAVE_IT}％に満たない項目（比は、その人たちだけのもの）`,
  en: `Items for which less than ${MOST_HAVE_IT}% of the people examined in the nation have a value (the ratios are about those who have)`,
};

const FEW_IN_SOME_YEAR: Bilingual = {
  ja: FEW.ja.replace("項目", "年度がある項目"),
  en: FEW.en.replace("have a value", "have a value in a year or more"),
};

function sharesOf(rows: readonly Pick<CoveredRow, "sex" | "nationalCoverage">[]): Shares[] {
  return SEXES_AND_BOTH.flatMap((sex) => {
    const shares = rows.flatMap((row) => (row.sex === sex ? (row.nationalCoverage ?? []) : []));
    return shares.length === 0 ? [] : [{ sex, least: Math.min(...shares), most: Math.max(...shares) }];
  });
}

/** 79.6 % is less than 80 %, and must not be called 80 %. */
const shareText = (share: number, below = Number.POSITIVE_INFINITY): string =>
  share < below && Math.round(share) >= below ? rateText(Math.floor(10 * share) / 10, 1) : rateText(share, 0);

/** "男性77～78％・女性64％". @param below only of sexes of which it is less than this */
function sharesText(shares: readonly Shares[], language: Language, below = Number.POSITIVE_INFINITY): string {
  const ja = language === "ja";
  const told = shares
    .filter(({ least }) => least < below)
    .map(({ sex, least, most }) => {
      const [from, to] = [shareText(least, below), shareText(most, below)];
      const range = from === to ? to : from.replace("%", ja ? "～" : "–") + to;
      return ja
        ? SEX_NAMES[sex].ja + range.replace("%", "％")
        : `${SEX_NAMES[sex].en.toLowerCase()} ${range}`;
    });
  return told.join(ja ? "・" : ", ");
}

const APART: Bilingual = {
  ja: `受診者のうち値（測定値・回答）がある人の割合が全国と${COVERAGE_APART_POINTS}ポイント以上違う（値がある人の偏りが比に影響しているかもしれない）`,
  en: `The share of the people examined who have a value lies ${COVERAGE_APART_POINTS} points or more from the nation's, so who has one may affect the ratio`,
};

const MOVED: Bilingual = {
  ja: `受診者のうち値（測定値・回答）がある人の割合が年度の間で${COVERAGE_APART_POINTS}ポイント以上違う（値がある人の範囲が変わったための動きかもしれない）`,
  en: `The share of the people examined who have a value differs by ${COVERAGE_APART_POINTS} points or more between the years, so a change may be one of who was measured`,
};

/** How many regions are named of each item, where items are several. */
const REGIONS_AN_ITEM = 3;

/** @param rows whose `isFound` are named: by region, of several items by item with its regions, or sexes of one region */
function listed<Row extends Pick<CoveredRow, "item" | "code" | "name" | "sex">>(
  head: Bilingual,
  rows: readonly Row[],
  isFound: (row: Row) => boolean,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const found = rows.filter(isFound);
  if (!itemName) return listNote(head, rowNames(found, language), language);
  const isOneRegion = new Set(rows.map(({ code }) => code)).size === 1;
  const ofItems = [...grouped(found, ({ item }) => item)].map(([item, ofItem]) => {
    if (isOneRegion) {
      const sexes = [...new Set(ofItem.map(({ sex }) => sex))];
      return nameWithSexes(itemName(item), sexes, language);
    }
    const regions = firstNames([...new Set(ofItem.map(({ name }) => name))], language, REGIONS_AN_ITEM);
    return language === "ja" ? `${itemName(item)}（${regions}）` : `${itemName(item)} (${regions})`;
  });
  return listNote(head, ofItems, language);
}
