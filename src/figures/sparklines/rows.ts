import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { plausible } from "../chart/frame.js";
import { doubted } from "../chart/rows.js";
import { type Domain, figureDomain, isWide } from "../difference-scale.js";
import { type FigureItem, sexesOf } from "../figure-input.js";
import { changeText } from "../over-years/change-label.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import { differenceOf, type KnownPoint, knownPoints } from "../over-years/trend-index.js";
import { breakLines } from "../text/line-breaking.js";
import { TYPE } from "../theme.js";
import { lineRows } from "../trend/rows.js";
import { type BeyondFrame, withBeyond } from "./beyond.js";
import { type ColumnLine, type SparklinesLayout, YEARS_INSET } from "./layout.js";
import { HEADING } from "./lines.js";

/** `trends` of other regions, items or sexes are passed over; of one age group and one reference. */
export interface SparklinesInput extends TrendFigureInput {
  /** A secondary medical area of the prefecture, or the prefecture itself. */
  readonly areaCode: string;
  readonly items: readonly FigureItem[];
}

/** A sparkline never spans less than this, in points: what is flat must look flat. */
export const LEAST_SPAN = 20;

/** The range of one item's plot, points: it holds 0 and all values but errors of the source, and ends on multiples of 5. */
export function sparklineDomain(trends: readonly FigureTrend[]): Domain {
  const [low, high] = figureDomain(plausible(trends.flatMap(({ points }) => points)).map(differenceOf));
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [Math.floor((low - missing) / 5) * 5, Math.ceil((high + missing) / 5) * 5];
}

/** The first and the last of the values that compare with the last: those before a break do not. */
function endsOf(trend: FigureTrend | undefined): readonly [KnownPoint | null, KnownPoint | null] {
  const known = knownPoints(trend);
  const last = known.at(-1) ?? null;
  const first = known.find(({ segment }) => segment === last?.segment) ?? null;
  return [first === last ? null : first, last];
}

const LABEL_SIZES = [TYPE.label, 11, 10, 9] as const;

/** The name in as many lines as there is room for, smaller if it is long. */
function labelOf(name: string, { namesWidth, lineHeight }: SparklinesLayout) {
  const room = namesWidth - 4;
  for (const labelSize of LABEL_SIZES) {
    const lines = breakLines(name, room, labelSize);
    const fits = lines.every((line) => textWidth(line, labelSize) <= room);
    if (fits && lines.length * (labelSize + 2) <= lineHeight - 2) {
      return { label: lines.length === 1 ? name : lines, labelSize };
    }
  }
  return { label: name, labelSize: (TYPE.label * room) / textWidth(name, TYPE.label) };
}

/** The heading of a group, smaller if it is long: one that reached beyond the names would move the plots. */
function headingOf(heading: string, { namesWidth }: SparklinesLayout) {
  const share = (namesWidth - 2 * HEADING.inset) / textWidth(heading, TYPE.label, "bold");
  return { heading, ...(share < 1 ? { headingSize: TYPE.label * share } : {}) };
}

const shown = (point: KnownPoint | null) => (point ? doubted(signed(point.ratio - 100, 0), point) : NO_VALUE);

type TrendOf = (item: string, sex: SexOrBoth) => FigureTrend | undefined;

/** The rows of an item: a line of each sex, with its numbers at the last year. */
function itemRows(
  item: FigureItem,
  place: { readonly column: number; readonly line: number },
  trendOf: TrendOf,
  input: SparklinesInput,
) {
  const { areaCode, language, years } = input;
  const lastYear = years.at(-1)?.fiscalYear;
  return sexesOf(input).flatMap((sex, rank) => {
    const trend = trendOf(item.id, sex);
    const base = { code: areaCode, name: trend?.name ?? areaCode, item: item.id, sex, rank };
    const [from, to] = endsOf(trend);
    const numbers = {
      change: changeText(trend?.change ?? null, sex, language)
        .split(" ")
        .at(-1)!,
      first: shown(from),
      last: shown(to),
      isWideFirst: from !== null && isWide(from),
      isWideLast: to !== null && isWide(to),
    };
    return lineRows(trend, base, input).map((row) => ({
      ...row,
      ...place,
      itemName: item.name[language],
      ...(row.fiscalYear === lastYear ? numbers : {}),
    }));
  });
}

/** The row of one item, sex and year, with the place of the item, and the text where its line goes on beyond the frame. */
export type SparklineRow = ReturnType<typeof itemRows>[number] & BeyondFrame;

/** The rows of all items, and their places. */
export function sparklineRows(
  columns: readonly (readonly ColumnLine[])[],
  trendOf: TrendOf,
  layout: SparklinesLayout,
  input: SparklinesInput,
) {
  const { areaCode, language, years } = input;
  const span = Math.max(1, (years.at(-1)?.fiscalYear ?? 0) - (years[0]?.fiscalYear ?? 0));
  const yearWidth = (layout.plotWidth - 2 * YEARS_INSET) / span;
  const rows: SparklineRow[] = [];
  const places = columns.flatMap((lines, column) =>
    lines.map((at, line) => {
      const place = { column, line, code: areaCode };
      const { item } = at;
      if (at.kind === "heading") {
        const continued = language === "ja" ? "（続き）" : " (continued)";
        const heading = item.group[language] + (at.isContinued ? continued : "");
        return { ...place, ...headingOf(heading, layout) };
      }
      const domain = sparklineDomain(sexesOf(input).flatMap((sex) => trendOf(item.id, sex) ?? []));
      const own = itemRows(item, { column, line }, trendOf, input);
      rows.push(...withBeyond(own, domain, { yearWidth, height: layout.plotHeight }));
      const [low, high] = domain;
      return { ...place, item: item.id, ...labelOf(item.name[language], layout), low, high };
    }),
  );
  /** `places`: the lines of the columns, an item's name in its lines and its frame, or the heading of a group. */
  return { rows, places };
}
