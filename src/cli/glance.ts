import type { Bilingual } from "../text/language.js";

/** So many rows a terminal shows where nothing else is asked for. */
export const GLANCE_ROWS = 30;

/** Said below them. */
export function moreRows(all: number): Bilingual {
  return {
    ja: `全 ${all} 行のうち先頭の ${GLANCE_ROWS} 行です。すべては --out ratios.csv か --format csv で、並べ替えは --sort difference:desc で。`,
    en: `the first ${GLANCE_ROWS} of ${all} rows. All: --out ratios.csv or --format csv; in order: --sort difference:desc.`,
  };
}

/** Before the table for people: what its ratios are compared with. */
export const COMPARED = {
  ja: (reference: string) => `${reference}と比べた値（100＝同じ、difference は比−100）`,
  en: (reference: string) => `compared with ${reference} (100 = the same; difference: ratio − 100)`,
} as const;
