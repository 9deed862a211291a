import type { Catalog, Item } from "../../catalog/schema.js";
import type { CountTable, ReleaseTables } from "../../model/counts.js";
import type { Told } from "../../text/told.js";
import type { NotComputable } from "../compute.js";
import type { Implausible } from "../plausibility/implausible.js";
import { ReleaseResolver } from "../resolve-release.js";
import type { Contradiction } from "../suppression/suppression.js";
import { holdsPopulation } from "./item-reference.js";
import { referenceWithout } from "./leave-out.js";
import { type ItemReference, type ReferencePopulation, referenceCounts } from "./reference.js";

export interface MadeReference {
  readonly items: readonly { readonly id: string; readonly counts: ItemReference }[];
  readonly used: readonly CountTable[];
  readonly notComputable: readonly NotComputable<Told>[];
  readonly contradiction: Contradiction | null;
}

/**
 * Reference counts of a population of one release, for every item that its prefecture tables give.
 *
 * @param leftOut implausible counts whose regions are left out
 */
export function makeReference(
  release: ReleaseTables,
  items: readonly Item[],
  population: ReferencePopulation,
  catalog: Catalog,
  leftOut: readonly Implausible[] = [],
): MadeReference {
  const resolver = new ReleaseResolver(release, catalog, "bounds");
  const made: { id: string; counts: ItemReference }[] = [];
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
    const errors = leftOut.filter((error) => error.release === release.release && error.item === item.id);
    made.push({ id: item.id, counts: referenceWithout(errors, tables, population)?.counts ?? counts });
    used.add(prefecture.resolved.table);
  }
  return { items: made, used: [...used], notComputable, contradiction: null };
}
