import { isNation, LEVELS } from "../../catalog/levels.js";
import type { TrendFigureSource } from "../../figures/plan/figure-source.js";
import { planTrendFigures } from "../../figures/plan/plan.js";
import { ageGroup, WHOLE_AGES } from "../../model/ages.js";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { Trend } from "../../model/trends.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { trendPieces } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { yieldingToEvents } from "../../process/event-loop.js";
import { TOOL } from "../../process/version.js";
import { Failure } from "../../text/failure.js";
import type { Naming } from "../../text/told.js";
import { chosenPrefectures } from "../chosen.js";
import { trendFigureSource } from "../figures/source.js";
import type { RatioInput, RatioPass } from "../ratios/compute-from.js";
import { chooseReference, describedAsMade } from "../ratios/reference/choose-reference.js";
import type { RatioPlan } from "../ratios/request.js";
import {
  against,
  againstSameNation,
  referenceOfYears,
  releasesOf,
  withAreaChanges,
} from "../trends/compared-years.js";
import { trendsOfRatios } from "../trends/compute-trends.js";
import type { RunChoice } from "./choice.js";
import { FigureFiles } from "./figure-files.js";
import { chosenTrendKinds } from "./figures.js";
import { hashOfValue, type RunFolder } from "./folder.js";

/** The computation that trends are made from, beside the ratios that a run writes. */
export interface TrendPass {
  readonly pass: RatioPass;
  readonly catalog: RatioPlan["catalog"];
  readonly described: RatioPlan["described"]["reference"];
}

/**
 * The pass for the trends of a run of several releases: all regions of the input, since the noise is estimated from all
 * of them, against the base release if there is one. null for a run of one release.
 *
 * @throws Failure where one release is to be compared with others
 */
export function trendPass(
  plan: RatioPlan,
  choice: RunChoice,
  input: Pick<RatioInput, "releases">,
): TrendPass | null {
  const years = releasesOf(plan, input).length;
  if (years < 2) {
    const kind = chosenTrendKinds(choice.kinds, years)[0];
    const isOwn = plan.own !== null;
    if (kind) throw oneYear(() => kind, isOwn);
    if (choice.baseRelease !== undefined) throw oneYear((name) => name("base-release"), isOwn);
    return null;
  }
  const catalog = withAreaChanges(plan.catalog, choice.areaChanges);
  const { compute, described } = referenceOfTrends(plan, choice, input);
  return {
    pass: {
      request: {
        ...compute,
        levels: LEVELS,
        ages: ageGroup(WHOLE_AGES)!,
        sexes: SEXES_AND_BOTH,
        prefectures: null,
        areas: null,
      },
      into: new RatioTable(),
    },
    catalog,
    described: described.reference,
  };
}

/** The plan against the base release if there is one, else against the same nation in every year. */
function referenceOfTrends(
  plan: RatioPlan,
  { ratios: { reference }, baseRelease }: RunChoice,
  input: Pick<RatioInput, "releases">,
): RatioPlan {
  // Trends have the first of two references.
  const first = plan.second ? reference?.split(/[,、]/)[0] : reference;
  const base = baseRelease === undefined ? undefined : referenceOfYears({ reference: first, baseRelease });
  if (base === undefined) return againstSameNation(plan, input);
  return against(plan, chooseReference(base, plan.catalog));
}

/** The trends of a run, after they were written. */
export interface RunTrends extends TrendFigureSource {
  readonly trends: readonly Trend[];
  /** Hash of all that they depend on. */
  readonly from: string;
}

/**
 * Makes and writes the trends: trend.json and trend.csv.
 *
 * @param header of the ratios, with the moves of the trends' own reference
 */
export async function writeTrends(
  folder: RunFolder,
  from: string,
  { pass: { into: table }, catalog, described }: TrendPass,
  header: ResultHeader,
  { ratios, asked }: RunChoice,
): Promise<RunTrends> {
  const prefectures = chosenPrefectures(ratios.prefectures, catalog);
  const reference = describedAsMade(described, table, catalog);
  const computed = trendsOfRatios(
    table,
    { ...header, reference: { ...reference, builtIn: header.reference.builtIn } },
    catalog,
    (trends) =>
      trends.filter(
        ({ level, prefectureCode }) =>
          isNation(level) || !prefectures || prefectures.has(prefectureCode ?? ""),
      ),
  );
  const { header: trendHeader, trends } = computed;
  const made = hashOfValue([from, reference, catalog.areaChanges, asked.prefecture ?? null]);
  await folder.putPieces("trend.json", made, yieldingToEvents(trendPieces("json", trendHeader, trends)));
  await folder.putPieces("trend.csv", made, yieldingToEvents(trendPieces("excel-csv", trendHeader, trends)));
  return { ...trendFigureSource(computed), trends, from: made };
}

/** Draws the figures over the years. @returns how many files */
export async function drawTrends(
  folder: RunFolder,
  source: RunTrends,
  { kinds, ratios: { prefectures }, png, language }: RunChoice,
  effects: Effects,
): Promise<number> {
  const figures = chosenTrendKinds(kinds, source.years.length).flatMap((kind) =>
    planTrendFigures(source, {
      kind,
      ages: [WHOLE_AGES],
      language,
      prefectures: chosenPrefectures(prefectures, source.catalog),
      areas: null,
    }),
  );
  const names = hashOfValue(source.catalog);
  const formats = png ? (["svg", "png"] as const) : (["svg"] as const);
  let files = 0;
  await new FigureFiles(folder.files, formats).putAll(
    figures,
    (file) => {
      folder.record(file);
      files++;
      effects.progress?.("draw", Math.floor(files / formats.length), figures.length);
    },
    ({ path, kind, rows }) =>
      hashOfValue([
        TOOL,
        kind,
        path,
        rows,
        source.years,
        source.reference,
        language,
        source.synthetic,
        names,
      ]),
  );
  return files;
}

function oneYear(asked: (name: Naming) => string, isOwn: boolean): Failure {
  return new Failure((name) =>
    isOwn
      ? {
          ja: `${asked(name)} には2年度以上の集計が要りますが、入力は1年度分だけです。`,
          en: `${asked(name)} needs counts of two fiscal years or more; the input has one.`,
        }
      : {
          ja: `${asked(name)} には2回以上の公表分が要りますが、入力は1回分だけです。`,
          en: `${asked(name)} needs two releases or more; the input has one.`,
        },
  );
}
