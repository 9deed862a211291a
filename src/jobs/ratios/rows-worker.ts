import { RatioTable } from "../../model/tables/ratio-table.js";
import { rowPieces } from "../../outputs/tables/rows.js";
import { serve } from "../workers/serve.js";
import type { RowsJob } from "./rows-ahead.js";

serve<RowsJob, Uint8Array<ArrayBuffer>[]>(
  ({ format, columns, table, from }) => [...rowPieces(format, RatioTable.of(table), columns, from)],
  (pieces) => pieces.map(({ buffer }) => buffer),
);
