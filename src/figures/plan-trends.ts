import type { TopLevelSpec } from "vega-lite";
import { cautionsOf } from "../catalog/comparison.js";
import type { SexOrBoth } from "../model/ratios.js";
import type { ReferenceName } from "../model/reference-name.js";
import type { FigureTrend } from "../model/trends.js";
import { Failure } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";
import { listedAreas } from "./absent-values.js";
import type { TrendKind } from "./kinds.js";
import { eraOf, type FigureCatalog, figureItem, itemsOf, SYNTHETIC } from "./plan.js";
import { slopeSpec } from "./slope/slope.js";
import { slopeYears } from "./slope/years.js";
import { sparklinesSpec } from "./trend/sparklines.js";
import { trendSpec } from "./trend/trend.js";
import type { TrendFigureInput } from "./trend/trend-figure.js";

/** What figures over the years have to know of the catalog. */
export type TrendCatalog = FigureCatalog & Parameters<typeof cautionsOf>[0];

/** Trends that figures are drawn from, wherever they came from. */
export interface TrendFigureSource {
  readonly trends: readonly FigureTrend[];
  readonly years: readonly { readonly release: number; readonly fiscalYear: number }[];
  readonly catalog: TrendCatalog;
  readonly synthetic: boolean;
  readonly reference: ReferenceName;
  /** Why it is this one and not the one that is usual. */
  readonly referenceRemark?: Bilingual | undefined;
  /** Is every year compared with the same? */
  readonly isFixed: boolean;
}

export interface TrendFigureRequest {
  readonly kind: TrendKind;
  /** The ages shown; figures over the years show one group. */
  readonly ages: string;
  /** A line each; men and women unless given. */
  readonly sexes?: readonly SexOrBoth[];
  readonly language: Language;
  /** Prefecture and area codes; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
  readonly areas: ReadonlySet<string> | null;
}

/** A figure over the years that can be drawn. */
export interface PlannedTrendFigure {
  /** Place in a folder of figures, without extension: "trend/11/bmi-ge-25". */
  readonly path: string;
  readonly kind: TrendKind;
  readonly trends: readonly FigureTrend[];
  spec(): TopLevelSpec;
}

/** Every figure of a kind that the trends give: by prefecture and item, or by region for the sparklines. */
export function planTrendFigures(
  source: TrendFigureSource,
  request: TrendFigureRequest,
): PlannedTrendFigure[] {
  const { kind, ages, prefectures, areas } = request;
  const wanted = source.trends.filter(
    (trend) =>
      trend.level !== "nation" &&
      trend.ages === ages &&
      (!prefectures || prefectures.has(trend.prefectureCode ?? "")),
  );
  if (kind !== "sparklines") {
    const groups = groupBy(wanted, ({ prefectureCode, item }) => `${prefectureCode}/${item}`);
    const figures = [...groups].map(([path, trends]) => {
      const item = figureItem(source.catalog, itemsOf({ rows: trends, catalog: source.catalog })[0]!);
      const input = () => ({ ...inputOf(source, request, trends), item, ages });
      const spec = () => (kind === "slope" ? slopeSpec(input()) : trendSpec(input()));
      return { path: `${kind}/${path}`, kind, trends, input, spec };
    });
    // A single figure says itself why it cannot be drawn.
    return kind === "slope" && figures.length > 1
      ? figures.filter(({ input, trends }) => hasSlope(input(), trends))
      : figures;
  }
  const ofRegions = wanted.filter(({ code, level }) => !areas || (level === "area" && areas.has(code)));
  const groups = groupBy(ofRegions, ({ prefectureCode, code }) => `${prefectureCode}/${code}`);
  return [...groups].map(([path, trends]) => {
    const items = itemsOf({ rows: trends, catalog: source.catalog }).map((item) =>
      figureItem(source.catalog, item),
    );
    const spec = () =>
      sparklinesSpec({ ...inputOf(source, request, trends), areaCode: trends[0]!.code, items });
    return { path: `${kind}/${path}`, kind, trends, spec };
  });
}

/** Are there two years that compare? */
function hasSlope(input: Parameters<typeof slopeSpec>[0], trends: readonly FigureTrend[]): boolean {
  try {
    slopeYears(input, trends);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** What a figure over the years is told beside what it shows. */
export function inputOf(
  { years, catalog, synthetic, reference, referenceRemark, isFixed }: TrendFigureSource,
  { language, sexes, kind }: Pick<TrendFigureRequest, "language" | "sexes" | "kind">,
  trends: readonly FigureTrend[],
): TrendFigureInput {
  const [first] = trends;
  const prefecture = catalog.prefectures.find(({ code }) => code === first?.prefectureCode);
  if (!first || !prefecture) {
    throw new Failure({
      ja: "図にする都道府県が一覧にありません。",
      en: "the prefecture to draw is not in the catalog.",
    });
  }
  const item = kind === "sparklines" ? null : (catalog.items.find(({ id }) => id === first.item) ?? null);
  return {
    prefecture: { code: prefecture.code, name: prefecture.name.ja, english: prefecture.name.en },
    years: years.map((year) => ({
      release: year.release,
      fiscalYear: year.fiscalYear,
      era: eraOf(catalog, year),
      isCautioned: catalog.releases.some(
        ({ release, cautions }) => release === year.release && cautions.length > 0,
      ),
    })),
    reference,
    referenceRemark,
    isFixed,
    trends,
    cautions: cautionsOf(
      catalog,
      item,
      years.map(({ release }) => release),
    ),
    language,
    listed: listedAreas(catalog, years.at(-1)?.fiscalYear ?? 0),
    ...(sexes ? { sexes } : {}),
    ...(synthetic ? { note: SYNTHETIC } : {}),
  };
}

function groupBy(
  trends: readonly FigureTrend[],
  keyOf: (trend: FigureTrend) => string,
): Map<string, FigureTrend[]> {
  const groups = new Map<string, FigureTrend[]>();
  for (const trend of trends) {
    const key = keyOf(trend);
    const group = groups.get(key);
    if (group) group.push(trend);
    else groups.set(key, [trend]);
  }
  return groups;
}
