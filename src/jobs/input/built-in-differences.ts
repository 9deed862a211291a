import { tableName } from "../../catalog/items/description.js";
import { isArea } from "../../catalog/levels.js";
import type { Catalog } from "../../catalog/schema.js";
import { type Origin, originsOf, releaseOfCounts } from "../../ingest/built-in/origin.js";
import { smallCountsOf } from "../../ingest/checks/checks.js";
import { type CountTable, type ReleaseTables, tablesOf } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { isSynthetic } from "../credit.js";
import { firstFive } from "./first-five.js";

/** A table of a file that is not as built in. */
interface Difference extends Pick<Origin, "differing" | "missing"> {
  readonly file: CountTable;
}

/**
 * Says which tables of files are not as built in, a line a release. Files of the ministry are known by their SHA-256, so that
 * their built-in counts are not read. Where the release is not added to the files, a part of the regions with the same counts
 * is no difference, and made-up tables, and those with counts that the ministry never prints, are not taken for its own.
 *
 * @param numbers of the built-in releases that are added
 */
export function builtInDifferences(
  releases: readonly ReleaseTables[],
  numbers: readonly number[],
  catalog: Pick<Catalog, "tables">,
): Bilingual[] {
  return releases.flatMap((release) => {
    const isAdded = numbers.includes(release.release);
    const files = tablesOf({ releases: [release] }).filter((table) => isAdded || !isSynthetic(table));
    const origins = originsOf(files, catalog);
    const found = files.flatMap((file, i): Difference[] => {
      const { differing, missing } = origins[i]!;
      const lacking = isAdded ? missing : 0;
      return differing + lacking > 0 ? [{ file, differing, missing: lacking }] : [];
    });
    const isOwn = () => files.some((file) => smallCountsOf(file).small > 0);
    return found.length === 0 || (!isAdded && isOwn()) ? [] : [words(release.release, found, catalog)];
  });
}

function words(release: number, found: readonly Difference[], catalog: Pick<Catalog, "tables">): Bilingual {
  const tables = found.map((difference) => {
    const { file } = difference;
    const same = isOther(difference) ? releaseOfCounts(file, catalog) : null;
    return WORDS(tableName(file.table, catalog), difference, same);
  });
  const { ja, en } = firstFive(tables, "表");
  return {
    ja: `第${release}回は、内蔵の公表値と違う表をファイルから読みました：${ja}`,
    en: `release ${release}: tables of the files that differ from the built-in ones were taken: ${en}`,
  };
}

/** Are most of its counts others, so that it may be another table? */
const isOther = ({ file, differing }: Difference) =>
  2 * differing > file.male.counts.length + file.female.counts.length;

/** @param same another release that has the very counts */
const WORDS = (
  name: Bilingual,
  { file, differing, missing }: Difference,
  same: number | null,
): Bilingual => ({
  ja: `${name.ja}（${[
    isArea(file.geography) ? "二次医療圏" : "都道府県",
    ...(differing > 0 ? [`違う人数 ${differing}`] : []),
    ...(missing > 0 ? [`ない地域 ${missing}`] : []),
    ...(same === null ? [] : [`数値は第${same}回の公表値と同じ`]),
  ].join("、")}）`,
  en: `${name.en} (${[
    `by ${file.geography}`,
    ...(differing > 0 ? [`${differing} counts differ`] : []),
    ...(missing > 0 ? [`${missing} regions lack`] : []),
    ...(same === null ? [] : [`the counts are those of release ${same}`]),
  ].join(", ")})`,
});
