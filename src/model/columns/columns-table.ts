import type { Language } from "../../text/language.js";
import { type Column, type Columns, UNITS } from "./columns.js";
import { COUNT } from "./count-row.js";
import { RATIO } from "./ratio-columns.js";
import { REFERENCE } from "./reference-row.js";
import { TREND } from "./trend-columns.js";

/** Kinds of rows in the outputs. */
export const ROW_KINDS = {
  ratio: RATIO,
  trend: TREND,
  count: COUNT,
  reference: REFERENCE,
} as const satisfies Record<string, Columns>;
export type RowKind = keyof typeof ROW_KINDS;

const WORDS = {
  ja: {
    head: ["列", "型", "意味"],
    types: { text: "文字列", list: "文字列の並び", whole: "整数", number: "数値" },
    empty: "（空あり）",
    unit: (text: string, unit: string) => `${text}（${unit}）`,
  },
  en: {
    head: ["column", "type", "meaning"],
    types: { text: "text", list: "list of texts", whole: "whole number", number: "number" },
    empty: " or empty",
    unit: (text: string, unit: string) => `${text} (${unit})`,
  },
} as const;

/**
 * The columns of a row kind as a table in Markdown, for README and help: name, type, meaning with its unit.
 *
 * @returns lines, each ended by "\n"
 */
export function columnsTable(kind: RowKind, language: Language): string {
  const words = WORDS[language];
  const lineOf = ([name, column]: [string, Column]) => {
    const type = words.types[column.type] + (column.nullable ? words.empty : "");
    const unit = column.unit && UNITS[column.unit][language];
    return [`\`${name}\``, type, unit ? words.unit(column[language], unit) : column[language]];
  };
  const lines = [words.head, ["---", "---", "---"], ...Object.entries(ROW_KINDS[kind]).map(lineOf)];
  return lines.map((cells) => `| ${cells.map(escaped).join(" | ")} |\n`).join("");
}

/** A bar would end the cell. */
const escaped = (text: string) => text.replaceAll("|", "\\|");
