import { z } from "zod";
import { type MarkCounts, TREND_MARKS, type Trend, type TrendGroup, UNMARKED } from "../../model/trends.js";
import type { Bilingual } from "../../text/language.js";
import { csvCell } from "../../text/spreadsheet-text.js";
import type { ResultHeader, ResultReference } from "./result.js";
import { resultHeaderSchema, resultReferenceSchema } from "./result-schema.js";

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
  /** Of the trends below. */
  readonly marks: MarkCounts;
}

const limit = z.number().nullable();
const bilingual = z.object({ ja: z.string(), en: z.string() });

/** One trend as it is printed; see `Trend`. */
export const trendRowSchema = z.looseObject({
  item: z.string(),
  level: z.enum(["nation", "prefecture", "area"]),
  code: z.string(),
  name: z.string(),
  prefectureCode: z.string().nullable(),
  prefecture: z.string().nullable(),
  sex: z.enum(["male", "female", "both"]),
  ages: z.string(),
  reference: z.string(),
  points: z.array(
    z.looseObject({
      release: z.int().positive(),
      fiscalYear: z.int(),
      ratio: limit,
      ratioLower: limit,
      ratioUpper: limit,
      ratioOuter95Lower: limit,
      ratioOuter95Upper: limit,
      segment: z.int().nonnegative(),
      flags: z.array(z.string()),
    }),
  ),
  breaks: z.array(z.looseObject({ from: z.int(), to: z.int(), reason: bilingual })),
  change: z
    .looseObject({
      firstYear: z.int(),
      lastYear: z.int(),
      years: z.int().min(2),
      netChange: z.number(),
      netChangeLower: z.number(),
      netChangeUpper: z.number(),
      netChange95Lower: limit,
      netChange95Upper: limit,
      netChange998Lower: limit,
      netChange998Upper: limit,
      commonChange: limit,
      changeMark: z.enum(TREND_MARKS).nullable(),
      q: z.number().min(0).max(1).nullable(),
      unmarked: z.enum(UNMARKED).nullable(),
    })
    .nullable(),
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
      level: z.enum(["nation", "prefecture", "area"]),
      sex: z.enum(["male", "female", "both"]),
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

/** `{schema, …header, trends}`, a trend a line. */
export function* trendJson(header: TrendHeader, trends: readonly Trend[]): Generator<string> {
  yield `{${Object.entries({ schema: TREND_SCHEMA, ...header })
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`)
    .join("")}"trends":[`;
  for (const [i, trend] of trends.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(trend)}`;
  yield "\n]}\n";
}

/** One trend a line. */
export function* trendNdjson(trends: readonly Trend[]): Generator<string> {
  for (const trend of trends) yield `${JSON.stringify(trend)}\n`;
}

/** Columns of the CSV, a trend a row: who, the first and last ratio that compare, the net change, what it means. */
export const TREND_COLUMNS = [
  "item",
  "level",
  "code",
  "name",
  "prefectureCode",
  "prefecture",
  "sex",
  "ages",
  "reference",
  "firstYear",
  "lastYear",
  "years",
  "firstRatio",
  "lastRatio",
  "netChange",
  "netChangeLower",
  "netChangeUpper",
  "netChange95Lower",
  "netChange95Upper",
  "netChange998Lower",
  "netChange998Upper",
  "commonChange",
  "changeMark",
  "q",
  "unmarked",
  "breaks",
] as const;

/**
 * CSV, a trend a row.
 *
 * @param forExcel byte order mark and CRLF, so that Excel shows Japanese right
 */
export function* trendCsv(trends: readonly Trend[], forExcel: boolean): Generator<string> {
  const end = forExcel ? "\r\n" : "\n";
  yield `${forExcel ? "\ufeff" : ""}${TREND_COLUMNS.join(",")}${end}`;
  for (const trend of trends) {
    const values: Record<string, unknown> = {
      ...trend,
      ...trend.change,
      ...ends(trend),
      breaks: breaksOf(trend),
    };
    yield `${TREND_COLUMNS.map((column) => csvCell(values[column] ?? null)).join(",")}${end}`;
  }
}

/** The ratios between which the change lies. */
export function ends({ points, change }: Trend): { firstRatio: number | null; lastRatio: number | null } {
  const of = (year: number | undefined) =>
    points.find(({ fiscalYear }) => fiscalYear === year)?.ratio ?? null;
  return { firstRatio: of(change?.firstYear), lastRatio: of(change?.lastYear) };
}

/** "5|6": the line breaks between releases 5 and 6. */
const breaksOf = ({ breaks }: Trend) => breaks.map(({ from, to }) => `${from}|${to}`).join(" ");
