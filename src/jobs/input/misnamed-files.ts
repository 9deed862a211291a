import { type ReleaseTables, tablesOf } from "../../model/counts.js";
import { releaseWords } from "../../model/fiscal-year.js";
import { grouped } from "../../model/grouped.js";
import type { Bilingual } from "../../text/language.js";
import { firstFive } from "./first-five.js";

/**
 * Says which files are named for another release than their titles say, or lie in a folder that is: a file may have been
 * renamed, or saved over another. The title is followed. A name with two releases says nothing.
 */
export function misnamedFiles(releases: readonly ReleaseTables[]): Bilingual[] {
  const read = new Map<string, Set<number>>();
  for (const { source, release, own } of tablesOf({ releases })) {
    if (own) continue;
    read.set(source.path, (read.get(source.path) ?? new Set()).add(release));
  }
  const wrong = [...read].flatMap(([path, found]) => {
    const named = releaseInName(path);
    return named === null || found.has(named) ? [] : [{ path, named, found: [...found] }];
  });
  return [...grouped(wrong, ({ named, found }) => `${named} ${found}`).values()].map((files) => {
    const { named, found } = files[0]!;
    const [name, title] = [releaseWords([named], false), releaseWords(found, false)];
    const { ja, en } = firstFive(
      files.map(({ path }) => ({ ja: path, en: path })),
      "個",
    );
    return {
      ja: `名前に${name.ja}とあるファイルは、表題の年度に従い${title.ja}として読みました。ファイルの取り違えでないか確かめてください：${ja}`,
      en: `files named for ${name.en} were read as ${title.en}, as their titles say; are they the right ones? ${en}`,
    };
  });
}

/** The release that the file's name says, or else that of its folder; null where neither says one. */
function releaseInName(path: string): number | null {
  for (const name of path.normalize("NFKC").split(/[/\\]/).slice(-2).reverse()) {
    const said = new Set([...name.matchAll(/第\s*(\d+)\s*回/g)].map(([, digits]) => Number(digits)));
    if (said.size === 1) return [...said][0]!;
  }
  return null;
}
