// @ts-nocheck
import type { Language } from "../text/language.js";
import type { Catalog, Hit, Item } from "./schema.js";

/** What an item counts, in a few words for a list: "≥25 kg/m²", "男 ≥85 cm、女 ≥90 cm", "はい". */
export function describeHit(catalog: Catalog, item: Item, language: Language): string {
  const unit = catalog.tables.find(({ key }) => key === item.table)?.unit;
  const text = (hit: Hit) => hitText(hit, unit ?? null);
  if (!("male" in item.hit)) return text(item.hit);
  const { male, female } = item.hit;
  return language === "ja"
    ? `男 ${text(male)}、女 ${text(female)}`
    : `men ${text(male)}, women ${text(female)}`;
}

function hitText(hit: Hit, unit: string | null): string {
  if ("labels" in hit) return hit.labels.join(" / ");
  const suffix = unit ? ` ${unit}` : "";
  if ("atLeast" in hit) return `≥${hit.atLeast}${suffix}`;
  if ("below" in hit) return `<${hit.below}${suffix}`;
  return `≤${hit.atMost}${suffix}`;
}
