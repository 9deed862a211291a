import type { Bilingual, Language } from "../../../text/language.js";
import { fittingColumns, formatTable, type TableLayout } from "../../../text/table.js";

const LEFT_OUT = {
  ja: (names: string, how: string) => `※ 幅に入らない列を省きました：${names}（端末の幅を広げるか、${how}）`,
  en: (names: string, how: string) =>
    `Columns without room are left out: ${names} (widen the terminal, or ${how})`,
} as const;
/**
 * A table for a terminal: columns that it has no room for are left out whole, and named below it.
 *
 * @param texts the heads, then the rows
 * @param how they can be seen otherwise
 */
export function fittedTable(
  texts: readonly (readonly string[])[],
  layout: TableLayout,
  language: Language,
  how: Bilingual,
): string {
  const [heads = []] = texts;
  const count = Math.max(1, fittingColumns(texts, layout.width));
  if (count >= heads.length) return formatTable(texts, layout);
  const table = formatTable(
    texts.map((row) => row.slice(0, count)),
    layout,
  );
  const names = heads.slice(count).join(language === "ja" ? "、" : ", ");
  return `${table}${LEFT_OUT[language](names, how[language])}\n`;
}
