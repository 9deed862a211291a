import type { Told } from "../../text/told.js";
import {
  noTable,
  type ReferenceChoice,
  type ReferenceSources,
  type ResolvedReference,
  resolveReference,
} from "./item-reference.js";

/**
 * The references of an item in one release: under null the one of all regions, or under the code of each prefecture that of
 * the regions in it.
 */
export type RegionReferences = ReadonlyMap<string | null, ResolvedReference>;

/** What a region is compared with; undefined where it lies in no prefecture that has a reference. */
export function referenceAt(
  references: RegionReferences,
  prefectureCode: string | null,
): ResolvedReference | undefined {
  return references.get(null) ?? references.get(prefectureCode);
}

/** Have all regions the same reference, so that their ratios can be compared with each other? */
export function isOneReference(references: RegionReferences): boolean {
  return references.has(null) || references.size === 1;
}

/** The references of an item: one for all regions, or the prefecture table's own counts of each prefecture. */
export function regionReferences(
  choice: ReferenceChoice,
  sources: ReferenceSources,
): RegionReferences | { readonly problem: Told } {
  if (choice.kind !== "own-prefecture") {
    const reference = resolveReference(choice, sources);
    return "problem" in reference ? reference : new Map([[null, reference]]);
  }
  const references = new Map<string | null, ResolvedReference>();
  for (const { code } of sources.prefecture?.resolved.table.regions ?? []) {
    if (code === null) continue;
    const reference = resolveReference({ kind: "prefecture", code }, sources);
    if (!("problem" in reference)) references.set(code, reference);
  }
  return references.size > 0 ? references : { problem: noTable(`own-prefecture@${sources.release}`) };
}
