import { z } from "zod";
import type { Bilingual } from "../language.js";
import { csvCell } from "../spreadsheet-text.js";
import { TREND_MARKS, type Trend } from "../trends.js";
import type { ResultHeader, ResultReference } from "./result.js";
import { resultHeaderSchema, resultReferenceSchema } from "./result-schema.js";

export const TREND_SCHEMA = "ndb-ratio/trend@1";

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
}

const limit = z.number().nullable();
const bilingual = z.object({ ja: z.string(), en: z.string() });
const mark = z.enum(TREND_MARKS);

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
      perYear: z.number(),
      perYearLower: z.number(),
      perYearUpper: z.number(),
      ci95Lower: z.number(),
      ci95Upper: z.number(),
      ci998Lower: z.number(),
      ci998Upper: z.number(),
      mark,
      noise: limit,
      noise95Lower: limit,
      noise95Upper: limit,
      noise998Lower: limit,
      noise998Upper: limit,
      noiseMark: mark.nullable(),
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

/** Columns of the CSV, a trend a row: who, the first and last ratio that compare, the change per year, what it means. */
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
  "perYear",
  "perYearLower",
  "perYearUpper",
  "ci95Lower",
  "ci95Upper",
  "ci998Lower",
  "ci998Upper",
  "mark",
  "noise",
  "noise95Lower",
  "noise95Upper",
  "noise998Lower",
  "noise998Upper",
  "noiseMark",
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
