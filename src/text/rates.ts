import { lowerEnd, nearest, type Printed, plainText, type RangeTexts, upperEnd } from "./numbers.js";

const COMMON_DECIMALS = 1;
const RARE_DECIMALS = 2;
/** Per cent under which a further decimal is printed, so that regions with a rare item differ. */
const RARE = 10;

/**
 * Decimals of the rates of a row, by the rate that it is compared with, per cent: all regions of one item, sex and
 * age group have as many.
 */
export const rateDecimals = ({ referenceRate }: { readonly referenceRate: number | null }): number =>
  referenceRate !== null && referenceRate < RARE ? RARE_DECIMALS : COMMON_DECIMALS;

const inPercent = (printed: Printed) => `${plainText(printed)}%`;

/** "34.2%". */
export const rateText = (rate: number, decimals: number): string => inPercent(nearest(rate, decimals));

/** A range of rates, its ends outwards; one number, rounded to the nearest, where both ends are the same. */
export function rateRange(lower: number | null, upper: number | null, decimals: number): RangeTexts {
  if (lower !== null && lower === upper) {
    const text = rateText(lower, decimals);
    return { lower: text, upper: text };
  }
  return {
    lower: lower === null ? null : inPercent(lowerEnd(lower, decimals)),
    upper: upper === null ? null : inPercent(upperEnd(upper, decimals)),
  };
}
