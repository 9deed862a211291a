import type { z } from "zod";
import { findItem } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import { chosenAges, chosenAreas, chosenPrefectures, chosenSexes, listOf, oneOf } from "../../cli/choices.js";
import type { chartOptions } from "../../cli/commands/chart.js";
import { type ResultInput, resultInput } from "../../cli/result-input.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import type { TrendFigureSource } from "../../figures/figure-source.js";
import type { TrendKind } from "../../figures/kinds.js";
import { planFigures } from "../../figures/plan.js";
import type { PlannedFigure } from "../../figures/planned-figure.js";
import { countsForm } from "../../ingest/counts-file.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { RatioTable } from "../../model/ratio-table.js";
import type { RatioRow } from "../../model/ratios.js";
import { referenceName } from "../../model/reference-name.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { referenceOfRows } from "../ratios/choose-reference.js";
import { withOwnItems } from "../ratios/request.js";
import { computeTrends, withAreaChanges } from "../trends/compute-trends.js";
import { remarkOn, tableTrends, trendReference, yearsOf } from "../trends/table-trends.js";

type Options = z.output<typeof chartOptions>;

/** Figures over the years, from official tables or from a result of several releases. */
export async function trendFigures(
  paths: readonly string[],
  options: Options,
  asked: TrendKind,
  effects: Effects,
): Promise<PlannedFigure<FigureTrend>[]> {
  // The trend of an area is that of all its items.
  const kind = asked === "trend" && options.area ? "sparklines" : asked;
  const ages = oneAgeGroup(options.ages);
  const input = resultInput(paths, options.table, effects);
  const source = input.isResult
    ? await fromResult({ ...options, ages: [ages] }, kind, input)
    : await fromFiles(paths, { ...options, ages: [ages] }, kind, input.effects);
  const figures = planFigures(source, {
    kind,
    ages: [ages],
    ...(options.sex ? { sexes: chosenSexes(options.sex) } : {}),
    language: options.lang,
    prefectures: chosenPrefectures(options.prefecture, loadCatalog()),
    areas: chosenAreas(options.area, loadCatalog()),
  });
  if (figures.length > 0) return figures;
  throw new Failure({
    ja: "図にする年次推移がありません。項目（--item）、都道府県（--prefecture）、医療圏（--area）を確かめてください。",
    en: "there is no trend to draw. Check the item (--item), the prefecture (--prefecture) and the area (--area).",
  });
}

async function fromFiles(
  paths: readonly string[],
  options: Options,
  kind: TrendKind,
  effects: Effects,
): Promise<TrendFigureSource> {
  const { header, trends, catalog } = await computeTrends(
    paths,
    { ...options, level: ["prefecture", "area"], area: kind === "sparklines" ? options.area : undefined },
    effects,
  );
  if (header.reference.note) effects.say(header.reference.note);
  return {
    trends,
    years: header.years,
    catalog,
    synthetic: header.synthetic,
    reference: referenceName(header.reference, catalog.prefectures),
    ...remarkOn(header.reference),
    isFixed: header.reference.isFixed,
  };
}

/** A result of several releases, or counts. Rows of other prefectures are kept: the noise is estimated from all. */
async function fromResult(
  options: Options,
  kind: TrendKind,
  { effects, path }: ResultInput,
): Promise<TrendFigureSource> {
  if (effects.standardInputIsTerminal) throw noInput();
  const bytes = effects.readStandardInput();
  if (countsForm(bytes))
    return fromFiles(["-"], options, kind, { ...effects, readStandardInput: () => bytes });
  if (options.baseRelease !== undefined) throw baseReleaseTooLate();
  const { checkRows, readResult } = await import("../../outputs/tables/read-result.js");
  const { catalog: known } = withOwnItems(loadCatalog(), options.itemsFile);
  const catalog = withAreaChanges(known, options.areaChanges);
  const items = listOf(options.item)?.map((id) => findItem(catalog, id).id);
  const sexes = chosenSexes(options.sex ?? ["male", "female"]);
  const result = readResult(bytes.toString("utf8"), path);
  const wanted = result.rows.filter((row) => {
    const { item = "", sex, ages = "" } = row as Partial<RatioRow>;
    return (
      (!items || items.includes(item)) &&
      sexes.some((chosen) => chosen === sex) &&
      (options.ages ?? []).includes(ages)
    );
  });
  const table = new RatioTable();
  for (const row of checkRows(wanted, path, catalog)) table.push(row);
  const reference = trendReference(table, catalog);
  const interval = oneOf("--interval", options.interval, INTERVAL_METHODS);
  return {
    trends: [...tableTrends(table, catalog, interval, reference.id)].flatMap(({ trends }) => trends),
    years: yearsOf(table),
    catalog,
    synthetic: result.synthetic,
    reference: referenceOfRows([...table], result.reference, catalog),
    isFixed: reference.isFixed,
  };
}

/** Figures over the years show one age group: the whole, unless another is asked for. */
function oneAgeGroup(ages: readonly string[] | undefined): string {
  const [group = WHOLE_AGES, another] = chosenAges(ages ?? [WHOLE_AGES]).map(({ id }) => id);
  if (another === undefined) return group;
  throw new Failure(
    {
      ja: "年次推移の図に描けるのは 1 つの年齢区分です（例 --ages 40-64）。",
      en: "a figure over the years shows one age group (--ages 40-64, say).",
    },
    { exitCode: 2 },
  );
}

function noInput(): Failure {
  return new Failure(
    {
      ja: "2回以上の公表分のファイルを指定するか、計算結果を渡してください（例：ndb-ratio chart 第6回/ 第8回/ --kind trend --item bmi-ge-25 --prefecture 埼玉）。",
      en: "give the files of two releases or more, or pipe a result in: ndb-ratio chart release-6/ release-8/ --kind trend --item bmi-ge-25 --prefecture 11",
    },
    { exitCode: 2 },
  );
}

function baseReleaseTooLate(): Failure {
  return new Failure(
    {
      ja: "計算済みの結果には --base-release を使えません。compute で --reference national@6 のように指定してください。",
      en: "--base-release does not go with ratios that were computed before. Give compute --reference national@6, say.",
    },
    { exitCode: 2 },
  );
}
