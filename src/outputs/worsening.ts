import { isNation } from "../catalog/levels.js";
import type { Item } from "../catalog/schema.js";
import { isCertainChange, isMarkedChange } from "../figures/over-years/change-label.js";
import { WHOLE_AGES } from "../model/ages.js";
import { SEXES_AND_BOTH } from "../model/counts.js";
import type { ReferenceName } from "../model/reference-name.js";
import type { FigureChange, FigureTrend, TrendPoint } from "../model/trends.js";

/** Where a region stands against the reference in the last year that compares, by its 95 % interval, which covers hidden counts. */
export const STANDINGS = ["unfavourable", "level", "favourable"] as const;
export type Standing = (typeof STANDINGS)[number];

/** An item whose ratio moved to the unfavourable side in one region and sex, by more than it usually moves. */
export interface Worsening {
  readonly trend: FigureTrend;
  readonly change: FigureChange;
  /** Points of the years between which the change lies. */
  readonly first: TrendPoint;
  readonly last: TrendPoint;
  readonly standing: Standing;
}

/** What is getting worse over the years of a result, and what they are compared with. */
export interface WorseningOfYears {
  readonly found: readonly Worsening[];
  readonly reference: ReferenceName;
  /** Releases whose tables it is made from. */
  readonly releases: readonly number[];
  /** The items of all its years: the last one may lack some of those that are getting worse. */
  readonly items: readonly Pick<Item, "id" | "name">[];
}

/**
 * The items of each region and sex, ages 40–74, whose change over the years is marked and goes to the unfavourable side (see
 * `engine/trend/changes`). They are ordered by where the region stands now (`STANDINGS`), then by region and sex; in each lot
 * those stand first that are certain although so many are compared, then the greatest change.
 *
 * @param worse as in `notableItems`
 */
export function worseningItems(
  trends: readonly FigureTrend[],
  worse: (item: string) => 1 | -1 | 0,
): Worsening[] {
  const found = trends.flatMap((trend) => worseningOf(trend, worse(trend.item)));
  // Not by arquero: the report's page does this too, and is small.
  return found.sort((a, b) => {
    const [own, other] = [groupOf(a), groupOf(b)];
    return Number(own > other) - Number(own < other) || mostMovedFirst(a, b);
  });
}

const groupOf = ({ standing, trend }: Worsening) =>
  `${STANDINGS.indexOf(standing)} ${trend.code} ${SEXES_AND_BOTH.indexOf(trend.sex)}`;

/** The first so many of each region, sex and standing. */
export function firstOfEach(found: readonly Worsening[], count: number): Worsening[] {
  const taken = new Map<string, number>();
  return found.filter((one) => {
    const group = groupOf(one);
    const before = taken.get(group) ?? 0;
    taken.set(group, before + 1);
    return before < count;
  });
}

/** Orders changes: those that are certain although so many are compared stand first, then the greatest. */
export const mostMovedFirst = ({ change: a }: Worsening, { change: b }: Worsening): number =>
  Number(isCertainChange(b)) - Number(isCertainChange(a)) || Math.abs(b.netChange) - Math.abs(a.netChange);

/**
 * What a document tells of the years: all items that are getting worse, of those asked for where some are; how many they
 * are is said of them, so that none is left out.
 */
export const toldWorsening = (
  trends: readonly FigureTrend[],
  asked: readonly string[] | null,
  worse: Parameters<typeof worseningItems>[1],
): Worsening[] => worseningItems(asked ? trends.filter(({ item }) => asked.includes(item)) : trends, worse);

function worseningOf(trend: FigureTrend, worse: 1 | -1 | 0): Worsening[] {
  const { change, points, ages, level } = trend;
  if (!change || ages !== WHOLE_AGES || isNation(level)) return [];
  if (!isMarkedChange(change) || worse * change.netChange <= 0) return [];
  const [first, last] = [change.firstYear, change.lastYear].map((year) =>
    points.find(({ fiscalYear }) => fiscalYear === year),
  );
  if (!first || !last) return [];
  return [{ trend, change, first, last, standing: standingOf(last, worse) }];
}

function standingOf({ ratioOuter95Lower, ratioOuter95Upper }: TrendPoint, worse: 1 | -1 | 0): Standing {
  const isHigh = ratioOuter95Lower !== null && ratioOuter95Lower > 100;
  const isLow = ratioOuter95Upper !== null && ratioOuter95Upper < 100;
  if (!isHigh && !isLow) return "level";
  return isHigh === worse > 0 ? "unfavourable" : "favourable";
}

/** Gives 1 for an item of which a high ratio is worse, −1 where a low one is, 0 where neither is. */
export function worseSides(items: readonly Pick<Item, "id" | "direction">[]): (item: string) => 1 | -1 | 0 {
  const directions = new Map(items.map(({ id, direction }) => [id, direction]));
  return (item) => {
    const direction = directions.get(item);
    return direction === "neutral" ? 0 : direction === "low-is-worse" ? -1 : 1;
  };
}
