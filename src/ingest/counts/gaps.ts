import { levelName } from "../../catalog/levels.js";
import type { CountRow } from "../../model/columns/count-row.js";
import type { Sex } from "../../model/counts.js";
import { type Failure, failureAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";

const CHOICE: Bilingual = {
  ja: "都道府県や表は選べますが、性・年齢・階層・中計の行はすべて必要です。",
  en: "Whole prefectures and tables may be left out, but not sexes, ages, classes or subtotals.",
};

/**
 * That a database of counts lacks rows.
 *
 * @param parts of what: a region and sex, with its class and age where not all of them are missing
 */
export function missingRows(
  file: string,
  { table, level, release }: CountRow,
  parts: readonly string[],
): Failure {
  const cell = parts.join(", ");
  return failureAt(file, {
    ja: `${table}（${levelName(level).ja}、第${release}回）の行が足りません：${cell}。${CHOICE.ja}`,
    en: `${table} by ${level}, release ${release}, lacks rows: ${cell}. ${CHOICE.en}`,
  });
}

/** That a region has fewer or more classes or answers than its table. */
export function otherClasses(
  file: string,
  { table, level, release }: CountRow,
  region: string,
  sex: Sex,
  [found, wanted]: readonly [number, number],
): Failure {
  return failureAt(file, {
    ja: `${table}（${levelName(level).ja}、第${release}回）：${region}（${sex}）の階層・回答は ${wanted} 個のはずですが、${found} 個あります。${CHOICE.ja}`,
    en: `${table} by ${level}, release ${release}: ${region}, ${sex} has ${found} classes or answers where the table has ${wanted}. ${CHOICE.en}`,
  });
}
