import type { Catalog, Item } from "../../catalog/schema.js";
import type { CountTable, ReleaseTables } from "../../model/counts.js";
import type { Told } from "../../text/told.js";
import type { ComputeOutcome, NotComputable } from "../compute.js";
import type { Implausible } from "../plausibility/implausible.js";
import { ReleaseResolver } from "../resolve-release.js";
import { holdsPopulation, type ReferenceWithout } from "./item-reference.js";
import { referenceWithout } from "./leave-out.js";
import { type ItemReference, type ReferencePopulation, referenceCounts } from "./reference.js";

export interface MadeReference extends Pick<ComputeOutcome, "used" | "notComputable" | "contradiction"> {
  readonly items: readonly {
    readonly id: string;
    readonly counts: ItemReference;
    /** The same without the regions of errors; null where it holds none. */
    readonly without: ReferenceWithout | null;
  }[];
}

/**
 * Reference counts of a population of one release, for every item that its prefecture tables give.
 *
 * @param implausible counts that look like errors of the source
 */
export function makeReference(
  release: ReleaseTables,
  items: readonly Item[],
  population: ReferencePopulation,
  catalog: Catalog,
  implausible: readonly Implausible[] = [],
): MadeReference {
  const resolver = new ReleaseResolver(release, catalog, "bounds");
  const made: MadeReference["items"][number][] = [];
  const used = new Set<CountTable>();
  const notComputable: NotComputable<Told>[] = [];
  for (const item of items) {
    const fail = (reason: Told) => notComputable.push({ release: release.release, item: item.id, reason });
    const tables = resolver.tables(item);
    if ("contradiction" in tables) {
      return { items: made, used: [...used], notComputable, contradiction: tables.contradiction };
    }
    if ("problem" in tables) {
      fail(tables.problem);
      continue;
    }
    const { prefecture } = tables;
    const counts =
      prefecture && holdsPopulation(prefecture.resolved.table, population, catalog)
        ? referenceCounts(prefecture.resolved, prefecture.cases, population)
        : null;
    if (!prefecture || !counts) {
      fail({
        ja: "この集団の人がすべて入った都道府県別の表がありません",
        en: "there is no prefecture table that holds the whole population",
      });
      continue;
    }
    const errors = implausible.filter((error) => error.release === release.release && error.item === item.id);
    made.push({ id: item.id, counts, without: referenceWithout(errors, tables, population) });
    used.add(prefecture.resolved.table);
  }
  return { items: made, used: [...used], notComputable, contradiction: null };
}
