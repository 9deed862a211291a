import { from } from "arquero";
import { cautionsOf } from "../../../catalog/releases/comparison.js";
import type { Catalog } from "../../../catalog/schema.js";
import { DOUBTFUL_SIGN, doubted } from "../../../figures/chart/rows.js";
import { isImplausible } from "../../../figures/figure-input.js";
import { isDoubtfulChange } from "../../../figures/over-years/change-label.js";
import { doubtfulValues, NOT_JUDGED } from "../../../figures/over-years/change-notes.js";
import { referenceName } from "../../../model/reference-name.js";
import type { Trend } from "../../../model/trends.js";
import { misuse } from "../../../text/failure.js";
import type { Language } from "../../../text/language.js";
import { percentUp, plain, signed, signedRange, withHyphen } from "../../../text/numbers.js";
import { formatTable } from "../../../text/table.js";
import { regionName } from "../../named-region.js";
import type { TrendHeader } from "../trend.js";
import { MARK_SIGNS, markColours } from "./marks.js";

const WORDS = {
  ja: {
    header: ["コード", "地域", "項目", "性別"],
    change: ["期間の変化", "95％区間", "共通の動き", "判定", "q"],
    sexes: { male: "男", female: "女", both: "計" },
    range: "～",
    legend:
      "値：標準化該当比−100。期間の変化：最後−最初（ポイント）。95％区間：標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む。共通の動き：全地域の変化の中央値。判定：区間が0からも共通の動きからも外れているもの（++ 99.8％、+ 95％、下がるほうは -）。q：それ以上にはっきりした判定のうち、偶然と見込まれる割合。判定は、理由も、今後も続くかどうかも示さない。",
    counts: (judged: number, marked: number, byChance: string) =>
      `判定した${judged}個の変化のうち、判定が付いたのは${marked}個（偶然だけでも最大${byChance}個ほどは付く）。`,
    breaks: "線の切れ目：",
    caution: "注意：",
    compared: (name: string, isFixed: boolean) =>
      isFixed ? `どの年度も${name}と比べた値` : `各年度をその年度の${name}と比べた値`,
  },
  en: {
    header: ["code", "region", "item", "sex"],
    change: ["change", "95% interval", "shared", "mark", "q"],
    sexes: { male: "men", female: "women", both: "both" },
    range: " to ",
    legend:
      "values: standardized ratio − 100. change: last less first, points. 95% interval: covers sampling error, suppression and the usual moves of regions of its size. shared: median change of all regions. mark: the interval lies beyond both 0 and the shared change (++ 99.8%, + 95%, - where falling). q: share of such marks expected by chance among those at least as clear. A mark tells neither the cause nor that the change goes on.",
    counts: (judged: number, marked: number, byChance: string) =>
      `${judged} judged, ${marked} marked (chance alone would mark up to ${byChance}).`,
    breaks: "broken: ",
    caution: "note: ",
    compared: (name: string, isFixed: boolean) =>
      isFixed ? `every year against ${name}` : `each year against its own: ${name}`,
  },
} as const;

/** What the table is of. */
interface TrendTableInput {
  readonly header: TrendHeader;
  readonly trends: readonly Trend[];
  readonly catalog: Catalog;
}

/** The trends as a table for people: a row each, a column a year. @throws Failure where nobody would read so many */
export function* trendTable(
  { header, trends, catalog }: TrendTableInput,
  language: Language,
  width: number | undefined,
): Generator<string> {
  refuseTooMany(trends.length);
  const words = WORDS[language];
  const names = new Map(catalog.items.map(({ id, name }) => [id, name[language]]));
  const severalAges = new Set(trends.map(({ ages }) => ages)).size > 1;
  const years = header.years.map(({ fiscalYear }) => fiscalYear);
  const head = [
    ...words.header,
    ...(severalAges ? [language === "ja" ? "年齢" : "ages"] : []),
    ...years.map((year) => (language === "ja" ? `${year}年度` : `FY${year}`)),
    ...words.change,
  ];
  const byMark = markColours(width !== undefined);
  const differences = differencesByYear(trends);
  const rows = trends.map((trend, line) => [
    trend.code,
    regionName(trend, catalog.prefectures, language),
    names.get(trend.item) ?? trend.item,
    words.sexes[trend.sex],
    ...(severalAges ? [trend.ages] : []),
    ...years.map((year) => differences(line, year)),
    ...changeTexts(trend, words.range),
  ]);
  const numbersFrom = words.header.length + (severalAges ? 1 : 0);
  const changeColumn = head.length - words.change.length;
  const markColumn = head.length - 2;
  yield `${words.compared(referenceName(header.reference, catalog.prefectures).long[language], header.reference.isFixed)}\n`;
  yield formatTable([head, ...rows], {
    header: true,
    width,
    align: head.map((_, c) => (c >= numbersFrom && c !== markColumn ? "right" : "left")),
    style: (text, row, c) =>
      row > 0 && c === changeColumn ? byMark(text, trends[row - 1]!.change?.changeMark ?? null) : text,
  });
  yield `${words.legend}\n`;
  const { judged, marked95, byChance95 } = header.marks;
  if (judged > 0) yield `${words.counts(judged, marked95, plain(byChance95, 1))}\n`;
  const untold = new Set(trends.flatMap(({ change }) => change?.unmarked ?? []));
  for (const why of untold) yield `${NOT_JUDGED[why][language]}\n`;
  if (trends.some(({ points, change }) => points.some(isImplausible) || isDoubtfulChange(change)))
    yield `${doubtfulValues(untold)[language]}\n`;
  const { note } = header.reference;
  if (note) yield `${words.caution}${note[language]}\n`;
  const reasons = new Set(trends.flatMap(({ breaks }) => breaks.map(({ reason }) => reason[language])));
  for (const reason of reasons) yield `${words.breaks}${reason}\n`;
  const cautions = cautionsOf(
    catalog,
    null,
    header.years.map(({ release }) => release),
  );
  for (const caution of cautions) yield `${words.caution}${caution[language]}\n`;
}

/** Of more nobody reads a list. */
const MOST_ROWS = 2000;

function refuseTooMany(count: number): void {
  if (count <= MOST_ROWS) return;
  throw misuse((name) => ({
    ja: `${count} 行になります。${name("item")}、${name("prefecture")}、${name("area")} で絞るか、${name("out", "trend.csv")} でファイルにしてください。`,
    en: `this makes ${count} rows. Narrow it with ${name("item")}, ${name("prefecture")} or ${name("area")}, or write a file with ${name("out", "trend.csv")}.`,
  }));
}

/** Differences as texts, a column a year: by the place of a trend and the year; empty where it has no point. */
function differencesByYear(trends: readonly Trend[]): (line: number, year: number) => string {
  const points = trends.flatMap((trend, line) =>
    trend.points.map(({ fiscalYear }, at) => ({ line, fiscalYear, text: differenceText(trend, at) })),
  );
  const byYear = from(points).groupby("line").pivot("fiscalYear", "text").orderby("line");
  const known = new Set(byYear.columnNames());
  return (line, year) => (known.has(String(year)) ? byYear.get(String(year), line) : null) ?? "";
}

/** A bar before the value where the line breaks. */
function differenceText({ points }: Trend, at: number): string {
  const point = points[at]!;
  const before = points[at - 1];
  const gap = before && before.segment !== point.segment ? "| " : "";
  return gap + (point.ratio === null ? "×" : doubted(withHyphen(signed(point.ratio - 100, 1)), point));
}

function changeTexts({ change }: Trend, range: string): string[] {
  if (!change) return ["—", "", "", "", ""];
  const { netChange, netChange95Lower, netChange95Upper, commonChange, changeMark, q } = change;
  const { lower, upper } = signedRange(netChange95Lower, netChange95Upper, 1);
  return [
    withHyphen(signed(netChange, 1)) + (isDoubtfulChange(change) ? DOUBTFUL_SIGN : ""),
    lower === null || upper === null ? "" : withHyphen(`${lower}${range}${upper}`),
    commonChange === null ? "" : withHyphen(signed(commonChange, 1)),
    changeMark === null ? "×" : MARK_SIGNS[changeMark],
    q === null ? "" : percentUp(q),
  ];
}
