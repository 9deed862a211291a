import { isInPrefecture, type Level } from "../catalog/levels.js";
import type { Bilingual } from "../text/language.js";

/** What the regions of a prefecture are called in a figure: 医療圏, 市区町村, 地域. */
export interface RegionWords {
  /** In titles and descriptions: 二次医療圏, secondary medical area. */
  readonly long: Bilingual;
  readonly one: Bilingual;
  readonly several: Bilingual;
  /** Are they all of the nation's, where nothing is missing? Those that a user brought are not. */
  readonly ofNation: boolean;
}

const AREAS: RegionWords = {
  long: { ja: "二次医療圏", en: "secondary medical area" },
  one: { ja: "医療圏", en: "area" },
  several: { ja: "医療圏", en: "areas" },
  ofNation: true,
};

/** The words for regions that a user brought. */
const broughtWords = (one: Bilingual, several: Bilingual): RegionWords => ({
  long: one,
  one,
  several,
  ofNation: false,
});

const WORDS: Readonly<Partial<Record<Level, RegionWords>>> = {
  area: AREAS,
  municipality: broughtWords(
    { ja: "市区町村", en: "municipality" },
    { ja: "市区町村", en: "municipalities" },
  ),
  group: broughtWords({ ja: "地域", en: "region" }, { ja: "地域", en: "regions" }),
};

/** The words for the regions of a level. */
export const wordsOfLevel = (level: Level): RegionWords => WORDS[level] ?? AREAS;

/** The level of the regions of a prefecture that rows are of: areas, municipalities, regions of a user's own. */
export function regionLevel(rows: Iterable<{ readonly level: Level }>): Level {
  for (const { level } of rows) if (isInPrefecture(level)) return level;
  return "area";
}

/** The words for the regions that rows are of. */
export const regionWords = (rows: Iterable<{ readonly level: Level }>): RegionWords =>
  wordsOfLevel(regionLevel(rows));

/** A word at the beginning of an English sentence or heading. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The name of a kind of figure where its regions are these: 医療圏の比較 is 市区町村の比較. */
export function namedFor({ ja, en }: Bilingual, { one, several, ofNation }: RegionWords): Bilingual {
  if (ofNation) return { ja, en };
  return {
    ja: ja.replace(AREAS.one.ja, one.ja),
    en: en.replace(/\bAreas\b/, capital(several.en)).replace(/\bArea\b/, capital(one.en)),
  };
}
