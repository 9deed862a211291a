import type { TableDefinition } from "../../catalog/schema.js";
import type { Block } from "../../model/counts.js";
import type { Told } from "../../text/told.js";
import { visible } from "../../text/visible-text.js";
import { comparable } from "../files/text.js";

/** That neither the title nor the user says a table's fiscal year. */
export const NO_FISCAL_YEAR: Told = (name) => ({
  ja: `年度が分かりません（表題に「2020年度」のような年度が 1 つ必要です）。${name("fiscal-year", "2020")} のように指定してください。`,
  en: `the table does not say its fiscal year (a title has one such as 2020年度). Give it, for example ${name("fiscal-year", "2020")}.`,
});

/** What the title cell of a table says. */
export interface Title {
  /** The title as printed, without the note on suppression. */
  readonly text: string;
  /** Name of the test, comparable form; "" for a question. */
  readonly name: string;
  readonly fiscalYear: number | null;
  /** ※1 or ※2 where the title says it: our own extracts do, the ministry's titles do not. */
  readonly block: Block | null;
  readonly question: { readonly number: number; readonly wording: string } | null;
}

/** Characters of a title; the longest of the official ones has 118. */
export const LONGEST_TITLE = 1000;
const YEAR = /(?:(平成|H|令和|R)(\d{1,2}|元)|(?<!\d)(\d{4}))年度/g;
/** Where the name of a title ends that has no year in the ministry's form: at 2023年, or at the note. */
const OTHER_END = /[:※]|(?:平成|令和|[HR])\.?(?:\d{1,2}|元)年?|\d{4}年/;
const QUESTION = /質問項目(\d{1,2})\)(.*)$/;

/**
 * Reads a title such as 「特定健診（BMI)：2020年度　※…」 or 「特定健診 標準的な質問票（質問項目１） 現在、…：H30年度」.
 * null where the text is not the title of a 特定健診 table.
 */
export function parseTitle(text: string): Title | null {
  const plain = comparable(text);
  const start = plain.indexOf("特定健診");
  if (start < 0) return null;
  const rest = plain.slice(start).replace(/^特定健診/, "");
  // What stands before it, or in the note on suppression, says when or by whom it was published.
  const years = [...(rest.split("※集計")[0] ?? rest).matchAll(YEAR)];
  const [year] = years;
  const body = rest.slice(0, year?.index ?? endWithoutYear(rest));
  const [, subject = "", block] = /^(.*?)(?:\(※([12])\))?:?$/.exec(body) ?? [];
  const [, number, wording] = QUESTION.exec(subject) ?? [];
  return {
    text: visible((text.split("※集計結果")[0] ?? text).trim().replace(/[\r\n]+/g, " "), LONGEST_TITLE),
    name: number === undefined ? withoutOuterParentheses(subject) : "",
    fiscalYear: theYear(years.map(fiscalYear)),
    block: block === undefined ? null : block === "1" ? "basic" : "detailed",
    question: number === undefined ? null : { number: Number(number), wording: wording ?? "" },
  };
}

/** The table that a title names, or null where the catalog knows none. */
export function tableOfTitle(title: Title, tables: readonly TableDefinition[]): TableDefinition | null {
  const name = title.name.toLowerCase();
  const key = title.question ? `q${String(title.question.number).padStart(2, "0")}` : null;
  return (
    tables.find((table) =>
      key === null ? table.titles.some((known) => known.toLowerCase() === name) : table.key === key,
    ) ?? null
  );
}

/** The name may have a colon of its own, in brackets: "(眼底検査(シェイエ分類:H))". */
function endWithoutYear(rest: string): number {
  const from = Math.max(rest.lastIndexOf(")", rest.search(/※集計|$/)) + 1, 0);
  const end = rest.slice(from).search(OTHER_END);
  return end < 0 ? rest.length : from + end;
}

/** null where a title names several, or none. */
function theYear([first, ...others]: readonly number[]): number | null {
  return first === undefined || others.some((other) => other !== first) ? null : first;
}

function fiscalYear([, era, eraYear, westernYear]: RegExpMatchArray): number {
  if (westernYear !== undefined) return Number(westernYear);
  return yearOfEra(era ?? "", eraYear ?? "");
}

/** Heisei (平成, H) 1 is 1989 and Reiwa (令和, R) 1 is 2019; 元 is year 1. */
export function yearOfEra(era: string, year: string): number {
  return (year === "元" ? 1 : Number(year)) + (/^(平成|h)$/i.test(era) ? 1988 : 2018);
}

/** "(GOT(AST))" → "GOT(AST)"; "(γ-GT(γ-GTP))" likewise; "平均値" stays. */
function withoutOuterParentheses(text: string): string {
  return text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
}
