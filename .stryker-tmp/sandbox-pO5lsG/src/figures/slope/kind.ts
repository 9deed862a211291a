// @ts-nocheck
import type { KindDeclaration } from "../kind.js";

export const slope = {
  id: "slope",
  names: { ja: "最初と最後の年度の比較", en: "First and last year compared" },
  shows: {
    ja: "1 項目。最初の年度と最後の年度の比較",
    en: "one item, the first year against the last",
  },
  oneA: "prefecture-item",
  years: "several",
  ages: "first",
  opens: { region: "sparklines" },
} as const satisfies KindDeclaration;
