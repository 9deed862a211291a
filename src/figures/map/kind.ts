import type { KindDeclaration } from "../kind.js";

export const map = {
  id: "map",
  names: { ja: "地図", en: "Map" },
  shows: {
    ja: "1 項目。全国の二次医療圏か都道府県、または 1 県の医療圏を、比の区分か有意差で塗り分ける",
    en: "one item: the nation's areas or prefectures, or the areas of one prefecture, coloured by classes of the ratio or by significance",
  },
  oneA: "item",
  isOfPrefecturesToo: true,
  years: "one",
  isNationWide: true,
  ages: "first",
  isUsual: true,
  hasRates: true,
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
