import type { Level } from "../../src/catalog/levels.js";
import type { Catalog } from "../../src/catalog/schema.js";
import { computeRelease } from "../../src/engine/compute.js";
import type { FixedReference, ReferenceChoice } from "../../src/engine/reference/item-reference.js";
import { resolvedRelease } from "../../src/engine/resolve-release.js";
import { readTables } from "../../src/ingest/read-tables.js";
import { sortIntoReleases } from "../../src/ingest/release.js";
import { AGE_GROUPS } from "../../src/model/ages.js";
import type { RatioRow } from "../../src/model/ratios.js";
import { RatioTable } from "../../src/model/tables/ratio-table.js";
import { partRows } from "../support/part-rows.js";
import { PLAIN_ITEMS, type PlainItem } from "./plain-items.js";
import {
  PLAIN_AGES,
  type PlainHit,
  type PlainRatio,
  type PlainReference,
  type PlainSex,
  type PlainTable,
  plainRatio,
  plainReference,
} from "./plain-ratio.js";

/** The two tables of an item, read the plain way. */
export interface PlainTables {
  readonly prefecture: PlainTable;
  readonly area: PlainTable;
}

export interface Comparison {
  /** Ratios for which nothing is hidden, and those that agree, against the reference of the same tables. */
  readonly printed: number;
  readonly agree: number;
  /** The same against the plain program's own reference, in which "-" is 0: the reference's hidden cells do not matter. */
  readonly printedAtPlainReference: number;
  readonly agreeAtPlainReference: number;
  readonly differ: readonly string[];
  /** Ratios with hidden counts that have bounds; all, and those of ages 40–74, where 中計 tells what "-" hides. */
  readonly bounded: NaiveCount;
  readonly boundedAtAllAges: NaiveCount;
  /** Areas by item, men and women at 40–74: all, and those whose naive ratio is more than 10 points off the estimate. */
  readonly offByItem: ReadonlyMap<string, { readonly areas: number; readonly off: number }>;
  readonly items: number;
}

/** Ratios that have bounds, and how often the naive one lies outside them, and by more than a point. */
export interface NaiveCount {
  ratios: number;
  outside: number;
  farOutside: number;
}

/** What is compared, and what tells of which ratio. */
const COLUMNS = [
  ...(["item", "level", "code", "name", "sex", "ages", "flags"] as const),
  ...(["examined", "observed", "expected", "ratio", "ratioLower", "ratioUpper"] as const),
] as const;
type Row = Pick<RatioRow, (typeof COLUMNS)[number]>;

const CLOSE = 1e-9;
const SEXES = { male: ["male"], female: ["female"], both: ["male", "female"] } as const;

/**
 * Computes a release with the program and with the plain one, and compares ratio by ratio.
 *
 * @param of the prefecture's name whose people are the reference; null for the nation
 */
export function compare(
  paths: readonly string[],
  release: number,
  plainTables: (item: PlainItem) => PlainTables | null,
  of: { readonly code: string; readonly name: string } | null,
  catalog: Catalog,
): Comparison {
  const reading = readTables({ paths, named: [], fiscalYear: null, wanted: null }, catalog, {
    readStandardInput: () => Buffer.alloc(0),
  });
  const tables = sortIntoReleases(reading.tables, catalog.tables).releases.find(
    (found) => found.release === release,
  )!;
  const resolved = resolvedRelease(tables, catalog);
  const plain = PLAIN_ITEMS.flatMap((item) => {
    const found = plainTables(item);
    if (!found) return [];
    const hit = remembered(item.hit);
    const lines = of ? (found.prefecture.get(of.name) ?? []) : [...found.prefecture.values()].flat();
    const reference = {
      male: plainReference(lines, hit, "male"),
      female: plainReference(lines, hit, "female"),
    };
    return [{ item: { ...item, hit }, tables: found, reference }];
  });
  const levels: readonly Level[] = of ? ["prefecture", "area"] : ["nation", "prefecture", "area"];
  const ratios = (reference: ReferenceChoice, ages: readonly string[]): Iterable<Row> => {
    const table = new RatioTable();
    const { contradiction } = computeRelease(
      { release: tables, catalog, builtIn: () => null, resolved },
      {
        items: plain.map(({ item }) => catalog.items.find(({ id }) => id === item.id)!),
        levels,
        sexes: ["male", "female", "both"],
        ages: AGE_GROUPS.filter(({ id }) => ages.includes(id)),
        prefectures: null,
        areas: null,
        reference,
        treatment: "bounds",
        interval: "byar",
        boundsWithReference: false,
      },
      table,
    );
    if (contradiction) throw new Error(contradiction.text.en);
    return partRows(table, COLUMNS);
  };
  const own = new Map(plain.map((of) => [of.item.id, of]));
  const plainOf = (row: Row): PlainRatio => {
    const { item, tables, reference } = own.get(row.item)!;
    const region = row.level === "area" ? tables.area.get(row.code) : tables.prefecture.get(row.name);
    const lines = row.level === "nation" ? [...tables.prefecture.values()].flat() : region!;
    return plainRatio(lines, item.hit, SEXES[row.sex], PLAIN_AGES[row.ages]!, reference);
  };

  const differ: string[] = [];
  const agrees = (row: Row, expected: PlainRatio): boolean => {
    const same =
      row.flags.includes("exact") &&
      close(row.examined, expected.examined) &&
      close(row.observed, expected.observed) &&
      close(row.expected, expected.expected) &&
      close(row.ratio ?? Number.NaN, expected.ratio);
    if (!same) differ.push(`${row.item} ${row.level} ${row.code} ${row.sex} ${row.ages}`);
    return same;
  };
  let [printed, agree, printedAtPlainReference, agreeAtPlainReference] = [0, 0, 0, 0];
  const bounded: NaiveCount = { ratios: 0, outside: 0, farOutside: 0 };
  const boundedAtAllAges: NaiveCount = { ratios: 0, outside: 0, farOutside: 0 };
  const offByItem = new Map<string, { areas: number; off: number }>();
  for (const row of ratios(of ? { kind: "prefecture", code: of.code } : { kind: "national" }, ["40-74"])) {
    const expected = plainOf(row);
    if (expected.hidden || expected.referenceHidden) continue;
    printed++;
    if (agrees(row, expected)) agree++;
  }
  for (const row of ratios({ kind: "file", file: fixed(plain, release) }, Object.keys(PLAIN_AGES))) {
    const expected = plainOf(row);
    if (!expected.hidden) {
      printedAtPlainReference++;
      if (agrees(row, expected)) agreeAtPlainReference++;
    }
    if (row.ratio === null) continue;
    if (row.flags.includes("bounded")) {
      const beyond = Math.max(row.ratioLower! - expected.ratio, expected.ratio - row.ratioUpper!);
      for (const count of row.ages === "40-74" ? [bounded, boundedAtAllAges] : [bounded]) {
        count.ratios++;
        if (!(beyond <= CLOSE * row.ratio)) count.outside++;
        if (!(beyond <= 1)) count.farOutside++;
      }
    }
    if (row.level === "area" && row.sex !== "both" && row.ages === "40-74") {
      const count = offByItem.get(row.item) ?? { areas: 0, off: 0 };
      offByItem.set(row.item, count);
      count.areas++;
      if (!(Math.abs(expected.ratio - row.ratio) <= 10)) count.off++;
    }
  }
  return {
    printed,
    agree,
    printedAtPlainReference,
    agreeAtPlainReference,
    differ,
    bounded,
    boundedAtAllAges,
    offByItem,
    items: plain.length,
  };
}

/** The same answers, which are asked for a hundred thousand times, each found once. */
function remembered(hit: PlainHit): PlainHit {
  const known = { male: new Map<string, boolean>(), female: new Map<string, boolean>() };
  return (stratum, sex) => {
    const isHit = known[sex].get(stratum) ?? hit(stratum, sex);
    known[sex].set(stratum, isHit);
    return isHit;
  };
}

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= CLOSE * Math.abs(b);
}

/** The plain program's reference counts, handed to the program as a user's file would be. */
function fixed(
  plain: readonly {
    readonly item: PlainItem;
    readonly reference: Readonly<Record<PlainSex, PlainReference>>;
  }[],
  release: number,
): FixedReference {
  const counts = ({ observed, examined }: PlainReference) => {
    const rate = Float64Array.from(observed, (people, age) => (people > 0 ? people / examined[age]! : 0));
    return {
      examined: Float64Array.from(examined),
      observed: Float64Array.from(observed),
      rateLower: rate,
      rateUpper: rate,
    };
  };
  return {
    id: `plain@${release}`,
    population: { kind: "national" },
    items: new Map(
      plain.map(({ item, reference }) => [
        item.id,
        { male: counts(reference.male), female: counts(reference.female) },
      ]),
    ),
  };
}
