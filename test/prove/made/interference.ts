import { casesOfItem } from "../../../src/engine/item-tables.js";
import type { FixedReference } from "../../../src/engine/reference/item-reference.js";
import { makeReference } from "../../../src/engine/reference/make-reference.js";
import type { ItemReference } from "../../../src/engine/reference/reference.js";
import { releaseGuards } from "../../../src/engine/resolve-release.js";
import { AGE_GROUPS, type AgeGroup, isWhole } from "../../../src/model/ages.js";
import type { CountRow } from "../../../src/model/columns/count-row.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  type ReleaseTables,
  SEXES,
  type Sex,
  SUBTOTAL,
  type TablePair,
} from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { countRows } from "../../../src/outputs/tables/counts-rows.js";
import { boxesOf } from "../../engine/country/blocks.js";
import { keyOf, ratiosOf } from "../../engine/country/country-ratios.js";
import { type HidingRule, suppressRelease } from "../../engine/country/official-suppression.js";
import type { Random } from "../../engine/country/random.js";
import { type Country, type CountryShape, syntheticCountry } from "../../engine/synthetic-country.js";
import { LONG } from "./known-release.js";
import { withCounts } from "./thinned-release.js";

/*
 * Non-interference: a hidden count that the published sums tell more closely than 0–9 is changed to another of 0–9, and with
 * it every total that holds it; the tables are hidden again by the official rule. Where the same cells are hidden as
 * before, the two countries differ in the count and in printed totals alone. Then each number that is made of printed cells
 * and that one count, and that is not itself a sum of printed numbers, must be the same in both, bit for bit.
 */

/** A cell of a table. */
interface Place {
  readonly geography: "area" | "prefecture";
  readonly sex: Sex;
  /** Index into the counts of that sex. */
  readonly cell: number;
}

export interface Interference {
  countries: number;
  /** Counts that the sums tell, and changes of one to another of 0–9 that left the same cells hidden. */
  told: number;
  changes: number;
  /** The same of changes by kind of count. */
  readonly changesOf: Record<(typeof KINDS)[number], number>;
  /** Numbers compared, and what differed. */
  numbers: number;
  readonly differences: string[];
}

export function emptyInterference(): Interference {
  return {
    countries: 0,
    told: 0,
    changes: 0,
    changesOf: { "age of an area": 0, "age of a prefecture": 0, 中計: 0 },
    numbers: 0,
    differences: [],
  };
}

const KINDS = ["age of an area", "age of a prefecture", "中計"] as const;

/** Columns of a ratio that are made of its region's O, n and E alone (not of other regions, as ranks are). */
const OF_ALL_THREE = [
  "ratio",
  "ratioLower",
  "ratioUpper",
  "difference",
  "ratioCi95Lower",
  "ratioCi95Upper",
  "ratioCi998Lower",
  "ratioCi998Upper",
  "ratioOuter95Lower",
  "ratioOuter95Upper",
  "ratioOuter998Lower",
  "ratioOuter998Upper",
  "z",
  "mark",
  "referenceUncertainty",
  "flags",
  "adjustedRate",
  "adjustedRateLower",
  "adjustedRateUpper",
] as const satisfies readonly (keyof RatioRow)[];
/** Columns that are made of O and E. */
const OF_RATIO = [
  "ratio",
  "ratioLower",
  "ratioUpper",
  "difference",
  "referenceUncertainty",
  "adjustedRate",
] as const;
/** Columns that are made of O and n. */
const OF_RATE = ["rate", "rateLower", "rateUpper"] as const;

/** Counts of each kind that are changed in one country, and to how many others. */
const MOST_COUNTS = 4;
const MOST_VALUES = LONG ? 3 : 1;

/** Changes told counts of one random country and compares; adds to `found`. */
export function compareCountry(seed: number, random: Random, found: Interference): void {
  const rule: HidingRule = seed % 2 ? "row" : "row-and-column";
  const country = rareSomewhere(random, {
    rule,
    // From a handful of people in an area, so that prefectures have small counts too, to a thousand.
    people: Math.round(Math.exp(2.5 + 4.5 * random.next())),
    strata: random.whole(2, 6) as 2 | 3 | 4 | 5 | 6,
    areas: random.whole(2, 6),
    seed,
  });
  const reference = publishedReference(country);
  const before = outputsOf(country, country.published, reference);
  const made = before.ratios.map((row) => madeOf(country, row));
  found.countries++;
  const told = toldCounts(country);
  found.told += told.length;
  const chosen = KINDS.flatMap((kind) =>
    drawn(
      told.filter((place) => kindOf(place) === kind),
      MOST_COUNTS,
      random,
    ),
  );
  for (const place of chosen) {
    const count = country.truth.pairs[0]![place.geography]![place.sex].counts[place.cell]!;
    for (let i = 0; i < MOST_VALUES; i++) {
      const change = random.whole(0, 9) - count;
      if (change === 0) continue;
      const changed = withCount(country, place, change, random);
      const published = changed && suppressRelease(changed, rule);
      if (!published || !sameCellsHidden(country.published, published)) continue;
      found.changes++;
      found.changesOf[kindOf(place)]++;
      const after = outputsOf(country, published, reference);
      const name = `seed ${seed} ${keyOfPlace(place)}: ${count} → ${count + change}`;
      compare(country, place, made, before, after, name, found);
    }
  }
}

/** A made-up country in which nobody much is of some ages in some classes, so that prefectures have told counts too. */
function rareSomewhere(
  random: Random,
  { seed, ...shape }: Partial<CountryShape> & { readonly seed: number; readonly rule: HidingRule },
): Country {
  const country = syntheticCountry(seed, shape);
  const pair = country.truth.pairs[0]!;
  const strata = pair.area!.male.strata.length;
  const isRare = Uint8Array.from({ length: strata * AGES }, () => (random.next() < 0.25 ? 1 : 0));
  const area = withCounts(pair.area!, (sex) =>
    pair.area![sex].counts.map((count, cell) => {
      const [line, age] = [Math.floor(cell / COLUMNS), cell % COLUMNS];
      return age < AGES && isRare[(line % strata) * AGES + age] ? Math.min(count, random.whole(0, 5)) : count;
    }),
  );
  const truth = { ...country.truth, pairs: [addedUp({ ...pair, area })] };
  return { ...country, truth, published: suppressRelease(truth, shape.rule) };
}

/** 中計 and the prefectures as sums of the ages and areas. */
function addedUp(pair: TablePair): TablePair {
  const area = withCounts(pair.area!, (sex) => {
    const counts = pair.area![sex].counts.slice();
    for (let start = 0; start < counts.length; start += COLUMNS)
      counts[start + SUBTOTAL] = counts.subarray(start, start + AGES).reduce((sum, count) => sum + count, 0);
    return counts;
  });
  const prefecture = withCounts(pair.prefecture!, (sex) => {
    const width = area[sex].strata.length * COLUMNS;
    return pair.prefecture![sex].counts.map((_, cell) => {
      const { prefectureCode } = pair.prefecture!.regions[Math.floor(cell / width)]!;
      return area.regions.reduce(
        (sum, of, region) =>
          of.prefectureCode === prefectureCode
            ? sum + area[sex].counts[region * width + (cell % width)]!
            : sum,
        0,
      );
    });
  });
  return { ...pair, area, prefecture };
}

/** Some of the places, drawn without putting back. */
function drawn(places: readonly Place[], most: number, random: Random): Place[] {
  const left = [...places];
  return Array.from(
    { length: Math.min(most, left.length) },
    () => left.splice(random.whole(0, left.length - 1), 1)[0]!,
  );
}

/** The nation's rates as they are published, with what its hidden cells allow: held fixed. */
function publishedReference({ published, item, catalog }: Country): FixedReference {
  const population = { kind: "national" } as const;
  const { items } = makeReference(published, [item], population, catalog);
  return { id: "national", population, items: new Map(items.map(({ id, counts }) => [id, counts])) };
}

function kindOf({ geography, cell }: Place): keyof Interference["changesOf"] {
  if (cell % COLUMNS === SUBTOTAL) return "中計";
  return geography === "area" ? "age of an area" : "age of a prefecture";
}

/** Every output that has a number of one hidden count. */
interface Outputs {
  readonly ratios: readonly RatioRow[];
  readonly counts: ReadonlyMap<string, CountRow>;
  readonly references: ReadonlyMap<string, ItemReference>;
}

function outputsOf(country: Country, release: ReleaseTables, reference: FixedReference): Outputs {
  const guards = releaseGuards([release], country.catalog);
  const choice = { prefectures: null, prefectureNames: new Map<string, string>(), guards };
  const pair = release.pairs[0]!;
  const counts = new Map<string, CountRow>();
  for (const table of [pair.prefecture!, pair.area!]) {
    for (const row of countRows(table, choice)) {
      counts.set([row.level, row.code, row.sex, row.stratum, row.ages].join(), row);
    }
  }
  const references = new Map<string, ItemReference>();
  for (const { code } of country.catalog.prefectures) {
    const { items } = makeReference(release, [country.item], { kind: "prefecture", code }, country.catalog);
    references.set(code, items[0]!.counts);
  }
  const ratios = [false, true].flatMap((boundsWithReference) =>
    ratiosOf(country, release, { reference: { kind: "file", file: reference }, boundsWithReference }),
  );
  return { ratios, counts, references };
}

/**
 * Which hidden cells of a block (areas and, last, their prefecture) do rows and columns together tell more closely than
 * 0–9? A hidden total is told by the total that holds it; what its parts say is said of several counts together.
 */
function toldCells(shown: readonly number[]): (cell: number) => boolean {
  const { lower, upper } = boxesOf(shown, true);
  const last = shown.length - COLUMNS;
  const toldByRest = (total: number, parts: readonly number[]) => {
    if (shown[total] === HIDDEN) return false;
    const hidden = parts.filter((part) => shown[part] === HIDDEN);
    const rest = parts.reduce((left, part) => left - Math.max(0, shown[part]!), shown[total]!);
    return hidden.length === 1 || rest < 9;
  };
  return (cell) => {
    if (cell === last + SUBTOTAL) return false;
    if (cell >= last)
      return toldByRest(
        last + SUBTOTAL,
        Array.from({ length: AGES }, (_, age) => last + age),
      );
    const areas = Array.from({ length: last / COLUMNS }, (_, area) => area * COLUMNS + SUBTOTAL);
    if (cell % COLUMNS === SUBTOTAL) return toldByRest(last + SUBTOTAL, areas);
    return lower[cell]! > 0 || upper[cell]! < 9;
  };
}

/** Hidden counts of 0 to 9 that rows and columns together tell more closely than 0–9. */
function toldCounts({
  truth,
  published,
  catalog,
}: Pick<Country, "truth" | "published" | "catalog">): Place[] {
  const { prefecture, area } = published.pairs[0]!;
  const told: Place[] = [];
  const codes = [...catalog.prefectures.map(({ code }) => code), null];
  for (const sex of SEXES) {
    for (const code of codes) {
      for (let stratum = 0; stratum < area![sex].strata.length; stratum++) {
        const lines = [area!, prefecture!].flatMap((table) =>
          table.regions.flatMap(({ prefectureCode }, region) =>
            prefectureCode === code
              ? [{ table, start: (region * table[sex].strata.length + stratum) * COLUMNS }]
              : [],
          ),
        );
        const shown = lines.flatMap(({ table, start }) => [
          ...table[sex].counts.subarray(start, start + COLUMNS),
        ]);
        if (!shown.includes(HIDDEN)) continue;
        const isTold = toldCells(shown);
        for (const [i, { table, start }] of lines.entries()) {
          for (let column = 0; column < COLUMNS; column++) {
            const at = i * COLUMNS + column;
            const { geography } = table;
            const isSmall = truth.pairs[0]![geography]![sex].counts[start + column]! <= 9;
            if (shown[at] === HIDDEN && isSmall && isTold(at))
              told.push({ geography, sex, cell: start + column });
          }
        }
      }
    }
  }
  return told;
}

/**
 * The country with a count changed, and all totals that hold it. A 中計 is changed through one of its ages, a
 * prefecture's count through one of its areas, drawn at random.
 *
 * @returns null where a count would fall under 0
 */
function withCount(country: Country, place: Place, change: number, random: Random): ReleaseTables | null {
  const pair = country.truth.pairs[0]!;
  const [area, prefecture] = [pair.area!, pair.prefecture!];
  const { sex } = place;
  const strata = area[sex].strata.length;
  const at = (region: number, stratum: number, column: number) =>
    (region * strata + stratum) * COLUMNS + column;
  const line = Math.floor(place.cell / COLUMNS);
  const stratum = line % strata;
  const region = Math.floor(line / strata);
  const { prefectureCode } = (place.geography === "area" ? area : prefecture).regions[region]!;
  const areas = area.regions.flatMap((of, i) => (of.prefectureCode === prefectureCode ? [i] : []));
  const inArea = place.geography === "area" ? region : areas[random.whole(0, areas.length - 1)]!;
  const inPrefecture = prefecture.regions.findIndex((of) => of.prefectureCode === prefectureCode);
  const column = place.cell % COLUMNS;
  const age = column === SUBTOTAL ? random.whole(0, AGES - 1) : column;

  const plus = (table: CountTable, cells: readonly number[]): CountTable =>
    withCounts(table, (of) => {
      const counts = table[of].counts.slice();
      if (of === sex) for (const cell of cells) counts[cell]! += change;
      return counts;
    });
  const changed = {
    ...pair,
    area: plus(area, [at(inArea, stratum, age), at(inArea, stratum, SUBTOTAL)]),
    prefecture: plus(prefecture, [at(inPrefecture, stratum, age), at(inPrefecture, stratum, SUBTOTAL)]),
  };
  if (changed.area[sex].counts[at(inArea, stratum, age)]! < 0) return null;
  return { ...country.truth, pairs: [changed] };
}

function sameCellsHidden(one: ReleaseTables, other: ReleaseTables): boolean {
  return (["area", "prefecture"] as const).every((geography) =>
    SEXES.every((sex) => {
      const [a, b] = [one, other].map(({ pairs }) => pairs[0]![geography]![sex].counts);
      return a!.every((count, cell) => (count === HIDDEN) === (b![cell] === HIDDEN));
    }),
  );
}

function compare(
  country: Country,
  place: Place,
  made: readonly MadeOf[],
  before: Outputs,
  after: Outputs,
  name: string,
  found: Interference,
): void {
  const same = (what: string, a: unknown, b: unknown) => {
    found.numbers++;
    if (JSON.stringify(a) !== JSON.stringify(b)) found.differences.push(`${name}: ${what} ${a} → ${b}`);
  };
  const key = keyOfPlace(place);
  for (const [i, row] of before.ratios.entries()) compareRatio(key, made[i]!, row, after.ratios[i]!, same);
  compareCount(country, place, before, after, same);
  if (place.geography === "prefecture") compareReference(country, place, before, after, same);
}

type Same = (what: string, before: unknown, after: unknown) => void;

/** The hidden counts that a sum over some regions is made of beside printed ones. */
function hiddenIn(
  table: CountTable,
  regions: readonly number[],
  sexes: readonly Sex[],
  columns: readonly number[],
  isMeant: (sex: Sex, stratum: number) => boolean,
): { sex: Sex; cell: number }[] {
  return sexes.flatMap((sex) =>
    regions.flatMap((region) =>
      table[sex].strata.flatMap((_, stratum) =>
        columns.flatMap((column) => {
          const cell = (region * table[sex].strata.length + stratum) * COLUMNS + column;
          return isMeant(sex, stratum) && table[sex].counts[cell] === HIDDEN ? [{ sex, cell }] : [];
        }),
      ),
    ),
  );
}

const agesOf = ({ from, to }: AgeGroup) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The one hidden count that each sum of a ratio is made of beside printed ones: its key, "" for several, null for none. */
interface MadeOf {
  readonly observed: string | null;
  readonly examined: string | null;
  readonly expected: string | null;
}

const keyOfPlace = ({ geography, sex, cell }: Place) => `${geography} ${sex} ${cell}`;

function madeOf(country: Country, row: RatioRow): MadeOf {
  const geography = row.level === "area" ? "area" : "prefecture";
  const table = country.published.pairs[0]![geography]!;
  const regions = table.regions.flatMap(({ code }, i) =>
    row.level === "nation" || code === row.code ? [i] : [],
  );
  const sexes: readonly Sex[] = row.sex === "both" ? SEXES : [row.sex];
  const group = AGE_GROUPS.find(({ id }) => id === row.ages)!;
  // Over all ages O and n are sums of 中計, and E is made of the ages.
  const columns = isWhole(group) ? [SUBTOTAL] : agesOf(group);
  const { cases } = casesOf(country, table);
  const lone = (cells: readonly { sex: Sex; cell: number }[]) =>
    cells.length === 0 ? null : cells.length > 1 ? "" : keyOfPlace({ geography, ...cells[0]! });
  return {
    observed: lone(hiddenIn(table, regions, sexes, columns, (sex, stratum) => cases[sex][stratum] === 1)),
    examined: lone(hiddenIn(table, regions, sexes, columns, () => true)),
    expected: lone(hiddenIn(table, regions, sexes, agesOf(group), () => true)),
  };
}

function compareRatio(key: string, of: MadeOf, row: RatioRow, other: RatioRow, same: Same): void {
  const all = (names: readonly (keyof RatioRow)[]) => {
    for (const name of names) same(`${keyOf(row)} ${name}`, row[name], other[name]);
  };
  if (of.observed === key) all(["observed", "observedLower", "observedUpper"]);
  if (of.examined === key) all(["examined"]);
  if (of.examined === key && (of.observed === key || of.observed === null)) all(OF_RATE);
  if (of.expected !== key) return;
  all(["expected", "expectedLower", "expectedUpper", "hiddenCells"]);
  // A ratio whose O is a sum of printed numbers moves through it alone: where that stands still, it does not move.
  if (of.observed === null && row.observed === other.observed) all(OF_RATIO);
  if (of.examined === key) all(OF_ALL_THREE);
}

function compareCount(country: Country, place: Place, before: Outputs, after: Outputs, same: Same): void {
  const table = country.published.pairs[0]![place.geography]!;
  const { strata } = table[place.sex];
  const line = Math.floor(place.cell / COLUMNS);
  const { code } = table.regions[Math.floor(line / strata.length)]!;
  const column = place.cell % COLUMNS;
  const ages = column === SUBTOTAL ? "40-74" : AGE_GROUPS[3 + column]!.id;
  const key = [place.geography, code, place.sex, strata[line % strata.length]!.label, ages].join();
  const [a, b] = [before.counts.get(key)!, after.counts.get(key)!];
  for (const name of ["status", "count", "lower", "upper"] as const)
    same(`counts ${key} ${name}`, a[name], b[name]);
}

function compareReference(country: Country, place: Place, before: Outputs, after: Outputs, same: Same): void {
  const table = country.published.pairs[0]!.prefecture!;
  const { strata } = table[place.sex];
  const region = Math.floor(place.cell / COLUMNS / strata.length);
  const { code } = table.regions[region]!;
  const age = place.cell % COLUMNS;
  if (code === null || age === SUBTOTAL) return;
  const { cases } = casesOf(country, table);
  const all = hiddenIn(table, [region], [place.sex], [age], () => true);
  const observed = hiddenIn(table, [region], [place.sex], [age], (sex, stratum) => cases[sex][stratum] === 1);
  const [a, b] = [before, after].map(({ references }) => references.get(code)![place.sex]);
  const isLone = (cells: typeof all) => cells.length === 1 && cells[0]!.cell === place.cell;
  const compareAll = (names: readonly (keyof typeof a & string)[]) => {
    for (const name of names as readonly ("observed" | "examined" | "rateLower" | "rateUpper")[])
      same(`reference ${code} ${age} ${name}`, a![name][age], b![name][age]);
  };
  if (isLone(observed)) compareAll(["observed"] as never);
  if (isLone(all)) compareAll(["examined", "rateLower", "rateUpper"] as never);
}

function casesOf({ item, catalog }: Country, table: CountTable) {
  const found = casesOfItem(item, table, catalog);
  if ("problem" in found) throw new Error(found.problem.en);
  return found;
}
