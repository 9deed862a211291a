import { cautionsOf } from "../../catalog/comparison.js";
import { chosenPrefectures } from "../../cli/choices.js";
import type { TrendFigureSource } from "../../figures/figure-source.js";
import { planFigures } from "../../figures/plan.js";
import { ageGroup, WHOLE_AGES } from "../../model/ages.js";
import { RatioTable } from "../../model/ratio-table.js";
import { referenceName } from "../../model/reference-name.js";
import { countMarks, type Trend } from "../../model/trends.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { type TrendHeader, trendPieces } from "../../outputs/tables/trend.js";
import { breathing } from "../../process/breathe.js";
import type { Effects } from "../../process/effects.js";
import { TOOL } from "../../process/version.js";
import { Failure } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { chooseReference, describedAsMade } from "../ratios/choose-reference.js";
import type { RatioInput, RatioPass } from "../ratios/compute-from.js";
import type { RatioRequest } from "../ratios/request.js";
import {
  againstSameNation,
  releasesOf,
  trendReferenceOption,
  withAreaChanges,
} from "../trends/compute-trends.js";
import { remarkOn, tableTrends, trendReference, yearsOf } from "../trends/table-trends.js";
import { FigureFiles } from "./figure-files.js";
import { chosenTrendKinds } from "./figures.js";
import { hashOfValue, type RunFolder } from "./folder.js";

/** The options of `run` that its trends depend on. */
export interface TrendRunOptions {
  readonly kinds?: readonly string[] | undefined;
  readonly prefecture?: readonly string[] | undefined;
  readonly reference?: string | undefined;
  readonly baseRelease?: string | undefined;
  readonly areaChanges?: string | undefined;
  readonly png: boolean;
  readonly lang: Language;
}

/** The computation that trends are made from, beside the ratios that a run writes. */
export interface TrendPass {
  readonly pass: RatioPass;
  readonly table: RatioTable;
  readonly catalog: RatioRequest["catalog"];
  readonly described: RatioRequest["described"]["reference"];
}

/**
 * The pass for the trends of a run of several releases: all regions of the input, since the noise is estimated from all
 * of them, against the base release if there is one. null for a run of one release.
 *
 * @throws Failure where one release is to be compared with others
 */
export function trendPass(
  request: RatioRequest,
  options: TrendRunOptions,
  input: Pick<RatioInput, "releases">,
): TrendPass | null {
  const years = releasesOf(request, input).length;
  if (years < 2) {
    const asked = chosenTrendKinds(options.kinds, years)[0] ?? (options.baseRelease && "--base-release");
    if (asked) throw oneRelease(asked);
    return null;
  }
  const catalog = withAreaChanges(request.catalog, options.areaChanges);
  const { compute, described } = referenceOfTrends(request, options, input);
  const table = new RatioTable();
  return {
    pass: {
      request: {
        ...compute,
        levels: ["nation", "prefecture", "area"],
        ages: ageGroup(WHOLE_AGES)!,
        sexes: ["male", "female", "both"],
        prefectures: null,
        areas: null,
      },
      into: table,
    },
    table,
    catalog,
    described: described.reference,
  };
}

/** The request against the base release if there is one, else against the same nation in every year. */
function referenceOfTrends(
  request: RatioRequest,
  options: TrendRunOptions,
  input: Pick<RatioInput, "releases">,
): RatioRequest {
  const base = options.baseRelease === undefined ? undefined : trendReferenceOption(options);
  if (base === undefined) return againstSameNation(request, input);
  const { choice, described } = chooseReference(base, request.catalog);
  return {
    ...request,
    compute: { ...request.compute, reference: choice },
    described: { ...request.described, reference: described },
  };
}

/** The trends of a run, after they were written. */
export interface RunTrends extends TrendFigureSource {
  readonly trends: readonly Trend[];
  /** Hash of all that they depend on. */
  readonly from: string;
}

/** Makes and writes the trends: trend.json and trend.csv. */
export async function writeTrends(
  folder: RunFolder,
  from: string,
  { table, catalog, described }: TrendPass,
  header: ResultHeader,
  options: TrendRunOptions,
): Promise<RunTrends> {
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  const years = yearsOf(table);
  const { id, isFixed } = trendReference(table, catalog);
  const reference = describedAsMade(described, table, catalog);
  const ofItems = [...tableTrends(table, catalog, header.interval, id)];
  const trends = ofItems
    .flatMap((ofItem) => ofItem.trends)
    .filter(
      ({ level, prefectureCode }) =>
        level === "nation" || !prefectures || prefectures.has(prefectureCode ?? ""),
    );
  const { tool, credit, synthetic, suppression, bounds, interval, sources, notComputable, implausible } =
    header;
  const trendHeader: TrendHeader = {
    tool,
    credit,
    synthetic,
    suppression,
    bounds,
    interval,
    reference: { ...reference, builtIn: header.reference.builtIn, id, isFixed },
    years: years.map((year) => ({ ...year, cautions: cautionsOf(catalog, null, [year.release]) })),
    groups: ofItems.flatMap(({ groups }) => groups),
    marks: countMarks(trends),
    sources,
    notComputable,
    implausible,
  };
  const made = hashOfValue([from, reference, catalog.areaChanges, options.prefecture ?? null]);
  await folder.putPieces("trend.json", made, breathing(trendPieces("json", trendHeader, trends)));
  await folder.putPieces("trend.csv", made, breathing(trendPieces("excel-csv", trendHeader, trends)));
  return {
    trends,
    from: made,
    years,
    catalog,
    synthetic,
    reference: referenceName(reference, catalog.prefectures),
    ...remarkOn(reference),
    isFixed,
  };
}

/** Draws the figures over the years. @returns how many files */
export async function drawTrends(
  folder: RunFolder,
  source: RunTrends,
  options: TrendRunOptions,
  effects: Effects,
): Promise<number> {
  const figures = chosenTrendKinds(options.kinds, source.years.length).flatMap((kind) =>
    planFigures(source, {
      kind,
      ages: [WHOLE_AGES],
      language: options.lang,
      prefectures: chosenPrefectures(options.prefecture, source.catalog),
      areas: null,
    }),
  );
  const formats = options.png ? (["svg", "png"] as const) : (["svg"] as const);
  let files = 0;
  await new FigureFiles(folder.files, formats).putAll(
    figures,
    (file) => {
      folder.record(file);
      files++;
      effects.progress?.("draw", Math.floor(files / formats.length), figures.length);
    },
    ({ path, kind, rows }) =>
      hashOfValue([TOOL, kind, path, rows, source.years, source.reference, options.lang, source.synthetic]),
  );
  return files;
}

function oneRelease(asked: string): Failure {
  return new Failure({
    ja: `${asked} には2回以上の公表分が要りますが、入力は1回分だけです。`,
    en: `${asked} needs two releases or more; the input has one.`,
  });
}
