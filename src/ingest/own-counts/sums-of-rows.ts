import type { AgeGroup } from "../../model/ages.js";
import type { Sex } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import type { RowProblem } from "../row-problems.js";
import { isSameNumber, type People, peopleWords, wrongSums } from "./sums.js";

/** A row that can be the sum of others, or one of these. */
export interface RowOfSum extends People, Pick<RowProblem, "sheet"> {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly year: number;
  /** As it is written: digits, without the fraction and check digit. */
  readonly code: string;
  readonly insurer: string;
  /** A class of one or more columns. */
  readonly ages: AgeGroup;
  readonly item: string;
}

interface RowOfSex extends RowOfSum {
  readonly sex: Sex;
}

/** Rows of both sexes that are not the sum of men and women, and those of regions that have no rows of these. */
export function wrongSexes(ofBoth: readonly RowOfSum[], rows: readonly RowOfSum[]): RowProblem[] {
  const ofRegion = ({ year, code, item }: RowOfSum) => [year, code, item].join(" ");
  const withSexes = new Set(rows.map(ofRegion));
  return wrongSums<RowOfSum>(
    ofBoth,
    rows,
    (row) => [ofRegion(row), row.ages.id, row.insurer].join(" "),
    (sum, total) => {
      if (!withSexes.has(ofRegion(sum))) return WHOLE_PREFECTURE.test(sum.code) ? null : NO_SEXES;
      if (!total || isSameNumber(sum, total)) return null;
      const [both, ofSexes] = [peopleWords(sum), peopleWords(total)];
      return {
        kind: "not the sum of the sexes",
        ja: `男女計の人数（${both.ja}）が、男と女の合計（${ofSexes.ja}）と合いません（どちらかを直すか、男女計の行を除いてください）`,
        en: `the people of both sexes (${both.en}) are not the sum of men and women (${ofSexes.en}); mend either, or leave out the row of both`,
      };
    },
  );
}

/** No code, or that of a prefecture: a sum of regions too, which nothing is lost without. */
export const WHOLE_PREFECTURE = /^$|^\d\d000\d?$/;

const NO_SEXES: Bilingual = {
  ja: "男女計の行だけで、男と女に分かれた行がありません（男女別の人数が要ります）",
  en: "there is a row of both sexes and none of men and women (counts by sex are needed)",
};

const NO_CLASSES: Bilingual = {
  ja: "全年齢の行だけで、年齢階級に分かれた行がありません（ほかの行は分かれています。1 つのファイルでは 1 とおりの区切りにそろえてください）",
  en: "there is a row of all ages and none of age classes (other rows have them; one file has one scheme of age classes)",
};

/** Rows of all ages that are not the sum of their classes, and those that have no classes: nothing would be left of them. */
export function wrongAges(sums: readonly RowOfSex[], ofClasses: readonly RowOfSex[]): RowProblem[] {
  const ofRegion = ({ year, code, sex, item }: RowOfSex) => [year, code, sex, item].join(" ");
  const withClasses = new Set(ofClasses.map(ofRegion));
  return wrongSums(
    sums,
    ofClasses,
    (row) => `${ofRegion(row)} ${row.insurer}`,
    (sum, total) => {
      if (!withClasses.has(ofRegion(sum))) return NO_CLASSES;
      // Of all insurers together there may be no classes: these are of each insurer.
      if (!total || isSameNumber(sum, total)) return null;
      const [all, ofAges] = [peopleWords(sum), peopleWords(total)];
      return {
        kind: "not the sum of the ages",
        ja: `全年齢の人数（${all.ja}）が、年齢階級の合計（${ofAges.ja}）と合いません（どちらかを直すか、全年齢の行を除いてください）`,
        en: `the people of all ages (${all.en}) are not the sum of the age classes (${ofAges.en}); mend either, or leave out the row of all ages`,
      };
    },
  );
}
