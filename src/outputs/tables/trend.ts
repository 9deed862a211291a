import * as z from "zod";
import { columnNames } from "../../model/columns/columns.js";
import { REGION } from "../../model/columns/region-columns.js";
import { columnSchema, rowShape } from "../../model/columns/row-schema.js";
import { TREND, TREND_CHANGE, TREND_POINT, TREND_REGION } from "../../model/columns/trend-columns.js";
import { trendRow } from "../../model/columns/trend-row.js";
import { RowTable } from "../../model/tables/row-table.js";
import type { MarkCounts, Trend, TrendGroup } from "../../model/trends.js";
import type { Bilingual } from "../../text/language.js";
import type { ResultHeader, ResultReference } from "./result.js";
import { bilingual, resultHeaderSchema, resultReferenceSchema } from "./result-schema.js";
import {
  DOCUMENT_END,
  documentHead,
  documentPieces,
  pieceRanges,
  type RowFormat,
  type RowWords,
} from "./rows.js";

export const TREND_SCHEMA = "ndb-ratio/trend@2";

/** Everything of a trend document but the trends. */
export interface TrendHeader
  extends Pick<
    ResultHeader,
    | "tool"
    | "credit"
    | "synthetic"
    | "suppression"
    | "bounds"
    | "interval"
    | "sources"
    | "notComputable"
    | "implausible"
  > {
  readonly reference: ResultReference & {
    /** "national" or "national@6". */
    readonly id: string;
    /** Is every year compared with the same? */
    readonly isFixed: boolean;
  };
  readonly years: readonly {
    readonly release: number;
    readonly fiscalYear: number;
    readonly cautions: readonly Bilingual[];
  }[];
  /** How the regions usually stray, by item, level, sex and ages. */
  readonly groups: readonly TrendGroup[];
  /** How many of the trends below are judged and marked. */
  readonly marks: MarkCounts;
}

/** One trend as it is printed; see `Trend`. */
export const trendRowSchema = z.looseObject({
  ...rowShape(TREND_REGION),
  points: z.array(z.looseObject(rowShape(TREND_POINT))),
  breaks: z.array(z.looseObject({ from: z.int(), to: z.int(), reason: bilingual })),
  change: z.looseObject(rowShape(TREND_CHANGE)).nullable(),
});

const { tool, credit, synthetic, suppression, bounds, interval, sources, notComputable, implausible } =
  resultHeaderSchema.shape;

/** `ndb-ratio trend --format json`. */
export const trendSchema = z.looseObject({
  schema: z.literal(TREND_SCHEMA),
  tool,
  credit,
  synthetic,
  suppression,
  bounds,
  interval,
  reference: resultReferenceSchema.extend({ id: z.string(), isFixed: z.boolean() }),
  years: z.array(
    z.object({ release: z.int().positive(), fiscalYear: z.int(), cautions: z.array(bilingual) }),
  ),
  groups: z.array(
    z.looseObject({
      item: z.string(),
      level: columnSchema(REGION.level),
      sex: columnSchema(REGION.sex),
      ages: z.string(),
      regions: z.int().positive(),
      sampling: z.number().min(0).max(1),
      white: z.number().nonnegative(),
      wander: z.number().nonnegative(),
      gamma: z.number().min(0).max(0.5),
      meanExpected: z.number().positive(),
    }),
  ),
  marks: z.looseObject({
    judged: z.int().nonnegative(),
    marked95: z.int().nonnegative(),
    marked998: z.int().nonnegative(),
    byChance95: z.number().nonnegative(),
    byChance998: z.number().nonnegative(),
  }),
  sources,
  notComputable,
  implausible,
  trends: z.array(trendRowSchema),
});

/**
 * Trends in pieces: JSON as `{schema, …header, trends}` with a trend a line, NDJSON a trend a line, with all of its points; CSV a
 * trend a row: who, the first and last ratio that compare, the net change, what it means.
 */
export function* trendPieces(
  format: RowFormat,
  header: TrendHeader,
  trends: readonly Trend[],
  words?: RowWords,
): Generator<Uint8Array> {
  if (format === "csv" || format === "excel-csv") {
    const table = new RowTable(TREND, trends.length);
    for (const trend of trends) table.push(trendRow(trend));
    return yield* documentPieces(format, {}, table, columnNames(TREND), words);
  }
  if (format === "json") yield Buffer.from(documentHead({ schema: TREND_SCHEMA, ...header }, "trends"));
  const line =
    format === "json"
      ? (trend: Trend, i: number) => `${i === 0 ? "\n" : ",\n"}${JSON.stringify(trend)}`
      : (trend: Trend) => `${JSON.stringify(trend)}\n`;
  for (const [from, to] of pieceRanges(trends.length)) {
    const lines = trends.slice(from, to).map((trend, i) => line(trend, from + i));
    yield Buffer.from(lines.join(""));
  }
  if (format === "json") yield Buffer.from(DOCUMENT_END);
}
