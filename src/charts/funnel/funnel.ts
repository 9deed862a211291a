import type { TopLevelSpec } from "vega-lite";
import type { GroupStatistics } from "../../engine/item-ratios.js";
import {
  agesName,
  creditOf,
  prefectureName,
  readingOf,
  sexesOf,
  suppressionNote,
  WHOLE_AGES,
} from "../figure-input.js";
import { type KeySymbol, sheetSpec } from "../figure-sheet.js";
import { type NationalInput, nationalRows, nationalTitle } from "../national-rows.js";
import { inPairs } from "../panel-pairs.js";
import { darkestOf, INK } from "../theme.js";
import { BACKGROUND_DOT, FUNNEL, funnelPanel, LIMIT_LINES, OWN_DOT } from "./panel.js";

export interface FunnelInput extends NationalInput {
  /** The result's `groups`: φ of this item's areas is looked up here. */
  readonly statistics: readonly GroupStatistics[];
}

function keyOf(input: FunnelInput): KeySymbol[] {
  const { language } = input;
  const ja = language === "ja";
  const colours = sexesOf(input).map(darkestOf);
  const name = prefectureName(input);
  const lineTexts = LIMIT_LINES.map(({ level, adjusted }) => {
    const percent = ja ? `${level * 100}％` : `${level * 100}%`;
    if (ja) return adjusted ? `${percent}限界（地域間の通常のばらつきを考慮）` : `${percent}限界（偶然のみ）`;
    return adjusted
      ? `${percent} limits, given the usual spread among areas`
      : `${percent} limits of chance alone`;
  });
  return [
    {
      width: 12 * colours.length,
      text: ja ? `${name}の医療圏` : `areas of ${name}`,
      draw: (x, y) => ({
        dots: colours.map((fill, index) => ({
          x: x + 6 + 12 * index,
          y,
          fill,
          stroke: "white",
          strokeWidth: 1,
          area: OWN_DOT.area,
        })),
      }),
    },
    {
      width: 8,
      text: ja ? "ほかの医療圏" : "other areas",
      draw: (x, y) => ({ dots: [{ x: x + 4, y, ...BACKGROUND_DOT }] }),
    },
    {
      width: 6,
      text: ja
        ? "秘匿により取りうる範囲（幅10ポイント超）"
        : "range that suppression leaves (over 10 points)",
      draw: (x, y) => ({
        lines: [{ x: x + 3, x2: x + 3, y: y - 7, y2: y + 7, stroke: INK.wideBand, strokeWidth: 2.6 }],
      }),
    },
    {
      width: 10,
      text: ja ? "枠の外" : "outside the frame",
      draw: (x, y) => ({ dots: [{ x: x + 5, y, area: 70, fill: INK.text, shape: "triangle-up" as const }] }),
    },
    ...LIMIT_LINES.map(
      ({ stroke, strokeWidth, dash }, index): KeySymbol => ({
        width: 30,
        text: lineTexts[index] ?? "",
        draw: (x, y) => ({
          lines: [{ x, x2: x + 30, y, y2: y, stroke, strokeWidth, ...(dash ? { dash } : {}) }],
        }),
      }),
    ),
  ];
}

/**
 * Ratio − 100 against the expected count, after Spiegelhalter: areas with few people scatter by chance alone, and the
 * limits say how far. Those of chance are exceeded by most areas; the wider ones allow for the usual spread among
 * areas, so what lies outside them stands out indeed.
 */
export function funnelSpec(input: FunnelInput): TopLevelSpec {
  const { language, note, statistics, item, release, ages = WHOLE_AGES } = input;
  const ja = language === "ja";
  const panels = sexesOf(input).map((sex) => ({ sex, rows: nationalRows(input, sex) }));
  const alone = panels.length === 1;
  const width = alone ? FUNNEL.aloneWidth : FUNNEL.width;
  const views = panels.map(({ sex, rows }, index) => {
    const known = statistics.find(
      (group) =>
        group.level === "area" &&
        group.item === item.id &&
        group.sex === sex &&
        group.ages === ages &&
        group.release === release,
    );
    return funnelPanel(input, sex, rows, known?.phi ?? null, { width, isInner: index % 2 > 0 });
  });
  const title = nationalTitle(input, Math.max(...panels.map(({ rows }) => rows.areas.length)), {
    ja: `のファンネルプロット（${agesName(ages, "ja")}）`,
    en: `, ages ${ages.replace("-", "–")} (funnel plot)`,
  });
  return sheetSpec({
    title,
    subtitle: `${readingOf(input)}${
      ja
        ? "該当者が少ないほど比は偶然に振れる。濃い曲線の外にある医療圏は、地域間の通常のばらつきを超えている。"
        : " The fewer the people, the more a ratio varies by chance; areas outside the dark curves exceed the usual spread."
    }`,
    description: title,
    width: FUNNEL.left + (alone ? width : 2 * width + FUNNEL.gap),
    left: FUNNEL.left,
    ...(note ? { banner: note[language] } : {}),
    parts: inPairs(views, width + FUNNEL.gap),
    key: keyOf(input),
    notes: [
      ja
        ? `限界は二項分布の正規近似で、φ は全国の医療圏の z 値から推定した過分散の係数（Spiegelhalter 2005）。${suppressionNote("ja")}`
        : `Limits: normal approximation of the binomial; φ is the overdispersion factor, estimated from the z-scores of all areas (Spiegelhalter 2005). ${suppressionNote("en")}`,
      ...creditOf(input),
    ],
  });
}
