import { textWidth } from "../../render/text-width.js";
import { MINUS } from "../../text/numbers.js";
import { type Measured, measureName } from "../reading.js";
import { TYPE } from "../theme.js";
import type { AxisTitle } from "./differences.js";
import { isRate } from "./measure.js";

/** Sizes of the title: a long name of the reference makes it smaller, down to the second, before a shorter text stands there. */
const SIZES = [TYPE.label, 10] as const;

/**
 * What is measured, as the title of an axis on one line: with the name of the reference where there is room for it.
 * Where there is none, the title of the figure names it.
 *
 * @param room length of the axis, in the unit of the sizes
 * @param sizes the largest and the least
 */
export function measureTitle(
  input: Measured,
  room: number,
  [largest, least]: readonly [number, number] = SIZES,
): AxisTitle {
  const { ja, en } = input.reference;
  const shorter =
    input.language === "ja"
      ? [`該当比（対${ja}）${MINUS}100`, `標準化該当比（対基準）${MINUS}100`]
      : [`Ratio ${MINUS} 100 (against ${en})`, `Standardized ratio ${MINUS} 100`];
  const texts = [measureName(input), ...(isRate(input.measure) ? [] : shorter)];
  const sizeOf = (text: string) =>
    Math.min(largest, Math.floor((10 * largest * room) / textWidth(text, largest)) / 10);
  const text = texts.find((one) => sizeOf(one) >= least) ?? texts.at(-1)!;
  return { text, size: sizeOf(text) };
}
