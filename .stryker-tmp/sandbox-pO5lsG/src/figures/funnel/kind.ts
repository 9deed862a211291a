// @ts-nocheck
import type { KindDeclaration } from "../kind.js";

export const funnel = {
  id: "funnel",
  names: { ja: "ファンネルプロット", en: "Funnel plot" },
  shows: {
    ja: "1 項目。比と期待される該当者数。偶然の限界と、同じ規模の医療圏のばらつきを考慮した限界",
    en: "one item: ratio against expected count, with limits of chance and of the spread among areas of that size",
  },
  oneA: "prefecture-item",
  years: "one",
  isNationWide: true,
  ages: "first",
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
