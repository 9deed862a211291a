import * as z from "zod";
import type { NotComputable } from "../../engine/compute.js";
import type { ResultReference, ResultSource } from "../../outputs/tables/result.js";
import {
  notComputableSchema,
  resultReferenceSchema,
  sourceSchema,
} from "../../outputs/tables/result-schema.js";
import { linedJson } from "../../text/json.js";

export const MANIFEST_SCHEMA = "ndb-ratio/manifest@1";

const outputSchema = z.object({
  /** Path inside the run's folder, joined by "/". */
  path: z.string(),
  sha256: z.string(),
  bytes: z.int().nonnegative(),
  /** Hash of everything that the output was made from. While it stays the same the file need not be made anew. */
  from: z.string(),
});
export type ManifestOutput = z.infer<typeof outputSchema>;

/** What a run read, was asked, and wrote. No clock, no machine: the same run gives the same manifest. */
export const manifestSchema = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  tool: z.object({ name: z.string(), version: z.string() }),
  credit: z.array(z.string()),
  options: z.record(z.string(), z.unknown()),
  reference: resultReferenceSchema,
  inputs: z.array(sourceSchema),
  notComputable: z.array(notComputableSchema),
  outputs: z.array(outputSchema),
});
export interface Manifest
  extends Omit<z.infer<typeof manifestSchema>, "reference" | "inputs" | "notComputable"> {
  readonly reference: ResultReference;
  readonly inputs: readonly ResultSource[];
  readonly notComputable: readonly NotComputable[];
}

/** A manifest as text, an input or output a line. */
export const manifestText = (manifest: Manifest): string => linedJson(manifest, ["inputs", "outputs"]);
