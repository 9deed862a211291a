import { isInPrefecture } from "../../catalog/levels.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { AGE_CLASSES } from "../../model/counts.js";
import { isMarked } from "../../model/marks.js";
import type { RankedAmong } from "../../model/ranked-regions.js";
import { type FigureRow, hasRatio, type KnownRow, type SexOrBoth } from "../../model/ratios.js";
import { lowerEnd, nearest, numberOf, signed, upperEnd } from "../../text/numbers.js";
import { differenceBounds, isWide } from "../difference-scale.js";
import { type FigureInput, type FigureItem, isImplausible, rowIndex } from "../figure-input.js";

/** What a profile of one area is told. */
export interface AreaProfileInput extends FigureInput {
  /** A secondary medical area of the prefecture. */
  readonly areaCode: string;
  readonly rankedAmong: RankedAmong;
  readonly items: readonly FigureItem[];
}

/** How many items a profile shows of each side. */
const WORST = 10;
const BEST = 5;

export const SIDES = ["worst", "best"] as const;
export type ProfileSide = (typeof SIDES)[number];

const WIDE_AGES = ["40-64", "65-74"];

/** The seven 5-year classes where the rows have any, else the two wide groups. */
function profileAges(rows: Iterable<FigureRow>): readonly string[] {
  for (const { ages } of rows) if ((AGE_CLASSES as readonly string[]).includes(ages)) return AGE_CLASSES;
  return WIDE_AGES;
}

/**
 * Does an age group differ to one side by more than all ages do, with its whole 95 % interval? A class has few people, and
 * the youngest the fewest cases: one of seven always differs most, by chance alone. Both numbers are compared as all outputs
 * print them, since the report keeps no further digits.
 */
function isBeyondAllAges(row: KnownRow, allAges: KnownRow, side: 1 | -1): boolean {
  const limit = side === 1 ? row.ratioOuter95Lower : row.ratioOuter95Upper;
  if (limit === null) return false;
  const end = (side === 1 ? lowerEnd : upperEnd)(limit - 100, 1);
  return side * (numberOf(end) - numberOf(nearest(allAges.difference, 1))) > 0;
}

/**
 * The age group that differs most to one side (1: upwards) of those whose bounds are not wide; null where none differs
 * more than all ages do, or where what is hidden may make another differ more.
 */
function peakOf(rows: readonly (FigureRow | undefined)[], allAges: KnownRow, side: 1 | -1): KnownRow | null {
  const [most = null] = rows
    .filter(hasRatio)
    .filter((row) => side * row.difference > 0 && !isWide(row))
    .sort((a, b) => side * (b.difference - a.difference));
  if (most === null || !isBeyondAllAges(most, allAges, side)) return null;
  const mayExceed = (row: FigureRow | undefined) => {
    const bounds = row && isWide(row) ? differenceBounds(row) : null;
    return bounds !== null && side * (bounds[side === 1 ? 1 : 0] - most.difference) > 0;
  };
  return rows.some(mayExceed) ? null : most;
}

/**
 * The items in which an area differs most from the reference to either side, of one sex. Items that differ significantly
 * come first, as in lists; both lots are ordered by the ratio. An item whose bounds are wide is left out and named instead,
 * since its place would be a guess. A neutral item has no worse side and is left out; one that reads 0 is on neither side.
 */
export function profileChoice(input: AreaProfileInput, sex: SexOrBoth) {
  const { areaCode, release, items } = input;
  const isOfArea = (row: FigureRow) =>
    row.code === areaCode && isInPrefecture(row.level) && row.sex === sex && row.release === release;
  const rows = input.rows.filter(isOfArea);
  const rowOf = rowIndex(rows);
  const secondOf = rowIndex(input.second?.rows.filter(isOfArea) ?? []);
  const ages = profileAges(rows);
  const ranked: { item: FigureItem; row: KnownRow; badness: number }[] = [];
  const absent: FigureItem[] = [];
  const leftOut: FigureItem[] = [];
  const implausible: FigureItem[] = [];
  for (const item of items) {
    if (item.direction === "neutral") continue;
    const row = rowOf(item.id, areaCode, sex, WHOLE_AGES);
    if (!row) absent.push(item);
    else if (isImplausible(row)) implausible.push(item);
    else if (hasRatio(row) && !isWide(row)) {
      const badness = item.direction === "low-is-worse" ? -row.difference : row.difference;
      ranked.push({ item, row, badness });
    } else leftOut.push(item);
  }
  /** Items of a side (1: worse, −1: better), significant ones first; equal ones stay in the items' order. */
  const apart = (side: 1 | -1) =>
    ranked
      .filter(({ row, badness }) => side * badness > 0 && signed(row.difference, 0) !== "0")
      .sort(
        (a, b) =>
          Number(isMarked(b.row.mark)) - Number(isMarked(a.row.mark)) || side * (b.badness - a.badness),
      );

  const lineOf = ({ item, row }: { item: FigureItem; row: KnownRow }, side: 1 | -1) => {
    /** Rows by age group, in order; undefined where the result has none. */
    const byAge = ages.map((age) => ({ ages: age, row: rowOf(item.id, areaCode, sex, age) }));
    /** Where the item differs most to the side on which it is shown; null where no age group is known to stand out. */
    const peak = peakOf(
      byAge.map((at) => at.row),
      row,
      item.direction === "low-is-worse" ? (-side as 1 | -1) : side,
    );
    // The same against a second reference; undefined where there is none.
    return { item, row, second: secondOf(item.id, areaCode, sex, WHOLE_AGES), byAge, peak };
  };
  return {
    sex,
    worst: apart(1)
      .slice(0, WORST)
      .map((entry) => lineOf(entry, 1)),
    best: apart(-1)
      .slice(0, BEST)
      .map((entry) => lineOf(entry, -1)),
    /** Not in the result. */
    absent,
    /** Too uncertain to be ranked, or not computable. */
    leftOut,
    /** Made of counts that look like errors of the source. */
    implausible,
  };
}

export type ProfileChoice = ReturnType<typeof profileChoice>;
export type ProfileLine = ProfileChoice["worst"][number];

/** What a profile shows of one sex. */
export const linesOf = ({ worst, best }: ProfileChoice): ProfileLine[] => [...worst, ...best];
