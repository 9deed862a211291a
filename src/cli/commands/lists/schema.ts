import * as z from "zod";
import { areaChangesFileSchema } from "../../../catalog/regions/area-changes.js";
import { itemsFileSchema, userItemsFileSchema } from "../../../catalog/schema.js";
import { MANIFEST_SCHEMA, manifestSchema } from "../../../jobs/run/manifest.js";
import { COUNTS_SCHEMA, countRowSchema } from "../../../model/columns/count-row.js";
import { POOLED_SCHEMA, pooledRowSchema, pooledSchema } from "../../../outputs/tables/pooled.js";
import { REFERENCE_SCHEMA, referenceFileSchema } from "../../../outputs/tables/reference.js";
import { RESULT_COLUMNS_SCHEMA, RESULT_SCHEMA } from "../../../outputs/tables/result.js";
import { ratioRowSchema, resultColumnsSchema, resultSchema } from "../../../outputs/tables/result-schema.js";
import { TREND_SCHEMA, trendRowSchema, trendSchema } from "../../../outputs/tables/trend.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import { SCHEMAS, type SchemaKind } from "../../schemas.js";

const KINDS: Readonly<Record<SchemaKind, { readonly id: string; readonly schema: z.ZodType }>> = {
  result: { id: RESULT_SCHEMA, schema: resultSchema },
  "result-columns": { id: RESULT_COLUMNS_SCHEMA, schema: resultColumnsSchema },
  "result-row": { id: "ndb-ratio/result-row@1", schema: ratioRowSchema },
  pooled: { id: POOLED_SCHEMA, schema: pooledSchema },
  "pooled-row": { id: "ndb-ratio/pooled-row@1", schema: pooledRowSchema },
  trend: { id: TREND_SCHEMA, schema: trendSchema },
  "trend-row": { id: "ndb-ratio/trend-row@2", schema: trendRowSchema },
  "area-changes": { id: "ndb-ratio/area-changes@1", schema: areaChangesFileSchema },
  items: { id: "ndb-ratio/items@1", schema: itemsFileSchema },
  "items-file": { id: "ndb-ratio/items-file@1", schema: userItemsFileSchema },
  reference: { id: REFERENCE_SCHEMA, schema: referenceFileSchema },
  manifest: { id: MANIFEST_SCHEMA, schema: manifestSchema },
  counts: { id: COUNTS_SCHEMA, schema: countRowSchema },
};

const isKind = (kind: string): kind is SchemaKind => Object.hasOwn(KINDS, kind);

/** The JSON Schema (2020-12) of one kind of output. */
export function jsonSchema(kind: string): object {
  if (!isKind(kind)) {
    const kinds = Object.keys(SCHEMAS);
    throw misuse({
      ja: `「${kind}」というスキーマはありません。使えるのは ${kinds.join("、")} です。`,
      en: `no schema is called "${kind}". Choose from ${kinds.join(", ")}.`,
    });
  }
  const { id, schema } = KINDS[kind];
  const { $schema, ...content } = z.toJSONSchema(schema, { io: "input" });
  return { $schema, $id: `urn:${id.replace("/", ":")}`, title: id, description: SCHEMAS[kind], ...content };
}

/** `ndb-ratio schema KIND`: the JSON Schema of an output. */
export async function schema(kind: string, effects: Effects): Promise<void> {
  await effects.write([`${JSON.stringify(jsonSchema(kind), null, 2)}\n`]);
}
