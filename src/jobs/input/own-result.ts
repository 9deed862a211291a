import { isInPrefecture } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import type { Area, Catalog } from "../../catalog/schema.js";
import { OWN_GROUP, ownItem } from "../../ingest/own-counts/own-items.js";
import { withoutCautions } from "../../ingest/own-counts/read-own-counts.js";
import type { RatioRow } from "../../model/ratios.js";
import type { ReadResult } from "../../outputs/tables/read-result.js";
import { visible } from "../../text/visible-text.js";
import { type RatioChoice, withOwnItems, withOwnRegions } from "../ratios/request.js";
import { type AskedComputation, type Computed, refuseOtherComputation } from "./other-computation.js";

/**
 * The catalog in which the items and regions of a result that was computed before are looked up, with those that the user brings
 * beside it.
 *
 * @throws Failure where what the user brings is not what it should be, or another computation is asked for
 */
export function catalogOfResult(
  result: Computed & Pick<ReadResult, "regions">,
  {
    itemsFile,
    regions = result.regions,
    ...asked
  }: Pick<RatioChoice, "itemsFile" | "regions"> & AskedComputation,
): ReturnType<typeof withOwnItems> {
  const { catalog, own } = withOwnItems(withOwnCounts(loadCatalog(), result), itemsFile);
  refuseOtherComputation(result, asked, catalog);
  return { catalog: withOwnRegions(catalog, result.own ? undefined : regions), own };
}

/**
 * The catalog for a result that was computed before: of counts that a user brought with their items and regions in the place
 * of its own, and whose they are.
 */
export function withOwnCounts(catalog: Catalog, { own, rows }: Pick<ReadResult, "own" | "rows">): Catalog {
  if (!own) return catalog;
  const items = own.items.map(({ id, name }) => ({ ...ownItem(id, name.ja, catalog).item, name }));
  return {
    ...withoutCautions(catalog),
    items,
    groups: [...catalog.groups, OWN_GROUP],
    areas: areasOf(rows as readonly Partial<RatioRow>[]),
    ownCredit: own.credit,
    ownAgeClasses: own.ageClasses,
    ownHiddenBelow: own.hiddenBelow,
  };
}

function areasOf(rows: readonly Partial<RatioRow>[]): readonly Area[] {
  const areas = new Map<string, Area>();
  for (const { level, code, name, prefectureCode } of rows) {
    if (!level || !code || !isInPrefecture(level)) continue;
    const area = { code, name: visible(name ?? code), prefectureCode: prefectureCode ?? "" };
    areas.set(code, { ...area, from: null, to: null });
  }
  return [...areas.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
