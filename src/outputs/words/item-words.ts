import { rowIndex, SEX_NAMES } from "../../figures/figure-input.js";
import { coverageNotes } from "../../figures/notes/coverage-notes.js";
import { referenceMoveNotes } from "../../figures/notes/reference-moves.js";
import { regionWords } from "../../figures/region-words.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { type FigureRow, hasRatio, toldSexes } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { people } from "../../text/numbers.js";
import { beyondUsualSpread, type Judgement, judgement, possiblyHighest } from "./facts.js";
import { subjectCode, type WordsInput } from "./input.js";
import { detail } from "./sentences/beside.js";
import { differencesText, peopleText } from "./sentences/numbers.js";
import { noSpread, type SexRows, statement } from "./sentences/sentences.js";

/** The rows of an item, ages 40–74: of the subject, the prefecture and its areas in code order, a sex each that is told of them. */
export function itemRows(input: WordsInput, item: string): SexRows[] {
  const { rows, release, prefecture } = input;
  const own = rows.filter((row) => row.item === item && row.release === release && row.ages === WHOLE_AGES);
  const rowOf = rowIndex(own);
  const codes = [...new Set(own.map(({ code }) => code))].filter((code) => code !== prefecture.code).sort();
  return toldSexes(own).map((sex) => ({
    sex,
    areas: codes.flatMap((code) => rowOf(item, code, sex, WHOLE_AGES) ?? []),
    prefecture: rowOf(item, prefecture.code, sex, WHOLE_AGES),
    subject: rowOf(item, subjectCode(input), sex, WHOLE_AGES),
  }));
}

/**
 * An item in sentences: what it says of the subject, the counts and intervals that this rests on, and the
 * prefecture's areas, or the prefecture of an area, beside it.
 */
export function itemWords(input: WordsInput, item: string): string[] {
  const bySex = itemRows(input, item);
  if (bySex.length === 0) return [];
  return [
    statement(input, bySex).join(""),
    countsSentence(input, bySex),
    ...referenceMoveNotes({
      ...input,
      items: [item],
      sexes: bySex.map(({ sex }) => sex),
      ages: [WHOLE_AGES],
    }),
    // That the spread is not allowed for holds of all items: the text says it once.
    withoutSpreadNote(detail(input, bySex), input),
    ...coverageNotes(namedRows(input, bySex), input.language),
  ].filter((sentence) => sentence !== "");
}

/** What the sentences name: the subject, and of a prefecture the areas that lead. */
function namedRows({ area }: WordsInput, bySex: readonly SexRows[]): readonly FigureRow[] {
  const rows = bySex.flatMap(({ subject, areas }) => [
    ...(subject ? [subject] : []),
    ...(area ? [] : [...possiblyHighest(areas), ...beyondUsualSpread(areas)]),
  ]);
  return [...new Set(rows)];
}

const withoutSpreadNote = (text: string, { rows, language }: WordsInput): string =>
  text.replace(noSpread(regionWords(rows))[language], "").trim();

/** Observed and expected people with the 95 % interval, of the sexes whose ratio may be told. */
function countsSentence({ language, pooled }: WordsInput, bySex: readonly SexRows[]): string {
  const ja = language === "ja";
  const parts = bySex.flatMap(({ sex, subject }) => {
    const told = subject && hasRatio(subject) && TOLD.includes(judgement(subject));
    if (!told) return [];
    return [{ row: subject, sex: SEX_NAMES[sex][language] }];
  });
  if (parts.length === 0) return "";
  const counts = parts.map(({ row, sex }, i) =>
    countsOf(row, i === 0 || ja ? sex : sex.toLowerCase(), pooled !== undefined, language),
  );
  return ja ? `${counts.join("、")}。` : `${counts.join("; ")}.`;
}

const TOLD: readonly Judgement[] = ["high", "low", "not-significant", "not-judged", "straddles"];

/** @param isPooled are people counted once a year? */
function countsOf(row: FigureRow, sex: string, isPooled: boolean, language: Language): string {
  const observed = peopleText(row.observedLower, row.observedUpper, language);
  const expected = people(row.expected);
  const interval = differencesText(row.ratioOuter95Lower, row.ratioOuter95Upper, language);
  if (language === "ja") {
    const counts = `${sex}の該当者は${isPooled ? "延べ" : ""}${people(row.examined)}人中${observed}人（期待該当者数${expected}人）`;
    return interval === "" ? counts : `${counts}で、95％区間は${interval}`;
  }
  const counts = `${sex}: ${observed} of ${people(row.examined)} people${isPooled ? ", once a year," : ""} (${expected} expected)`;
  return interval === "" ? counts : `${counts}, 95% interval ${interval}`;
}
