import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import { absentNotes, placesOf } from "../absent-values.js";
import { fittingDomain } from "../chart/frame.js";
import { fieldsOf, isRate, referenceRateOf } from "../chart/measure.js";
import { withHeight } from "../chart/plot-rows.js";
import { intervalDomain, ratesOverTheYears } from "../difference-scale.js";
import { agesName, prefectureName, regionsOf, sexesOf } from "../figure-input.js";
import { changeNotes, doubtNotes } from "../over-years/change-notes.js";
import {
  isItsReference,
  trendCredit,
  trendNotes,
  trendReading,
  trendsOf,
  yearsName,
} from "../over-years/trend-figure.js";
import { differenceOf, trendIndex } from "../over-years/trend-index.js";
import { YEARS_INSET, yearNames } from "../over-years/years.js";
import type { SpecMaker, TrendFigure } from "../plan/planned-figure.js";
import { rateInTitle, suppressionNote } from "../reading.js";
import { axisSize } from "../sheet/config.js";
import { plotsWidth } from "../sheet/look.js";
import { type ChartFrame, chartSpec, panelsHeight } from "../sheet/sheet.js";
import { breakName } from "../text/line-breaking.js";
import { TYPE } from "../theme.js";
import { trendKey } from "./key.js";
import { AXIS_WIDTH, PLOTS_WIDTH, trendLayout } from "./layout.js";
import { heightAround, trendPanels } from "./panel.js";
import { isRinged, type TrendInput, trendRows } from "./rows.js";

function titleOf(input: TrendInput): string {
  const { prefecture, years, item, reference, language, trends } = input;
  const rate = rateInTitle(input);
  const ages = agesName(trends[0]?.ages ?? WHOLE_AGES, language);
  const time = yearsName(years, language);
  return language === "ja"
    ? `〈${prefecture.name}〉${time} 特定健康診査【${item.name.ja}】${rate}の推移（${reference.ja}と比較、${ages}）`
    : `${prefectureName(input)}: ${item.name.en}${rate} over the years, specific health checkups ${time} (compared with ${reference.en}, ages ${ages.replace(" years", "")})`;
}

/**
 * One item over the years in a prefecture and each of its secondary medical areas: small multiples with one scale, a
 * line of each sex with its intervals, which breaks where years do not compare, and the change over the period.
 */
export function trendSpec(input: TrendInput): TopLevelSpec {
  const { item, language, look = {}, years } = input;
  const sexes = sexesOf(input);
  const trends = trendsOf(input, [item.id]);
  const shown = { ...input, trends };
  const trendOf = trendIndex(trends);
  const { code: prefecture } = input.prefecture;
  const isReference = isItsReference(trends, prefecture);
  const regions = regionsOf(input, trends).filter(({ code }) => !isReference || code !== prefecture);
  const ages = [trends[0]?.ages ?? WHOLE_AGES];
  const places = placesOf(sexes, regions, ages, (sex, code) => trendOf(item.id, code, sex) !== undefined);
  const plan = trendLayout(
    regions.length,
    sexes,
    language,
    plotsWidth(look, { usual: PLOTS_WIDTH, beside: AXIS_WIDTH }),
  );
  const names = regions.map(({ name }) => breakName(name, plan.panelWidth, TYPE.label, "bold"));
  const nameLines = Math.max(...names.map(({ length }) => length));
  const [first, last] = [years[0]!.fiscalYear, years.at(-1)!.fiscalYear];
  const yearWidth = (plan.panelWidth - 2 * YEARS_INSET) / Math.max(1, last - first);
  const points = trends.flatMap(({ code, points }) =>
    points.map((point) => ({ ...differenceOf(point), code })),
  );
  if (isRate(input.measure)) referenceRateOf(points);
  // One range for all panels holds ratios and their intervals, but not those of a region that would flatten all others.
  const domain = fittingDomain(
    points,
    ({ code }) => code,
    isRate(input.measure) ? ratesOverTheYears : intervalDomain,
  );
  const rows = trendRows(regions, (code, sex) => trendOf(item.id, code, sex), domain, yearWidth, input);
  const onChanges = isRate(input.measure) ? [] : changeNotes(trends, language);
  const frame: ChartFrame = {
    input,
    title: titleOf(shown),
    subtitle: trendReading(input),
    form: language === "ja" ? "地域ごとの折れ線グラフ" : "Lines, a panel for each region",
    width: plan.width,
    key: trendKey(rows, input, (row) => isRinged(row, domain, fieldsOf(input.measure))),
    notes: [
      ...absentNotes(places, { ...input, rows: input.trends }, { what: "trends" }),
      ...onChanges,
      ...doubtNotes(rows, onChanges, language),
      suppressionNote(input),
      ...trendNotes(shown),
      ...trendCredit(input),
    ],
  };
  const layout = withHeight(plan, panelsHeight(frame), heightAround(nameLines));
  return chartSpec({
    ...frame,
    params: {
      names,
      prefecture,
      sexes,
      years: years.map(({ fiscalYear }) => fiscalYear),
      yearNames: yearNames(years, layout.panelWidth, { size: axisSize(look) }),
      domain,
      changesWidth: layout.changesWidth,
    },
    rows,
    panels: [trendPanels(input, layout, nameLines)],
  });
}

export const trendFigures: SpecMaker<TrendFigure> = {
  spec: ({ input, items }) => trendSpec({ ...input, item: items[0]! }),
};
