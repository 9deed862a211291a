import type { TableDefinition } from "../../catalog/schema.js";
import type { Cell } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { parseTitle, tableOfTitle } from "../table/title.js";

const QUESTION = /^(?:標準的な)?(?:質問(?:票|項目|番号)?|q|question)[_\-(]*(?:質問項目)?0?(\d{1,2})(?!\d)/;

/** The table that the item column names: BMI, 腹囲, HbA1c, 質問項目8, q08, or a whole title. null where none is known. */
export function tableOfItem(cell: Cell, tables: readonly TableDefinition[]): TableDefinition | null {
  const text = comparable(String(cell ?? ""));
  if (text === "") return null;
  const title = parseTitle(text.includes("特定健診") ? text : `特定健診(${text})`);
  const titled = title && tableOfTitle(title, tables);
  if (titled) return titled;
  const name = text.toLowerCase();
  const question = QUESTION.exec(name)?.[1];
  const key = question === undefined ? name : `q${question.padStart(2, "0")}`;
  const plain = (known: string) => comparable(known).toLowerCase();
  return (
    tables.find(
      (table) => table.key === key || plain(table.name.ja) === name || plain(table.name.en) === name,
    ) ?? null
  );
}
