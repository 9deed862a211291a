import { plausible } from "../../../figures/chart/frame.js";
import { measureTitle } from "../../../figures/chart/measure-title.js";
import { doubted, rangeText } from "../../../figures/chart/rows.js";
import { differenceBounds, figureDomain, isWide, tickStep } from "../../../figures/difference-scale.js";
import { agesName, type FigureItem, isImplausible, SEX_NAMES } from "../../../figures/figure-input.js";
import { regionWords } from "../../../figures/region-words.js";
import { darkestOf, shadesOf } from "../../../figures/theme.js";
import type { Sex } from "../../../model/counts.js";
import type { RatioRow } from "../../../model/ratios.js";
import { type Draft, headOf } from "../input.js";
import type { ChartModel, HollowPoint } from "../model.js";
import { overviewNames, overviewSpread, overviewValues } from "./overview-sheet.js";

/** Two charts and the head of the sheet fill a page. */
const LEAST_HEIGHT = 260;
const HEIGHT_BY_WIDTH = 0.28;
const GAP = 4;
const AXIS_WIDTH = 80;
const LEAST_WIDTH = 960;
const MOST_WIDTH = 1400;

/** Wide enough for a column of a few pixels a region and age group. */
export function chartWidth({ input }: Draft): number {
  const wanted = AXIS_WIDTH + input.regions.length * (10 + 7 * input.ages.length);
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, wanted));
}

/** 9 points, in pixels. */
const TITLE_SIZE = 12;
/** Share of a chart's height that its vertical axis takes. */
const AXIS_SHARE = 0.7;

const chartHeight = (draft: Draft) => Math.max(LEAST_HEIGHT, Math.round(HEIGHT_BY_WIDTH * chartWidth(draft)));

/** Height of the charts, with their gaps, pixels. */
export const chartsHeight = (draft: Draft): number => draft.sexes.length * (chartHeight(draft) + GAP);

/**
 * Men above women: the regions, a column an age group, on one scale. The values are those of the overview.
 *
 * @param offset row in which the first one begins
 * @param rowHeight pixels of the rows that the charts lie on
 */
export function itemCharts(draft: Draft, item: FigureItem, offset: number, rowHeight: number): ChartModel[] {
  const { input, rowOf, isNation, sexes } = draft;
  const { language, regions, ages } = input;
  const rowsOf = (sex: Sex, age: string) => regions.map(({ code }) => rowOf(item.id, code, sex, age));
  const all = sexes.flatMap((sex) => ages.flatMap((age) => rowsOf(sex, age)));
  const { domain, step } = axisOf(all.filter((row) => row !== undefined));
  const ja = language === "ja";
  const { long } = regionWords(input.rows);
  const height = chartHeight(draft);
  return sexes.map((sex, s) => {
    const shades = shadesOf(sex, ages.length);
    const kinds = isNation
      ? { ja: "都道府県別・年齢別の棒グラフ", en: "columns by prefecture and age group" }
      : { ja: `${long.ja}別・年齢別の棒グラフ`, en: `columns by ${long.en} and age group` };
    const title = ja
      ? `${headOf(draft)}【${item.name.ja}】${SEX_NAMES[sex].ja}`
      : `${headOf(draft)}: ${item.name.en}, ${SEX_NAMES[sex].en.toLowerCase()}`;
    return {
      row: offset + Math.round((s * (height + GAP)) / rowHeight),
      width: chartWidth(draft),
      height,
      title,
      titleColour: darkestOf(sex),
      description: `${title}. ${kinds[language]}`,
      axisTitle: measureTitle(input, AXIS_SHARE * height, [TITLE_SIZE, TITLE_SIZE]).text,
      domain,
      step,
      categories: overviewNames(draft),
      series: ages.map((age, a) => {
        const rows = rowsOf(sex, age);
        const place = { item: item.id, sex, ages: age };
        const below = overviewSpread(draft, place, "ratioLower");
        const above = overviewSpread(draft, place, "ratioUpper");
        const isExact = [...below.values, ...above.values].every((value) => value === null);
        return {
          name: agesName(age, language),
          values: overviewValues(draft, place),
          colour: shades[a]!,
          outline: darkestOf(sex),
          hollow: rows.flatMap((row, index) => hollowPoint(row, index)),
          ...(isExact ? {} : { spread: { below, above } }),
        };
      }),
    };
  });
}

function hollowPoint(row: RatioRow | undefined, index: number): HollowPoint[] {
  if (!row || row.difference === null) return [];
  const isDashed = isWide(row);
  return isDashed || isImplausible(row) ? [{ index, isDashed }] : [];
}

/** A line has room for so many. */
const MOST_NAMED = 4;

/**
 * Names the columns and lines that go on beyond a chart's frame, where Excel cuts them without a sign; "" where none does.
 *
 * @param charts of the item, a sex each
 */
export function beyondText(
  { input, rowOf, sexes }: Draft,
  item: FigureItem,
  charts: readonly ChartModel[],
): string {
  const { language, regions, ages } = input;
  const ja = language === "ja";
  const named = sexes.flatMap((sex, s) => {
    const [low, high] = charts[s]!.domain;
    return ages.flatMap((age) =>
      regions.flatMap(({ code, name }) => {
        const row = rowOf(item.id, code, sex, age);
        if (!row || row.difference === null) return [];
        const bounds = differenceBounds(row) ?? [row.difference, row.difference];
        if (bounds[0] >= low && bounds[1] <= high) return [];
        const range = doubted(rangeText(...bounds, language), row);
        const place = [name, SEX_NAMES[sex][language], agesName(age, language)].join(" ");
        return [ja ? `${place}（${range}）` : `${place} (${range})`];
      }),
    );
  });
  if (named.length === 0) return "";
  const more = named.length - MOST_NAMED;
  const list = named.slice(0, MOST_NAMED).join(ja ? "、" : ", ");
  return ja
    ? `縦線か棒が枠の外へ続くもの（取りうる範囲）：${list}${more > 0 ? `、ほか${more}` : ""}`
    : `Lines or columns that go on beyond the frame (with their ranges): ${list}${more > 0 ? ` and ${more} more` : ""}`;
}

const MOST_TICKS = 10;

/** The figure's range without errors of the source, ending on ticks of the axis, so that 0 is one of them. */
function axisOf(rows: readonly RatioRow[]): { domain: [number, number]; step: number } {
  let [low, high] = figureDomain(plausible(rows));
  for (;;) {
    const step = tickStep(high - low, MOST_TICKS);
    const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
    if (from === low && to === high) return { domain: [low, high], step };
    [low, high] = [from, to];
  }
}
