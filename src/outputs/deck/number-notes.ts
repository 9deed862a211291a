import { doubted } from "../../figures/chart/rows.js";
import { agesName, SEX_NAMES } from "../../figures/figure-input.js";
import { rankRange } from "../../model/ranked-regions.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { people, signed } from "../../text/numbers.js";
import { boundsText, differencesText, peopleText, range, ratesText } from "../words/sentences/numbers.js";
import type { ItemContent } from "./input.js";

interface NumberColumn {
  readonly head: Bilingual;
  text(row: FigureRow, language: Language): string;
}

const column = (ja: string, en: string, text: NumberColumn["text"]): NumberColumn => ({
  head: { ja, en },
  text,
});

const NOT_COMPUTABLE: Bilingual = { ja: "算出不可", en: "not computable" };

const rankText: NumberColumn["text"] = (row, language) => {
  const ranks = rankRange(row);
  return ranks === null ? "" : range(String(ranks.best), String(ranks.worst), language);
};

/** Columns of a row, behind the name of its region. */
const COLUMNS: readonly NumberColumn[] = [
  column("性別", "sex", ({ sex }, language) => SEX_NAMES[sex][language]),
  column("年齢", "ages", ({ ages }, language) => agesName(ages, language)),
  column("比−100", "ratio − 100", (row, language) =>
    row.difference === null ? NOT_COMPUTABLE[language] : doubted(signed(row.difference, 1), row),
  ),
  column("取りうる範囲", "bounds", boundsText),
  column("95％区間", "95% interval", (row, language) =>
    differencesText(row.ratioOuter95Lower, row.ratioOuter95Upper, language),
  ),
  column("年齢調整該当率", "age-adjusted rate", (row, language) =>
    ratesText(row.adjustedRateLower, row.adjustedRateUpper, row, language),
  ),
  column("基準の該当率", "rate of the reference", (row, language) =>
    ratesText(row.referenceRate, row.referenceRate, row, language),
  ),
  column("該当率", "crude rate", (row, language) => ratesText(row.rateLower, row.rateUpper, row, language)),
  column("該当者O", "observed O", (row, language) =>
    peopleText(row.observedLower, row.observedUpper, language),
  ),
  column("期待該当者数E", "expected E", ({ expected }) => people(expected, 1)),
  column("測定者・回答者N", "examined N", ({ examined }, language) =>
    peopleText(examined, examined, language),
  ),
  column("順位", "rank", rankText),
];

/** The numbers behind a slide, a line each, in columns that paste into a sheet. */
export function numberNotes(content: Omit<ItemContent, "item">): string[] {
  const { regions, sexes, ages, rowOf } = content;
  const { language } = content.input;
  const lines = regions.flatMap(({ code, name }) =>
    sexes.flatMap((sex) =>
      ages.flatMap((age) => {
        const row = rowOf(code, sex, age);
        return row ? [[name, ...COLUMNS.map(({ text }) => text(row, language))]] : [];
      }),
    ),
  );
  const heads = [language === "ja" ? "地域" : "region", ...COLUMNS.map(({ head }) => head[language])];
  return [heads, ...lines].map((line) => line.join("\t"));
}
