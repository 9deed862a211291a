import type { TopLevelSpec } from "vega-lite";
import { isGroup, isNation, isPrefecture } from "../../catalog/levels.js";
import { isMunicipality } from "../../catalog/regions/region-groups.js";
import type { Item } from "../../catalog/schema.js";
import { trendsOfAreas } from "../../engine/trend/asked-areas.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { releaseFolder } from "../../model/fiscal-year.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import type { UserMeta } from "../../render/picture-root.js";
import {
  type FigureKind,
  isNationWide,
  isOfItem,
  isOfRegion,
  kindOf,
  type RatioKind,
  type TrendKind,
} from "../kinds.js";
import { regionLevel } from "../region-words.js";
import { RATIO_SPECS, TREND_SPECS } from "../specs.js";
import type { FigureCatalog, FigureRequest, FigureSource, TrendFigureSource } from "./figure-source.js";
import { groupRows, type RowGroup } from "./grouped-rows.js";
import type { PlannedFigure, SpecMaker } from "./planned-figure.js";
import { figureInput, figureItem, itemsOf, trendFigureInput } from "./source-inputs.js";

/**
 * Every figure of a kind that the ratios give, releases apart. Figures that the rows do not allow are left out; where none
 * would be left all are kept, and each says why when its spec is made.
 *
 * @throws Failure where a prefecture or an item is not in the catalog
 */
export function planFigures(source: FigureSource, request: FigureRequest<RatioKind>): PlannedFigure[] {
  const { kind, areas } = request;
  const { catalog } = source;
  // All regions of the nation stand beside each other against one reference only.
  if (source.reference.isOwnPrefecture && isNationWide(kind, request.prefectures)) return [];
  const isAsked = areas && ((row: FigureRow) => areas.has(row.code, row.fiscalYear));
  const releases = [...new Set(source.rows.map(({ release }) => release))];
  return releases.flatMap((release) => {
    const rows = source.rows.filter((row) => row.release === release && !isNation(row.level));
    const items = itemsOf({ rows, catalog }).map((item) => figureItem(catalog, item));
    const isApart = request.byRelease || releases.length > 1;
    const folder = isApart ? releaseFolder(release, Boolean(catalog.ownCredit)) : "";
    const groups = groupRows(rows, { kind, prefectures: prefecturesOf(rows, request, catalog) }, isAsked);
    return planned(RATIO_SPECS[kind], kind, groups, folder, (group) => ({
      source,
      request,
      input: figureInput(source, request, group.prefectureCode, group.rows),
      regionCode: group.regionCode,
      items: isOfItem(kind) ? items.filter(({ id }) => id === group.item) : items,
      ages: request.ages[0] ?? WHOLE_AGES,
    }));
  });
}

/**
 * The prefectures that figures are made of; null for the nation. A map of municipalities, of regions made of them, or of
 * regions that all lie in one prefecture is of prefectures although none is asked for.
 */
function prefecturesOf(
  rows: readonly FigureRow[],
  { kind, prefectures, level: asked }: FigureRequest<RatioKind>,
  { regionGroups = [] }: FigureSource["catalog"],
): ReadonlySet<string> | null {
  const level = asked ?? regionLevel(rows);
  if (prefectures || !kindOf(kind).isOfPrefecturesToo || isPrefecture(level)) return prefectures;
  const codes = new Set(rows.flatMap((row) => (row.level === level ? [row.prefectureCode] : [])));
  const known = [...codes].flatMap((code) => code ?? []);
  const isByMunicipality =
    level === "municipality" ||
    (isGroup(level) && regionGroups.some(({ members }) => members.some(isMunicipality)));
  const isWithin = known.length === codes.size && (codes.size === 1 || isByMunicipality);
  return isWithin ? new Set(known) : null;
}

/** The same from the trends. @throws Failure as above */
export function planTrendFigures(
  source: TrendFigureSource,
  request: FigureRequest<TrendKind>,
): PlannedFigure<FigureTrend>[] {
  const { kind, areas } = request;
  const { catalog } = source;
  const isAsked = areas && trendsOfAreas(source.trends, areas);
  const [ages = WHOLE_AGES] = request.ages;
  const trends = source.trends.filter((trend) => !isNation(trend.level) && trend.ages === ages);
  return planned(TREND_SPECS[kind], kind, groupRows(trends, request, isAsked), `${kind}/`, (group) => {
    const items = asListed(itemsOf({ rows: group.rows, catalog }), catalog);
    const item = isOfItem(kind) ? items[0]! : null;
    return {
      source,
      request,
      input: trendFigureInput(source, request, group.prefectureCode, group.rows, item),
      regionCode: group.regionCode,
      items: items.map((item) => figureItem(catalog, item)),
      ages,
    };
  });
}

/** Items in the order of the catalog; in the rows, items that the first year lacks stand behind all others. */
const asListed = (items: readonly Item[], catalog: Pick<FigureCatalog, "items">): readonly Item[] =>
  items.toSorted((a, b) => catalog.items.indexOf(a) - catalog.items.indexOf(b));

/** What stands on the root of the picture, which Vega-Lite does not read. */
function withRoot(spec: TopLevelSpec, { language, look }: FigureRequest): TopLevelSpec {
  const { width, height, paper } = look?.size ?? {};
  const page = { ...(width ? { width } : {}), ...(height ? { height } : {}), ...(paper ? { paper } : {}) };
  const usermeta: UserMeta = { language, ...(look?.size ? { page } : {}) };
  const { $schema, ...rest } = spec;
  return { ...($schema ? { $schema } : {}), usermeta, ...rest } as TopLevelSpec;
}

interface Drawable {
  readonly request: FigureRequest;
  readonly input: { readonly sexes?: readonly SexOrBoth[] };
}

/** A figure, or its sheets with what their files' names end with. */
function sheetsOf<Figure extends Drawable>(maker: SpecMaker<Figure>, figure: Figure) {
  const { request } = figure;
  // Only a height that is asked for makes a sheet too small.
  const isAsked = request.look?.size?.height !== undefined && !request.isOneSheet;
  const sexes = isAsked ? maker.sheets?.(figure) : null;
  if (!sexes) return [{ figure, ending: "" }];
  return sexes.map((sex) => ({
    figure: { ...figure, input: { ...figure.input, sexes: [sex] } },
    ending: `-${sex}`,
  }));
}

function planned<Row, Figure extends Drawable>(
  maker: SpecMaker<Figure>,
  kind: FigureKind,
  groups: readonly RowGroup<Row>[],
  folder: string,
  figureOf: (group: RowGroup<Row>) => Figure,
): PlannedFigure<Row>[] {
  const figures = groups.map((group) => {
    const figure = figureOf(group);
    const path = `${folder}${group.prefectureCode}/${fileName(kind, group)}`;
    return { figure, group, path };
  });
  const drawable = figures.filter(({ figure }) => maker.canDraw?.(figure) ?? true);
  const onlyWorthwhile = figures[0]?.figure.request.onlyWorthwhile;
  const kept = drawable.length > 0 || onlyWorthwhile ? drawable : figures;
  return kept.flatMap(({ figure, group, path }) =>
    sheetsOf(maker, figure).map(({ figure: sheet, ending }) => ({
      path: path + ending,
      kind,
      rows: group.rows,
      spec: () => withRoot(maker.spec(sheet), sheet.request),
    })),
  );
}

/** "bmi-ge-25", "bmi-ge-25-funnel", "heatmap", "1103-profile"; over the years the folder names the kind. */
function fileName(kind: FigureKind, { item, regionCode }: RowGroup<unknown>): string {
  const { years, fileEnding = `-${kind}` } = kindOf(kind);
  const ending = years === "several" ? "" : fileEnding;
  if (isOfItem(kind)) return item + ending;
  return isOfRegion(kind) ? regionCode + ending : kind;
}
