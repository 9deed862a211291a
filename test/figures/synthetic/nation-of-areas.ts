import { loadCatalog } from "../../../src/catalog/load.js";
import { areasOfYear } from "../../../src/catalog/regions/areas.js";
import { loadBorders } from "../../../src/catalog/regions/load-borders.js";
import type { RatioKind } from "../../../src/figures/kinds.js";
import type { FigureRequest, FigureSource } from "../../../src/figures/plan/figure-source.js";
import { planFigures } from "../../../src/figures/plan/plan.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { NATION } from "../../support/tables/references.js";
import { ratioRow } from "./synthetic-rows.js";

const catalog = loadCatalog();

/** Synthetic: a row of every area and prefecture of a year, men and women, with what a test wants of each. */
export function nationOfAreas(
  fiscalYear: number,
  part: (code: string, index: number) => Partial<RatioRow> = () => ({}),
): RatioRow[] {
  const prefectures = catalog.prefectures.map(({ code, name }) => ({
    level: "prefecture" as const,
    code,
    name: name.ja,
    prefectureCode: code,
    prefecture: name.ja,
  }));
  const areas = areasOfYear(catalog, fiscalYear)!.map(({ code, name, prefectureCode }) => ({
    level: "area" as const,
    code,
    name,
    prefectureCode,
    prefecture: prefectures.find((known) => known.code === prefectureCode)!.name,
  }));
  return SEXES.flatMap((sex, sexIndex) =>
    [...prefectures, ...areas].map((region, index) =>
      ratioRow({
        ...region,
        sex,
        release: fiscalYear - 2012,
        fiscalYear,
        difference: 40 * Math.sin(1.3 * index + sexIndex),
        mark: index % 3 === 0 ? "none" : Math.sin(1.3 * index + sexIndex) > 0 ? "high-95" : "low-99.8",
        ...part(region.code, index),
      }),
    ),
  );
}

export function sourceOf(
  rows: readonly RatioRow[],
  regionGroups: FigureSource["catalog"]["regionGroups"] = [],
): FigureSource {
  return {
    rows,
    groups: [],
    ranked: [],
    catalog: { ...catalog, regionGroups },
    synthetic: true,
    reference: NATION,
    borders: loadBorders(),
  };
}

/** What is drawn of the rows, as `chart` asks for it. */
export const plansOf = (
  rows: readonly RatioRow[],
  kind: RatioKind,
  request: Partial<FigureRequest<RatioKind>> = {},
  regionGroups?: FigureSource["catalog"]["regionGroups"],
) =>
  planFigures(sourceOf(rows, regionGroups), {
    kind,
    ages: ["40-74"],
    language: "ja",
    prefectures: null,
    areas: null,
    ...request,
  });
