import {
  prefectureOfGroup,
  prefectureOfMember,
  type RegionGroup,
} from "../../../catalog/regions/region-groups.js";
import { OWN_PREFECTURE } from "../../../model/reference-name.js";
import type { RatioTable } from "../../../model/tables/ratio-table.js";
import type { Effects } from "../../../process/effects.js";
import type { Bilingual } from "../../../text/language.js";
import type { RatioPlan } from "../request.js";

/**
 * Says which of the user's own regions were asked for and have no ratio at all: they would be missed in no number.
 *
 * @param tables the rows against each reference, the first one first
 */
export function tellAbsentGroups(
  { compute, second, catalog }: Pick<RatioPlan, "compute" | "second" | "catalog">,
  tables: readonly RatioTable[],
  effects: Pick<Effects, "say">,
): void {
  if (!compute.levels.includes("group")) return;
  const { prefectures, areas } = compute;
  const isIn = (member: string) => prefectures?.has(prefectureOfMember(member)) ?? false;
  const passed = catalog.regionGroups.filter(
    (group) => !areas && prefectureOfGroup(group) === null && group.members.every(isIn),
  );
  if (passed.length > 0) effects.say(areOfNoPrefecture(namesOf(passed)));
  const asked = catalog.regionGroups.filter(
    (group) =>
      (!areas || areas.chosen.some(({ code }) => code === group.code)) &&
      (!prefectures || prefectures.has(prefectureOfGroup(group) ?? "")),
  );
  const references = [compute.reference, ...(second ? [second.choice] : [])];
  for (const [i, { kind }] of references.entries()) {
    const absent = withoutRows(asked, tables[i]);
    const needsOne = kind === OWN_PREFECTURE;
    const apart = absent.filter((group) => needsOne && prefectureOfGroup(group) === null);
    if (apart.length > 0) effects.say(reachesOverSeveral(namesOf(apart)));
    const others = absent.filter((group) => !apart.includes(group));
    if (i === 0 && others.length > 0) effects.say(lacksMembers(namesOf(others)));
  }
}

function withoutRows(groups: readonly RegionGroup[], table: RatioTable | undefined): readonly RegionGroup[] {
  if (!table) return [];
  const codes = new Set(table.column("code"));
  return groups.filter(({ code }) => !codes.has(code));
}

function namesOf(groups: readonly RegionGroup[]): Bilingual {
  const names = groups.map(({ name }) => name);
  return { ja: names.map((name) => `「${name}」`).join(""), en: names.map((name) => `"${name}"`).join(", ") };
}

function areOfNoPrefecture({ ja, en }: Bilingual): Bilingual {
  return {
    ja: `複数の都道府県にわたる地域は、都道府県を指定すると出ません（指定しなければ出ます）：${ja}`,
    en: `regions that reach over several prefectures are left out where prefectures are chosen (not without that): ${en}`,
  };
}

function reachesOverSeveral({ ja, en }: Bilingual): Bilingual {
  return {
    ja: `複数の都道府県にわたる地域には、属する都道府県と比べた値はありません：${ja}`,
    en: `no ratios to the own prefecture for regions that reach over several prefectures: ${en}`,
  };
}

function lacksMembers({ ja, en }: Bilingual): Bilingual {
  return {
    ja: `構成する医療圏や都道府県が入力にそろわないため、値のない地域があります：${ja}`,
    en: `no ratios of regions whose areas or prefectures are not all in the input: ${en}`,
  };
}
