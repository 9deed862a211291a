import { areasOfYear } from "../../../src/catalog/regions/areas.js";
import type { Catalog } from "../../../src/catalog/schema.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  type Region,
  type ReleaseTables,
  SEXES,
  type Sex,
  type SexCounts,
  type Stratum,
  SUBTOTAL,
} from "../../../src/model/counts.js";
import { yearOfRelease } from "../../../src/model/fiscal-year.js";
import { suppressRelease } from "../../engine/country/official-suppression.js";
import type { Random } from "../../engine/country/random.js";

/** A table of a made-up country: its classes, and the share of each among the people. */
export interface MadeUpTable {
  readonly key: string;
  readonly kind: CountTable["kind"];
  readonly strata: readonly Stratum[];
  readonly shares: readonly number[];
  /** Standard deviation of ln odds of an area from year to year. */
  readonly yearly?: number;
}

export const HBA1C: MadeUpTable = {
  key: "hba1c",
  kind: "checkup",
  strata: [8.4, 8, 6.5, 6, 5.6, undefined].map((atLeast, i, edges) => {
    const below = edges[i - 1];
    return {
      label: `${atLeast === undefined ? "" : `${atLeast}以上`}${below === undefined ? "" : `${below}未満`}`,
      values: { ...(atLeast !== undefined && { atLeast }), ...(below !== undefined && { below }) },
    };
  }),
  shares: [0.01, 0.01, 0.06, 0.13, 0.36, 0.43],
};

/** A question that few answer with yes. */
export const STROKE: MadeUpTable = {
  key: "q04",
  kind: "questionnaire",
  strata: ["はい", "いいえ"].map((label) => ({ label, values: null })),
  shares: [0.03, 0.97],
};

/** Examined people of one sex and age in a middling area. */
const PEOPLE = 700;
/** Standard deviation of ln odds among areas. */
const SPREAD = 0.2;

/** The same country in several releases, every count known. Areas keep their size and leaning, and chance does the rest. */
export function madeUpYears(
  { key, kind, strata, shares, yearly = 0.05 }: MadeUpTable,
  releases: readonly number[],
  catalog: Catalog,
  random: Random,
): ReleaseTables[] {
  const regions: Region[] = [
    ...areasOfYear(catalog, yearOfRelease(releases[0]!))!.map(({ code, name, prefectureCode }) => ({
      code,
      name,
      prefectureCode,
    })),
    { code: null, name: "判別不可", prefectureCode: null },
  ];
  const sizes = regions.map(() => PEOPLE * Math.exp(Math.max(-2.3, Math.min(2.3, random.normal()))));
  const leanings = regions.map(() => SPREAD * random.normal());
  return releases.map((release) => {
    const count = (): SexCounts => {
      const counts = new Int32Array(regions.length * strata.length * COLUMNS);
      for (const [region, size] of sizes.entries()) {
        const leaning = leanings[region]! + yearly * random.normal();
        for (let age = 0; age < AGES; age++) {
          const weights = shares.map(
            (share, s) => share * Math.exp(s < shares.length / 2 ? leaning + 0.1 * age : 0),
          );
          drawClasses(counts, region * strata.length, age, Math.round(size), weights, random);
        }
      }
      return sexCounts(strata, counts);
    };
    const base = {
      title: "合成データ",
      table: key,
      kind,
      release,
      fiscalYear: release + 2012,
      unit: null,
      block: null,
    };
    const area: CountTable = {
      ...base,
      source: { path: `made-up-${release}.xlsx`, sheet: "", sha256: "" },
      geography: "area",
      regions,
      male: count(),
      female: count(),
    };
    return {
      release,
      fiscalYear: release + 2012,
      pairs: [{ table: key, block: null, area, prefecture: prefecturesOf(area, catalog) }],
    };
  });
}

function drawClasses(
  counts: Int32Array,
  firstRow: number,
  age: number,
  people: number,
  weights: readonly number[],
  random: Random,
): void {
  let rest = people;
  let weightLeft = weights.reduce((a, b) => a + b, 0);
  for (const [stratum, weight] of weights.entries()) {
    const isLast = stratum === weights.length - 1;
    const count = isLast ? rest : random.binomial(rest, Math.min(1, weight / weightLeft));
    const row = (firstRow + stratum) * COLUMNS;
    counts[row + age] = count;
    counts[row + SUBTOTAL]! += count;
    rest -= count;
    weightLeft -= weight;
  }
}

function sexCounts(strata: readonly Stratum[], counts: Int32Array): SexCounts {
  return {
    strata,
    counts,
    sheetRows: new Int32Array(counts.length / COLUMNS),
    sheetColumns: Array.from({ length: COLUMNS }, (_, column) => column),
  };
}

/** The prefectures, added up from their areas. */
function prefecturesOf(area: CountTable, { prefectures }: Catalog): CountTable {
  const regions: Region[] = [
    ...prefectures.map(({ code, name }) => ({ code, name: name.ja, prefectureCode: code })),
    { code: null, name: "判別不可", prefectureCode: null },
  ];
  const at = new Map(regions.map(({ prefectureCode }, i) => [prefectureCode, i]));
  const summed = (sex: Sex): SexCounts => {
    const { strata, counts } = area[sex];
    const size = strata.length * COLUMNS;
    const sums = new Int32Array(regions.length * size);
    for (const [i, { prefectureCode }] of area.regions.entries())
      for (let cell = 0; cell < size; cell++)
        sums[at.get(prefectureCode)! * size + cell]! += counts[i * size + cell]!;
    return sexCounts(strata, sums);
  };
  return { ...area, geography: "prefecture", regions, male: summed("male"), female: summed("female") };
}

/** An error in the counts of one area and sex. */
export interface Planted {
  readonly release: number;
  readonly code: string;
  readonly sex: Sex;
}

/** Changes the counts of one region: `cell(stratum, column)` is the index of a count. */
type Change = (
  counts: Int32Array,
  cell: (stratum: number, column: number) => number,
  random: Random,
) => boolean;

/** A class of one age, 10 people or more, stands there twenty times over. */
export const classTimes20: Change = (counts, cell, random) => {
  const strata = HBA1C.strata.length;
  const [stratum, age] = [random.whole(0, strata - 1), random.whole(0, AGES - 1)];
  const before = counts[cell(stratum, age)]!;
  if (before < 10) return false;
  counts[cell(stratum, age)] = 20 * before;
  counts[cell(stratum, SUBTOTAL)]! += 19 * before;
  return true;
};

/** An insurer whose members are a fifth to three fifths of all codes yes as no and no as yes. */
export const answersSwapped: Change = (counts, cell, random) => {
  const share = 0.2 + 0.4 * random.next();
  for (const stratum of [0, 1]) counts[cell(stratum, SUBTOTAL)] = 0;
  for (let age = 0; age < AGES; age++) {
    const [yes, no] = [counts[cell(0, age)]!, counts[cell(1, age)]!];
    const swapped = Math.round(yes * (1 - share) + no * share);
    counts[cell(0, age)] = swapped;
    counts[cell(1, age)] = yes + no - swapped;
    for (const stratum of [0, 1]) counts[cell(stratum, SUBTOTAL)]! += counts[cell(stratum, age)]!;
  }
  return true;
};

/** Plants errors in areas of their own, and publishes the tables with them. */
export function publishedWith(
  change: Change,
  count: number,
  years: readonly ReleaseTables[],
  catalog: Catalog,
  random: Random,
): { tables: ReleaseTables[]; planted: Planted[] } {
  const planted: Planted[] = [];
  const used = new Set<number>();
  while (planted.length < count) {
    const { release, pairs } = years[random.whole(0, years.length - 1)]!;
    const { area } = pairs[0]!;
    const region = random.whole(0, area!.regions.length - 2);
    const sex = SEXES[random.whole(0, 1)]!;
    if (used.has(region)) continue;
    const { counts, strata } = area![sex];
    const cell = (stratum: number, column: number) => (region * strata.length + stratum) * COLUMNS + column;
    if (!change(counts, cell, random)) continue;
    used.add(region);
    planted.push({ release, code: area!.regions[region]!.code!, sex });
  }
  return { tables: published(years, catalog), planted };
}

/** As the ministry would publish the tables, small counts hidden. */
export function published(years: readonly ReleaseTables[], catalog: Catalog): ReleaseTables[] {
  return years.map((year) =>
    suppressRelease(
      {
        ...year,
        pairs: year.pairs.map((pair) => ({ ...pair, prefecture: prefecturesOf(pair.area!, catalog) })),
      },
      "row-and-column",
    ),
  );
}
