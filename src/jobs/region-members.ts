import { areasOfYear } from "../catalog/regions/areas.js";
import { isPrefectureMember } from "../catalog/regions/region-groups.js";
import type { Catalog } from "../catalog/schema.js";
import type { ReleaseTables } from "../model/counts.js";
import { misuse } from "../text/failure.js";

/**
 * Stops where a member of a region of the user's own is another area in another release, or is none in one of them: the
 * region would change its territory from one year to the next, or come from nowhere.
 *
 * @throws Failure (`exitCode` 2) naming the region, the code and the years
 */
export function refuseOtherMembers(catalog: Catalog, releases: readonly ReleaseTables[]): void {
  const years = releases.flatMap(({ release, fiscalYear }) => {
    const listed = areasOfYear(catalog, fiscalYear);
    return listed ? [{ release, names: new Map(listed.map(({ code, name }) => [code, name])) }] : [];
  });
  for (const { name, members } of catalog.regionGroups) {
    for (const code of members.filter((member) => !isPrefectureMember(member))) {
      const found = years.map(({ release, names }) => ({ release, name: names.get(code) }));
      if (new Set(found.map((year) => year.name)).size < 2 && !found.some((year) => year.name === undefined))
        continue;
      const words = (language: "ja" | "en") =>
        found
          .map((year) =>
            language === "ja"
              ? `第${year.release}回は${year.name ?? "なし"}`
              : `${year.name ?? "none"} in release ${year.release}`,
          )
          .join(language === "ja" ? "、" : ", ");
      throw misuse({
        ja: `地域「${name}」の ${code} は、回によって別の医療圏です（${words("ja")}）。同じ範囲にならないので、回を分けて実行してください`,
        en: `${code} of the region "${name}" is not the same area in all releases (${words("en")}). Its territory would change: run the releases apart`,
      });
    }
  }
}
