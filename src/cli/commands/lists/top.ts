import { isInPrefecture } from "../../../catalog/levels.js";
import { loadCatalog } from "../../../catalog/load.js";
import { chosenItems, chosenRegions, figureLevels } from "../../../jobs/chosen.js";
import { panelSexes, refuseWithoutAges } from "../../../jobs/figures/shown-parts.js";
import { trendSourceOf } from "../../../jobs/figures/trend-figures.js";
import {
  type Given,
  given,
  rowsOfResult,
  tellFirst,
  tellMovesUnknown,
} from "../../../jobs/input/given-result.js";
import { catalogOfResult } from "../../../jobs/input/own-result.js";
import type { InputRequest } from "../../../jobs/input/read-input.js";
import { type ComputedRatios, ratiosOfFiles } from "../../../jobs/ratios/compute-ratios.js";
import type { RatioChoice } from "../../../jobs/ratios/request.js";
import { withYearsOfWords } from "../../../jobs/worsening.js";
import { WHOLE_AGES } from "../../../model/ages.js";
import { SEXES } from "../../../model/counts.js";
import type { RatioRow } from "../../../model/ratios.js";
import { notedMoves } from "../../../model/reference-move.js";
import { referenceName } from "../../../model/reference-name.js";
import { RatioTable } from "../../../model/tables/ratio-table.js";
import { type ListedRatios, notableList } from "../../../outputs/lists/notable-list.js";
import { worseningList } from "../../../outputs/lists/worsening-list.js";
import { notableItems } from "../../../outputs/notable.js";
import { firstOfEach, worseningItems, worseSides } from "../../../outputs/worsening.js";
import type { Effects } from "../../../process/effects.js";
import { Failure, misuse } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { refuseManyPrefectures } from "../../few-prefectures.js";
import { checkedOptions } from "../../options/check.js";
import { TOP } from "../../options/of-numbers.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";

/**
 * `ndb-ratio top`: the items in which each region is furthest from the reference, to the unfavourable side; with
 * `--rising` those that move there over the years.
 */
export const top: PathsCommand<typeof TOP> = async (paths, written, effects) => {
  const options = checkedOptions(TOP, written);
  const request = inputRequest(paths, options);
  const choice = ratioChoice(options);
  const { count, pool, rising } = options;
  if (pool && rising) {
    throw misuse({
      ja: "--rising は年度ごとの動きを見るので、年度を合わせる --pool とは一緒に指定できません。",
      en: "--rising looks at how the years move; --pool adds them up, so they do not go together.",
    });
  }
  const pieces = rising
    ? await worseningPieces(await given(request, effects), choice, count, effects)
    : notablePieces(
        pool
          ? await pooledOf(request, choice, pool, effects)
          : await ratiosOf(await given(request, effects), choice, effects),
        count,
        effects,
      );
  await effects.write(pieces);
};

type Listed = Omit<ListedRatios, "count"> & { readonly table: RatioTable };

function notablePieces({ table, ...source }: Listed, count: number, effects: Effects): string[] {
  refuseManyPrefectures(table.column("prefectureCode"));
  const notable = notableItems(table, count, worseSides(source.catalog.items));
  if (notable.length === 0) throw nothingNotable();
  return notableList(notable, { ...source, table, count }, effects);
}

async function worseningPieces(
  input: Given,
  choice: RatioChoice,
  count: number,
  effects: Effects,
): Promise<string[]> {
  const source = await trendSourceOf(
    withYearsOfWords(input, choice, effects),
    { ...choice, ages: [WHOLE_AGES] },
    true,
    effects,
  );
  const { prefectures, areas } = chosenRegions(choice, source.catalog);
  const newest = source.years.at(-1)?.fiscalYear ?? 0;
  const trends = source.trends.filter(
    ({ code, prefectureCode }) =>
      (!prefectures || prefectures.has(prefectureCode ?? "")) && (!areas || areas.has(code, newest)),
  );
  if (trends.length === 0) throw nothingNotable();
  refuseManyPrefectures(trends.map(({ prefectureCode }) => prefectureCode));
  const all = worseningItems(trends, worseSides(source.catalog.items));
  const found = firstOfEach(all, count);
  return worseningList(found, { ...source, trends }, all.length - found.length, effects);
}

/** The ratios that are listed: all ages together, men and women apart unless other sexes are asked for. */
function listedChoice(choice: RatioChoice): RatioChoice {
  const levels = figureLevels(choice).filter((level) => !choice.areas || isInPrefecture(level));
  return { ...choice, levels, sexes: choice.sexes ?? SEXES, ages: [WHOLE_AGES] };
}

function listedOf({ table, catalog, header, pooled }: ComputedRatios): Listed {
  const { reference, referenceMoves, synthetic } = header;
  return {
    table,
    catalog,
    reference: referenceName(reference, catalog.prefectures, referenceMoves),
    synthetic,
    moved: notedMoves(referenceMoves, null),
    ...(pooled ? { pooled } : {}),
  };
}

async function pooledOf(
  request: InputRequest,
  choice: RatioChoice,
  releases: readonly number[],
  effects: Effects,
): Promise<Listed> {
  const { pooledAsNewest } = await import("../../../jobs/pool/compute-pooled.js");
  return listedOf(await pooledAsNewest(request, listedChoice(choice), releases, effects));
}

async function ratiosOf(input: Given, choice: RatioChoice, effects: Pick<Effects, "say">): Promise<Listed> {
  if (input.kind === "tables")
    return listedOf(await ratiosOfFiles(input.request, listedChoice(choice), input.effects, loadCatalog()));
  const { catalog, own } = catalogOfResult(input.result, choice);
  const items = choice.items && new Set(chosenItems(choice.items, catalog, own).map(({ id }) => id));
  const { prefectures, areas } = chosenRegions(choice, catalog);
  const isOfRegions = ({ item = "", code = "", fiscalYear = 0, prefectureCode }: Partial<RatioRow>) =>
    (!items || items.has(item)) &&
    (!prefectures || prefectures.has(prefectureCode ?? "")) &&
    (!areas || areas.has(code, fiscalYear));
  const ofRegions = (input.result.rows as readonly RatioRow[]).filter(isOfRegions);
  const sexes = panelSexes(ofRegions, choice.sexes);
  const isAsked = (row: Partial<RatioRow>) => isOfRegions(row) && sexes.some((sex) => sex === row.sex);
  refuseWithoutAges(ofRegions.filter(isAsked), [WHOLE_AGES]);
  const found = await rowsOfResult(input, (row) => isAsked(row) && row.ages === WHOLE_AGES, catalog);
  tellFirst(found, effects);
  const { rows, reference, moved } = found;
  if (new Set(rows.map(({ release }) => release)).size > 1) tellMovesUnknown(input, effects);
  const table = new RatioTable();
  for (const row of rows) table.push(row);
  return { table, catalog, reference, synthetic: input.result.synthetic, moved };
}

function nothingNotable(): Failure {
  return new Failure({
    ja: "基準より好ましくない項目がありません。項目・都道府県・医療圏の指定を確かめてください。",
    en: "no item is on the unfavourable side. Check the items, prefectures and areas asked for.",
  });
}
