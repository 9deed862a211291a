import type { NationalInput } from "../../../src/figures/national/rows.js";
import type { ScatterInput } from "../../../src/figures/scatter/rows.js";

/** The second of two made-up items. */
export const SMOKING = { id: "q08-smoking", name: { ja: "喫煙", en: "smoking" } };

/** Synthetic: a nation's item beside another, whose differences are half as large plus what a test wants. */
export function pairInput(
  { rows, item, ...input }: NationalInput,
  also: (difference: number, index: number) => number = (difference, index) => difference / 2 + (index % 7),
): ScatterInput {
  const second = rows.map((row, index) => {
    if (row.difference === null) return { ...row, item: SMOKING.id };
    const difference = also(row.difference, index);
    const moved = (bound: number | null) => (bound === null ? null : bound - row.difference! + difference);
    return {
      ...row,
      item: SMOKING.id,
      difference,
      ratio: 100 + difference,
      ratioLower: moved(row.ratioLower),
      ratioUpper: moved(row.ratioUpper),
    };
  });
  return { ...input, rows: [...rows, ...second], items: [item, SMOKING] };
}
