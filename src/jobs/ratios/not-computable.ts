import type { Catalog } from "../../catalog/schema.js";
import type { NotComputable } from "../../engine/compute.js";
import type { SetAside } from "../../ingest/read-tables.js";
import { grouped } from "../../model/grouped.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { type Naming, type Told, worded } from "../../text/told.js";
import { noTableFound } from "../input/missing-tables.js";

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
      told.map(({ item, reason }) => `\n  ${nameOf(item, catalog)[language]}: ${reason[language]}`).join("");
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
 * Items with the same reason are told together, and all whose table is missing in one line a release.
 *
 * @param asked how many items were asked for: a release that gives none of them is told in one line
 */
export function tellNotComputable(
  notComputable: readonly NotComputable[],
  catalog: Pick<Catalog, "items">,
  effects: Effects,
  asked = Number.POSITIVE_INFINITY,
): void {
  const releases = new Set(notComputable.map(({ release }) => release));
  for (const release of releases) {
    const entries = notComputable.filter((entry) => entry.release === release);
    const reason = entries.find(({ missingTable }) => !missingTable);
    if (entries.length === asked && asked > 1 && reason) effects.say(nothingOf(release, reason, catalog));
    else
      for (const same of grouped(entries, reasonOf).values())
        effects.say(notComputableTogether(release, same, catalog));
  }
}

const reasonOf = ({ missingTable, reason }: NotComputable) => (missingTable ? "" : reason.en);

function notComputableTogether(
  release: number,
  entries: readonly NotComputable[],
  catalog: Pick<Catalog, "items">,
): Bilingual {
  const names = entries.map(({ item }) => nameOf(item, catalog));
  const [first] = entries;
  const reason =
    first!.missingTable && entries.length > 1
      ? { ja: "表が入力にありません", en: "the input does not have their tables" }
      : first!.reason;
  return {
    ja: `計算できない項目（第${release}回）：${names.map(({ ja }) => ja).join("、")}：${reason.ja}`,
    en: `not computable (release ${release}): ${names.map(({ en }) => en).join(", ")}: ${reason.en}`,
  };
}

/** A folder of a release often holds a stray table of another one. */
function nothingOf(
  release: number,
  { item, reason }: NotComputable,
  catalog: Pick<Catalog, "items">,
): Bilingual {
  const { ja, en } = nameOf(item, catalog);
  return {
    ja: `第${release}回の表からは、求められた項目を計算できません（例 ${ja}：${reason.ja}）`,
    en: `the tables of release ${release} give none of the items asked for (for example ${en}: ${reason.en})`,
  };
}

/** The name of an item, which a reader knows; its id where it has none. */
const nameOf = (id: string, { items }: Pick<Catalog, "items">): Bilingual =>
  items.find((item) => item.id === id)?.name ?? { ja: id, en: id };
