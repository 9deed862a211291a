// @ts-nocheck
import type { Catalog } from "../catalog/schema.js";
import { type CheckFinding, checkPair } from "../ingest/checks.js";
import { type NamedTable, type Reading, type ReadRequest, readingTables } from "../ingest/read-tables.js";
import { sortIntoReleases } from "../ingest/release.js";
import type { CountTable, ReleaseTables } from "../model/counts.js";
import { unhurried } from "../process/breathe.js";
import type { Effects } from "../process/effects.js";
import { Failure } from "../text/failure.js";
import { isDoubtful } from "./ratios/doubtful.js";

/** What is to be read. */
export interface InputRequest {
  /** Files, folders and zips; "-" is standard input. */
  readonly paths: readonly string[];
  /** Files that do not say themselves which table they are. */
  readonly named?: readonly NamedTable[] | undefined;
  /** Fiscal year of the checkups of tables without a title. */
  readonly fiscalYear?: number | undefined;
  /** Is a printed 0 what somebody put in the place of "-"? */
  readonly zerosAreHidden?: boolean | undefined;
}

/** @param wanted keys of the tables that are wanted; null for all */
export function readRequest(
  { paths, named = [], fiscalYear, zerosAreHidden = false }: InputRequest,
  wanted: ReadonlySet<string> | null,
): ReadRequest {
  return { paths, named, fiscalYear: fiscalYear ?? null, zerosAreHidden, wanted };
}

/** What the paths of a request hold, sorted and checked. */
export interface Input {
  readonly reading: Reading;
  readonly releases: readonly ReleaseTables[];
  readonly duplicates: readonly { readonly kept: CountTable; readonly dropped: CountTable }[];
  readonly findings: readonly CheckFinding[];
}

/**
 * Reads, sorts and checks all tables. Failures and findings are for the caller to judge.
 *
 * @param wanted keys of the tables that are wanted; null for all
 */
export async function readInput(
  request: InputRequest,
  wanted: ReadonlySet<string> | null,
  { readStandardInput }: Pick<Effects, "readStandardInput">,
  catalog: Catalog,
): Promise<Input> {
  const reading = await unhurried(
    readingTables(readRequest(request, wanted), catalog, { readStandardInput }),
  );
  return { reading, ...sortedAndChecked(reading.tables, catalog) };
}

/** Tables by release, the same table once, and what the official tables never show. */
export function sortedAndChecked(tables: readonly CountTable[], catalog: Catalog): Omit<Input, "reading"> {
  const { releases, duplicates } = sortIntoReleases(tables, catalog.tables);
  const findings = releases.flatMap(({ pairs }) => pairs.flatMap((pair) => checkPair(pair, catalog)));
  return { releases, duplicates, findings };
}

/**
 * Stops where a number could come out wrong: a file that should have been read and was not, or a check that the
 * official tables always pass.
 */
export function refuseDoubtfulInput({ reading, findings }: Input, acceptSmallCounts: boolean): void {
  refuseFailures(reading.failures);
  refuseDoubtfulFindings(findings, acceptSmallCounts);
}

/** Stops where a file that should have been read was not. */
export function refuseFailures([failure, ...more]: readonly Failure[]): void {
  if (!failure) return;
  if (more.length === 0) throw failure;
  throw new Failure(
    {
      ja: `${failure.text.ja}\n（ほかに ${more.length} 件の読み込みエラーがあります。ndb-ratio inspect で一覧できます）`,
      en: `${failure.text.en}\n(${more.length} more files cannot be read; \`ndb-ratio inspect\` lists them)`,
    },
    { place: failure.place, exitCode: failure.exitCode },
  );
}

/** Stops where a check fails that the official tables always pass. */
export function refuseDoubtfulFindings(findings: readonly CheckFinding[], acceptSmallCounts: boolean): void {
  const wrong = findings.find((finding) => isDoubtful(finding, acceptSmallCounts));
  if (!wrong) return;
  const hint =
    wrong.check === "no-small-counts"
      ? {
          ja: "。秘匿されていない独自の集計なら --accept-small-counts を付けてください",
          en: ". If these are unsuppressed counts of your own, add --accept-small-counts",
        }
      : { ja: "", en: "" };
  throw new Failure(
    { ja: wrong.text.ja + hint.ja, en: wrong.text.en + hint.en },
    { place: { file: wrong.path } },
  );
}

/** No path, or standard input twice: say so instead of waiting. */
export function refuseNoInput({ paths, named = [] }: InputRequest): void {
  const all = [...paths, ...named.map(({ path }) => path)];
  if (all.filter((path) => path === "-").length > 1) {
    throw new Failure(
      {
        ja: "標準入力（-）は 1 回だけ指定できます。",
        en: "standard input (-) can be given only once.",
      },
      { exitCode: 2 },
    );
  }
  if (all.length > 0) return;
  throw new Failure(
    {
      ja: "読み込むファイルかフォルダーを指定してください（例：ndb-ratio compute 第8回/）。",
      en: "give the files or folders to read, for example `ndb-ratio compute release-8/`.",
    },
    { exitCode: 2 },
  );
}
