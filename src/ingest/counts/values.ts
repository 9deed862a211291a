import { AREA } from "../../catalog/levels.js";
import { COUNT, COUNT_COLUMNS, type CountRow } from "../../model/columns/count-row.js";
import { HIDDEN } from "../../model/counts.js";
import { failureAt } from "../../text/failure.js";
import { withoutFraction } from "../files/text.js";
import { parseCount } from "../table/count-cell.js";

/** Takes in a row of counts, and the line or row at which it stands. */
export type AddRow = (row: Readonly<Record<string, unknown>>, line: number) => void;

/** @throws Failure where a column of counts is missing */
export function headerNames(names: readonly string[], file: string): readonly string[] {
  const missing = COUNT_COLUMNS.find((column) => !names.includes(column));
  if (missing === undefined) return names;
  throw failureAt(
    { file, row: 1 },
    {
      ja: `「${COUNT[missing].head}」（${missing}）の列がありません。ndb-ratio counts の出力から列を削除せずに渡してください。`,
      en: `no column "${missing}". Give the output of \`ndb-ratio counts\` with all of its columns.`,
    },
  );
}

const NUMBERS: ReadonlySet<string> = new Set(COUNT_COLUMNS.filter((name) => COUNT[name].type === "whole"));
/** Empty cells of these are null, of the other texts "". */
const NULLABLE: ReadonlySet<string> = new Set(COUNT_COLUMNS.filter((name) => "nullable" in COUNT[name]));
const CODES: ReadonlySet<string> = new Set(["code", "prefectureCode"] satisfies (keyof CountRow)[]);

/** What pandas, R and DuckDB write for a value that is missing. */
const MISSING = /^(na|nan|n\/a|<na>|none|null)$/i;

/**
 * A row of counts as it is meant, after pandas, R or a spreadsheet had it: 483.0, 1,548 and ４８３ are numbers, NA and NaN
 * are missing, 1103.0 and 101 are codes. What is none of these stays as it is, to be refused.
 */
export function meantValues(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const meant: Record<string, unknown> = {};
  for (const name in row) {
    const value = row[name];
    if (NUMBERS.has(name)) meant[name] = meantNumber(value);
    else meant[name] = meantText(value, name);
  }
  // Spreadsheets take the zeros off codes.
  if (typeof meant.code === "string") meant.code = meant.code.padStart(meant.level === AREA ? 4 : 2, "0");
  if (typeof meant.prefectureCode === "string") meant.prefectureCode = meant.prefectureCode.padStart(2, "0");
  return meant;
}

function meantNumber(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value === undefined || value === null || value === "" || Number.isNaN(value)) return null;
  if (typeof value !== "string") return value;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const number = parseCount(value);
  return number === HIDDEN ? null : Number.isNaN(number) ? value : number;
}

function meantText(value: unknown, name: string): unknown {
  const isNumber = (typeof value === "number" && !Number.isNaN(value)) || typeof value === "bigint";
  const text = isNumber ? String(value) : value;
  const isMissing =
    text === undefined ||
    text === null ||
    Number.isNaN(text) ||
    (typeof text === "string" && MISSING.test(text));
  if (isMissing || text === "") return NULLABLE.has(name) ? null : "";
  return typeof text === "string" && CODES.has(name) ? withoutFraction(text) : text;
}
