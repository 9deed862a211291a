import { grouped } from "../model/grouped.js";
import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";

/** The most problems that one message lists, and the most rows that are named of one. */
const MOST_TOLD = 20;
const MOST_ROWS = 3;

/** What is wrong with a row of a file; 1-based, null where it is the file as a whole. */
export interface RowProblem extends Bilingual {
  readonly row: number | null;
  /** Where several sheets of the file have rows. */
  readonly sheet?: string | undefined;
  /** What makes problems of several rows the same though their texts hold other numbers. */
  readonly kind?: string;
}

/** "5 行目", "シート「女」の 5 行目": where another row stands that a problem is about. */
export const rowWords = ({ row, sheet }: Pick<RowProblem, "row" | "sheet">): Bilingual => ({
  ja: sheet === undefined ? `${row} 行目` : `シート「${sheet}」の ${row} 行目`,
  en: sheet === undefined ? `row ${row}` : `row ${row} of the sheet "${sheet}"`,
});

/**
 * All that is wrong with a file, in the order of the rows; the same of several rows once, at most twenty and how many more.
 *
 * @param problems at least one
 * @param file for the message; undefined where rows do not come from a file
 */
export function failureOfRows(
  problems: readonly RowProblem[],
  file: string | undefined,
  exitCode: 1 | 2,
): Failure {
  const [first, ...others] = problems;
  const place = file === undefined ? undefined : { file };
  if (others.length === 0) {
    const { row, sheet, ja, en } = first!;
    return new Failure({ ja, en }, { exitCode, place: place && { ...place, sheet, row: row ?? undefined } });
  }
  const told = [
    ...grouped(problems, ({ sheet, kind, ja }) => `${sheet ?? ""}\n${kind ?? ja}`).values(),
  ].slice(0, MOST_TOLD);
  const more = problems.length - told.reduce((sum, same) => sum + same.length, 0);
  const lines = (language: "ja" | "en") => told.map((same) => `\n  ${lineOf(same, language)}`).join("");
  return new Failure(
    {
      ja: `${problems.length}か所に誤りがあります。${lines("ja")}${more > 0 ? `\n  ほか${more}か所` : ""}`,
      en: `${problems.length} things are wrong.${lines("en")}${more > 0 ? `\n  and ${more} more` : ""}`,
    },
    { exitCode, place },
  );
}

/** 2・3・4行目 ほか997行：…, of the first of them. */
function lineOf(same: readonly RowProblem[], language: "ja" | "en"): string {
  const ja = language === "ja";
  const text = same[0]![language];
  const rows = same.flatMap(({ row }) => (row === null ? [] : [row]));
  if (rows.length === 0) return text;
  const { sheet } = same[0]!;
  const of = sheet === undefined ? "" : ja ? `シート「${sheet}」` : `sheet "${sheet}", `;
  const named = rows.slice(0, MOST_ROWS);
  const more = rows.length - named.length;
  const differ = same.some((one) => one[language] !== text);
  const [rest, ofFirst] = ja
    ? [more > 0 ? ` ほか${more}行` : "", differ ? `（${rows[0]}行目の場合）` : ""]
    : [more > 0 ? ` and ${more} more` : "", differ ? ` (row ${rows[0]})` : ""];
  return ja
    ? `${of}${named.join("・")}行目${rest}：${text}${ofFirst}`
    : `${of}${rows.length > 1 ? "rows" : "row"} ${named.join(", ")}${rest}: ${text}${ofFirst}`;
}
