import { NATION_CODE } from "../../../../catalog/levels.js";
import { isOfItem, isOfRegion } from "../../../../figures/kinds.js";
import { figureInput, figureItem, itemsOf } from "../../../../figures/plan/source-inputs.js";
import { WHOLE_AGES } from "../../../../model/ages.js";
import { SEXES } from "../../../../model/counts.js";
import { rankedAmong } from "../../../../model/ranked-regions.js";
import { tellRegions } from "../../../words/told-regions.js";
import { writtenWords } from "../../../words/written.js";
import { toldWorsening, type WorseningOfYears, worseSides } from "../../../worsening.js";
import type { Choice } from "../../choice.js";
import { sourceOf } from "../../figure.js";
import type { ReportHeader } from "../../packed/format.js";
import type { TrendStore } from "../../packed/unpack.js";
import type { Stores } from "../content.js";

/** Items that are told where the figure is of all of them. */
const MOST_ITEMS = 8;

/** Has the page ratios of the choice's region, to be told in words? */
export const hasWords = ({ store }: Pick<Stores, "store">, choice: Choice): boolean =>
  toldRows(store, choice).length > 0;

/** Men's and women's rows of all ages in a prefecture; none of the nation, which is compared with nothing. */
const toldRows = (store: Stores["store"], { prefecture, release }: Choice) =>
  prefecture === NATION_CODE ? [] : store.rows({ release, prefecture, sexes: SEXES, ages: [WHOLE_AGES] });

/**
 * Sentences on the region of a choice, and on its item where the figure is of one, as text to be pasted; "" where the
 * choice has no region, or the page no ratios of it.
 */
export function pastedWords({ header, store, trends }: Stores, choice: Choice): string {
  const { prefecture, language, figure, area, item } = choice;
  const rows = toldRows(store, choice);
  if (rows.length === 0) return "";
  const { catalog, groups } = header;
  const named = rows.find(({ code }) => code === area);
  const input = {
    ...figureInput(sourceOf(header, rows), { language }, prefecture, rows),
    ...(isOfRegion(figure) && area !== prefecture && named ? { area: named } : {}),
    rankedAmong: rankedAmong(groups),
  };
  const items = itemsOf({ rows, catalog }).map((known) => figureItem(catalog, known));
  const asked = isOfItem(figure) ? [item] : null;
  return writtenWords(
    tellRegions([input], {
      items,
      itemCount: items.length,
      asked,
      count: MOST_ITEMS,
      worsening: worseningOf(header, trends, choice, asked),
    }),
    "text",
    language,
  );
}

/**
 * What is getting worse in the prefecture and its areas; null where the page has no trends, or they do not end with
 * its release.
 */
function worseningOf(
  { catalog }: ReportHeader,
  trends: TrendStore | null,
  { prefecture, release }: Choice,
  asked: readonly string[] | null,
): WorseningOfYears | null {
  const { years = [], referenceName } = trends?.grid ?? {};
  if (!trends || !referenceName || years.at(-1)?.release !== release) return null;
  const ofRegions = trends.trends({ prefecture, sexes: SEXES });
  return {
    found: toldWorsening(ofRegions, asked, worseSides(catalog.items)),
    reference: referenceName,
    releases: years.map((year) => year.release),
    items: catalog.items,
  };
}
