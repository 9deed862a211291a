// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { WIDE } from "../difference-scale.js";
import {
  agesName,
  creditOf,
  implausibleNotes,
  prefectureName,
  readingOf,
  referenceNote,
  SEX_NAMES,
  sexesOf,
  suppressionNote,
  WHOLE_AGES,
} from "../figure-input.js";
import { type KeySymbol, sheetSpec } from "../figure-sheet.js";
import { nationalInput } from "../national-input.js";
import {
  type NationalInput,
  type NationalRows,
  nationalAbsentNotes,
  nationalRows,
  nationalTitle,
} from "../national-rows.js";
import type { RatioFigure, SpecMaker } from "../planned-figure.js";
import { darkestOf, INK } from "../theme.js";
import { caterpillarPanel, OTHERS, PANEL } from "./panel.js";

export type CaterpillarInput = NationalInput;

const WIDTH = PANEL.left + PANEL.width + PANEL.right;

function keyOf(input: CaterpillarInput): KeySymbol[] {
  const { language } = input;
  const ja = language === "ja";
  const name = prefectureName(input);
  const colours = sexesOf(input).map(darkestOf);
  return [
    {
      width: 10 * colours.length,
      text: ja ? `${name}の医療圏の比と95％信頼区間` : `areas of ${name}: ratio and 95% interval`,
      draw: (x, y) => ({
        lines: colours.map((stroke, index) => {
          const at = x + 5 + 10 * index;
          return { x: at, x2: at, y: y - 7, y2: y + 7, stroke, strokeWidth: 2 };
        }),
        dots: colours.map((fill, index) => ({
          x: x + 5 + 10 * index,
          y,
          area: 50,
          fill,
          stroke: "white",
          strokeWidth: 1,
        })),
      }),
    },
    {
      width: 8,
      text: ja ? "ほかの医療圏" : "other areas",
      draw: (x, y) => ({
        lines: [{ x: x + 4, x2: x + 4, y: y - 7, y2: y + 7, stroke: OTHERS.interval, strokeWidth: 1.2 }],
        dots: [{ x: x + 4, y, area: 5, fill: OTHERS.dot }],
      }),
    },
    {
      width: 16,
      text: ja
        ? `秘匿された人数により取りうる範囲（ほかの医療圏は幅${WIDE}ポイント超のみ）`
        : `range that suppressed counts leave (of other areas where wider than ${WIDE} points)`,
      draw: (x, y) => ({
        boxes: [
          { x: x + 1, x2: x + 6, y: y - 6, y2: y + 6, fill: INK.wideBand },
          { x: x + 10, x2: x + 13, y: y - 6, y2: y + 6, fill: OTHERS.bounds },
        ],
      }),
    },
    {
      width: 10,
      text: ja ? "枠の外" : "outside the frame",
      draw: (x, y) => ({ dots: [{ x: x + 5, y, area: 64, fill: INK.text, shape: "triangle-up" }] }),
    },
  ];
}

/** The prefecture's areas that have no place in the order, since they have no ratio. */
function missingNote(
  panels: readonly { readonly sex: SexOrBoth; readonly rows: NationalRows }[],
  language: Language,
): string[] {
  const missing = panels.flatMap(({ sex, rows }) =>
    rows.missing.map(({ name }) => `${name}（${SEX_NAMES[sex][language]}）`),
  );
  if (missing.length === 0) return [];
  return [language === "ja" ? `算出不可：${missing.join("、")}` : `Not computable: ${missing.join(", ")}`];
}

/** That the panels are not to be compared by eye. */
function rangeNote(input: CaterpillarInput): string {
  const sexes = sexesOf(input);
  if (sexes.length === 1) return "";
  if (sexes.includes("both")) {
    return input.language === "ja"
      ? "縦軸の範囲は段により異なる。"
      : "The vertical range differs from panel to panel. ";
  }
  return input.language === "ja"
    ? "縦軸の範囲は男女で異なる。"
    : "The vertical range differs between men and women. ";
}

/**
 * One item in all areas of the nation from the highest ratio to the lowest, with 95 % intervals; a prefecture's areas
 * stand out. The order alone would be read as a league table: the intervals show how much of it is chance.
 */
export function caterpillarSpec(input: CaterpillarInput): TopLevelSpec {
  const { language, note, ages = WHOLE_AGES } = input;
  const panels = sexesOf(input).map((sex) => ({ sex, rows: nationalRows(input, sex) }));
  const count = Math.max(...panels.map(({ rows }) => rows.areas.length));
  const ja = language === "ja";
  const title = nationalTitle(input, count, {
    ja: `の中の位置（${agesName(ages, "ja")}）`,
    en: `, ages ${ages.replace("-", "–")}`,
  });
  return sheetSpec({
    title,
    subtitle: readingOf(input),
    description: `${title}${ja ? "。比の順に並べた信頼区間の図" : ". Intervals in the order of the ratios"}`,
    width: WIDTH,
    left: PANEL.left,
    ...(note ? { banner: note[language] } : {}),
    parts: panels.map(({ sex, rows }) => caterpillarPanel(input, sex, rows)),
    key: keyOf(input),
    notes: [
      ja
        ? `信頼区間は秘匿による幅を含む。${rangeNote(input)}${suppressionNote("ja")}${referenceNote(input)}`
        : `Intervals include what suppression leaves open. ${rangeNote(input)}${suppressionNote("en")} ${referenceNote(input)}`,
      ...missingNote(panels, language),
      ...nationalAbsentNotes(
        input,
        panels.map(({ rows }) => rows),
      ),
      ...implausibleNotes(
        panels.flatMap(({ rows }) => rows.implausible),
        language,
      ),
      ...creditOf(input),
    ],
  });
}

export const caterpillarFigures: SpecMaker<RatioFigure> = {
  spec: (figure) => caterpillarSpec(nationalInput(figure)),
};
