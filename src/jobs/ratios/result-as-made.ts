import type { RatioColumn } from "../../model/columns/ratio-columns.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { type ResultHeader, resultHead, resultTail } from "../../outputs/tables/result.js";
import { pieceRanges, type RowFormat, type RowWords, rowPieces } from "../../outputs/tables/rows.js";
import type { Effects } from "../../process/effects.js";
import { yieldingToEvents } from "../../process/event-loop.js";
import type { RowsAhead } from "./rows-ahead.js";

/**
 * A result in pieces, made while they are written; with the chosen columns, all unless given.
 *
 * @param words of CSV that is to have other heads and words
 * @param ahead rows whose text was begun while the others were computed
 */
export async function* resultAsMade(
  format: RowFormat,
  header: ResultHeader,
  table: RatioTable,
  { progress }: Pick<Effects, "progress">,
  columns?: readonly RatioColumn[],
  ahead?: RowsAhead,
  words?: RowWords,
): AsyncGenerator<Uint8Array> {
  yield resultHead(format, header, columns, words);
  let done = 0;
  for await (const { until, pieces } of ahead?.made() ?? []) {
    yield* pieces;
    done = until;
    progress?.("write", done, table.size);
  }
  const ends = pieceRanges(table.size, done).map(([, to]) => to);
  let pieces = 0;
  for await (const piece of yieldingToEvents(rowPieces(format, table, columns, done, words))) {
    yield piece;
    progress?.("write", ends[pieces++]!, table.size);
  }
  yield resultTail(format);
}
