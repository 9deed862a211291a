import { isTouched } from "../../catalog/releases/comparison.js";
import type { Catalog } from "../../catalog/schema.js";
import type { CountTable, Geography, Sex, Stratum } from "../../model/counts.js";
import { type Deviations, deviations, type People, peopleByStratum, sumOfPeople } from "./deviations.js";

/** One sex of one table, made ready to be compared. */
export interface TableYear {
  readonly table: CountTable;
  readonly strata: readonly Stratum[];
  readonly people: readonly People[];
  /** People examined, those of all strata, by region × (ages + 中計). */
  readonly examined: Float64Array;
  /** Its regions by what they are found by in other years; people of no region (判別不可) are not judged. */
  readonly places: ReadonlyMap<string, number>;
}

/** @param table may be by prefecture or by area */
export function tableYear(table: CountTable, sex: Sex, catalog: Pick<Catalog, "areaChanges">): TableYear {
  const { strata } = table[sex];
  const people = peopleByStratum(table[sex]);
  const all = people.filter((_, stratum) => !strata[stratum]!.isPart);
  const examined = sumOfPeople(all, table.regions.length).best;
  return { table, strata, people, examined, places: regionPlaces(table, catalog) };
}

/** Deviations of the strata that are cases. */
export function deviationsOf({ table, people, examined }: TableYear, isCase: Uint8Array): Deviations {
  const cases = people.filter((_, stratum) => isCase[stratum] !== 0);
  return deviations(sumOfPeople(cases, table.regions.length), examined);
}

/** What a class or answer is found by in other years: the values it holds, or its label. */
export function stratumKey({ label, values }: Stratum): string {
  return values ? JSON.stringify([values.atLeast, values.below, values.atMost]) : label;
}

/** By code, and for an area how often its territory changed: codes are used again (Akita, from release 12 on). */
function regionPlaces(
  { regions, geography, release }: CountTable,
  { areaChanges }: Pick<Catalog, "areaChanges">,
): Map<string, number> {
  const changes = areaChanges.filter(({ from }) => from <= release);
  const places = new Map<string, number>();
  for (const [region, { code }] of regions.entries())
    if (code !== null) places.set(`${code} ${changesOf(code, geography, changes)}`, region);
  return places;
}

function changesOf(code: string, geography: Geography, changes: Catalog["areaChanges"]): number {
  if (geography === "prefecture") return 0;
  return changes.filter((change) => isTouched(change, code)).length;
}
