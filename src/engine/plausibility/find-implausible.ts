import { AREA } from "../../catalog/levels.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import {
  AGE_CLASSES,
  type CountTable,
  type Geography,
  type ReleaseTables,
  SEXES,
  type Sex,
} from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";
import { casesOfItem, tablesOfItem } from "../item-tables.js";
import { type Clue, implausible, type JudgedItem } from "./clues.js";
import type { Implausible } from "./implausible.js";
import { CLASS, limitsOfCases, MOVED_WITH_IT, MUCH_OF_CASES, WITH_PREFECTURE } from "./limits.js";
import { bestMove, isBeyond, type Outlier } from "./moves.js";
import { type Series, seriesOf, seriesOfSexes } from "./series.js";
import { stratumKey, type TableYear, tableYear } from "./table-years.js";

/**
 * Finds gross errors of the source: counts of a region that its other releases make next to impossible, and counts of an age
 * that its other ages do in every release that there is of the region.
 *
 * Judged are the people who are cases of each item, in all ages together and in each, and the people of every class or
 * answer: 3,221 women of one age at HbA1c≥8.4 where there were 20 and 27. What a class shows concerns an item only where
 * the item's own share moved with it.
 *
 * @param judged tables whose counts are judged
 * @param compared tables of more releases, which only tell what is usual
 */
export const findImplausible = (...job: Parameters<typeof findingImplausible>): Implausible[] =>
  lastOf(findingImplausible(...job));

/** What steps return in the end, taken at once. */
export function lastOf<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps, an item each, so that a program can listen in between. */
export function* findingImplausible(
  judged: readonly ReleaseTables[],
  items: readonly Item[],
  catalog: Catalog,
  compared: readonly ReleaseTables[] = [],
): Generator<undefined, Implausible[]> {
  const releases = [...judged, ...compared].sort((a, b) => a.release - b.release);
  const tables = new TableYears(catalog);
  const found: Implausible[] = [];
  for (const item of items) {
    const ofPrefectures = ofGeography(item, "prefecture", releases, tables, catalog);
    const ofAreas = ofGeography(item, AREA, releases, tables, catalog, ofPrefectures);
    for (const sex of SEXES) {
      const areas = ofAreas[sex];
      const explained = new Set(areas.map(({ release, prefectureCode }) => `${release} ${prefectureCode}`));
      found.push(
        ...areas,
        ...ofPrefectures[sex].filter(({ release, code }) => !explained.has(`${release} ${code}`)),
      );
    }
    yield;
  }
  const wanted = new Set(judged.map(({ release }) => release));
  return found.filter(({ release }) => wanted.has(release)).sort((a, b) => a.release - b.release);
}

/** Tables made ready, each once for all items that share it. */
class TableYears {
  private readonly years = new Map<CountTable, Partial<Record<Sex, TableYear>>>();
  private readonly classes = new Map<TableYear, Map<string, readonly ClassSeries[]>>();

  constructor(private readonly catalog: Catalog) {}

  year(table: CountTable, sex: Sex): TableYear {
    const bySex = madeOnce(this.years, table, (): Partial<Record<Sex, TableYear>> => ({}));
    bySex[sex] ??= tableYear(table, sex, this.catalog);
    return bySex[sex];
  }

  /** Every class of the tables against the other years. */
  classesOf(years: readonly TableYear[]): readonly ClassSeries[] {
    const byFirst = madeOnce(this.classes, years[0]!, () => new Map());
    const id = years.map(({ table }) => table.release).join();
    return madeOnce(byFirst, id, () => compareClasses(years));
  }
}

interface ClassSeries {
  readonly key: string;
  readonly series: Series;
}

/** The classes that are judged by themselves: of two answers each says what the cases of an item say, so there must be more. */
function compareClasses(years: readonly TableYear[]): ClassSeries[] {
  const keys = new Set(years.flatMap(({ strata }) => (strata.length > 2 ? strata.map(stratumKey) : [])));
  return [...keys].map((key) => {
    const holding = years.filter(({ strata }) => strata.some((stratum) => stratumKey(stratum) === key));
    const isOfClass = ({ strata }: TableYear) =>
      Uint8Array.from(strata, (stratum) => (stratumKey(stratum) === key ? 1 : 0));
    return { key, series: seriesOf(holding, isOfClass, () => CLASS) };
  });
}

/** @param holding what is wrong in the prefectures that hold the areas */
function ofGeography(
  item: Item,
  geography: Geography,
  releases: readonly ReleaseTables[],
  tables: TableYears,
  catalog: Catalog,
  holding?: Readonly<Record<Sex, readonly Implausible[]>>,
): Record<Sex, Implausible[]> {
  const cases = new Map<TableYear, Uint8Array>();
  const years: Record<Sex, TableYear[]> = { male: [], female: [] };
  for (const release of releases) {
    const found = tablesOfItem(item, release, catalog);
    const table = "pair" in found ? found.pair[geography] : null;
    const ofItem = table && casesOfItem(item, table, catalog);
    if (!ofItem || !("cases" in ofItem)) continue;
    for (const sex of SEXES) {
      const year = tables.year(table, sex);
      cases.set(year, ofItem.cases[sex]);
      years[sex].push(year);
    }
  }
  if (cases.size === 0) return { male: [], female: [] };
  const own = seriesOfSexes(years, (year) => cases.get(year)!, limitsOfCases);
  const of = (sex: Sex) => {
    const classes = tables.classesOf(years[sex]);
    return implausibleOf({ item, sex, geography }, years[sex], cases, own[sex], classes, holding?.[sex]);
  };
  return { male: of("male"), female: of("female") };
}

function implausibleOf(
  judged: JudgedItem,
  years: readonly TableYear[],
  cases: ReadonlyMap<TableYear, Uint8Array>,
  own: Series,
  classes: readonly ClassSeries[],
  holding: readonly Implausible[] = [],
): Implausible[] {
  return years.flatMap((year) => {
    const clues = new Map<number, Clue[]>();
    const add = (clue: Clue) => {
      const { region } = clue.outlier;
      if (year.table.regions[region]!.code === null) return;
      madeOnce(clues, region, () => []).push(clue);
    };
    for (const outlier of own.outliers(year)) add({ outlier, series: own, label: null, side: 1 });
    for (const outlier of besidePrefectures(own, year, holding))
      add({ outlier, series: own, label: null, side: 1 });
    for (const { key, series } of classes) {
      const stratum = year.strata.findIndex((candidate) => stratumKey(candidate) === key);
      if (stratum < 0) continue;
      const side = cases.get(year)![stratum] === 0 ? -1 : 1;
      for (const outlier of series.outliers(year)) {
        const excess = side * (series.count(year, outlier.region, outlier.column).people - outlier.likely);
        if (movedWith(own, year, outlier, side) || holdsMuch(own, year, outlier, excess))
          add({ outlier, series, label: year.strata[stratum]!.label, side });
      }
    }
    return [...clues].map(([region, of]) => implausible(judged, year, region, of, own));
  });
}

const AGE_NAMES: readonly string[] = AGE_CLASSES;

/** Areas in which one age lies off as it does in their prefecture, where other ages tell of it: an insurer reaches over all. */
function besidePrefectures(own: Series, year: TableYear, holding: readonly Implausible[]): Outlier[] {
  const found = holding.filter(
    ({ release, evidence }) =>
      release === year.table.release && evidence.rule === "ages" && evidence.class === null,
  );
  return found.flatMap(({ code, evidence: { ages, observed, likely } }) =>
    year.table.regions.flatMap(({ prefectureCode }, region) => {
      if (prefectureCode !== code) return [];
      const outlier = own.besideAges(year, region, AGE_NAMES.indexOf(ages), WITH_PREFECTURE);
      const side = (observed ?? 0) - (likely ?? 0);
      return outlier && outlier.distance * side > 0 ? [outlier] : [];
    }),
  );
}

/**
 * Are so many of the item's cases too many (or too few) that these alone move its ratio far, and did its share move as far?
 *
 * @param excess cases that the class has beyond what is likely
 */
function holdsMuch(own: Series, year: TableYear, { region, column }: Outlier, excess: number): boolean {
  const judgement = own.judgement(year, region, column);
  if (!judgement) return false;
  const { people } = own.count(year, region, column);
  const explained = Math.log(people / Math.max(1, people - excess));
  const move = bestMove(judgement);
  return (
    Math.abs(excess) >= MUCH_OF_CASES * people &&
    Math.sign(move) * explained > 0 &&
    Math.abs(move) >= Math.abs(explained)
  );
}

/** Did the item's own share move as a class of its table did? */
function movedWith(
  own: Series,
  year: TableYear,
  { region, column, distance }: Outlier,
  side: 1 | -1,
): boolean {
  const judgement = own.judgement(year, region, column);
  if (!judgement) return false;
  const move = bestMove(judgement);
  return Math.sign(move) === side * Math.sign(distance) && isBeyond(move, judgement, MOVED_WITH_IT);
}
