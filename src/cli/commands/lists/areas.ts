import { loadCatalog } from "../../../catalog/load.js";
import { areasOfPrefecture, findPrefecture } from "../../../catalog/regions/areas.js";
import { formatTable } from "../../../text/table.js";
import { checkedOptions } from "../../options/check.js";
import { AREAS } from "../../options/of-lists.js";
import type { Written } from "../../options/option.js";
import type { ListEffects } from "./items.js";

const HEADER = {
  ja: ["コード", "二次医療圏", "都道府県", "年度"],
  en: ["code", "area", "prefecture", "fiscal years"],
};

/**
 * `ndb-ratio areas`: lists the secondary medical areas of all years, with the fiscal years in which each exists: all, or
 * those of one prefecture.
 */
export async function areas(written: Written<typeof AREAS>, effects: ListEffects): Promise<void> {
  const options = checkedOptions(AREAS, written);
  const catalog = loadCatalog();
  const prefecture = options.prefecture === undefined ? null : findPrefecture(catalog, options.prefecture);
  const chosen = prefecture ? areasOfPrefecture(catalog, prefecture.code) : catalog.areas;
  if (options.json) {
    const prefectures = prefecture ? [prefecture] : catalog.prefectures;
    const content = { schema: "ndb-ratio/areas@2", source: catalog.areaSource, prefectures, areas: chosen };
    return effects.write([`${JSON.stringify(content, null, 2)}\n`]);
  }
  const { language } = effects;
  const names = new Map(catalog.prefectures.map(({ code, name }) => [code, name[language]]));
  const rows = chosen.map((area) => [
    area.code,
    area.name,
    names.get(area.prefectureCode) ?? "",
    `${area.from ?? ""}–${area.to ?? ""}`,
  ]);
  await effects.write([formatTable([HEADER[language], ...rows], { header: true, width: effects.columns })]);
}
