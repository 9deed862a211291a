import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import { Failure } from "../../text/failure.js";
import { absentNotes, type FigurePlace } from "../absent-values.js";
import { WIDE } from "../difference-scale.js";
import {
  areasOf,
  creditOf,
  prefectureName,
  readingOf,
  referenceNote,
  SEX_NAMES,
  sexesOf,
  suppressionNote,
} from "../figure-input.js";
import { type KeySymbol, sheetSpec } from "../figure-sheet.js";
import { areaCountOf } from "../listed-areas.js";
import type { RatioFigure, SpecMaker } from "../planned-figure.js";
import { HOLLOW, significanceKey } from "../significance-style.js";
import { figureItem } from "../source-inputs.js";
import { INK } from "../theme.js";
import { profileBlock } from "./block.js";
import { type AreaProfileInput, type ProfileChoice, type ProfileItem, profileChoice } from "./choice.js";
import { PAGE_WIDTH } from "./line.js";
import { profileScales } from "./scales.js";

function keyOf({ language }: AreaProfileInput): KeySymbol[] {
  const ja = language === "ja";
  return [
    ...significanceKey(language),
    {
      width: 16,
      text: ja
        ? "秘匿により取りうる範囲（1ポイント以上）"
        : "range that suppression leaves (1 point or more)",
      draw: (x, y) => ({ boxes: [{ x, x2: x + 16, y: y - 5, y2: y + 5, fill: "#cfcfcb" }] }),
    },
    {
      width: 12,
      text: ja ? `年齢別の範囲の幅が${WIDE}ポイントを超える` : `by age: range wider than ${WIDE} points`,
      draw: (x, y) => ({ boxes: [{ x, x2: x + 12, y: y - 6, y2: y + 6, ...HOLLOW }] }),
    },
    {
      width: 10,
      text: ja ? "枠の外へ続く" : "goes on beyond",
      draw: (x, y) => ({ dots: [{ x: x + 5, y, area: 36, fill: INK.text, shape: "triangle-up" as const }] }),
    },
  ];
}

const MOST_NAMED = 6;

/** The items that could not be ranked. */
function leftOutNote(leftOut: readonly (readonly ProfileItem[])[], input: AreaProfileInput): string[] {
  const parts = namesBySex(leftOut, input);
  if (parts.length === 0) return [];
  return input.language === "ja"
    ? [
        `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える項目と算出できない項目は選ばなかった（${parts.join("。")}）。`,
      ]
    : [
        `Not chosen from, since suppression leaves a range wider than ${WIDE} points or no ratio: ${parts.join("; ")}.`,
      ];
}

/** The items whose counts look like errors of the source. */
function implausibleItemsNote(choices: readonly ProfileChoice[], input: AreaProfileInput): string[] {
  const parts = namesBySex(
    choices.map(({ implausible }) => implausible),
    input,
  );
  if (parts.length === 0) return [];
  return input.language === "ja"
    ? [`元の表の誤りとみられる人数を含む項目は選ばなかった（${parts.join("。")}）。`]
    : [`Not chosen from, since their counts look like errors of the source: ${parts.join("; ")}.`];
}

/** The items that the result does not have of this area. */
function absentItemsNote(choices: readonly ProfileChoice[], input: AreaProfileInput): string[] {
  const parts = namesBySex(
    choices.map(({ absent }) => absent),
    input,
  );
  if (parts.length === 0) return [];
  return input.language === "ja"
    ? [`この医療圏の値が結果にない項目（${parts.join("。")}）。`]
    : [`Items of which the result has no value of this area: ${parts.join("; ")}.`];
}

/** The places of the lines' ratios and of their bars by age. */
function placesOf(
  choices: readonly ProfileChoice[],
  area: { readonly code: string; readonly name: string },
): FigurePlace[] {
  return choices
    .flatMap(({ worst, best }) => [...worst, ...best])
    .flatMap(({ row, byAge }) =>
      [{ ages: WHOLE_AGES, row }, ...byAge].map((place) => ({
        ...area,
        ages: place.ages,
        isInResult: place.row !== undefined,
      })),
    );
}

/** Names of items by sex, while they are few. */
function namesBySex(lists: readonly (readonly ProfileItem[])[], input: AreaProfileInput): string[] {
  const { language } = input;
  const ja = language === "ja";
  return sexesOf(input).flatMap((sex, index) => {
    const items = lists[index] ?? [];
    if (items.length === 0) return [];
    const names = items.slice(0, MOST_NAMED).map(({ name }) => name[language]);
    const sexName = SEX_NAMES[sex][language];
    if (ja) {
      const more = items.length > MOST_NAMED ? `など${items.length}項目` : "";
      return [`${sexName}は${names.join("、")}${more}`];
    }
    const more = items.length > MOST_NAMED ? ` and ${items.length - MOST_NAMED} more` : "";
    return [`${sexName}: ${names.join(", ")}${more}`];
  });
}

/**
 * One area on one page: the items in which it is worst and best, for men and for women, with rank among all areas,
 * interval, bounds, and the ages at which the difference sits.
 */
export function areaProfileSpec(input: AreaProfileInput): TopLevelSpec {
  const { language, note, era, reference, prefecture, areaCode, areaCount } = input;
  const ja = language === "ja";
  const area = areasOf(input.rows, prefecture.code).find(({ code }) => code === areaCode);
  if (!area) {
    throw new Failure({
      ja: `${prefecture.name}に二次医療圏 ${areaCode} の結果がありません。`,
      en: `there are no results of area ${areaCode} in ${prefecture.english ?? prefecture.name}.`,
    });
  }
  const sexes = sexesOf(input);
  const choices = sexes.map((sex) => profileChoice(input, sex));
  const scales = profileScales(choices.flatMap(({ worst, best }) => [...worst, ...best]));
  const title = ja
    ? `〈${prefecture.name} ${area.name}〉${era.ja} 特定健康診査　${reference.ja}と比べた特徴（40–74歳）`
    : `${area.name}, ${prefectureName(input)}: specific health checkups ${era.en} compared with ${reference.en} (ages 40–74)`;
  return sheetSpec({
    title,
    subtitle: readingOf(input),
    description: title,
    width: PAGE_WIDTH,
    left: 0,
    ...(note ? { banner: note[language] } : {}),
    parts: sexes.map((sex, index) => profileBlock(choices[index]!, sex, scales, input)),
    key: keyOf(input),
    notes: [
      ja
        ? `順位は全国${areaCount}医療圏で比の高い順（1位が最も高い）。小さい数字は95％信頼区間（秘匿による幅を含む）と、秘匿により取りうる順位。${suppressionNote("ja")}${referenceNote(input)}`
        : `Rank 1 is the highest ratio of ${areaCount} areas. Small figures: 95% interval, which covers what suppression leaves open, and the ranks that it allows. ${suppressionNote("en")} ${referenceNote(input)}`,
      ...leftOutNote(
        choices.map(({ leftOut }) => leftOut),
        input,
      ),
      ...implausibleItemsNote(choices, input),
      ...absentItemsNote(choices, input),
      ...absentNotes(placesOf(choices, area), { ...input, listed: null }),
      ...creditOf(input),
    ],
  });
}

export const profileFigures: SpecMaker<RatioFigure> = {
  spec({ input, regionCode, items, source }) {
    return areaProfileSpec({
      ...input,
      areaCode: regionCode,
      areaCount: areaCountOf(source, input.fiscalYear),
      items: items.map((item) => ({ ...figureItem(source.catalog, item), direction: item.direction })),
    });
  },
};
