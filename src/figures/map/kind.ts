import type { KindDeclaration } from "../kind.js";

export const map = {
  id: "map",
  names: { ja: "地図", en: "Map" },
  shows: {
    ja: "1 項目。全国の二次医療圏（`--level prefecture` なら都道府県）か、`--prefecture` の 1 県の医療圏を、比の区分（`--colour mark` なら有意差）で塗り分ける",
    en: "one item: the nation's areas (`--level prefecture`: its prefectures), or those of one `--prefecture`, coloured by classes of the ratio (`--colour mark`: of significance)",
  },
  oneA: "item",
  isOfPrefecturesToo: true,
  years: "one",
  isNationWide: true,
  ages: "first",
  isUsual: true,
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
