import { RATIO_COLUMNS, type RatioColumn } from "../../model/columns/ratio-columns.js";
import { resultHead } from "../../outputs/tables/result.js";
import {
  DOCUMENT_END,
  pieceRanges,
  type RowFormat,
  type RowWords,
  rowPieces,
  rowsHead,
} from "../../outputs/tables/rows.js";
import type { Effects } from "../../process/effects.js";
import { yieldingToEvents } from "../../process/event-loop.js";
import type { ComputedRatios } from "./compute-ratios.js";
import type { RowsAhead } from "./rows-ahead.js";

/** What a result is written from. */
type Result = Pick<ComputedRatios, "header" | "table">;

/**
 * A result in pieces, made while they are written; with the chosen columns, all unless given. But for JSON, whose head tells of
 * the whole, the first pieces come before all is computed.
 *
 * @param computing the result, or what will be it
 * @param words of CSV that is to have other heads and words
 * @param ahead rows whose text is made while the others are computed
 * @throws what computing throws
 */
export async function* resultAsMade(
  format: RowFormat,
  computing: Result | Promise<Result>,
  { progress }: Pick<Effects, "progress">,
  columns?: readonly RatioColumn[],
  ahead?: RowsAhead,
  words?: RowWords,
): AsyncGenerator<Uint8Array> {
  const isJson = format === "json";
  if (isJson) yield resultHead((await computing).header, columns);
  let done = 0;
  for await (const { until, pieces } of ahead?.made(computing) ?? []) {
    if (done === 0 && !isJson) yield rowsHead(format, columns ?? RATIO_COLUMNS, words);
    yield* pieces;
    done = until;
  }
  const { table } = await computing;
  if (done === 0 && !isJson) yield rowsHead(format, columns ?? RATIO_COLUMNS, words);
  const ends = pieceRanges(table.size, done).map(([, to]) => to);
  let pieces = 0;
  for await (const piece of yieldingToEvents(rowPieces(format, table, columns, done, words))) {
    yield piece;
    progress?.("write", ends[pieces++]!, table.size);
  }
  if (isJson) yield Buffer.from(DOCUMENT_END);
}
