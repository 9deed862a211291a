import { isOfRegion, type TrendKind } from "../../figures/kinds.js";
import type { TrendFigureSource } from "../../figures/plan/figure-source.js";
import { planTrendFigures } from "../../figures/plan/plan.js";
import type { PlannedFigure } from "../../figures/plan/planned-figure.js";
import { type RatioRow, toldSexes } from "../../model/ratios.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Effects } from "../../process/effects.js";
import { Failure, misuse } from "../../text/failure.js";
import { chosenRegions, chosenSexes, figureLevels, namedItems } from "../chosen.js";
import { type Given, given, rowsOfResult, tellFirst, tellMovesUnknown } from "../input/given-result.js";
import { catalogOfResult } from "../input/own-result.js";
import type { InputRequest } from "../input/read-input.js";
import { referenceOfTable } from "../ratios/reference/rows-reference.js";
import { withAreaChanges } from "../trends/compared-years.js";
import { computeTrends, type TrendChoice } from "../trends/compute-trends.js";
import { tableTrends, yearsOf } from "../trends/table-trends.js";
import { isOfOwnPrefecture } from "../two-references.js";
import { oneAgeGroup, panelSexes, refuseWithoutAges, refuseWithoutOwnRegions } from "./shown-parts.js";
import { trendFigureSource } from "./source.js";
import type { FigureChoice } from "./year-figures.js";

/**
 * Figures over the years, from official tables, from counts or from a result of several releases.
 *
 * @throws Failure where there is nothing to draw
 */
export async function trendFigures(
  request: InputRequest,
  { ratios, baseRelease, areaChanges, language, look, measure }: FigureChoice,
  asked: TrendKind,
  effects: Effects,
): Promise<PlannedFigure<FigureTrend>[]> {
  // The trend of an area is that of all its items.
  const kind = asked === "trend" && ratios.areas ? "sparklines" : asked;
  const ages = oneAgeGroup(ratios.ages, { ja: "年次推移の図", en: "a figure over the years" });
  const choice = { ...ratios, ages: [ages], baseRelease, areaChanges };
  const source = await trendSourceOf(await given(request, effects), choice, isOfRegion(kind), effects);
  const regions = chosenRegions(ratios, source.catalog);
  const figures = planTrendFigures(source, {
    kind,
    ages: [ages],
    sexes: ratios.sexes ? chosenSexes(ratios.sexes) : toldSexes(source.trends),
    language,
    ...regions,
    look,
    measure,
  });
  refuseWithoutOwnRegions(figures, kind, regions, source.catalog);
  if (figures.length > 0) return figures;
  throw new Failure((name) => ({
    ja: `図にする年次推移がありません。項目（${name("item")}）、都道府県（${name("prefecture")}）、医療圏（${name("area")}）を確かめてください。`,
    en: `there is no trend to draw. Check the item (${name("item")}), the prefecture (${name("prefecture")}) and the area (${name("area")}).`,
  }));
}

/**
 * The trends of prefectures and their areas: from official tables, from counts or from a result of several releases.
 *
 * @param areasAlone only of the areas asked for, where tables are computed
 * @throws Failure where there is but one release
 */
export async function trendSourceOf(
  input: Given,
  choice: TrendChoice,
  areasAlone: boolean,
  effects: Pick<Effects, "say">,
): Promise<TrendFigureSource> {
  if (input.kind === "result") return fromResult(input, choice, effects);
  const areas = areasAlone ? choice.areas : undefined;
  const wanted = { ...choice, levels: figureLevels(choice), areas };
  const computed = await computeTrends(input.request, wanted, input.effects);
  const { note } = computed.header.reference;
  if (note) effects.say(note);
  return trendFigureSource(computed);
}

/** Rows of other prefectures are kept: the noise is estimated from all. */
async function fromResult(
  input: Extract<Given, { kind: "result" }>,
  choice: TrendChoice,
  effects: Pick<Effects, "say">,
): Promise<TrendFigureSource> {
  if (choice.baseRelease !== undefined)
    throw misuse((name) => ({
      ja: `計算済みの結果には ${name("base-release")} を使えません。compute で ${name("reference", "national@6")} のように指定してください。`,
      en: `${name("base-release")} does not go with ratios that were computed before. Give compute ${name("reference", "national@6")}, say.`,
    }));
  const { catalog: known } = catalogOfResult(input.result, choice);
  const catalog = withAreaChanges(known, choice.areaChanges);
  const items = namedItems(choice.items, catalog);
  const { ages: wanted = [] } = choice;
  const ofItems = (input.result.rows as readonly RatioRow[]).filter(
    ({ item }) => !items || items.includes(item),
  );
  const sexes = panelSexes(ofItems, choice.sexes);
  refuseWithoutAges(
    ofItems.filter(({ sex }) => sexes.includes(sex)),
    wanted,
  );
  const isWanted = ({ item = "", sex, ages = "" }: Partial<RatioRow>) =>
    (!items || items.includes(item)) && sexes.some((shown) => shown === sex) && wanted.includes(ages);
  const found = await rowsOfResult(input, isWanted, catalog);
  tellFirst(found, effects);
  const { rows, reference } = found;
  const table = new RatioTable();
  for (const row of rows) table.push(row);
  const { id, isFixed } = referenceOfTable(table, catalog);
  if (rows.some(isOfOwnPrefecture)) tellMovesUnknown(input, effects);
  const trendsOfItems = [
    ...tableTrends(table, catalog, input.result.interval ?? choice.interval ?? "binomial", id, found.moved),
  ];
  return {
    trends: trendsOfItems.flatMap(({ trends }) => trends),
    years: yearsOf(table, catalog),
    catalog,
    synthetic: input.result.synthetic,
    reference,
    isFixed,
  };
}
