import { cautionsOf } from "../catalog/comparison.js";
import { NATION_CODE, NATION_NAME } from "../catalog/levels.js";
import type { Item } from "../catalog/schema.js";
import type { FigureRow } from "../model/ratios.js";
import { nameInRelease } from "../model/reference-name.js";
import type { FigureTrend } from "../model/trends.js";
import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";
import type { FigureInput, FigureItem } from "./figure-input.js";
import {
  type FigureCatalog,
  type FigureRequest,
  type FigureSource,
  SYNTHETIC,
  type TrendFigureSource,
} from "./figure-source.js";
import { listedAreas } from "./listed-areas.js";
import type { TrendFigureInput } from "./trend/trend-figure.js";

/**
 * What a figure of a prefecture is told beside what it shows.
 *
 * @throws Failure where the prefecture is not in the catalog
 */
export function figureInput(
  { catalog, reference, synthetic }: FigureSource,
  { language, sexes, look }: Pick<FigureRequest, "language" | "sexes" | "look">,
  prefectureCode: string,
  rows: readonly FigureRow[],
): FigureInput {
  const { release, fiscalYear } = rows[0]!;
  return {
    prefecture: prefectureOf(catalog, prefectureCode),
    release,
    fiscalYear,
    era: eraOf(catalog, { release, fiscalYear }),
    reference: nameInRelease(reference, release),
    rows,
    language,
    listed: listedAreas(catalog, fiscalYear),
    ...(sexes ? { sexes } : {}),
    ...(look ? { look } : {}),
    ...(synthetic ? { note: SYNTHETIC } : {}),
    ...(catalog.ownCredit ? { credit: catalog.ownCredit } : {}),
  };
}

/**
 * The same for a figure over the years.
 *
 * @param item of which the figure is; null for one of all items
 * @throws Failure where the prefecture is not in the catalog
 */
export function trendFigureInput(
  { years, catalog, synthetic, reference, referenceRemark, isFixed }: TrendFigureSource,
  { language, sexes, look }: Pick<FigureRequest, "language" | "sexes" | "look">,
  prefectureCode: string,
  trends: readonly FigureTrend[],
  item: Item | null,
): TrendFigureInput {
  return {
    prefecture: prefectureOf(catalog, prefectureCode),
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
    ...(look ? { look } : {}),
    ...(synthetic ? { note: SYNTHETIC } : {}),
    ...(catalog.ownCredit ? { credit: catalog.ownCredit } : {}),
  };
}

/** A figure of the whole nation has the nation in the place of a prefecture. */
function prefectureOf({ prefectures }: FigureCatalog, code: string): FigureInput["prefecture"] {
  if (code === NATION_CODE) return { code, name: NATION_NAME.ja, english: NATION_NAME.en };
  const found = prefectures.find((prefecture) => prefecture.code === code);
  if (!found) throw notInCatalog(`prefecture ${code}`);
  return { code, name: found.name.ja, english: found.name.en };
}

/** 令和2年度, FY2020. */
export function eraOf(
  { releases }: Pick<FigureCatalog, "releases">,
  { release, fiscalYear }: Pick<FigureRow, "release" | "fiscalYear">,
): Bilingual {
  const known = releases.find((listed) => listed.release === release);
  return known?.era ?? { ja: `${fiscalYear}年度`, en: `FY${fiscalYear}` };
}

/**
 * Items of the rows, in their order.
 *
 * @throws Failure where one is not in the catalog
 */
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

function notInCatalog(what: string): Failure {
  return new Failure((name) => ({
    ja: `一覧にないものは図にできません（${what}）。独自の項目なら ${name("items-file")} を付けてください。`,
    en: `what is not in the catalog cannot be drawn (${what}). For items of your own give ${name("items-file")}.`,
  }));
}
