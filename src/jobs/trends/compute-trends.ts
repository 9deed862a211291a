import { AREA } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { cautionsOf } from "../../catalog/releases/comparison.js";
import type { Catalog } from "../../catalog/schema.js";
import { trendsOfAreas } from "../../engine/trend/asked-areas.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { SEXES } from "../../model/counts.js";
import { notedMoves } from "../../model/reference-move.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { countMarks, type Trend, type TrendGroup } from "../../model/trends.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { TrendHeader } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenLevels, chosenRegions } from "../chosen.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { readForRatios } from "../ratios/compute-from.js";
import { ratiosOfInput } from "../ratios/compute-ratios.js";
import { refuseSecond } from "../ratios/reference/choose-references.js";
import { type RowsReference, referenceOfTable } from "../ratios/reference/rows-reference.js";
import { planRatios, type RatioChoice } from "../ratios/request.js";
import {
  againstSameNation,
  comparingReleases,
  referenceOfYears,
  withAreaChanges,
  type YearsChoice,
} from "./compared-years.js";
import { tableTrends, yearsOf } from "./table-trends.js";

/** Which trends are wanted. Default: men and women apart, all ages together. */
export type TrendChoice = RatioChoice & YearsChoice;

/** Trends in memory, and all that their readers need to know. */
export interface ComputedTrends {
  readonly header: TrendHeader;
  readonly trends: readonly Trend[];
  readonly catalog: Catalog;
  readonly reference: RowsReference;
  /** How far counts that look like errors of the source move it. */
  readonly referenceMoves: ResultHeader["referenceMoves"];
}

/**
 * Reads several releases and makes the trends asked for. Whatever is shown, all regions of the input are computed:
 * the usual moves are estimated from all of them.
 *
 * @throws Failure where there is but one release, or nothing to show
 */
export async function computeTrends(
  request: InputRequest,
  choice: TrendChoice,
  effects: Effects,
): Promise<ComputedTrends> {
  const projectCatalog = withAreaChanges(loadCatalog(), choice.areaChanges);
  const { own, ...given } = ownInput(request, choice, projectCatalog, effects);
  const plan = planRatios(
    {
      ...choice,
      sexes: choice.sexes ?? SEXES,
      ages: choice.ages ?? [WHOLE_AGES],
      levels: chosenLevels(choice, choice.regions !== undefined),
      prefectures: undefined,
      areas: undefined,
      reference: referenceOfYears(choice),
    },
    projectCatalog,
    own,
  );
  refuseSecond(plan);
  // A prefecture has no change against itself: releases that have it alone would be years without a ratio.
  const isOfAreas = choice.areas !== undefined || plan.compute.reference.kind === "own-prefecture";
  const input = await readForRatios(given.request, plan, given.effects, () =>
    comparingReleases(plan, isOfAreas ? [AREA] : plan.compute.levels),
  );
  const shown = chosenRegions(choice, plan.catalog);
  const { prefectures, areas } = shown;
  const asked = { ...againstSameNation(plan, input), shown };
  const { table, header, catalog } = await ratiosOfInput(asked, input, effects);
  const computed = trendsOfRatios(table, header, catalog, (trends) => {
    const isAsked = areas ? trendsOfAreas(trends, areas) : () => true;
    return trends.filter(
      (trend) => (!prefectures || prefectures.has(trend.prefectureCode ?? "")) && isAsked(trend),
    );
  });
  // A trend has the areas of its newest year.
  const newest = computed.header.years.at(-1)?.fiscalYear;
  if (computed.trends.length === 0 && newest) refuseAbsentAreas(areas, [newest], catalog);
  return computed;
}

/**
 * The trends of ratios of several releases.
 *
 * @param header of the ratios
 * @param shown those of an item's trends that are wanted
 * @throws Failure where there is but one release
 */
export function trendsOfRatios(
  table: RatioTable,
  header: Omit<ResultHeader, "groups" | "referenceUncertainty">,
  catalog: Catalog,
  shown: (trends: readonly Trend[]) => readonly Trend[],
): ComputedTrends {
  const years = yearsOf(table, catalog);
  const reference = referenceOfTable(table, catalog);
  const trends: Trend[] = [];
  const groups: TrendGroup[] = [];
  const moved = notedMoves(header.referenceMoves, null);
  for (const ofItem of tableTrends(table, catalog, header.interval, reference.id, moved)) {
    trends.push(...shown(ofItem.trends));
    groups.push(...ofItem.groups);
  }
  const { tool, credit, synthetic, suppression, bounds, interval, sources, notComputable, implausible } =
    header;
  return {
    header: {
      tool,
      credit,
      synthetic,
      suppression,
      bounds,
      interval,
      reference: { ...header.reference, id: reference.id, isFixed: reference.isFixed },
      years: years.map(({ release, fiscalYear }) => ({
        release,
        fiscalYear,
        cautions: cautionsOf(catalog, null, [release]),
      })),
      groups,
      marks: countMarks(trends),
      sources,
      notComputable,
      implausible,
    },
    trends,
    catalog,
    reference,
    referenceMoves: header.referenceMoves,
  };
}
