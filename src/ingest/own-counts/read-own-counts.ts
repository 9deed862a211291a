import { createHash } from "node:crypto";
import { isArea } from "../../catalog/levels.js";
import type { Area, Catalog } from "../../catalog/schema.js";
import type { AgeGroup } from "../../model/ages.js";
import type { ReleaseTables } from "../../model/counts.js";
import { failureAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { visible } from "../../text/visible-text.js";
import type { Sheet } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { failureOfRows, type RowProblem } from "../row-problems.js";
import { partOfPrefectures, unevenRows } from "./gaps.js";
import { type Insurers, insurersOf, insurersRows } from "./insurers.js";
import { ownItems } from "./own-items.js";
import { type OwnRow, ownRows, rowsOfYear } from "./own-rows.js";
import { ownTables } from "./own-tables.js";
import type { DefinedRegions } from "./regions/defined-regions.js";
import type { Municipalities } from "./regions/municipalities.js";
import { type OwnRegions, ownRegions } from "./regions/own-regions.js";
import { hasAreaCodes, hasHeads, type OwnHeader } from "./sheet/heads.js";
import { hiddenParts, ownSheets, targetsAsExamined } from "./sheet/own-sheet.js";
import { hasBareAges } from "./sheet/wide-ages.js";

/** Counts that somebody brings: people examined and found, by region, insurer, sex, age and item. */
export interface OwnCounts extends Insurers {
  /** The project's catalog with the file's items in the place of its own. */
  readonly catalog: Catalog;
  readonly releases: readonly ReleaseTables[];
  /** What the tables add up, with the code and name of each region and the ids of items. */
  readonly rows: readonly OwnRow[];
  readonly level: DefinedRegions["level"];
  /** Did a file of regions say what the codes mean, so that it puts none together? */
  readonly isDefined: boolean;
  /** The age classes of its rows. */
  readonly ageClasses: readonly AgeGroup[];
  /** Prefectures that its regions lie in. */
  readonly prefectures: readonly string[];
  /** What its sums are without, beside insurers: regions of a prefecture, rows of a year or an item. */
  readonly gaps: readonly Bilingual[];
  /** What of it was read as something that it does not say in words, or though it is hidden. */
  readonly readAs: readonly Bilingual[];
}

/** What is read of the rows. */
export interface OwnChoice {
  /** Insurers to add up; all where none is named. */
  readonly insurers?: readonly string[] | undefined;
  /** The one fiscal year; all where none is named. */
  readonly year?: number | undefined;
}

/**
 * Reads a file of one's own counts: CSV (UTF-8 or Shift_JIS) or a workbook with a row a year, region, insurer, sex, age class and
 * item, and the people examined and counted in it; ages may stand in columns. Insurers are added up.
 *
 * @param defined what codes mean that are no municipalities or areas
 * @returns null where the file is something else
 * @throws Failure with everything that is wrong, row by row, at most twenty
 */
export function readOwnCounts(
  content: Buffer,
  path: string,
  chosen: OwnChoice,
  catalog: Catalog,
  municipalities: () => Municipalities,
  defined: DefinedRegions | null = null,
): OwnCounts | null {
  const sheets = ownSheets(content, path);
  const [first] = sheets;
  if (!first) return null;
  for (const { header, sheet } of sheets) refuseHeads(header, sheet, path);
  const { rows: all, problems, classes, readAs } = ownRows(sheets, defined ? ANY_CODE : undefined);
  const { rows, problems: ofInsurers } = insurersRows(
    rowsOfYear(all, chosen.year, path),
    chosen.insurers,
    path,
  );
  if (rows.length === 0) throw failureOfRows(orEmpty(problems), path, 1);
  const regions = ownRegions(
    rows,
    catalog,
    municipalities(),
    defined,
    hasAreaCodes(first.sheet, first.header),
  );
  const ofItems = ownItems(rows, catalog);
  const own = byKey([...ofItems.items.values()], ({ item }) => item.id);
  // A code or item can be written in two ways ("101" and "0101", "喫煙" and its id): from here on it is one.
  const placed = rows.map((row) => ({
    ...row,
    ...regions.regions.get(row.code),
    item: ofItems.items.get(row.item)!.item.id,
  }));
  const placedRegions = byKey([...regions.regions.values()], ({ code }) => code);
  const source = { path, sheet: "", sha256: createHash("sha256").update(content).digest("hex") };
  const ofRegions = { level: regions.level, regions: placedRegions };
  const tables = ownTables(placed, ofRegions, own, classes, source, catalog);
  refuseProblems(
    [...problems, ...ofInsurers, ...regions.problems, ...ofItems.problems, ...tables.problems],
    path,
  );
  const insurers = insurersOf(placed, (code) => placedRegions.get(code)!.name);
  const prefectureOf = (code: string) => catalog.prefectures.find((one) => one.code === code)!.name;
  const gaps = [
    ...(regions.level === "municipality" && !defined
      ? partOfPrefectures([...placedRegions.keys()], municipalities(), prefectureOf)
      : []),
    ...unevenRows(
      placed,
      (code) => bothWords(placedRegions.get(code)!.name),
      (id) => own.get(id)!.item.name,
    ),
  ];
  return {
    catalog: {
      ...withoutCautions(catalog),
      items: [...own.values()].map(({ item }) => item),
      tables: [...own.values()].map(({ table }) => table),
      groups: ofItems.groups,
      areas: areasOf({ level: regions.level, regions: placedRegions }, catalog),
      ownCredit: creditOf(insurers, gaps),
      ownAgeClasses: classes.map(({ id }) => id),
    },
    releases: tables.releases,
    rows: placed,
    ageClasses: classes,
    level: regions.level,
    isDefined: defined !== null,
    prefectures: [
      ...new Set([...regions.regions.values()].map(({ prefectureCode }) => prefectureCode)),
    ].sort(),
    gaps,
    readAs: [...readAs, ...targetsAsExamined(sheets), ...hiddenParts(sheets)],
    ...insurers,
  };
}

/** The first of each key. */
function byKey<One>(all: readonly One[], keyOf: (one: One) => string): ReadonlyMap<string, One> {
  const found = new Map<string, One>();
  for (const one of all) if (!found.has(keyOf(one))) found.set(keyOf(one), one);
  return found;
}

/** The years of the catalog without what has to be known of the ministry's tables of them. */
export function withoutCautions(catalog: Catalog): Catalog {
  return { ...catalog, releases: catalog.releases.map((release) => ({ ...release, cautions: [] })) };
}

/** Codes whose meaning another file gives. */
const ANY_CODE = /^[A-Za-z0-9-]{1,20}$/;

/** What prefectures are divided into: municipalities take the place of areas, so that they are found by name and put together. */
function areasOf(
  { level, regions }: Pick<OwnRegions, "level" | "regions">,
  { areas }: Catalog,
): readonly Area[] {
  if (isArea(level)) return areas;
  return [...regions.values()]
    .map(({ code, name, prefectureCode }) => ({ code, name, prefectureCode, from: null, to: null }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 国保、協会けんぽの健診の集計をもとに作成（健保組合は河津町がない、2020年度は沼津市がない）。 */
function creditOf({ insurers, missing }: Insurers, gaps: readonly Bilingual[]): Bilingual {
  const ja = insurers.length > 0 ? `${insurers.join("、")}の健診の集計` : "独自に集計した健診の人数";
  const en = insurers.length > 0 ? `checkup counts of ${insurers.join(", ")}` : "checkup counts of one's own";
  const lacks = [
    ...missing.map(({ insurer, regions }) => ({
      ja: `${insurer}は${regions.join("、")}がない`,
      en: `${insurer}: none of ${regions.join(", ")}`,
    })),
    ...gaps,
  ];
  const isWhole = lacks.length === 0;
  return {
    ja: `${ja}をもとに作成${isWhole ? "" : `（${lacks.map((one) => one.ja).join("、")}）`}`,
    en: `Made from ${en}${isWhole ? "" : ` (${lacks.map((one) => one.en).join(", ")})`}`,
  };
}

const bothWords = (word: string): Bilingual => ({ ja: word, en: word });

/** All that is wrong, row by row; cells without a row only where nothing else is, since a row that is wrong leaves one. */
function refuseProblems(problems: readonly RowProblem[], path: string): void {
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))];
  const placeOf = ({ row, sheet }: RowProblem) => [sheets.indexOf(sheet), row!] as const;
  const ofRows = problems
    .filter(({ row }) => row !== null)
    .sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(a)[1] - placeOf(b)[1]);
  const told = ofRows.length > 0 ? ofRows : problems;
  if (told.length > 0) throw failureOfRows(told, path, 1);
}

function orEmpty(problems: readonly RowProblem[]): readonly RowProblem[] {
  if (problems.length > 0) return problems;
  return [{ row: null, ja: "数値の行がありません", en: "there are no rows of counts" }];
}

const AGES_IN_COLUMNS: Bilingual = {
  ja: "年齢を列に分けるときは、受診者数と該当者数の列を年齢ごとに 1 つずつ置き、「受診者数 40-44」「該当者数 40-44」のように見出しを付けてください",
  en: 'Where ages stand in columns, each has one of people examined and one of people observed, under heads such as "examined 40-44" and "observed 40-44"',
};

/** Said above a table: its numbers are no single people (千人, 十人, 1,000人, ％). */
const OTHER_UNIT = /単位:?[^人名]*?([十百千万%‰]|10[0,]*[人名])/;

/** @throws Failure where a column is missing, two could be it, or counts are in thousands */
function refuseHeads({ row, lacks, twice }: OwnHeader, { name, rows }: Sheet, path: string): void {
  const cells = rows[row]!;
  const place = { file: path, sheet: name || undefined, row: row + 1 };
  for (const [i, cell] of rows
    .slice(0, row + 1)
    .flatMap((one, at) => one.map((text) => [at, text] as const))) {
    if (!OTHER_UNIT.test(comparable(String(cell ?? "")))) continue;
    const found = visible(String(cell).trim());
    throw failureAt(
      { ...place, row: i + 1 },
      {
        ja: `「${found}」とあります。受診者数と該当者数は 1 人を単位とする人数で書いてください`,
        en: `"${found}" says another unit: give people one by one, no thousands and no shares`,
      },
    );
  }
  const named = (columns: Iterable<number>) =>
    [...columns].map((column) => visible(String(cells[column] ?? "")).replace(/\s+/g, ""));
  if (lacks.length > 0) {
    const seen = named(cells.keys())
      .filter((head) => head !== "")
      .join("、");
    const areAgesBare = hasBareAges(cells);
    const isOfTwoRows = [row - 1, row + 1].some((other) => hasHeads(rows[other] ?? [], lacks));
    throw failureAt(place, {
      ja: `見出しに ${lacks.join("、")} の列がありません（あるのは：${seen}）。${isOfTwoRows ? "見出しが 2 行に分かれています。1 行にまとめてください" : areAgesBare ? AGES_IN_COLUMNS.ja : "見出しの書き方は ndb-ratio help own-data にあります"}`,
      en: `the heads lack the columns ${lacks.join(", ")} (there are: ${seen}). ${isOfTwoRows ? "The heads stand in two rows: put them into one" : areAgesBare ? AGES_IN_COLUMNS.en : "How heads are written: `ndb-ratio help own-data`"}`,
    });
  }
  const [two] = twice;
  if (!two) return;
  const [ja, en] = [
    named(two.columns)
      .map((head) => `「${head}」`)
      .join(""),
    named(two.columns).join(", "),
  ];
  throw failureAt(place, {
    ja: `見出し${ja}は、どれも「${two.head}」の列と読めます（使う列だけを残すか、ほかの列の見出しを変えてください）`,
    en: `the heads ${en} could each be the column ${two.head}: leave only the one that is meant, or call the others otherwise`,
  });
}
