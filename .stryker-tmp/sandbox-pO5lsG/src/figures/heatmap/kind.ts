// @ts-nocheck
import type { KindDeclaration } from "../kind.js";

export const heatmap = {
  id: "heatmap",
  names: { ja: "全項目の一覧", en: "All items" },
  shows: {
    ja: "全項目を一目で。都道府県と二次医療圏、有意差、範囲の広い値",
    en: "all items at one look: prefecture and areas, significance, wide bounds",
  },
  oneA: "prefecture",
  years: "one",
  ages: "first",
  isUsual: true,
  opens: { item: "area-bars", region: "profile" },
} as const satisfies KindDeclaration;
