import { cautionsOf } from "../../../catalog/releases/comparison.js";
import type { Catalog } from "../../../catalog/schema.js";
import { DOUBTFUL_SIGN, doubted } from "../../../figures/chart/rows.js";
import { isImplausible } from "../../../figures/figure-input.js";
import { coverageNotesOfYears } from "../../../figures/notes/coverage-notes.js";
import { isDoubtfulChange } from "../../../figures/over-years/change-label.js";
import { doubtfulValues, NOT_JUDGED } from "../../../figures/over-years/change-notes.js";
import { referenceName } from "../../../model/reference-name.js";
import type { Trend } from "../../../model/trends.js";
import { misuse } from "../../../text/failure.js";
import { namesById } from "../../../text/names-by-id.js";
import { percentUp, plain, signed, signedRange, withHyphen } from "../../../text/numbers.js";
import { regionName } from "../../named-region.js";
import type { TrendHeader } from "../trend.js";
import { coloured, type ListColumn, listTable, numberColumn, type Reader, textColumn } from "./list-table.js";
import { MARK_SIGNS } from "./marks.js";

const WORDS = {
  ja: {
    sexes: { male: "男", female: "女", both: "計" },
    range: "～",
    legend:
      "値：標準化該当比−100。期間の変化：最後−最初（ポイント）。95％区間：標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む。共通の動き：全地域の変化の中央値。判定：区間が0からも共通の動きからも外れているもの（++ 99.8％、+ 95％、下がるほうは -）。q：それ以上にはっきりした判定のうち、偶然と見込まれる割合。判定は、理由も、今後も続くかどうかも示さない。",
    counts: (judged: number, marked: number, byChance: string) =>
      `判定した${judged}個の変化のうち、判定が付いたのは${marked}個（偶然だけでも${byChance}個ほどまでは付きうる）。`,
    breaks: "線の切れ目：",
    caution: "注意：",
    compared: (name: string, isFixed: boolean) =>
      isFixed ? `どの年度も${name}と比べた値` : `各年度をその年度の${name}と比べた値`,
  },
  en: {
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

interface TrendTableInput {
  readonly header: TrendHeader;
  readonly trends: readonly Trend[];
  readonly catalog: Catalog;
}

/**
 * The trends as a table for people: a row each, a column a year.
 *
 * @throws Failure (`exitCode` 2) where nobody would read so many
 */
export function* trendTable({ header, trends, catalog }: TrendTableInput, reader: Reader): Generator<string> {
  const { language } = reader;
  refuseTooMany(trends.length);
  const words = WORDS[language];
  const itemName = namesById(catalog.items, language);
  const severalAges = new Set(trends.map(({ ages }) => ages)).size > 1;
  const years = header.years.map(({ fiscalYear }) => fiscalYear);
  const columns: readonly ListColumn<Trend>[] = [
    textColumn("コード", "code", ({ code }) => code),
    textColumn("地域", "region", (trend) => regionName(trend, catalog.prefectures, language)),
    textColumn("項目", "item", ({ item }) => itemName(item)),
    textColumn("性別", "sex", ({ sex }) => words.sexes[sex]),
    ...(severalAges ? [textColumn("年齢", "ages", ({ ages }: Trend) => ages)] : []),
    ...years.map((year) => numberColumn(`${year}年度`, `FY${year}`, (trend: Trend) => ofYear(trend, year))),
    coloured(
      numberColumn("期間の変化", "change", ({ change }) =>
        change ? points(change.netChange) + (isDoubtfulChange(change) ? DOUBTFUL_SIGN : "") : "—",
      ),
    ),
    numberColumn("95％区間", "95% interval", ({ change }) => {
      if (!change) return "";
      const { lower, upper } = signedRange(change.netChange95Lower, change.netChange95Upper, 1);
      return lower === null || upper === null ? "" : withHyphen(`${lower}${words.range}${upper}`);
    }),
    numberColumn("共通の動き", "shared", ({ change }) => points(change?.commonChange ?? null)),
    textColumn("判定", "mark", ({ change }) =>
      !change ? "" : change.changeMark === null ? "×" : MARK_SIGNS[change.changeMark],
    ),
    numberColumn("q", "q", ({ change }) => (change?.q == null ? "" : percentUp(change.q))),
  ];
  yield `${words.compared(referenceName(header.reference, catalog.prefectures).long[language], header.reference.isFixed)}\n`;
  yield listTable(trends, columns, ({ change }) => change?.changeMark ?? null, reader);
  yield `${words.legend}\n`;
  const { judged, marked95, byChance95 } = header.marks;
  if (judged > 0) yield `${words.counts(judged, marked95, plain(byChance95, 1))}\n`;
  const untold = new Set(trends.flatMap(({ change }) => change?.unmarked ?? []));
  for (const why of untold) yield `${NOT_JUDGED[why][language]}\n`;
  if (trends.some(({ points, change }) => points.some(isImplausible) || isDoubtfulChange(change)))
    yield `${doubtfulValues(untold)[language]}\n`;
  for (const covered of coverageNotesOfYears(trends, language, itemName)) yield `${covered}\n`;
  const { note } = header.reference;
  if (note) yield `${words.caution}${note[language]}\n`;
  const reasons = new Set(trends.flatMap(({ breaks }) => breaks.map(({ reason }) => reason[language])));
  for (const reason of reasons) yield `${words.breaks}${reason}\n`;
  const cautions = cautionsOf(
    catalog,
    null,
    header.years.map(({ release }) => release),
  );
  for (const caution of cautions) yield `${caution[language]}\n`;
}

/** Nobody reads a list of more rows than this. */
const MOST_ROWS = 2000;

function refuseTooMany(count: number): void {
  if (count <= MOST_ROWS) return;
  throw misuse((name) => ({
    ja: `${count} 行になります。${name("item")}、${name("prefecture")}、${name("area")} で絞るか、${name("out", "trend.csv")} でファイルにしてください。`,
    en: `this makes ${count} rows. Narrow it with ${name("item")}, ${name("prefecture")} or ${name("area")}, or write a file with ${name("out", "trend.csv")}.`,
  }));
}

const points = (difference: number | null) => (difference === null ? "" : withHyphen(signed(difference, 1)));

/** The difference in a year, with a bar before it where the line breaks; empty where there is no point. */
function ofYear({ points: all }: Trend, year: number): string {
  const at = all.findIndex(({ fiscalYear }) => fiscalYear === year);
  const [point, before] = [all[at], all[at - 1]];
  if (!point) return "";
  const gap = before && before.segment !== point.segment ? "| " : "";
  return gap + (point.ratio === null ? "×" : doubted(points(point.ratio - 100), point));
}
