import type { KindDeclaration } from "../kind.js";

export const sparklines = {
  id: "sparklines",
  names: { ja: "全項目の年次推移", en: "All items over the years" },
  shows: {
    ja: "1 つの医療圏（または都道府県）の全項目の年次推移（医療圏を選んだ「年次推移」も同じ）",
    en: "all items of one area (or prefecture) over the years (the trend of chosen areas is the same)",
  },
  oneA: "region",
  years: "several",
  ages: "first",
  opens: { item: "trend" },
} as const satisfies KindDeclaration;
