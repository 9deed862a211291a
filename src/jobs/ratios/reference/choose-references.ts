import { existsSync } from "node:fs";
import type { Catalog } from "../../../catalog/schema.js";
import { OWN_PREFECTURE } from "../../../model/reference-name.js";
import { misuse } from "../../../text/failure.js";
import { type ChosenReference, chooseReference } from "./choose-reference.js";

/** The reference of all rows, and that of the rows that follow them. */
export interface ChosenReferences {
  readonly first: ChosenReference;
  readonly second: ChosenReference | null;
}

/**
 * One reference, or two as `national,own-prefecture`: each region against the nation, and again against its own prefecture.
 *
 * @throws Failure (`exitCode` 2) where a name is not known, or two references are not such a pair
 */
export function chooseReferences(value: string, catalog: Catalog): ChosenReferences {
  const names = existsSync(value) ? [value] : value.split(/[,、]/).map((name) => name.trim());
  const [name = "", second, ...others] = names;
  const first = chooseReference(name, catalog);
  if (second === undefined) return { first, second: null };
  const { choice } = first;
  const isPair = second === OWN_PREFECTURE && others.length === 0 && choice.kind !== OWN_PREFECTURE;
  if (!isPair || isOfPrefecture(choice))
    throw misuse((name) => ({
      ja: `${name("reference")}「${value}」の組み合わせは使えません。2 つ指定できるのは national,${OWN_PREFECTURE}（全国と、属する都道府県）の形で、1 つ目は全国（national、national-assigned、national@6 など）か全国の基準のファイルです。`,
      en: `${name("reference")} "${value}" is no pair that is known. Two references are a nation (national, national-assigned, national@6, or a file of one) and each region's own prefecture: national,${OWN_PREFECTURE}.`,
    }));
  return { first, second: chooseReference(second, catalog) };
}

/** Rows against a prefecture cannot be told from those of its areas against their own. */
function isOfPrefecture(choice: ChosenReference["choice"]): boolean {
  if (choice.kind === "file") return choice.file.population.kind === "prefecture";
  return (choice.kind === "release" ? choice.population.kind : choice.kind) === "prefecture";
}

/** Refuses two references where only one can be shown. @throws Failure (`exitCode` 2) */
export function refuseSecond({ second }: { readonly second: unknown }): void {
  if (!second) return;
  throw misuse((name) => ({
    ja: `ここで比べられる基準は 1 つです。${name("reference")} に national か ${OWN_PREFECTURE} のどちらかを指定してください（2 つ並べて示すのは compute、run と、chart の area-bars・profile です）。`,
    en: `only one reference can be compared with here: give ${name("reference")} national or ${OWN_PREFECTURE} (two stand beside each other in compute, run, and in chart's area-bars and profile).`,
  }));
}
