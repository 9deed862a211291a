import { existsSync, readdirSync, readFileSync } from "node:fs";
import { madeOnce } from "../../model/grouped.js";
import { Failure, failureAt } from "../../text/failure.js";
import { BUILT_IN_FOLDER, BUILT_IN_SCHEMA, type BuiltInSources, builtInNames } from "./form.js";

/** A release that comes with the program. */
interface BuiltInRelease extends Pick<BuiltInSources, "release" | "fiscalYear" | "missing"> {
  /** Has it every table that the ministry has published of this release? */
  readonly complete: boolean;
  /** How many tables are in it, prefectures and areas counted apart. */
  readonly tables: number;
}

/** The releases that come with the program, oldest first. */
export function builtInReleases(folder: URL = BUILT_IN_FOLDER): BuiltInRelease[] {
  return builtInNumbers(folder).map((number) => {
    const { release, fiscalYear, missing, tables } = readSources(number, folder);
    const complete = missing.every(({ published }) => !published);
    return { release, fiscalYear, complete, tables: tables.length, missing };
  });
}

/** Numbers of the releases that come with the program, oldest first. */
export function builtInNumbers(folder: URL = BUILT_IN_FOLDER): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const release = Number(/^release-(\d+)\./.exec(name)?.[1]);
      return builtInNames(release).sources === name ? [release] : [];
    })
    .sort((a, b) => a - b);
}

/** Those of the program's own folder that were read: a command asks for them up to four times. */
const kept = new Map<number, BuiltInSources>();

/**
 * What a built-in release holds, and where each table came from.
 *
 * @throws Failure where the release does not come with the program
 */
export function readSources(release: number, folder: URL = BUILT_IN_FOLDER): BuiltInSources {
  const read = () => sourcesIn(folder, release);
  return folder === BUILT_IN_FOLDER ? madeOnce(kept, release, read) : read();
}

function sourcesIn(folder: URL, release: number): BuiltInSources {
  const known = builtInNumbers(folder);
  if (!known.includes(release)) {
    throw new Failure({
      ja: `第${release}回の公表値は内蔵していません（内蔵：${known.map((n) => `第${n}回`).join("、") || "なし"}）。ファイルかフォルダーを指定してください。`,
      en: `release ${release} is not built in (built in: ${known.join(", ") || "none"}). Give its files or their folder.`,
    });
  }
  const { sources } = builtInNames(release);
  const found = JSON.parse(readFileSync(new URL(sources, folder), "utf8")) as BuiltInSources;
  if (found.schema === BUILT_IN_SCHEMA) return found;
  throw failureAt(`data/counts/${sources}`, {
    ja: `「${BUILT_IN_SCHEMA}」が必要ですが、「${found.schema}」とあります。ndb-ratio を入れ直してください。`,
    en: `found "${found.schema}" where "${BUILT_IN_SCHEMA}" is wanted. Install ndb-ratio again.`,
  });
}
