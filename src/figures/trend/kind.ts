import type { KindDeclaration } from "../kind.js";

export const trend = {
  id: "trend",
  names: { ja: "年次推移", en: "Trend over the years" },
  shows: {
    ja: "1 項目の年次推移。都道府県と二次医療圏ごとに 1 枠。信頼区間と期間の変化",
    en: "one item over the years: a panel for the prefecture and each area, with intervals and the change over the period",
  },
  oneA: "prefecture-item",
  years: "several",
  ages: "first",
  isUsual: true,
  hasRates: true,
  opens: { region: "sparklines" },
} as const satisfies KindDeclaration;
