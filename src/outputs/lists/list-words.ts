import type { Prefecture } from "../../catalog/schema.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";

/** Words of the lists of items for people. */
export const LIST_WORDS = {
  ja: {
    sexes: { male: "男", female: "女", both: "男女計" },
    range: "～",
    notSignificant: "有意差なし",
    notJudged: "判定なし",
  },
  en: {
    sexes: { male: "men", female: "women", both: "both" },
    range: " to ",
    notSignificant: "not sig.",
    notJudged: "not judged",
  },
} as const;

/** The prefectures of rows: 長野県・埼玉県, Nagano, Saitama. */
export function placesText(
  rows: Iterable<Pick<FigureRow, "prefecture" | "prefectureCode">>,
  prefectures: readonly Prefecture[],
  language: Language,
): string {
  const names = new Set<string>();
  for (const { prefecture, prefectureCode } of rows) {
    const found = prefectures.find(({ code }) => code === prefectureCode)?.name[language] ?? prefecture;
    if (found !== null) names.add(found);
  }
  return [...names].join(language === "ja" ? "・" : ", ");
}
