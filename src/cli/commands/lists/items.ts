import { describeRule } from "../../../catalog/items/description.js";
import { standardItems } from "../../../catalog/items/items.js";
import { loadCatalog } from "../../../catalog/load.js";
import type { Effects } from "../../../process/effects.js";
import { formatTable } from "../../../text/table.js";

/** What a list needs of the world. */
export type ListEffects = Pick<Effects, "write" | "columns" | "language">;

export interface ItemsOptions {
  /** The extended set too. */
  readonly all?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const HEADER = {
  ja: ["id", "項目", "グループ", "表", "該当"],
  en: ["id", "item", "group", "table", "counted"],
};

/** `ndb-ratio items`: lists the standard items, with `all` every item of the catalog. */
export async function items(options: ItemsOptions, effects: ListEffects): Promise<void> {
  const catalog = loadCatalog();
  const chosen = options.all ? catalog.items : standardItems(catalog);
  if (options.json) {
    const { groups, itemsNote: note } = catalog;
    await effects.write([
      `${JSON.stringify({ schema: "ndb-ratio/items@1", note, groups, items: chosen }, null, 2)}\n`,
    ]);
    return;
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
