import { AREA } from "../../catalog/levels.js";
import type { ComputeOutcome } from "../../engine/compute.js";
import { lastOf } from "../../engine/plausibility/find-implausible.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { ComputeRequest } from "../../engine/request.js";
import { readWith, withEverybody } from "../../ingest/everybody.js";
import { readingTables, type SetAside } from "../../ingest/read-tables.js";
import { sortIntoReleases } from "../../ingest/release.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import type { Effects } from "../../process/effects.js";
import { takeSteps } from "../../process/event-loop.js";
import {
  type InputRequest,
  readRequest,
  refuseDoubtfulFindings,
  refuseFailures,
} from "../input/read-input.js";
import { newestComplete, settled, tellUnusedYear, type Usual } from "../input/settle-input.js";
import { withBuiltIn } from "../input/with-built-in.js";
import { refuseOtherMembers } from "../region-members.js";
import { withBaseRelease } from "./reference/base-release.js";
import { builtInReferences } from "./reference/built-in-references.js";
import { everybodyOfReleases } from "./reference/everybody-of-releases.js";
import type { RatioPlan } from "./request.js";
import { doingTableJob, type TableJob, type TableOutcome, tableJobs } from "./table-job.js";
import { findingWithYears, type JudgedTables } from "./told/implausible-with-years.js";

/** Tables that were read, for one computation or several. */
export interface RatioInput extends JudgedTables {
  /** What the paths hold beside tables. */
  readonly setAside: readonly SetAside[];
}

/**
 * Reads the tables of the items asked for.
 *
 * @param usual the built-in releases that are read where nothing else is asked for
 * @throws Failure where a file that should have been read was not
 */
export async function readForRatios(
  request: InputRequest,
  { catalog, acceptSmallCounts, own, compute: { items } }: RatioPlan,
  effects: Effects,
  usual: Usual = newestComplete,
): Promise<RatioInput> {
  if (own) return { releases: own.releases, setAside: [], items, acceptSmallCounts: true, catalog };
  let files = 0;
  const wanted = new Set(items.map((item) => item.table));
  const { numbers, ...given } = settled(request, effects, usual);
  const read = readWith(wanted, catalog);
  const steps = readingTables(readRequest(given.request, read), catalog, {
    readStandardInput: given.effects.readStandardInput,
    progress: () => effects.progress?.("read", ++files),
  });
  const { tables, setAside, failures } = await takeSteps(steps);
  refuseFailures(failures);
  tellUnusedYear(request, tables, effects);
  const ofFiles = sortIntoReleases(tables, catalog.tables);
  const { releases: joined, differences } = withBuiltIn(ofFiles.releases, numbers, read, catalog);
  for (const difference of differences) effects.say(difference);
  const releases = withEverybody(joined, wanted, catalog, numbers);
  refuseOtherMembers(catalog, releases);
  return { releases, setAside, items, acceptSmallCounts, catalog };
}

/** One computation of the tables: how, and where its rows go. */
export interface RatioPass {
  readonly request: Omit<ComputeRequest, "items">;
  readonly into: RatioTable;
  /** Called whenever rows have come into it. */
  onRows?(): void;
  /** Does `onRows` clear it, so that it never holds all rows? */
  readonly isCleared?: true;
}

/** What a pass found beside its rows. */
export interface RatioOutcome extends Omit<ComputeOutcome, "contradiction"> {
  /** Gross errors of the source. */
  readonly implausible: readonly Implausible[];
}

/**
 * Computes the ratios of all items of the input, in one pass or several: hidden cells are estimated once for all.
 * Rows come in the order of releases and items.
 *
 * @returns an outcome a pass
 * @throws Failure where a check fails that the official tables pass, or where printed numbers contradict each other
 */
export const computeFrom = (
  input: RatioInput,
  passes: readonly RatioPass[],
  { progress }: Pick<Effects, "progress">,
): Promise<RatioOutcome[]> => takeSteps(computing(input, passes, progress));

/** The same by the caller's thread, which waits. */
export const computeAtOnce = (input: RatioInput, passes: readonly RatioPass[]): RatioOutcome[] =>
  lastOf(computing(input, passes));

/** The same in steps. Tables that rows go into have room for all of them from the start. */
function* computing(
  input: RatioInput,
  passes: readonly RatioPass[],
  progress?: Effects["progress"],
): Generator<undefined, RatioOutcome[]> {
  const { releases, items, acceptSmallCounts, catalog } = input;
  const implausible = yield* findingWithYears(input);
  const jobs = tableJobs(releases, items);
  const requests = passes.map(({ request }) => withBaseRelease({ ...request, implausible }, input));
  for (const { request, into, isCleared } of passes) {
    if (!isCleared) into.reserve(into.size + mostRows(jobs, request, catalog.regionGroups.length));
  }
  const work = {
    requests,
    acceptSmallCounts,
    builtIn: builtInReferences(),
    everybody: everybodyOfReleases(releases, requests, acceptSmallCounts, catalog),
  };
  const into = passes.map((pass) => pass.into);
  const outcomes: TableOutcome[] = [];
  let done = 0;
  for (const job of jobs) {
    yield;
    outcomes.push(yield* doingTableJob(job, work, catalog, into));
    for (const pass of passes) pass.onRows?.();
    done += job.items.length;
    progress?.("compute", done, releases.length * items.length);
  }
  return gathered(input, passes, outcomes, implausible);
}

/** What all jobs found, a pass each. @throws Failure where what was read or computed must not be shown */
function gathered(
  { releases, acceptSmallCounts }: RatioInput,
  passes: readonly RatioPass[],
  outcomes: readonly TableOutcome[],
  implausible: readonly Implausible[],
): RatioOutcome[] {
  const findings = new Map(outcomes.flatMap((outcome) => [...outcome.findings]));
  refuseDoubtfulFindings(
    releases.flatMap(({ pairs }) => pairs.flatMap((pair) => findings.get(pair) ?? [])),
    acceptSmallCounts,
  );
  const contradiction = outcomes.find((outcome) => outcome.contradiction)?.contradiction;
  if (contradiction) throw contradiction;
  return passes.map((_, pass) => {
    const found = outcomes.map((outcome) => outcome.passes[pass]!);
    return {
      notComputable: found.flatMap((outcome) => outcome.notComputable),
      used: [...new Set(found.flatMap((outcome) => outcome.used))],
      builtInReference: [...new Set(found.flatMap((outcome) => outcome.builtInReference))],
      groups: found.flatMap((outcome) => outcome.groups),
      implausible,
      referenceMoves: found.flatMap((outcome) => outcome.referenceMoves),
    };
  });
}

/** The most rows that jobs can give: a row a region, sex and age group, and one of the nation. */
function mostRows(
  jobs: readonly TableJob[],
  { levels, sexes, ages }: RatioPass["request"],
  groups: number,
): number {
  let regions = 0;
  for (const { release, items } of jobs) {
    if (levels.includes("group")) regions += items.length * groups;
    for (const { prefecture, area } of release.pairs) {
      if (levels.includes("nation")) regions += items.length;
      if (levels.includes("prefecture")) regions += items.length * (prefecture?.regions.length ?? 0);
      if (levels.includes(area?.regionLevel ?? AREA)) regions += items.length * (area?.regions.length ?? 0);
    }
  }
  return regions * sexes.length * ages.length;
}
