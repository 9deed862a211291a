import { findItem } from "../../catalog/items.js";
import { type Geography, isNation } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { loadBorders } from "../../catalog/load-borders.js";
import type { Colouring } from "../../figures/chart/colouring.js";
import type { FigureLook } from "../../figures/chart/look.js";
import { sharedDomain } from "../../figures/difference-scale.js";
import type { FigureSource } from "../../figures/figure-source.js";
import {
  isNationWide,
  kindOf,
  ownAges,
  type RatioKind,
  shownAges,
  TREND_KINDS,
} from "../../figures/kinds.js";
import { planFigures } from "../../figures/plan.js";
import type { PlannedFigure } from "../../figures/planned-figure.js";
import { SEXES } from "../../model/counts.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import type { Asked } from "../../text/told.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenAges, chosenAreas, chosenPrefectures, chosenSexes, figureLevels } from "../chosen.js";
import { type Given, given, rowsOfResult } from "../given-result.js";
import { ratiosOfFiles } from "../ratios/compute-ratios.js";
import { type RatioChoice, withOwnItems } from "../ratios/request.js";
import type { InputRequest } from "../read-input.js";
import type { YearsChoice } from "../trends/compute-trends.js";
import { figureSource } from "./source.js";

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
  const source = await figureSourceOf(await given(request, effects), {
    ...ratios,
    ages: ownAges(kind) ?? ratios.ages,
  });
  return figuresOf(source, choice, kind);
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
 */
export async function figureSourceOf(input: Given, ratios: RatioChoice): Promise<FigureSource> {
  if (input.kind === "tables") {
    const { table, header, catalog } = await ratiosOfFiles(
      input.request,
      { ...ratios, levels: figureLevels(ratios), sexes: ratios.sexes ?? SEXES, areas: undefined },
      input.effects,
      loadCatalog(),
    );
    return figureSource(header, [...table], catalog);
  }
  const { catalog } = withOwnItems(loadCatalog(), ratios.itemsFile);
  const prefectures = chosenPrefectures(ratios.prefectures, catalog);
  const items = typeof ratios.items === "object" ? ratios.items.map((id) => findItem(catalog, id).id) : null;
  const { rows, reference } = await rowsOfResult(
    input,
    ({ item = "", prefectureCode }) =>
      (!items || items.includes(item)) && (!prefectures || prefectures.has(prefectureCode ?? "")),
    catalog,
  );
  const { groups, synthetic } = input.result;
  return { rows, groups, catalog, synthetic, reference, borders: loadBorders() };
}

function figuresOf(source: FigureSource, choice: FigureChoice, kind: RatioKind): PlannedFigure[] {
  const { ratios, scale, language, look, level, colouring } = choice;
  const { catalog } = source;
  const sexes = panelSexes(source.rows, ratios.sexes);
  const ages = chosenAges(ratios.ages).map(({ id }) => id);
  const domain = domainOf(scale, source.rows, sexes);
  const areas = chosenAreas(ratios.areas, catalog);
  const figures = planFigures(source, {
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
  scale: FigureChoice["scale"],
  rows: readonly FigureRow[],
  sexes: readonly SexOrBoth[],
): readonly [number, number] | undefined {
  if (scale === "own") return undefined;
  if (scale !== "shared") return scale;
  return sharedDomain(rows.filter(({ level, sex }) => !isNation(level) && sexes.includes(sex)));
}
