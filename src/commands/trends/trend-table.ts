import { cautionsOf } from "../../catalog/comparison.js";
import { Failure } from "../../failure.js";
import type { Language } from "../../language.js";
import { formatTable } from "../../output/table.js";
import { signed, signedRange, withHyphen } from "../../text/numbers.js";
import { referenceName } from "../../text/reference-name.js";
import type { Trend, TrendMark } from "../../trends.js";
import { markColours } from "../mark-colours.js";
import type { ComputedTrends } from "./compute-trends.js";

const WORDS = {
  ja: {
    header: ["コード", "地域", "項目", "性別"],
    change: ["変化/年", "95％信頼区間", "有意", "ばらつき超"],
    sexes: { male: "男", female: "女", both: "計" },
    range: "～",
    legend:
      "値：標準化該当比−100。変化/年：最小二乗法の傾き（ポイント）。有意：++ 99.8％、+ 95％（下がるほうは -）。ばらつき超：年ごとのばらつき（全地域から推定）を超える変化か（空欄は推定できない）。",
    breaks: "線の切れ目：",
    caution: "注意：",
    compared: (name: string, isFixed: boolean) =>
      isFixed ? `どの年度も${name}と比べた値` : `各年度をその年度の${name}と比べた値`,
  },
  en: {
    header: ["code", "region", "item", "sex"],
    change: ["change/yr", "95% interval", "sig.", "noise"],
    sexes: { male: "men", female: "women", both: "both" },
    range: " to ",
    legend:
      "values: standardized ratio − 100. change/yr: least-squares slope, points. sig.: ++ 99.8%, + 95% (- where falling). noise: whether the change is more than the release-to-release noise, estimated from all regions (empty: too few to tell).",
    breaks: "broken: ",
    caution: "note: ",
    compared: (name: string, isFixed: boolean) =>
      isFixed ? `every year against ${name}` : `each year against its own: ${name}`,
  },
} as const;

/** The trends as a table for people: a row each, a column a year. */
export function* trendTable(
  { header, trends, catalog, reference }: ComputedTrends,
  language: Language,
  columns: number | undefined,
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
  const rows = trends.map((trend) => [
    trend.code,
    trend.name,
    names.get(trend.item) ?? trend.item,
    words.sexes[trend.sex],
    ...(severalAges ? [trend.ages] : []),
    ...years.map((year) => differenceText(trend, year)),
    ...changeTexts(trend, words.range),
  ]);
  const numbersFrom = words.header.length + (severalAges ? 1 : 0);
  const byMark = markColours(columns !== undefined);
  yield `${words.compared(referenceName(header.reference, catalog.prefectures).long[language], reference.isFixed)}\n`;
  yield formatTable([head, ...rows], {
    header: true,
    width: columns,
    align: head.map((_, c) => (c >= numbersFrom && c < head.length - 2 ? "right" : "left")),
    style: (text, row, c) =>
      row > 0 && c === head.length - 4 ? byMark(text, trends[row - 1]!.change?.noiseMark ?? null) : text,
  });
  yield `${words.legend}\n`;
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
  throw new Failure(
    {
      ja: `${count} 行になります。--item、--prefecture、--area で絞るか、--out trend.csv でファイルにしてください。`,
      en: `this makes ${count} rows. Narrow it with --item, --prefecture or --area, or write a file with --out trend.csv.`,
    },
    { exitCode: 2 },
  );
}

/** A bar before the value where the line breaks. */
function differenceText({ points }: Trend, year: number): string {
  const at = points.findIndex(({ fiscalYear }) => fiscalYear === year);
  const point = points[at];
  if (!point) return "";
  const before = points[at - 1];
  const gap = before && before.segment !== point.segment ? "| " : "";
  return gap + (point.ratio === null ? "×" : withHyphen(signed(point.ratio - 100, 1)));
}

function changeTexts({ change }: Trend, range: string): string[] {
  if (!change) return ["—", "", "", ""];
  const { perYear, ci95Lower, ci95Upper, mark, noiseMark } = change;
  const { lower, upper } = signedRange(ci95Lower, ci95Upper, 2);
  return [
    withHyphen(signed(perYear, 2)),
    withHyphen(`${lower}${range}${upper}`),
    SIGNS[mark],
    noiseMark === null ? "" : SIGNS[noiseMark] || "=",
  ];
}

const SIGNS: Readonly<Record<TrendMark, string>> = {
  "rising-99.8": "++",
  "rising-95": "+",
  none: "",
  "falling-95": "-",
  "falling-99.8": "--",
};
