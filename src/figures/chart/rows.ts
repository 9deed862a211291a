import type { FigureRow } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { signedRange } from "../../text/numbers.js";
import { differenceBounds } from "../difference-scale.js";

/** A row of a result as a chart has it, in points of difference; null is what is not known. */
export interface ChartRow
  extends Pick<
    FigureRow,
    | "code"
    | "name"
    | "level"
    | "item"
    | "sex"
    | "ages"
    | "difference"
    | "mark"
    | "adjustedMark"
    | "observed"
    | "expected"
    | "examined"
  > {
  /** What the published totals allow of the difference. Without a lower end no bounds are given, without an upper one there is none. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** The same in words, and the 95 % interval of sampling error: "+1.2〜+3.4". */
  readonly range: string;
  readonly interval: string;
}

const less100 = (value: number | null): number | null => (value === null ? null : value - 100);

/** An interval of differences in words; one number where suppression leaves no range, nothing where it is not known. */
export function rangeText(low: number | null, high: number | null, language: Language, decimals = 1): string {
  if (low === null && high === null) return "";
  const { lower, upper } = signedRange(low, high, decimals);
  if (lower === upper) return lower ?? "";
  return `${lower ?? ""}${language === "ja" ? "〜" : " to "}${upper ?? ""}`;
}

/** How wide what the published totals allow is; 0 where no bounds are given. */
export const rangeWidth = ({ lower, upper }: Pick<ChartRow, "lower" | "upper">): number =>
  lower === null ? 0 : (upper ?? Number.POSITIVE_INFINITY) - lower;

/** A row for a chart. */
export function chartRow(row: FigureRow, language: Language): ChartRow {
  const { code, name, level, item, sex, ages, difference, mark, adjustedMark, observed, expected, examined } =
    row;
  const bounds = differenceBounds(row);
  const lower = bounds?.[0] ?? null;
  const upper = bounds && Number.isFinite(bounds[1]) ? bounds[1] : null;
  return {
    code,
    name,
    level,
    item,
    sex,
    ages,
    difference,
    lower,
    upper,
    mark,
    adjustedMark,
    observed,
    expected,
    examined,
    range: rangeText(lower, upper, language),
    interval: rangeText(less100(row.ratioOuter95Lower), less100(row.ratioOuter95Upper), language),
  };
}
