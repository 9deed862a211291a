import { z } from "zod";
import { areaChangesFileSchema, itemsFileSchema, userItemsFileSchema } from "../../catalog/schema.js";
import { MANIFEST_SCHEMA, manifestSchema } from "../../jobs/run/manifest.js";
import { COUNTS_SCHEMA, countRowSchema } from "../../model/count-row.js";
import { REFERENCE_SCHEMA, referenceFileSchema } from "../../outputs/tables/reference.js";
import { RESULT_SCHEMA } from "../../outputs/tables/result.js";
import { RESULT_COLUMNS_SCHEMA } from "../../outputs/tables/result-columns.js";
import { ratioRowSchema, resultColumnsSchema, resultSchema } from "../../outputs/tables/result-schema.js";
import { TREND_SCHEMA, trendRowSchema, trendSchema } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";

interface Kind {
  readonly id: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

const KINDS: Readonly<Record<string, Kind>> = {
  result: { id: RESULT_SCHEMA, description: "ndb-ratio compute --format json", schema: resultSchema },
  "result-columns": {
    id: RESULT_COLUMNS_SCHEMA,
    description: "ndb-ratio compute --format json --columns …",
    schema: resultColumnsSchema,
  },
  "result-row": {
    id: "ndb-ratio/result-row@1",
    description: "one line of ndb-ratio compute --format ndjson",
    schema: ratioRowSchema,
  },
  trend: { id: TREND_SCHEMA, description: "ndb-ratio trend --format json", schema: trendSchema },
  "trend-row": {
    id: "ndb-ratio/trend-row@2",
    description: "one line of ndb-ratio trend --format ndjson",
    schema: trendRowSchema,
  },
  "area-changes": {
    id: "ndb-ratio/area-changes@1",
    description: "which areas were merged or renamed, for --area-changes",
    schema: areaChangesFileSchema,
  },
  items: { id: "ndb-ratio/items@1", description: "ndb-ratio items --json", schema: itemsFileSchema },
  "items-file": {
    id: "ndb-ratio/items-file@1",
    description: "items of your own, for --items-file",
    schema: userItemsFileSchema,
  },
  reference: { id: REFERENCE_SCHEMA, description: "ndb-ratio reference", schema: referenceFileSchema },
  manifest: { id: MANIFEST_SCHEMA, description: "manifest.json of ndb-ratio run", schema: manifestSchema },
  counts: {
    id: COUNTS_SCHEMA,
    description: "one line of ndb-ratio counts --format ndjson",
    schema: countRowSchema,
  },
};

/** What `ndb-ratio schema` can print. */
export const SCHEMA_KINDS = Object.keys(KINDS);

/** The JSON Schema (2020-12) of one kind of output. */
export function jsonSchema(kind: string): object {
  const found = KINDS[kind];
  if (!found) {
    throw new Failure(
      {
        ja: `「${kind}」というスキーマはありません。使えるのは ${SCHEMA_KINDS.join("、")} です。`,
        en: `no schema is called "${kind}". Choose from ${SCHEMA_KINDS.join(", ")}.`,
      },
      { exitCode: 2 },
    );
  }
  const { id, description, schema } = found;
  const { $schema, ...content } = z.toJSONSchema(schema, { io: "input" });
  return { $schema, $id: `urn:${id.replace("/", ":")}`, title: id, description, ...content };
}

/** `ndb-ratio schema KIND`: the JSON Schema of an output. */
export async function schema(kind: string, effects: Effects): Promise<void> {
  await effects.write([`${JSON.stringify(jsonSchema(kind), null, 2)}\n`]);
}
