import type { TopLevelSpec } from "vega-lite";
import { findItem } from "../../catalog/items/items.js";
import { chooseAreas, findPrefecture } from "../../catalog/regions/areas.js";
import { isOfTwoReferences, type RatioKind } from "../../figures/kinds.js";
import type { FigureRequest } from "../../figures/plan/figure-source.js";
import { planFigures } from "../../figures/plan/plan.js";
import { DEFAULT_AGES, WHOLE_AGES } from "../../model/ages.js";
import type { PooledRow } from "../../model/columns/pooled-columns.js";
import { type RatioRow, toldSexes } from "../../model/ratios.js";
import { Failure, misuse } from "../../text/failure.js";
import { newestGroups, newestRows, pooledYears } from "../pool/as-newest.js";
import type { PooledResult } from "../pool/pool-release.js";
import type { RatioResult } from "../ratios/compute-release.js";
import { byReference } from "../two-references.js";
import type {
  AreaBarsOptions,
  AreaProfileOptions,
  CaterpillarOptions,
  FigureOptions,
  HeatmapOptions,
  ItemFigureOptions,
  MapOptions,
  NationalFigureOptions,
  ScatterOptions,
  TileMapOptions,
} from "./figure-options.js";
import { lookOf } from "./look.js";
import { refuseCounting } from "./pooled-source.js";
import { figureSource } from "./source.js";

/** What figures are drawn from: ratios, or those of pooled years. */
type DrawnResult = RatioResult | PooledResult;
type DrawnRow = RatioRow | PooledRow;

/**
 * Bars of ratio − 100 by sex and age, for a prefecture and each of its areas (the published Saitama figure).
 *
 * @returns a Vega-Lite spec, data included
 * @throws Failure where the result has no such rows
 */
export function areaBarsSpec(result: DrawnResult, options: AreaBarsOptions): TopLevelSpec {
  const { ages = DEFAULT_AGES, domain, measure } = options;
  return itemFigure("area-bars", result, options, { ages, domain, measure });
}

/** All items at one look: a row each, a column for the prefecture and each of its areas, for men and women. */
export function heatmapSpec(result: DrawnResult, options: HeatmapOptions): TopLevelSpec {
  const prefectures = prefectureOf(result, options);
  const all = options.items ? options.items.flatMap((id) => rowsOfItem(result, id)) : [...result.rows];
  const rows = all.filter(({ prefectureCode }) => prefectures.has(prefectureCode ?? ""));
  return figure("heatmap", result, rows, options, { ages: [options.ages ?? WHOLE_AGES], prefectures });
}

/** Where the areas of a prefecture stand among all of the nation, in the order of their ratios. Needs the whole nation. */
export function caterpillarSpec(result: DrawnResult, options: CaterpillarOptions): TopLevelSpec {
  const { ages = WHOLE_AGES, measure } = options;
  return itemFigure("caterpillar", result, options, { ages: [ages], measure });
}

/** Ratios of all areas of the nation by their expected counts, with control limits. Needs the whole nation. */
export function funnelSpec(result: DrawnResult, options: NationalFigureOptions): TopLevelSpec {
  return itemFigure("funnel", result, options, { ages: [options.ages ?? WHOLE_AGES] });
}

/** Ratios of two items in all areas of the nation, with their rank correlation. Needs the whole nation. */
export function scatterSpec(result: DrawnResult, options: ScatterOptions): TopLevelSpec {
  const rows = options.items.flatMap((id) => rowsOfItem(result, id));
  const prefectures = prefectureOf(result, options);
  return figure("scatter", result, rows, options, { ages: [options.ages ?? WHOLE_AGES], prefectures });
}

/** An item on a map: the nation's areas or prefectures, or the areas of one prefecture. */
export function mapSpec(result: DrawnResult, options: MapOptions): TopLevelSpec {
  const { level, measure, ...rest } = options;
  return mapFigure("map", result, rest, { level, measure });
}

/** An item in the 47 prefectures, a tile each. Needs the rows of all prefectures. */
export function tileMapSpec(result: DrawnResult, options: TileMapOptions): TopLevelSpec {
  return mapFigure("tile-map", result, options, {});
}

function mapFigure(
  kind: RatioKind,
  result: DrawnResult,
  options: TileMapOptions,
  choice: Choice,
): TopLevelSpec {
  const { prefecture, colouring, ages = WHOLE_AGES } = options;
  const rows = rowsOfItem(result, options.item).filter(({ level }) => level !== "nation");
  const prefectures = prefecture === undefined ? null : prefectureOf(result, { prefecture });
  return figure(kind, result, rows, options, { ...choice, ages: [ages], prefectures, colouring });
}

/** One area on one page: all items of the result. Needs the ages "40-74" and "5-year". */
export function areaProfileSpec(result: DrawnResult, options: AreaProfileOptions): TopLevelSpec {
  const rows = [...result.rows].filter((row) => row.level !== "nation");
  return figure("profile", result, rows, options, { areas: chooseAreas(result.catalog, [options.area]) });
}

type Choice = Partial<
  Pick<FigureRequest, "level" | "colouring" | "measure" | "ages" | "domain" | "prefectures" | "areas">
>;

function itemFigure(
  kind: RatioKind,
  result: DrawnResult,
  options: ItemFigureOptions,
  choice: Choice,
): TopLevelSpec {
  const rows = rowsOfItem(result, options.item);
  return figure(kind, result, rows, options, { ...choice, prefectures: prefectureOf(result, options) });
}

function rowsOfItem({ rows, catalog }: DrawnResult, name: string): DrawnRow[] {
  const { id } = findItem(catalog, name);
  return [...rows].filter(({ item }) => item === id);
}

function prefectureOf(
  { catalog }: DrawnResult,
  { prefecture }: { readonly prefecture: string },
): ReadonlySet<string> {
  return new Set([findPrefecture(catalog, prefecture).code]);
}

function figure(
  kind: RatioKind,
  { header, catalog }: DrawnResult,
  found: readonly DrawnRow[],
  { language = "ja", release, sexes = toldSexes(found), ...options }: FigureOptions,
  choice: Choice,
): TopLevelSpec {
  const isPooled = "pool" in header;
  if (isPooled) refuseCounting(kind);
  const rows = isPooled
    ? [...newestRows(found as readonly PooledRow[], header)]
    : (found as readonly RatioRow[]);
  const lacking = sexes.filter((panel) => !rows.some(({ sex }) => sex === panel));
  if (rows.length > 0 && lacking.length > 0) {
    throw new Failure({
      ja: `結果に性別 ${lacking.join("、")} の行がありません。`,
      en: `the result has no rows of sex ${lacking.join(", ")}.`,
    });
  }
  const { rows: shown, second } = byReference(
    release === undefined ? rows : rows.filter((row) => row.release === release),
  );
  const source = isPooled
    ? {
        ...figureSource({ ...header, groups: newestGroups(header) }, shown, catalog),
        pooled: pooledYears(
          shown.map(({ reference }) => reference),
          header,
        ),
      }
    : figureSource(header, shown, catalog, isOfTwoReferences(kind) ? second : null);
  const figures = planFigures(source, {
    kind,
    ages: DEFAULT_AGES,
    prefectures: null,
    areas: null,
    ...choice,
    language,
    sexes,
    look: lookOf(options),
    // A spec is what the caller asked for; who wants a sheet a sex asks for each.
    isOneSheet: true,
  });
  const [only, another] = figures;
  if (!only) {
    throw new Failure({
      ja: "図にする行が結果にありません。項目・都道府県・二次医療圏を確かめてください。",
      en: "the result has no rows for this figure. Check item, prefecture and area.",
    });
  }
  if (another) {
    throw misuse({
      ja: "結果に複数の公表回があります。release で 1 つ選んでください。",
      en: "the result has several releases. Choose one with `release`.",
    });
  }
  return only.spec();
}
