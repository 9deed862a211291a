import type { Catalog } from "../../../catalog/schema.js";
import {
  type BaseRelease,
  type FixedReference,
  type ReferenceWithout,
  referenceId,
} from "../../../engine/reference/item-reference.js";
import { makeReference } from "../../../engine/reference/make-reference.js";
import type { ItemReference } from "../../../engine/reference/reference.js";
import type { ComputeRequest } from "../../../engine/request.js";
import { Failure } from "../../../text/failure.js";
import { tableJobs } from "../table-job.js";
import { contradictionFailure } from "../told/contradiction.js";
import type { JudgedTables } from "../told/implausible-with-years.js";
import { builtInReferences } from "./built-in-references.js";

type BaseInput = Omit<JudgedTables, "acceptSmallCounts">;

/**
 * The request with the counts of its base release, if it has one: from the input's own tables of that release; where
 * they lack an item, from the project's copy.
 *
 * @throws Failure where neither gives any item
 */
export function withBaseRelease<
  R extends Pick<ComputeRequest, "reference" | "implausible" | "excludeImplausible">,
>(request: R, input: BaseInput): R {
  const { reference } = request;
  if (reference.kind !== "release") return request;
  const file = baseCounts(reference, input, request);
  if (file.items.size === 0) throw nothingToCompareWith(reference, input.catalog);
  return { ...request, reference: { ...reference, file } };
}

function baseCounts(
  { population, release }: BaseRelease,
  { releases, items, catalog }: BaseInput,
  { implausible, excludeImplausible }: Pick<ComputeRequest, "implausible" | "excludeImplausible">,
): FixedReference {
  const copy = builtInReferences()(population, release);
  const counts = new Map<string, ItemReference>();
  for (const { id } of items) {
    const known = copy?.items.get(id);
    if (known) counts.set(id, known);
  }
  const copied = new Set(counts.keys());
  const moved = new Map<string, ReferenceWithout>();
  // Table by table, so that the boxes of one are given back before those of the next are made.
  for (const job of tableJobs(
    releases.filter((found) => found.release === release),
    items,
  )) {
    const made = makeReference(job.release, job.items, population, catalog, implausible);
    if (made.contradiction) throw contradictionFailure(made.contradiction);
    for (const { id, counts: own, without } of made.items) {
      counts.set(id, (excludeImplausible && without?.counts) || own);
      if (without && !excludeImplausible) moved.set(id, without);
      copied.delete(id);
    }
  }
  return { id: referenceId(population, release), population, items: counts, copied, without: moved };
}

function nothingToCompareWith({ release }: BaseRelease, { releases }: Pick<Catalog, "releases">): Failure {
  const builtIn = builtInReferences();
  const numbers = releases.map((known) => known.release);
  const copied = numbers.filter((number) => builtIn({ kind: "national-assigned" }, number) !== null);
  const [first, last] = [copied.at(0), copied.at(-1)];
  const isBuiltIn = copied.includes(release);
  return new Failure((name) => ({
    ja: `第${release}回の基準がありません。第${release}回の都道府県別の表を入力に加えてください（${isBuiltIn ? `内蔵の公表値なら ${name("release")} に ${release} も加えます。` : ""}内蔵の該当率は、第${first}～${last}回の全国だけです）。`,
    en: `there is no reference of release ${release}. Add its prefecture tables to the input (${isBuiltIn ? `of the built-in counts: add ${release} to ${name("release")}; ` : ""}the rates that are built in are the nation's, of releases ${first} to ${last}).`,
  }));
}
