import { checkedContent, jsonOf } from "../../catalog/checked-content.js";
import type { Level } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { areaChangesFileSchema } from "../../catalog/regions/area-changes.js";
import { itemInRelease } from "../../catalog/releases/comparability.js";
import { cautionsOf } from "../../catalog/releases/comparison.js";
import type { Catalog } from "../../catalog/schema.js";
import { tablesOfItem } from "../../engine/item-tables.js";
import { trendsOfAreas } from "../../engine/trend/asked-areas.js";
import { builtInNumbers, readSources } from "../../ingest/built-in/sources.js";
import { readText } from "../../ingest/files/disk.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { SEXES } from "../../model/counts.js";
import { notedMoves } from "../../model/reference-move.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { countMarks, type Trend, type TrendGroup } from "../../model/trends.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { TrendHeader } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { failureAt, misuse } from "../../text/failure.js";
import { visibleTexts } from "../../text/visible-text.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenLevels, chosenRegions } from "../chosen.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { type RatioInput, readForRatios } from "../ratios/compute-from.js";
import { ratiosOfInput } from "../ratios/compute-ratios.js";
import { type ChosenReference, DEFAULT_REFERENCE, sameNation } from "../ratios/reference/choose-reference.js";
import { refuseSecond } from "../ratios/reference/choose-references.js";
import { planRatios, type RatioChoice, type RatioPlan } from "../ratios/request.js";
import { type TrendReference, tableTrends, trendReference, yearsOf } from "./table-trends.js";

/** How years are compared. */
export interface YearsChoice {
  /** The release whose reference every year is compared with; else each with its own. */
  readonly baseRelease?: number | undefined;
  /** Path of a JSON file that says which areas became which. */
  readonly areaChanges?: string | undefined;
}

/** Which trends are wanted. Default: men and women apart, all ages together. */
export type TrendChoice = RatioChoice & YearsChoice;

/** Trends in memory, and all that their readers need to know. */
export interface ComputedTrends {
  readonly header: TrendHeader;
  readonly trends: readonly Trend[];
  readonly catalog: Catalog;
  readonly reference: TrendReference;
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
    comparingReleases(plan, isOfAreas ? ["area"] : plan.compute.levels),
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
  const reference = trendReference(table, catalog);
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

/**
 * The reference by name: base release 6 is "national@6".
 *
 * @throws Failure where a reference is named that is of one release already
 */
export function referenceOfYears({
  reference,
  baseRelease,
}: Pick<TrendChoice, "reference" | "baseRelease">): string | undefined {
  if (baseRelease === undefined) return reference;
  const population = reference ?? DEFAULT_REFERENCE;
  if (population.includes("@") || /\.json$/.test(population))
    throw misuse((name) => ({
      ja: `${name("reference")}「${population}」はすでに特定の回の基準なので、${name("base-release")} は付けられません。`,
      en: `${name("reference")} "${population}" is fixed already; ${name("base-release")} does not go with it.`,
    }));
  return `${population}@${baseRelease}`;
}

/** Built-in releases with a table of an item asked for, by one of the levels. */
export function comparingReleases(
  {
    compute: { items },
    catalog,
  }: { readonly compute: Pick<RatioPlan["compute"], "items">; readonly catalog: Catalog },
  levels: readonly Level[],
): number[] {
  const withAreas = levels.includes("area");
  const withPrefectures = levels.some((level) => level !== "area");
  return builtInNumbers().filter((number) => {
    const tables = new Set(
      readSources(number)
        .tables.filter(({ level }) => (level === "area" ? withAreas : withPrefectures))
        .map(({ table }) => table),
    );
    return items.some((item) => tables.has(item.table) && itemInRelease(catalog, item, number) === null);
  });
}

/** Releases that give an item asked for: a folder may hold a stray table of another year that gives nothing. */
export function releasesOf(
  { compute: { items }, catalog }: Pick<RatioPlan, "compute" | "catalog">,
  { releases }: Pick<RatioInput, "releases">,
): number[] {
  return releases
    .filter((release) => items.some((item) => "pair" in tablesOfItem(item, release, catalog)))
    .map(({ release }) => release);
}

/** The plan of trends: unless the user names the reference, every year is compared with the same nation. */
export function againstSameNation(plan: RatioPlan, input: Pick<RatioInput, "releases">): RatioPlan {
  if (plan.isReferenceNamed || plan.own) return plan;
  const same = sameNation(releasesOf(plan, input), plan.catalog);
  return same ? against(plan, same) : plan;
}

/** The plan with another reference. */
export function against(plan: RatioPlan, { choice, described }: ChosenReference): RatioPlan {
  return {
    ...plan,
    compute: { ...plan.compute, reference: choice },
    described: { ...plan.described, reference: described },
  };
}

/** The catalog with the user's own table of which areas became which, in the place of its own. @throws Failure */
export function withAreaChanges(catalog: Catalog, path: string | undefined): Catalog {
  if (path === undefined) return catalog;
  const content = jsonOf(readText(path), (detail) =>
    failureAt(path, { ja: `JSON として読めません：${detail}`, en: `cannot be read as JSON: ${detail}` }),
  );
  const changes = visibleTexts(checkedContent(areaChangesFileSchema, content, path).areaChanges);
  const given = new Set(changes.map(({ from }) => from));
  const kept = catalog.areaChanges.filter(({ from }) => !given.has(from));
  const areaChanges = [...kept, ...changes].sort((a, b) => a.from - b.from);
  return { ...catalog, areaChanges };
}
