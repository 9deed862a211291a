import { isPrefecture } from "../../catalog/levels.js";
import { BORDER_CREDIT } from "../../catalog/regions/borders.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import { absentNotes, placesOf } from "../absent-values.js";
import { isRate } from "../chart/measure.js";
import { agesName, type FigureInput, SEX_NAMES, sexesOf } from "../figure-input.js";
import { countsNotes } from "../notes/counts-notes.js";
import {
  adjustmentOf,
  measureName,
  rateInTitle,
  readingOf,
  referenceNote,
  suppressionNote,
  together,
} from "../reading.js";
import { listNote } from "../text/names.js";
import { isEnlarged } from "./insets.js";
import type { ColouredInput, MapInput } from "./rows.js";

/** 令和2年度 特定健康診査【喫煙】二次医療圏の地図（全国と比較、40–74歳） */
export function titleOf(input: Omit<ColouredInput, "level">, isOfNation: boolean, what: Bilingual): string {
  const { prefecture, era, item, reference, language, ages } = input;
  const place = isOfNation
    ? ""
    : language === "ja"
      ? `〈${prefecture.name}〉`
      : `${prefecture.english ?? prefecture.name}: `;
  const age = agesName(ages, language);
  const rate = rateInTitle(input);
  return language === "ja"
    ? `${place}${era.ja} 特定健康診査【${item.name.ja}】${rate}${rate && "の"}${what.ja}（${reference.ja}と比較、${age}）`
    : `${place}${item.name.en}${rate}, ${what.en}, specific health checkups ${era.en} (compared with ${reference.en}, ${age})`;
}

/**
 * What the colours are, and how a difference is read.
 *
 * @param hasValues do numbers stand on the map? Where it has marks alone nobody reads one
 */
export function subtitleOf(input: ColouredInput, { hasValues }: { readonly hasValues: boolean }): string {
  const { reference, colouring, measure, language } = input;
  const isOfMarks = colouring === "mark";
  const reading = isOfMarks && !hasValues ? adjustmentOf(sexesOf(input), input) : readingOf(input);
  const name = measureName(input);
  const marks: Bilingual = {
    ja: `${reference.ja}より有意に高いか低いか（95％）`,
    en: `significantly high or low against ${reference.en} (95%)`,
  };
  const classes: Bilingual = isRate(measure)
    ? {
        ja: `${name}。区分は${reference.ja}の該当率の±5・±10・±20％`,
        en: `${name}, in classes that end 5, 10 and 20% from the rate of ${reference.en}`,
      }
    : { ja: name, en: name };
  const { ja, en } = isOfMarks ? marks : classes;
  return language === "ja" ? `色は${ja}。${reading}` : `Colours: ${en}. ${reading}`;
}

/** What the maps show, for those who cannot see them. */
export function formOf(input: ColouredInput): string {
  const { language } = input;
  const sexes = sexesOf(input).map((sex) => SEX_NAMES[sex][language]);
  return language === "ja"
    ? `${measureName(input)}、${sexes.join("・")}の地図`
    : `${measureName(input)}, map${sexes.length > 1 ? "s" : ""}: ${sexes.join(", ").toLowerCase()}`;
}

const SIGNIFICANCE: Bilingual = {
  ja: "有意：95％区間と秘匿により取りうる範囲がともに基準の同じ側にある。",
  en: "Significant: the 95% interval, with the range that suppression leaves, lies on one side of the reference.",
};

/** How a map was made; `more` of it behind the reference. */
export function methodOf(input: Omit<ColouredInput, "level">, more: readonly string[] = []): string {
  const { language, colouring } = input;
  const marks = colouring === "mark" ? SIGNIFICANCE[language] : "";
  return together([suppressionNote(input), marks, referenceNote(input), ...more], language);
}

/** How the map was made. The borders have their credit on made-up numbers too. */
export function notesOf(input: MapInput, rows: readonly FigureRow[], isOfNation: boolean): string[] {
  return [
    methodOf(input, insetNotes(input)),
    ...absentOf(input, rows, isOfNation),
    ...countsNotes(input, rows, { isNamed: () => !isOfNation }),
    ...(input.isCredited === false ? [] : [BORDER_CREDIT[input.language]]),
  ];
}

/** What stands in frames, and what was left out with its frame. */
function insetNotes({ shapes: { ground, leftOut }, language }: MapInput): string[] {
  const frames = ground.filter(({ part }) => part === "frame");
  const hasIslands = frames.some((frame) => !isEnlarged(frame));
  const hasEnlarged = frames.some(isEnlarged);
  const names = leftOut.join(language === "ja" ? "、" : ", ");
  const framed = INSETS[`${hasIslands}-${hasEnlarged}`][language];
  if (names === "") return [framed];
  return [
    framed,
    language === "ja"
      ? `結果にない離れた島（${names}）は描いていない。`
      : `Far islands that are not in the result are not drawn: ${names}.`,
  ];
}

/** Sentences on the frames. The key says whether islands stand in them, and whether regions are shown again, larger. */
const INSETS = {
  "false-false": { ja: "", en: "" },
  "true-false": { ja: "離れた島は枠の中に移した。", en: "Far islands are moved into frames." },
  "false-true": {
    ja: "人口の密な地域は枠の中に拡大して示した。",
    en: "The densest regions are shown again in frames, larger.",
  },
  "true-true": {
    ja: "離島は枠の中に移し、人口の密な地域は枠の中に拡大して示した。",
    en: "Far islands are moved into frames, the densest regions are shown again, larger.",
  },
} as const;

/** Says which regions of the map are not in the result, and which of the result are not on the map. */
function absentOf(input: MapInput, rows: readonly FigureRow[], isOfNation: boolean): string[] {
  const { language, level, ages, shapes } = input;
  if (isPrefecture(level)) return absentPrefectures(input, rows);
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const present = new Set(rows.map(({ code, sex }) => `${code} ${sex}`));
  const regions = [...names].map(([code, name]) => ({ code, name }));
  const places = placesOf(sexesOf(input), regions, [ages], (sex, code) => present.has(`${code} ${sex}`));
  const drawn = new Set(shapes.regions.map(({ properties }) => properties.code));
  const strange = [...names].filter(([code]) => !drawn.has(code)).map(([, name]) => name);
  const unknown =
    strange.length === 0
      ? []
      : [
          language === "ja"
            ? `境界がなく描いていない：${strange.join("、")}。`
            : `Not drawn, without a border: ${strange.join(", ")}.`,
        ];
  return [...absentNotes(places, input, { national: isOfNation }), ...unknown];
}

/** Prefectures that the result does not have. */
export function absentPrefectures(
  { listed, language }: Pick<FigureInput, "listed" | "language">,
  rows: readonly FigureRow[],
): string[] {
  const present = new Set(rows.map(({ code }) => code));
  const absent = (listed?.prefectures ?? []).filter(({ code }) => !present.has(code));
  return listNote(
    { ja: "結果に値がない都道府県", en: "Prefectures without a value in the result" },
    absent.map(({ name }) => name[language]),
    language,
  );
}
