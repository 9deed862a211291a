import * as z from "zod";
import { complaint } from "../../catalog/complaint.js";
import type { RegionGroup } from "../../catalog/regions/region-groups.js";
import type { GroupStatistics } from "../../engine/group-statistics.js";
import type { RatioRow } from "../../model/ratios.js";
import type { ReferenceMove } from "../../model/reference-move.js";
import type { DescribedReference } from "../../model/reference-name.js";
import { failureAt } from "../../text/failure.js";
import { tryJson } from "../../text/json.js";
import { visibleTexts } from "../../text/visible-text.js";
import { RESULT_SCHEMA, type ResultCut, type ResultHeader, type ResultOwn } from "./result.js";
import {
  groupSchema,
  ratioRowSchema,
  referenceMoveSchema,
  resultReferenceSchema,
  resultSchema,
} from "./result-schema.js";

/** The part of a header that a figure needs. */
const headerSchema = z.looseObject({
  schema: z.literal(RESULT_SCHEMA),
  synthetic: resultSchema.shape.synthetic.default(false),
  own: resultSchema.shape.own,
  regions: resultSchema.shape.regions,
  reference: resultReferenceSchema
    .pick({ population: true, name: true, file: true, withoutImplausible: true })
    .loose(),
  interval: resultSchema.shape.interval.nullable().default(null),
  bounds: resultSchema.shape.bounds.nullable().default(null),
  groups: z.array(groupSchema).default([]),
  referenceMoves: z.array(referenceMoveSchema).optional(),
  cut: resultSchema.shape.cut,
  rows: z.array(z.unknown()),
});

/** What a figure needs of a result that was computed before. */
export interface ReadResult {
  readonly synthetic: boolean;
  /** null where it is of the ministry's tables, and of rows without a header. */
  readonly own: ResultOwn | null;
  /** Regions of the user's own, as the header says; undefined where it has none. */
  readonly regions?: readonly RegionGroup[] | undefined;
  /** null for NDJSON, which has no header (each row still names it). */
  readonly reference: DescribedReference | null;
  /** How it was computed; null for NDJSON. */
  readonly interval: ResultHeader["interval"] | null;
  readonly bounds: ResultHeader["bounds"] | null;
  /** What was estimated from all regions together; empty for NDJSON. */
  readonly groups: readonly GroupStatistics[];
  /** How far counts that look like errors of the source move the reference; null where that is not said, as in NDJSON. */
  readonly referenceMoves: readonly ReferenceMove[] | null;
  /** Where it has only its first rows, as the header says. */
  readonly cut?: ResultCut | undefined;
  /** Rows, objects not yet checked one by one. */
  readonly rows: readonly unknown[];
}

/**
 * Reads a result document, or its rows as NDJSON.
 *
 * @param path for messages
 * @throws Failure with the path where it is no result of this program, or of another version
 */
export function readResult(text: string, path: string): ReadResult {
  const result = parsedResult(text, path);
  const odd = result.rows.findIndex((row) => typeof row !== "object" || row === null);
  if (odd < 0) return result;
  const found = JSON.stringify(result.rows[odd]);
  throw failureAt(path, {
    ja: `結果の ${odd + 1} 行目が比の行ではありません（${found}）。`,
    en: `row ${odd + 1} of the result is no row of ratios (${found}).`,
  });
}

const NO_HEADER = {
  synthetic: false,
  own: null,
  reference: null,
  interval: null,
  bounds: null,
  groups: [],
  referenceMoves: null,
} as const;

function parsedResult(text: string, path: string): ReadResult {
  const plain = text.replace(/^\uFEFF/, "");
  const whole = tryJson(plain);
  if (whole === undefined) return { ...NO_HEADER, rows: readLines(plain, path) };
  const isLoneRow = typeof whole === "object" && whole !== null && "ratio" in whole && !("rows" in whole);
  if (isLoneRow) return { ...NO_HEADER, rows: [whole] };
  const parsed = headerSchema.safeParse(whole);
  if (!parsed.success) throw failureAt(path, complaint(parsed.error, whole));
  return {
    synthetic: parsed.data.synthetic,
    own: parsed.data.own ? visibleTexts(parsed.data.own) : null,
    regions: parsed.data.regions && visibleTexts(parsed.data.regions),
    reference: visibleTexts(parsed.data.reference),
    interval: parsed.data.interval,
    bounds: parsed.data.bounds,
    groups: parsed.data.groups,
    referenceMoves: visibleTexts(parsed.data.referenceMoves ?? null),
    cut: parsed.data.cut,
    rows: parsed.data.rows,
  };
}

/**
 * Checks rows that are going to be used.
 *
 * @throws Failure naming the row and the value that is wrong, or that contradicts another one of the row
 */
export function checkRows(rows: readonly unknown[], path: string): RatioRow[] {
  return rows.map((row, i) => {
    const parsed = ratioRowSchema.safeParse(row);
    if (parsed.success) {
      refuseContradiction(parsed.data, i + 1, path);
      return visibleTexts(parsed.data) as RatioRow;
    }
    const { ja, en } = complaint(parsed.error, row);
    throw failureAt(path, { ja: `結果の ${i + 1} 行目：${ja}`, en: `row ${i + 1} of the result: ${en}` });
  });
}

/** Numbers rounded to two decimals agree; an edited one does not. Points. */
const ROUNDED = 0.005 + 1e-9;

type RowNumbers = Pick<RatioRow, "ratio" | "ratioLower" | "ratioUpper" | "difference"> & {
  readonly [Column in "item" | "code" | "name" | "sex" | "ages"]: string;
};

/** The numbers of a row that say the same, or bound each other, must do so: figures are drawn from one or the other. */
function refuseContradiction(row: RowNumbers, number: number, path: string): void {
  const { ratio, ratioLower, ratioUpper, difference, item, code, name, sex, ages } = row;
  const expected = ratio === null ? null : ratio - 100;
  const refuse = (column: "difference" | "ratioLower" | "ratioUpper", ja: string, en: string): never => {
    throw failureAt(path, {
      ja: `結果の ${number} 行目（${[item, code, name, sex, ages].join(" ")}）：${column} の値 ${row[column]} が ratio の値 ${ratio} と矛盾します（${ja}）。結果を手で直さず、ndb-ratio compute で計算し直してください。`,
      en: `row ${number} of the result (${[item, code, name, sex, ages].join(" ")}): ${column} ${row[column]} contradicts ratio ${ratio} (${en}). Compute the result anew with \`ndb-ratio compute\` instead of editing it.`,
    });
  };
  if (expected === null || difference === null) {
    if (expected !== difference) refuse("difference", `${expected} のはず`, `${expected} is expected`);
  } else if (Math.abs(difference - expected) > ROUNDED) {
    const text = String(Number(expected.toFixed(6)));
    refuse("difference", `ratio−100＝${text} のはず`, `ratio − 100 = ${text} is expected`);
  }
  if (ratio === null) return;
  if (ratioLower !== null && ratioLower > ratio + ROUNDED)
    refuse("ratioLower", "ratio 以下のはず", "at most ratio is expected");
  if (ratioUpper !== null && ratioUpper < ratio - ROUNDED)
    refuse("ratioUpper", "ratio 以上のはず", "at least ratio is expected");
}

function readLines(text: string, path: string): unknown[] {
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const row = tryJson(line);
    if (row !== undefined) return [row];
    throw failureAt({ file: path, row: i + 1 }, (name) => ({
      ja: `結果の JSON として読めません。ndb-ratio compute の出力（${name("format")} json または ndjson）を渡してください。`,
      en: `not a result in JSON. Give the output of \`ndb-ratio compute\` (${name("format")} json or ndjson).`,
    }));
  });
}
