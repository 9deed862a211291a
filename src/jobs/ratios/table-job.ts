import type { Catalog, Item } from "../../catalog/schema.js";
import { type ComputeOutcome, computeRelease } from "../../engine/compute.js";
import type { Everybody } from "../../engine/examined/everybody.js";
import type { BuiltInReferences } from "../../engine/reference/item-reference.js";
import type { ComputeRequest } from "../../engine/request.js";
import { resolvedRelease } from "../../engine/resolve-release.js";
import { checkPair } from "../../ingest/checks/checks.js";
import type { CheckFinding } from "../../ingest/checks/finding.js";
import type { ReleaseTables, TablePair } from "../../model/counts.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import type { Failure } from "../../text/failure.js";
import { contradictionFailure } from "./told/contradiction.js";
import { isDoubtful } from "./told/doubtful.js";

/** Items that follow one another and share a table: what is checked and computed at a time. */
export interface TableJob {
  /** The release with nothing but the tables of these items. */
  readonly release: ReleaseTables;
  readonly items: readonly Item[];
}

/** What checking and computing a job found beside the rows. */
export interface TableOutcome {
  readonly findings: ReadonlyMap<TablePair, readonly CheckFinding[]>;
  /** By pass; none where a finding or a contradiction forbids to compute. */
  readonly passes: readonly Omit<ComputeOutcome, "contradiction">[];
  readonly contradiction: Failure | null;
}

/** Splits the work, in the order of releases and items. */
export function tableJobs(releases: readonly ReleaseTables[], items: readonly Item[]): TableJob[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0]?.table === item.table) run.push(item);
    else runs.push([item]);
  }
  return releases.flatMap((release) =>
    runs.map((run) => ({
      release: { ...release, pairs: release.pairs.filter(({ table }) => table === run[0]?.table) },
      items: run,
    })),
  );
}

/** How every job is to be done. */
export interface TableWork {
  /** One or more computations of the same tables, whose hidden cells are estimated once. */
  readonly requests: readonly Omit<ComputeRequest, "items">[];
  readonly acceptSmallCounts: boolean;
  /** They stand in for missing prefecture tables. */
  readonly builtIn: BuiltInReferences;
  /** Who was examined at all in a release, for a pass; null where it is not known. */
  everybody(release: number, pass: number): Everybody | null;
}

/**
 * Checks the tables of a job and computes its ratios, a pass a step.
 *
 * @param into receives the rows, by pass
 */
export function* doingTableJob(
  { release, items }: TableJob,
  { requests, acceptSmallCounts, builtIn, everybody }: TableWork,
  catalog: Catalog,
  into: readonly RatioTable[],
): Generator<undefined, TableOutcome> {
  const findings = new Map(release.pairs.map((pair) => [pair, checkPair(pair, catalog)]));
  if ([...findings.values()].flat().some((finding) => isDoubtful(finding, acceptSmallCounts)))
    return { findings, passes: [], contradiction: null };
  const resolved = resolvedRelease(release, catalog);
  const passes: TableOutcome["passes"][number][] = [];
  for (const [pass, request] of requests.entries()) {
    yield;
    const { contradiction, ...outcome } = computeRelease(
      { release, catalog, builtIn, resolved, everybody: everybody(release.release, pass) },
      { ...request, items },
      into[pass]!,
    );
    if (contradiction) return { findings, passes: [], contradiction: contradictionFailure(contradiction) };
    passes.push(outcome);
  }
  return { findings, passes, contradiction: null };
}
