import { NOT_JUDGED } from "../../figures/over-years/change-notes.js";
import type { FigureCatalog, TrendFigureSource } from "../../figures/plan/figure-source.js";
import { countMarks } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { namesById } from "../../text/names-by-id.js";
import { percentUp, plain, signed, signedRange, withHyphen } from "../../text/numbers.js";
import { regionName } from "../named-region.js";
import {
  coloured,
  type ListColumn,
  listTable,
  numberColumn,
  type Reader,
  textColumn,
} from "../tables/terminal/list-table.js";
import { MARK_SIGNS } from "../tables/terminal/marks.js";
import type { Worsening } from "../worsening.js";
import { LIST_WORDS, placesText } from "./list-words.js";
import { CHANGE_WORDS, countsNotesOf, worseningGroups } from "./worsening-words.js";

const LEGEND: Readonly<Bilingual> = {
  ja: `最初・最後：標準化該当比−100（40～74歳）。変化：その差（ポイント）。${CHANGE_WORDS.ja}判定：++ 99.8％、+ 95％（下がるほうは -）。q：それ以上にはっきりした判定のうち、偶然と見込まれる割合。`,
  en: `first, last: standardized ratio − 100, ages 40–74. change: last less first, points. ${CHANGE_WORDS.en} mark: ++ 99.8%, + 95%, - where falling. q: share of such marks expected by chance among those at least as clear.`,
};

/**
 * Items that are getting worse, as lists for people: a table for each standing.
 *
 * @param leftOut how many more there are that are not listed
 */
export function worseningList(
  found: readonly Worsening[],
  { trends, years, reference, isFixed, synthetic, catalog, referenceRemark }: TrendFigureSource,
  leftOut: number,
  reader: Reader,
): string[] {
  const { language } = reader;
  const ja = language === "ja";
  const compared = isFixed
    ? { ja: `どの年度も${reference.long.ja}と比べた値`, en: `every year against ${reference.long.en}` }
    : { ja: `各年度を${reference.long.ja}と比べた値`, en: `each year against its own: ${reference.long.en}` };
  const [from, to] = [years[0]?.fiscalYear, years.at(-1)?.fiscalYear];
  const head = ja
    ? `${placesText(trends, catalog.prefectures, language)} ${from}～${to}年度：好ましくないほうへ動いた項目（${compared.ja}）${synthetic ? "　合成データ（実在しない数値）" : ""}`
    : `${placesText(trends, catalog.prefectures, language)}, FY${from} to FY${to}: items that moved to the unfavourable side (${compared.en})${synthetic ? "; made-up figures" : ""}`;
  const tables = worseningGroups(found, reference).flatMap(({ heading, changes }) => [
    `\n${heading[language]}\n`,
    worseningTable(changes, catalog, reader),
  ]);
  return [
    `${head}\n`,
    ...(tables.length > 0 ? tables : [(countMarks(trends).judged > 0 ? NOTHING : NOT_KNOWN)[language]]),
    ...(leftOut > 0 ? [leftOutText(leftOut)[language]] : []),
    `\n${LEGEND[language]}\n`,
    ...remarks(trends, language),
    ...countsNotesOf(found, { reference }, language, namesById(catalog.items, language)).map(
      (note) => `${note}\n`,
    ),
    ...(referenceRemark ? [`${ja ? "注意：" : "note: "}${referenceRemark[language]}\n`] : []),
  ];
}

const NOTHING: Readonly<Bilingual> = {
  ja: "\nふだんの動きを超えて好ましくないほうへ動いたといえる項目はありません。\n",
  en: "\nNo item can be said to have moved to the unfavourable side by more than it usually moves.\n",
};

/** Where no change is judged, why is said below. */
const NOT_KNOWN: Readonly<Bilingual> = {
  ja: "\n変化を判定していないため、好ましくないほうへ動いた項目があるかどうかはいえません。\n",
  en: "\nNo change was judged, so whether items moved to the unfavourable side cannot be told.\n",
};

/** A list that ends after some rows must not look like all of them. */
const leftOutText = (count: number): Bilingual => ({
  ja: `\n地域・性別ごとに上位だけを挙げた。好ましくないほうへ動いたと判定されたものは、ほかに${count}個ある。\n`,
  en: `\nOnly the first of each region and sex are listed: ${count} more marked ${count === 1 ? "change" : "changes"} to the unfavourable side ${count === 1 ? "is" : "are"} left out.\n`,
});

function worseningTable(
  found: readonly Worsening[],
  { items, prefectures }: Pick<FigureCatalog, "items" | "prefectures">,
  reader: Reader,
): string {
  const { language } = reader;
  const words = LIST_WORDS[language];
  const itemName = namesById(items, language);
  const columns: readonly ListColumn<Worsening>[] = [
    textColumn("コード", "code", ({ trend }) => trend.code),
    textColumn("地域", "region", ({ trend }) => regionName(trend, prefectures, language)),
    textColumn("性別", "sex", ({ trend }) => words.sexes[trend.sex]),
    textColumn("項目", "item", ({ trend }) => itemName(trend.item)),
    textColumn("期間", "years", ({ change }) => `${change.firstYear}–${change.lastYear}`),
    numberColumn("最初", "first", ({ first }) => differenceText(first.ratio)),
    numberColumn("最後", "last", ({ last }) => differenceText(last.ratio)),
    coloured(numberColumn("変化", "change", ({ change }) => withHyphen(signed(change.netChange, 1)))),
    textColumn("95％区間", "95% interval", ({ change: { netChange95Lower, netChange95Upper } }) => {
      const { lower, upper } = signedRange(netChange95Lower, netChange95Upper, 1);
      return withHyphen(`${lower}${words.range}${upper}`);
    }),
    textColumn("判定", "mark", ({ change }) => MARK_SIGNS[change.changeMark!]),
    numberColumn("q", "q", ({ change: { q } }) => (q === null ? "" : percentUp(q))),
  ];
  return listTable(found, columns, ({ change }) => change.changeMark, reader);
}

const differenceText = (ratio: number | null) => (ratio === null ? "" : withHyphen(signed(ratio - 100, 1)));

/** How many marks chance alone would make, and why some changes are not judged. */
function remarks(trends: TrendFigureSource["trends"], language: Language): string[] {
  const { judged, marked95, byChance95 } = countMarks(trends);
  const untold = new Set(trends.flatMap(({ change }) => change?.unmarked ?? []));
  return [
    ...(judged === 0
      ? []
      : [
          language === "ja"
            ? `判定した${judged}個の変化のうち、判定が付いたのは（良くなったものも含めて）${marked95}個。偶然だけでも${plain(byChance95, 1)}個ほどまでは付きうる。\n`
            : `Of ${judged} changes that were judged ${marked95} are marked, those for the better among them; chance alone would mark up to ${plain(byChance95, 1)}.\n`,
        ]),
    ...[...untold].map((why) => `${NOT_JUDGED[why][language]}\n`),
  ];
}
