// Writes counts/: of each release its counts as Parquet, and where they came from as JSON. Called by make.js.
// The same tables give the same bytes on every machine: pages are packed with fflate, which is the same everywhere,
// where the zlib of Node differs between builds.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "fflate";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { BUILT_IN_SCHEMA, builtInNames, PEOPLE_COLUMNS } from "../dist/ingest/built-in/form.js";
import { IMPLAUSIBLE_NAME, IMPLAUSIBLE_SCHEMA } from "../dist/ingest/built-in/implausible.js";
import { columnLetters } from "../dist/ingest/files/sheet.js";
import { credits } from "../dist/jobs/credit.js";
import { COLUMNS, HIDDEN, SEXES } from "../dist/model/counts.js";

const LEVELS = ["prefecture", "area"];
/** Columns that are empty somewhere, in this release or another: all releases have the same schema. */
const NULLABLE = new Set(["block", "prefectureCode", "prefecture", "code"]);
const { addresses } = JSON.parse(readFileSync(new URL("addresses.json", import.meta.url), "utf8"));

/**
 * Writes the gross errors of all releases, compared with each other, so that nobody has to look for them again.
 *
 * @param implausible what was found (Implausible[])
 */
export function writeImplausible(implausible, folder) {
  const found = implausible.map(({ reason: _, ...entry }) => entry);
  mkdirSync(folder, { recursive: true });
  const lines = found.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n");
  writeFileSync(
    new URL(IMPLAUSIBLE_NAME, folder),
    `{\n "schema": ${JSON.stringify(IMPLAUSIBLE_SCHEMA)},\n "found": [\n${lines}\n ]\n}\n`,
  );
  return `${IMPLAUSIBLE_NAME}: ${found.length} errors`;
}

/**
 * @param release tables of one release, sorted (ReleaseTables)
 * @param folder URL of the folder to write into, ends in "/"
 * @returns a line about what was written
 */
export async function writeCounts(release, catalog, folder) {
  const tables = tablesOf(release);
  const names = builtInNames(release.release);
  const sources = sourcesOf(release, tables, catalog);
  const bytes = await parquet(release, catalog, sources);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(names.counts, folder), bytes);
  writeFileSync(new URL(names.sources, folder), sourcesText(sources));
  return `${names.counts}: ${tables.length} tables, ${bytes.length} bytes`;
}

function tablesOf({ pairs }) {
  return pairs.flatMap((pair) => LEVELS.flatMap((level) => (pair[level] ? [pair[level]] : [])));
}

function sourcesOf({ release, fiscalYear }, tables, catalog) {
  const lists = [];
  const listOf = ({ regions }) => {
    for (const { code, prefectureCode } of regions) {
      if ((code?.slice(0, 2) ?? null) !== prefectureCode)
        throw new Error(`${code} is not in ${prefectureCode}`);
    }
    const list = JSON.stringify(regions.map(({ code, name }) => [code, name]));
    const known = lists.indexOf(list);
    return known < 0 ? lists.push(list) - 1 : known;
  };
  const entries = tables.map((table) => ({
    table: table.table,
    block: table.block,
    level: table.geography,
    title: table.title,
    file: basename(table.source.path.replace(/^.*!/, "")),
    sheet: table.source.sheet,
    sha256: table.source.sha256,
    url: addresses.find(({ sha256 }) => sha256 === table.source.sha256)?.url ?? null,
    regions: listOf(table),
    counts: bySex((sex) => cornerOf(table[sex], table)),
    strata: bySex((sex) => table[sex].strata.map(({ label }) => label)),
  }));
  const rows = tables.reduce(
    (sum, { male, female }) => sum + (male.counts.length + female.counts.length) / COLUMNS,
    0,
  );
  return {
    schema: BUILT_IN_SCHEMA,
    credit: credits(tables).join(),
    release,
    fiscalYear,
    rows,
    missing: missingOf(release, tables, catalog),
    regions: lists.map((list) => JSON.parse(list)),
    tables: entries,
  };
}

function bySex(of) {
  return Object.fromEntries(SEXES.map((sex) => [sex, of(sex)]));
}

/** Upper left cell of the counts, where they stand in one piece: as in all the ministry's files. */
function cornerOf({ sheetRows, sheetColumns }, { source }) {
  const isWhole =
    sheetRows.every((row, i) => row === sheetRows[0] + i) &&
    sheetColumns.every((column, i) => column === sheetColumns[0] + i);
  if (!isWhole) throw new Error(`${source.path}: the counts do not stand in one piece`);
  return `${columnLetters(sheetColumns[0])}${sheetRows[0]}`;
}

/** Tables that a release has and that are not among these. */
function missingOf(release, tables, catalog) {
  const { areaTables } = catalog.releases.find((known) => known.release === release);
  const levels = areaTables ? LEVELS : ["prefecture"];
  return catalog.tables
    .filter(({ from, setAside }) => from <= release && setAside === null)
    .flatMap(({ key, blocks }) =>
      (blocks ? ["basic", "detailed"] : [null]).flatMap((block) =>
        levels.map((level) => ({ table: key, block, level })),
      ),
    )
    .filter(
      ({ table, block, level }) =>
        !tables.some((found) => found.table === table && found.block === block && found.geography === level),
    )
    .map((missing) => ({ ...missing, published: !leadsElsewhere(release, missing, catalog) }));
}

/** Does the ministry's own address of the table lead to another one? addresses.json has a note there. */
function leadsElsewhere(release, { table, block, level }, catalog) {
  const { titles } = catalog.tables.find(({ key }) => key === table);
  const names = titles.map((title) => title.toLowerCase());
  return addresses.some(
    (address) =>
      address.note &&
      address.release === release &&
      address.block === block &&
      address.geography === level &&
      names.includes(address.item.toLowerCase()),
  );
}

/** JSON with a line for each table and each list of regions, so that people can read and compare it. */
function sourcesText({ missing, regions, tables, ...head }) {
  const list = (values) => `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
  const fields = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${[
    ...fields,
    `"missing": ${missing.length > 0 ? list(missing) : "[]"}`,
    `"regions": ${list(regions)}`,
    `"tables": ${list(tables)}`,
  ].join(",\n")}\n}\n`;
}

/**
 * Columns of the Parquet file that tell which count it is. A row is a region × sex × stratum, in the order of the sheet;
 * `code` and `prefectureCode` are null for 判別不可.
 */
const KEY_COLUMNS = [
  "release",
  "fiscalYear",
  "table",
  "block",
  "level",
  "prefectureCode",
  "prefecture",
  "code",
  "name",
  "sex",
  "stratum",
];

async function parquet(release, catalog, { credit }) {
  const prefectures = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  const keys = Object.fromEntries(KEY_COLUMNS.map((name) => [name, []]));
  const counts = PEOPLE_COLUMNS.map(() => []);
  const rowGroupSize = release.pairs.map((pair) => {
    const before = keys.release.length;
    for (const table of tablesOf({ pairs: [pair] })) addRows(table);
    return keys.release.length - before;
  });
  function addRows(table) {
    for (const sex of SEXES) {
      const cells = table[sex].counts;
      let at = 0;
      for (const { code, name, prefectureCode } of table.regions) {
        for (const { label } of table[sex].strata) {
          const key = {
            release: table.release,
            fiscalYear: table.fiscalYear,
            table: table.table,
            block: table.block,
            level: table.geography,
            prefectureCode,
            prefecture: prefectures.get(prefectureCode) ?? null,
            code,
            name,
            sex,
            stratum: label,
          };
          for (const column of KEY_COLUMNS) keys[column].push(key[column]);
          for (const values of counts) {
            const count = cells[at++];
            values.push(count === HIDDEN ? null : count);
          }
        }
      }
    }
  }
  const writer = new ByteWriter();
  await parquetWrite({
    writer,
    columnData: [
      // Statistics let a query pass over tables that it does not ask for.
      ...KEY_COLUMNS.map((name) => ({
        name,
        data: keys[name],
        type: typeof keys[name][0] === "number" ? "INT32" : "STRING",
        nullable: NULLABLE.has(name),
        statistics: name === "table",
      })),
      ...PEOPLE_COLUMNS.map((name, i) => ({
        name,
        data: counts[i],
        type: "INT32",
        nullable: true,
        encoding: "PLAIN",
        statistics: false,
      })),
    ],
    codec: "GZIP",
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: 9, mtime: 0 }) },
    rowGroupSize,
    kvMetadata: [
      { key: "schema", value: BUILT_IN_SCHEMA },
      { key: "credit", value: credit },
    ],
    createdBy: "ndb-ratio",
  });
  return writer.getBytes();
}
