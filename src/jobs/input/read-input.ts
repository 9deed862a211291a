import type { Catalog } from "../../catalog/schema.js";
import { checkPair } from "../../ingest/checks/checks.js";
import type { CheckFinding } from "../../ingest/checks/finding.js";
import { type Reading, type ReadRequest, readingTables } from "../../ingest/read-tables.js";
import { type Clash, type Sorting, sortIntoReleases } from "../../ingest/release.js";
import type { CountTable } from "../../model/counts.js";
import type { Effects } from "../../process/effects.js";
import { takeSteps } from "../../process/event-loop.js";
import { Failure, failureAt } from "../../text/failure.js";
import { worded } from "../../text/told.js";
import { isDoubtful } from "../ratios/told/doubtful.js";
import { type InputRequest, newestComplete, settled, tellUnusedYear } from "./settle-input.js";
import { type Joined, withBuiltIn } from "./with-built-in.js";

export type { InputRequest } from "./settle-input.js";

/** @param wanted keys of the tables that are wanted; null for all */
export function readRequest(
  { paths, named = [], fiscalYear, zerosAreHidden = false }: InputRequest,
  wanted: ReadonlySet<string> | null,
): ReadRequest {
  return { paths, named, fiscalYear: fiscalYear ?? null, zerosAreHidden, wanted };
}

/** What the paths of a request hold, sorted and checked. */
export interface Input extends Sorting {
  readonly reading: Reading;
  readonly findings: readonly CheckFinding[];
}

/**
 * Reads, sorts and checks all tables. Failures and findings are for the caller to judge.
 *
 * @param wanted keys of the tables that are wanted; null for all
 * @param onClash told of two tables of one subject that differ; by default it throws
 */
export async function readInput(
  request: InputRequest,
  wanted: ReadonlySet<string> | null,
  effects: Effects,
  catalog: Catalog,
  onClash?: (clash: Clash) => void,
): Promise<Input> {
  const { numbers, ...files } = settled(request, effects, newestComplete);
  const { readStandardInput } = files.effects;
  const reading = await takeSteps(
    readingTables(readRequest(files.request, wanted), catalog, { readStandardInput }),
  );
  tellUnusedYear(request, reading.tables, effects);
  const { differences, ...sorted } = sortedAndChecked(reading.tables, numbers, wanted, catalog, onClash);
  for (const difference of differences) effects.say(difference);
  return { reading, ...sorted };
}

/**
 * Tables by release with those of built-in releases, the same table once, and what the official tables never show.
 *
 * @param numbers of the built-in releases
 */
export function sortedAndChecked(
  tables: readonly CountTable[],
  numbers: readonly number[],
  wanted: ReadonlySet<string> | null,
  catalog: Catalog,
  onClash?: (clash: Clash) => void,
): Omit<Input, "reading"> & Pick<Joined, "differences"> {
  const { releases: ofFiles, duplicates } = sortIntoReleases(tables, catalog.tables, onClash);
  const { releases, differences } = withBuiltIn(ofFiles, numbers, wanted, catalog);
  const findings = releases.flatMap(({ pairs }) => pairs.flatMap((pair) => checkPair(pair, catalog)));
  return { releases, duplicates, findings, differences };
}

/**
 * Stops where a number could come out wrong: a file that should have been read and was not, or a check that the
 * official tables always pass.
 */
export function refuseDoubtfulInput({ reading, findings }: Input, acceptSmallCounts: boolean): void {
  refuseFailures(reading.failures);
  refuseDoubtfulFindings(findings, acceptSmallCounts);
}

/**
 * Stops where a file that should have been read was not.
 *
 * @throws Failure: the first, or all of them listed
 */
export function refuseFailures([failure, ...more]: readonly Failure[]): void {
  if (!failure) return;
  if (more.length === 0) throw failure;
  throw new Failure(
    (name) => {
      const { ja, en } = worded(failure.told, name);
      return {
        ja: `${ja}\n（ほかに ${more.length} 件の読み込みエラーがあります。ndb-ratio inspect で一覧できます）`,
        en: `${en}\n(${more.length} more files cannot be read; \`ndb-ratio inspect\` lists them)`,
      };
    },
    { place: failure.place, exitCode: failure.exitCode },
  );
}

/**
 * Stops where a check fails that the official tables always pass.
 *
 * @throws Failure which lists the findings
 */
export function refuseDoubtfulFindings(findings: readonly CheckFinding[], acceptSmallCounts: boolean): void {
  const wrong = findings.find((finding) => isDoubtful(finding, acceptSmallCounts));
  if (!wrong) return;
  throw failureAt(wrong.path, (name) => {
    const { ja, en } = worded(wrong.text, name);
    if (wrong.check !== "no-small-counts") return { ja, en };
    return {
      ja: `${ja}。秘匿されていない独自の集計なら ${name("accept-small-counts")} を付けてください`,
      en: `${en}. If these are unsuppressed counts of your own, add ${name("accept-small-counts")}`,
    };
  });
}
