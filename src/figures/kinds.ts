import { ageGroup } from "../model/ages.js";
import type { Language } from "../text/language.js";
import { KINDS, type KindDeclaration } from "./declared-kinds.js";

type Kind = (typeof KINDS)[number];
/** The id of a kind of figure. */
export type FigureKind = Kind["id"];
/** Kinds drawn from the ratios of one release. */
export type RatioKind = Extract<Kind, { years: "one" }>["id"];
/** Kinds drawn from the trends of several releases. */
export type TrendKind = Extract<Kind, { years: "several" }>["id"];

/** Ids of all kinds, in the order of lists. */
export const FIGURE_KINDS: readonly FigureKind[] = KINDS.map(({ id }) => id);

const BY_ID: ReadonlyMap<string, KindDeclaration> = new Map(KINDS.map((kind) => [kind.id, kind]));

/** What is declared of a kind. */
export const kindOf = (id: FigureKind): KindDeclaration => BY_ID.get(id)!;

/** Is it the id of a kind over the years? */
export const isTrendKind = (id: string): id is TrendKind => BY_ID.get(id)?.years === "several";
/** Is it the id of a kind of one release? */
export const isRatioKind = (id: string): id is RatioKind => BY_ID.get(id)?.years === "one";

/** Ids of the kinds over the years. */
export const TREND_KINDS: readonly TrendKind[] = FIGURE_KINDS.filter(isTrendKind);

/** Does a figure show one item? The others show all. */
export const isOfItem = (id: FigureKind): boolean => ["item", "prefecture-item"].includes(kindOf(id).oneA);
/** Does a figure show every region of the nation, whatever prefectures are asked for? */
export const isNationWide = (id: FigureKind, prefectures: ReadonlySet<string> | null): boolean =>
  (kindOf(id).isNationWide ?? false) && !(kindOf(id).isOfPrefecturesToo && prefectures !== null);
/** Is a figure of two items, which have to be chosen for it? */
export const isOfPair = (id: FigureKind): boolean => kindOf(id).oneA === "prefecture-pair";
/** Is a figure of one area or, over the years, of one region? */
export const isOfRegion = (id: FigureKind): boolean => ["area", "region"].includes(kindOf(id).oneA);

/** Kinds that can be drawn of some areas alone; the trend of an area is drawn as its sparklines. */
export const KINDS_OF_AREAS: readonly FigureKind[] = FIGURE_KINDS.filter(
  (id) => isOfRegion(id) || id === "trend",
);

/** Does a figure show a second reference beside the first? */
export const isOfTwoReferences = (id: FigureKind): boolean => kindOf(id).isOfTwoReferences ?? false;

/** Kinds that can show rates per cent in the place of ratios. */
export const KINDS_WITH_RATES: readonly FigureKind[] = FIGURE_KINDS.filter((id) => kindOf(id).hasRates);

/** Kinds that colour a map. */
export const MAPS: readonly FigureKind[] = ["map", "tile-map"];

/** The kind that a click on an item or a region of a figure leads to; undefined for none. */
export function opened(id: FigureKind, what: "item" | "region"): FigureKind | undefined {
  return FIGURE_KINDS.find((kind) => kind === kindOf(id).opens[what]);
}

/** The age groups that a figure shows whatever is asked for; null where it shows those asked for. */
export function ownAges(id: FigureKind): readonly string[] | null {
  const { ages } = kindOf(id);
  return typeof ages === "string" ? null : ages;
}

/** Can a figure show these ages, each of them: one with age groups of its own no others, one of a single age group no second? */
export function showsAges(id: FigureKind, asked: readonly string[]): boolean {
  const own = ownAges(id);
  const groups = groupsOf(asked);
  if (!own) return kindOf(id).ages === "all" || groups.size < 2;
  return asked.includes(own[0]!) && [...groups].every((group) => groupsOf(own).has(group));
}

const groupsOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => ageGroup(id) ?? []));

/** The age groups that a figure shows of those asked for. */
export function shownAges(id: FigureKind, asked: readonly string[]): readonly string[] {
  return ownAges(id) ?? (kindOf(id).ages === "all" ? asked : asked.slice(0, 1));
}

/** What `chart` draws unless another kind is asked for. */
export const FIRST_KIND = "area-bars" satisfies FigureKind;

/** Kinds that `run` makes unless others are asked for; those over the years only of several releases. */
export const USUAL_KINDS: readonly FigureKind[] = FIGURE_KINDS.filter((id) => kindOf(id).isUsual);

/** Kinds that `run` can make: of two items there would be a thousand a prefecture. */
export const RUN_KINDS: readonly FigureKind[] = FIGURE_KINDS.filter((id) => !isOfPair(id));

/** Kinds with their names, for help: "heatmap（全項目の一覧）、area-bars（医療圏の比較）…". */
export function kindsInWords(language: Language, kinds: readonly FigureKind[] = FIGURE_KINDS): string {
  const ja = language === "ja";
  return kinds
    .map(kindOf)
    .map(({ id, names }) => (ja ? `${id}（${names.ja}）` : `${id} (${names.en})`))
    .join(ja ? "、" : ", ");
}
