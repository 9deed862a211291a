import { isInPrefecture } from "../../catalog/levels.js";
import { sideOf } from "../../model/marks.js";
import type { Bilingual, Language } from "../../text/language.js";
import { isRate } from "../chart/measure.js";
import { WIDE } from "../difference-scale.js";
import { prefectureName, sexesOf } from "../figure-input.js";
import { beyondText } from "../national/chart.js";
import type { NationalInput, NationalRows } from "../national/rows.js";
import { mayBeHidden, together } from "../reading.js";
import { regionWords } from "../region-words.js";
import type { KeyEntry, KeySymbol } from "../sheet/key.js";
import { BEYOND, solid } from "../sheet/symbols.js";
import { darkestOf, INK } from "../theme.js";

/** Colours of the areas of other prefectures, which are the background. */
export const OTHERS = { interval: "#c4c4c4", dot: "#7d7d7d", bounds: "#e9e9e6" } as const;

/** An interval with a dot. */
const interval = (radius: number, half: number, color: string): KeySymbol =>
  solid(
    `M${-half},-1.3H${half}V${-radius}A${radius},${radius},0,0,1,${half},${radius}V1.3H${-half}V${radius}A${radius},${radius},0,0,1,${-half},${-radius}Z`,
    color,
  );

/** The symbols of a figure; `has` says which of those that not every figure has. */
export function keyOf(
  input: NationalInput,
  has: { readonly others: boolean; readonly beyond: boolean },
): KeyEntry[] {
  const { measure } = input;
  const name = prefectureName(input);
  const { one, several } = regionWords(input.rows);
  const whose: Bilingual = isRate(measure) ? { ja: "比の", en: "that of the ratio is " } : { ja: "", en: "" };
  const value: Bilingual = isRate(measure) ? { ja: "率", en: "rate" } : { ja: "比", en: "ratio" };
  const texts = {
    own: {
      ja: `色付き：${name}の${one.ja}の${value.ja}と95％信頼区間`,
      en: `in colour: ${several.en} of ${name}, ${value.en} and 95% interval`,
    },
    others: { ja: `ほかの${one.ja}`, en: `other ${several.en}` },
    range: {
      ja: `秘匿された人数により取りうる範囲${has.others ? `（ほかの${one.ja}は${whose.ja}幅${WIDE}ポイント超のみ）` : ""}`,
      en: `range that suppressed counts leave${has.others ? ` (of other ${several.en} where ${whose.en}wider than ${WIDE} points)` : ""}`,
    },
  };
  return [
    [interval(0.55, 0.08, darkestOf(sexesOf(input)[0]!)), true, texts.own],
    [interval(0.25, 0.02, OTHERS.dot), has.others, texts.others],
    [solid("M-.35,-1.1H.35V1.1H-.35Z", INK.wideBand), mayBeHidden(input), texts.range],
    [BEYOND, has.beyond, beyondText(isRate(measure) ? "0%" : "−100")],
  ];
}

/**
 * How many areas are marked high and low, and how many given the spread among areas of their size.
 *
 * @param hasRanks do ranks stand at the names?
 */
export function headingOf(
  { areas, isWhole, without }: NationalRows,
  language: Language,
  hasRanks: boolean,
): string {
  const { one, several } = regionWords(areas);
  const count = (of: "mark" | "adjustedMark", side: 1 | -1) =>
    areas.filter((row) => sideOf(row[of]) === side).length;
  const [high, low] = [count("mark", 1), count("mark", -1)];
  const rest = areas.length - high - low;
  const isAdjusted = areas.some(({ adjustedMark }) => adjustedMark !== null);
  const [outHigh, outLow] = [count("adjustedMark", 1), count("adjustedMark", -1)];
  const ranks =
    hasRanks && areas.some(({ rank }) => rank !== null) ? ranksText(isWhole, without, one, several) : null;
  if (language === "ja") {
    const adjusted = isAdjusted
      ? `（同じ規模の${one.ja}のばらつきを超えて 高い${outHigh}、低い${outLow}）`
      : "";
    return `有意に高い${one.ja} ${high}、低い${one.ja} ${low}、差があるといえない ${rest}${adjusted}${ranks ? `。${ranks.ja}` : ""}`;
  }
  const adjusted = isAdjusted
    ? ` (more than ${several.en} of their size differ: ${outHigh} high, ${outLow} low)`
    : "";
  return `${several.en} significantly high ${high}, low ${low}, neither ${rest}${adjusted}${ranks ? `; ${ranks.en}` : ""}`;
}

/**
 * Says what ranks are where they are not the places of the figure, since only some of the nation's areas are shown or some
 * have no ratio; null where rank and place are the same.
 */
function ranksText(isWhole: boolean, without: number, one: Bilingual, several: Bilingual): Bilingual | null {
  if (!isWhole) return { ja: "「位」は全国の中の順位", en: "ranks are nation-wide" };
  if (without === 0) return null;
  return {
    ja: `「位」は比の決まらない${without}${one.ja}も含めた順位`,
    en: `ranks count ${without} ${several.en} without a ratio too`,
  };
}

/** Do hidden counts leave the rank of one of the prefecture's areas open? */
const hasOpenRank = ({ rows, prefecture, item, ages }: NationalInput): boolean =>
  rows.some(
    (row) =>
      row.prefectureCode === prefecture.code &&
      isInPrefecture(row.level) &&
      row.item === item.id &&
      row.ages === ages &&
      row.rankBest !== row.rankWorst,
  );

/** What the intervals cover, and that the panels are not to be compared by eye. */
export function methodOf(input: NationalInput, hasRanks: boolean): string {
  const { language } = input;
  const sexes = sexesOf(input);
  const covered: Bilingual =
    hasRanks && hasOpenRank(input)
      ? {
          ja: "信頼区間と順位は秘匿による幅を含む。",
          en: "Intervals and ranks include what suppression leaves open.",
        }
      : {
          ja: "信頼区間は秘匿による幅を含む。",
          en: "Intervals include what suppression leaves open.",
        };
  const panels: Bilingual = sexes.includes("both")
    ? { ja: "縦軸の範囲は段により異なる。", en: "The vertical range differs from panel to panel." }
    : { ja: "縦軸の範囲は男女で異なる。", en: "The vertical range differs between men and women." };
  const sentences = [mayBeHidden(input) ? covered[language] : "", sexes.length === 1 ? "" : panels[language]];
  return together(sentences, language);
}
