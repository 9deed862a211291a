import { isArea } from "../../../catalog/levels.js";
import { areasOfYear } from "../../../catalog/regions/areas.js";
import type { Catalog } from "../../../catalog/schema.js";
import { AGES, COLUMNS, type CountTable, type Region, SEXES, type Sex } from "../../../model/counts.js";
import type { Bilingual } from "../../../text/language.js";
import { type Move, movesOf, moveWords, peopleOf, sharesOf } from "./shares.js";

/** Regions of a table that are other people than before, it seems. */
export interface UnlikeRegions {
  readonly names: Bilingual;
  /** 1-based rows of the sheet at which they begin. */
  readonly rows: readonly number[];
  readonly difference: Bilingual;
}

/** Of tables that fewer people are in (blocks ※1, 随時血糖), regions move by more than any limit from year to year. */
const LEAST_PEOPLE = 10_000_000;
/** Shares of fewer people move much by chance. */
const LEAST_OF_REGION = 1000;
/**
 * Within two years no region of releases 5 to 10 grows by more beside the nation in tables of ten million people: 1.95 times
 * (安房, eGFR).
 */
const LARGEST_GROWTH = 2.5;
/**
 * Columns that were mixed up leave the people of a region as many. Where they are, shares of releases 5 to 10 move by no more
 * than 6 points of men (京築, question 19) and 11 of an age class (湘南東部, eGFR).
 */
const AS_MANY = 1.16;
const LARGEST_MOVES: Readonly<Record<Move["kind"], number>> = { sex: 0.075, age: 0.14, class: 1 };
/**
 * How much nearer each of two regions has to be to the other one of before than to itself. Of 620,000 official pairs one
 * passes (question 10 of 日立 and 筑西・下妻, two years apart); most pairs would, were they exchanged.
 */
const NEARER = 4;

/** A region in both tables. */
interface Place extends Region {
  readonly now: number;
  readonly before: number;
}

/**
 * Regions whose people are far from those that they had in another release: two of a prefecture (or two prefectures) that
 * seem to have been exchanged, or one that has another size, or other shares of sexes or ages.
 *
 * @param number of the other release
 */
export function unlikeRegions(
  table: CountTable,
  other: CountTable,
  number: number,
  catalog: Pick<Catalog, "areas">,
): UnlikeRegions[] {
  const [now, before] = [peopleOf(table), peopleOf(other)];
  if (Math.min(now, before) < LEAST_PEOPLE) return [];
  const places = placesInBoth(table, other, catalog);
  const pairs = exchanged(places, table, other, now / before);
  const ofPairs = pairs.map((pair) => ({
    names: { ja: pair.map(nameOf).join("と"), en: pair.map(nameOf).join(" and ") },
    rows: pair.map((place) => rowOf(table, place)),
    difference: {
      ja: `入れ替えると第${number}回の人数に合う`,
      en: `exchanged, they fit the counts of release ${number}`,
    },
  }));
  const rest = places.filter((place) => !pairs.flat().includes(place));
  const ofOne = rest.flatMap((place): UnlikeRegions[] => {
    const difference = farPlace(place, table, other, number, [now, before]);
    const name = nameOf(place);
    return difference ? [{ names: { ja: name, en: name }, rows: [rowOf(table, place)], difference }] : [];
  });
  return [...ofPairs, ...ofOne];
}

const nameOf = ({ name, code }: Region): string => name || (code ?? "");
const rowOf = (table: CountTable, { now }: Place): number =>
  table.male.sheetRows[now * table.male.strata.length] ?? 0;

/** A code stands for other areas in other years. */
function placesInBoth(table: CountTable, other: CountTable, catalog: Pick<Catalog, "areas">): Place[] {
  const names = ({ fiscalYear }: CountTable) =>
    new Map(areasOfYear(catalog, fiscalYear)?.map(({ code, name }) => [code, name]));
  const [ofNow, ofBefore] = [names(table), names(other)];
  const at = new Map(other.regions.map(({ code }, i) => [code, i]));
  return table.regions.flatMap((region, now): Place[] => {
    const before = at.get(region.code);
    if (region.code === null || before === undefined) return [];
    return ofNow.get(region.code) === ofBefore.get(region.code) ? [{ ...region, now, before }] : [];
  });
}

function farPlace(
  { now, before }: Place,
  table: CountTable,
  other: CountTable,
  number: number,
  nation: readonly [number, number],
): Bilingual | null {
  const people = [peopleOf(table, now), peopleOf(other, before)] as const;
  if (Math.max(...people) < LEAST_OF_REGION) return null;
  const shares = [people[0] / nation[0], people[1] / nation[1]] as const;
  const growth = Math.max(...shares) / Math.min(...shares);
  if (growth > LARGEST_GROWTH) {
    return {
      ja: `第${number}回の ${people[1]}人に対して ${people[0]}人`,
      en: `${people[0]} people, and ${people[1]} in release ${number}`,
    };
  }
  if (Math.min(...people) < LEAST_OF_REGION || growth > AS_MANY) return null;
  const move = movesOf(sharesOf(table, now), sharesOf(other, before)).find(
    (one) => Math.abs(one.now - one.before) > LARGEST_MOVES[one.kind],
  );
  return move ? moveWords(move, number) : null;
}

/** Pairs of regions of one prefecture, or of prefectures, of which each is more like the other one of before. */
function exchanged(
  places: readonly Place[],
  table: CountTable,
  other: CountTable,
  growth: number,
): Place[][] {
  const ofNow = places.map(({ now }) => rootsOf(table, now, other));
  const ofBefore = places.map(({ before }) => rootsOf(other, before, table));
  const root = Math.sqrt(growth);
  const pairs: Place[][] = [];
  for (const [i, first] of places.entries()) {
    const own = distance(ofNow[i]!, ofBefore[i]!, root);
    for (let j = i + 1; j < places.length; j++) {
      const second = places[j]!;
      if (isArea(table.geography) && second.prefectureCode !== first.prefectureCode) continue;
      if (own <= NEARER * distance(ofNow[i]!, ofBefore[j]!, root)) continue;
      if (distance(ofNow[j]!, ofBefore[j]!, root) > NEARER * distance(ofNow[j]!, ofBefore[i]!, root))
        pairs.push([first, second]);
    }
  }
  return pairs;
}

/** Square roots of a region's counts by sex, class and age, which vary alike; NaN where hidden. Classes of both tables alone. */
function rootsOf(table: CountTable, region: number, other: CountTable): Float64Array {
  const roots: number[] = [];
  for (const sex of SEXES) {
    const { strata, counts } = table[sex];
    for (const label of commonLabels(table, other, sex)) {
      const line = region * strata.length + strata.findIndex((stratum) => stratum.label === label);
      for (let age = 0; age < AGES; age++) roots.push(Math.sqrt(counts[line * COLUMNS + age]!));
    }
  }
  return Float64Array.from(roots);
}

/** In an order of their own, so that it is that of both tables. */
function commonLabels(table: CountTable, other: CountTable, sex: Sex): string[] {
  const known = new Set(other[sex].strata.map(({ label }) => label));
  return table[sex].strata.flatMap(({ label }) => (known.has(label) ? [label] : [])).sort();
}

/** Of counts that both print. */
function distance(now: Float64Array, before: Float64Array, growth: number): number {
  let sum = 0;
  for (let i = 0; i < now.length; i++) {
    const by = now[i]! - before[i]! * growth;
    if (!Number.isNaN(by)) sum += by * by;
  }
  return sum;
}
