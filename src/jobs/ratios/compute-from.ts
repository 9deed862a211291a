import type { Catalog, Item } from "../../catalog/schema.js";
import {
  fiscalYearOf,
  type InputOptions,
  inputOptions,
  namedTables,
  zerosAreHidden,
} from "../../cli/choices.js";
import type { NotComputable } from "../../engine/compute.js";
import type { GroupStatistics } from "../../engine/item-ratios.js";
import { findingImplausible } from "../../engine/plausibility/find-implausible.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { FixedReference } from "../../engine/reference/item-reference.js";
import type { ReferenceMove } from "../../engine/reference/leave-out.js";
import { publishedPopulation } from "../../engine/reference/published-population.js";
import type { ComputeRequest } from "../../engine/request.js";
import type { CheckFinding } from "../../ingest/checks.js";
import type { SetAside } from "../../ingest/read-tables.js";
import { sortIntoReleases } from "../../ingest/release.js";
import type { CountTable, ReleaseTables, TablePair } from "../../model/counts.js";
import { RatioTable } from "../../model/ratio-table.js";
import type { RatioSink } from "../../model/ratios.js";
import { unhurried } from "../../process/breathe.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { refuseDoubtfulFindings, refuseFailures } from "../read-input.js";
import { aloneCrew, type RatioCrew } from "../workers/crew.js";
import { withBaseRelease } from "./base-release.js";
import { builtInReferences } from "./choose-reference.js";
import type { RatioRequest } from "./request.js";
import { type TableJob, type TableOutcome, tableAt, tableJobs } from "./table-job.js";

/** Tables that were read, for one computation or several. */
export interface RatioInput {
  readonly releases: readonly ReleaseTables[];
  /** What the paths hold beside tables. */
  readonly setAside: readonly SetAside[];
  readonly items: readonly Item[];
  readonly acceptSmallCounts: boolean;
  readonly catalog: Catalog;
  readonly crew: RatioCrew;
}

/** Reads the tables of the items asked for. @throws Failure where a file that should have been read was not */
export async function readForRatios(
  paths: readonly string[],
  options: InputOptions,
  { catalog, compute: { items } }: RatioRequest,
  effects: Effects,
  crew: RatioCrew = aloneCrew(catalog),
): Promise<RatioInput> {
  const { table, fiscalYear, acceptSmallCounts, zeros } = inputOptions.parse(options);
  let files = 0;
  const { tables, setAside, failures } = await crew.read(
    {
      paths,
      named: namedTables(table),
      fiscalYear: fiscalYearOf(fiscalYear),
      zerosAreHidden: zerosAreHidden(zeros),
      wanted: new Set(items.map((item) => item.table)),
    },
    {
      readStandardInput: effects.readStandardInput,
      progress: () => effects.progress?.("read", ++files),
    },
  );
  refuseFailures(failures);
  const { releases } = sortIntoReleases(tables, catalog.tables);
  return { releases, setAside, items, acceptSmallCounts, catalog, crew };
}

/** One computation of the tables: how, and where its rows go. */
export interface RatioPass {
  readonly request: Omit<ComputeRequest, "items">;
  readonly into: RatioSink;
}

/** What a pass found beside its rows. */
export interface RatioOutcome {
  readonly notComputable: readonly NotComputable[];
  /** Tables that the ratios were made from, in the order of the items. */
  readonly used: readonly CountTable[];
  /** Items whose reference is the project's own copy. */
  readonly builtInReference: readonly string[];
  readonly groups: readonly GroupStatistics[];
  /** Gross errors of the source. */
  readonly implausible: readonly Implausible[];
  /** How far they move the references. */
  readonly referenceMoves: readonly ReferenceMove[];
}

/**
 * Computes the ratios of all items of the input, in one pass or several: hidden cells are estimated once for all.
 * Rows come in the order of releases and items.
 *
 * @returns an outcome a pass
 * @throws Failure where a check fails that the official tables pass, or where printed numbers contradict each other
 */
export async function computeFrom(
  input: RatioInput,
  passes: readonly RatioPass[],
  effects: Effects,
): Promise<RatioOutcome[]> {
  const { releases, items, acceptSmallCounts, crew } = input;
  const jobs = tableJobs(releases, items);
  const implausible = await unhurried(findingImplausible(releases, items, input.catalog));
  const requests = passes.map(({ request }) => withBaseRelease({ ...request, implausible }, input));
  const builtIn = builtInFor(requests, input);
  const outcomes: TableOutcome[] = [];
  let done = 0;
  const into = passes.map((pass) => pass.into);
  for (const { request, into } of passes) {
    if (into instanceof RatioTable) into.reserve(into.size + mostRows(jobs, request));
  }
  for await (const outcome of crew.compute(jobs, { requests, acceptSmallCounts, builtIn }, into)) {
    outcomes.push(outcome);
    done += jobs[outcomes.length - 1]!.items.length;
    effects.progress?.("compute", done, releases.length * items.length);
  }
  const findings = new Map<TablePair, readonly CheckFinding[]>();
  for (const [i, outcome] of outcomes.entries()) {
    for (const [p, found] of outcome.findings.entries()) findings.set(jobs[i]!.release.pairs[p]!, found);
  }
  refuseDoubtfulFindings(
    releases.flatMap(({ pairs }) => pairs.flatMap((pair) => findings.get(pair) ?? [])),
    acceptSmallCounts,
  );
  const contradiction = outcomes.find((outcome) => outcome.contradiction)?.contradiction;
  if (contradiction) throw new Failure(contradiction.text, { place: contradiction.place });
  return passes.map((_, pass) => {
    const found = outcomes.map((outcome) => outcome.passes[pass]!);
    const used = found.flatMap((outcome, i) => outcome.used.map((place) => tableAt(jobs[i]!, place)));
    return {
      notComputable: found.flatMap((outcome) => outcome.notComputable),
      used: [...new Set(used)],
      builtInReference: [...new Set(found.flatMap((outcome) => outcome.builtInReference))],
      groups: found.flatMap((outcome) => outcome.groups),
      implausible,
      referenceMoves: found.flatMap((outcome) => outcome.referenceMoves),
    };
  });
}

/** The most rows that jobs can give: a row a region, sex and age group, and one of the nation. */
function mostRows(jobs: readonly TableJob[], { levels, sexes, ages }: RatioPass["request"]): number {
  let regions = 0;
  for (const { release, items } of jobs) {
    for (const { prefecture, area } of release.pairs) {
      if (levels.includes("nation")) regions += items.length;
      if (levels.includes("prefecture")) regions += items.length * (prefecture?.regions.length ?? 0);
      if (levels.includes("area")) regions += items.length * (area?.regions.length ?? 0);
    }
  }
  return regions * sexes.length * ages.length;
}

/** The project's own references that the requests may need. */
function builtInFor(
  requests: readonly RatioPass["request"][],
  { releases, catalog }: Pick<RatioInput, "releases" | "catalog">,
): FixedReference[] {
  const builtIn = builtInReferences();
  return requests.flatMap(({ reference }) =>
    reference.kind === "file" || reference.kind === "release"
      ? []
      : releases.flatMap(
          ({ release }) => builtIn(publishedPopulation(reference, release, catalog), release) ?? [],
        ),
  );
}
