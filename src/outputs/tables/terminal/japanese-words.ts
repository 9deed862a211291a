import type { Catalog } from "../../../catalog/schema.js";
import { agesName } from "../../../figures/figure-input.js";
import type { HeadedColumns } from "../../../model/columns/columns.js";
import { referenceName } from "../../../model/reference-name.js";
import { namesById } from "../../../text/names-by-id.js";
import { flagsText } from "../../workbook/texts.js";
import type { RowWords } from "../rows.js";

/** 第8回の全国; of pooled years, "national@7-9", 第7-9回の全国. */
function referenceWord(id: string, prefectures: Catalog["prefectures"]): string {
  const [, population = id, releases] = /^(.+)@(\d+(?:-\d+|(?:,\d+)+))$/.exec(id) ?? [];
  const { ja } = referenceName({ population }, prefectures);
  return releases === undefined ? ja : `第${releases}回の${ja}`;
}

/** Heads and words in Japanese, as the declaration of the columns has them; items, tables and references by their names. */
export function japaneseWords(
  columns: HeadedColumns,
  { items, tables, prefectures }: Pick<Catalog, "items" | "tables" | "prefectures">,
): RowWords {
  const itemName = namesById(items, "ja");
  const tableNames = new Map(tables.map(({ key, name }) => [key, name.ja]));
  return {
    head: (name) => columns[name]?.head ?? name,
    value: (name, value) => {
      if (Array.isArray(value)) return name === "flags" ? flagsText(value, "ja") : value;
      if (typeof value !== "string") return value;
      if (name === "item") return itemName(value);
      if (name === "table") return tableNames.get(value) ?? value;
      if (name === "reference") return referenceWord(value, prefectures);
      if (name === "ages") return agesName(value, "ja");
      return columns[name]?.words?.[value]?.ja ?? value;
    },
  };
}
