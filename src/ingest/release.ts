import { levelName } from "../catalog/levels.js";
import type { TableDefinition } from "../catalog/schema.js";
import {
  COLUMNS,
  type CountTable,
  type ReleaseTables,
  SEXES,
  type SexCounts,
  type Stratum,
  SUBTOTAL,
  type TablePair,
} from "../model/counts.js";
import { describePlace, Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";

export interface Sorting {
  /** Oldest first. */
  readonly releases: readonly ReleaseTables[];
  /** Tables that say the same as one that was kept. */
  readonly duplicates: readonly { readonly kept: CountTable; readonly dropped: CountTable }[];
}

/** Two tables for one slot with different numbers. */
export interface Clash {
  /** The first in the order of the files' paths. */
  readonly kept: CountTable;
  readonly other: CountTable;
}

/** A table of most of the country: 40 prefectures, so that a total can tell block ※1 from ※2. */
const NATION_WIDE_PREFECTURES = 40;

/**
 * Puts tables into their slots: release × table × block × geography. The same table twice is taken once; two
 * different ones for one slot are an error that names both, unless they are the blocks ※1 and ※2 of one table.
 *
 * @param onClash told of each two that differ, of which the first is kept; by default it throws
 * @throws Failure
 */
export function sortIntoReleases(
  tables: readonly CountTable[],
  definitions: readonly TableDefinition[],
  onClash: (clash: Clash) => void = refuseClash,
): Sorting {
  const order = new Map(definitions.map((definition, i) => [definition.key, i]));
  const sorted = tables
    .map((table) => withBlock(table, definitions))
    .sort(
      (a, b) =>
        a.release - b.release ||
        (order.get(a.table) ?? 0) - (order.get(b.table) ?? 0) ||
        compare(a.block ?? "", b.block ?? "") ||
        compare(a.source.path, b.source.path),
    );
  const slots = new Map<string, CountTable>();
  const duplicates: { kept: CountTable; dropped: CountTable }[] = [];
  for (const table of sorted) {
    const slot = `${table.release} ${pairKey(table)} ${table.geography}`;
    const kept = slots.get(slot);
    if (!kept) slots.set(slot, table);
    else if (sameContent(kept, table)) duplicates.push({ kept, dropped: table });
    else onClash({ kept, other: table });
  }
  return { releases: releasesOf([...slots.values()]), duplicates };
}

/** Tables by release and in pairs, in their order. */
export function releasesOf(tables: readonly CountTable[]): ReleaseTables[] {
  const releases = new Map<number, { fiscalYear: number; pairs: Map<string, TablePair> }>();
  for (const table of tables) {
    const release = releases.get(table.release) ?? { fiscalYear: table.fiscalYear, pairs: new Map() };
    releases.set(table.release, release);
    const key = pairKey(table);
    const pair: TablePair = release.pairs.get(key) ?? {
      table: table.table,
      block: table.block,
      prefecture: null,
      area: null,
    };
    release.pairs.set(key, { ...pair, [table.geography]: table });
  }
  return [...releases].map(([release, { fiscalYear, pairs }]) => ({
    release,
    fiscalYear,
    pairs: [...pairs.values()].map(withSameOrder),
  }));
}

/**
 * The classes of both tables in the same order, since the engine tells them by their place. The ministry prints them alike;
 * a long table may have had its rows sorted.
 */
function withSameOrder(pair: TablePair): TablePair {
  const { prefecture, area } = pair;
  if (!prefecture || !area) return pair;
  const male = inOrderOf(prefecture.male, area.male);
  const female = inOrderOf(prefecture.female, area.female);
  return male === area.male && female === area.female ? pair : { ...pair, area: { ...area, male, female } };
}

function inOrderOf({ strata }: SexCounts, other: SexCounts): SexCounts {
  const from = strata.map(({ label }) => other.strata.findIndex((stratum) => stratum.label === label));
  const isSame = from.every((place, i) => place === i);
  if (isSame || strata.length !== other.strata.length || from.includes(-1)) return other;
  const counts = new Int32Array(other.counts.length);
  const sheetRows = new Int32Array(other.sheetRows.length);
  for (let start = 0; start < sheetRows.length; start += from.length) {
    for (const [to, place] of from.entries()) {
      const line = (start + place) * COLUMNS;
      counts.set(other.counts.subarray(line, line + COLUMNS), (start + to) * COLUMNS);
      sheetRows[start + to] = other.sheetRows[start + place]!;
    }
  }
  return { ...other, strata: from.map((place) => other.strata[place]!), counts, sheetRows };
}

function pairKey(table: CountTable): string {
  return `${table.table} ${table.block ?? "-"}`;
}

/**
 * Both blocks stand under the same title, so the number of people tells them apart (data/tables.json has the
 * dividing line). A table of a few prefectures cannot be told and stays without block.
 */
function withBlock(table: CountTable, definitions: readonly TableDefinition[]): CountTable {
  const blocks = definitions.find(({ key }) => key === table.table)?.blocks;
  if (!blocks || table.block) return table;
  const prefectures = new Set(table.regions.map(({ prefectureCode }) => prefectureCode)).size;
  if (prefectures < NATION_WIDE_PREFECTURES) return table;
  return { ...table, block: printedTotal(table) >= blocks.detailedAtLeast ? "detailed" : "basic" };
}

/** People in the printed 中計 of a table, of the classes that count. */
export function printedTotal(
  table: CountTable,
  doesCount: (stratum: Stratum) => boolean = () => true,
): number {
  let total = 0;
  for (const sex of SEXES) {
    const { strata, counts } = table[sex];
    const counted = strata.map(doesCount);
    for (let line = 0; line < counts.length / COLUMNS; line++)
      if (counted[line % strata.length]) total += Math.max(0, counts[line * COLUMNS + SUBTOTAL]!);
  }
  return total;
}

function sameContent(a: CountTable, b: CountTable): boolean {
  const regions = (table: CountTable) => table.regions.map(({ code }) => code).join();
  return (
    regions(a) === regions(b) &&
    SEXES.every((sex) => {
      const [x, y] = [a[sex], b[sex]];
      return (
        x.strata.map(({ label }) => label).join() === y.strata.map(({ label }) => label).join() &&
        x.counts.length === y.counts.length &&
        x.counts.every((count, i) => count === y.counts[i])
      );
    })
  );
}

/** Are they parts of one table, of some prefectures each? */
export function haveNoRegionInCommon(a: CountTable, b: CountTable): boolean {
  const codes = new Set(a.regions.map(({ code }) => code));
  return b.regions.every(({ code }) => !codes.has(code));
}

/** File and sheet of a table. */
export function whereRead({ source: { path, sheet } }: CountTable): Bilingual {
  const place = { file: path, sheet: sheet || undefined };
  return { ja: describePlace(place, "ja"), en: describePlace(place, "en") };
}

function refuseClash({ kept: a, other: b }: Clash): never {
  const subject = `${a.title || a.table}（${levelName(a.geography).ja}）`;
  const [first, second] = [a, b].map(whereRead) as [Bilingual, Bilingual];
  if (haveNoRegionInCommon(a, b)) {
    throw new Failure({
      ja: `地域の違う 2 つの表があります：${subject}\n  ${first.ja}\n  ${second.ja}\n1 回の表は 1 つだけ読めます。行を 1 つの表にまとめるか、どちらか一方だけを指定してください。`,
      en: `two tables of other regions for the same subject, ${a.table} by ${a.geography}, release ${a.release}:\n  ${first.en}\n  ${second.en}\nOne table of a release can be read: put the rows into one, or give only one of them.`,
    });
  }
  throw new Failure({
    ja: `同じ表が 2 つあり、数値が違います：${subject}\n  ${first.ja}\n  ${second.ja}\nどちらか一方だけを${a.source.path === b.source.path ? "残して" : "指定して"}ください。`,
    en: `two different tables for the same subject, ${a.table} by ${a.geography}, release ${a.release}:\n  ${first.en}\n  ${second.en}\n${a.source.path === b.source.path ? "Keep" : "Give"} only one of them.`,
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
