import type { Catalog } from "../catalog/schema.js";
import { type AreaBarsInput, areaBarsSpec } from "../charts/area-bars.js";
import { Failure } from "../failure.js";
import type { Bilingual, Language } from "../language.js";
import type { RatioRow } from "../ratios.js";

export const FIGURE_FORMATS = ["svg", "png", "vega-lite", "vega"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** One figure as bytes or text of the given format. Vega is loaded only when it has something to draw. */
export async function drawFigure(input: AreaBarsInput, format: FigureFormat): Promise<string | Uint8Array> {
  const spec = areaBarsSpec(input);
  if (format === "vega-lite") return `${JSON.stringify(spec, null, 2)}\n`;
  const { compileVega, renderSvg } = await import("../render/svg.js");
  if (format === "vega") return `${JSON.stringify(compileVega(spec), null, 2)}\n`;
  const svg = await renderSvg(spec);
  if (format === "svg") return svg;
  const { renderPng } = await import("../render/png.js");
  return renderPng(svg);
}

/** What makes one figure: rows of one item, one prefecture and one release. */
export interface FigureRows {
  readonly rows: readonly RatioRow[];
  readonly catalog: Catalog;
  readonly reference: Bilingual;
  readonly ages: readonly string[];
  readonly language: Language;
  readonly synthetic: boolean;
}

/** The figure's names (prefecture, item, era) out of the catalog. */
export function figureInput({
  rows,
  catalog,
  reference,
  ages,
  language,
  synthetic,
}: FigureRows): AreaBarsInput {
  const [first] = rows;
  const prefecture = catalog.prefectures.find(({ code }) => code === first?.prefectureCode);
  const item = catalog.items.find(({ id }) => id === first?.item);
  if (!first || !prefecture || !item) {
    throw new Failure({
      ja: `図にできない結果です（項目 ${first?.item ?? "なし"}、都道府県 ${first?.prefectureCode ?? "なし"}）。独自の項目なら --items-file を付けてください。`,
      en: `this result cannot be drawn (item ${first?.item ?? "none"}, prefecture ${first?.prefectureCode ?? "none"}). For items of your own give --items-file.`,
    });
  }
  const release = catalog.releases.find((known) => known.release === first.release);
  return {
    prefecture: { code: prefecture.code, name: prefecture.name.ja, english: prefecture.name.en },
    release: first.release,
    fiscalYear: first.fiscalYear,
    era: release?.era ?? { ja: `${first.fiscalYear}年度`, en: `FY${first.fiscalYear}` },
    item: { id: item.id, name: item.name },
    reference,
    rows,
    ages,
    language,
    ...(synthetic ? { note: SYNTHETIC } : {}),
  };
}

/** The nation is named shortly in titles: （全国と比較）. */
export function referenceName(population: string, name: Bilingual): Bilingual {
  return population.startsWith("national") ? { ja: "全国", en: "the nation" } : name;
}

const SYNTHETIC: Bilingual = {
  ja: "合成データ（実在しない数値）",
  en: "Synthetic data (not real figures)",
};
