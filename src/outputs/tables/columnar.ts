import { COUNT_COLUMNS, type CountRow } from "../../model/count-row.js";
import { type CountTable, SEXES } from "../../model/counts.js";
import type { RatioColumn } from "../../model/ratio-columns.js";
import type { RatioTable } from "../../model/ratio-table.js";
import { breathe } from "../../process/breathe.js";
import { type CountChoice, countRows } from "./counts-rows.js";

/** A typed column of a columnar file; null, or NaN among numbers, is a real null there. */
export type DataColumn =
  | { readonly name: string; readonly type: "integer" | "number"; readonly values: Float64Array }
  | { readonly name: string; readonly type: "text"; readonly values: readonly (string | null)[] };

/** What a columnar file says about itself, by key. */
export type FileMetadata = Readonly<Record<string, string>>;

/** Columns of a result that hold whole numbers. Counts of people do not: hidden ones are estimates. */
export const WHOLE_RATIO_COLUMNS: ReadonlySet<RatioColumn> = new Set([
  "release",
  "fiscalYear",
  "rank",
  "rankBest",
  "rankWorst",
  "hiddenCells",
] as const);

/** The chosen columns of a result. Flags are joined by a space, as in CSV. */
export function ratioColumns(table: RatioTable, columns: readonly RatioColumn[]): DataColumn[] {
  return columns.map((name) => {
    const values: Float64Array | readonly unknown[] = table.column(name);
    if (values instanceof Float64Array)
      return { name, type: WHOLE_RATIO_COLUMNS.has(name) ? "integer" : "number", values };
    return {
      name,
      type: "text",
      values: values.map((value) => (Array.isArray(value) ? value.join(" ") : (value as string | null))),
    };
  });
}

const WHOLE_COUNT_COLUMNS = [
  "release",
  "fiscalYear",
  "strata",
  "count",
  "lower",
  "upper",
  "sheetRow",
] as const satisfies readonly (keyof CountRow)[];

/** The database of counts, column by column. */
export async function countColumns(
  tables: readonly CountTable[],
  choice: CountChoice,
): Promise<DataColumn[]> {
  const most = tables.reduce(
    (sum, table) => sum + SEXES.reduce((n, sex) => n + table[sex].counts.length, 0),
    0,
  );
  const wholes = WHOLE_COUNT_COLUMNS.map((name) => ({ name, values: new Float64Array(most) }));
  const texts = COUNT_COLUMNS.flatMap((name) =>
    isWhole(name) ? [] : [{ name, values: [] as (string | null)[] }],
  );
  let rows = 0;
  for (const table of tables) {
    for (const row of countRows(table, choice)) {
      for (const { name, values } of wholes) values[rows] = row[name] ?? Number.NaN;
      for (const { name, values } of texts) values.push(row[name]);
      rows++;
    }
    await breathe();
  }
  return COUNT_COLUMNS.map((name): DataColumn => {
    const whole = wholes.find((column) => column.name === name);
    if (whole) return { name, type: "integer", values: whole.values.subarray(0, rows) };
    return { name, type: "text", values: texts.find((column) => column.name === name)!.values };
  });
}

type WholeCountColumn = (typeof WHOLE_COUNT_COLUMNS)[number];

function isWhole(name: keyof CountRow): name is WholeCountColumn {
  return (WHOLE_COUNT_COLUMNS as readonly string[]).includes(name);
}
