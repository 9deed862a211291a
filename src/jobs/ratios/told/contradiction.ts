import type { Contradiction } from "../../../engine/suppression/suppression.js";
import { columnLetters } from "../../../ingest/files/sheet.js";
import { COLUMNS } from "../../../model/counts.js";
import { type Failure, failureAt } from "../../../text/failure.js";

/** Names the cell at which the printed numbers contradict each other. */
export function contradictionFailure({ table, sex, cell, text }: Contradiction): Failure {
  const { sheetRows, sheetColumns } = table[sex];
  return failureAt(
    {
      file: table.source.path,
      sheet: table.source.sheet || undefined,
      row: sheetRows[Math.floor(cell / COLUMNS)],
      column: columnLetters(sheetColumns[cell % COLUMNS] ?? 0),
    },
    text,
  );
}
