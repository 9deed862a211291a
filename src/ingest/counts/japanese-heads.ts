import type { Catalog } from "../../catalog/schema.js";
import type { Column } from "../../model/columns/columns.js";
import { COUNT, COUNT_COLUMNS } from "../../model/columns/count-row.js";
import { type Failure, failureAt, type Place } from "../../text/failure.js";

const NAMES: ReadonlyMap<string, string> = new Map(COUNT_COLUMNS.map((name) => [COUNT[name].head, name]));

/** The name of the column that has this Japanese head; another head stays as it is. */
export function columnOfHead(head: string): string {
  return NAMES.get(head) ?? head;
}

/** Are these the heads of `counts --headers ja`? The values below them are words then. */
export function hasJapaneseHeads(heads: readonly string[]): boolean {
  return heads.some((head) => NAMES.has(head));
}

/** Where Excel saves Shift_JIS, a dash that this lacks has become a question mark. */
const AGES = /^(\d{2})\D{1,3}(\d{2})歳?$/;

/** Takes the words of a row below Japanese heads back to values. @throws Failure where a cell is no word of its column */
export type AsValues = (row: Readonly<Record<string, unknown>>, place: Place) => Record<string, unknown>;

/** Words and their values: 腹囲 is waist, 男性 is male, 40–44歳 is 40-44. */
export function valuesOfWords({ tables }: Pick<Catalog, "tables">): AsValues {
  const keys = new Map<unknown, string>(tables.map(({ key, name }) => [name.ja, key]));
  const columns = COUNT_COLUMNS.flatMap((name) => {
    const { words }: Column = COUNT[name];
    if (words === undefined) return [];
    const values = new Map<unknown, string>(Object.entries(words).map(([value, { ja }]) => [ja, value]));
    return [{ name, values }];
  });
  return (row, place) => {
    const read: Record<string, unknown> = { ...row, table: keys.get(row.table) ?? row.table };
    if (typeof row.ages === "string") read.ages = row.ages.replace(AGES, "$1-$2");
    for (const { name, values } of columns) {
      const cell = row[name];
      if (cell === "") continue;
      const value = values.get(cell);
      if (value === undefined) throw otherWord(COUNT[name].head, cell, [...values.keys()], place);
      read[name] = value;
    }
    return read;
  };
}

function otherWord(head: string, found: unknown, words: readonly unknown[], place: Place): Failure {
  return failureAt(place, {
    ja: `「${head}」の列に「${found}」とあります。${words.join("か")}にしてください。`,
    en: `column ${head} has "${found}"; it can be ${words.join(" or ")}.`,
  });
}
