import type { Geography } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { loadBorders } from "../../catalog/regions/load-borders.js";
import type { Colouring } from "../../figures/chart/colouring.js";
import { isRate, type Measure } from "../../figures/chart/measure.js";
import {
  isNationWide,
  isOfPair,
  isOfRegion,
  isOfTwoReferences,
  ownAges,
  type RatioKind,
  TREND_KINDS,
} from "../../figures/kinds.js";
import type { FigureSource } from "../../figures/plan/figure-source.js";
import { planFigures } from "../../figures/plan/plan.js";
import type { PlannedFigure } from "../../figures/plan/planned-figure.js";
import type { FigureLook } from "../../figures/sheet/look.js";
import { SEXES } from "../../model/counts.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Effects } from "../../process/effects.js";
import { Failure, misuse } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import type { Asked } from "../../text/told.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenAges, chosenPrefectures, chosenRegions, figureLevels, namedItems } from "../chosen.js";
import { type Given, given, rowsOfResult, tellFirst } from "../input/given-result.js";
import { catalogOfResult } from "../input/own-result.js";
import type { InputRequest } from "../input/read-input.js";
import { refuseNaive } from "../naive.js";
import { ratiosOfFiles } from "../ratios/compute-ratios.js";
import type { RatioChoice } from "../ratios/request.js";
import type { YearsChoice } from "../trends/compared-years.js";
import { pooledSource, refuseCounting } from "./pooled-source.js";
import {
  domainOf,
  neededAges,
  panelSexes,
  refuseAgesOfKind,
  refuseWithoutAges,
  refuseWithoutOwnRegions,
  type Scale,
} from "./shown-parts.js";
import { figureSource, ownPrefectures } from "./source.js";

/** Which figures are wanted, of which ratios, and how. */
export interface FigureChoice extends YearsChoice {
  readonly ratios: RatioChoice;
  readonly scale: Scale;
  readonly language: Language;
  readonly look?: FigureLook;
  /** What a map shows, and how it is coloured. */
  readonly level?: Geography | undefined;
  readonly colouring?: Colouring | undefined;
  /** Releases whose counts are added up. */
  readonly pool?: readonly number[] | undefined;
  readonly measure?: Measure | undefined;
}

/**
 * Figures of one kind, release by release, from official tables, from counts or from a result.
 *
 * @throws Failure where there is nothing to draw
 */
export async function yearFigures(
  request: InputRequest,
  choice: FigureChoice,
  kind: RatioKind,
  effects: Effects,
): Promise<PlannedFigure[]> {
  refuseYears(choice, kind);
  refuseAgesOfKind(kind, choice.ratios.ages);
  const asked = choice.ratios.prefectures;
  const isWide = isNationWide(kind, asked ? new Set(asked) : null);
  const ratios = { ...choice.ratios, ...(isWide ? { prefectures: undefined } : {}) };
  const asRatios = { ...ratios, ages: ownAges(kind) ?? ratios.ages };
  if (choice.pool) refuseCounting(kind);
  const source = choice.pool
    ? await pooledSource(request, asRatios, choice.pool, effects)
    : await figureSourceOf(await given(request, effects), asRatios, effects, {
        showsSecond: isOfTwoReferences(kind) && !isRate(choice.measure),
        onlyTheirPrefectures: isOfRegion(kind),
      });
  refuseOwnPrefectures(source, kind, isWide);
  return figuresOf(source, choice, kind);
}

/** Where the nation's regions stand beside each other, one reference must be that of all. */
function refuseOwnPrefectures({ reference }: FigureSource, kind: RatioKind, isWide: boolean): void {
  if (!reference.isOwnPrefecture || !isWide) return;
  throw misuse((name) => ({
    ja: `全国の地域を並べる図（${kind}）は、1 つの基準でなければ比べられません。${name("reference")} に national などを指定してください（own-prefecture は都道府県ごとの図で使えます）。`,
    en: `a figure of all regions of the nation (${kind}) compares them with one reference: give ${name("reference")} national, say (own-prefecture goes with figures of a prefecture).`,
  }));
}

/** Said rather than passed over: the figure would not be what was asked for. */
function refuseYears({ baseRelease, areaChanges }: YearsChoice, kind: RatioKind): void {
  const asked: Asked | null =
    baseRelease !== undefined ? "base-release" : areaChanges !== undefined ? "area-changes" : null;
  if (asked === null) return;
  throw misuse((name) => ({
    ja: `${name(asked)} は年次推移の図（${name("kind")} ${TREND_KINDS.join("、")}）で使います。${kind} では ${name("reference", "national@6")} のように指定してください。`,
    en: `${name(asked)} goes with figures over the years (${name("kind")} ${TREND_KINDS.join(", ")}). For ${kind} give ${name("reference", "national@6")}, say.`,
  }));
}

/**
 * What figures of ratios are drawn from. All areas of a prefecture are computed: a figure of one of them shows the others
 * too. Men and women are apart unless other sexes are asked for.
 *
 * @param showsSecond are rows of a second reference shown too?
 * @param onlyTheirPrefectures compute no more than the prefectures of the areas asked for
 */
export async function figureSourceOf(
  input: Given,
  ratios: RatioChoice,
  effects: Pick<Effects, "say">,
  {
    showsSecond = false,
    onlyTheirPrefectures = false,
  }: { readonly showsSecond?: boolean; readonly onlyTheirPrefectures?: boolean } = {},
): Promise<FigureSource> {
  if (input.kind === "tables") {
    const { table, second, header, catalog } = await ratiosOfFiles(
      input.request,
      { ...ratios, levels: figureLevels(ratios), sexes: ratios.sexes ?? SEXES, areas: undefined },
      input.effects,
      loadCatalog(),
      { allowsSecond: showsSecond, shown: ratios, onlyTheirPrefectures },
    );
    return figureSource(header, [...table], catalog, second);
  }
  const { catalog } = catalogOfResult(input.result, ratios);
  const prefectures = chosenPrefectures(ratios.prefectures, catalog);
  const items = namedItems(ratios.items, catalog);
  const found = await rowsOfResult(
    input,
    ({ item = "", prefectureCode }) =>
      (!items || items.includes(item)) && (!prefectures || prefectures.has(prefectureCode ?? "")),
    catalog,
  );
  const { rows, reference, second, ranked } = found;
  refuseNaive(rows);
  if (!showsSecond) tellFirst(found, effects);
  const { groups, synthetic } = input.result;
  return {
    rows,
    groups,
    ranked,
    catalog,
    synthetic,
    reference,
    ...(showsSecond && second ? { second: ownPrefectures(second, catalog) } : {}),
    borders: loadBorders(),
  };
}

function figuresOf(source: FigureSource, choice: FigureChoice, kind: RatioKind): PlannedFigure[] {
  const { ratios, language, look, level, colouring, measure } = choice;
  const { catalog } = source;
  const sexes = panelSexes(source.rows, ratios.sexes);
  const ages = chosenAges(ratios.ages).map(({ id }) => id);
  const domain = domainOf(choice, source.rows, sexes);
  const regions = chosenRegions(ratios, catalog);
  const shown = isOfPair(kind) ? { ...source, rows: asAsked(source.rows, ratios) } : source;
  const figures = planFigures(shown, {
    kind,
    ages,
    sexes,
    language,
    ...regions,
    domain,
    look,
    level,
    colouring,
    measure,
  });
  refuseWithoutOwnRegions(figures, kind, regions, catalog);
  refuseWithoutAges(
    figures.flatMap(({ rows }) => rows),
    neededAges(kind, ages),
  );
  if (figures.length > 0) return figures;
  const years = source.rows.map(({ fiscalYear }) => fiscalYear);
  refuseAbsentAreas(regions.areas, years, loadCatalog());
  throw new Failure((name) => ({
    ja: `図にする結果がありません。項目（${name("item")}）と都道府県（${name("prefecture")}）を確かめてください。`,
    en: `there is nothing to draw. Check the item (${name("item")}) and the prefecture (${name("prefecture")}).`,
  }));
}

/** Rows of a figure of two items: those of the item that was named first lead. */
function asAsked(rows: readonly FigureRow[], { items }: Pick<RatioChoice, "items">): readonly FigureRow[] {
  const [first] = typeof items === "object" ? items : [];
  return rows.toSorted((a, b) => Number(b.item === first) - Number(a.item === first));
}
