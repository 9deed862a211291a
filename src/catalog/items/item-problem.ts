import type { Bilingual } from "../../text/language.js";
import type { Catalog, Item } from "../schema.js";

/** What is wrong with an item in relation to the rest of the catalog, or null. The text starts with the key at fault. */
export function itemProblem(item: Item, catalog: Omit<Catalog, "items">): Bilingual | null {
  const table = catalog.tables.find((candidate) => candidate.key === item.table);
  if (!table) {
    return {
      ja: `table: 「${item.table}」という表はありません`,
      en: `table: there is no table "${item.table}"`,
    };
  }
  if (!catalog.groups.some((group) => group.id === item.group)) {
    const known = catalog.groups.map((group) => group.id).join(", ");
    return {
      ja: `group: 「${item.group}」というグループはありません（${known} のいずれか）`,
      en: `group: there is no group "${item.group}" (one of ${known})`,
    };
  }
  if (item.block && !table.blocks) {
    return {
      ja: `block: 表 ${table.key} は ※1・※2 に分かれていません`,
      en: `block: table ${table.key} does not come in two blocks`,
    };
  }
  if (!item.block && table.blocks) {
    return {
      ja: `block: 表 ${table.key} は ※1・※2 の両方にあるため "basic" か "detailed" の指定が必要です`,
      en: `block: table ${table.key} stands in both blocks; say "basic" or "detailed"`,
    };
  }
  const versions = catalog.questions[table.key] ?? [];
  if (item.series && !versions.some((version) => version.series === item.series)) {
    return {
      ja: `series: 表 ${table.key} に「${item.series}」という系列はありません`,
      en: `series: table ${table.key} has no series "${item.series}"`,
    };
  }
  const rules = "male" in item.hit ? [item.hit.male, item.hit.female] : [item.hit];
  if (table.kind === "questionnaire" && rules.some((rule) => !("labels" in rule))) {
    return {
      ja: `hit: 質問票の項目には labels（回答）を指定してください`,
      en: `hit: an item of a questionnaire table needs labels (answers)`,
    };
  }
  return null;
}
