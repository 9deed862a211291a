import { WHOLE_AGES } from "../charts/figure-input.js";
import type { FigureKind } from "../charts/plan.js";
import { AGE_CLASSES } from "../counts.js";
import type { Language } from "../language.js";
import type { GridRegion, ReportHeader } from "./format.js";
import type { RowQuery } from "./unpack.js";

/** What the page shows. Sexes and ages are lists joined by commas, as the address has them. */
export interface Choice {
  readonly release: number;
  readonly figure: FigureKind;
  readonly prefecture: string;
  /** Area of a profile. */
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
const FIRST_ITEM = "bmi-ge-25";
const FIVE_YEAR = AGE_CLASSES.join();

/** Figures that show one item; the others show all. */
export const isOfItem = (figure: FigureKind): boolean => figure !== "heatmap" && figure !== "profile";
/** Figures in which several age groups stand beside each other. */
const isOfManyAges = (figure: FigureKind) => figure === "area-bars";
const isOfAllAges = (figure: FigureKind) => figure === "profile";

type Wish = { readonly [K in keyof Choice]?: Choice[K] | string };

/** A choice that the page can show: what is asked for as far as it is there, else what stands first. */
export function settled(header: ReportHeader, wish: Wish): { choice: Choice; offer: Offer } {
  const releases = [...new Set(header.grids.map(({ release }) => release))].sort((a, b) => b - a);
  const release = pick(releases, Number(wish.release));
  const grids = header.grids.filter((grid) => grid.release === release);
  const regions = uniqueRegions(grids.flatMap((grid) => grid.regions));
  const prefectures = regions.filter(({ level }) => level === "prefecture");
  const prefecture = pick(
    prefectures.map(({ code }) => code),
    wish.prefecture ?? "",
  );
  const areas = regions.filter(
    ({ level, prefectureCode }) => level === "area" && prefectureCode === prefecture,
  );
  const hasAges = new Set(grids.flatMap((grid) => grid.ages));
  const figures: FigureKind[] = [
    "heatmap",
    "area-bars",
    ...(header.nationWide && areas.length > 0 ? (["caterpillar", "funnel"] as const) : []),
    ...(areas.length > 0 && [WHOLE_AGES, ...AGE_CLASSES].every((age) => hasAges.has(age))
      ? (["profile"] as const)
      : []),
  ];
  const figure = pick(figures, wish.figure ?? "");
  const items = [...new Set(grids.flatMap((grid) => grid.items))];
  const sexes = SEXES_OFFERED.filter((list) =>
    list.split(",").every((sex) => grids.some((grid) => (grid.sexes as readonly string[]).includes(sex))),
  ).filter((list) => !(isOfAllAges(figure) && list === "both"));
  const chosenSexes = pick(sexes, wish.sexes ?? "");
  const known = new Set(
    grids
      .filter((grid) =>
        chosenSexes.split(",").every((sex) => (grid.sexes as readonly string[]).includes(sex)),
      )
      .flatMap((grid) => grid.ages),
  );
  const classes = AGE_CLASSES.filter((age) => known.has(age));
  const wide = [...known].filter((age) => !(AGE_CLASSES as readonly string[]).includes(age));
  const ages = isOfAllAges(figure)
    ? [WHOLE_AGES]
    : [
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
      area: pick(
        areas.map(({ code }) => code),
        wish.area ?? "",
      ),
      item: pick(items, wish.item ?? "", FIRST_ITEM),
      sexes: chosenSexes,
      ages: pick(ages, wish.ages ?? ""),
      language: wish.language === "ja" || wish.language === "en" ? wish.language : header.language,
    },
  };
}

function pick<T>(offered: readonly T[], wanted: unknown, first?: T): T {
  if (offered.includes(wanted as T)) return wanted as T;
  return first !== undefined && offered.includes(first) ? first : offered[0]!;
}

function uniqueRegions(regions: readonly GridRegion[]): GridRegion[] {
  return [...new Map(regions.map((region) => [region.code, region])).values()];
}

/** The rows that a figure is drawn from. */
export function figureQuery(choice: Choice): RowQuery {
  const { release, item, figure, ages, area } = choice;
  const sexes = choice.sexes.split(",");
  switch (figure) {
    case "caterpillar":
    case "funnel":
      return { release, items: [item], sexes, ages: [ages], areasAnd: choice.prefecture };
    case "profile":
      return { release, codes: [area], sexes, ages: [WHOLE_AGES, ...AGE_CLASSES] };
    case "heatmap":
      return { release, prefecture: choice.prefecture, sexes, ages: [ages] };
    default:
      return { release, items: [item], prefecture: choice.prefecture, sexes, ages: ages.split(",") };
  }
}

const KEYS = ["release", "figure", "prefecture", "area", "item", "sexes", "ages", "language"] as const;

/** The part of the address after "#", in which a choice can be sent. */
export function fragmentOf(choice: Choice): string {
  // Commas may stand as they are, and an address is easier to read with them.
  return KEYS.filter((key) => isInUse(key, choice))
    .map((key) => `${key}=${encodeURIComponent(choice[key]).replaceAll("%2C", ",")}`)
    .join("&");
}

function isInUse(key: keyof Choice, { figure }: Choice): boolean {
  if (key === "item") return isOfItem(figure);
  if (key === "area") return figure === "profile";
  if (key === "ages") return !isOfAllAges(figure);
  return true;
}

export function wishOf(fragment: string): Wish {
  const values = new URLSearchParams(fragment.replace(/^#/, ""));
  return Object.fromEntries(KEYS.flatMap((key) => (values.has(key) ? [[key, values.get(key)!]] : [])));
}
