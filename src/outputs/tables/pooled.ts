import * as z from "zod";
import type { PooledGroup } from "../../engine/pool/pool-item.js";
import type { ColumnName } from "../../model/columns/columns.js";
import { POOLED, POOLED_COLUMNS } from "../../model/columns/pooled-columns.js";
import { rowShape } from "../../model/columns/row-schema.js";
import type { RowTable } from "../../model/tables/row-table.js";
import { type ResultHeader, writtenHeader } from "./result.js";
import { groupSchema, resultHeaderSchema } from "./result-schema.js";
import { documentPieces, type RowFormat, type RowWords } from "./rows.js";

export const POOLED_SCHEMA = "ndb-ratio/pooled@1";

/** A result of pooled years of which only some columns were asked for. */
export const POOLED_COLUMNS_SCHEMA = "ndb-ratio/pooled-columns@1";

/** Everything of a result of pooled years but its rows. */
export interface PooledHeader extends Omit<ResultHeader, "groups" | "references" | "cut"> {
  /** The years: `release` is what rows name them, "7-9"; `years` are its parts, oldest first. */
  readonly pool: {
    readonly release: string;
    readonly years: readonly { readonly release: number; readonly fiscalYear: number }[];
  };
  readonly groups: readonly PooledGroup[];
}

export const pooledRowSchema = z.looseObject(rowShape(POOLED));

/** `ndb-ratio compute --pool 7-9 --format json`. */
export const pooledSchema = resultHeaderSchema.omit({ references: true, cut: true }).extend({
  schema: z.literal(POOLED_SCHEMA),
  pool: z.looseObject({
    release: z.string(),
    years: z.array(z.looseObject({ release: z.int().positive(), fiscalYear: z.int() })),
  }),
  groups: z.array(groupSchema.extend({ release: z.string() })),
  rows: z.array(pooledRowSchema),
});

/**
 * Pooled years in pieces, as results are written (`resultPieces`).
 *
 * @param columns the chosen ones; all unless given
 */
export function pooledPieces(
  format: RowFormat,
  header: PooledHeader,
  table: RowTable<typeof POOLED>,
  columns: readonly ColumnName<typeof POOLED>[] = POOLED_COLUMNS,
  words?: RowWords,
): Generator<Uint8Array> {
  const isWhole = columns === POOLED_COLUMNS;
  const schema = isWhole ? { schema: POOLED_SCHEMA } : { schema: POOLED_COLUMNS_SCHEMA, columns };
  return documentPieces(format, { ...schema, ...writtenHeader(header) }, table, columns, words);
}
