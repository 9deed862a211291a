import { isInPrefecture, levelName } from "../../catalog/levels.js";
import { type Changes, whyNotSameNation } from "../../catalog/releases/comparison.js";
import { changedRegions, whyNotPooled } from "../../catalog/releases/pooling.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import { POOLED, type PooledRow } from "../../model/columns/pooled-columns.js";
import { releaseWords } from "../../model/fiscal-year.js";
import type { Flag } from "../../model/flags.js";
import { grouped } from "../../model/grouped.js";
import { poolName, poolYears } from "../../model/pool.js";
import type { RatioRow } from "../../model/ratios.js";
import { ownPopulation } from "../../model/reference-name.js";
import { RowTable } from "../../model/tables/row-table.js";
import type { Bilingual, Language } from "../../text/language.js";
import { isCoverageApart } from "../examined/coverage.js";
import { type ComparedGroup, statisticsOf } from "../group-statistics.js";
import { compareRegions } from "../marks.js";
import { flagsOf, type Signs } from "../ratio/flags-of.js";
import { addRatio, type RowParts } from "../ratio/ratio-row.js";
import type { StandardizedRatio } from "../ratio/standardize.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";
import { pooledRates } from "./pool-rates.js";
import { meanYear, pooledIntervals, pooledRatio } from "./pool-years.js";

/** One item in the releases that are added up. */
export interface PoolJob {
  readonly item: Item;
  /** Its ratios in every release, of all regions that there are. */
  readonly rows: readonly RatioRow[];
  readonly releases: readonly number[];
  /** The method that the rows' limits were made with. */
  readonly interval: IntervalMethod;
}

/** What is estimated from all regions together, in the mean year. */
export type PooledGroup = Omit<ComparedGroup, "release"> & { readonly release: string };

export interface PooledItem {
  readonly rows: readonly PooledRow[];
  readonly groups: readonly PooledGroup[];
  /** Regions, as "0502 北秋田", left out since their territory changed, or since one of the years has no row. */
  readonly leftOut: ReadonlyMap<string, Bilingual>;
}

/** A region, sex and age group in all of the years. */
type Line = readonly RatioRow[];

/**
 * The ratios of an item with the counts of several releases added up, in the order of the first release.
 *
 * @returns why the years do not add up, and in which release, where they do not
 */
export function poolItem(
  { item, rows, releases, interval }: PoolJob,
  catalog: Changes & Pick<Catalog, "areaChanges" | "regionGroups" | "ownCredit">,
): PooledItem | { readonly release: number; readonly reason: Bilingual } {
  const broken =
    whyNotPooled(catalog, item, releases) ?? missingYear(rows, releases, catalog.ownCredit !== null);
  if (broken) return broken;
  const isChanged = changedRegions(catalog, releases);
  const leftOut = new Map<string, Bilingual>();
  const lines: Line[] = [];
  for (const line of linesOf(rows, releases)) {
    const [first] = line;
    if (isChanged(first!.level, first!.code)) leftOut.set(nameOf(first!), CHANGED);
    else if (line.length < releases.length)
      leftOut.set(nameOf(first!), catalog.ownCredit ? MISSING_OF_OWN : MISSING);
    else lines.push(line);
  }
  const nations = lines[0] && otherNation(lines[0], catalog);
  if (nations) return nations;
  const pooled: PooledRow[] = new Array(lines.length);
  const table = new RowTable(POOLED, lines.length);
  const groups: PooledGroup[] = [];
  for (const column of columnsOf(lines)) {
    const values = column.map((index) => pooledRatio(lines[index]!));
    const years = values.map((value) => meanYear(value, releases.length));
    const isWrong = (i: number) => lines[column[i]!]!.some(({ flags }) => flags.includes("implausible"));
    const isCompared = releases.every((release) =>
      column.some((index) => lines[index]!.some((row) => row.release === release && row.rank !== null)),
    );
    const comparison = isCompared ? compareRegions(years, interval, isWrong) : null;
    for (const [i, index] of column.entries()) {
      const ratio = {
        value: values[i]!,
        year: years[i]!,
        index: i,
        comparison: isWrong(i) ? null : comparison,
      };
      addRow(table, lines[index]!, ratio, { releases, interval });
      pooled[index] = table.row(table.size - 1);
    }
    const { level, sex, ages } = lines[column[0]!]![0]!;
    if (comparison) {
      const place = { item: item.id, level, regions: column.length, sex, ages };
      groups.push({ release: poolName(releases), ...place, ...statisticsOf(comparison) });
    }
  }
  return { rows: pooled, groups, leftOut };
}

/** With the code, since names repeat. */
const nameOf = ({ code, name }: RatioRow) => `${code} ${name}`;

const CHANGED: Bilingual = { ja: "区域が変わった", en: "its territory changed" };
const MISSING: Bilingual = { ja: "ない年度がある", en: "a year is missing" };
/** What a user brought is the prefecture too: the sum of the regions that a year has. */
const MISSING_OF_OWN: Bilingual = {
  ja: "ない年度がある。県の値と、県を基準にした比の基準には、ある年度の人数が入っています",
  en: "a year is missing; the prefecture, and the reference where it is the prefecture, hold their people of the other years",
};

/** A release in which the item has no rows at all, or none of the levels that the others have: only its areas may be missing. */
function missingYear(rows: readonly RatioRow[], releases: readonly number[], isOwn: boolean) {
  const held = new Set(rows.map(({ release }) => release));
  const release = releases.find((asked) => !held.has(asked));
  if (release === undefined) return null;
  const { ja, en } = releaseWords([release], isOwn);
  const levels = [...new Set(rows.map(({ level }) => level))];
  if (levels.length === 0 || !levels.every(isInPrefecture))
    return { release, reason: { ja: `${ja}にない`, en: `${en} does not have it` } };
  const names = (language: Language) => levels.map((level) => levelName(level)[language]);
  return {
    release,
    reason: {
      ja: `${ja}に${names("ja").join("・")}の値がない`,
      en: `${en} has no values by ${names("en").join(" and ")}`,
    },
  };
}

/** The years of a line, compared with a nation that is not the same in all of them. */
function otherNation(line: Line, changes: Changes) {
  for (const [i, row] of line.entries()) {
    const before = line[i - 1];
    const reason = before && whyNotSameNation(changes, before, row);
    if (reason) return { release: row.release, reason };
  }
  return null;
}

/** The rows of each region, sex and age group in the order of the releases; lines in that of their first rows. */
function linesOf(rows: readonly RatioRow[], releases: readonly number[]): Line[] {
  const ordered = releases.flatMap((release) => rows.filter((row) => row.release === release));
  return [...grouped(ordered, (row) => `${row.level} ${row.code} ${row.sex} ${row.ages}`).values()];
}

/** Indices of the lines that are compared with each other: all regions of a level, of one sex and age group. */
function columnsOf(lines: readonly Line[]): number[][] {
  const columnOf = ({ level, sex, ages }: RatioRow) => `${level} ${sex} ${ages}`;
  return [...grouped(lines.keys(), (index) => columnOf(lines[index]![0]!)).values()];
}

/** The ratio of a line. */
interface LineRatio extends Pick<RowParts<string, string>, "value" | "index" | "comparison"> {
  /** The same of the mean year. */
  readonly year: StandardizedRatio;
}

function addRow(
  into: RowTable<typeof POOLED>,
  line: Line,
  { value, year, index, comparison }: LineRatio,
  { releases, interval }: Pick<PoolJob, "releases" | "interval">,
): void {
  const rates = pooledRates(line, value);
  const signs = signsOf(line, isCoverageApart(rates));
  const { item, level, code, name, prefectureCode, prefecture, sex, ages } = line.at(-1)!;
  const reference = referenceOf(line, releases);
  addRatio(
    into,
    { item, level, code, name, prefectureCode, prefecture, reference },
    {
      release: poolName(releases),
      fiscalYear: poolYears(releases),
      sex,
      ages,
      value,
      compared: year,
      intervals: pooledIntervals(line, interval),
      method: interval,
      comparison: value.ratio === null ? null : comparison,
      index,
      isImplausible: signs.isImplausible,
      flags: flagsOf(value, signs),
      ...rates,
    },
  );
}

/** A sum holds the errors of its parts. */
function signsOf(line: Line, isApart: boolean): Signs {
  const inYears = (flag: Flag) => line.filter(({ flags }) => flags.includes(flag)).length;
  return {
    isReference: inYears("is-reference") === line.length,
    isImplausible: inYears("implausible") > 0,
    isNaive: inYears("naive") > 0,
    isSmall: false,
    isApart,
  };
}

/** "national@7-9" where each year has its own, else the one of all. */
function referenceOf(line: Line, releases: readonly number[]): string {
  const populations = new Set(line.map(({ reference, release }) => ownPopulation(reference, release)));
  const [population] = populations;
  const isOwn = populations.size === 1 && population !== null;
  const [reference, another] = new Set(line.map((row) => row.reference));
  return isOwn && another !== undefined ? `${population}@${poolName(releases)}` : reference!;
}
