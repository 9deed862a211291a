import type { Stratum, ValueClass } from "../counts.js";
import { visible } from "../visible-text.js";
import type { Cell } from "./files/sheet.js";
import { comparable } from "./files/text.js";

const BOUND = /^(\d+(?:\.\d+)?)(以上|未満|以下)/;

/**
 * The bounds of a class of test values: "25.0以上30.0未満" → {atLeast: 25, below: 30}, "30以下" → {atMost: 30}.
 * null where the label is not made of such bounds (an answer, ＋, 所見あり). Labels drift between releases, so
 * items are matched on these bounds, never on the label as a whole.
 *
 * @param label a label as `comparable` makes it
 */
export function parseValueClass(label: string): ValueClass | null {
  const bounds: { atLeast?: number; below?: number; atMost?: number } = {};
  let rest = label;
  while (rest !== "") {
    const [matched, digits, kind] = BOUND.exec(rest) ?? [];
    if (matched === undefined) return null;
    const key = kind === "以上" ? "atLeast" : kind === "未満" ? "below" : "atMost";
    if (key in bounds) return null;
    bounds[key] = Number(digits);
    rest = rest.slice(matched.length);
  }
  return Object.keys(bounds).length > 0 ? bounds : null;
}

/**
 * The stratum of a label cell. Dashes that mean "negative" in 尿蛋白 and 尿糖 (－, ‐, −) become "-" here: in the
 * label column they are labels, only in a count cell do they hide a count.
 */
export function parseStratum(cell: Cell): Stratum | null {
  if (cell === null) return null;
  const label = visible(comparable(String(cell))).replace(/[‐‑‒–—―−]/g, "-");
  return label === "" ? null : { label, values: parseValueClass(label) };
}
