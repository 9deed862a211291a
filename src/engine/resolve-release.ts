import { GEOGRAPHIES } from "../catalog/levels.js";
import { areasOfYear } from "../catalog/regions/areas.js";
import type { Catalog, Item } from "../catalog/schema.js";
import type { ReleaseTables, TablePair } from "../model/counts.js";
import { madeOnce } from "../model/grouped.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import { type CasesBySex, casesOfItem, tablesOfItem } from "./item-tables.js";
import { blockRegions } from "./suppression/blocks.js";
import {
  type Contradiction,
  disclosureGuards,
  type GuardOf,
  type ResolvedPair,
  type ResolvedTable,
  resolvePair,
  type Treatment,
} from "./suppression/suppression.js";

/** A resolved table and which of its strata are cases of an item. */
export interface TableWithCases {
  readonly resolved: ResolvedTable;
  readonly cases: CasesBySex;
}

/** The tables of one item; either may be absent, not both. */
export interface ItemTables {
  readonly prefecture: TableWithCases | null;
  readonly area: TableWithCases | null;
}

/** The resolved tables of a release's items. Items share tables (BMI ≥ 25 and ≥ 30): each is resolved once. */
export class ReleaseResolver {
  private readonly resolved = new Map<TablePair, ResolvedPair>();

  constructor(
    private readonly release: Pick<ReleaseTables, "release" | "pairs">,
    private readonly catalog: Catalog,
    private readonly treatment: Treatment,
  ) {}

  tables(item: Item): ItemTables | { readonly problem: Told } | { readonly contradiction: Contradiction } {
    const found = tablesOfItem(item, this.release, this.catalog);
    if ("problem" in found) return found;
    const resolved = this.pair(found.pair);
    return "cell" in resolved ? { contradiction: resolved } : withCases(item, resolved, this.catalog);
  }

  /** A pair of tables, or the first contradiction in it. */
  pair(pair: TablePair): ResolvedPair | Contradiction {
    const known = this.resolved.get(pair);
    if (known) return known;
    const outcome = resolvePair(pair, completeAreas(pair, this.catalog), this.treatment);
    if (!("cell" in outcome)) this.resolved.set(pair, outcome);
    return outcome;
  }
}

/** The resolvers of one release, a treatment of hidden cells each. */
export type ResolvedRelease = (treatment: Treatment) => ReleaseResolver;

/** Resolvers of a release, each made when it is first asked for. */
export function resolvedRelease(
  release: Pick<ReleaseTables, "release" | "pairs">,
  catalog: Catalog,
): ResolvedRelease {
  const made = new Map<Treatment, ReleaseResolver>();
  return (treatment) => madeOnce(made, treatment, () => new ReleaseResolver(release, catalog, treatment));
}

/** The disclosure guards of all tables of some releases. */
export function releaseGuards(releases: readonly ReleaseTables[], catalog: Catalog): GuardOf {
  const pairs = releases.flatMap((release) => release.pairs);
  return disclosureGuards(
    pairs.flatMap((pair) => blockRegions(pair.prefecture, pair.area, completeAreas(pair, catalog))),
  );
}

function withCases(item: Item, pair: ResolvedPair, catalog: Catalog): ItemTables | { problem: Bilingual } {
  const tables: { prefecture: TableWithCases | null; area: TableWithCases | null } = {
    prefecture: null,
    area: null,
  };
  for (const geography of GEOGRAPHIES) {
    const resolved = pair[geography];
    if (!resolved) continue;
    const found = casesOfItem(item, resolved.table, catalog);
    if ("problem" in found) return found;
    tables[geography] = { resolved, cases: found.cases };
  }
  return tables;
}

/**
 * Do the areas of a prefecture add up to it? Only where the table holds every area of its year, by the
 * catalog's list.
 */
function completeAreas(pair: TablePair, catalog: Catalog): (prefectureCode: string | null) => boolean {
  const { area } = pair;
  if (!area) return () => false;
  // The prefectures of counts that a user brought are the sums of their regions.
  if (area.own) return () => true;
  const listed = areasOfYear(catalog, area.fiscalYear);
  if (!listed) return (prefectureCode) => prefectureCode === null;
  const present = new Set(area.regions.map(({ code }) => code));
  const incomplete = new Set(
    listed.filter(({ code }) => !present.has(code)).map(({ prefectureCode }) => prefectureCode),
  );
  return (prefectureCode) => prefectureCode === null || !incomplete.has(prefectureCode);
}
