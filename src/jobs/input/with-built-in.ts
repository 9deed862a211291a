import type { Catalog } from "../../catalog/schema.js";
import { builtInRelease } from "../../ingest/built-in/read.js";
import { sortIntoReleases } from "../../ingest/release.js";
import { type CountTable, type ReleaseTables, tablesOf } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { builtInDifferences } from "./built-in-differences.js";
import { misnamedFiles } from "./misnamed-files.js";
import { unlikeBuiltIn } from "./unlike/unlike-built-in.js";

/** Tables of files and built-in ones. */
export interface Joined {
  /** Oldest first. */
  readonly releases: readonly ReleaseTables[];
  /** Where files are named for another release, and where their tables are not as built in, or far from the nearest built-in release, a line or two a release. */
  readonly differences: readonly Bilingual[];
}

/**
 * Adds built-in releases to those of files. A table that is in both is taken from the files.
 *
 * @param numbers of the built-in releases
 * @param wanted keys of the tables that are wanted; null for all
 * @throws Failure where a release is not built in
 */
export function withBuiltIn(
  ofFiles: readonly ReleaseTables[],
  numbers: readonly number[],
  wanted: ReadonlySet<string> | null,
  catalog: Pick<Catalog, "tables" | "questions" | "areas">,
): Joined {
  const releases = new Map(ofFiles.map((release) => [release.release, release]));
  for (const number of numbers) {
    const builtIn = builtInRelease(number, catalog, { tables: wanted });
    const own = releases.get(number);
    if (own) {
      const pairs = [own, builtIn].map((release) => tablesOf({ releases: [release] }));
      const [files, known] = pairs as [CountTable[], CountTable[]];
      const added = known.filter((table) => !files.some((file) => isSamePlace(file, table)));
      const [joined] = sortIntoReleases([...files, ...added], catalog.tables).releases;
      releases.set(number, joined!);
    } else releases.set(number, builtIn);
  }
  return {
    releases: [...releases.values()].sort((a, b) => a.release - b.release),
    differences: [
      ...misnamedFiles(ofFiles),
      ...builtInDifferences(ofFiles, numbers, catalog),
      ...unlikeBuiltIn(ofFiles, catalog),
    ],
  };
}

/** A table of a few prefectures does not say its block, and takes the place of both. */
function isSamePlace(file: CountTable, builtIn: CountTable): boolean {
  return (
    file.table === builtIn.table &&
    file.geography === builtIn.geography &&
    (file.block === null || file.block === builtIn.block)
  );
}
