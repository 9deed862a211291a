import { isNation } from "../../catalog/levels.js";
import type { Catalog } from "../../catalog/schema.js";
import { isRate, type Measure } from "../../figures/chart/measure.js";
import { ratesDomain, sharedDomain } from "../../figures/difference-scale.js";
import {
  type FigureKind,
  isNationWide,
  kindOf,
  ownAges,
  type RatioKind,
  shownAges,
  showsAges,
} from "../../figures/kinds.js";
import { overSeveral, refuseOverSeveral } from "../../figures/without-areas.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { type FigureRow, type SexOrBoth, toldSexes } from "../../model/ratios.js";
import { Failure, misuse } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { chosenAges, type chosenRegions, chosenSexes } from "../chosen.js";

/** Vertical range of figures: each figure's own, one for all, or from and to in points. */
export type Scale = "own" | "shared" | readonly [number, number];

/** Age groups of which a figure needs one: of those asked for, or its own. */
export function neededAges(kind: RatioKind, asked: readonly string[]): readonly string[] {
  const shown = shownAges(kind, asked);
  return kindOf(kind).ages === "all" ? shown : shown.slice(0, 1);
}

/**
 * What is made of age groups none of which is in a result would be empty.
 *
 * @param rows those that would be shown, of whatever ages
 * @throws Failure which names the ages that the rows have
 */
export function refuseWithoutAges(
  rows: readonly { readonly ages?: string | undefined }[],
  wanted: readonly string[],
): void {
  const present = new Set(rows.flatMap(({ ages }) => ages ?? []));
  if (present.size === 0 || wanted.some((ages) => present.has(ages))) return;
  throw new Failure((name) => ({
    ja: `結果に年齢 ${wanted.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の ${name("ages")} を確かめてください。`,
    en: `the result has no rows of ages ${wanted.join(", ")} (it has ${[...present].join(", ")}). Check ${name("ages")} of compute.`,
  }));
}

/**
 * Said rather than passed over: what shows one age group whatever is asked for would not show the others in its place.
 *
 * @param shown the age group without which none is taken
 * @throws Failure (`exitCode` 2)
 */
export function refuseOtherAges(asked: readonly string[] | undefined, shown: string, what: Bilingual): void {
  if (asked === undefined || asked.includes(shown)) return;
  throw otherAges(asked, shown, what, { ja: "を加えて", en: "add" });
}

/** @param or what to do with the ages shown where the option is not left out, as in a config file */
function otherAges(asked: readonly string[], shown: string, what: Bilingual, or: Bilingual): Failure {
  const given = asked.join(",");
  return misuse((name) => ({
    ja: `${what.ja}が示すのは ${shown} 歳の比で、${name("ages", given)} の比は示しません。${name("ages")} を外すか、${shown} ${or.ja}ください。`,
    en: `${what.en} shows the ratios of ages ${shown}, not those of ${name("ages", given)}. Leave ${name("ages")} out, or ${or.en} ${shown}.`,
  }));
}

/**
 * The same of a kind of figure: one with age groups of its own has no room for others, one of a single age group none for a second.
 *
 * @throws Failure (`exitCode` 2)
 */
export function refuseAgesOfKind(kind: RatioKind, asked: readonly string[] | undefined): void {
  if (asked === undefined || showsAges(kind, asked)) return;
  const [own] = ownAges(kind) ?? [];
  if (own === undefined) oneAgeGroup(asked, { ja: kind, en: kind });
  else throw otherAges(asked, own, { ja: kind, en: kind }, { ja: "だけにして", en: "give only" });
}

/**
 * The age group of a figure that shows a single one: all ages together, unless another is asked for.
 *
 * @throws Failure (`exitCode` 2) where several are asked for
 */
export function oneAgeGroup(asked: readonly string[] | undefined, what: Bilingual): string {
  const [group = WHOLE_AGES, another] = chosenAges(asked ?? [WHOLE_AGES]).map(({ id }) => id);
  if (another === undefined) return group;
  throw misuse((name) => ({
    ja: `${what.ja}に描けるのは 1 つの年齢区分です（例 ${name("ages", group)}）。`,
    en: `${what.en} shows one age group (${name("ages", group)}, say).`,
  }));
}

/**
 * A panel each: the sexes asked for; else men and women, as far as the rows have them, or both together.
 *
 * @throws Failure which names the sexes that the rows have
 */
export function panelSexes(
  rows: readonly Pick<FigureRow, "sex">[],
  sexes: readonly SexOrBoth[] | undefined,
): readonly SexOrBoth[] {
  if (sexes === undefined) return toldSexes(rows);
  const present = new Set(rows.map(({ sex }) => sex));
  const asked = chosenSexes(sexes);
  const lacking = asked.filter((sex) => !present.has(sex));
  if (lacking.length === 0) return asked;
  throw new Failure((name) => ({
    ja: `結果に性別 ${lacking.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の ${name("sex")} を確かめてください。`,
    en: `the result has no rows of sex ${lacking.join(", ")} (it has ${[...present].join(", ")}). Check ${name("sex")} of compute.`,
  }));
}

/** The vertical range that all figures share; undefined where each has its own. */
export function domainOf(
  { scale, measure }: { readonly scale: Scale; readonly measure?: Measure | undefined },
  rows: readonly FigureRow[],
  sexes: readonly SexOrBoth[],
): readonly [number, number] | undefined {
  if (scale === "own") return undefined;
  if (scale !== "shared") return scale;
  const shown = rows.filter(({ level, sex }) => !isNation(level) && sexes.includes(sex));
  return isRate(measure) ? ratesDomain(shown) : sharedDomain(shown);
}

/**
 * Said rather than drawn without them: figures of prefectures in which no region would be, since the user's own reach over
 * several.
 *
 * @throws Failure (`exitCode` 2) which names the regions, and the figure that shows them
 */
export function refuseWithoutOwnRegions(
  figures: readonly { readonly rows: readonly Pick<FigureRow, "level">[] }[],
  kind: FigureKind,
  { prefectures, areas }: ReturnType<typeof chosenRegions>,
  { regionGroups = [] }: Partial<Pick<Catalog, "regionGroups">>,
): void {
  if (isNationWide(kind, prefectures)) return;
  const asked = regionGroups.filter(
    (group) => !areas || areas.chosen.some(({ code }) => code === group.code),
  );
  const drawn = figures.flatMap(({ rows }) => rows);
  refuseOverSeveral(overSeveral(prefectures, asked), drawn, kind);
}
