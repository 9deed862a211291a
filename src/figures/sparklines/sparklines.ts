import type { TopLevelSpec } from "vega-lite";
import type { SexOrBoth } from "../../model/ratios.js";
import { Failure } from "../../text/failure.js";
import { namesById } from "../../text/names-by-id.js";
import { rangeWidth } from "../chart/rows.js";
import { WIDE } from "../difference-scale.js";
import { type FigureItem, sexesOf } from "../figure-input.js";
import { sexKey } from "../over-years/by-sex.js";
import { changeNotes, doubtNotes } from "../over-years/change-notes.js";
import { trendCredit, trendNotes, trendReading, trendsOf } from "../over-years/trend-figure.js";
import { knownPoints, trendIndex } from "../over-years/trend-index.js";
import { yearNames } from "../over-years/years.js";
import type { SpecMaker, TrendFigure } from "../plan/planned-figure.js";
import { suppressionNote } from "../reading.js";
import { plotsWidth } from "../sheet/look.js";
import { APART, chartSpec } from "../sheet/sheet.js";
import { trendKey } from "../trend/key.js";
import { isRinged } from "./beyond.js";
import { COLUMN_GAP, columnsOf, sparklinesLayout, YEAR_SIZE, YEARS_INSET } from "./layout.js";
import { namesView } from "./lines.js";
import { numbersView } from "./numbers.js";
import { plotsView } from "./plots.js";
import { type SparklinesInput, sparklineRows } from "./rows.js";
import { missingNotes, numbersNote, titleOf } from "./texts.js";

/** Headings reach from each view to the one before: so far apart the views stand. */
const beside = (spacing: number, views: readonly object[]) => ({ hconcat: views, spacing, resolve: APART });

/**
 * One area or prefecture on one page: a sparkline of each item with its first and last value and its change,
 * by groups in two columns.
 *
 * @throws Failure where there are no trends of the region, or two claim one place
 */
export function sparklinesSpec(input: SparklinesInput): TopLevelSpec {
  const { prefecture, areaCode, language, look = {}, years } = input;
  const sexes = sexesOf(input);
  const items = input.items.map(({ id }) => id);
  const own = trendsOf(input, items).filter(({ code }) => code === areaCode);
  const [first] = own;
  if (!first) {
    throw new Failure({
      ja: `${prefecture.name}に地域 ${areaCode} の推移がありません。`,
      en: `there are no trends of region ${areaCode} in ${prefecture.english ?? prefecture.name}.`,
    });
  }
  const trendOf = trendIndex(own);
  const ofItem = (item: FigureItem) => sexes.flatMap((sex) => trendOf(item.id, areaCode, sex) ?? []);
  const none = input.items.filter((item) => ofItem(item).length === 0);
  const unknown = input.items.filter(
    (item) => !none.includes(item) && ofItem(item).every((trend) => knownPoints(trend).length === 0),
  );
  const shown = input.items.filter((item) => !none.includes(item) && !unknown.includes(item));

  const layout = sparklinesLayout(plotsWidth(look, { usual: undefined }));
  const columns = columnsOf(shown);
  const ofArea = (item: string, sex: SexOrBoth) => trendOf(item, areaCode, sex);
  const { rows, places } = sparklineRows(columns, ofArea, layout, input);
  const onChanges = changeNotes(own, language);
  const isWide = rows.some((row) => rangeWidth(row) > WIDE);
  const looks = { language, layout, sexes: sexes.length };
  const columnView = (column: number) =>
    beside(0, [namesView(column, looks), plotsView(column, looks), numbersView(column, looks)]);
  return chartSpec({
    input,
    title: titleOf(input, own, shown.length),
    subtitle: trendReading(input),
    form: language === "ja" ? "項目ごとの折れ線" : "A line for each item",
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
    key: [...sexKey(sexes), ...trendKey(rows, input, isRinged, { isPlain: true })],
    notes: [
      numbersNote(isWide, language),
      ...onChanges,
      ...doubtNotes(rows, onChanges, language),
      suppressionNote(input),
      ...missingNotes(none, unknown, language),
      ...trendNotes({ ...input, trends: own }, namesById(input.items, language)),
      ...trendCredit(input),
    ],
  });
}

export const sparklinesFigures: SpecMaker<TrendFigure> = {
  spec: ({ input, regionCode, items }) => sparklinesSpec({ ...input, areaCode: regionCode, items }),
};
