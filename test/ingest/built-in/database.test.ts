import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_IN_FOLDER, builtInNames } from "../../../src/ingest/built-in/form.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { builtInNumbers, readSources } from "../../../src/ingest/built-in/sources.js";
import { COLUMNS, HIDDEN, SEXES } from "../../../src/model/counts.js";
import { ownPath } from "../../../src/process/own-files.js";
import { catalog } from "../../support/tables/fixtures.js";

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}
/** Its name in a variable: types and tests hold without it too. */
const MODULE = "@duckdb/node-api";
const duckdb = (await import(MODULE).catch(() => null)) as {
  DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> };
} | null;
if (!duckdb) console.log("DuckDB がないため、内蔵の公表値を読ませるテストは省略します (skipped: no DuckDB)");

/** Queries of a page of help, each with the result that stands below it. */
function examples(language: string): (readonly [sql: string, csv: string])[] {
  const page = readFileSync(ownPath(`data/help/database.${language}.md`), "utf8");
  return [...page.matchAll(/```sql\n([^`]+);\n```\n\n```csv\n([^`]*)```/g)].map(([, sql, csv]) => [
    sql!,
    csv!,
  ]);
}

describe.skipIf(!duckdb)("the built-in counts in DuckDB", () => {
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-duckdb-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let connection: Connection;
  beforeAll(async () => {
    connection = await (await duckdb!.DuckDBInstance.create()).connect();
    await connection.run(`SET file_search_path = '${fileURLToPath(BUILT_IN_FOLDER)}'`);
  });

  it.each(["en", "ja"])("answer the queries of the page of help as it says (%s)", async (language) => {
    const queries = examples(language);
    expect(queries).toHaveLength(4);
    const csv = join(folder, "answer.csv");
    for (const [sql, said] of queries) {
      await connection.run(`COPY (${sql}) TO '${csv}' (HEADER)`);
      expect(readFileSync(csv, "utf8")).toBe(said);
    }
  });

  it("have, table for table, the rows, sums and hidden counts that we read", async () => {
    for (const release of builtInNumbers()) {
      const { tables } = readSources(release);
      const { pairs } = builtInRelease(release, catalog);
      const ours = pairs.flatMap(({ prefecture, area }) =>
        [prefecture, area].flatMap((table) => {
          if (!table) return [];
          let [rows, hidden, sum] = [0, 0, 0];
          for (const sex of SEXES) {
            rows += table[sex].counts.length / COLUMNS;
            for (const count of table[sex].counts) {
              if (count === HIDDEN) hidden++;
              else sum += count;
            }
          }
          return [[table.table, table.block, table.geography, rows, hidden, sum].join()];
        }),
      );
      const counts = ["40_44", "45_49", "50_54", "55_59", "60_64", "65_69", "70_74"].map(
        (age) => `age_${age}`,
      );
      const each = (of: (column: string) => string) => [...counts, "subtotal"].map(of).join(" + ");
      const answer = await connection.runAndReadAll(
        `SELECT "table", block, level, count(*), sum(${each((column) => `(${column} IS NULL)::INT`)}),
                sum(${each((column) => `coalesce(${column}, 0)`)})
         FROM '${builtInNames(release).counts}' GROUP BY ALL`,
      );
      expect(
        answer
          .getRows()
          .map((row) => row.join())
          .sort(),
      ).toEqual(ours.sort());
      expect(ours).toHaveLength(tables.length);
    }
  });

  it("say in each row the region, sex and class that we read there", async () => {
    const chosen = ["hemoglobin", "urine-protein", "q13"];
    const rows: string[] = [];
    const { pairs } = builtInRelease(8, catalog, { tables: new Set(chosen) });
    for (const table of pairs.flatMap(({ prefecture, area }) => [prefecture!, area!])) {
      const { table: key, block, geography, regions } = table;
      for (const sex of SEXES) {
        const { strata, counts } = table[sex];
        for (const [r, { code, name, prefectureCode }] of regions.entries()) {
          for (const [s, { label }] of strata.entries()) {
            const at = (r * strata.length + s) * COLUMNS;
            const cells = Array.from(counts.subarray(at, at + COLUMNS), (n) => (n === HIDDEN ? null : n));
            const place = [key, block, geography, prefectureCode, code, name, sex, label];
            rows.push([8, 2020, ...place, ...cells].join());
          }
        }
      }
    }
    const answer = await connection.runAndReadAll(
      `SELECT * EXCLUDE (prefecture) FROM 'release-08.parquet' WHERE "table" IN ('${chosen.join("', '")}')`,
    );
    expect(answer.getRows().map((row) => row.join())).toEqual(rows);
  });
});
