import { loadCatalog } from "../catalog/load.js";
import { listsUnassigned } from "../catalog/unassigned.js";
import { builtInNumbers } from "../ingest/built-in/sources.js";
import { WHOLE_AGES } from "../model/ages.js";
import { SEXES } from "../model/counts.js";
import type { FigureRow } from "../model/ratios.js";
import { worseSides } from "../outputs/worse-sides.js";
import { worseningItems } from "../outputs/worsening.js";
import type { WorseningOfYears } from "../outputs/worsening-row.js";
import type { Effects } from "../process/effects.js";
import { trendSourceOf } from "./figures/trend-figures.js";
import type { Given } from "./input/given-result.js";
import type { RatioChoice } from "./ratios/request.js";

/**
 * What is getting worse in the regions of rows, over their years; where the newest built-in release stands for all of them, over the built-in
 * releases up to it.
 *
 * @param rows what was computed or given
 * @returns null where there is but one year
 */
export async function worseningOf(
  input: Given,
  choice: RatioChoice,
  rows: readonly Pick<FigureRow, "release">[],
  effects: Pick<Effects, "say">,
): Promise<WorseningOfYears | null> {
  const releases = new Set(rows.map(({ release }) => release));
  const source = releases.size > 1 ? input : withYearsBefore(input, Math.max(...releases));
  if (!source) return null;
  const wanted = { ...choice, ages: [WHOLE_AGES], sexes: SEXES };
  const { trends, years, reference, catalog } = await trendSourceOf(source, wanted, false, effects);
  return {
    found: worseningItems(trends, MOST, worseSides(catalog.items)),
    reference,
    releases: years.map(({ release }) => release),
  };
}

/** Items a region, sex and standing. */
const MOST = 5;

/**
 * The built-in releases up to the newest complete one, where nothing else was asked for: those with the same nation, so that the changes are of
 * the very ratios that stand beside them.
 */
function withYearsBefore(input: Given, newest: number): Given | null {
  if (input.kind !== "tables") return null;
  const { paths, named = [], releases } = input.request;
  if (paths.length > 0 || named.length > 0 || releases !== undefined) return null;
  const catalog = loadCatalog();
  const isListed = (number: number) => listsUnassigned(catalog, number);
  const numbers = builtInNumbers().filter(
    (number) => number <= newest && isListed(number) === isListed(newest),
  );
  // What they are was said already.
  const effects = { ...input.effects, say: () => {} };
  return { ...input, effects, request: { ...input.request, releases: numbers } };
}
