import { type AgeGroup, CLASS_GROUPS, isWhole } from "../../model/ages.js";
import { AGE_CLASSES, AGES, SUBTOTAL } from "../../model/counts.js";
import type { Cell } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { ageColumn } from "../long/words.js";
import { type RowProblem, rowWords } from "../row-problems.js";

const FIRST_AGE = 40;
const YEARS = 5;

/**
 * A class of ages between 40 and 74 that is made of 5-year classes: "40-44", "40～49歳", "40代", "40-74", 計.
 *
 * @returns its columns; null where it is none
 */
export function ownAgeClass(cell: Cell): AgeGroup | null {
  const column = ageColumn(cell);
  if (column === SUBTOTAL) return classOf(0, AGES - 1);
  if (column !== null) return classOf(column, column);
  const text = comparable(String(cell ?? "")).replace(/[‐‑‒–—―−ー_]|から|to/g, "-");
  const decade = /^([456])0(?:歳)?代$/.exec(text)?.[1];
  const [, from, to] = decade
    ? [null, `${decade}0`, `${decade}9`]
    : (/^(\d{2})歳?[~-](\d{2})歳?$/.exec(text) ?? []);
  const first = (Number(from) - FIRST_AGE) / YEARS;
  const last = (Number(to) + 1 - FIRST_AGE) / YEARS - 1;
  const isMade = Number.isInteger(first) && Number.isInteger(last);
  return isMade && first >= 0 && last < AGES && first <= last ? classOf(first, last) : null;
}

/** "40-49" of the columns 0 to 1. */
const classOf = (from: number, to: number): AgeGroup => ({
  id: `${AGE_CLASSES[from]!.slice(0, 2)}-${AGE_CLASSES[to]!.slice(-2)}`,
  from,
  to,
});

/**
 * The classes that a file's rows are of, which make up 40 to 74 without gaps. All ages together are a sum of others where
 * there are others.
 *
 * @returns classes, those of 5 years where there are no rows; or what is wrong: two classes that overlap, with both
 * places, or ages that are missing
 */
export function classesOf(
  rows: readonly Found[],
): { readonly classes: readonly AgeGroup[] } | { readonly problem: RowProblem } {
  const firstRows = new Map<string, Found>();
  for (const found of rows) if (!firstRows.has(found.ages.id)) firstRows.set(found.ages.id, found);
  const parts = [...firstRows.values()].filter(({ ages }) => !isWhole(ages));
  if (parts.length === 0) return { classes: rows.length > 0 ? [classOf(0, AGES - 1)] : CLASS_GROUPS };
  parts.sort((a, b) => a.ages.from - b.ages.from);
  for (const [i, { ages, row }] of parts.entries()) {
    const before = parts[i - 1];
    if (!before || before.ages.to < ages.from) continue;
    const [one, other] = (before.row ?? 0) < (row ?? 0) ? [before, parts[i]!] : [parts[i]!, before];
    return { problem: mixture(one, other) };
  }
  const found = parts.map(({ ages }) => ages);
  // A 5-year class that is missing is told region by region.
  if (found.every(({ from, to }) => from === to)) return { classes: CLASS_GROUPS };
  const gap = CLASS_GROUPS.filter(({ from }) => !found.some((ages) => ages.from <= from && from <= ages.to));
  return gap.length > 0 ? { problem: missingAges(gap) } : { classes: found };
}

type Found = Pick<RowProblem, "row" | "sheet"> & { readonly ages: AgeGroup };

function mixture(one: Found, other: Found): RowProblem {
  const before = rowWords(one);
  return {
    row: other.row,
    sheet: other.sheet,
    ja: `年齢階級「${other.ages.id}」は、${before.ja}の「${one.ages.id}」と区切りが違います（1 つのファイルでは 1 とおりの区切りにそろえてください）`,
    en: `the ages "${other.ages.id}" do not go with "${one.ages.id}" in ${before.en} (one file has one scheme of age classes)`,
  };
}

function missingAges(gap: readonly AgeGroup[]): RowProblem {
  const ages = gap.map(({ id }) => id);
  return {
    row: null,
    ja: `${ages.join("・")}歳を含む年齢階級がありません（40～74歳をすきまなく分けてください）`,
    en: `no age class holds the ages ${ages.join(", ")} (the classes have to make up 40 to 74)`,
  };
}
