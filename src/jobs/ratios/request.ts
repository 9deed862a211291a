import { readItemsFile, withItems } from "../../catalog/items/items.js";
import type { Level } from "../../catalog/levels.js";
import type { RegionGroup } from "../../catalog/regions/region-groups.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import type { ChosenRegions, ComputeRequest } from "../../engine/request.js";
import type { IntervalMethod } from "../../engine/statistics/interval-methods.js";
import { readBytes, readText } from "../../ingest/files/disk.js";
import type { OwnCounts } from "../../ingest/own-counts/read-own-counts.js";
import { checkedRegions, readRegionsFile } from "../../ingest/regions-file.js";
import { type AgeGroup, isMadeOf } from "../../model/ages.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { chosenAges, chosenItems, chosenLevels, chosenRegions, chosenSexes } from "../chosen.js";
import { noAges, refuseOtherClasses, usualReference, withHidden } from "./own-counts-plan.js";
import { type ChosenReferences, chooseReferences } from "./reference/choose-references.js";

/** Which ratios are wanted, and how they are made. Everything may be left out. */
export interface RatioRequest {
  /** Ids of items ("bmi-ge-25"). Default: the 46. */
  readonly items?: readonly string[];
  /** Codes or names: "11", "埼玉", "埼玉県", "Saitama". Default: all. */
  readonly prefectures?: readonly string[];
  /** Codes or names of secondary medical areas: "1103", "秩父", "埼玉県東部". Default: all. */
  readonly areas?: readonly string[];
  /** Regions of one's own (level `group`), or the path of a CSV file `code,name,members`. Default: none. */
  readonly regions?: string | readonly RegionGroup[];
  /** Default: all, or what the choice of prefectures or areas leaves sensible. */
  readonly levels?: readonly Level[];
  /** Default: men, women and both together. */
  readonly sexes?: readonly SexOrBoth[];
  /** "40-74", "40-64", "65-74", a 5-year class such as "40-44", or "5-year" for all seven. Default: the first three. */
  readonly ages?: readonly string[];
  /**
   * What the ratios are compared with: "national" (default, with people not assignable to a prefecture),
   * "national-assigned" (without them; releases 1 to 5 have no other nation), "prefecture:11", "own-prefecture" (each region
   * with the prefecture it lies in), or the path of a file made by `ndb-ratio reference`. "national,own-prefecture" gives the
   * rows against the nation, followed by those against the own prefecture.
   */
  readonly reference?: string;
  /** Limits of the sampling error; "binomial" (Clopper–Pearson) unless given. */
  readonly interval?: IntervalMethod;
  /** Should the bounds cover the reference's own hidden counts too? Default: "given-reference", they do not. */
  readonly bounds?: "given-reference" | "with-reference";
  /**
   * Leave regions whose counts are a gross error of the source (`header.implausible`) out of the reference. Default:
   * they stay, and `header.referenceMoves` says how far they move it.
   */
  readonly excludeImplausible?: boolean;
  /** Of counts of one's own: insurers to add up. Default: all of the file. */
  readonly insurers?: readonly string[];
  /** "naive" reads hidden counts as 0: only to show how wrong that is. Default: "bounds". */
  readonly suppression?: "bounds" | "naive";
  /** Accept counts of 0–9, which the official tables never print: unsuppressed tables of one's own. */
  readonly acceptSmallCounts?: boolean;
}

/** The same of which each may be undefined, as options are. */
type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A request that may ask for every item of the catalog, and for the user's own. */
export type RatioChoice = Optional<Omit<RatioRequest, "items">> & {
  /** Of counts of one's own: those of fewer people are hidden, with what would tell them. Default: none. */
  readonly hideBelow?: number | undefined;
  readonly items?: readonly string[] | "all" | undefined;
  /** Path of a JSON file in the form of data/items.json. */
  readonly itemsFile?: string | undefined;
};

/** What is to be computed, found in the catalog, and how outputs describe it. */
export interface RatioPlan {
  /** The project's catalog with the user's own items. */
  readonly catalog: Catalog;
  readonly compute: ComputeRequest;
  /** What all of it is compared with a second time; null where there is one reference. */
  readonly second: ChosenReferences["second"];
  /** Did the user name the reference, or is it the one that is taken else? */
  readonly isReferenceNamed: boolean;
  /** Counts that the user brought, which are read before the plan is made: they name the items. */
  readonly own: OwnCounts | null;
  readonly acceptSmallCounts: boolean;
  /** Ages asked for that cannot be made of the age classes of counts that the user brought. */
  readonly agesNotMade: readonly AgeGroup[];
  /** The regions asked for, of which more may be computed. */
  readonly shown: ChosenRegions;
  readonly described: Pick<ResultHeader, "suppression" | "bounds" | "interval"> & {
    readonly reference: Omit<ResultHeader["reference"], "builtIn">;
  };
}

/** Finds in the catalog what a request names. @throws Failure (`exitCode` 2) naming what there is not */
export function planRatios(
  choice: RatioChoice,
  projectCatalog: Catalog,
  ownCounts: OwnCounts | null = null,
): RatioPlan {
  const { suppression = "bounds", interval = "binomial" } = choice;
  const { catalog: withItems, own } = withOwnItems(ownCounts?.catalog ?? projectCatalog, choice.itemsFile);
  const named = withOwnRegions(withItems, ownCounts?.isDefined ? undefined : choice.regions);
  const hidden = withHidden(ownCounts, named, choice.hideBelow);
  const { catalog } = hidden;
  const items = chosenItems(choice.items, catalog, own);
  const { first, second } = chooseReferences(choice.reference ?? usualReference(ownCounts), catalog);
  // Against its own prefecture nothing else would hold (see computeRelease).
  const bounds =
    first.choice.kind === "own-prefecture" ? "with-reference" : (choice.bounds ?? "given-reference");
  if (ownCounts)
    for (const { choice: of } of second ? [first, second] : [first]) refuseOtherClasses(ownCounts, of);
  const ages = chosenAges(choice.ages);
  const made = ages.filter((group) => isMadeOf(group, ownCounts?.ageClasses));
  if (made.length === 0) throw noAges(ages, ownCounts!.ageClasses);
  const shown = chosenRegions(choice, catalog);
  return {
    catalog,
    own: hidden.own,
    shown,
    second,
    isReferenceNamed: choice.reference !== undefined,
    acceptSmallCounts: choice.acceptSmallCounts ?? false,
    agesNotMade: ages.filter((group) => !made.includes(group)),
    compute: {
      items,
      levels: chosenLevels(choice, catalog.regionGroups.length > 0 || ownCounts?.level === "group"),
      sexes: chosenSexes(choice.sexes),
      ages: made,
      ...shown,
      reference: first.choice,
      treatment: suppression,
      interval,
      boundsWithReference: bounds === "with-reference",
      excludeImplausible: choice.excludeImplausible ?? false,
    },
    described: { suppression, bounds, interval, reference: first.described },
  };
}

/** A user's own items beside those of the project. */
export function withOwnItems(
  catalog: Catalog,
  itemsFile: string | undefined,
): { catalog: Catalog; own: readonly Item[] } {
  if (itemsFile === undefined) return { catalog, own: [] };
  const own = readItemsFile(catalog, readText(itemsFile), itemsFile);
  return { catalog: withItems(catalog, own), own };
}

/** The catalog with regions of the user's own, of a file or as they are. @throws Failure where they are not what they should be */
export function withOwnRegions(catalog: Catalog, regions: RatioChoice["regions"]): Catalog {
  if (regions === undefined) return catalog;
  const regionGroups =
    typeof regions === "string"
      ? readRegionsFile(readBytes(regions), regions, catalog)
      : checkedRegions(regions, catalog);
  return { ...catalog, regionGroups };
}
