import type { Sex } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import { areSeveralNumbers, wholeDigits } from "../files/digits.js";
import type { Cell } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { sexOf } from "../long/words.js";
import type { RowProblem } from "../row-problems.js";

const CODES: ReadonlyMap<string, Sex> = new Map([
  ["1", "male"],
  ["2", "female"],
]);
const codeOf = (cell: Cell): string => comparable(String(cell ?? "")).replace(/\.0+$/, "");

/** Said where sexes are codes. */
export const SEX_CODES: Bilingual = {
  ja: "性別の 1 を男、2 を女と読みました（特定健診のデータの符号）",
  en: "sex 1 was read as male and 2 as female (the codes of the checkups' data)",
};

/**
 * How the sexes of a column are read: by words, or where it has 1 and 2, both of them and beside them words of both sexes
 * together at most, as codes of the checkups' data.
 *
 * @param cells all of the column
 */
export function sexReader(cells: readonly Cell[]): {
  readonly areCodes: boolean;
  readonly read: (cell: Cell) => Sex | "both" | null;
} {
  const values = new Set(cells.filter((cell) => sexOf(cell) !== "both").map(codeOf));
  values.delete("");
  const areCodes = values.size === CODES.size && [...CODES.keys()].every((code) => values.has(code));
  return { areCodes, read: (cell) => (areCodes ? CODES.get(codeOf(cell)) : undefined) ?? sexOf(cell) };
}

/** Days of 2000 to 2030 as Excel counts them, and a date as it is written: 2018/4/1, 2018-04-01, 2018年4月1日. */
const [FIRST_DAY, LAST_DAY] = [36_526, 47_848];
const DATE = /^(?:19|20)\d\d[-/.年]\d{1,2}/;
const DAY = 86_400_000;
/** The day that Excel counts from, as it counts 29 February 1900 too. */
const DAY_0 = Date.UTC(1899, 11, 30);

/** Why a cell is no fiscal year; a workbook stores a date as the number of its day. */
export function notAYear(found: string): Bilingual {
  const text = comparable(found);
  const day = /^\d{5}$/.test(text) ? Number(text) : 0;
  const isDay = day >= FIRST_DAY && day <= LAST_DAY;
  if (isDay || DATE.test(text)) {
    const date = isDay ? new Date(DAY_0 + day * DAY).toISOString().slice(0, 10) : found;
    return {
      ja: `年度に日付（${date}）があります（年度を 2018、平成30年度、H30 のように書いてください。1～3月の健診は前の年の年度です）`,
      en: `the year is a date (${date}); write the fiscal year, such as 2018 (which goes on until March 2019)`,
    };
  }
  return {
    ja: `年度「${found}」を解釈できません（2018、平成30年度、H30 のように書いてください）`,
    en: `the year "${found}" is not understood (write 2018)`,
  };
}

/** A whole number of people; null where the cell is none. */
export function countOf(cell: Cell): number | null {
  const written = String(cell ?? "");
  const digits = wholeDigits(comparable(written).replace(/[人名]$/, ""));
  // No number begins with 0, but what stands behind the comma of 1,020 does.
  const isNumber = digits !== null && !/^0\d|^\d{10}/.test(digits) && !areSeveralNumbers(written);
  return isNumber ? Number.parseInt(digits, 10) : null;
}

/** What stands for a count that is hidden, or for none: "-", "<10", "10未満", "***". */
const MARK = /^[-‐–—―ー*…・.x]+$|[<≤≦>]|未満|以下|以上|秘匿|非公表/i;

/** Why a cell is no number of people. */
export function notACount(
  found: string,
  head: "examined" | "observed",
): Bilingual & Pick<RowProblem, "kind"> {
  const ja = head === "examined" ? "受診者数" : "該当者数";
  const en = head === "examined" ? "people examined" : "people counted";
  if (found === "") {
    return {
      ja: `${ja}「」が空欄です（いなければ 0 と書いてください。空欄は 0 とみなしません）`,
      en: `the number of ${en} is blank (write 0 where there are none; a blank is not read as 0)`,
    };
  }
  if (found.startsWith("=")) {
    return {
      kind: `${head} formula`,
      ja: `${ja}が計算式（${found}）で、計算結果が保存されていません。Excel などで一度開いて上書き保存し、もう一度指定してください`,
      en: `the number of ${en} is a formula (${found}) without a stored value. Open the file in a spreadsheet, save it once, and give it again`,
    };
  }
  const isMark = MARK.test(comparable(found));
  return {
    ...(!isMark && /\d/.test(found) && { kind: `${head} not whole` }),
    ja: `${ja}「${found}」は 0 以上の整数ではありません${isMark ? "（いなければ 0、伏せた数ならもとの数を書いてください。少ない数は結果のほうで伏せられます）" : ""}`,
    en: `the number of ${en} "${found}" is not a whole number of 0 or more${isMark ? " (write 0 where there are none, and the count itself where it is hidden; small counts can be hidden in the results)" : ""}`,
  };
}
