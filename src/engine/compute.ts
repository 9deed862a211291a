import type { Catalog } from "../catalog/schema.js";
import type { CountTable, ReleaseTables } from "../model/counts.js";
import type { ReferenceMove } from "../model/reference-move.js";
import type { RatioTable } from "../model/tables/ratio-table.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import type { Everybody } from "./examined/everybody.js";
import type { ComparedGroup } from "./group-statistics.js";
import { addItem } from "./item-ratios.js";
import type { BuiltInReferences, ResolvedReference } from "./reference/item-reference.js";
import { referenceMoves, referenceWithout } from "./reference/leave-out.js";
import { type RegionReferences, regionReferences } from "./reference/region-references.js";
import type { ComputeRequest } from "./request.js";
import { type ItemTables, type ResolvedRelease, resolvedRelease } from "./resolve-release.js";
import type { Contradiction } from "./suppression/suppression.js";

/** An item that a release cannot give, and why. */
export interface NotComputable<Reason extends Told = Bilingual> {
  readonly release: number;
  readonly item: string;
  readonly reason: Reason;
  /** The input simply does not have the table. */
  readonly missingTable?: boolean;
}

/** What computing found beside the rows. */
export interface ComputeOutcome {
  readonly notComputable: readonly NotComputable<Told>[];
  /** Tables that the ratios were made from, in catalog order. */
  readonly used: readonly CountTable[];
  /** Items whose reference is the project's own copy. */
  readonly builtInReference: readonly string[];
  /** What was estimated from all regions together. */
  readonly groups: readonly ComparedGroup[];
  /** How far implausible counts move the references. */
  readonly referenceMoves: readonly ReferenceMove[];
  readonly contradiction: Contradiction | null;
}

/** What the ratios of a release are made from. */
export interface RatioSource {
  readonly release: ReleaseTables;
  readonly catalog: Catalog;
  readonly builtIn: BuiltInReferences;
  /** Boxes and estimates of the release's hidden cells, which computations of one release can share. */
  readonly resolved?: ResolvedRelease;
  /** Who was examined at all; without it no coverage is known. */
  readonly everybody?: Everybody | null;
}

/**
 * All ratios of one release, into `into`: items in the order asked for, then nation, prefectures and areas in the order
 * of their codes, sexes, ages. Pure: tables in, rows out.
 *
 * Against its own prefecture a region's bounds hold for every rate that the prefecture's hidden counts allow, whatever is
 * asked for: those counts are partly the region's own, so that to take them as known would be to know some of it.
 */
export function computeRelease(source: RatioSource, asked: ComputeRequest, into: RatioTable): ComputeOutcome {
  const { release, catalog, builtIn, everybody = null } = source;
  const resolved = source.resolved ?? resolvedRelease(release, catalog);
  const request = {
    ...asked,
    boundsWithReference: asked.boundsWithReference || asked.reference.kind === "own-prefecture",
  };
  const notComputable: NotComputable<Told>[] = [];
  const builtInReference: string[] = [];
  const groups: ComparedGroup[] = [];
  const moved: ReferenceMove[] = [];
  const used = new Set<CountTable>();
  let contradiction: Contradiction | null = null;
  const resolver = resolved(request.treatment);
  // Where hidden counts are read as 0 in the regions, they are not in the reference: the ratios then differ by that reading alone.
  const forReference = resolved("bounds");
  for (const item of request.items) {
    const place = { release: release.release, item: item.id };
    const tables = resolver.tables(item);
    if ("contradiction" in tables) {
      ({ contradiction } = tables);
      break;
    }
    if ("problem" in tables) {
      const missing = "missingTable" in tables ? { missingTable: true } : {};
      notComputable.push({ ...place, reason: tables.problem, ...missing });
      continue;
    }
    const resolvedForReference = forReference === resolver ? tables : forReference.tables(item);
    const ofReference = "prefecture" in resolvedForReference ? resolvedForReference : null;
    const prefecture = ofReference?.prefecture ?? null;
    const found = regionReferences(request.reference, {
      item,
      release: release.release,
      prefecture,
      catalog,
      builtIn,
    });
    if ("problem" in found) {
      notComputable.push({ ...place, reason: found.problem });
      continue;
    }
    if (found.get(null)?.builtIn) builtInReference.push(item.id);
    for (const table of [tables.prefecture, tables.area]) if (table) used.add(table.resolved.table);
    const { references, moves } = judgedReferences(found, place, ofReference, request);
    moved.push(...moves);
    groups.push(...addItem({ item, tables, references, request, catalog, everybody }, into));
  }
  return {
    notComputable,
    used: [...used],
    builtInReference,
    groups,
    referenceMoves: moved,
    contradiction,
  };
}

/** References as they are asked for, with or without implausible counts, and how far these move those that are shown. */
function judgedReferences(
  found: RegionReferences,
  place: Pick<ReferenceMove, "release" | "item">,
  tables: ItemTables | null,
  request: ComputeRequest,
): { readonly references: RegionReferences; readonly moves: readonly ReferenceMove[] } {
  const references = new Map<string | null, ResolvedReference>();
  const moves: ReferenceMove[] = [];
  for (const [code, reference] of found) {
    // Nobody has to be told what moves the reference of a prefecture that is not shown, and with several references there are no ranks.
    if (code !== null && request.prefectures && !request.prefectures.has(code)) {
      references.set(code, reference);
      continue;
    }
    const ofCode = code === null ? place : { ...place, prefectureCode: code };
    const judged = withoutErrors(reference, ofCode, tables, request);
    references.set(code, judged.reference);
    moves.push(...judged.moves);
  }
  return { references, moves };
}

/** A reference as it is asked for, with or without implausible counts, and how far these move it. */
function withoutErrors(
  reference: ResolvedReference,
  place: Pick<ReferenceMove, "release" | "item" | "prefectureCode">,
  tables: ItemTables | null,
  { implausible = [], excludeImplausible: leftOut = false }: ComputeRequest,
): { reference: ResolvedReference; moves: readonly ReferenceMove[] } {
  const errors = implausible.filter(({ release, item }) => release === place.release && item === place.item);
  const without = tables && reference.own && referenceWithout(errors, tables, reference.own);
  if (!without) return { reference, moves: [] };
  return {
    reference: leftOut
      ? { ...reference, counts: without.counts, leftOut: without.sexes }
      : { ...reference, without },
    moves: referenceMoves({ ...place, leftOut }, reference.counts, without),
  };
}
