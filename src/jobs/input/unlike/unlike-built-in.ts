import { tableName } from "../../../catalog/items/description.js";
import { levelName } from "../../../catalog/levels.js";
import { questionVersion } from "../../../catalog/releases/comparability.js";
import type { Catalog } from "../../../catalog/schema.js";
import { builtInRelease } from "../../../ingest/built-in/read.js";
import { builtInNumbers } from "../../../ingest/built-in/sources.js";
import { parseTitle } from "../../../ingest/table/title.js";
import { type CountTable, type ReleaseTables, type TablePair, tablesOf } from "../../../model/counts.js";
import type { Bilingual } from "../../../text/language.js";
import { isSynthetic } from "../../credit.js";
import { firstFive } from "../first-five.js";
import { movesOf, moveWords, sharesOf } from "./shares.js";
import { type UnlikeRegions, unlikeRegions } from "./unlike-regions.js";

/**
 * Shares of the people of a table are compared with those of a release at most two years away. Within two years no share of a
 * sex, an age class or a class of releases 5 to 10 moves by more than 4 points (COVID-19 included); men and women mixed up
 * move one by 8.
 */
const MOST_YEARS = 2;
const LARGEST_MOVE = 0.05;
/** Fewer prefectures have other people than the nation. */
const NATION_WIDE_REGIONS = 40;

/**
 * Says which nation-wide tables of a release that is not built in are far from those of the nearest one that is: sexes, ages,
 * classes or whole tables may be mixed up, or the question be another one; and where tables are as near as they should be,
 * which of their regions are. A line of each a release. Made-up tables are not judged.
 */
export function unlikeBuiltIn(
  releases: readonly ReleaseTables[],
  catalog: Pick<Catalog, "tables" | "questions" | "areas">,
): Bilingual[] {
  const numbers = builtInNumbers();
  return releases.flatMap((release) => {
    if (numbers.includes(release.release)) return [];
    const tables = tablesOf({ releases: [release] }).filter(
      (table) => table.regions.length >= NATION_WIDE_REGIONS && !table.own && !isSynthetic(table),
    );
    const known = tables.length === 0 ? [] : nearestOf(release.release, numbers, tables, catalog);
    const unlike: Unlike[] = [];
    const regions: RegionsOfTable[] = [];
    for (const table of tables) {
      const found = known.find(({ pair }) => isOfTable(pair, table));
      const other = found?.pair[table.geography] ?? found?.pair.prefecture ?? found?.pair.area;
      if (!found || !other || !isSameQuestion(table, found.number, catalog)) continue;
      const difference = otherWording(table, other, found.number) ?? farShare(table, other, found.number);
      if (difference) unlike.push({ table, difference });
      else regions.push(...regionsOf(table, known, catalog));
    }
    return [
      ...(unlike.length === 0 ? [] : [words(release.release, unlike, catalog)]),
      ...(regions.length === 0 ? [] : [regionWords(release.release, regions, catalog)]),
    ];
  });
}

/** A table, and what is other in it than in a built-in release. */
interface Unlike {
  readonly table: CountTable;
  readonly difference: Bilingual;
}

/** Regions of a table that are far from what they were. */
interface RegionsOfTable {
  readonly table: CountTable;
  readonly found: UnlikeRegions;
}

/** Beside the nearest release that has its table by the same regions. */
function regionsOf(
  table: CountTable,
  known: readonly NearPair[],
  catalog: Pick<Catalog, "questions" | "areas">,
): RegionsOfTable[] {
  const near = known.find(
    ({ pair, number }) =>
      isOfTable(pair, table) && pair[table.geography] && isSameQuestion(table, number, catalog),
  );
  const other = near?.pair[table.geography];
  if (!near || !other) return [];
  return unlikeRegions(table, other, near.number, catalog).map((found) => ({ table, found }));
}

/** A table of a built-in release. */
interface NearPair {
  readonly number: number;
  readonly pair: TablePair;
}

const isOfTable = (pair: TablePair, { table, block }: CountTable) =>
  pair.table === table && pair.block === block;

/** The same tables of built-in releases near a release, of the nearest first. */
function nearestOf(
  release: number,
  numbers: readonly number[],
  tables: readonly CountTable[],
  catalog: Pick<Catalog, "tables">,
): NearPair[] {
  const years = (number: number) => Math.abs(number - release);
  const near = numbers.filter((number) => years(number) <= MOST_YEARS).sort((a, b) => years(a) - years(b));
  const wanted = new Set(tables.map(({ table }) => table));
  return near.flatMap((number) =>
    builtInRelease(number, catalog, { tables: wanted }).pairs.map((pair) => ({ number, pair })),
  );
}

function isSameQuestion(table: CountTable, release: number, catalog: Pick<Catalog, "questions">): boolean {
  const series = (number: number) => questionVersion(catalog, table.table, number)?.series;
  return series(table.release) === series(release);
}

/** That a title asks another question, letter for letter; null where one of them says none. */
function otherWording(table: CountTable, other: CountTable, number: number): Bilingual | null {
  const [now, before] = [table, other].map(({ title }) => parseTitle(title)?.question?.wording ?? "");
  const letters = (wording: string | undefined) => wording?.replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  if (!now || !before || letters(now) === letters(before)) return null;
  return {
    ja: `質問の文言が第${number}回の「${before}」と違い「${now}」`,
    en: `the question is worded "${now}", and "${before}" in release ${number}`,
  };
}

/** The share that is farthest from that of the other table, where that is far. */
function farShare(table: CountTable, other: CountTable, number: number): Bilingual | null {
  const [move] = movesOf(sharesOf(table), sharesOf(other));
  if (!move || Math.abs(move.now - move.before) <= LARGEST_MOVE) return null;
  return moveWords(move, number);
}

function words(release: number, unlike: readonly Unlike[], catalog: Pick<Catalog, "tables">): Bilingual {
  const tables = unlike.map(({ table, difference }) => {
    const { ja, en } = tableName(table.table, catalog);
    return {
      ja: `${ja}（${levelName(table.geography).ja}、${difference.ja}）`,
      en: `${en} (by ${table.geography}, ${difference.en})`,
    };
  });
  const { ja, en } = firstFive(tables, "表");
  return {
    ja: `第${release}回の次の表は、内蔵の公表値と大きく違います。男女・年齢・階層の取り違え、別の表や別の質問でないか確かめてください：${ja}`,
    en: `release ${release}: these tables are far from the built-in counts; are sexes, ages, classes, tables or questions mixed up? ${en}`,
  };
}

function regionWords(
  release: number,
  regions: readonly RegionsOfTable[],
  catalog: Pick<Catalog, "tables">,
): Bilingual {
  const named = regions.map(({ table, found: { names, rows, difference } }) => {
    const { ja, en } = tableName(table.table, catalog);
    const { path } = table.source;
    return {
      ja: `${ja}の${names.ja}（${path}、${rows.join("・")} 行目：${difference.ja}）`,
      en: `${en} of ${names.en} (${path}, row ${rows.join(", ")}: ${difference.en})`,
    };
  });
  const { ja, en } = firstFive(named, "件");
  return {
    ja: `第${release}回の次の地域は、内蔵の公表値と大きく違います。地域・男女・年齢の取り違えでないか、元のファイルと比べてください：${ja}`,
    en: `release ${release}: these regions are far from the built-in counts; compare with the original file whether regions, sexes or ages are mixed up: ${en}`,
  };
}
