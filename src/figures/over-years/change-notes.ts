import { UNMARKED, type Unmarked } from "../../model/marks.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { CutEnd } from "../chart/cut-ends.js";
import { DOUBTFUL_SIGN } from "../chart/rows.js";
import { isDoubtfulChange, isMarkedChange } from "./change-label.js";

/** What the net change is and what its marks mean, in notes; and which have none, and why. */
export function changeNotes(
  trends: readonly Pick<FigureTrend, "change">[],
  language: Language,
  marked: keyof typeof MARKED = "arrows",
): string[] {
  const why = new Set(trends.flatMap(({ change }) => change?.unmarked ?? []));
  const isJudged = trends.some(({ change }) => change && change.unmarked === null);
  const hasMarks = trends.some(({ change }) => isMarkedChange(change));
  const note = (text: Bilingual) => [text[language]];
  // A prefecture is judged among 47 where groups of its areas are too few to be.
  const isPart = isJudged && why.has("few-regions");
  const noMarks = isPart
    ? { ja: `判定した地域に、${NO_MARKS.ja}`, en: `Of those judged: ${NO_MARKS.en}` }
    : NO_MARKS;
  const notJudged = { ...NOT_JUDGED, ...(isPart ? { "few-regions": REST_NOT_JUDGED } : {}) };
  const marks = hasMarks ? [MARKED[marked][language] + MARKS[language]] : note(noMarks);
  return [
    ...note(NET_CHANGE),
    ...(isJudged ? marks : []),
    ...UNMARKED.flatMap((reason) => (why.has(reason) ? note(notJudged[reason]) : [])),
    // The key of coloured lines says it.
    ...(marked === "arrows" && trends.some(({ change }) => isDoubtfulChange(change))
      ? note(doubtfulValues(why))
      : []),
  ];
}

/**
 * What the sign of doubt says of values, where no note on changes says it.
 *
 * @param rows with the texts of their ends beyond the frame
 * @param notes on changes
 */
export function doubtNotes(rows: readonly CutEnd[], notes: readonly string[], language: Language): string[] {
  const isDoubted = rows.some(({ above = "", below = "" }) => `${above} ${below}`.includes(DOUBTFUL_SIGN));
  const isSaid = notes.some((note) => note.includes(DOUBTFUL_SIGN));
  return isDoubted && !isSaid ? [DOUBT[language]] : [];
}

const DOUBT: Bilingual = {
  ja: `「${DOUBTFUL_SIGN}」：元データの誤りとみられる値。`,
  en: `"${DOUBTFUL_SIGN}": a value that looks like an error of the source.`,
};

const REST_NOT_JUDGED: Bilingual = {
  ja: "ほかの地域は20に満たず、ふだんの動きを推定できないため、変化を判定しない。",
  en: "The other regions are fewer than 20, so that their usual moves cannot be estimated: their changes are not judged.",
};

const NET_CHANGE: Bilingual = {
  ja: "期間の変化は、最後の切れ目より後の、最後の年度の値と最初の年度の値の差（ポイント）。",
  en: "Change over the period: the last value less the first after the last break, in points.",
};

const MARKED = {
  arrows: { ja: "矢印（↑↓）は、", en: "Arrows: " },
  coloured: { ja: "上昇・低下は、", en: "Rising and falling: " },
} as const satisfies Readonly<Record<string, Bilingual>>;

const MARKS: Bilingual = {
  ja: "変化の95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が0からも全地域に共通の動き（中央値）からも外れているもの。偶然だけでも20に1つまでは付き、理由も、今後も続くかどうかも示さない。",
  en: "the 95% interval of the change, which covers sampling error, suppression and the usual moves of regions of its size, lies beyond both 0 and the move that all regions share (median). Chance alone marks up to 1 in 20; a mark tells neither the cause nor that the change goes on.",
};

const NO_MARKS: Bilingual = {
  ja: "ふだんの動きを超える変化はない：95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が、0と全地域に共通の動き（中央値）の両方から外れたものはない。",
  en: "No change is more than usual: no 95% interval, which covers sampling error, suppression and the usual moves of regions of its size, lies beyond both 0 and the move that all regions share (median).",
};

/** What the sign of doubt after a number says. @param why changes are not judged */
export const doubtfulValues = (why: ReadonlySet<Unmarked>): Bilingual =>
  why.has("implausible-reference") ? DOUBTFUL_REFERENCES : DOUBTFUL_VALUES;

const DOUBTFUL_REFERENCES: Bilingual = {
  ja: `「${DOUBTFUL_SIGN}」：元データの誤りとみられる値と、最初か最後の年度の値か基準がそのような人数を含む変化。`,
  en: `"${DOUBTFUL_SIGN}": a value that looks like an error of the source, or a change whose first or last value, or its reference, holds one.`,
};

const DOUBTFUL_VALUES: Bilingual = {
  ja: `「${DOUBTFUL_SIGN}」：元データの誤りとみられる値と、それを最初か最後とする変化。`,
  en: `"${DOUBTFUL_SIGN}": a value that looks like an error of the source, or a change that begins or ends with one.`,
};

/** Why changes are not judged. */
export const NOT_JUDGED: Readonly<Record<Unmarked, Bilingual>> = {
  "few-regions": {
    ja: "地域が20に満たず、ふだんの動きを推定できないため、変化を判定しない。",
    en: "With fewer than 20 regions the usual moves cannot be estimated: changes are not judged.",
  },
  implausible: {
    ja: "最初か最後の年度の値が元データの誤りかもしれない変化は、判定しない。",
    en: "Changes whose first or last value is implausible (an error of the source is suspected) are not judged.",
  },
  "implausible-reference": {
    ja: "最初か最後の年度の基準（属する都道府県）に元データの誤りとみられる人数が入っている変化は、判定しない。",
    en: "Changes are not judged whose reference, the own prefecture, holds implausible counts in the first or last year.",
  },
};
