import type { Catalog, Item } from "../../catalog/schema.js";
import type { NotComputable } from "../../engine/compute.js";
import type { SetAside } from "../../ingest/read-tables.js";
import type { ReleaseTables } from "../../model/counts.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { type Naming, worded } from "../../text/told.js";

const MOST_FILES = 3;
const MOST_TABLES = 5;

/** No table at all: what the files are that were given, as far as they have to do with the checkups. */
export function noTableFound(setAside: readonly SetAside[]): Failure {
  const telling = setAside.filter(({ kind }) => kind !== "other");
  return new Failure((name) => {
    const files = filesAndReasons(telling.length > 0 ? telling : setAside, name);
    return {
      ja: `必要な表が見つかりませんでした。${files.ja}${files.ja === "" ? "" : "\n"}何が読み込まれたかは ndb-ratio inspect で確かめられます。`,
      en: `no table that is needed was found. ${files.en}${files.en === "" ? "" : "\n"}\`ndb-ratio inspect\` shows what was read.`,
    };
  });
}

/**
 * Says which tables are there by prefecture only, though areas are asked for, and which files may be those that are
 * missing: they would be missed in a figure and in no number.
 */
export function tellMissingTables(
  {
    releases,
    items,
    setAside,
  }: { releases: readonly ReleaseTables[]; items: readonly Item[]; setAside: readonly SetAside[] },
  levels: readonly string[],
  notComputable: readonly Pick<NotComputable, "missingTable">[],
  catalog: Catalog,
  effects: Effects,
): void {
  const needed = new Set(items.map(({ table }) => table));
  let isMissing = notComputable.some(({ missingTable }) => missingTable);
  for (const { release, pairs } of levels.includes("area") ? releases : []) {
    if (catalog.releases.find((known) => known.release === release)?.areaTables === false) continue;
    const without = pairs.filter(({ table, prefecture, area }) => needed.has(table) && prefecture && !area);
    if (without.length === 0) continue;
    isMissing = true;
    effects.say(withoutAreas(release, [...new Set(without.map(({ table }) => table))], catalog));
  }
  const unread = setAside.filter(({ kind }) => kind === "unread");
  if (!isMissing || unread.length === 0) return;
  effects.say((name) => {
    const files = filesAndReasons(unread, name);
    return {
      ja: `足りない表は次のファイルかもしれません：${files.ja}`,
      en: `a missing table may be in:${files.en}`,
    };
  });
}

function withoutAreas(release: number, keys: readonly string[], catalog: Catalog): Bilingual {
  const names = (language: "ja" | "en") =>
    keys
      .slice(0, MOST_TABLES)
      .map((key) => catalog.tables.find((table) => table.key === key)?.name[language] ?? key);
  const more = keys.length > MOST_TABLES;
  return {
    ja: `第${release}回の二次医療圏の表が ${keys.length} 種類ありません（${names("ja").join("、")}${more ? " ほか" : ""}）。都道府県だけを計算しました`,
    en: `release ${release}: no table by area of ${names("en").join(", ")}${more ? ` and ${keys.length - MOST_TABLES} more` : ""}; prefectures only`,
  };
}

/** A line a file, the first few of them in the order of their paths. */
function filesAndReasons(setAside: readonly SetAside[], name: Naming): Bilingual {
  const byFile = new Map<string, SetAside>();
  for (const aside of setAside) if (!byFile.has(aside.path)) byFile.set(aside.path, aside);
  const files = [...byFile.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = (language: "ja" | "en") =>
    files.slice(0, MOST_FILES).map(({ path, title, reason }) => {
      const said = title ? (language === "ja" ? `「${title}」` : ` "${title}"`) : "";
      return `\n  ${path}${said}${language === "ja" ? "：" : ": "}${worded(reason, name)[language]}`;
    });
  const more = files.length - MOST_FILES;
  return {
    ja: lines("ja").join("") + (more > 0 ? `\n  （ほか ${more} ファイル）` : ""),
    en: lines("en").join("") + (more > 0 ? `\n  (and ${more} more files)` : ""),
  };
}
