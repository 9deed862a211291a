import { RATIO } from "../../model/columns/ratio-columns.js";
import type { Cell } from "../files/sheet.js";
import { comparable } from "../files/text.js";

/** What a column of one's own counts can be. */
export type OwnHead =
  | "year"
  | "code"
  | "name"
  | "insurer"
  | "sex"
  | "ages"
  | "item"
  | "itemName"
  | "examined"
  | "observed";

/** NFKC in lower case without white space; the first that fits is taken. */
const HEADS: Readonly<Record<OwnHead, RegExp>> = {
  year: /^((健診)?(実施)?年度?|(fiscal|checkup)?[_-]?year|fy)$/,
  code: /^((全国地方公共団体|地方公共団体|市区町村|市町村|地域|(二次)?医療圏)?(コード|番号)|(region|municipality|area)?[_-]?code)$/,
  name: /^((市区町村|市町村|地域|(二次)?医療圏)名?|名称|(region|municipality|area)?[_-]?name)$/,
  insurer: /^(保険者(名|区分|種別)?|insurers?)$/,
  sex: /^(性別|性|男女別?|sex|gender)$/,
  ages: /^(年齢(階級|区分|層)?|年代|ages?([_-]?(class|group))?)$/,
  item: /^(項目(id|コード)?|item([_-]?id)?)$/,
  itemName: /^(項目名|item[_-]?name)$/,
  examined: /^((受診|測定|回答|対象)者数|examined|n)$/,
  observed: /^((該当|有所見)者数|observed|hits?|cases)$/,
};
/** Head of a column of test values or answers, which tables of the ministry in long form have. */
const BY_CLASS = /階層|階級値|検査値|回答$|選択肢|範囲|stratum|range|answer|label|value/;

/** Columns that no file can do without, and their heads in the words of a template. */
export const REQUIRED_HEADS = [
  ["year", "年度"],
  ["code", "コード"],
  ["sex", "性別"],
  ["ages", "年齢階級"],
  ["item", "項目"],
  ["examined", "受診者数"],
  ["observed", "該当者数"],
] as const satisfies readonly (readonly [OwnHead, string])[];

/** The columns of a file of one's own counts, zero-based; null where the row is no head of one. */
export function ownHeads(row: readonly Cell[]): Readonly<Partial<Record<OwnHead, number>>> | null {
  const texts = row.map((cell) => comparable(String(cell ?? "")).toLowerCase());
  // A result of ratios has people examined and counted too.
  if (texts.includes("ratio") || texts.includes(comparable(RATIO.ratio.head))) return null;
  const found: Partial<Record<OwnHead, number>> = {};
  for (const [head, pattern] of Object.entries(HEADS) as [OwnHead, RegExp][]) {
    const column = texts.findIndex((text) => pattern.test(text));
    if (column >= 0) found[head] = column;
  }
  // An item by its name alone is one by its name.
  if (found.item === undefined && found.itemName !== undefined) found.item = found.itemName;
  const counts = [found.examined, found.observed].filter((column) => column !== undefined).length;
  if (counts === 2) return found;
  // With one of the two it is such a file that lacks the other, unless it is one of counts by class.
  const isOfOwn = [found.sex, found.ages, found.item, found.code].every((column) => column !== undefined);
  return counts === 1 && isOfOwn && !texts.some((text) => BY_CLASS.test(text)) ? found : null;
}
