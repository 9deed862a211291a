import { findItem } from "../../src/catalog/items/items.js";
import { loadCatalog } from "../../src/catalog/load.js";
import { areasOfPrefecture, areasOfYear } from "../../src/catalog/regions/areas.js";
import type { Catalog, Item } from "../../src/catalog/schema.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  type Region,
  type ReleaseTables,
  SEXES,
  type SexCounts,
  type Stratum,
  SUBTOTAL,
} from "../../src/model/counts.js";
import { yearOfRelease } from "../../src/model/fiscal-year.js";
import { type HidingRule, suppressRelease } from "./country/official-suppression.js";
import { type Random, randomFrom } from "./country/random.js";

export interface CountryShape {
  readonly prefectures: number;
  /** Most areas of a prefecture; the first has one, so that its area is the whole of it. */
  readonly areas: number;
  /** Classes of BMI: 25 is always an edge. */
  readonly strata: 2 | 3 | 4 | 5 | 6;
  /** Examined people of one sex in a middling area; areas lie from a tenth to ten times of it. */
  readonly people: number;
  readonly rule: HidingRule;
  readonly release: number;
}

/** A made-up country whose every count is known, and its tables as the ministry would publish them. */
export interface Country {
  /** The project's catalog, cut down to the prefectures and areas that this country has. */
  readonly catalog: Catalog;
  readonly item: Item;
  readonly truth: ReleaseTables;
  readonly published: ReleaseTables;
}

const DEFAULT: CountryShape = {
  prefectures: 3,
  areas: 5,
  strata: 4,
  people: 900,
  rule: "row-and-column",
  release: 8,
};

/** Edges of the classes by their number: 25 first, then finer ones. */
const EDGES = [25, 30, 20, 35, 18.5];
/** Share of the seven ages among the examined. */
const AGE_WEIGHTS = [1, 1.2, 1.1, 1, 1, 1.3, 1.6];

/** The first fiscal year whose areas are listed; a country of an earlier year is made of them. */
const FIRST_LIST = 2018;

/** A random country. The same seed gives the same country. */
export function syntheticCountry(seed: number, shape: Partial<CountryShape> = {}): Country {
  const chosen = { ...DEFAULT, ...shape };
  const random = randomFrom(seed);
  const catalog = smallCatalog(chosen);
  const strata = bmiClasses(chosen.strata);
  const areas: Region[] = catalog.areas.map(({ code, name, prefectureCode }) => ({
    code,
    name,
    prefectureCode,
  }));
  const unassigned: Region = { code: null, name: "判別不可", prefectureCode: null };
  const area = tableOf("area", [...areas, unassigned], chosen, (regions) =>
    randomCounts(regions, strata, chosen.people, random),
  );
  const prefectures: Region[] = catalog.prefectures.map(({ code, name }) => ({
    code,
    name: name.ja,
    prefectureCode: code,
  }));
  const prefecture = tableOf("prefecture", [...prefectures, unassigned], chosen, (regions, sex) => ({
    strata,
    counts: sumOfAreas(regions, area, area[sex]),
  }));
  const truth: ReleaseTables = {
    release: chosen.release,
    fiscalYear: chosen.release + 2012,
    pairs: [{ table: "bmi", block: null, prefecture, area }],
  };
  return {
    catalog,
    item: findItem(catalog, "bmi-ge-25"),
    truth,
    published: suppressRelease(truth, chosen.rule),
  };
}

function smallCatalog({ prefectures, areas, release }: CountryShape): Catalog {
  const catalog = loadCatalog();
  const chosen = catalog.prefectures.slice(0, prefectures);
  const listed = areasOfYear(catalog, yearOfRelease(release)) ?? areasOfYear(catalog, FIRST_LIST)!;
  return {
    ...catalog,
    prefectures: chosen,
    areas: chosen.flatMap(({ code }, i) =>
      areasOfPrefecture({ ...catalog, areas: listed }, code).slice(0, i === 0 ? 1 : areas),
    ),
  };
}

/** From the heaviest down, as the official tables print them. */
function bmiClasses(count: number): Stratum[] {
  const edges = EDGES.slice(0, count - 1).sort((a, b) => b - a);
  return Array.from({ length: count }, (_, i) => {
    const atLeast = edges[i];
    const below = edges[i - 1];
    const label = `${atLeast === undefined ? "" : `${atLeast}以上`}${below === undefined ? "" : `${below}未満`}`;
    return {
      label,
      values: { ...(atLeast !== undefined && { atLeast }), ...(below !== undefined && { below }) },
    };
  });
}

type Counted = Pick<SexCounts, "strata" | "counts">;

function tableOf(
  geography: "prefecture" | "area",
  regions: readonly Region[],
  { release }: CountryShape,
  count: (regions: readonly Region[], sex: "male" | "female") => Counted,
): CountTable {
  const keyColumns = geography === "area" ? 4 : 2;
  const [male, female] = SEXES.map((sex, i): SexCounts => {
    const counted = count(regions, sex);
    return {
      ...counted,
      sheetRows: Int32Array.from({ length: counted.counts.length / COLUMNS }, (_, line) => line + 6),
      sheetColumns: Array.from({ length: COLUMNS }, (_, column) => keyColumns + i * COLUMNS + column),
    };
  });
  return {
    source: { path: `synthetic-${geography}.xlsx`, sheet: "BMI", sha256: "" },
    title: "合成データ",
    table: "bmi",
    kind: "checkup",
    release,
    fiscalYear: release + 2012,
    unit: "kg/㎡",
    block: null,
    geography,
    regions,
    male: male!,
    female: female!,
  };
}

/** Areas of very different size, each with its own leaning towards the heavy or the light classes. */
function randomCounts(
  regions: readonly Region[],
  strata: readonly Stratum[],
  people: number,
  random: Random,
): Counted {
  const counts = new Int32Array(regions.length * strata.length * COLUMNS);
  const shares = strata.map(() => 0.15 + random.next());
  for (let region = 0; region < regions.length; region++) {
    const examined = people * Math.exp(Math.max(-2.3, Math.min(2.3, random.normal())));
    const tilt = 0.3 * random.normal();
    for (let age = 0; age < AGES; age++) {
      let rest = Math.round((examined * AGE_WEIGHTS[age]! * (0.8 + 0.4 * random.next())) / 8.2);
      let restShare = 1;
      const weights = shares.map((share, i) => share * Math.exp(tilt * (strata.length / 2 - i) + 0.05 * age));
      const sum = weights.reduce((a, b) => a + b, 0);
      for (let stratum = 0; stratum < strata.length; stratum++) {
        const share = weights[stratum]! / sum;
        const last = stratum === strata.length - 1;
        const count = last ? rest : random.binomial(rest, Math.min(1, share / restShare));
        const row = (region * strata.length + stratum) * COLUMNS;
        counts[row + age] = count;
        counts[row + SUBTOTAL]! += count;
        rest -= count;
        restShare -= share;
      }
    }
  }
  return { strata, counts };
}

function sumOfAreas(
  prefectures: readonly Region[],
  area: CountTable,
  { counts, strata }: SexCounts,
): Int32Array {
  const size = strata.length * COLUMNS;
  const sums = new Int32Array(prefectures.length * size);
  for (const [i, { prefectureCode }] of area.regions.entries()) {
    const at = prefectures.findIndex((region) => region.prefectureCode === prefectureCode);
    for (let cell = 0; cell < size; cell++) sums[at * size + cell]! += counts[i * size + cell]!;
  }
  return sums;
}
