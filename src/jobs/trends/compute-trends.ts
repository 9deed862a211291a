import { cautionsOf } from "../../catalog/comparison.js";
import { complaint } from "../../catalog/complaint.js";
import { loadCatalog } from "../../catalog/load.js";
import { areaChangesFileSchema, type Catalog } from "../../catalog/schema.js";
import { chosenAreas, chosenLevels, chosenPrefectures, type InputOptions } from "../../cli/choices.js";
import { tablesOfItem } from "../../engine/item-tables.js";
import { trendsOfAreas } from "../../engine/trend/asked-areas.js";
import { readText } from "../../ingest/files/disk.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { countMarks, type Trend, type TrendGroup } from "../../model/trends.js";
import type { TrendHeader } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { visibleTexts } from "../../text/visible-text.js";
import { DEFAULT_REFERENCE, sameNation } from "../ratios/choose-reference.js";
import { type RatioInput, readForRatios } from "../ratios/compute-from.js";
import { ratiosOfInput } from "../ratios/compute-ratios.js";
import { type RatioOptions, type RatioRequest, ratioRequest } from "../ratios/request.js";
import { type TrendReference, tableTrends, trendReference, yearsOf } from "./table-trends.js";

export interface TrendRequestOptions extends RatioOptions {
  /** Number of a release. */
  readonly baseRelease?: string | undefined;
  /** A JSON file that says which areas became which. */
  readonly areaChanges?: string | undefined;
}

/** Trends in memory, and all that their readers need to know. */
export interface ComputedTrends {
  readonly header: TrendHeader;
  readonly trends: Trend[];
  readonly catalog: Catalog;
  readonly reference: TrendReference;
}

/**
 * Reads several releases and makes the trends asked for. Whatever is shown, all regions of the input are computed:
 * the usual moves are estimated from all of them.
 *
 * @throws Failure where there is but one release, or nothing to show
 */
export async function computeTrends(
  paths: readonly string[],
  options: TrendRequestOptions & InputOptions,
  effects: Effects,
): Promise<ComputedTrends> {
  const request = ratioRequest(
    {
      ...options,
      sex: options.sex ?? ["male", "female"],
      ages: options.ages ?? [WHOLE_AGES],
      level: [...chosenLevels(options)],
      prefecture: undefined,
      area: undefined,
      reference: trendReferenceOption(options),
    },
    withAreaChanges(loadCatalog(), options.areaChanges),
  );
  const input = await readForRatios(paths, options, request, effects);
  const { table, header, catalog } = await ratiosOfInput(againstSameNation(request, input), input, effects);
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  const areas = chosenAreas(options.area, catalog);
  const years = yearsOf(table);
  const reference = trendReference(table, catalog);
  const trends: Trend[] = [];
  const groups: TrendGroup[] = [];
  for (const ofItem of tableTrends(table, catalog, header.interval, reference.id)) {
    groups.push(...ofItem.groups);
    const isAsked = areas && trendsOfAreas(ofItem.trends, areas);
    for (const trend of ofItem.trends) {
      if (prefectures && !prefectures.has(trend.prefectureCode ?? "")) continue;
      if (isAsked && !isAsked(trend)) continue;
      trends.push(trend);
    }
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
  };
}

/** `--base-release 6` is `--reference national@6`. */
export function trendReferenceOption({
  reference,
  baseRelease,
}: Pick<TrendRequestOptions, "reference" | "baseRelease">): string | undefined {
  if (baseRelease === undefined) return reference;
  if (!/^\d{1,2}$/.test(baseRelease)) throw badRelease(baseRelease);
  const population = reference ?? DEFAULT_REFERENCE;
  if (population.includes("@") || /\.json$/.test(population)) throw fixedTwice(population);
  return `${population}@${Number(baseRelease)}`;
}

/** Releases that give an item asked for: a folder may hold a stray table of another year that gives nothing. */
export function releasesOf(
  { compute: { items }, catalog }: Pick<RatioRequest, "compute" | "catalog">,
  { releases }: Pick<RatioInput, "releases">,
): number[] {
  return releases
    .filter((release) => items.some((item) => "pair" in tablesOfItem(item, release, catalog)))
    .map(({ release }) => release);
}

/** The request of trends: unless the user names the reference, every year is compared with the same nation. */
export function againstSameNation<R extends RatioRequest>(
  request: R,
  input: Pick<RatioInput, "releases">,
): R {
  if (request.isReferenceNamed) return request;
  const same = sameNation(releasesOf(request, input), request.catalog);
  if (!same) return request;
  return {
    ...request,
    compute: { ...request.compute, reference: same.choice },
    described: { ...request.described, reference: same.described },
  };
}

/** The catalog with the user's own table of which areas became which, in the place of its own. @throws Failure */
export function withAreaChanges(catalog: Catalog, path: string | undefined): Catalog {
  if (path === undefined) return catalog;
  const place = { file: path };
  const text = readText(path);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    throw new Failure(
      { ja: `JSON として読めません：${detail}`, en: `cannot be read as JSON: ${detail}` },
      { place },
    );
  }
  const parsed = areaChangesFileSchema.safeParse(content);
  if (!parsed.success) throw new Failure(complaint(parsed.error, content), { place });
  const changes = visibleTexts(parsed.data.areaChanges);
  const given = new Set(changes.map(({ from }) => from));
  const kept = catalog.areaChanges.filter(({ from }) => !given.has(from));
  const areaChanges = [...kept, ...changes].sort((a, b) => a.from - b.from);
  return { ...catalog, areaChanges };
}

function badRelease(value: string): Failure {
  return new Failure(
    {
      ja: `--base-release「${value}」を解釈できません。公表回の番号（例 6）を指定してください。`,
      en: `--base-release "${value}" is not understood. Give the number of a release, for example 6.`,
    },
    { exitCode: 2 },
  );
}

function fixedTwice(reference: string): Failure {
  return new Failure(
    {
      ja: `--reference「${reference}」はすでに特定の回の基準なので、--base-release は付けられません。`,
      en: `--reference "${reference}" is fixed already; --base-release does not go with it.`,
    },
    { exitCode: 2 },
  );
}
