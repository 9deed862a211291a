import type { RatioTable } from "../../model/ratio-table.js";
import { pieceRanges, type ResultHeader, resultHead, resultTail } from "../../outputs/tables/result.js";
import type { RowFormat } from "../../outputs/tables/result-rows.js";
import type { Effects } from "../../process/effects.js";
import type { RatioCrew } from "../workers/crew.js";

/** A whole result in pieces, its rows as the crew has made them. */
export async function* resultAsMade(
  format: RowFormat,
  header: ResultHeader,
  table: RatioTable,
  crew: RatioCrew,
  { progress }: Pick<Effects, "progress">,
): AsyncGenerator<Uint8Array> {
  yield resultHead(format, header);
  const ends = pieceRanges(table.size).map(([, to]) => to);
  let pieces = 0;
  for await (const piece of crew.rows(format, table)) {
    yield piece;
    progress?.("write", ends[pieces++]!, table.size);
  }
  yield resultTail(format);
}
