import { tableName } from "../../catalog/items/description.js";
import { AREA, type Level } from "../../catalog/levels.js";
import { isPrefectureMember } from "../../catalog/regions/region-groups.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import type { NotComputable } from "../../engine/compute.js";
import type { SetAside } from "../../ingest/read-tables.js";
import type { ReleaseTables, TablePair } from "../../model/counts.js";
import type { Effects } from "../../process/effects.js";
import { describePlace, Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { type Naming, worded } from "../../text/told.js";
import { newestComplete } from "./settle-input.js";

const MOST_FILES = 3;
const MOST_TABLES = 5;

/** No table at all: what the files are that were given, as far as they have to do with the checkups. */
export function noTableFound(setAside: readonly SetAside[]): Failure {
  if (setAside.length === 0)
    return new Failure({
      ja: "指定されたフォルダーや zip の中に、読むファイルがありません。場所と中身を確かめてください。",
      en: "the folder or archive given holds no file to read. Check the place, and what it holds.",
    });
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
  notComputable: readonly Pick<NotComputable, "release" | "item" | "missingTable">[],
  catalog: Catalog,
  effects: Effects,
): void {
  const needed = new Set(items.map(({ table }) => table));
  const isOfAreas = levels.includes(AREA) || (levels.includes("group") && isMadeOfAreas(catalog));
  const asked = isOfAreas ? releases : [];
  let isMissing = notComputable.some(({ missingTable }) => missingTable);
  for (const { release, pairs } of asked) {
    if (catalog.releases.find((known) => known.release === release)?.areaTables === false) continue;
    const without = pairs.filter(({ table, prefecture, area }) => needed.has(table) && prefecture && !area);
    if (without.length === 0) continue;
    isMissing = true;
    const keys = [...new Set(without.map(({ table }) => table))];
    effects.say(withoutAreas(release, keys, levels, catalog));
  }
  for (const { release, pairs } of asked) {
    // Of what cannot be computed without them it is said elsewhere.
    const failed = new Set(notComputable.filter((one) => one.release === release).map(({ item }) => item));
    const computed = new Set(items.filter(({ id }) => !failed.has(id)).map(({ table }) => table));
    const without = keysWithoutPrefectures(pairs).filter((table) => computed.has(table));
    if (without.length === 0) continue;
    isMissing = true;
    effects.say(withoutPrefectures(release, without, catalog));
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

/**
 * Where nothing but areas is asked for, says that the tables are there by prefecture only: release 5 has no others.
 *
 * @throws Failure where no table of the items is there by area
 */
export function refuseWithoutAreaTables(
  { releases, items }: { readonly releases: readonly ReleaseTables[]; readonly items: readonly Item[] },
  levels: readonly Level[],
): void {
  if (!levels.every((level) => level === AREA || level === "municipality")) return;
  const needed = new Set(items.map(({ table }) => table));
  const pairs = releases.flatMap((release) => release.pairs.filter(({ table }) => needed.has(table)));
  if (pairs.length === 0 || pairs.some(({ area }) => area)) return;
  const numbers = releases.map(({ release }) => release);
  const instead = newestComplete().join(",");
  throw new Failure((name) => ({
    ja: `第${numbers.join("・")}回には、求められた項目の二次医療圏の表がありません（都道府県の表だけです）。二次医療圏の表のある回を選んでください（例 ${name("release", instead)}）。`,
    en: `release ${numbers.join(", ")} has no table by area of the items asked for, only by prefecture. Choose a release with areas (${name("release", instead)}, say).`,
  }));
}

/** Tables of the ministry that are there by area only, in no block by prefecture. */
function keysWithoutPrefectures(pairs: readonly TablePair[]): string[] {
  const held = new Set(pairs.filter(({ prefecture }) => prefecture).map(({ table }) => table));
  const byArea = pairs.filter(({ table, area }) => area && !area.own && !held.has(table));
  return [...new Set(byArea.map(({ table }) => table))];
}

/** Without the prefecture's totals hidden counts have wider ranges, and some ratios no upper end: these have no rank. */
function withoutPrefectures(release: number, keys: readonly string[], catalog: Catalog): Bilingual {
  const { ja, en } = namesOf(keys, catalog);
  return {
    ja: `第${release}回の都道府県の表が ${keys.length} 種類ありません（${ja}）。伏せられた人数の範囲は、都道府県の合計が使えないぶん広くなり、比の決まらない地域は順位に入りません`,
    en: `release ${release} has no table by prefecture of ${en}: without the prefectures' totals hidden counts have wider ranges, and areas without a ratio are not ranked`,
  };
}

/** @param levels that are asked for */
function withoutAreas(
  release: number,
  keys: readonly string[],
  levels: readonly string[],
  catalog: Catalog,
): Bilingual {
  const { ja, en } = namesOf(keys, catalog);
  const left = leftWithoutAreas(levels, keys.length > 1);
  return {
    ja: `第${release}回の二次医療圏の表が ${keys.length} 種類ありません（${ja}）。${left.ja}`,
    en: `release ${release} has no table by area of ${en}: ${left.en}`,
  };
}

function leftWithoutAreas(levels: readonly string[], isOfSeveral: boolean): Bilingual {
  if (levels.includes("group"))
    return {
      ja: "医療圏と、医療圏を合わせた地域の値はありません",
      en: "areas and regions made of them have no ratios",
    };
  return levels.includes("prefecture")
    ? {
        ja: `${isOfSeveral ? "これらの" : "この"}表の項目は、都道府県だけを計算しました`,
        en: `${isOfSeveral ? "the items of these tables are" : "its items are"} computed for prefectures only`,
      }
    : { ja: "医療圏の値はありません", en: "areas have no ratios" };
}

/** Are there regions of the user's own that need tables by area? */
function isMadeOfAreas({ regionGroups }: Pick<Catalog, "regionGroups">): boolean {
  return regionGroups.some(({ members }) => !members.every(isPrefectureMember));
}

/** The first few of them. */
function namesOf(keys: readonly string[], catalog: Catalog): Bilingual {
  const names = (language: "ja" | "en") =>
    keys.slice(0, MOST_TABLES).map((key) => tableName(key, catalog)[language]);
  const more = keys.length - MOST_TABLES;
  return {
    ja: `${names("ja").join("、")}${more > 0 ? " ほか" : ""}`,
    en: `${names("en").join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
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
      return `\n  ${describePlace({ file: path }, language)}${said}${language === "ja" ? "：" : ": "}${worded(reason, name)[language]}`;
    });
  const more = files.length - MOST_FILES;
  return {
    ja: lines("ja").join("") + (more > 0 ? `\n  （ほか ${more} ファイル）` : ""),
    en: lines("en").join("") + (more > 0 ? `\n  (and ${more} more files)` : ""),
  };
}
