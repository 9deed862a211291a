import { isInPrefecture } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { chosenAreas, chosenItems, chosenPrefectures, chosenSexes, figureLevels } from "../../jobs/chosen.js";
import { trendSourceOf } from "../../jobs/figures/trend-figures.js";
import { type Given, given, rowsOfResult, tellFirst } from "../../jobs/input/given-result.js";
import { withOwnCounts } from "../../jobs/input/own-result.js";
import { ratiosOfFiles } from "../../jobs/ratios/compute-ratios.js";
import { type RatioChoice, withOwnItems } from "../../jobs/ratios/request.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { SEXES } from "../../model/counts.js";
import { referenceName } from "../../model/reference-name.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import { type ListedRatios, notableList } from "../../outputs/lists/notable-list.js";
import { worseningList } from "../../outputs/lists/worsening-list.js";
import { notableItems } from "../../outputs/notable.js";
import { worseSides } from "../../outputs/worse-sides.js";
import { worseningItems } from "../../outputs/worsening.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { refuseManyPrefectures } from "../few-prefectures.js";
import { checkedOptions } from "../options/check.js";
import { TOP } from "../options/of-numbers.js";
import type { Written } from "../options/option.js";
import { inputRequest, ratioChoice } from "../options/requests.js";

/**
 * `ndb-ratio top`: the items in which each region is furthest from the reference, to the unfavourable side; with `--rising` those that move
 * there over the years.
 */
export async function top(
  paths: readonly string[],
  written: Written<typeof TOP>,
  effects: Effects,
): Promise<void> {
  const options = checkedOptions(TOP, written);
  const input = await given(inputRequest(paths, options), effects);
  const choice = ratioChoice(options);
  const { count } = options;
  const pieces = options.rising
    ? await worseningPieces(input, choice, count, effects)
    : await notablePieces(input, choice, count, effects);
  await effects.write(pieces);
}

async function notablePieces(
  input: Given,
  choice: RatioChoice,
  count: number,
  effects: Effects,
): Promise<string[]> {
  const { language, columns } = effects;
  const { table, ...source } = await ratiosOf(input, choice, effects);
  refuseManyPrefectures(table.column("prefectureCode"));
  const notable = notableItems(table, count, worseSides(source.catalog.items));
  if (notable.length === 0) throw nothingNotable();
  return notableList(notable, { ...source, table }, count, language, columns);
}

async function worseningPieces(
  input: Given,
  choice: RatioChoice,
  count: number,
  effects: Effects,
): Promise<string[]> {
  const { language, columns } = effects;
  const source = await trendSourceOf(input, { ...choice, ages: [WHOLE_AGES] }, true, effects);
  const catalog = loadCatalog();
  const prefectures = chosenPrefectures(choice.prefectures, catalog);
  const areas = chosenAreas(choice.areas, catalog);
  const newest = source.years.at(-1)?.fiscalYear ?? 0;
  const trends = source.trends.filter(
    ({ code, prefectureCode }) =>
      (!prefectures || prefectures.has(prefectureCode ?? "")) && (!areas || areas.has(code, newest)),
  );
  if (trends.length === 0) throw nothingNotable();
  refuseManyPrefectures(trends.map(({ prefectureCode }) => prefectureCode));
  const found = worseningItems(trends, count, worseSides(source.catalog.items));
  return worseningList(found, { ...source, trends }, language, columns);
}

async function ratiosOf(
  input: Given,
  choice: RatioChoice,
  effects: Pick<Effects, "say">,
): Promise<ListedRatios & { readonly table: RatioTable }> {
  if (input.kind === "tables") {
    const levels = figureLevels(choice).filter((level) => !choice.areas || isInPrefecture(level));
    const wanted = { ...choice, levels, sexes: choice.sexes ?? SEXES, ages: [WHOLE_AGES] };
    const computed = await ratiosOfFiles(input.request, wanted, input.effects, loadCatalog());
    const { table, catalog, header } = computed;
    const { reference, synthetic } = header;
    return { table, catalog, reference: referenceName(reference, catalog.prefectures), synthetic };
  }
  const { catalog, own } = withOwnItems(withOwnCounts(loadCatalog(), input.result), choice.itemsFile);
  const items = choice.items && new Set(chosenItems(choice.items, catalog, own).map(({ id }) => id));
  const prefectures = chosenPrefectures(choice.prefectures, catalog);
  const areas = chosenAreas(choice.areas, catalog);
  const sexes = chosenSexes(choice.sexes);
  const found = await rowsOfResult(
    input,
    ({ item = "", code = "", fiscalYear = 0, prefectureCode, sex, ages }) =>
      ages === WHOLE_AGES &&
      (!items || items.has(item)) &&
      (!prefectures || prefectures.has(prefectureCode ?? "")) &&
      (!areas || areas.has(code, fiscalYear)) &&
      sexes.some((chosen) => chosen === sex),
    catalog,
  );
  tellFirst(found, effects);
  const { rows, reference } = found;
  const table = new RatioTable();
  for (const row of rows) table.push(row);
  return { table, catalog, reference, synthetic: input.result.synthetic };
}

function nothingNotable(): Failure {
  return new Failure({
    ja: "基準より好ましくない項目がありません。項目・都道府県・医療圏の指定を確かめてください。",
    en: "no item is on the unfavourable side. Check the items, prefectures and areas asked for.",
  });
}
