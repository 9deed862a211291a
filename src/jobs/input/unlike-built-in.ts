import { tableName } from "../../catalog/items/description.js";
import { levelName } from "../../catalog/levels.js";
import { questionVersion } from "../../catalog/releases/comparability.js";
import type { Catalog } from "../../catalog/schema.js";
import { builtInRelease } from "../../ingest/built-in/read.js";
import { builtInNumbers } from "../../ingest/built-in/sources.js";
import { parseTitle } from "../../ingest/table/title.js";
import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  type ReleaseTables,
  SEXES,
  type Sex,
  SUBTOTAL,
  type TablePair,
  tablesOf,
} from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { percent } from "../../text/numbers.js";
import { isSynthetic } from "../credit.js";

/**
 * Shares of the people of a table are compared with those of a release at most two years away. Within two years no share of a
 * sex, an age class or a class of releases 5 to 10 moves by more than 4 points (COVID-19 included); men and women mixed up
 * move one by 8.
 */
const MOST_YEARS = 2;
const LARGEST_MOVE = 0.05;
/** Fewer prefectures have other people than the nation. */
const NATION_WIDE_REGIONS = 40;
const MOST_TABLES = 5;

/**
 * Says which nation-wide tables of a release that is not built in are far from those of the nearest one that is: sexes, ages,
 * classes or whole tables may be mixed up, or the question be another one. A line a release. Made-up tables are not judged.
 */
export function unlikeBuiltIn(
  releases: readonly ReleaseTables[],
  catalog: Pick<Catalog, "tables" | "questions">,
): Bilingual[] {
  const numbers = builtInNumbers();
  return releases.flatMap((release) => {
    if (numbers.includes(release.release)) return [];
    const tables = tablesOf({ releases: [release] }).filter(
      (table) => table.regions.length >= NATION_WIDE_REGIONS && !table.own && !isSynthetic(table),
    );
    const known = tables.length === 0 ? [] : nearestOf(release.release, numbers, tables, catalog);
    const unlike = tables.flatMap((table) => {
      const found = known.find(({ pair }) => pair.table === table.table && pair.block === table.block);
      const other = found?.pair[table.geography] ?? found?.pair.prefecture ?? found?.pair.area;
      const difference =
        found && other && isSameQuestion(table, found.number, catalog)
          ? (otherWording(table, other, found.number) ?? farShare(table, other, found.number))
          : null;
      return difference === null ? [] : [{ table, difference }];
    });
    return unlike.length === 0 ? [] : [words(release.release, unlike, catalog)];
  });
}

/** A table, and what is other in it than in a built-in release. */
interface Unlike {
  readonly table: CountTable;
  readonly difference: Bilingual;
}

/** The same tables of built-in releases near a release, of the nearest first. */
function nearestOf(
  release: number,
  numbers: readonly number[],
  tables: readonly CountTable[],
  catalog: Pick<Catalog, "tables">,
): { readonly number: number; readonly pair: TablePair }[] {
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
  const move = largestMove(table, other);
  if (!move || Math.abs(move.now - move.before) <= LARGEST_MOVE) return null;
  const { name, now, before } = move;
  return {
    ja: `${name.ja}の割合が第${number}回の ${percent(before)} に対して ${percent(now)}`,
    en: `share of ${name.en} ${percent(now)} against ${percent(before)} in release ${number}`,
  };
}

/** A share of the people of a table, 0 to 1, in two releases. */
interface Move {
  readonly name: Bilingual;
  readonly now: number;
  readonly before: number;
}

/** The share that differs most; classes that only one of the tables has are left out. */
function largestMove(table: CountTable, other: CountTable): Move | null {
  const before = new Map(sharesOf(other).map(({ name, share }) => [name.ja, share]));
  const moves = sharesOf(table).flatMap(({ name, share }): Move[] => {
    const known = before.get(name.ja);
    return known === undefined ? [] : [{ name, now: share, before: known }];
  });
  return moves.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))[0] ?? null;
}

const SEX_NAMES: Readonly<Record<Sex, Bilingual>> = {
  male: { ja: "男", en: "men" },
  female: { ja: "女", en: "women" },
};

/** Of men among all, and of each age class and class among a sex: printed counts alone, since few of a nation are hidden. */
function sharesOf(table: CountTable): { readonly name: Bilingual; readonly share: number }[] {
  const sums = SEXES.map((sex) => sumsOf(table, sex));
  const [male, female] = sums.map(({ people }) => people) as [number, number];
  const shares = [{ name: SEX_NAMES.male, share: male / (male + female) }];
  for (const [i, sex] of SEXES.entries()) {
    const { ages, classes, people } = sums[i]!;
    const { ja, en } = SEX_NAMES[sex];
    const ofAges = ages.reduce((sum, count) => sum + count, 0);
    for (const [age, count] of ages.entries()) {
      const range = AGE_CLASSES[age]!;
      shares.push({
        name: { ja: `${ja}の${range.replace("-", "～")}歳`, en: `${en} of ${range}` },
        share: count / ofAges,
      });
    }
    for (const [s, { label }] of table[sex].strata.entries())
      shares.push({
        name: { ja: `${ja}の「${label}」`, en: `"${label}" of ${en}` },
        share: classes[s]! / people,
      });
  }
  return shares;
}

/** People by age and by class of all regions. */
function sumsOf(table: CountTable, sex: Sex) {
  const { strata, counts } = table[sex];
  const ages = new Array<number>(AGES).fill(0);
  const classes = new Array<number>(strata.length).fill(0);
  for (let line = 0; line < counts.length / COLUMNS; line++) {
    const at = line * COLUMNS;
    classes[line % strata.length]! += Math.max(0, counts[at + SUBTOTAL]!);
    for (let age = 0; age < AGES; age++) ages[age]! += Math.max(0, counts[at + age]!);
  }
  return { ages, classes, people: classes.reduce((sum, count) => sum + count, 0) };
}

function words(release: number, unlike: readonly Unlike[], catalog: Pick<Catalog, "tables">): Bilingual {
  const shown = unlike.slice(0, MOST_TABLES).map(({ table, difference }) => {
    const { ja, en } = tableName(table.table, catalog);
    return {
      ja: `${ja}（${levelName(table.geography).ja}、${difference.ja}）`,
      en: `${en} (by ${table.geography}, ${difference.en})`,
    };
  });
  const more = unlike.length - MOST_TABLES;
  return {
    ja: `第${release}回の次の表は、内蔵の公表値と大きく違います。男女・年齢・階層の取り違え、別の表や別の質問でないか確かめてください：${shown.map(({ ja }) => ja).join("、")}${more > 0 ? ` ほか${more}表` : ""}`,
    en: `release ${release}: these tables are far from the built-in counts; are sexes, ages, classes, tables or questions mixed up? ${shown.map(({ en }) => en).join("; ")}${more > 0 ? `; and ${more} more` : ""}`,
  };
}
