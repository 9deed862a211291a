import type { Stratum, ValueClass } from "../../model/counts.js";
import { visible } from "../../text/visible-text.js";
import type { Cell } from "../files/sheet.js";
import { comparable } from "../files/text.js";

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
/** "31以上", "31以上~": the second is followed by the other bound (releases 1 and 2). */
const BOUND = new RegExp(`^${NUMBER}(以上|未満|以下)(?:[~ー-](?=\\d))?`);
/** "31~50", "31~50以下": from the first number on, up to and with the second unless it says 未満. */
const RANGE = new RegExp(`^${NUMBER}[~ー-]${NUMBER}(以下|未満)?$`);

/**
 * The bounds of a class of test values: "25.0以上30.0未満" → {atLeast: 25, below: 30}, "30以下" → {atMost: 30},
 * "31以上~50以下" and "31~50" → {atLeast: 31, atMost: 50}. null where the label is not made of such bounds (an answer,
 * ＋, 所見あり), or where nothing lies between them. Labels drift between releases, so items are matched on these
 * bounds, never on the label as a whole.
 *
 * @param label a label as `parseStratum` makes it
 */
export function parseValueClass(label: string): ValueClass | null {
  const bounds: { atLeast?: number; below?: number; atMost?: number } = {};
  const range = RANGE.exec(label);
  if (range) {
    bounds.atLeast = Number(range[1]);
    bounds[range[3] === "未満" ? "below" : "atMost"] = Number(range[2]);
    return isEmpty(bounds) ? null : bounds;
  }
  let rest = label;
  while (rest !== "") {
    const [matched, digits, kind] = BOUND.exec(rest) ?? [];
    if (matched === undefined) return null;
    const key = kind === "以上" ? "atLeast" : kind === "未満" ? "below" : "atMost";
    if (key in bounds) return null;
    bounds[key] = Number(digits);
    rest = rest.slice(matched.length);
  }
  return Object.keys(bounds).length === 0 || isEmpty(bounds) ? null : bounds;
}

function isEmpty({ atLeast, below, atMost }: ValueClass): boolean {
  if (atLeast === undefined) return false;
  return (below !== undefined && below <= atLeast) || (atMost !== undefined && atMost < atLeast);
}

/** Is it everybody (計, 合計), who are the sum of the other strata? No table of the ministry has it. */
export const isSumOfStrata = ({ label }: Stratum): boolean =>
  /^(計|合計|総計|小計|総数|全体|total|all)$/i.test(label);

/**
 * The stratum of a label cell. Dashes that mean "negative" in 尿蛋白 and 尿糖 (－, ‐, −) become "-" here: in the
 * label column they are labels, only in a count cell do they hide a count.
 */
export function parseStratum(cell: Cell): Stratum | null {
  if (cell === null) return null;
  // ー is a dash only where it stands alone: elsewhere it is part of a word.
  const label = visible(comparable(String(cell))).replace(/[‐‑‒–—―−]|^ー$/g, "-");
  return label === "" ? null : { label, values: parseValueClass(label) };
}
