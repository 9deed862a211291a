import { measureTitle } from "../../figures/chart/measure-title.js";
import { doubted } from "../../figures/chart/rows.js";
import { figureDomain, isWide, tickStep } from "../../figures/difference-scale.js";
import { isImplausible, type Region, SEX_NAMES } from "../../figures/figure-input.js";
import { darkestOf, INK, mixed, shadesOf } from "../../figures/theme.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { signed } from "../../text/numbers.js";
import { subjectCode } from "../words/input.js";
import type { DeckInput, ItemContent } from "./input.js";
import { POINTS_AN_INCH } from "./pptx/fit.js";
import { placesOf } from "./pptx/places.js";
import type { Bar, BarChart } from "./slides.js";

/** Stands at the name of a region whose bounds are wide. */
export const WIDE_MARK = "※";

/** The values beside the bars need this share of the axis. */
const VALUE_ROOM = 0.17;
const MOST_TICKS = 10;
/** Ratios that are all alike must look so: the axis never spans less, in points. */
const LEAST_SPAN = 10;

/** The ends of a chart's axis, on whole ticks. Men and women have their own: on one scale a sex could look flat. */
function axisOf(rows: readonly FigureRow[]): Pick<BarChart, "domain" | "tick"> {
  // Bars of wide bounds do not stretch it: what lies beyond the figures' range is cut there and named.
  const [low, high] = figureDomain(rows);
  const shown = rows.flatMap(({ difference }) => difference ?? []);
  const least = Math.max(low, Math.min(0, ...shown));
  const most = Math.min(high, Math.max(0, ...shown));
  const room = VALUE_ROOM * (most - least);
  const missing = Math.max(0, LEAST_SPAN - (most - least)) / 2;
  const from = least - (least < 0 ? room : 0) - missing;
  const to = most + (most > 0 ? room : 0) + missing;
  const tick = tickStep(to - from, MOST_TICKS);
  return { domain: [Math.floor(from / tick) * tick, Math.ceil(to / tick) * tick], tick };
}

/**
 * Has a row a bar? The value of what seems an error of the source stands at the name: a bar would be compared, and
 * set the axis.
 */
export const hasBar = (row: FigureRow): boolean => row.difference !== null && !isImplausible(row);

/** Is its bar pale: is the ratio not significantly high or low? One that is not judged is not called so; a wide one is grey. */
export const isPale = (row: FigureRow): boolean => hasBar(row) && !isWide(row) && row.mark === "none";

/** How much white a pale bar of the deck's own region has: it is still told from those of the others. */
const PALER = 0.6;

function barOf(
  region: Region,
  row: FigureRow | undefined,
  sex: SexOrBoth,
  isSubject: boolean,
  ja: boolean,
): Bar {
  const [dark = INK.text, middle = INK.soft, light = INK.grid] = shadesOf(sex, 3);
  // The place of a row that is not in the result stays empty.
  if (!row) return { label: region.name, value: null, colour: middle };
  const value = row.difference;
  const without = (text: string) => ({
    label: ja ? `${region.name}（${text}）` : `${region.name} (${text})`,
    value: null,
    colour: middle,
  });
  if (value === null) return without(ja ? "算出不可" : "n/a");
  // A number beside a native bar has no room for a sign of its own.
  if (isImplausible(row)) return without(doubted(signed(value, 1), row));
  if (isWide(row)) return { label: `${region.name}${WIDE_MARK}`, value, colour: INK.wideBand };
  const [firm, pale] = isSubject ? [dark, mixed(dark, "#ffffff", PALER)] : [middle, light];
  return { label: region.name, value, colour: isPale(row) ? pale : firm };
}

/** More bars than this have no room for their names. */
const MOST_BARS = 26;
/** How many of the highest and how many of the lowest are shown then. */
export const ENDS = 10;

/** Is there room for all regions on a slide? Municipalities of a prefecture can be too many. */
export const hasRoom = (regions: readonly Region[]): boolean => regions.length <= MOST_BARS;

/**
 * The regions of a chart in their order: all, or the prefecture, the highest and the lowest, and the one of the deck. Of an
 * item that its release has by prefecture only the prefecture stands alone: areas without a bar would be read as 0.
 */
function barRegions(
  regions: readonly Region[],
  subject: string,
  rowOf: (code: string) => FigureRow | undefined,
): readonly Region[] {
  if (!regions.slice(1).some(({ code }) => rowOf(code))) return regions.slice(0, 1);
  if (hasRoom(regions)) return regions;
  const drawn = regions.flatMap(({ code }) => rowOf(code) ?? []).filter(hasBar);
  const differences = new Map(drawn.map(({ code, difference }) => [code, difference]));
  const ranked = regions
    .slice(1)
    .filter(({ code }) => differences.has(code))
    .sort((a, b) => differences.get(b.code)! - differences.get(a.code)!);
  const shown = new Set([regions[0]!, ...ranked.slice(0, ENDS), ...ranked.slice(-ENDS)]);
  return regions.filter((region) => shown.has(region) || region.code === subject);
}

/** Charts of one item, a sex each: the prefecture and its areas, ages 40–74. */
export function barCharts({ input, item, regions, sexes, rowOf }: ItemContent): BarChart[] {
  const { language } = input;
  const ja = language === "ja";
  const subject = subjectCode(input);
  return sexes.map((sex) => {
    const name = SEX_NAMES[sex][language];
    const shown = barRegions(regions, subject, (code) => rowOf(code, sex, WHOLE_AGES));
    const bars = shown.map((region) =>
      barOf(region, rowOf(region.code, sex, WHOLE_AGES), sex, region.code === subject, ja),
    );
    const axis = axisOf(shown.flatMap(({ code }) => rowOf(code, sex, WHOLE_AGES) ?? []).filter(hasBar));
    const values = bars.map(({ label, value }) => (value === null ? label : `${label} ${signed(value, 1)}`));
    return {
      title: ja ? `${name}（40–74歳）` : `${name} (ages 40–74)`,
      titleColour: darkestOf(sex),
      axisTitle: measureTitle(input, axisRoom(input) / sexes.length, [TITLE_SIZE, TITLE_SIZE]).text,
      bars,
      ...axis,
      description: `${item.name[language]}${ja ? "、" : ", "}${name}${ja ? "：" : ": "}${values.join(ja ? "、" : ", ")}`,
    };
  });
}

const TITLE_SIZE = 10;
/** Length of the axes of all charts of a slide together, points; names of regions take the rest. */
const axisRoom = ({ slideSize }: DeckInput) => 0.7 * placesOf(slideSize).charts.w * POINTS_AN_INCH;
