import type { Bilingual, Language } from "../../text/language.js";
import type { CaseRule, Catalog, Item } from "../schema.js";

/** What an item counts, in a few words for a list: "≥25 kg/m²", "男 ≥85 cm、女 ≥90 cm", "はい". */
export function describeRule(catalog: Catalog, item: Item, language: Language): string {
  const unit = catalog.tables.find(({ key }) => key === item.table)?.unit;
  const text = (rule: CaseRule) => ruleText(rule, unit ?? null);
  if (!("male" in item.hit)) return text(item.hit);
  const { male, female } = item.hit;
  return language === "ja"
    ? `男 ${text(male)}、女 ${text(female)}`
    : `men ${text(male)}, women ${text(female)}`;
}

function ruleText(rule: CaseRule, unit: string | null): string {
  if ("labels" in rule) return rule.labels.join(" / ");
  const suffix = unit ? ` ${unit}` : "";
  if ("atLeast" in rule) return `≥${rule.atLeast}${suffix}`;
  if ("below" in rule) return `<${rule.below}${suffix}`;
  return `≤${rule.atMost}${suffix}`;
}

/** The name of an item, which a reader knows; its id where it has none. */
export const itemName = (id: string, { items }: Pick<Catalog, "items">): Bilingual =>
  items.find((item) => item.id === id)?.name ?? { ja: id, en: id };

/** The name of a table; its key where it has none. */
export const tableName = (key: string, { tables }: Pick<Catalog, "tables">): Bilingual =>
  tables.find((table) => table.key === key)?.name ?? { ja: key, en: key };
