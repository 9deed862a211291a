import type { FigureRow } from "../../model/ratios.js";
import { namesById } from "../../text/names-by-id.js";
import { creditOf, type FigureInput, type FigureItem, sexesOf } from "../figure-input.js";
import { coverageNotes } from "./coverage-notes.js";
import { implausibleNotes } from "./implausible-notes.js";
import { referenceMoveNotes } from "./reference-moves.js";

/**
 * What has to be known of the counts that a figure is made of: which rows look like errors, how far errors move the reference,
 * who has a value, and whose counts they are.
 *
 * @param of `items` where they are several, which are named; `covered` rows of which it is said who has a value, all unless given
 */
export function countsNotes(
  input: FigureInput & { readonly item?: Pick<FigureItem, "id"> },
  rows: readonly FigureRow[],
  of: {
    items?: readonly Pick<FigureItem, "id" | "name">[];
    covered?: readonly FigureRow[];
    isNamed?: (row: Pick<FigureRow, "prefectureCode">) => boolean;
  } = {},
): string[] {
  const { language, item, isCredited = true } = input;
  const { items, covered = rows, isNamed = () => true } = of;
  const itemName = items && namesById(items, language);
  return [
    ...implausibleNotes(rows, language, itemName),
    ...referenceMoveNotes(
      {
        ...input,
        items: items?.map(({ id }) => id) ?? [item!.id],
        sexes: sexesOf(input),
        ages: rows.map(({ ages }) => ages),
      },
      itemName,
    ),
    ...coverageNotes(covered, language, { ...(itemName && { itemName }), isNamed }),
    ...(isCredited ? creditOf(input) : []),
  ];
}
