import type { YearChange } from "../../../../engine/trend/year-change.js";
import { isMarked, sideOf } from "../../../../model/marks.js";
import { rankRange } from "../../../../model/ranked-regions.js";
import type { FigureRow } from "../../../../model/ratios.js";
import { signed } from "../../../../text/numbers.js";
import { rateDecimals, rateRange, rateText } from "../../../../text/rates.js";
import type { Words } from "../words/words.js";
import { rangeText } from "./columns.js";

/** "34.2%"; where suppression leaves a range, that. */
export function boundedRateText(row: FigureRow, name: "rate" | "adjustedRate", words: Words): string {
  const [best, lowest, highest] = [row[name], row[`${name}Lower`], row[`${name}Upper`]];
  if (best === null) return words.unknown;
  const decimals = rateDecimals(row);
  if (lowest === highest) return rateText(best, decimals);
  const { lower, upper } = rateRange(lowest, highest, decimals);
  return lower === upper ? rateText(best, decimals) : `${lower}${words.until}${upper ?? ""}`;
}

/** A change from the year before, with what hidden counts leave of it where one decimal shows that. */
export function changeText(change: YearChange | null, words: Words): string {
  if (!change) return words.unknown;
  const value = signed(change.change, 1);
  if (change.upper !== null && signed(change.lower, 1) === signed(change.upper, 1)) return value;
  return `${value} (${rangeText(change.lower, change.upper, words.until)})`;
}

/** The rank, with those that it can be. */
export function rankText(row: FigureRow, words: Words): string {
  const { rank } = row;
  const range = rankRange(row);
  if (rank === null || !range) return words.unknown;
  const { best, worst } = range;
  return best === worst ? words.rankOf(rank) : `${words.rankOf(rank)} (${best}${words.until}${worst})`;
}

/** Whether a ratio is high or low, and whether it stands out among regions of its size. */
export function markText({ mark, adjustedMark }: FigureRow, words: Words): string {
  if (mark === null) return words.unknown;
  if (mark === "none") return words.none;
  const side = sideOf(mark) > 0 ? words.high : words.low;
  return isMarked(adjustedMark) ? `${words.standsOut}${side}` : side;
}

/** What marks are sorted by: high ones stand first, and those that stand out before the others; null where there is none. */
export function markValue({ mark, adjustedMark }: FigureRow): number | null {
  if (mark === null) return null;
  return sideOf(mark) * (isMarked(adjustedMark) ? 2 : 1);
}

/** What a reader of a ratio has to know. */
export const notesOf = ({ flags }: FigureRow, words: Words) =>
  flags
    .map((flag) => words.flags[flag])
    .filter((text) => text !== undefined)
    .join(words.noteJoin);
