import { WHOLE_AGES } from "../../model/ages.js";
import type { KindDeclaration } from "../kind.js";

export const profile = {
  id: "profile",
  names: { ja: "医療圏の概要", en: "Area profile" },
  shows: {
    ja: "1 つの医療圏を 1 枚に。課題のある項目と良好な項目、順位、信頼区間、差が出ている年齢",
    en: "one area on one page: its worst and best items, rank, interval, the ages where the difference sits",
  },
  oneA: "area",
  years: "one",
  // The whole, and the classes of its small multiples.
  ages: [WHOLE_AGES, "5-year"],
  isOfTwoReferences: true,
  opens: { item: "area-bars" },
} as const satisfies KindDeclaration;
