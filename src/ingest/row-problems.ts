import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";

/** The most problems that one message lists. */
const MOST_TOLD = 20;

/** What is wrong with a row of a file; 1-based, null where it is the file as a whole. */
export interface RowProblem {
  readonly row: number | null;
  readonly text: Bilingual;
}

/**
 * All that is wrong with a file, row by row, at most twenty and how many more.
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
    return new Failure(first!.text, { exitCode, place: place && { ...place, row: first!.row ?? undefined } });
  }
  const told = problems.slice(0, MOST_TOLD);
  const more = problems.length - told.length;
  const lines = (language: "ja" | "en") =>
    told
      .map(({ row, text }) => {
        const at = row === null ? "" : language === "ja" ? `${row}行目：` : `row ${row}: `;
        return `\n  ${at}${text[language]}`;
      })
      .join("");
  return new Failure(
    {
      ja: `${problems.length}か所に誤りがあります。${lines("ja")}${more > 0 ? `\n  ほか${more}か所` : ""}`,
      en: `${problems.length} things are wrong.${lines("en")}${more > 0 ? `\n  and ${more} more` : ""}`,
    },
    { exitCode, place },
  );
}
