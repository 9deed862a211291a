import type { Level } from "../../catalog/levels.js";
import type { AgeGroup } from "../../model/ages.js";
import type { RatiosOfRegions } from "../../model/ratios.js";
import type { ResolvedReference } from "../reference/item-reference.js";
import { isMovedFar } from "../reference/leave-out.js";
import type { ComputeRequest } from "../request.js";
import { placeOfMember } from "../targets/group-targets.js";
import type { Target } from "../targets/target.js";
import { concernedRegion } from "./implausible.js";

/** Indices of the targets whose ratios hold wrong counts, or are made against a reference that these move far. */
export function implausibleTargets(
  targets: readonly Target[],
  place: RatiosOfRegions,
  ages: AgeGroup,
  { implausible = [] }: ComputeRequest,
): ReadonlySet<number> {
  const found = implausible.filter(({ release, item }) => release === place.release && item === place.item);
  const indexes = new Set<number>();
  if (found.length === 0 && !targets.some(({ reference }) => reference.without)) return indexes;
  /** By level, the codes of the regions whose ratios hold wrong counts. */
  const codes = new Map<Level, ReadonlySet<string | null>>();
  const holdsError = ({ level, code }: { readonly level: Level; readonly code: string }) => {
    const ofLevel =
      codes.get(level) ?? new Set(found.map((error) => concernedRegion(error, { ...place, level })));
    codes.set(level, ofLevel);
    return ofLevel.has(code);
  };
  const far = new Map<ResolvedReference, boolean>();
  const isFar = (reference: ResolvedReference) => {
    const known = far.get(reference) ?? isMovedFar(reference, place.sex, ages);
    far.set(reference, known);
    return known;
  };
  for (const [t, { code, group, reference }] of targets.entries()) {
    const places = group ? group.members.map(placeOfMember) : [{ level: place.level, code }];
    if (places.some(holdsError) || isFar(reference)) indexes.add(t);
  }
  return indexes;
}
