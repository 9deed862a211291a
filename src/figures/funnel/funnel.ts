import type { TopLevelSpec } from "vega-lite";
import { isInPrefecture } from "../../catalog/levels.js";
import type { GroupStatistics } from "../../engine/item-ratios.js";
import type { Spread } from "../../engine/statistics/spread.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import {
  agesName,
  creditOf,
  implausibleNotes,
  prefectureName,
  readingOf,
  referenceNote,
  sexesOf,
  suppressionNote,
} from "../figure-input.js";
import { type KeySymbol, sheetSpec } from "../figure-sheet.js";
import { nationalInput } from "../national-input.js";
import { type NationalInput, nationalAbsentNotes, nationalRows, nationalTitle } from "../national-rows.js";
import { inPairs } from "../panel-pairs.js";
import type { RatioFigure, SpecMaker } from "../planned-figure.js";
import { darkestOf, INK } from "../theme.js";
import { BACKGROUND_DOT, FUNNEL, funnelPanel, LIMIT_LINES, OWN_DOT } from "./panel.js";

export interface FunnelInput extends NationalInput {
  /** The result's `groups`: the spread among this item's areas is looked up here. */
  readonly statistics: readonly GroupStatistics[];
}

/** The model of the spread of one sex's areas; null where none was estimated. */
function spreadOf(
  { statistics, item, release, ages = WHOLE_AGES }: FunnelInput,
  sex: SexOrBoth,
): Spread | null {
  const { tau, gamma, meanExpected, spreadRegions } =
    statistics.find(
      (group) =>
        isInPrefecture(group.level) &&
        group.item === item.id &&
        group.sex === sex &&
        group.ages === ages &&
        group.release === release,
    ) ?? {};
  if (tau == null || gamma == null || meanExpected == null || spreadRegions == null) return null;
  return { tau, gamma, meanExpected, regions: spreadRegions };
}

function keyOf(input: FunnelInput, hasSpread: boolean): KeySymbol[] {
  const { language } = input;
  const ja = language === "ja";
  const colours = sexesOf(input).map(darkestOf);
  const name = prefectureName(input);
  const limits = LIMIT_LINES.filter(({ adjusted }) => hasSpread || !adjusted);
  const lineTexts = limits.map(({ level, adjusted }) => {
    const percent = ja ? `${level * 100}％` : `${level * 100}%`;
    if (ja)
      return adjusted ? `${percent}限界（同じ規模の医療圏のばらつきを考慮）` : `${percent}限界（偶然のみ）`;
    return adjusted
      ? `${percent} limits, given the spread among areas of that size`
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
    ...limits.map(
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

function subtitleOf(hasSpread: boolean): Bilingual {
  return hasSpread
    ? {
        ja: "該当者が少ないほど比は偶然に振れる。濃い曲線の外にある医療圏は、同じ規模の医療圏のばらつきを超えている。",
        en: " The fewer the people, the more a ratio varies by chance; areas outside the dark curves stand out more than areas of their size do.",
      }
    : {
        ja: "該当者が少ないほど比は偶然に振れる。",
        en: " The fewer the people, the more a ratio varies by chance.",
      };
}

function methodOf(hasSpread: boolean): Bilingual {
  return hasSpread
    ? {
        ja: "偶然の限界は二項分布の正規近似。濃い曲線は 100·exp(±z·√(偶然の分散＋τ²(E/m)^(−2γ)))−100（Spiegelhalter 2005 の加法型を規模で変えたもの）。E は期待数、m はその平均（対数目盛）、τ は期待数が m の医療圏の地域差の標準偏差、γ は規模とともに小さくなる速さ。全国の医療圏から推定。",
        en: "Limits of chance: normal approximation of the binomial. Dark curves: 100·exp(±z·√(variance by chance + τ²(E/m)^(−2γ))) − 100, the additive form of Spiegelhalter 2005 varied with size. E: expected number; m: its geometric mean; τ: standard deviation among areas of size m; γ: how fast it falls with size; estimated from all areas.",
      }
    : {
        ja: "限界は二項分布の正規近似。同じ規模の医療圏のばらつきを考慮した限界は、この結果に推定値がないため描いていない（比べられる医療圏が20未満か、以前の結果）。",
        en: "Limits: normal approximation of the binomial. Limits given the spread among areas are not drawn, since this result has no estimate of it (fewer than 20 areas to compare, or an earlier result).",
      };
}

/**
 * Ratio − 100 against the expected count, after Spiegelhalter: areas with few people scatter by chance alone, and the
 * limits say how far. Those of chance are exceeded by most areas; the wider ones allow for the spread among areas of
 * that size, so what lies outside them stands out more than areas of its size do.
 */
export function funnelSpec(input: FunnelInput): TopLevelSpec {
  const { language, note, ages = WHOLE_AGES } = input;
  const ja = language === "ja";
  const panels = sexesOf(input).map((sex) => ({
    sex,
    rows: nationalRows(input, sex),
    spread: spreadOf(input, sex),
  }));
  const hasSpread = panels.some(({ spread }) => spread !== null);
  const alone = panels.length === 1;
  const width = alone ? FUNNEL.aloneWidth : FUNNEL.width;
  const views = panels.map(({ sex, rows, spread }, index) =>
    funnelPanel(input, sex, rows, spread, { width, isInner: index % 2 > 0 }),
  );
  const title = nationalTitle(
    input,
    panels.map(({ rows }) => rows),
    {
      ja: `のファンネルプロット（${agesName(ages, "ja")}）`,
      en: `, ages ${ages.replace("-", "–")} (funnel plot)`,
    },
  );
  return sheetSpec({
    title,
    subtitle: `${readingOf(input)}${subtitleOf(hasSpread)[language]}`,
    description: title,
    width: FUNNEL.left + (alone ? width : 2 * width + FUNNEL.gap),
    left: FUNNEL.left,
    ...(note ? { banner: note[language] } : {}),
    parts: inPairs(views, width + FUNNEL.gap),
    key: keyOf(input, hasSpread),
    notes: [
      `${methodOf(hasSpread)[language]}${ja ? "" : " "}${suppressionNote(input)}${ja ? "" : " "}${referenceNote(input)}`,
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

export const funnelFigures: SpecMaker<RatioFigure> = {
  spec: (figure) => funnelSpec({ ...nationalInput(figure), statistics: figure.source.groups }),
};
