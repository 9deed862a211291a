import type { Catalog } from "../../catalog/schema.js";
import type { RatioRow } from "../../model/ratios.js";
import { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { ReadResult } from "../../outputs/tables/read-result.js";
import { type Failure, misuse } from "../../text/failure.js";
import type { Naming } from "../../text/told.js";
import type { ChosenReference } from "../ratios/reference/choose-reference.js";
import { chooseReferences } from "../ratios/reference/choose-references.js";
import type { RatioChoice } from "../ratios/request.js";

/** What a result tells of how it was computed. */
export type Computed = Pick<
  ReadResult,
  "rows" | "own" | "reference" | "interval" | "bounds" | "referenceMoves"
>;

/** What only `compute` can do. */
export type AskedComputation = Pick<
  RatioChoice,
  "reference" | "interval" | "bounds" | "excludeImplausible" | "hideBelow"
>;

/**
 * Refuses what a result that was computed before was not computed with: it would be taken for what was asked for. A config file
 * may say the same for `compute` and for what reads its result. The usual interval and bounds are not told from none.
 *
 * @throws Failure (`exitCode` 2)
 */
export function refuseOtherComputation(result: Computed, asked: AskedComputation, catalog: Catalog): void {
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
