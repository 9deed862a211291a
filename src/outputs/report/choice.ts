import { isInPrefecture, isPrefecture, NATION_CODE, NATION_NAME } from "../../catalog/levels.js";
import {
  FIGURE_KINDS,
  type FigureKind,
  isOfItem,
  isOfPair,
  isOfRegion,
  isTrendKind,
  kindOf,
  ownAges,
} from "../../figures/kinds.js";
import { ageGroup } from "../../model/ages.js";
import { AGE_CLASSES } from "../../model/counts.js";
import type { Language } from "../../text/language.js";
import type { GridRegion, RatioGrid, ReportHeader } from "./packed/format.js";
import type { RowQuery } from "./packed/unpack.js";

/** What the page shows. Sexes and ages are lists joined by commas, as the address has them. */
export interface Choice {
  readonly release: number;
  readonly figure: FigureKind;
  readonly prefecture: string;
  /** Area of a profile; sparklines may be of the prefecture too. */
  readonly area: string;
  readonly item: string;
  readonly sexes: string;
  readonly ages: string;
  readonly language: Language;
}

/** What can be chosen, given the rest of a choice. */
export interface Offer {
  readonly releases: readonly number[];
  readonly figures: readonly FigureKind[];
  readonly prefectures: readonly GridRegion[];
  readonly areas: readonly GridRegion[];
  readonly items: readonly string[];
  readonly sexes: readonly string[];
  readonly ages: readonly string[];
}

const SEXES_OFFERED = ["male,female", "male", "female", "both"];
const NATION_TILES = "tile-map" satisfies FigureKind;
const NATION_MAP = "map" satisfies FigureKind;
/** Stands alone in the list of prefectures where a figure is of the whole nation. */
const NATION: GridRegion = {
  level: "nation",
  code: NATION_CODE,
  name: NATION_NAME.ja,
  prefectureCode: null,
  prefecture: null,
};
const FIRST_ITEM = "bmi-ge-25";
const FIVE_YEAR = AGE_CLASSES.join();

/** Figures in which several age groups stand beside each other. */
const isOfManyAges = (figure: FigureKind) => kindOf(figure).ages === "all";
/** The classes and groups of a figure that shows always the same; null for others. */
const fixedAges = (figure: FigureKind) =>
  ownAges(figure)?.flatMap((id) => ageGroup(id)!.map((group) => group.id)) ?? null;

type Wish = { readonly [K in keyof Choice]?: Choice[K] | string };

/** A choice that the page can show: what is asked for as far as it is there, else what stands first. */
export function settled(header: ReportHeader, wish: Wish): { choice: Choice; offer: Offer } {
  const releases = [...new Set(header.grids.map(({ release }) => release))].sort((a, b) => b - a);
  const release = pick(releases, Number(wish.release), newestWhole(header, releases));
  const grids = header.grids.filter((grid) => grid.release === release);
  // A figure over the years is offered what the trends have, and has no one release.
  const { trends } = header;
  const blocks = trends && isTrendKind(wish.figure ?? "") ? [trends] : grids;
  const regions = regionsOf(blocks);
  const all = regions.filter(({ level }) => isPrefecture(level));
  const asked = pick(codesOf(all), wish.prefecture ?? "");
  const hasAreas = regionsOf(grids).some(
    ({ level, prefectureCode }) => isInPrefecture(level) && prefectureCode === asked,
  );
  const figures = FIGURE_KINDS.filter((kind) => isGiven(kind, header, grids, { code: asked, hasAreas }));
  // A page of the whole nation opens with its map.
  const hasNation = header.borders.nation !== null;
  const figure = pick(figures, wish.figure ?? "", hasNation ? NATION_MAP : undefined);
  const isOfNation = hasNation && kindOf(figure).oneA === "item";
  const prefectures = isOfNation ? [NATION] : all;
  const prefecture = isOfNation ? NATION_CODE : asked;
  const areas = regions.filter(
    ({ level, code, prefectureCode }) =>
      (isInPrefecture(level) && prefectureCode === prefecture) ||
      (kindOf(figure).oneA === "region" && code === prefecture),
  );
  const items = [...new Set(blocks.flatMap((block) => block.items))];
  const hasAll = (known: readonly string[], list: string) =>
    list.split(",").every((one) => known.includes(one));
  const given = blocks.flatMap((block) => block.sexes);
  const sexes = SEXES_OFFERED.filter(
    (list) => hasAll(given, list) && !(fixedAges(figure) && list === "both"),
  );
  const chosenSexes = pick(sexes, wish.sexes ?? "");
  const ofSexes = blocks.filter((block) => hasAll(block.sexes, chosenSexes));
  const known = new Set(ofSexes.flatMap((block) => block.ages));
  const classes = AGE_CLASSES.filter((age) => known.has(age));
  const wide = [...known].filter((age) => !(AGE_CLASSES as readonly string[]).includes(age));
  const ages = fixedAges(figure)?.slice(0, 1) ?? [
    ...(isOfManyAges(figure) && wide.length > 1 ? [wide.join()] : []),
    ...(isOfManyAges(figure) && classes.length === AGE_CLASSES.length ? [FIVE_YEAR] : []),
    ...wide,
    ...classes,
  ];
  return {
    offer: { releases, figures, prefectures, areas, items, sexes, ages },
    choice: {
      release,
      figure,
      prefecture,
      area: pick(codesOf(areas), wish.area ?? ""),
      item: pick(items, wish.item ?? "", FIRST_ITEM),
      sexes: chosenSexes,
      ages: pick(ages, wish.ages ?? ""),
      language: wish.language === "ja" || wish.language === "en" ? wish.language : header.language,
    },
  };
}

/** Of releases, the newest first, the first that has as many items as any: a new one may be there in part. */
function newestWhole({ grids }: ReportHeader, releases: readonly number[]): number | undefined {
  const itemsOf = (release: number) =>
    Math.max(...grids.filter((grid) => grid.release === release).map(({ items }) => items.length));
  const most = Math.max(...releases.map(itemsOf));
  return releases.find((release) => itemsOf(release) === most);
}

const codesOf = (regions: readonly GridRegion[]) => regions.map(({ code }) => code);

function pick<T>(offered: readonly T[], wanted: unknown, first?: T): T {
  if (offered.includes(wanted as T)) return wanted as T;
  return first !== undefined && offered.includes(first) ? first : offered[0]!;
}

/** The regions of grids, each once. */
export function regionsOf(blocks: readonly { readonly regions: readonly GridRegion[] }[]): GridRegion[] {
  return [...new Map(blocks.flatMap(({ regions }) => regions.map((one) => [one.code, one]))).values()];
}

/** Do the data give a figure of this kind for a prefecture? */
function isGiven(
  kind: FigureKind,
  { nationWide, borders, trends }: ReportHeader,
  grids: readonly RatioGrid[],
  prefecture: { readonly code: string; readonly hasAreas: boolean },
): boolean {
  if (isTrendKind(kind)) return trends?.regions.some(({ code }) => code === prefecture.code) ?? false;
  const { isNationWide, isOfPrefecturesToo, oneA } = kindOf(kind);
  if (isOfPair(kind)) return false;
  const { hasAreas } = prefecture;
  const isOfPage = oneA === "item" ? isOfPrefecturesToo || borders.nation !== null : nationWide;
  if (isNationWide && !(hasAreas && isOfPage)) return false;
  if (oneA === "area" && !hasAreas) return false;
  const ages = new Set(grids.flatMap((grid) => grid.ages));
  return fixedAges(kind)?.every((age) => ages.has(age)) ?? true;
}

/** The rows that a figure of one release is drawn from. */
export function figureQuery({ release, item, figure, ages, area, prefecture, sexes }: Choice): RowQuery & {
  readonly release: number;
} {
  return {
    release,
    sexes: sexes.split(","),
    ages: fixedAges(figure) ?? ages.split(","),
    ...(isOfItem(figure) ? { items: [item] } : {}),
    ...(figure === NATION_TILES
      ? { allPrefectures: true }
      : kindOf(figure).isNationWide
        ? { areasAnd: prefecture }
        : isOfRegion(figure)
          ? { codes: [area] }
          : { prefecture }),
  };
}

/** The trends that a figure over the years is drawn from. */
export function trendQuery({ figure, area, item, prefecture, sexes }: Choice): RowQuery {
  const place = isOfRegion(figure) ? { codes: [area] } : { items: [item], prefecture };
  return { ...place, sexes: sexes.split(",") };
}

/** Parts of a choice that have a control each, in their order on the page. */
export const CONTROLS = ["release", "prefecture", "figure", "area", "item", "sexes", "ages"] as const;

const KEYS = ["release", "figure", "prefecture", "area", "item", "sexes", "ages", "language"] as const;

/** The part of the address after "#", in which a choice can be sent. */
export function fragmentOf(choice: Choice): string {
  // Commas may stand as they are, and an address is easier to read with them.
  return KEYS.filter((key) => isInUse(key, choice))
    .map((key) => `${key}=${encodeURIComponent(choice[key]).replaceAll("%2C", ",")}`)
    .join("&");
}

/** Does a figure depend on this part of a choice? */
export function isInUse(key: keyof Choice, { figure }: Choice): boolean {
  if (key === "item") return isOfItem(figure);
  if (key === "area") return isOfRegion(figure);
  if (key === "ages") return !fixedAges(figure) && !isTrendKind(figure);
  if (key === "release") return !isTrendKind(figure);
  return true;
}

/** What the fragment of the page's address asks for; unknown keys are ignored. */
export function wishOf(fragment: string): Wish {
  const values = new URLSearchParams(fragment.replace(/^#/, ""));
  return Object.fromEntries(KEYS.flatMap((key) => (values.has(key) ? [[key, values.get(key)!]] : [])));
}
