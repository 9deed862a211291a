import { isInPrefecture } from "../../catalog/levels.js";
import { type FigureKind, isTrendKind, kindOf, TREND_KINDS } from "../../figures/kinds.js";
import { type Choice, regionsOf, settled } from "./choice.js";
import type { GridRegion, ReportHeader } from "./packed/format.js";
import type { RatioStore, TrendStore } from "./packed/unpack.js";

/** The rows of the page, as far as they tell which regions a figure has. */
interface KnownRows {
  readonly ratios: RatioStore;
  /** null for one release. */
  readonly trends: TrendStore | null;
}

/** A figure is wished for of a prefecture, and of an item where not every item has all of its areas. */
type Place = Pick<Choice, "prefecture"> & Partial<Pick<Choice, "item">>;

/**
 * Choices among which is one of every make of figure. Figures of one kind share a compiled spec but for their language,
 * panels and age groups, and the number of their regions, by which they are laid out, unless they show all of the nation.
 * Both languages of a choice follow each other: they are of the same rows.
 *
 * @param rows those of the page; without them every item is taken to have all areas
 */
export function* choicesOfEveryMake(header: ReportHeader, rows?: KnownRows): Generator<Choice> {
  const { releases } = settled(header, {}).offer;
  for (const release of releases)
    yield* choicesOfRelease(header, release, placesOfRelease(header, release, rows));
  if (header.trends) yield* choicesOverTheYears(header, placesOverTheYears(header, rows));
}

function* inBothLanguages({ choice }: { readonly choice: Choice }): Generator<Choice> {
  for (const language of ["ja", "en"] as const) yield { ...choice, language };
}

function* choicesOfRelease(
  header: ReportHeader,
  release: number,
  places: readonly Place[],
): Generator<Choice> {
  const [least, most] = [places[0], places.at(-1)];
  for (const place of places) {
    for (const figure of settled(header, { release, prefecture: place.prefecture }).offer.figures) {
      const { oneA, isNationWide } = kindOf(figure);
      const isOfAreas = !isNationWide && ["prefecture", "prefecture-item"].includes(oneA);
      if (isTrendKind(figure) || !(isOfAreas || place === least || place === most)) continue;
      for (const sexes of settled(header, { release, figure, ...place }).offer.sexes) {
        const wish = { release, figure, sexes, ...place };
        const byCount = new Map(
          settled(header, wish).offer.ages.map((ages) => [ages.split(",").length, ages]),
        );
        for (const ages of byCount.values()) yield* inBothLanguages(settled(header, { ...wish, ages }));
      }
    }
  }
}

/** Figures over the years have no release. */
function* choicesOverTheYears(header: ReportHeader, places: readonly Place[]): Generator<Choice> {
  for (const figure of TREND_KINDS) {
    for (const place of isOfItemsAreas(figure) ? places : [{}]) {
      const wish = { figure, ...place };
      for (const sexes of settled(header, wish).offer.sexes)
        yield* inBothLanguages(settled(header, { ...wish, sexes }));
    }
  }
}

const isOfItemsAreas = (figure: FigureKind) => kindOf(figure).oneA === "prefecture-item";

/** A prefecture and item of every number of areas, the fewest first. */
function placesOfRelease(header: ReportHeader, release: number, rows?: KnownRows): Place[] {
  const grids = header.grids.filter((grid) => grid.release === release);
  const { ages, sexes, items } = grids[0]!;
  const one = { release, ages: ages.slice(0, 1), sexes: sexes.slice(0, 1) };
  return ofEveryMake(
    areasOf(grids),
    rows ? items : [],
    (item) => rows!.ratios.rows({ ...one, items: [item] }),
    (areas) => String(areas.length),
  );
}

/** Names up to this many characters stand on one line above every panel. */
const SHORT_NAME = 12;

/** The same of the trends. Their layout also depends on the longest name, and on how many lines have both ends. */
function placesOverTheYears({ trends }: ReportHeader, rows?: KnownRows): Place[] {
  if (!trends) return [];
  const store = rows?.trends;
  return ofEveryMake(
    areasOf([trends]),
    store ? trends.items : [],
    (item) => store!.trends({ items: [item] }),
    (areas, known) => {
      const longest = Math.max(SHORT_NAME, ...areas.map(({ name }) => name.length));
      const codes = new Set(areas.map(({ code }) => code));
      const ends = trends.sexes.map(
        (sex) => known.filter((row) => row.change && row.sex === sex && codes.has(row.code)).length,
      );
      return [areas.length, longest, ...ends].join(" ");
    },
  );
}

function areasOf(blocks: readonly { readonly regions: readonly GridRegion[] }[]): Map<string, GridRegion[]> {
  const areas = new Map<string, GridRegion[]>();
  for (const region of regionsOf(blocks)) {
    const { prefectureCode: prefecture, level } = region;
    if (prefecture === null) continue;
    const own = areas.get(prefecture) ?? [];
    areas.set(prefecture, isInPrefecture(level) ? [...own, region] : own);
  }
  return areas;
}

/**
 * One place of every make, those with the fewest areas first.
 *
 * @param areas of each prefecture
 * @param items whose rows tell the areas that they have; none where all have all
 */
function ofEveryMake<Row extends { readonly code: string }>(
  areas: ReadonlyMap<string, readonly GridRegion[]>,
  items: readonly string[],
  rowsOf: (item: string) => readonly Row[],
  makeOf: (areas: readonly GridRegion[], rows: readonly Row[]) => string,
): Place[] {
  const byMake = new Map<string, { readonly place: Place; readonly count: number }>();
  const add = (place: Place, own: readonly GridRegion[], rows: readonly Row[]) =>
    byMake.set(makeOf(own, rows), { place, count: own.length });
  for (const item of items) {
    const rows = rowsOf(item);
    const known = new Set(rows.map(({ code }) => code));
    for (const [prefecture, all] of areas) {
      const own = all.filter(({ code }) => known.has(code));
      add({ prefecture, item }, own, rows);
    }
  }
  if (items.length === 0) for (const [prefecture, all] of areas) add({ prefecture }, all, []);
  return [...byMake.values()].sort((a, b) => a.count - b.count).map(({ place }) => place);
}
