import { loadCatalog } from "../catalog/load.js";
import type { Catalog } from "../catalog/schema.js";
import {
  fiscalYearOf,
  type InputOptions,
  inputOptions,
  namedTables,
  zerosAreHidden,
} from "../cli/choices.js";
import { type CheckFinding, checkPair } from "../ingest/checks.js";
import { type Reading, readingTables } from "../ingest/read-tables.js";
import { sortIntoReleases } from "../ingest/release.js";
import type { CountTable, ReleaseTables } from "../model/counts.js";
import { unhurried } from "../process/breathe.js";
import type { Effects } from "../process/effects.js";
import { Failure } from "../text/failure.js";
import { isDoubtful } from "./ratios/doubtful.js";

/** What the paths of a command hold, sorted and checked. */
export interface Input {
  readonly reading: Reading;
  readonly releases: readonly ReleaseTables[];
  readonly duplicates: readonly { readonly kept: CountTable; readonly dropped: CountTable }[];
  readonly findings: readonly CheckFinding[];
}

/** Reads, sorts and checks all tables. Failures and findings are for the caller to judge. */
export async function readInput(
  paths: readonly string[],
  options: InputOptions,
  wanted: ReadonlySet<string> | null,
  effects: Effects,
  catalog: Catalog = loadCatalog(),
): Promise<Input> {
  const { table, fiscalYear, zeros } = inputOptions.parse(options);
  const request = {
    paths,
    named: namedTables(table),
    fiscalYear: fiscalYearOf(fiscalYear),
    zerosAreHidden: zerosAreHidden(zeros),
    wanted,
  };
  const { readStandardInput } = effects;
  const reading = await unhurried(readingTables(request, catalog, { readStandardInput }));
  const { releases, duplicates } = sortIntoReleases(reading.tables, catalog.tables);
  const findings = releases.flatMap(({ pairs }) => pairs.flatMap((pair) => checkPair(pair, catalog)));
  return { reading, releases, duplicates, findings };
}

/**
 * Stops where a number could come out wrong: a file that should have been read and was not, or a check that the
 * official tables always pass.
 */
export function refuseDoubtfulInput(input: Input, options: InputOptions): void {
  refuseFailures(input.reading.failures);
  refuseDoubtfulFindings(input.findings, options.acceptSmallCounts ?? false);
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
export function refuseNoInput(paths: readonly string[], named: readonly string[] | undefined): void {
  const standardInputs = [...paths, ...(named ?? []).map((value) => value.slice(value.indexOf("=") + 1))];
  if (standardInputs.filter((path) => path === "-").length > 1) {
    throw new Failure(
      {
        ja: "標準入力（-）は 1 回だけ指定できます。",
        en: "standard input (-) can be given only once.",
      },
      { exitCode: 2 },
    );
  }
  if (paths.length > 0 || (named && named.length > 0)) return;
  throw new Failure(
    {
      ja: "読み込むファイルかフォルダーを指定してください（例：ndb-ratio compute 第8回/）。",
      en: "give the files or folders to read, for example `ndb-ratio compute release-8/`.",
    },
    { exitCode: 2 },
  );
}
