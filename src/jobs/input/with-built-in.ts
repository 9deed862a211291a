import type { Catalog } from "../../catalog/schema.js";
import { differingCounts } from "../../ingest/built-in/origin.js";
import { builtInRelease } from "../../ingest/built-in/read.js";
import { sortIntoReleases } from "../../ingest/release.js";
import { type CountTable, type ReleaseTables, tablesOf } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";

/** Tables of files and built-in ones. */
export interface Joined {
  /** Oldest first. */
  readonly releases: readonly ReleaseTables[];
  /** Where tables of files are not as built in, a line a release. */
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
  catalog: Pick<Catalog, "tables" | "prefectures">,
): Joined {
  const releases = new Map(ofFiles.map((release) => [release.release, release]));
  const differences: Bilingual[] = [];
  for (const number of numbers) {
    const builtIn = builtInRelease(number, catalog, { tables: wanted });
    const own = releases.get(number);
    if (own) {
      const pairs = [own, builtIn].map((release) => tablesOf({ releases: [release] }));
      const [files, known] = pairs as [CountTable[], CountTable[]];
      const added = known.filter((table) => !files.some((file) => isSamePlace(file, table)));
      const [joined] = sortIntoReleases([...files, ...added], catalog.tables).releases;
      releases.set(number, joined!);
      differences.push(...differencesOf(number, files, known, catalog));
    } else releases.set(number, builtIn);
  }
  return { releases: [...releases.values()].sort((a, b) => a.release - b.release), differences };
}

/** A table of a few prefectures does not say its block, and takes the place of both. */
function isSamePlace(file: CountTable, builtIn: CountTable): boolean {
  return (
    file.table === builtIn.table &&
    file.geography === builtIn.geography &&
    (file.block === null || file.block === builtIn.block)
  );
}

const MOST_TABLES = 5;

function differencesOf(
  release: number,
  files: readonly CountTable[],
  builtIn: readonly CountTable[],
  { tables }: Pick<Catalog, "tables">,
): Bilingual[] {
  const found = files.flatMap((file) => {
    const known = builtIn.filter((table) => isSamePlace(file, table));
    if (known.length === 0 || known.some(({ source }) => source.sha256 === file.source.sha256)) return [];
    const differing = Math.min(...known.map((table) => differingCounts(file, table)));
    const missing = Math.max(
      0,
      Math.min(...known.map((table) => table.regions.length - file.regions.length)),
    );
    return differing + missing > 0 ? [{ file, differing, missing }] : [];
  });
  if (found.length === 0) return [];
  const list = (language: "ja" | "en") =>
    found.slice(0, MOST_TABLES).map(({ file, differing, missing }) => {
      const name = tables.find(({ key }) => key === file.table)?.name[language] ?? file.table;
      return WORDS[language](name, file.geography, differing, missing);
    });
  const more = found.length - MOST_TABLES;
  return [
    {
      ja: `第${release}回は、内蔵の公表値と違う表をファイルから読みました：${list("ja").join("、")}${more > 0 ? ` ほか${more}表` : ""}`,
      en: `release ${release}: tables of the files that differ from the built-in ones were taken: ${list("en").join("; ")}${more > 0 ? `; and ${more} more` : ""}`,
    },
  ];
}

const WORDS = {
  ja: (name: string, level: CountTable["geography"], differing: number, missing: number) =>
    `${name}（${level === "area" ? "二次医療圏" : "都道府県"}、${[
      ...(differing > 0 ? [`違う人数 ${differing}`] : []),
      ...(missing > 0 ? [`ない地域 ${missing}`] : []),
    ].join("、")}）`,
  en: (name: string, level: CountTable["geography"], differing: number, missing: number) =>
    `${name} (by ${level}, ${[
      ...(differing > 0 ? [`${differing} counts differ`] : []),
      ...(missing > 0 ? [`${missing} regions lack`] : []),
    ].join(", ")})`,
} as const;
