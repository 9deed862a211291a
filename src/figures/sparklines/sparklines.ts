import type { TopLevelSpec } from "vega-lite";
import { isNation } from "../../catalog/levels.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { namesById } from "../../text/names-by-id.js";
import { MINUS } from "../../text/numbers.js";
import { rangeWidth } from "../chart/rows.js";
import { WIDE } from "../difference-scale.js";
import { agesName, areasOf, type FigureItem, prefectureName, sexesOf } from "../figure-input.js";
import { sexKey } from "../over-years/by-sex.js";
import { changeNotes } from "../over-years/change-notes.js";
import {
  type TrendFigureInput,
  trendCredit,
  trendNotes,
  trendReading,
  yearsName,
} from "../over-years/trend-figure.js";
import { knownPoints, trendIndex } from "../over-years/trend-index.js";
import { yearNames } from "../over-years/years.js";
import type { SpecMaker, TrendFigure } from "../plan/planned-figure.js";
import { suppressionNote } from "../reading.js";
import { plotsWidth } from "../sheet/look.js";
import { APART, chartSpec } from "../sheet/sheet.js";
import { trendKey } from "../trend/key.js";
import { COLUMN_GAP, columnsOf, sparklinesLayout, YEAR_SIZE, YEARS_INSET } from "./layout.js";
import { namesView } from "./lines.js";
import { numbersView } from "./numbers.js";
import { plotsView } from "./plots.js";
import { LEAST_SPAN, sparklineRows } from "./rows.js";

/** `trends` of other regions, items or sexes are passed over; of one age group and one reference. */
export interface SparklinesInput extends TrendFigureInput {
  /** A secondary medical area of the prefecture, or the prefecture itself. */
  readonly areaCode: string;
  readonly items: readonly FigureItem[];
}

/** Headings reach from each view to the one before: so far apart the views stand. */
const beside = (spacing: number, views: readonly object[]) => ({ hconcat: views, spacing, resolve: APART });

/** Items of which nothing can be shown, and why. */
function missingNote(items: readonly FigureItem[], why: Bilingual, language: Language): string[] {
  const ja = language === "ja";
  const names = items.map(({ name }) => name[language]).join(ja ? "、" : ", ");
  return items.length > 0 ? [why[language] + names + (ja ? "。" : ".")] : [];
}

const NONE: Bilingual = { ja: "結果のない項目：", en: "No results of: " };
const UNKNOWN: Bilingual = { ja: "どの年度も算出できない項目：", en: "Not computable in any year: " };

/**
 * One area or prefecture on one page: a sparkline of each item with its first and last value and its change,
 * by groups in two columns.
 *
 * @throws Failure where there are no trends of the region, or two claim one place
 */
export function sparklinesSpec(input: SparklinesInput): TopLevelSpec {
  const { prefecture, areaCode, language, look = {}, years, reference } = input;
  const ja = language === "ja";
  const sexes = sexesOf(input);
  const itemIds = new Set(input.items.map(({ id }) => id));
  const own = input.trends.filter(
    ({ item, code, level, sex }) =>
      itemIds.has(item) && code === areaCode && !isNation(level) && sexes.includes(sex),
  );
  const [first] = own;
  if (!first) {
    throw new Failure({
      ja: `${prefecture.name}に地域 ${areaCode} の推移がありません。`,
      en: `there are no trends of region ${areaCode} in ${prefecture.english ?? prefecture.name}.`,
    });
  }
  const trendOf = trendIndex(own);
  const trendsOf = (item: FigureItem) => sexes.flatMap((sex) => trendOf(item.id, areaCode, sex) ?? []);
  const none = input.items.filter((item) => trendsOf(item).length === 0);
  const unknown = input.items.filter(
    (item) => !none.includes(item) && trendsOf(item).every((trend) => knownPoints(trend).length === 0),
  );
  const shown = input.items.filter((item) => !none.includes(item) && !unknown.includes(item));

  const layout = sparklinesLayout(plotsWidth(look, { usual: undefined }));
  const columns = columnsOf(shown);
  const { rows, places } = sparklineRows(
    columns,
    (item, sex) => trendOf(item, areaCode, sex),
    areaCode,
    layout,
    input,
  );
  const isWide = rows.some((row) => rangeWidth(row) > WIDE);
  const area = areasOf(own, prefecture.code).find(({ code }) => code === areaCode);
  const ages = agesName(first.ages, language);
  const time = yearsName(years, language);
  const place = ja ? [prefecture.name, area?.name] : [area?.name, prefectureName(input)];
  const name = place.filter(Boolean).join(ja ? " " : ", ");
  const title = ja
    ? `〈${name}〉${time} 特定健康診査　${shown.length}項目の推移（${reference.ja}と比較、${ages}）`
    : `${name}: ${shown.length} items over the years, specific health checkups ${time} (compared with ${reference.en}, ages ${ages.replace(" years", "")})`;
  const looks = { language, layout, sexes: sexes.length };
  const columnView = (column: number) =>
    beside(0, [namesView(column, looks), plotsView(column, looks), numbersView(column, looks)]);
  return chartSpec({
    input,
    title,
    subtitle: trendReading(input),
    description: `${title}${ja ? "。項目ごとの折れ線" : ". A line for each item"}`,
    width: layout.width,
    params: {
      sexes,
      years: years.map(({ fiscalYear }) => fiscalYear),
      yearNames: yearNames(years, layout.plotWidth, { inset: YEARS_INSET, size: YEAR_SIZE }),
      frames: columns.map((_, column) =>
        places
          .filter((place) => place.column === column)
          .map((place) => ("low" in place ? [place.low, place.high] : [0, 1])),
      ),
    },
    rows: [...places, ...rows],
    panels: [
      beside(
        COLUMN_GAP,
        columns.flatMap(({ length }, column) => (length > 0 ? [columnView(column)] : [])),
      ),
    ],
    key: [...sexKey(sexes, language), ...trendKey(rows, input, { isPlain: true })],
    notes: [
      ja
        ? `数値は比${MINUS}100。最初と最後は、最後の切れ目より後の値。縦軸は項目ごとに異なり（左の小さい数字が上端と下端）、幅は${LEAST_SPAN}ポイント以上。${isWide ? `灰色の数値は取りうる範囲の幅が${WIDE}ポイントを超える。` : ""}`
        : `Figures: ratio − 100, first and last of the values after the last break. Each item has its own vertical range (small figures on the left: its ends), of ${LEAST_SPAN} points or more.${isWide ? ` Grey figures: suppression leaves more than ${WIDE} points.` : ""}`,
      ...changeNotes(own, language),
      suppressionNote(input),
      ...missingNote(none, NONE, language),
      ...missingNote(unknown, UNKNOWN, language),
      ...trendNotes({ ...input, trends: own }, namesById(input.items, language)),
      ...trendCredit(input),
    ],
  });
}

export const sparklinesFigures: SpecMaker<TrendFigure> = {
  spec: ({ input, regionCode, items }) => sparklinesSpec({ ...input, areaCode: regionCode, items }),
};
