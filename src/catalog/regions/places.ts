import { isArea } from "../levels.js";
import type { Area, ListedRegion, Prefecture } from "../schema.js";

/** The prefectures and the areas of a list of regions, in its order. */
export function placesOf(regions: readonly ListedRegion[]): {
  readonly prefectures: readonly Prefecture[];
  readonly areas: readonly Area[];
} {
  return {
    prefectures: regions
      .filter(({ level }) => level === "prefecture")
      .map(({ code, name }) => ({ code, name: { ja: name.ja, en: name.en ?? name.ja } })),
    areas: regions
      .filter(({ level }) => isArea(level))
      .map(({ code, name, parent, from, to }) => ({
        code,
        name: name.ja,
        prefectureCode: parent ?? "",
        from,
        to,
      })),
  };
}
