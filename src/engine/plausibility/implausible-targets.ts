import type { Level } from "../../catalog/levels.js";
import type { AgeGroup } from "../../model/ages.js";
import { madeOnce } from "../../model/grouped.js";
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
  const codesOf = (level: Level) =>
    madeOnce(codes, level, () => new Set(found.map((error) => concernedRegion(error, { ...place, level }))));
  const far = new Map<ResolvedReference, boolean>();
  const isFar = (reference: ResolvedReference) =>
    madeOnce(far, reference, () => isMovedFar(reference, place.sex, ages));
  for (const [t, { code, group, reference }] of targets.entries()) {
    const places = group ? group.members.map(placeOfMember) : [{ level: place.level, code }];
    if (places.some((one) => codesOf(one.level).has(one.code)) || isFar(reference)) indexes.add(t);
  }
  return indexes;
}
