import type { KindDeclaration } from "../kind.js";

export const tileMap = {
  id: "tile-map",
  names: { ja: "タイル地図", en: "Tile map" },
  shows: {
    ja: "1 項目。47 都道府県を同じ大きさのタイルで並べ、比の区分か有意差で塗り分ける",
    en: "one item: the 47 prefectures as tiles of one size, coloured by classes of the ratio or by significance",
  },
  oneA: "item",
  years: "one",
  isNationWide: true,
  ages: "first",
  opens: { region: "heatmap" },
} as const satisfies KindDeclaration;
