import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { NotComputable } from "../../engine/compute.js";
import type { ResultReference, ResultSource } from "../../outputs/tables/result.js";
import {
  notComputableSchema,
  resultReferenceSchema,
  sourceSchema,
} from "../../outputs/tables/result-schema.js";
import { linedJson, tryJson } from "../../text/json.js";

export const MANIFEST = "manifest.json";
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

/** An option that an earlier run had otherwise, as both were written; null where one had none. */
export interface OtherOption {
  readonly name: string;
  readonly before: string | null;
  readonly now: string | null;
}

/** They say how ratios are drawn or compared, and move none. */
const MOVE_NO_RATIO: ReadonlySet<string> = new Set([
  ...["kinds", "png", "report", "xlsx", "scale", "tolerance", "lang"],
  ...["baseRelease", "areaChanges", "fetch"],
]);

/**
 * Options of a run that its ratios depend on and that the manifest of an earlier run has otherwise; none where the folder
 * has no manifest that can be read.
 */
export function otherOptions(folder: string, asked: Readonly<Record<string, unknown>>): OtherOption[] {
  const path = join(folder, MANIFEST);
  const parsed = existsSync(path) ? manifestSchema.safeParse(tryJson(readFileSync(path, "utf8"))) : null;
  if (!parsed?.success) return [];
  const { options } = parsed.data;
  return Object.keys(asked).flatMap((name): OtherOption[] => {
    if (MOVE_NO_RATIO.has(name)) return [];
    const [before, now] = [written(options[name]), written(asked[name])];
    return before === now ? [] : [{ name, before, now }];
  });
}

function written(value: unknown): string | null {
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(",") : String(value);
}
