import type { TopLevelSpec } from "vega-lite";
import type { Catalog, Item } from "../catalog/schema.js";
import type { GroupStatistics } from "../engine/item-ratios.js";
import type { FigureRow, SexOrBoth } from "../model/ratios.js";
import { Failure } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";
import { listedAreas } from "./absent-values.js";
import { areaBarsSpec } from "./area-bars/area-bars.js";
import { areaProfileSpec } from "./area-profile/area-profile.js";
import { caterpillarSpec } from "./caterpillar/caterpillar.js";
import type { FigureInput, FigureItem } from "./figure-input.js";
import { funnelSpec } from "./funnel/funnel.js";
import { heatmapSpec } from "./heatmap/heatmap.js";
import type { FigureKind } from "./kinds.js";
import { type Nation, type NationalInput, nationOf } from "./national-rows.js";

export { FIGURE_KINDS, type FigureKind, NATIONAL_KINDS, PROFILE_AGES } from "./kinds.js";

import { nameInRelease, type ReferenceName } from "../model/reference-name.js";

/** What figures have to know of the catalog. */
export type FigureCatalog = Pick<
  Catalog,
  "groups" | "items" | "prefectures" | "areas" | "areaFiscalYears" | "releases"
>;

/** Rows that figures are drawn from, wherever they came from. */
export interface FigureSource {
  readonly rows: readonly FigureRow[];
  readonly groups: readonly GroupStatistics[];
  readonly catalog: FigureCatalog;
  readonly synthetic: boolean;
  readonly reference: ReferenceName;
}

export interface FigureRequest {
  readonly kind: FigureKind;
  readonly ages: readonly string[];
  /** A panel each; men and women unless given. */
  readonly sexes?: readonly SexOrBoth[];
  readonly language: Language;
  /** Prefecture and area codes; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
  readonly areas: ReadonlySet<string> | null;
  readonly domain?: readonly [number, number];
  /** A folder for each release: where the rows are of several, or where other rows of the same result are. */
  readonly byRelease?: boolean;
}

/** A figure that can be drawn. */
export interface PlannedFigure {
  /** Place in a folder of figures, without extension: "11/bmi-ge-25". */
  readonly path: string;
  readonly kind: FigureKind;
  readonly prefectureCode: string;
  readonly rows: readonly FigureRow[];
  spec(): TopLevelSpec;
}

/** Stands above everything that is made of made-up tables. */
export const SYNTHETIC: Bilingual = {
  ja: "合成データ（実在しない数値）",
  en: "Synthetic data (not real figures)",
};

/** Every figure of a kind that the rows give: releases apart, in the order of the rows. */
export function planFigures(source: FigureSource, request: FigureRequest): PlannedFigure[] {
  const releases = [...new Set(source.rows.map(({ release }) => release))];
  return releases.flatMap((release) => {
    const rows = source.rows.filter((row) => row.release === release && row.level !== "nation");
    const folder =
      request.byRelease || releases.length > 1 ? `release-${String(release).padStart(2, "0")}/` : "";
    const plan = PLANS[request.kind]({ ...source, rows }, request);
    return plan.map((figure) => ({ ...figure, path: folder + figure.path, kind: request.kind }));
  });
}

type Plan = (source: FigureSource, request: FigureRequest) => Omit<PlannedFigure, "kind">[];

const PLANS: Readonly<Record<FigureKind, Plan>> = {
  "area-bars": (source, request) => {
    const byFigure = groupRows(source.rows, ({ prefectureCode, item }) => `${prefectureCode} ${item}`);
    return prefecturesOf(source, request).flatMap((code) =>
      itemsOf(source).flatMap((item) => {
        const rows = byFigure.get(`${code} ${item.id}`);
        if (!rows) return [];
        const input = {
          ...figureInput(source, request, code, rows),
          item,
          ages: request.ages,
          ...domainOf(request),
        };
        return [{ path: `${code}/${item.id}`, prefectureCode: code, rows, spec: () => areaBarsSpec(input) }];
      }),
    );
  },
  heatmap: (source, request) => {
    const byPrefecture = groupRows(source.rows, ({ prefectureCode }) => prefectureCode ?? "");
    const items = itemsOf(source).map((item) => figureItem(source.catalog, item));
    return prefecturesOf(source, request).map((code) => {
      const rows = byPrefecture.get(code) ?? [];
      const input = { ...figureInput(source, request, code, rows), items, ages: request.ages[0] ?? "40-74" };
      return { path: `${code}/heatmap`, prefectureCode: code, rows, spec: () => heatmapSpec(input) };
    });
  },
  caterpillar: (source, request) =>
    nationalFigures(source, request, "caterpillar", (input) => caterpillarSpec(input)),
  funnel: (source, request) =>
    nationalFigures(source, request, "funnel", (input) =>
      funnelSpec({ ...input, statistics: source.groups }),
    ),
  profile: (source, request) => {
    const byArea = groupRows(
      source.rows.filter(({ level }) => level === "area"),
      ({ code }) => code,
    );
    const items = itemsOf(source).map((item) => ({
      ...figureItem(source.catalog, item),
      direction: item.direction,
    }));
    const areaCount =
      source.groups.find(({ level }) => level === "area")?.regions ?? source.catalog.areas.length;
    return [...byArea].flatMap(([areaCode, rows]) => {
      const code = rows[0]?.prefectureCode ?? "";
      if (request.prefectures && !request.prefectures.has(code)) return [];
      if (request.areas && !request.areas.has(areaCode)) return [];
      const input = { ...figureInput(source, request, code, rows), areaCode, areaCount, items };
      return [
        {
          path: `${code}/${areaCode}-profile`,
          prefectureCode: code,
          rows,
          spec: () => areaProfileSpec(input),
        },
      ];
    });
  },
};

/** One figure a prefecture × item, with the rows of the whole nation. */
function nationalFigures(
  source: FigureSource,
  request: FigureRequest,
  name: string,
  specOf: (input: NationalInput) => TopLevelSpec,
): Omit<PlannedFigure, "kind">[] {
  const byItem = groupRows(source.rows, ({ item }) => item);
  const codes = prefecturesOf(source, request);
  return itemsOf(source).flatMap((item) => {
    const rows = byItem.get(item.id) ?? [];
    let nation: Nation | undefined;
    return codes.map((code) => {
      const input = {
        ...figureInput(source, request, code, rows),
        item: figureItem(source.catalog, item),
        ages: request.ages[0] ?? "40-74",
      };
      const spec = () => {
        nation ??= nationOf(input);
        return specOf({ ...input, nation });
      };
      return { path: `${code}/${item.id}-${name}`, prefectureCode: code, rows, spec };
    });
  });
}

/** What a figure of a prefecture is told beside what it shows. */
export function figureInput(
  { catalog, reference, synthetic }: FigureSource,
  { language, sexes }: FigureRequest,
  prefectureCode: string,
  rows: readonly FigureRow[],
): FigureInput {
  const [first] = rows;
  const prefecture = catalog.prefectures.find(({ code }) => code === prefectureCode);
  if (!first || !prefecture) throw notInCatalog(`prefecture ${prefectureCode}`);
  return {
    prefecture: { code: prefecture.code, name: prefecture.name.ja, english: prefecture.name.en },
    release: first.release,
    fiscalYear: first.fiscalYear,
    era: eraOf(catalog, first),
    reference: nameInRelease(reference, first.release),
    rows,
    language,
    listed: listedAreas(catalog, first.fiscalYear),
    ...(sexes ? { sexes } : {}),
    ...(synthetic ? { note: SYNTHETIC } : {}),
  };
}

/** 令和2年度, FY2020. */
export function eraOf(
  { releases }: Pick<FigureCatalog, "releases">,
  { release, fiscalYear }: Pick<FigureRow, "release" | "fiscalYear">,
): Bilingual {
  const known = releases.find((listed) => listed.release === release);
  return known?.era ?? { ja: `${fiscalYear}年度`, en: `FY${fiscalYear}` };
}

function groupRows(rows: readonly FigureRow[], keyOf: (row: FigureRow) => string): Map<string, FigureRow[]> {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function prefecturesOf({ rows }: FigureSource, { prefectures }: FigureRequest): string[] {
  const codes = new Set(
    rows.flatMap(({ prefectureCode }) => (prefectureCode === null ? [] : [prefectureCode])),
  );
  return [...codes].filter((code) => !prefectures || prefectures.has(code)).sort();
}

/** Items of the rows, in their order. */
export function itemsOf({
  rows,
  catalog,
}: {
  readonly rows: readonly Pick<FigureRow, "item">[];
  readonly catalog: FigureCatalog;
}): Item[] {
  return [...new Set(rows.map(({ item }) => item))].map((id) => {
    const item = catalog.items.find((known) => known.id === id);
    if (!item) throw notInCatalog(`item ${id}`);
    return item;
  });
}

/** An item as the figures name it. */
export function figureItem({ groups }: FigureCatalog, { id, name, group }: Item): FigureItem {
  return { id, name, group: groups.find((known) => known.id === group)?.name ?? { ja: group, en: group } };
}

function domainOf({ domain }: FigureRequest): { domain?: readonly [number, number] } {
  return domain ? { domain } : {};
}

function notInCatalog(what: string): Failure {
  return new Failure({
    ja: `一覧にないものは図にできません（${what}）。独自の項目なら --items-file を付けてください。`,
    en: `what is not in the catalog cannot be drawn (${what}). For items of your own give --items-file.`,
  });
}
