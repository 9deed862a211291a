import { isNation, isPrefecture, type Level } from "../catalog/levels.js";
import type { ChosenAreas } from "../catalog/regions/areas.js";
import type { Item } from "../catalog/schema.js";
import type { AgeGroup } from "../model/ages.js";
import type { SexOrBoth } from "../model/ratios.js";
import type { Implausible } from "./plausibility/implausible.js";
import type { ReferenceChoice } from "./reference/item-reference.js";
import type { IntervalMethod } from "./statistics/interval-methods.js";
import type { Treatment } from "./suppression/suppression.js";

/** The regions that somebody chose. */
export interface ChosenRegions {
  /** Prefecture codes to which prefectures and areas are limited; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
  /** To which areas are limited; null for all. */
  readonly areas: ChosenAreas | null;
}

/** Is a region among those chosen? The nation always is. @param fiscalYear in which the code means the region */
export function isChosen(
  { level, code, prefectureCode }: { level: Level; code: string; prefectureCode: string | null },
  { prefectures, areas }: ChosenRegions,
  fiscalYear: number,
): boolean {
  if (isNation(level)) return true;
  if (prefectures && !prefectures.has(prefectureCode ?? "")) return false;
  return isPrefecture(level) || !areas || areas.has(code, fiscalYear);
}

/** Which ratios are wanted, and how they are to be made. */
export interface ComputeRequest extends ChosenRegions {
  readonly items: readonly Item[];
  readonly levels: readonly Level[];
  readonly sexes: readonly SexOrBoth[];
  readonly ages: readonly AgeGroup[];
  readonly reference: ReferenceChoice;
  readonly treatment: Treatment;
  /** Limits of the sampling error. */
  readonly interval: IntervalMethod;
  /** Should the ratios' bounds cover what the reference's own hidden cells allow too? */
  readonly boundsWithReference: boolean;
  /** Gross errors found in the tables (`findImplausible`): their ratios are flagged and compared with nothing. */
  readonly implausible?: readonly Implausible[];
  /** Should the reference leave out the regions of these errors? */
  readonly excludeImplausible?: boolean;
}

/** A sex and age group of the result. */
export interface SexAndAges {
  readonly sex: SexOrBoth;
  readonly group: AgeGroup;
}

/** The sexes and age groups of a request, in the order of the rows of a region. */
export function sexesAndAges({ sexes, ages }: Pick<ComputeRequest, "sexes" | "ages">): SexAndAges[] {
  return sexes.flatMap((sex) => ages.map((group) => ({ sex, group })));
}
