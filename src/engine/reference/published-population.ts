import { listsUnassigned } from "../../catalog/releases/unassigned.js";
import type { Catalog } from "../../catalog/schema.js";
import type { ReferencePopulation } from "./reference.js";

/** The population that a release publishes: where it lists no 判別不可, its nation is that without them. */
export function publishedPopulation(
  population: ReferencePopulation,
  release: number,
  catalog: Pick<Catalog, "releases">,
): ReferencePopulation {
  const isWithout = population.kind === "national" && !listsUnassigned(catalog, release);
  return isWithout ? { kind: "national-assigned" } : population;
}
