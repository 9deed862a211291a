import { describeRule } from "../../../catalog/items/description.js";
import { standardItems } from "../../../catalog/items/items.js";
import { loadCatalog } from "../../../catalog/load.js";
import type { Effects } from "../../../process/effects.js";
import { formatTable } from "../../../text/table.js";
import { checkedOptions } from "../../options/check.js";
import { ITEMS } from "../../options/of-lists.js";
import type { Written } from "../../options/option.js";

export type ListEffects = Pick<Effects, "write" | "columns" | "language">;

const HEADER = {
  ja: ["id", "項目", "グループ", "表", "該当"],
  en: ["id", "item", "group", "table", "counted"],
};

/** `ndb-ratio items`: lists the standard items, with `all` every item of the catalog. */
export async function items(written: Written<typeof ITEMS>, effects: ListEffects): Promise<void> {
  const options = checkedOptions(ITEMS, written);
  const catalog = loadCatalog();
  const chosen = options.all ? catalog.items : standardItems(catalog);
  if (options.json) {
    const { groups, itemsNote: note } = catalog;
    const content = { schema: "ndb-ratio/items@1", note, groups, items: chosen };
    return effects.write([`${JSON.stringify(content, null, 2)}\n`]);
  }
  const { language } = effects;
  const rows = chosen.map((item) => [
    item.id,
    item.name[language],
    catalog.groups.find(({ id }) => id === item.group)?.name[language] ?? item.group,
    item.table,
    describeRule(catalog, item, language),
  ]);
  await effects.write([formatTable([HEADER[language], ...rows], { header: true, width: effects.columns })]);
}
