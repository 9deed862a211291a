import type { KindDeclaration } from "../kind.js";

/** The form of the published Saitama figure. */
export const areaBars = {
  id: "area-bars",
  names: { ja: "医療圏の比較", en: "Areas compared" },
  shows: {
    ja: "1 項目。都道府県と二次医療圏、男女、年齢階級（公表されている埼玉県の図の形）",
    en: "one item: the prefecture and its areas, men and women, age groups (the published Saitama figure)",
  },
  oneA: "prefecture-item",
  years: "one",
  ages: "all",
  isOfTwoReferences: true,
  hasRates: true,
  isUsual: true,
  fileEnding: "",
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
