import type { Catalog } from "../../catalog/schema.js";
import type { RatioRow } from "../../model/ratios.js";
import { OWN_PREFECTURE } from "../../model/reference-name.js";
import type { ReadResult } from "../../outputs/tables/read-result.js";
import { Failure } from "../../text/failure.js";
import type { ChosenReference } from "../ratios/reference/choose-reference.js";
import { chooseReferences } from "../ratios/reference/choose-references.js";

/**
 * Refuses another reference than a result was computed with: its ratios would be taken for those against the one asked for. A
 * config file may name the same for `compute` and for what reads its result.
 *
 * @throws Failure (`exitCode` 2)
 */
export function refuseOtherReference(
  { rows }: Pick<ReadResult, "rows">,
  asked: string | undefined,
  catalog: Catalog,
): void {
  if (asked === undefined || rows.length === 0) return;
  const { first, second } = chooseReferences(asked, catalog);
  const isIn = ({ described }: ChosenReference) =>
    (rows as readonly Partial<RatioRow>[]).some((row) => isMadeWith(row, described));
  if (isIn(first) && (!second || isIn(second))) return;
  throw new Failure(
    (name) => ({
      ja: `計算済みの結果は、${name("reference", asked)} と比べたものではありません。${name("reference")} を外すか、計算するとき（compute）に付けてください。`,
      en: `the ratios that were computed before are not compared with ${name("reference", asked)}. Leave ${name("reference")} out, or give it to compute.`,
    }),
    { exitCode: 2 },
  );
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
