import type { Bilingual, Language } from "../../text/language.js";
import type { ChartRow } from "./rows.js";

const FIELDS: readonly {
  readonly field: keyof ChartRow;
  readonly title: Bilingual;
  readonly format?: string;
}[] = [
  { field: "name", title: { ja: "地域", en: "Region" } },
  { field: "ages", title: { ja: "年齢", en: "Ages" } },
  { field: "difference", title: { ja: "標準化該当比−100", en: "Standardized ratio − 100" }, format: "+.1f" },
  { field: "range", title: { ja: "秘匿により取りうる範囲", en: "Range that suppression leaves" } },
  { field: "interval", title: { ja: "95％信頼区間", en: "95% interval" } },
  { field: "observed", title: { ja: "該当者数", en: "Observed" }, format: ",.0f" },
  { field: "expected", title: { ja: "期待該当者数", en: "Expected" }, format: ",.0f" },
  { field: "examined", title: { ja: "測定者数・回答者数", en: "Examined" }, format: "," },
];

/** What a mark says when it is pointed at. */
export const tooltipOf = (language: Language) =>
  FIELDS.map(({ title, ...field }) => ({
    ...field,
    type: field.format ? ("quantitative" as const) : ("nominal" as const),
    title: title[language],
  }));
