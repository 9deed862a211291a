import { builtInNumbers, builtInReleases } from "../../ingest/built-in/sources.js";
import type { NamedTable } from "../../ingest/read-tables.js";
import type { CountTable } from "../../model/counts.js";
import { releaseOfYear, yearOfRelease } from "../../model/fiscal-year.js";
import type { Effects } from "../../process/effects.js";
import { misuse } from "../../text/failure.js";
import type { Told } from "../../text/told.js";

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
  /** Releases that come with the program, beside what the paths hold. */
  readonly releases?: readonly number[] | "all" | undefined;
}

/** Numbers of the built-in releases that a job takes where nothing else is asked for. */
export type Usual = () => readonly number[];

/** The newest built-in release of which no published table is missing. */
export function newestComplete(): readonly number[] {
  return builtInReleases()
    .filter(({ complete }) => complete)
    .slice(-1)
    .map(({ release }) => release);
}

/** What is read: files or standard input, and built-in releases. */
export interface Settled {
  readonly request: InputRequest;
  readonly effects: Effects;
  /** Of the built-in releases, oldest first. */
  readonly numbers: readonly number[];
}

/**
 * Where a request names neither paths nor releases, what is piped in, and where nothing is, the usual built-in releases,
 * of which a line says which they are.
 *
 * @throws Failure where standard input stands twice, or a release is not built in
 */
export function settled(request: InputRequest, effects: Effects, usual: Usual): Settled {
  refuseTwice(request);
  const { paths, named = [], releases } = request;
  const isBuiltIn = paths.length + named.length === 0;
  if (releases !== undefined) {
    if (isBuiltIn) refuseYear(request);
    return { request, effects, numbers: numbersOf(releases) };
  }
  if (!isBuiltIn) return { request, effects, numbers: [] };
  const bytes = pipedIn(effects);
  if (bytes) return { ...fromBytes(request, effects, bytes), numbers: [] };
  refuseYear(request);
  const numbers = usual();
  effects.say(whichReleases(numbers));
  return { request, effects, numbers };
}

/** What is piped in; null where nothing is: at a terminal, from /dev/null, from a program that gave nothing. */
export function pipedIn(effects: Pick<Effects, "readStandardInput" | "standardInputIsTerminal">) {
  if (effects.standardInputIsTerminal) return null;
  const bytes = effects.readStandardInput();
  return bytes.length > 0 ? bytes : null;
}

/** A request for standard input, which was read already. */
export function fromBytes(
  request: InputRequest,
  effects: Effects,
  bytes: Buffer,
): Pick<Settled, "request" | "effects"> {
  return { request: { ...request, paths: ["-"] }, effects: { ...effects, readStandardInput: () => bytes } };
}

/** Numbers of the releases asked for, oldest first. */
export function numbersOf(releases: readonly number[] | "all"): number[] {
  if (releases === "all") return builtInNumbers();
  return [...new Set(releases)].sort((a, b) => a - b);
}

/** Says which built-in releases are taken where nothing was asked for. */
export function whichReleases(numbers: readonly number[]): Told {
  const of = (word: (release: number) => string, and: string) => numbers.map(word).join(and);
  return (name) => ({
    ja: `内蔵の公表値を使います：${of((n) => `第${n}回（${yearOfRelease(n)}年度）`, "、")}。ほかの回は ${name("release")}、ファイルはパスで指定できます`,
    en: `using the built-in counts: release ${of((n) => `${n} (FY${yearOfRelease(n)})`, ", ")}. Choose others with ${name("release")}, or give files`,
  });
}

/** A year chooses no built-in release: that would give another year than the one that is named. */
function refuseYear({ fiscalYear }: InputRequest): void {
  if (fiscalYear === undefined) return;
  const release = releaseOfYear(fiscalYear);
  const [ja, en] = builtInNumbers().includes(release)
    ? [`（${fiscalYear}年度の健診は第${release}回）`, ` (checkups of FY${fiscalYear} are release ${release})`]
    : ["", ""];
  throw misuse((name) => ({
    ja: `${name("fiscal-year")} は、表題のないファイルの年度です。内蔵の公表値は ${name("release")} で選んでください${ja}`,
    en: `${name("fiscal-year")} is the year of files without a title. Choose built-in counts with ${name("release")}${en}`,
  }));
}

/** Says that no table is of the year that was given for those without one: all have their own. */
export function tellUnusedYear(
  { fiscalYear }: InputRequest,
  tables: readonly CountTable[],
  { say }: Pick<Effects, "say">,
): void {
  const years = [...new Set(tables.map((table) => table.fiscalYear))].sort();
  if (fiscalYear === undefined || years.length === 0 || years.includes(fiscalYear)) return;
  say((name) => ({
    ja: `${name("fiscal-year")} ${fiscalYear} は使いませんでした。どの表にも、表題などに年度があります（${years.join("、")}年度）`,
    en: `${name("fiscal-year")} ${fiscalYear} was not used: each table says its year itself (FY${years.join(", ")})`,
  }));
}

function refuseTwice({ paths, named = [] }: InputRequest): void {
  if ([...paths, ...named.map(({ path }) => path)].filter((path) => path === "-").length < 2) return;
  throw misuse({
    ja: "標準入力（-）は 1 回だけ指定できます。",
    en: "standard input (-) can be given only once.",
  });
}
