import type { KindDeclaration } from "../kind.js";

export const sparklines = {
  id: "sparklines",
  names: { ja: "全項目の年次推移", en: "All items over the years" },
  shows: {
    ja: "1 つの医療圏（または都道府県）の全項目の年次推移（`--kind trend --area` も同じ）",
    en: "all items of one area (or prefecture) over the years (`--kind trend --area` is the same)",
  },
  oneA: "region",
  years: "several",
  ages: "first",
  opens: { item: "trend" },
} as const satisfies KindDeclaration;
