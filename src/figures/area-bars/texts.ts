import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { KeyEntry } from "../chart/key.js";
import { WIDE } from "../difference-scale.js";
import {
  creditOf,
  implausibleNotes,
  measureName,
  referenceNote,
  SEX_NAMES,
  sexesOf,
} from "../figure-input.js";
import { INK } from "../theme.js";
import type { AreaBarsInput } from "./input.js";

/** Stands at a bar that cannot be computed, so that it is not taken for a 0. */
export const NO_RATIO_MARK = "×";

/** Stands in the place of a whole group that cannot be computed; Japanese runs downwards there. */
export const NO_RATIO: Bilingual = { ja: "算\n出\n不\n可", en: "n/a" };

export function titleOf({ prefecture, era, item, reference, language }: AreaBarsInput): string {
  return language === "ja"
    ? `〈${prefecture.name}〉${era.ja} 特定健康診査【${item.name.ja}】（${reference.ja}と比較）`
    : `${prefecture.english ?? prefecture.name}: ${item.name.en}, specific health checkups ${era.en} (compared with ${reference.en})`;
}

const solid = (shape: string, color: string) => ({ shape, fill: color, stroke: color });

const KEY = [
  {
    ...solid("M-.28,-1.2H.28V1.2H-.28Z", INK.band),
    text: { ja: "秘匿された人数により取りうる範囲", en: "range that suppressed counts leave" },
  },
  {
    shape: "M-.85,-1H.85V1H-.85Z",
    fill: INK.faintFill,
    stroke: INK.faint,
    dash: [3, 2],
    text: { ja: `範囲の幅が${WIDE}ポイントを超える`, en: `range wider than ${WIDE} points` },
  },
  {
    ...solid("M-.75,.65L0,-.75L.75,.65Z", INK.soft),
    text: { ja: "枠の外へ続く（数字は端の値）", en: "goes on beyond the frame, to the value given" },
  },
  {
    ...solid("M-.65,-.65L.65,.65M.65,-.65L-.65,.65", INK.soft),
    text: { ja: "算出不可", en: "not computable" },
  },
] as const satisfies readonly (Omit<KeyEntry, "text"> & { readonly text: Bilingual })[];

/** A dot, half as wide as the square of a symbol. */
const DOT = "M-.5,0A.5,.5,0,1,1,.5,0A.5,.5,0,1,1,-.5,0";

/** What the dots say: with the whole nation at hand they allow for the spread among regions, else they cannot. */
const SIGNIFICANT = {
  adjusted: {
    ja: "同じ規模の地域のばらつきを超えて高い・低い（95％）",
    en: "higher or lower than the spread among regions of its size explains (95%)",
  },
  plain: { ja: "有意に高い・低い（95％）", en: "significantly high or low (95%)" },
} as const satisfies Record<string, Bilingual>;

/** The symbols of a figure of these rows. */
export function keyOf(rows: Iterable<FigureRow>, language: Language): KeyEntry[] {
  let kind: keyof typeof SIGNIFICANT | undefined;
  for (const { mark, adjustedMark } of rows) {
    if (adjustedMark !== null) kind = "adjusted";
    else if (mark !== null) kind ??= "plain";
  }
  const significant = { ...solid(DOT, INK.band), text: kind ? SIGNIFICANT[kind][language] : null };
  return [...KEY.map((entry) => ({ ...entry, text: entry.text[language] })), significant];
}

/** How the figure was made. Made-up numbers are not the ministry's: a figure with a note carries no credit. */
export function notesOf(
  input: AreaBarsInput,
  rows: readonly FigureRow[],
  absent: readonly string[],
): string[] {
  const { domain, language } = input;
  const last = [...absent, ...implausibleNotes(rows, language), ...creditOf(input)];
  if (language === "ja") {
    return [
      `公表で秘匿された人数（10未満など）は0とせず、公表された合計から取りうる範囲を示した。${
        domain ? "縦軸の範囲は全図で共通。" : "縦軸の範囲は図により異なる。"
      }${referenceNote(input)}`,
      ...last,
    ];
  }
  return [
    `Counts suppressed in the publication (below 10, and some more) are never taken as 0: the range that the published totals allow is shown. ${
      domain
        ? "All figures have the same vertical range."
        : "The vertical range differs from figure to figure."
    } ${referenceNote(input)}`,
    ...last,
  ];
}

/** One sentence for those who cannot see the figure. */
export function descriptionOf(input: AreaBarsInput): string {
  const { language } = input;
  const sexes = sexesOf(input);
  const [only] = sexes.length === 1 ? sexes : [];
  const panels =
    language === "ja"
      ? `${only ? SEX_NAMES[only].ja : "男女"}・二次医療圏別の棒グラフ`
      : `bars by ${only ? "" : "sex and "}secondary medical area${only ? `, ${SEX_NAMES[only].en.toLowerCase()}` : ""}`;
  const note = input.note ? `${input.note[language]} ` : "";
  return `${note}${titleOf(input)}${language === "ja" ? "。" : ". "}${measureName(input)}${language === "ja" ? "、" : ", "}${panels}`;
}
