import type { Level } from "../../catalog/levels.js";
import type { ComputeRequest } from "../request.js";
import { placeOfMember } from "../targets/group-targets.js";
import type { Target } from "../targets/target.js";
import { concernedRegion, type RatiosOfRegions } from "./implausible.js";

/** Indices of the targets whose ratios hold wrong counts. */
export function implausibleTargets(
  targets: readonly Target[],
  place: RatiosOfRegions,
  { implausible = [] }: ComputeRequest,
): ReadonlySet<number> {
  const found = implausible.filter(({ release, item }) => release === place.release && item === place.item);
  const indexes = new Set<number>();
  if (found.length === 0) return indexes;
  /** By level, the codes of the regions whose ratios hold wrong counts. */
  const codes = new Map<Level, ReadonlySet<string | null>>();
  const holdsError = ({ level, code }: { readonly level: Level; readonly code: string }) => {
    const ofLevel =
      codes.get(level) ?? new Set(found.map((error) => concernedRegion(error, { ...place, level })));
    codes.set(level, ofLevel);
    return ofLevel.has(code);
  };
  for (const [t, { code, group }] of targets.entries()) {
    const places = group ? group.members.map(placeOfMember) : [{ level: place.level, code }];
    if (places.some(holdsError)) indexes.add(t);
  }
  return indexes;
}
