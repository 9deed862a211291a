import type { Catalog } from "../../catalog/schema.js";
import { type YearChange, yearChanges } from "../../engine/trend/year-change.js";
import { coverageNotes } from "../../figures/notes/coverage-notes.js";
import { regionWords } from "../../figures/region-words.js";
import { releaseWords, yearOfRelease } from "../../model/fiscal-year.js";
import { isMarked } from "../../model/marks.js";
import { type PooledYears, poolWords, poolYears } from "../../model/pool.js";
import { rankRange } from "../../model/ranked-regions.js";
import type { FigureRow, KnownRow } from "../../model/ratios.js";
import type { MovedReference } from "../../model/reference-move.js";
import type { ReferenceName } from "../../model/reference-name.js";
import type { Bilingual, Language } from "../../text/language.js";
import { namesById } from "../../text/names-by-id.js";
import { minus100, signed, signedRange, withHyphen } from "../../text/numbers.js";
import { regionName } from "../named-region.js";
import { implausibleItems, inOrder } from "../notable.js";
import {
  coloured,
  type ListColumn,
  listTable,
  numberColumn,
  type Reader,
  textColumn,
} from "../tables/terminal/list-table.js";
import { MARK_SIGNS } from "../tables/terminal/marks.js";
import { LIST_WORDS, placesText } from "./list-words.js";

export interface ListedRatios {
  readonly table: Iterable<FigureRow>;
  readonly catalog: Catalog;
  readonly reference: ReferenceName;
  readonly synthetic: boolean;
  /** Items a region and sex. */
  readonly count: number;
  /** The references that errors of the source move: no change from or to their years is shown. */
  readonly moved: readonly MovedReference[];
  /** Several releases added up, of which rows name the newest. */
  readonly pooled?: PooledYears;
}

const LEGEND: Readonly<Bilingual> = {
  ja: "差：標準化該当比−100（40～74歳）。有意なものを先に、それぞれ差の大きい順に並べた。有意：++ 99.8％、+ 95％（低いほうは -）。「有意差なし」は、基準より好ましくないとはいえないもの。",
  en: 'diff: standardized ratio − 100, ages 40–74; significant ones first, each lot with the furthest first. sig.: ++ 99.8%, + 95% (- where low); "not sig.": cannot be said to be worse than the reference.',
};
const SPREAD_LEGEND: Readonly<Bilingual> = {
  ja: "*：同じ規模の地域のばらつきも超える。",
  en: " *: more than regions of its size differ.",
};
const RANGE_LEGEND: Readonly<Bilingual> = {
  ja: "取りうる範囲：秘匿された人数により差が取りうる範囲。",
  en: " hidden counts leave: from the least to the greatest diff that they allow.",
};
const CHANGE_LEGEND: Readonly<Bilingual> = {
  ja: "前年差：前の年度の比との差（括弧は秘匿により取りうる範囲）。偶然の動きも含み、変化の判定ではない。比べられない年度の間では空。",
  en: " from last year: the ratio less that of the year before (in brackets what hidden counts leave); chance moves are in it and it is not judged; empty where the years do not compare.",
};
const MOVED_LEGEND: Readonly<Bilingual> = {
  ja: "基準に元データの誤りとみられる人数が入っている年度との前年差は示さない。",
  en: " No change is given from or to a year whose reference holds counts that look like errors of the source.",
};
const POOLED_LEGEND: Readonly<Bilingual> = {
  ja: "毎年ほぼ同じ人が受けるため、有意の判定は単年の平均の区間による。",
  en: " nearly the same people are examined every year: significance is that of a mean single year's interval.",
};
const RANK_OF_NATION: Readonly<Bilingual> = {
  ja: "順位：全国の医療圏（都道府県）の中で高いほうから。",
  en: " rank: from the highest of all areas (or prefectures).",
};
/** The same where a user brought the counts. */
const RANK_OF_COMPARED: Readonly<Bilingual> = {
  ja: "順位：比べた地域の中で高いほうから。",
  en: " rank: from the highest of the regions that are compared.",
};

const OPEN_RANK: Readonly<Bilingual> = {
  ja: "「1～3」のような順位は、秘匿により取りうる範囲。",
  en: ' A rank like "1 to 3": what hidden counts leave open.',
};

/** What ranks are among; nothing where there are none. */
function rankLegend(notable: readonly KnownRow[]): Bilingual {
  if (notable.every(({ rank }) => rank === null)) return { ja: "", en: "" };
  const { ja, en } = regionWords(notable).ofNation ? RANK_OF_NATION : RANK_OF_COMPARED;
  const isOpen = notable.some(({ rankBest, rankWorst }) => rankBest !== rankWorst);
  return isOpen ? { ja: ja + OPEN_RANK.ja, en: en + OPEN_RANK.en } : { ja, en };
}

/** The notable items as a list for people, with what is needed to read it. */
export function notableList(notable: readonly KnownRow[], source: ListedRatios, reader: Reader): string[] {
  const { language } = reader;
  const changeOf = yearChanges(source.table, source.catalog, source.moved);
  const hasChange = notable.some((row) => changeOf(row) !== null);
  const ofAll = yearChanges(source.table, source.catalog, []);
  const isMoved = notable.some((row) => changeOf(row) === null && ofAll(row) !== null);
  const legends = [
    LEGEND,
    ...(notable.some(({ adjustedMark }) => adjustedMark !== null) ? [SPREAD_LEGEND] : []),
    ...(notable.some((row) => rangeOf(row, language) !== "") ? [RANGE_LEGEND] : []),
    ...(source.pooled ? [POOLED_LEGEND] : []),
    ...(hasChange ? [CHANGE_LEGEND] : []),
    ...(isMoved ? [MOVED_LEGEND] : []),
    rankLegend(notable),
  ];
  return [
    `${headline(notable, source, language)}\n`,
    notableTable(notable, source.catalog, changeOf, reader),
    `${legends.map((legend) => legend[language]).join("")}\n`,
    ...coverageNotes(notable, language, { itemName: namesById(source.catalog.items, language) }).map(
      (note) => `${note}\n`,
    ),
    passedOver(source, language),
  ];
}

function headline(notable: readonly KnownRow[], source: ListedRatios, language: Language): string {
  const { count } = source;
  const years = yearsText(notable, source)[language];
  const places = placesText(notable, source.catalog.prefectures, language);
  const isTogether = notable.every(({ sex }) => sex === "both");
  const parts = {
    ja: [
      `${places} ${years}`,
      `${source.reference.ja}より好ましくない項目（${isTogether ? "男女計、地域" : "地域・性別"}ごとに上位 ${count} 項目）`,
    ],
    en: [
      `${places} ${years}`,
      `items furthest from ${source.reference.en} to the unfavourable side (${count} a region${isTogether ? ", men and women together" : " and sex"})`,
    ],
  }[language];
  const naive = notable.some(({ flags }) => flags.includes("naive"));
  const warnings = [
    ...(source.synthetic ? [{ ja: "合成データ（実在しない数値）", en: "made-up figures" }] : []),
    ...(naive
      ? [{ ja: "秘匿を 0 とみなした値（使用不可）", en: "hidden counts read as 0: not to be used" }]
      : []),
  ].map((text) => text[language]);
  return [parts.join(language === "ja" ? "：" : ": "), ...warnings].join(language === "ja" ? "　" : "; ");
}

/**
 * 第8回（2020年度）; of pooled years 第7～9回（2019–2021年度）の合算. Counts of one's own are of a year: the ministry's release of that
 * year is not theirs.
 */
function yearsText(notable: readonly KnownRow[], { catalog, pooled }: ListedRatios): Bilingual {
  const isOwn = catalog.ownCredit !== null;
  if (pooled) {
    const words = poolWords(pooled.releases);
    const years = poolYears(pooled.releases).replace("-", "–");
    if (isOwn) return { ja: `${years}年度の合算`, en: `FY${years} pooled` };
    return { ja: `${words.ja}（${years}年度）の合算`, en: `${words.en} (FY${years}) pooled` };
  }
  const releases = [...new Set(notable.map(({ release }) => release))].sort((a, b) => a - b);
  const named = releases.map((release) => {
    const words = releaseWords([release], isOwn);
    if (isOwn) return words;
    const year = yearOfRelease(release);
    return { ja: `${words.ja}（${year}年度）`, en: `${words.en} (FY${year})` };
  });
  return { ja: named.map(({ ja }) => ja).join("・"), en: named.map(({ en }) => en).join(", ") };
}

/** Releases apart, regions in code order, men before women; significant items first, then the furthest. */
function notableTable(
  notable: readonly KnownRow[],
  catalog: Catalog,
  changeOf: (row: FigureRow) => YearChange | null,
  reader: Reader,
): string {
  const { language } = reader;
  const words = LIST_WORDS[language];
  const itemName = namesById(catalog.items, language);
  const order = inOrder(notable);
  const several = new Set(order.map(({ release }) => release)).size > 1;
  const isOwn = catalog.ownCredit !== null;
  const releaseOf = (release: number) =>
    language === "ja" || isOwn ? releaseWords([release], isOwn)[language] : String(release);
  const all: readonly ListColumn<KnownRow>[] = [
    textColumn("回", "release", ({ release }) => (several ? releaseOf(release) : "")),
    textColumn("コード", "code", ({ code }) => code),
    textColumn("地域", "region", (entry) => regionName(entry, catalog.prefectures, language)),
    textColumn("性別", "sex", ({ sex }) => words.sexes[sex]),
    textColumn("項目", "item", ({ item }) => itemName(item)),
    coloured(numberColumn("差", "diff", ({ difference }) => withHyphen(signed(difference, 1)))),
    textColumn("取りうる範囲", "hidden counts leave", (entry) => rangeOf(entry, language)),
    numberColumn("前年差", "from last year", (entry) => changeText(changeOf(entry), language)),
    coloured(textColumn("有意", "sig.", (entry) => significance(entry, language))),
    numberColumn("順位", "rank", (entry) => ranksText(entry, words.range)),
  ];
  const kept = all.filter((column) => order.some((entry) => column.text(entry) !== ""));
  return listTable(order, kept, ({ mark }) => mark, reader);
}

/** The rank, or from the best to the worst that it may be. */
function ranksText(entry: KnownRow, range: string): string {
  const ranks = rankRange(entry);
  if (ranks === null) return "";
  return ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best}${range}${ranks.worst}`;
}

/** From one difference to the other; empty where the hidden counts leave nothing open that one decimal would show. */
function openText(from: number | null, to: number | null, range: string): string {
  if (from === null || to === null || signed(from, 1) === signed(to, 1)) return "";
  const { lower, upper } = signedRange(from, to, 1);
  return withHyphen(`${lower}${range}${upper}`);
}

/** What hidden counts leave of a difference. */
const rangeOf = ({ ratioLower, ratioUpper }: KnownRow, language: Language): string =>
  openText(minus100(ratioLower), minus100(ratioUpper), LIST_WORDS[language].range);

function changeText(change: YearChange | null, language: Language): string {
  if (!change) return "";
  const range = openText(change.lower, change.upper, LIST_WORDS[language].range);
  const value = withHyphen(signed(change.change, 1));
  return range === "" ? value : `${value} (${range})`;
}

function significance({ mark, adjustedMark }: KnownRow, language: Language): string {
  const words = LIST_WORDS[language];
  if (mark === null) return words.notJudged;
  if (mark === "none") return words.notSignificant;
  return `${MARK_SIGNS[mark]}${isMarked(adjustedMark) ? "*" : ""}`;
}

const MOST_NAMED = 5;

/** The rows that are passed over since their counts look like errors of the source; nothing where there are none. */
function passedOver({ table, catalog, pooled }: ListedRatios, language: Language): string {
  const itemName = namesById(catalog.items, language);
  const words = LIST_WORDS[language];
  const isOwn = catalog.ownCredit !== null;
  const found = implausibleItems(table);
  if (found.length === 0) return "";
  const list = found
    .slice(0, MOST_NAMED)
    .map(
      ({ release, sex, item, difference, ...region }) =>
        `${(pooled ? poolWords(pooled.releases, isOwn) : releaseWords([release], isOwn))[language]} ${regionName(region, catalog.prefectures, language)} ${words.sexes[sex]} ${itemName(item)}${difference === null ? "" : ` ${withHyphen(signed(difference, 1))}`}`,
    );
  const more = found.length - list.length;
  return language === "ja"
    ? `元データの誤りとみられるため除いた値：${list.join("、")}${more > 0 ? ` ほか${more}` : ""}。\n`
    : `Passed over, since their counts look like errors of the source: ${list.join("; ")}${more > 0 ? `; and ${more} more` : ""}.\n`;
}
