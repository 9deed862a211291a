import type { Catalog } from "../catalog/schema.js";
import type { CountTable, ReleaseTables } from "../model/counts.js";
import type { ReferenceMove } from "../model/reference-move.js";
import type { RatioTable } from "../model/tables/ratio-table.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import type { Everybody } from "./examined/everybody.js";
import type { ComparedGroup } from "./group-statistics.js";
import { addItem } from "./item-ratios.js";
import type { FixedReference, ResolvedReference } from "./reference/item-reference.js";
import { referenceMoves, referenceWithout } from "./reference/leave-out.js";
import type { ReferencePopulation } from "./reference/reference.js";
import { regionReferences } from "./reference/region-references.js";
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

/**
 * All ratios of one release, into `into`: items in the order asked for, then nation, prefectures and areas in the order
 * of their codes, sexes, ages. Pure: tables in, rows out.
 *
 * Against its own prefecture a region's bounds hold for every rate that the prefecture's hidden counts allow, whatever is
 * asked for: those counts are partly the region's own, so that to take them as known would be to know some of it.
 *
 * @param resolved boxes and estimates of the release's hidden cells; computations of one release can share them
 * @param everybody who was examined at all; without it no coverage is known
 */
export function computeRelease(
  release: ReleaseTables,
  asked: ComputeRequest,
  catalog: Catalog,
  builtIn: (population: ReferencePopulation, release: number) => FixedReference | null,
  into: RatioTable,
  resolved: ResolvedRelease = resolvedRelease(release, catalog),
  everybody: Everybody | null = null,
): ComputeOutcome {
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
  // Read carelessly or not, regions are compared with the same reference, or two things would differ at once.
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
    const references = regionReferences(
      request.reference,
      item,
      release.release,
      ofReference?.prefecture ?? null,
      catalog,
      builtIn,
    );
    if ("problem" in references) {
      notComputable.push({ ...place, reason: references.problem });
      continue;
    }
    if (references.get(null)?.builtIn) builtInReference.push(item.id);
    for (const table of [tables.prefecture, tables.area]) if (table) used.add(table.resolved.table);
    const judged = new Map<string | null, ResolvedReference>();
    for (const [code, reference] of references) {
      // What moves the reference of a prefecture that is not shown is no news; that there are several bars ranks.
      if (code !== null && request.prefectures && !request.prefectures.has(code)) {
        judged.set(code, reference);
        continue;
      }
      const ofCode = code === null ? place : { ...place, prefectureCode: code };
      const found = withoutErrors(reference, ofCode, ofReference, request);
      judged.set(code, found.judged);
      moved.push(...found.moves);
    }
    groups.push(...addItem({ item, tables, references: judged, request, catalog, everybody }, into));
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

/** The reference as it is asked for, with or without implausible counts, and how far these move it. */
function withoutErrors(
  reference: ResolvedReference,
  place: Pick<ReferenceMove, "release" | "item" | "prefectureCode">,
  tables: ItemTables | null,
  { implausible = [], excludeImplausible: leftOut = false }: ComputeRequest,
): { judged: ResolvedReference; moves: readonly ReferenceMove[] } {
  const errors = implausible.filter(({ release, item }) => release === place.release && item === place.item);
  const without = tables && reference.own && referenceWithout(errors, tables, reference.own);
  if (!without) return { judged: reference, moves: [] };
  return {
    judged: leftOut
      ? { ...reference, counts: without.counts, leftOut: without.sexes }
      : { ...reference, without },
    moves: referenceMoves({ ...place, leftOut }, reference.counts, without),
  };
}
