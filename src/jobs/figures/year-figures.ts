import { findItem } from "../../catalog/items.js";
import { type Geography, isNation } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { loadBorders } from "../../catalog/load-borders.js";
import type { Colouring } from "../../figures/chart/colouring.js";
import type { FigureLook } from "../../figures/chart/look.js";
import { isRate, type Measure } from "../../figures/chart/measure.js";
import { ratesDomain, sharedDomain } from "../../figures/difference-scale.js";
import type { FigureSource } from "../../figures/figure-source.js";
import {
  isNationWide,
  isOfPair,
  isOfTwoReferences,
  kindOf,
  ownAges,
  type RatioKind,
  shownAges,
  TREND_KINDS,
} from "../../figures/kinds.js";
import { planFigures } from "../../figures/plan.js";
import type { PlannedFigure } from "../../figures/planned-figure.js";
import { SEXES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import type { Asked } from "../../text/told.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenAges, chosenAreas, chosenPrefectures, chosenSexes, figureLevels } from "../chosen.js";
import { type Given, given, rowsOfResult, tellFirst } from "../given-result.js";
import { withOwnCounts } from "../own-result.js";
import { ratiosOfFiles } from "../ratios/compute-ratios.js";
import { type RatioChoice, withOwnItems } from "../ratios/request.js";
import type { InputRequest } from "../read-input.js";
import type { YearsChoice } from "../trends/compute-trends.js";
import { figureSource, ownPrefectures } from "./source.js";

/** Which figures are wanted, of which ratios, and how. */
export interface FigureChoice extends YearsChoice {
  readonly ratios: RatioChoice;
  /** Vertical range: each figure's own, one for all, or from and to in points. */
  readonly scale: "own" | "shared" | readonly [number, number];
  readonly language: Language;
  readonly look?: FigureLook;
  /** What a map shows, and how it is coloured. */
  readonly level?: Geography | undefined;
  readonly colouring?: Colouring | undefined;
  /** Releases whose counts are added up. */
  readonly pool?: readonly number[] | undefined;
  /** What the figures measure. */
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
  const asked = choice.ratios.prefectures;
  const isWide = isNationWide(kind, asked ? new Set(asked) : null);
  const ratios = { ...choice.ratios, ...(isWide ? { prefectures: undefined } : {}) };
  const asRatios = { ...ratios, ages: ownAges(kind) ?? ratios.ages };
  const source = choice.pool
    ? await pooledSource(request, asRatios, choice.pool, kind, effects)
    : await figureSourceOf(
        await given(request, effects),
        asRatios,
        effects,
        isOfTwoReferences(kind) && !isRate(choice.measure),
      );
  refuseOwnPrefectures(source, kind, isWide);
  return figuresOf(source, choice, kind);
}

/** Where the nation's regions stand beside each other, one reference must be that of all. */
function refuseOwnPrefectures({ reference }: FigureSource, kind: RatioKind, isWide: boolean): void {
  if (!reference.isOwnPrefecture || !isWide) return;
  throw new Failure(
    (name) => ({
      ja: `全国の地域を並べる図（${kind}）は、1 つの基準でなければ比べられません。${name("reference")} に national などを指定してください（own-prefecture は都道府県ごとの図で使えます）。`,
      en: `a figure of all regions of the nation (${kind}) compares them with one reference: give ${name("reference")} national, say (own-prefecture goes with figures of a prefecture).`,
    }),
    { exitCode: 2 },
  );
}

/** Kinds whose limits go by how many people stand behind a ratio, which pooled years do not add to. */
const NOT_POOLED: readonly RatioKind[] = ["funnel"];

/** Rows of pooled years, which figures take for those of the newest. */
async function pooledSource(
  request: InputRequest,
  ratios: RatioChoice,
  releases: readonly number[],
  kind: RatioKind,
  effects: Effects,
): Promise<FigureSource> {
  if (NOT_POOLED.includes(kind)) {
    throw new Failure(
      (name) => ({
        ja: `${kind} は、人数から決まる限界線と比べる図なので、同じ人を何度も数える ${name("pool")} では描けません。`,
        en: `${kind} holds ratios against limits that go by numbers of people; with ${name("pool")} the same people would be counted again and again.`,
      }),
      { exitCode: 2 },
    );
  }
  const { pooledRatios } = await import("../pool/compute-pooled.js");
  const { table, header, catalog } = await pooledRatios(
    request,
    { ...ratios, levels: figureLevels(ratios), sexes: ratios.sexes ?? SEXES, areas: undefined },
    releases,
    effects,
  );
  const newest = releases.at(-1)!;
  const rows = [...table].map((row) => ({ ...row, release: newest, fiscalYear: yearOfRelease(newest) }));
  const isFixed = !rows.some(({ reference }) => reference.endsWith(`@${header.pool.release}`));
  return {
    ...figureSource({ ...header, groups: [] }, rows, catalog),
    pooled: { releases, isFixed },
  };
}

/** Said rather than passed over: the figure would not be what was asked for. */
function refuseYears({ baseRelease, areaChanges }: YearsChoice, kind: RatioKind): void {
  const asked: Asked | null =
    baseRelease !== undefined ? "base-release" : areaChanges !== undefined ? "area-changes" : null;
  if (asked === null) return;
  throw new Failure(
    (name) => ({
      ja: `${name(asked)} は年次推移の図（${name("kind")} ${TREND_KINDS.join("、")}）で使います。${kind} では ${name("reference", "national@6")} のように指定してください。`,
      en: `${name(asked)} goes with figures over the years (${name("kind")} ${TREND_KINDS.join(", ")}). For ${kind} give ${name("reference", "national@6")}, say.`,
    }),
    { exitCode: 2 },
  );
}

/**
 * What figures of ratios are drawn from. All areas of a prefecture are computed: a figure of one of them shows the others
 * too. Men and women are apart unless other sexes are asked for.
 *
 * @param two are rows of a second reference shown too?
 */
export async function figureSourceOf(
  input: Given,
  ratios: RatioChoice,
  effects: Pick<Effects, "say">,
  two = false,
): Promise<FigureSource> {
  if (input.kind === "tables") {
    const { table, second, header, catalog } = await ratiosOfFiles(
      input.request,
      { ...ratios, levels: figureLevels(ratios), sexes: ratios.sexes ?? SEXES, areas: undefined },
      input.effects,
      loadCatalog(),
      { two },
    );
    return figureSource(header, [...table], catalog, second);
  }
  const project = withOwnCounts(loadCatalog(), input.result);
  const { catalog } = withOwnItems(project, ratios.itemsFile);
  const prefectures = chosenPrefectures(ratios.prefectures, catalog);
  const items = typeof ratios.items === "object" ? ratios.items.map((id) => findItem(catalog, id).id) : null;
  const found = await rowsOfResult(
    input,
    ({ item = "", prefectureCode }) =>
      (!items || items.includes(item)) && (!prefectures || prefectures.has(prefectureCode ?? "")),
    catalog,
  );
  const { rows, reference, second } = found;
  if (!two) tellFirst(found, effects);
  const { groups, synthetic } = input.result;
  return {
    rows,
    groups,
    catalog,
    synthetic,
    reference,
    ...(two && second ? { second: ownPrefectures(second, catalog) } : {}),
    borders: loadBorders(),
  };
}

function figuresOf(source: FigureSource, choice: FigureChoice, kind: RatioKind): PlannedFigure[] {
  const { ratios, language, look, level, colouring, measure } = choice;
  const { catalog } = source;
  const sexes = panelSexes(source.rows, ratios.sexes);
  const ages = chosenAges(ratios.ages).map(({ id }) => id);
  const domain = domainOf(choice, source.rows, sexes);
  const areas = chosenAreas(ratios.areas, catalog);
  const shown = isOfPair(kind) ? { ...source, rows: asAsked(source.rows, ratios) } : source;
  const figures = planFigures(shown, {
    kind,
    ages,
    sexes,
    language,
    prefectures: chosenPrefectures(ratios.prefectures, catalog),
    areas,
    ...(domain ? { domain } : {}),
    ...(look ? { look } : {}),
    ...(level ? { level } : {}),
    ...(colouring ? { colouring } : {}),
    ...(measure ? { measure } : {}),
  });
  refuseWithoutAges(figures, kind, ages);
  if (figures.length > 0) return figures;
  const years = source.rows.map(({ fiscalYear }) => fiscalYear);
  refuseAbsentAreas(areas, years, loadCatalog());
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

/** A figure of age groups none of which is in the rows would be empty. */
function refuseWithoutAges(
  figures: readonly PlannedFigure[],
  kind: RatioKind,
  asked: readonly string[],
): void {
  const shown = shownAges(kind, asked);
  const wanted = kindOf(kind).ages === "all" ? shown : shown.slice(0, 1);
  const present = new Set(figures.flatMap(({ rows }) => rows.map(({ ages }) => ages)));
  if (present.size === 0 || wanted.some((ages) => present.has(ages))) return;
  throw new Failure((name) => ({
    ja: `結果に年齢 ${wanted.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の ${name("ages")} を確かめてください。`,
    en: `the result has no rows of ages ${wanted.join(", ")} (it has ${[...present].join(", ")}). Check ${name("ages")} of compute.`,
  }));
}

/** A panel each: the sexes asked for; else men and women, as far as the rows have them, or both together. */
function panelSexes(
  rows: readonly FigureRow[],
  sexes: readonly SexOrBoth[] | undefined,
): readonly SexOrBoth[] {
  const present = new Set(rows.map(({ sex }) => sex));
  if (sexes === undefined) {
    const apart = SEXES.filter((sex) => present.has(sex));
    return apart.length > 0 || present.size === 0 ? apart : ["both"];
  }
  const asked = chosenSexes(sexes);
  const lacking = asked.filter((sex) => !present.has(sex));
  if (lacking.length === 0) return asked;
  throw new Failure((name) => ({
    ja: `結果に性別 ${lacking.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の ${name("sex")} を確かめてください。`,
    en: `the result has no rows of sex ${lacking.join(", ")} (it has ${[...present].join(", ")}). Check ${name("sex")} of compute.`,
  }));
}

function domainOf(
  { scale, measure }: Pick<FigureChoice, "scale" | "measure">,
  rows: readonly FigureRow[],
  sexes: readonly SexOrBoth[],
): readonly [number, number] | undefined {
  if (scale === "own") return undefined;
  if (scale !== "shared") return scale;
  const shown = rows.filter(({ level, sex }) => !isNation(level) && sexes.includes(sex));
  return isRate(measure) ? ratesDomain(shown) : sharedDomain(shown);
}
