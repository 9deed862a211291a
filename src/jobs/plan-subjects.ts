import { standardItems } from "../catalog/items/items.js";
import { loadCatalog } from "../catalog/load.js";
import type { Catalog } from "../catalog/schema.js";
import { areasOf } from "../figures/figure-input.js";
import type { FigureSource } from "../figures/plan/figure-source.js";
import { figureInput, figureItem, itemsOf } from "../figures/plan/source-inputs.js";
import { DEFAULT_AGES, WHOLE_AGES } from "../model/ages.js";
import { SEXES } from "../model/counts.js";
import { releaseFolder } from "../model/fiscal-year.js";
import { rankedAmong } from "../model/ranked-regions.js";
import { type FigureRow, toldSexes } from "../model/ratios.js";
import type { DeckInput, DeckItem } from "../outputs/deck/input.js";
import type { SlideSize } from "../outputs/deck/pptx/places.js";
import { isReferenceItself } from "../outputs/words/facts.js";
import { significantItems, significantItemsOfAreas } from "../outputs/words/sentences/significant-items.js";
import type { Effects } from "../process/effects.js";
import { Failure } from "../text/failure.js";
import type { Language } from "../text/language.js";
import { refuseAbsentAreas } from "./absent-areas.js";
import { chosenRegions, namedItems } from "./chosen.js";
import { pooledSource } from "./figures/pooled-source.js";
import { refuseOtherAges, refuseWithoutAges } from "./figures/shown-parts.js";
import { figureSourceOf } from "./figures/year-figures.js";
import { type Given, given } from "./input/given-result.js";
import { ownInput } from "./input/own-counts.js";
import { catalogOfResult } from "./input/own-result.js";
import type { InputRequest } from "./input/read-input.js";
import { type RatioChoice, withOwnItems, withOwnRegions } from "./ratios/request.js";
import { worseningOf } from "./worsening.js";

/** A prefecture or an area of which something can be said: a deck, or sentences. */
export interface Subject {
  /** Place in a folder, without extension: "11", "1103". */
  readonly path: string;
  readonly input: DeckInput;
  /** How many items the subject could be told of. */
  readonly itemCount: number;
}

/** How the slides of a deck look. */
export interface DeckLook {
  readonly language: Language;
  readonly slideSize: SlideSize;
}

/**
 * Every subject that official tables, counts or a result give: each area asked for, else each prefecture; releases apart.
 *
 * @param ratios its items are those that are told; for decks, which show all items beside each other, the others are computed too
 * @param forWords subjects of sentences: each prefecture is followed by its areas, and nothing is computed that no sentence is about
 * @param pool releases that are added up
 * @throws Failure where an item is not known, ages are asked for that are not shown, or there is nothing to show
 */
export async function planSubjects(
  request: InputRequest,
  ratios: RatioChoice,
  look: DeckLook,
  effects: Effects,
  {
    forWords = false,
    pool,
  }: { readonly forWords?: boolean; readonly pool?: readonly number[] | undefined } = {},
): Promise<Subject[]> {
  refuseOtherAges(ratios.ages, WHOLE_AGES, { ja: "資料", en: "a deck" });
  // Pooled years are always computed: a result holds single ones.
  const read = pool ? ({ kind: "tables", request, effects } as const) : await given(request, effects);
  const { input, known } = knownOf(read, ratios);
  const { catalog } = withOwnItems(known, ratios.itemsFile);
  const { items: asked, itemsFile } = ratios;
  const own = namedItems(asked, catalog);
  const prefectures = prefectureCodes(ratios, known);
  const standard = standardItems(known).map(({ id }) => id);
  const ofSubjects: RatioChoice = { ...ratios, sexes: SEXES, prefectures };
  const wanted: RatioChoice =
    input.kind === "result"
      ? { itemsFile, prefectures }
      : forWords
        ? { ...ofSubjects, ages: [WHOLE_AGES] }
        : {
            ...ofSubjects,
            // The heatmap shows all items, whichever have a slide of their own.
            items: own ? [...standard, ...own] : asked,
            // The charts show all ages together; the others stand in the notes.
            ages: [WHOLE_AGES, ...(ratios.ages ?? DEFAULT_AGES)],
          };
  const source = pool
    ? await pooledSource(request, wanted, pool, effects)
    : await figureSourceOf(input, wanted, effects);
  // A result may have other age groups only.
  refuseWithoutAges(source.rows, [WHOLE_AGES]);
  const worsening = pool
    ? null
    : await worseningOf(input, wanted, source.rows, forWords ? own : null, effects);
  // Those that were named are of the program's items, whether the others were computed or not.
  const isPart = forWords && own !== null && input.kind !== "result";
  const itemCount = isPart ? standard.length : itemsOf(source).length;
  const told = { ...source, worsening, itemCount };
  return subjectsOf(told, { ...ratios, items: own ?? asked }, look, catalog, forWords);
}

/** The catalog that items and areas are looked up in: with counts and regions that the user brought. */
function knownOf(input: Given, ratios: RatioChoice): { readonly input: Given; readonly known: Catalog } {
  const projectCatalog = loadCatalog();
  if (input.kind === "result") return { input, known: catalogOfResult(input.result, ratios).catalog };
  // What there is to say of them is said when their ratios are computed.
  const { say } = input.effects;
  const { own, ...read } = ownInput(input.request, ratios, projectCatalog, {
    ...input.effects,
    say: () => {},
  });
  const known = withOwnRegions(own?.catalog ?? projectCatalog, own?.isDefined ? undefined : ratios.regions);
  return { input: { ...input, request: read.request, effects: { ...read.effects, say } }, known };
}

/** Prefectures asked for, and those of the areas asked for. */
function prefectureCodes(
  ratios: Pick<RatioChoice, "areas" | "prefectures">,
  catalog: Catalog,
): string[] | undefined {
  const { areas, prefectures } = chosenRegions(ratios, catalog);
  if (areas) return [...areas.prefectures];
  return prefectures ? [...prefectures] : undefined;
}

/** What subjects are told from. */
type SubjectSource = FigureSource & Pick<DeckInput, "worsening"> & Pick<Subject, "itemCount">;

function subjectsOf(
  source: SubjectSource,
  ratios: RatioChoice,
  look: DeckLook,
  catalog: Catalog,
  withAreas: boolean,
): Subject[] {
  const { areas } = chosenRegions(ratios, catalog);
  const prefectures = prefectureCodes(ratios, catalog);
  const releases = [...new Set(source.rows.map(({ release }) => release))];
  const newest = Math.max(...releases);
  const subjects = releases.flatMap((release) => {
    const rows = source.rows.filter((row) => row.release === release && row.prefectureCode !== null);
    const folder = releases.length > 1 ? releaseFolder(release, catalog.ownCredit !== null) : "";
    const codes = [...new Set(rows.map(({ prefectureCode }) => prefectureCode ?? ""))].sort();
    return codes.flatMap((code): Subject[] => {
      if (prefectures && !prefectures.includes(code)) return [];
      const own = rows.filter(({ prefectureCode }) => prefectureCode === code);
      const plan = (path: string, area?: DeckInput["area"]) => ({
        path: folder + path,
        itemCount: source.itemCount,
        input: subjectInput(
          { ...source, rows: own, worsening: release === newest ? source.worsening : null },
          ratios,
          look,
          code,
          area,
        ),
      });
      const ofAreas = areasOf(own, code)
        .filter((area) => !areas || areas.has(area.code, own[0]?.fiscalYear ?? 0))
        .map((area) => () => plan(area.code, area));
      // A result of areas alone says nothing of their prefecture.
      const isTold = !areas && (!withAreas || own.some((row) => row.code === code));
      const wanted = [...(isTold ? [() => plan(code)] : []), ...(areas || withAreas ? ofAreas : [])];
      return wanted.map((make) => make());
    });
  });
  if (subjects.length > 0) return subjects;
  const years = source.rows.map(({ fiscalYear }) => fiscalYear);
  refuseAbsentAreas(areas, years, catalog);
  throw new Failure((name) => ({
    ja: `示す結果がありません。都道府県（${name("prefecture")}）と二次医療圏（${name("area")}）を確かめてください。`,
    en: `there is nothing to show. Check the prefecture (${name("prefecture")}) and the area (${name("area")}).`,
  }));
}

/** Items that are told when none are named. */
const MOST_ITEMS = 8;

function subjectInput(
  source: SubjectSource,
  { items: asked }: Pick<RatioChoice, "items">,
  { language, slideSize }: DeckLook,
  prefectureCode: string,
  area: DeckInput["area"],
): DeckInput {
  const { catalog, rows } = source;
  const items = itemsOf(source).map((item): DeckItem => {
    const { description } = item;
    return { ...figureItem(catalog, item), ...(description ? { description } : {}) };
  });
  const ids =
    typeof asked === "object"
      ? [...new Set(asked)]
      : notableIds(rows, prefectureCode, area).slice(0, MOST_ITEMS);
  return {
    ...figureInput(source, { language, sexes: toldSexes(rows) }, prefectureCode, rows),
    ...(area ? { area } : {}),
    items,
    chosen: ids.map((id) => items.find((item) => item.id === id) ?? notAtHand(id)),
    choice: typeof asked === "object" ? "asked" : "notable",
    borders: source.borders,
    groups: catalog.regionGroups ?? [],
    worsening: source.worsening,
    rankedAmong: rankedAmong(source.ranked),
    slideSize,
  };
}

function notableIds(rows: readonly FigureRow[], prefectureCode: string, area: DeckInput["area"]): string[] {
  if (area) return significantItems(rows, area.code);
  const isItself = isReferenceItself(rows.filter(({ code }) => code === prefectureCode));
  return (isItself ? significantItemsOfAreas : significantItems)(rows, prefectureCode);
}

function notAtHand(id: string): never {
  throw new Failure({
    ja: `項目 ${id} の結果がありません。その表が入力にあるか確かめてください。`,
    en: `there are no results of the item ${id}. Check that the input has its table.`,
  });
}
