import { itemName } from "../../../catalog/items/description.js";
import type { Catalog, Item } from "../../../catalog/schema.js";
import type { NotComputable } from "../../../engine/compute.js";
import { firstNames } from "../../../figures/text/names.js";
import type { SetAside } from "../../../ingest/read-tables.js";
import { type ReleaseTables, tablesOf } from "../../../model/counts.js";
import { releaseWords } from "../../../model/fiscal-year.js";
import { grouped } from "../../../model/grouped.js";
import type { Effects } from "../../../process/effects.js";
import { Failure } from "../../../text/failure.js";
import type { Bilingual, Language } from "../../../text/language.js";
import { type Naming, type Told, worded } from "../../../text/told.js";
import { noTableFound } from "../../input/missing-tables.js";

/** Why a command ends: no item can be computed. */
export function nothingComputed(
  reasons: readonly NotComputable<Told>[],
  releases: number,
  setAside: readonly SetAside[],
  catalog: Pick<Catalog, "items" | "ownCredit">,
): Failure {
  if (releases === 0) return noTableFound(setAside);
  // What a table says comes before what is not there: a stray table of another release lacks nearly all.
  const ordered = [...reasons].sort(
    (a, b) => Number(a.missingTable ?? false) - Number(b.missingTable ?? false),
  );
  const isOfSeveral = new Set(reasons.map(({ release }) => release)).size > 1;
  return new Failure((name) => {
    const told = wordedReasons(ordered.slice(0, MOST_REASONS), name);
    const list = (language: "ja" | "en") =>
      told
        .map(({ release, item, reason }) => {
          const when = isOfSeveral ? `${releaseWords([release], catalog.ownCredit !== null)[language]} ` : "";
          return `\n  ${when}${itemName(item, catalog)[language]}: ${reason[language]}`;
        })
        .join("");
    return {
      ja: `計算できる項目・地域がありません。${list("ja")}`,
      en: `nothing can be computed.${list("en")}`,
    };
  });
}

const MOST_REASONS = 5;

/** Reasons in the words of who reads them. */
export function wordedReasons(
  notComputable: readonly NotComputable<Told>[],
  name: Naming,
): readonly NotComputable[] {
  return notComputable.map((entry) => ({ ...entry, reason: worded(entry.reason, name) }));
}

/**
 * Items with the same reason are told together, and those whose tables are missing in one line for all releases that lack the same:
 * the first names, and how many there are.
 *
 * @param read the items asked for and what was read: a release that gives none of them is told in one line after the others
 */
export function tellNotComputable(
  notComputable: readonly NotComputable[],
  catalog: Pick<Catalog, "items" | "ownCredit">,
  effects: Effects,
  read?: { readonly items: readonly Item[]; readonly releases: readonly ReleaseTables[] },
): void {
  const asked = read?.items.length ?? 0;
  const ofReleases = [...new Set(notComputable.map(({ release }) => release))].map((release) => {
    const entries = notComputable.filter((entry) => entry.release === release);
    const isNothing = entries.length === asked && asked > 1;
    return { release, entries, nothing: isNothing ? reasonOfTables(release, entries, read!) : undefined };
  });
  const releasesWithout = missingIn(ofReleases.flatMap(({ entries, nothing }) => (nothing ? [] : entries)));
  const reasonOf = (entry: NotComputable) =>
    entry.missingTable ? releasesWithout(entry).join(" ") : entry.reason.en;
  for (const { release, entries, nothing } of ofReleases) {
    if (nothing) continue;
    for (const same of grouped(entries, reasonOf).values()) {
      const isOfTables = same[0]!.missingTable && same.length > 1;
      const releases = isOfTables ? releasesWithout(same[0]!) : [release];
      if (releases[0] === release) effects.say(notComputableTogether(releases, same, catalog));
    }
  }
  for (const { release, nothing } of ofReleases)
    if (nothing) effects.say(nothingOf(release, nothing, read!.releases, catalog));
}

/** Why the tables that a release has do not give their own items; else why others cannot be had of it. */
function reasonOfTables(
  release: number,
  entries: readonly NotComputable[],
  { items, releases }: NonNullable<Parameters<typeof tellNotComputable>[3]>,
): NotComputable | undefined {
  const held = new Set(releases.find((one) => one.release === release)?.pairs.map(({ table }) => table));
  const isOfHeld = ({ item }: NotComputable) => held.has(items.find(({ id }) => id === item)?.table ?? "");
  const reasons = entries.filter(({ missingTable }) => !missingTable);
  return reasons.find(isOfHeld) ?? reasons[0];
}

/** In which releases the table of an entry's item is missing. */
function missingIn(entries: readonly NotComputable[]): (entry: NotComputable) => readonly number[] {
  const ofItems = grouped(
    entries.filter(({ missingTable }) => missingTable),
    ({ item }) => item,
  );
  return ({ item }) => ofItems.get(item)?.map(({ release }) => release) ?? [];
}

function notComputableTogether(
  releases: readonly number[],
  entries: readonly NotComputable[],
  catalog: Pick<Catalog, "items" | "ownCredit">,
): Bilingual {
  const isOwn = catalog.ownCredit !== null;
  const names = entries.map(({ item }) => itemName(item, catalog));
  const [first] = entries;
  const many = entries.length > 1;
  const missing = isOwn
    ? { ja: "行が集計にありません", en: "the counts have no rows of them" }
    : { ja: "表がありません", en: "their tables are missing" };
  const reason = first!.missingTable && many ? missing : first!.reason;
  const [countJa, countEn] = many ? [`、${names.length}項目`, `, ${names.length} items`] : ["", ""];
  const list = (language: Language) =>
    firstNames(
      names.map((name) => name[language]),
      language,
    );
  const when = releaseWords(releases, isOwn);
  return {
    ja: `計算できない項目（${when.ja}${countJa}）：${list("ja")}：${reason.ja}`,
    en: `not computable (${when.en}${countEn}): ${list("en")}: ${reason.en}`,
  };
}

/** A folder of a release often holds a stray table of another one. */
function nothingOf(
  release: number,
  { item, reason }: NotComputable,
  releases: readonly ReleaseTables[],
  catalog: Pick<Catalog, "items" | "ownCredit">,
): Bilingual {
  const { ja, en } = itemName(item, catalog);
  const when = releaseWords([release], catalog.ownCredit !== null);
  const tables = tablesOf({ releases: releases.filter((one) => one.release === release) });
  const paths = [...new Set(tables.map(({ source }) => source.path))];
  return {
    ja: `${when.ja}のファイル（${firstNames(paths, "ja")}）からは、求められた項目を計算できません（${ja}：${reason.ja}）。ほかの回のフォルダーに紛れたものなら、結果への影響はありません`,
    en: `the files of ${when.en} (${firstNames(paths, "en")}) give none of the items asked for (${en}: ${reason.en}). If they are strays in the folder of another release, the result is right without them`,
  };
}
