import { doubted } from "../../figures/chart/rows.js";
import { agesName, SEX_NAMES } from "../../figures/figure-input.js";
import { rankRange } from "../../model/ranked-regions.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { people, signed } from "../../text/numbers.js";
import type { NamedRegion } from "../named-region.js";
import { boundsText, differencesText, peopleText, range, ratesText } from "../words/sentences/numbers.js";
import type { DeckInput, RowOf } from "./input.js";

const HEADS = {
  ja: [
    "地域",
    "性別",
    "年齢",
    "比−100",
    "取りうる範囲",
    "95％区間",
    "年齢調整該当率",
    "基準の該当率",
    "該当率",
    "該当者O",
    "期待数E",
    "測定者・回答者N",
    "順位",
  ],
  en: [
    "region",
    "sex",
    "ages",
    "ratio − 100",
    "bounds",
    "95% interval",
    "age-adjusted rate",
    "rate of the reference",
    "crude rate",
    "observed O",
    "expected E",
    "examined N",
    "rank",
  ],
} as const;

/** The numbers behind a slide, a line each, in columns that paste into a sheet. */
export function numberNotes(
  input: DeckInput,
  regions: readonly NamedRegion[],
  { sexes, ages }: { readonly sexes: readonly SexOrBoth[]; readonly ages: readonly string[] },
  rowOf: RowOf,
): string[] {
  const { language } = input;
  const none = language === "ja" ? "算出不可" : "not computable";
  const lines = regions.flatMap(({ code, name }) =>
    sexes.flatMap((sex) =>
      ages.flatMap((age) => {
        const row = rowOf(code, sex, age);
        if (!row) return [];
        const ranks = rankRange(row);
        return [
          [
            name,
            SEX_NAMES[sex][language],
            agesName(age, language),
            row.difference === null ? none : doubted(signed(row.difference, 1), row),
            boundsText(row, language),
            differencesText(row.ratioOuter95Lower, row.ratioOuter95Upper, language),
            ratesText(row.adjustedRateLower, row.adjustedRateUpper, row, language),
            ratesText(row.referenceRate, row.referenceRate, row, language),
            ratesText(row.rateLower, row.rateUpper, row, language),
            peopleText(row.observedLower, row.observedUpper, language),
            people(row.expected, 1),
            peopleText(row.examined, row.examined, language),
            ranks === null ? "" : range(String(ranks.best), String(ranks.worst), language),
          ].join("\t"),
        ];
      }),
    ),
  );
  return [HEADS[language].join("\t"), ...lines];
}
