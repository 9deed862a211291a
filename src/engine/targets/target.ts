import type { Level } from "../../catalog/levels.js";
import type { GroupRegions } from "../ratio/group-rows.js";
import type { ResolvedReference } from "../reference/item-reference.js";
import type { TableWithCases } from "../resolve-release.js";

/** A region, or the nation as a set of regions, that has a ratio. */
export interface Target {
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string | null;
  readonly regions: readonly number[];
  /** Of a region of the user's own: what it is made of, in the place of `regions`, and the codes of that. */
  readonly group?: GroupRegions & { readonly members: readonly string[] };
  /** What it is compared with. */
  readonly reference: ResolvedReference;
  /** Its ratio against the reference is 100 by definition. */
  readonly isReference: boolean;
}

/** All regions of one level, in the order of their codes. */
export interface LevelTargets {
  readonly level: Level;
  readonly table: TableWithCases;
  readonly targets: readonly Target[];
  /** Are these all regions of the nation, compared with one reference, so that they can be ranked? */
  readonly isNationWide: boolean;
}
