// @ts-nocheck
import type { Catalog, Item } from "../../catalog/schema.js";
import { WHOLE_AGES } from "../../model/ages.js";
import {
  AGE_CLASSES,
  type CountTable,
  type Geography,
  type ReleaseTables,
  SEXES,
  type Sex,
  SUBTOTAL,
} from "../../model/counts.js";
import { hitsOfItem, tablesOfItem } from "../item-tables.js";
import { type Evidence, FEWEST_TOLD, type Implausible } from "./implausible.js";
import { FAR_FROM_NATION_TIMES, MOVED_WITH_IT, PART_OF_WHOLE_TIMES, yearLimits } from "./limits.js";
import { bestMove, isBeyond, type Outlier } from "./moves.js";
import { reasonOf } from "./reason.js";
import { type Series, seriesOf } from "./series.js";
import { stratumKey, type TableYear, tableYear } from "./table-years.js";

/**
 * Finds gross errors of the source: counts of a region that its other releases make next to impossible, and where a
 * region has no other release, counts of an age that its other ages do.
 *
 * Judged are the people who are hits of each item, in all ages together and in each, and the people of every class or
 * answer: 3,221 women of one age at HbA1c≥8.4 where there were 20 and 27. What a class shows concerns an item only where
 * the item's own share moved with it.
 *
 * @param judged tables whose counts are judged
 * @param compared tables of more releases, which only tell what is usual
 */
export function findImplausible(
  judged: readonly ReleaseTables[],
  items: readonly Item[],
  catalog: Catalog,
  compared: readonly ReleaseTables[] = [],
): Implausible[] {
  const steps = findingImplausible(judged, items, catalog, compared);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
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
    for (const sex of SEXES) {
      const of = (geography: Geography) => ofGeography(item, sex, geography, releases, tables, catalog);
      const areas = of("area");
      const explained = new Set(areas.map(({ release, prefectureCode }) => `${release} ${prefectureCode}`));
      found.push(
        ...areas,
        ...of("prefecture").filter(({ release, code }) => !explained.has(`${release} ${code}`)),
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
    const bySex = this.years.get(table) ?? {};
    this.years.set(table, bySex);
    bySex[sex] ??= tableYear(table, sex, this.catalog);
    return bySex[sex];
  }

  /** Every class of the tables against the other years. */
  classesOf(years: readonly TableYear[]): readonly ClassSeries[] {
    const byFirst = this.classes.get(years[0]!) ?? new Map<string, readonly ClassSeries[]>();
    this.classes.set(years[0]!, byFirst);
    const id = years.map(({ table }) => table.release).join();
    const known = byFirst.get(id);
    if (known) return known;
    const made = compareClasses(years);
    byFirst.set(id, made);
    return made;
  }
}

interface ClassSeries {
  readonly key: string;
  readonly series: Series;
}

/** Two answers say the same as the hits of an item; more of them are judged one by one. */
function compareClasses(years: readonly TableYear[]): ClassSeries[] {
  const keys = new Set(years.flatMap(({ strata }) => (strata.length > 2 ? strata.map(stratumKey) : [])));
  return [...keys].map((key) => {
    const holding = years.filter(({ strata }) => strata.some((stratum) => stratumKey(stratum) === key));
    const isOfClass = ({ strata }: TableYear) =>
      Uint8Array.from(strata, (stratum) => (stratumKey(stratum) === key ? 1 : 0));
    return { key, series: seriesOf(holding, isOfClass, (column) => yearLimits("class", column)) };
  });
}

function ofGeography(
  item: Item,
  sex: Sex,
  geography: Geography,
  releases: readonly ReleaseTables[],
  tables: TableYears,
  catalog: Catalog,
): Implausible[] {
  const hits = new Map<TableYear, Uint8Array>();
  for (const release of releases) {
    const found = tablesOfItem(item, release, catalog);
    const table = "pair" in found ? found.pair[geography] : null;
    const ofItem = table && hitsOfItem(item, table, catalog);
    if (ofItem && "hits" in ofItem) hits.set(tables.year(table, sex), ofItem.hits[sex]);
  }
  const years = [...hits.keys()];
  if (years.length === 0) return [];
  const own = seriesOf(
    years,
    (year) => hits.get(year)!,
    (column) => yearLimits("hits", column),
  );
  const classes = tables.classesOf(years);
  return years.flatMap((year) => {
    const clues = new Map<number, Clue[]>();
    const add = (clue: Clue) => {
      const { region } = clue.outlier;
      if (year.table.regions[region]!.code === null) return;
      clues.set(region, [...(clues.get(region) ?? []), clue]);
    };
    for (const outlier of own.outliers(year)) add({ outlier, series: own, label: null, side: 1 });
    for (const { key, series } of classes) {
      const stratum = year.strata.findIndex((candidate) => stratumKey(candidate) === key);
      if (stratum < 0) continue;
      const side = hits.get(year)![stratum] === 1 ? 1 : -1;
      for (const outlier of series.outliers(year)) {
        if (movedWith(own, year, outlier, side))
          add({ outlier, series, label: year.strata[stratum]!.label, side });
      }
    }
    return [...clues].map(([region, of]) => implausible(item, sex, geography, year, region, of, own));
  });
}

/** One sign of an error. */
interface Clue {
  readonly outlier: Outlier;
  readonly series: Series;
  /** The class or answer that lies far off; null where it is the item's hits. */
  readonly label: string | null;
  /** −1 where more people of the class are fewer hits. */
  readonly side: 1 | -1;
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

function implausible(
  item: Item,
  sex: Sex,
  geography: Geography,
  year: TableYear,
  region: number,
  clues: readonly Clue[],
  own: Series,
): Implausible {
  const evidence = evidenceOf(leadingClue(clues), year, region);
  const { code, name, prefectureCode } = year.table.regions[region]!;
  return {
    release: year.table.release,
    item: item.id,
    level: geography,
    code: code!,
    name,
    prefectureCode: prefectureCode!,
    sex,
    ages: agesAtFault(clues, own, year, region),
    evidence,
    reason: reasonOf(evidence, sex, item.name),
  };
}

/** What lies furthest off: in all ages together if they do, else in one age. */
function leadingClue(clues: readonly Clue[]): Clue {
  const whole = clues.filter(({ outlier }) => outlier.column === SUBTOTAL);
  const among = whole.length > 0 ? whole : clues;
  return among.reduce((a, b) => (Math.abs(b.outlier.distance) > Math.abs(a.outlier.distance) ? b : a));
}

function evidenceOf({ outlier, series, label }: Clue, year: TableYear, region: number): Evidence {
  const { column, likely } = outlier;
  const others = series.elsewhere(year, region);
  return {
    rule: others.length > 0 ? "years" : "ages",
    ages: AGE_CLASSES[column] ?? WHOLE_AGES,
    class: label,
    observed: counted(series.count(year, region, column)),
    likely: known(likely),
    others: others.map((other) => ({
      release: other.year.table.release,
      observed: counted(series.count(other.year, other.region, column)),
    })),
  };
}

/** Printed as it is; what hidden cells take part in as a rounded number of 10 or more, or not at all. */
function counted({ people, isPrinted }: { people: number; isPrinted: boolean }): number | null {
  return isPrinted ? people : known(people);
}

function known(people: number): number | null {
  const rounded = Math.round(people);
  return rounded < FEWEST_TOLD ? null : rounded;
}

/** The ages that lie far off by themselves or with others; all, where none is told. */
function agesAtFault(
  clues: readonly Clue[],
  own: Series,
  year: TableYear,
  region: number,
): readonly string[] {
  const byAges = own.elsewhere(year, region).length === 0;
  const isAtFault = (age: number) =>
    clues.some(({ outlier, side }) => {
      if (outlier.column === age) return true;
      const direction = side * Math.sign(outlier.distance);
      // Other years tell of every age what is usual in it; without them only the nation does.
      if (byAges) return direction * own.deviation(year, region, age) >= Math.log(FAR_FROM_NATION_TIMES);
      const judgement = outlier.column === SUBTOTAL ? own.judgement(year, region, age) : null;
      return judgement !== null && direction * bestMove(judgement) >= Math.log(PART_OF_WHOLE_TIMES);
    });
  const found = AGE_CLASSES.filter((_, age) => isAtFault(age));
  return found.length > 0 ? found : AGE_CLASSES;
}
