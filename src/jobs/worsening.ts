import { LEVELS } from "../catalog/levels.js";
import { loadCatalog } from "../catalog/load.js";
import { listsUnassigned } from "../catalog/releases/unassigned.js";
import { WHOLE_AGES } from "../model/ages.js";
import { type FigureRow, toldSexes } from "../model/ratios.js";
import { toldWorsening, type WorseningOfYears, worseSides } from "../outputs/worsening.js";
import type { Effects } from "../process/effects.js";
import { chosenItems } from "./chosen.js";
import { trendSourceOf } from "./figures/trend-figures.js";
import type { Given } from "./input/given-result.js";
import { newestComplete, whichReleases } from "./input/settle-input.js";
import { type RatioChoice, withOwnItems } from "./ratios/request.js";
import { comparingReleases } from "./trends/compared-years.js";

/**
 * What is getting worse in the regions of rows, over their years; where the newest built-in release stands for all of them, over the built-in
 * releases up to it.
 *
 * @param rows what was computed or given
 * @param asked ids of the items that are told alone; else all that are getting worse
 * @returns null where there is but one year
 */
export async function worseningOf(
  input: Given,
  choice: RatioChoice,
  rows: readonly Pick<FigureRow, "release" | "sex">[],
  asked: readonly string[] | null,
  effects: Pick<Effects, "say">,
): Promise<WorseningOfYears | null> {
  const releases = new Set(rows.map(({ release }) => release));
  const source = releases.size > 1 ? input : withYearsBefore(input, choice, Math.max(...releases));
  if (!source) return null;
  const wanted = { ...choice, ages: [WHOLE_AGES], sexes: toldSexes(rows) };
  // What the tables are, and what is missing or wrong in them, was said of the rows.
  const quiet =
    source.kind === "tables" ? { ...source, effects: { ...source.effects, say: () => {} } } : source;
  const { trends, years, reference, catalog } = await trendSourceOf(quiet, wanted, false, effects);
  return {
    found: toldWorsening(trends, asked, worseSides(catalog.items)),
    reference,
    releases: years.map(({ release }) => release),
    items: catalog.items,
  };
}

/**
 * The input of a list of what is getting worse: where nothing else was asked for, the years that sentences tell of, with the
 * same nation as the ratios of the newest of them, so that list and sentences say the same.
 */
export function withYearsOfWords(input: Given, choice: RatioChoice, effects: Pick<Effects, "say">): Given {
  const source = withYearsBefore(input, choice, newestComplete()[0] ?? 0);
  if (!source) return input;
  effects.say(whichReleases(source.request.releases));
  return source;
}

/**
 * The built-in releases up to the newest complete one, where nothing else was asked for: those with the same nation, so that the changes are of
 * the very ratios that stand beside them.
 *
 * @returns null where they do not make two years of an item
 */
function withYearsBefore(
  input: Given,
  { items, itemsFile }: Pick<RatioChoice, "items" | "itemsFile">,
  newest: number,
) {
  if (input.kind !== "tables") return null;
  const { paths, named = [], releases } = input.request;
  if (paths.length > 0 || named.length > 0 || releases !== undefined) return null;
  const { catalog, own } = withOwnItems(loadCatalog(), itemsFile);
  const compute = { items: chosenItems(items, catalog, own) };
  const isListed = (number: number) => listsUnassigned(catalog, number);
  const numbers = comparingReleases({ compute, catalog }, LEVELS).filter(
    (number) => number <= newest && isListed(number) === isListed(newest),
  );
  if (numbers.length < 2) return null;
  return { ...input, request: { ...input.request, releases: numbers } };
}
