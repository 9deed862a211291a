import type { FigureRow } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { minus100, signedRange } from "../../text/numbers.js";
import { rateDecimals, rateRange, rateText } from "../../text/rates.js";
import { differenceBounds } from "../difference-scale.js";
import { isImplausible } from "../figure-input.js";

/** Stands where a ratio cannot be computed, so that it is not taken for a 0. */
export const NO_RATIO_MARK = "×";

/** Stands after a number that looks like an error of the source. */
export const DOUBTFUL_SIGN = "?";

/** A number of a row, and the sign of doubt where it looks like an error of the source. */
export const doubted = (text: string, row: Pick<FigureRow, "flags">): string =>
  isImplausible(row) ? text + DOUBTFUL_SIGN : text;

/** An interval of differences in words; one number where suppression leaves no range, nothing where it is not known. */
export function rangeText(low: number | null, high: number | null, language: Language, decimals = 1): string {
  if (low === null && high === null) return "";
  const { lower, upper } = signedRange(low, high, decimals);
  if (lower === upper) return lower ?? "";
  return `${lower ?? ""}${language === "ja" ? "～" : " to "}${upper ?? ""}`;
}

/** A rate in words, and in brackets what suppression leaves; "" where there is none. */
function rateWords(
  [best, low, high]: readonly [number | null, number | null, number | null],
  decimals: number,
  language: Language,
): string {
  if (best === null) return "";
  const rate = rateText(best, decimals);
  if (low === null || low === high) return rate;
  const { lower, upper } = rateRange(low, high, decimals);
  return language === "ja" ? `${rate}（${lower}～${upper ?? ""}）` : `${rate} (${lower} to ${upper ?? ""})`;
}

/** Width of the range that the published totals allow, points; 0 where no bounds are given. */
export const rangeWidth = ({ lower, upper }: { lower: number | null; upper: number | null }): number =>
  lower === null ? 0 : (upper ?? Number.POSITIVE_INFINITY) - lower;

/** A row of a result as a chart has it, in points of difference; null is what is not known. */
export function chartRow(row: FigureRow, language: Language) {
  const { code, name, level, item, sex, ages, difference, mark, adjustedMark, observed, expected, examined } =
    row;
  const decimals = rateDecimals(row);
  const words = (name: "rate" | "adjustedRate") =>
    rateWords([row[name], row[`${name}Lower`], row[`${name}Upper`]], decimals, language);
  const bounds = differenceBounds(row);
  const lower = bounds?.[0] ?? null;
  const upper = bounds && Number.isFinite(bounds[1]) ? bounds[1] : null;
  const made = {
    code,
    name,
    level,
    item,
    sex,
    ages,
    difference,
    /**
     * What the published totals allow of the difference. Without a lower end no bounds are given, without an upper
     * one there is none.
     */
    lower,
    upper,
    mark,
    adjustedMark,
    observed,
    expected,
    examined,
    /** The same in words, and the 95 % interval of sampling error: "+1.2～+3.4". */
    range: rangeText(lower, upper, language),
    interval: rangeText(minus100(row.ratioOuter95Lower), minus100(row.ratioOuter95Upper), language),
    /** The rates in words, with what suppression leaves: "34.2%", "3.42%（3.41%～3.45%）". */
    rateWords: words("rate"),
    adjustedRateWords: words("adjustedRate"),
    referenceRateWords: row.referenceRate === null ? "" : rateText(row.referenceRate, decimals),
  };
  /** Is it made of counts that look like an error of the source? */
  const known: typeof made & { readonly isImplausible?: true } = made;
  return isImplausible(row) ? { ...known, isImplausible: true as const } : known;
}

export type ChartRow = Readonly<ReturnType<typeof chartRow>>;
