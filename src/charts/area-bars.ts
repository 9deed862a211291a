import type { TopLevelSpec } from "vega-lite";
import { SEXES, type Sex } from "../counts.js";
import { Failure } from "../failure.js";
import type { Bilingual, Language } from "../language.js";
import type { RatioRow } from "../ratios.js";
import { footer } from "./area-bars-frame.js";
import { areaBarsLayout } from "./area-bars-layout.js";
import type { Region } from "./area-bars-marks.js";
import { bannerSpec, footerSpec, panelSpec } from "./area-bars-panels.js";
import { descriptionOf, keyOf, notesOf, subtitleOf, titleOf } from "./area-bars-texts.js";
import { type Domain, figureDomain } from "./difference-scale.js";
import { breakLines } from "./line-breaking.js";
import { FIGURE_CONFIG, TYPE } from "./theme.js";

export interface AreaBarsInput {
  readonly prefecture: { readonly code: string; readonly name: string; readonly english?: string };
  readonly release: number;
  readonly fiscalYear: number;
  /** 令和2年度, FY2020. */
  readonly era: Bilingual;
  readonly item: { readonly id: string; readonly name: Bilingual };
  /** What the ratios are compared with: 全国, the nation. All rows are made with this one. */
  readonly reference: Bilingual;
  /** The prefecture's rows and its areas', men and women; rows of other items or regions are passed over. */
  readonly rows: readonly RatioRow[];
  readonly ages: readonly string[];
  readonly language: Language;
  /** Vertical range in points, where many figures are to share one. */
  readonly domain?: Domain;
  /** Shown prominently above the figure: 合成データ（実在しない数値）. */
  readonly note?: Bilingual;
}

/** The rows that the figure shows: this item, this prefecture and its areas, these ages, men and women. */
function figureRows({ prefecture, item, rows, ages, release }: AreaBarsInput): RatioRow[] {
  return rows.filter(
    (row) =>
      row.item === item.id &&
      row.release === release &&
      row.prefectureCode === prefecture.code &&
      row.level !== "nation" &&
      row.sex !== "both" &&
      ages.includes(row.ages),
  );
}

/** The prefecture, then its areas in code order. */
function regionsOf({ prefecture, language }: AreaBarsInput, rows: readonly RatioRow[]): Region[] {
  const areas = new Map<string, string>();
  for (const row of rows) if (row.level === "area") areas.set(row.code, row.name);
  const inOrder = [...areas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({ code, name }));
  const name = (language === "en" && prefecture.english) || prefecture.name;
  return [{ code: prefecture.code, name }, ...inOrder];
}

const rowKey = (code: string, sex: string, ages: string) => `${code} ${sex} ${ages}`;

/** By region, sex and ages. Of two rows for one bar (two references, say) none may silently win. */
function indexed(rows: readonly RatioRow[]): Map<string, RatioRow> {
  const byKey = new Map<string, RatioRow>();
  for (const row of rows) {
    const key = rowKey(row.code, row.sex, row.ages);
    const other = byKey.get(key);
    if (other) {
      const references = [...new Set([other.reference, row.reference])].join(", ");
      throw new Failure({
        ja: `${row.item}：${row.code} ${row.name}（${row.sex}、${row.ages}）の行が2つあります（基準：${references}）。1つの図には1つの基準の結果だけを渡してください。`,
        en: `${row.item}: two rows for ${row.code} ${row.name} (${row.sex}, ${row.ages}; reference ${references}). Give a figure the results of one reference only.`,
      });
    }
    byKey.set(key, row);
  }
  return byKey;
}

/** Bars begin at 0: the frame must hold it, whatever range was asked for. */
const withZero = ([low, high]: Domain): Domain => [Math.min(0, low), Math.max(0, high)];

/**
 * The figure of one prefecture and item, after the published Saitama one: ratio − 100 of the prefecture and each of
 * its secondary medical areas, by sex and age group, around a firm zero line.
 *
 * Bars stand at computed pixels instead of on a band scale: so the prefecture can be set apart, and names, values,
 * bands and arrows are placed with their measured widths. The vertical scale is a true one.
 */
export function areaBarsSpec(input: AreaBarsInput): TopLevelSpec {
  const { ages, language, note } = input;
  const rows = figureRows(input);
  const regions = regionsOf(input, rows);
  const domain = input.domain ? withZero(input.domain) : figureDomain(rows);
  const byKey = indexed(rows);
  const layout = areaBarsLayout(regions.length, ages.length);

  const panelOf = (sex: Sex, index: number) => {
    const rowOf = (code: string, age: string) => byKey.get(rowKey(code, sex, age));
    const isInner = layout.sideBySide && index > 0;
    return panelSpec({ sex, regions, ages, rowOf, domain, layout, language }, input, isInner);
  };
  const panels = SEXES.map(panelOf);
  const lines = (text: string, size: number, weight?: "bold") =>
    breakLines(text, layout.figureWidth, size, weight);

  /** Men and women have a hue each: one legend of colours for both would be wrong. */
  const resolve = { scale: { fill: "independent" } };

  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: descriptionOf(input),
    config: FIGURE_CONFIG,
    title: {
      text: lines(titleOf(input), TYPE.title, "bold"),
      subtitle: lines(subtitleOf(input), TYPE.subtitle),
      anchor: "start",
      frame: "group",
      dx: -layout.axisWidth,
      offset: 18,
    },
    spacing: 16,
    resolve,
    vconcat: [
      ...(note ? [bannerSpec(note[language], layout)] : []),
      ...(layout.sideBySide
        ? [{ hconcat: panels, spacing: layout.panelGap, bounds: "flush", resolve }]
        : panels),
      footerSpec(footer(keyOf(language), notesOf(input), layout), layout),
    ],
  } as TopLevelSpec;
}
