import type { z } from "zod";
import { readItemsFile, withItems } from "../../catalog/items.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import {
  chosenAges,
  chosenAreas,
  chosenItems,
  chosenLevels,
  chosenPrefectures,
  chosenSexes,
  oneOf,
  type selectionOptions,
} from "../../cli/choices.js";
import type { ComputeRequest } from "../../engine/request.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import { readText } from "../../ingest/files/disk.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { chooseReference, DEFAULT_REFERENCE } from "./choose-reference.js";

export type RatioOptions = z.output<typeof selectionOptions> & { readonly itemsFile?: string | undefined };

/** What the options ask for, and how outputs describe it. */
export interface RatioRequest {
  /** The project's catalog with the user's own items. */
  readonly catalog: Catalog;
  readonly compute: ComputeRequest;
  /** Did the user name the reference, or is it the one that is taken else? */
  readonly isReferenceNamed: boolean;
  readonly described: Pick<ResultHeader, "suppression" | "bounds" | "interval"> & {
    readonly reference: Omit<ResultHeader["reference"], "builtIn">;
  };
}

/** Understands the options. @throws Failure */
export function ratioRequest(options: RatioOptions, projectCatalog: Catalog): RatioRequest {
  const { catalog, own } = withOwnItems(projectCatalog, options.itemsFile);
  const items = chosenItems(options, catalog, own);
  const reference = chooseReference(options.reference ?? DEFAULT_REFERENCE, catalog);
  const treatment = oneOf("--suppression", options.suppression, ["bounds", "naive"]);
  const interval = oneOf("--interval", options.interval, INTERVAL_METHODS);
  const bounds = oneOf("--bounds", options.bounds, ["given-reference", "with-reference"]);
  return {
    catalog,
    isReferenceNamed: options.reference !== undefined,
    compute: {
      items,
      levels: chosenLevels(options),
      sexes: chosenSexes(options.sex),
      ages: chosenAges(options.ages),
      prefectures: chosenPrefectures(options.prefecture, catalog),
      areas: chosenAreas(options.area, catalog),
      reference: reference.choice,
      treatment,
      interval,
      boundsWithReference: bounds === "with-reference",
      excludeImplausible: options.excludeImplausible,
    },
    described: { suppression: treatment, bounds, interval, reference: reference.described },
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
