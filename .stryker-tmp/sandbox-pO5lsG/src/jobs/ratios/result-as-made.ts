// @ts-nocheck
import type { RatioColumn } from "../../model/ratio-columns.js";
import type { RatioTable } from "../../model/ratio-table.js";
import { type ResultHeader, resultHead, resultTail } from "../../outputs/tables/result.js";
import { pieceRanges, type RowFormat } from "../../outputs/tables/rows.js";
import type { Effects } from "../../process/effects.js";
import type { RatioWorkers } from "../workers/ratio-workers.js";

/** A result in pieces, its rows as the workers have made them; with the chosen columns, all unless given. */
export async function* resultAsMade(
  format: RowFormat,
  header: ResultHeader,
  table: RatioTable,
  workers: RatioWorkers,
  { progress }: Pick<Effects, "progress">,
  columns?: readonly RatioColumn[],
): AsyncGenerator<Uint8Array> {
  yield resultHead(format, header, columns);
  const ends = pieceRanges(table.size).map(([, to]) => to);
  let pieces = 0;
  for await (const piece of workers.rows(format, table, columns)) {
    yield piece;
    progress?.("write", ends[pieces++]!, table.size);
  }
  yield resultTail(format);
}
