import { checkedContent, jsonOf } from "../../catalog/checked-content.js";
import { isArea, type Level } from "../../catalog/levels.js";
import { areaChangesFileSchema } from "../../catalog/regions/area-changes.js";
import { itemInRelease } from "../../catalog/releases/comparability.js";
import type { Catalog } from "../../catalog/schema.js";
import { tablesOfItem } from "../../engine/item-tables.js";
import { builtInNumbers, readSources } from "../../ingest/built-in/sources.js";
import { readText } from "../../ingest/files/disk.js";
import { misuse } from "../../text/failure.js";
import { visibleTexts } from "../../text/visible-text.js";
import type { RatioInput } from "../ratios/compute-from.js";
import { type ChosenReference, DEFAULT_REFERENCE, sameNation } from "../ratios/reference/choose-reference.js";
import type { RatioChoice, RatioPlan } from "../ratios/request.js";

// Which releases are compared with each other, and what every year is compared with.

/** How years are compared. */
export interface YearsChoice {
  /** The release whose reference every year is compared with; else each with its own. */
  readonly baseRelease?: number | undefined;
  /** Path of a JSON file that says which areas became which. */
  readonly areaChanges?: string | undefined;
}

/**
 * The reference by name: base release 6 is "national@6".
 *
 * @throws Failure where a reference is named that is of one release already
 */
export function referenceOfYears({
  reference,
  baseRelease,
}: Pick<RatioChoice, "reference"> & YearsChoice): string | undefined {
  if (baseRelease === undefined) return reference;
  const population = reference ?? DEFAULT_REFERENCE;
  if (population.includes("@") || /\.json$/.test(population))
    throw misuse((name) => ({
      ja: `${name("reference")}「${population}」はすでに特定の回の基準なので、${name("base-release")} は付けられません。`,
      en: `${name("reference")} "${population}" is fixed already; ${name("base-release")} does not go with it.`,
    }));
  return `${population}@${baseRelease}`;
}

/** Built-in releases with a table of an item asked for, by one of the levels. */
export function comparingReleases(
  {
    compute: { items },
    catalog,
  }: { readonly compute: Pick<RatioPlan["compute"], "items">; readonly catalog: Catalog },
  levels: readonly Level[],
): number[] {
  const withAreas = levels.some(isArea);
  const withPrefectures = levels.some((level) => !isArea(level));
  return builtInNumbers().filter((number) => {
    const tables = new Set(
      readSources(number)
        .tables.filter(({ level }) => (isArea(level) ? withAreas : withPrefectures))
        .map(({ table }) => table),
    );
    return items.some((item) => tables.has(item.table) && itemInRelease(catalog, item, number) === null);
  });
}

/** Releases that give an item asked for: a folder may hold a stray table of another year that gives nothing. */
export function releasesOf(
  { compute: { items }, catalog }: Pick<RatioPlan, "compute" | "catalog">,
  { releases }: Pick<RatioInput, "releases">,
): number[] {
  return releases
    .filter((release) => items.some((item) => "pair" in tablesOfItem(item, release, catalog)))
    .map(({ release }) => release);
}

/** The plan of trends: unless the user names the reference, every year is compared with the same nation. */
export function againstSameNation(plan: RatioPlan, input: Pick<RatioInput, "releases">): RatioPlan {
  if (plan.isReferenceNamed || plan.own) return plan;
  const same = sameNation(releasesOf(plan, input), plan.catalog);
  return same ? against(plan, same) : plan;
}

/** The plan with another reference. */
export function against(plan: RatioPlan, { choice, described }: ChosenReference): RatioPlan {
  return {
    ...plan,
    compute: { ...plan.compute, reference: choice },
    described: { ...plan.described, reference: described },
  };
}

/** The catalog with the user's own table of which areas became which, in the place of its own. @throws Failure */
export function withAreaChanges(catalog: Catalog, path: string | undefined): Catalog {
  if (path === undefined) return catalog;
  const content = jsonOf(readText(path), path);
  const changes = visibleTexts(checkedContent(areaChangesFileSchema, content, path).areaChanges);
  const given = new Set(changes.map(({ from }) => from));
  const kept = catalog.areaChanges.filter(({ from }) => !given.has(from));
  const areaChanges = [...kept, ...changes].sort((a, b) => a.from - b.from);
  return { ...catalog, areaChanges };
}
