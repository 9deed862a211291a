import type { KindDeclaration } from "../kind.js";

export const scatter = {
  id: "scatter",
  names: { ja: "2項目の散布図", en: "Scatter plot of two items" },
  shows: {
    ja: "2 項目の比を全国の医療圏で並べて見る。順位相関と、個人の関連ではないという注意",
    en: "the ratios of two items in all areas of the nation, with their rank correlation and what it does not say of persons",
  },
  oneA: "prefecture-pair",
  years: "one",
  isNationWide: true,
  ages: "first",
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
