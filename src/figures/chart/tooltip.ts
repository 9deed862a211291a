import type { Bilingual, Language } from "../../text/language.js";

/** What the fields of a row are called where a mark is pointed at, and how their numbers are written. */
const FIELDS = {
  itemName: { title: { ja: "項目", en: "Item" } },
  name: { title: { ja: "地域", en: "Region" } },
  sexName: { title: { ja: "性別", en: "Sex" } },
  fiscalYear: { title: { ja: "年度", en: "Fiscal year" } },
  ages: { title: { ja: "年齢", en: "Ages" } },
  difference: { title: { ja: "標準化該当比−100", en: "Standardized ratio − 100" }, format: "+.1f" },
  range: { title: { ja: "秘匿により取りうる範囲", en: "Range that suppression leaves" } },
  interval: { title: { ja: "95％信頼区間", en: "95% interval" } },
  secondRange: { title: { ja: "属する都道府県と比べた比−100", en: "Ratio − 100 against its prefecture" } },
  adjustedRateWords: { title: { ja: "年齢調整該当率", en: "Age-adjusted rate" } },
  referenceRateWords: { title: { ja: "基準の該当率", en: "Rate of the reference" } },
  rateWords: { title: { ja: "該当率（調整なし）", en: "Crude rate" } },
  observed: { title: { ja: "該当者数", en: "Observed" }, format: ",.0f" },
  expected: { title: { ja: "期待該当者数", en: "Expected" }, format: ",.0f" },
  examined: { title: { ja: "測定者数・回答者数", en: "Examined" }, format: "," },
  rank: { title: { ja: "全国の順位", en: "Rank in the nation" }, format: "," },
} as const satisfies Readonly<Record<string, { readonly title: Bilingual; readonly format?: string }>>;

type TooltipField = keyof typeof FIELDS;

/** The fields that every mark of a ratio shows. */
export const OF_A_RATIO = [
  "name",
  "ages",
  "difference",
  "range",
  "interval",
  "adjustedRateWords",
  "referenceRateWords",
  "rateWords",
  "observed",
  "expected",
  "examined",
] as const satisfies readonly TooltipField[];

/** The fields that a mark of one of several years shows, behind its region or item. */
export const OF_A_YEAR = [
  "sexName",
  "fiscalYear",
  "difference",
  "range",
  "interval",
] as const satisfies readonly TooltipField[];

/** The tooltip of a mark: its fields with their titles and formats. */
export const tooltipOf = (language: Language, fields: readonly TooltipField[] = OF_A_RATIO) =>
  fields.map((field) => {
    const { title, ...format }: { readonly title: Bilingual; readonly format?: string } = FIELDS[field];
    return {
      field,
      ...format,
      type: format.format ? ("quantitative" as const) : ("nominal" as const),
      title: title[language],
    };
  });
