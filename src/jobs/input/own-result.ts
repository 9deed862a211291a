import { isInPrefecture } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import type { Area, Catalog } from "../../catalog/schema.js";
import { OWN_GROUP, ownItem } from "../../ingest/own-counts/own-items.js";
import { withoutCautions } from "../../ingest/own-counts/read-own-counts.js";
import type { RatioRow } from "../../model/ratios.js";
import { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { ReadResult } from "../../outputs/tables/read-result.js";
import { type Failure, misuse } from "../../text/failure.js";
import type { Naming } from "../../text/told.js";
import { visible } from "../../text/visible-text.js";
import type { ChosenReference } from "../ratios/reference/choose-reference.js";
import { chooseReferences } from "../ratios/reference/choose-references.js";
import { type RatioChoice, withOwnItems, withOwnRegions } from "../ratios/request.js";

/** What a result tells of how it was computed. */
type Computed = Pick<ReadResult, "rows" | "own" | "reference" | "interval" | "bounds" | "referenceMoves">;

/** What only `compute` can do. */
type AskedComputation = Pick<
  RatioChoice,
  "reference" | "interval" | "bounds" | "excludeImplausible" | "hideBelow"
>;

/**
 * The catalog in which the items and regions of a result that was computed before are looked up, with those that the user brings
 * beside it.
 *
 * @throws Failure where what the user brings is not what it should be, or another computation is asked for
 */
export function catalogOfResult(
  result: Computed & Pick<ReadResult, "regions">,
  {
    itemsFile,
    regions = result.regions,
    ...asked
  }: Pick<RatioChoice, "itemsFile" | "regions"> & AskedComputation,
): ReturnType<typeof withOwnItems> {
  const { catalog, own } = withOwnItems(withOwnCounts(loadCatalog(), result), itemsFile);
  refuseOtherComputation(result, asked, catalog);
  return { catalog: withOwnRegions(catalog, result.own ? undefined : regions), own };
}

/**
 * The catalog for a result that was computed before: of counts that a user brought with their items and regions in the place
 * of its own, and whose they are.
 */
export function withOwnCounts(catalog: Catalog, { own, rows }: Pick<ReadResult, "own" | "rows">): Catalog {
  if (!own) return catalog;
  const items = own.items.map(({ id, name }) => ({ ...ownItem(id, name.ja, catalog).item, name }));
  return {
    ...withoutCautions(catalog),
    items,
    groups: [...catalog.groups, OWN_GROUP],
    areas: areasOf(rows as readonly Partial<RatioRow>[]),
    ownCredit: own.credit,
    ownAgeClasses: own.ageClasses,
    ownHiddenBelow: own.hiddenBelow,
  };
}

function areasOf(rows: readonly Partial<RatioRow>[]): readonly Area[] {
  const areas = new Map<string, Area>();
  for (const { level, code, name, prefectureCode } of rows) {
    if (!level || !code || !isInPrefecture(level)) continue;
    const area = { code, name: visible(name ?? code), prefectureCode: prefectureCode ?? "" };
    areas.set(code, { ...area, from: null, to: null });
  }
  return [...areas.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * Refuses what a result that was computed before was not computed with: it would be taken for what was asked for. A config file
 * may say the same for `compute` and for what reads its result. The usual interval and bounds are not told from none.
 *
 * @throws Failure (`exitCode` 2)
 */
function refuseOtherComputation(result: Computed, asked: AskedComputation, catalog: Catalog): void {
  const { reference, interval = "binomial", bounds = "given-reference", hideBelow } = asked;
  if (reference !== undefined) refuseOtherReference(result, reference, catalog);
  if (interval !== "binomial" && interval !== result.interval)
    throw notComputedWith((name) => name("interval", interval));
  if (bounds !== "given-reference" && bounds !== result.bounds)
    throw notComputedWith((name) => name("bounds", bounds));
  const isWithout = result.reference?.withoutImplausible || result.referenceMoves?.length === 0;
  if (asked.excludeImplausible && !isWithout) throw notComputedWith((name) => name("exclude-implausible"));
  if (hideBelow !== undefined && hideBelow !== result.own?.hiddenBelow)
    throw notComputedWith((name) => name("hide-below", String(hideBelow)));
}

const notComputedWith = (option: (name: Naming) => string): Failure =>
  misuse((name) => ({
    ja: `計算済みの結果は、${option(name)} で計算したものではありません。外すか、計算するとき（compute）に付けてください。`,
    en: `the ratios that were computed before were not computed with ${option(name)}. Leave it out, or give it to compute.`,
  }));

function refuseOtherReference({ rows }: Pick<Computed, "rows">, asked: string, catalog: Catalog): void {
  if (rows.length === 0) return;
  const { first, second } = chooseReferences(asked, catalog);
  const isIn = ({ described }: ChosenReference) =>
    (rows as readonly Partial<RatioRow>[]).some((row) => isMadeWith(row, described));
  if (isIn(first) && (!second || isIn(second))) return;
  throw misuse((name) => ({
    ja: `計算済みの結果は、${name("reference", asked)} と比べたものではありません。${name("reference")} を外すか、計算するとき（compute）に付けてください。`,
    en: `the ratios that were computed before are not compared with ${name("reference", asked)}. Leave ${name("reference")} out, or give it to compute.`,
  }));
}

function isMadeWith(
  { reference = "", prefectureCode }: Partial<RatioRow>,
  { population, file }: ChosenReference["described"],
): boolean {
  if (file) return reference === file.reference;
  if (population.includes("@")) return reference === population;
  if (population === OWN_PREFECTURE) return reference.startsWith(`prefecture:${prefectureCode}@`);
  // Where the tables of a year do not list 判別不可, "national" is the nation without.
  if (population === "national") return /^national(-assigned)?@/.test(reference);
  return reference.startsWith(`${population}@`);
}
