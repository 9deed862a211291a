import { itemName } from "../../../catalog/items/description.js";
import type { Catalog } from "../../../catalog/schema.js";
import type { NotComputable } from "../../../engine/compute.js";
import { firstNames } from "../../../figures/text/names.js";
import type { SetAside } from "../../../ingest/read-tables.js";
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
  catalog: Pick<Catalog, "items">,
): Failure {
  if (releases === 0) return noTableFound(setAside);
  return new Failure((name) => {
    const told = wordedReasons(reasons.slice(0, MOST_REASONS), name);
    const list = (language: "ja" | "en") =>
      told
        .map(({ item, reason }) => `\n  ${itemName(item, catalog)[language]}: ${reason[language]}`)
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
 * @param asked how many items were asked for: a release that gives none of them is told in one line
 */
export function tellNotComputable(
  notComputable: readonly NotComputable[],
  catalog: Pick<Catalog, "items" | "ownCredit">,
  effects: Effects,
  asked = Number.POSITIVE_INFINITY,
): void {
  const ofReleases = [...new Set(notComputable.map(({ release }) => release))].map((release) => {
    const entries = notComputable.filter((entry) => entry.release === release);
    const reason = entries.find(({ missingTable }) => !missingTable);
    return { release, entries, nothing: entries.length === asked && asked > 1 ? reason : undefined };
  });
  const releasesWithout = missingIn(ofReleases.flatMap(({ entries, nothing }) => (nothing ? [] : entries)));
  const reasonOf = (entry: NotComputable) =>
    entry.missingTable ? releasesWithout(entry).join(" ") : entry.reason.en;
  for (const { release, entries, nothing } of ofReleases) {
    if (nothing) effects.say(nothingOf(release, nothing, catalog));
    else
      for (const same of grouped(entries, reasonOf).values()) {
        const isOfTables = same[0]!.missingTable && same.length > 1;
        const releases = isOfTables ? releasesWithout(same[0]!) : [release];
        if (releases[0] === release) effects.say(notComputableTogether(releases, same, catalog));
      }
  }
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
  catalog: Pick<Catalog, "items" | "ownCredit">,
): Bilingual {
  const { ja, en } = itemName(item, catalog);
  const when = releaseWords([release], catalog.ownCredit !== null);
  return {
    ja: `${when.ja}の表からは、求められた項目を計算できません（例 ${ja}：${reason.ja}）`,
    en: `the tables of ${when.en} give none of the items asked for (for example ${en}: ${reason.en})`,
  };
}
