import type { FigureRow } from "../../model/ratios.js";
import { Failure } from "../../text/failure.js";
import { rateDecimals, rateText } from "../../text/rates.js";

/**
 * What a figure measures: the ratio as its difference to the reference, in points; or the indirectly age-adjusted
 * rate, per cent.
 */
export const MEASURES = ["ratio", "adjusted-rate"] as const;
export type Measure = (typeof MEASURES)[number];

/** Does a figure show rates per cent in the place of ratios? */
export const isRate = (measure: Measure | undefined): boolean => measure === "adjusted-rate";

/**
 * The adjusted rate of a difference to the reference: R · (100 + d)/100, per cent.
 *
 * @param referenceRate R, per cent
 * @param difference d, points
 */
export const rateAt = (referenceRate: number, difference: number): number =>
  (referenceRate * (100 + difference)) / 100;

/** What a chart of rates has of a row beside its differences, per cent; null is what is not known. */
export const rateRow = ({
  adjustedRate,
  adjustedRateLower,
  adjustedRateUpper,
  referenceRate,
}: FigureRow) => ({ adjustedRate, adjustedRateLower, adjustedRateUpper, referenceRate });

export type RateRow = Readonly<ReturnType<typeof rateRow>>;

/**
 * The reference rate of rows of one item, sex and age group, which is the same in all.
 *
 * @throws Failure where none of those with a ratio has one, as in a result without these columns
 */
export function referenceRateOf(
  rows: Iterable<Pick<FigureRow, "referenceRate" | "difference">>,
): number | null {
  let hasRatio = false;
  for (const { referenceRate, difference } of rows) {
    if (referenceRate !== null) return referenceRate;
    if (difference !== null) hasRatio = true;
  }
  if (!hasRatio) return null;
  throw new Failure((name) => ({
    ja: `結果に率の列（referenceRate、adjustedRate）がないため、率の図（${name("measure", "adjusted-rate")}）は描けません。ndb-ratio compute で計算し直してください。`,
    en: `the result has no columns of rates (referenceRate, adjustedRate), so no figure of rates can be drawn (${name("measure", "adjusted-rate")}). Compute it anew with \`ndb-ratio compute\`.`,
  }));
}

/**
 * The one reference rate of rows that share an axis of rates, per cent; null where no row has a ratio.
 *
 * @throws Failure where they are compared with several populations, each its own prefecture, say
 */
export function oneReferenceRateOf(
  rows: readonly Pick<FigureRow, "referenceRate" | "difference">[],
): number | null {
  const rate = referenceRateOf(rows);
  const isOther = (other: number | null) => other !== null && Math.abs(other - rate!) > SAME_RATE;
  if (!rows.some(({ referenceRate }) => isOther(referenceRate))) return rate;
  throw new Failure((name) => ({
    ja: `地域ごとに基準が違うため、率の図（${name("measure", "adjusted-rate")}）では並べられません。${name("reference", "national")} などで基準を 1 つにしてください。`,
    en: `the regions have references of their own, so their rates do not stand on one axis (${name("measure", "adjusted-rate")}). Give one reference, such as ${name("reference", "national")}.`,
  }));
}

/** Two computations of one rate may differ by this much, per cent. */
const SAME_RATE = 1e-9;

/** Names of the fields of values, of their bounds and intervals, and of lines over the years, by measure. */
const FIELDS = {
  ratio: {
    value: "difference",
    lower: "lower",
    upper: "upper",
    intervalLower: "intervalLower",
    intervalUpper: "intervalUpper",
    lower95: "lower95",
    upper95: "upper95",
    since: "sinceDifference",
    break: "breakDifference",
  },
  "adjusted-rate": {
    value: "adjustedRate",
    lower: "adjustedRateLower",
    upper: "adjustedRateUpper",
    intervalLower: "rateIntervalLower",
    intervalUpper: "rateIntervalUpper",
    lower95: "rateLower95",
    upper95: "rateUpper95",
    since: "sinceRate",
    break: "breakRate",
  },
} as const satisfies Readonly<Record<Measure, object>>;

export type Fields = (typeof FIELDS)[Measure];

/** Names of the fields that a figure of this measure is drawn by. */
export const fieldsOf = (measure: Measure = "ratio"): Fields => FIELDS[measure];

const ENDS = ["value", "lower", "upper", "intervalLower", "intervalUpper"] as const;

/** A row with its rates and their ends beside its differences. */
export function withRates(
  row: { readonly [field in Fields[(typeof ENDS)[number]]]?: number | null },
  referenceRate: number,
) {
  const rates = ENDS.map((end) => {
    const points = row[FIELDS.ratio[end]] ?? null;
    return [FIELDS["adjusted-rate"][end], points === null ? null : rateAt(referenceRate, points)] as const;
  });
  return { ...row, ...Object.fromEntries(rates) };
}

/** A rate in the decimals of its item: "34.2%", "3.42%". */
export const rateLabel = (rate: number, referenceRate: number | null): string =>
  rateText(rate, rateDecimals({ referenceRate }));
