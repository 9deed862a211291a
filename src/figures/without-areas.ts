import { isInPrefecture } from "../catalog/levels.js";
import { prefectureOfGroup, prefectureOfMember, type RegionGroup } from "../catalog/regions/region-groups.js";
import type { FigureRow } from "../model/ratios.js";
import { misuse } from "../text/failure.js";
import type { FigureInput, FigureItem } from "./figure-input.js";
import type { FigureKind, RatioKind } from "./kinds.js";
import type { RatioFigure, SpecMaker } from "./plan/planned-figure.js";
import { firstNames } from "./text/names.js";

type Shown = Pick<FigureItem, "id" | "name">;

/** The items of which the rows have no region within a prefecture: no area, municipality or region of the user's own. */
const withoutAreas = ({ rows }: Pick<FigureInput, "rows">, items: readonly Shown[]): readonly Shown[] => {
  const present = new Set(rows.flatMap(({ level, item }) => (isInPrefecture(level) ? [item] : [])));
  return items.filter(({ id }) => !present.has(id));
};

/** Have the rows areas of all these items, so that a figure that shows areas alone is not empty? */
export const haveAreas = (input: Pick<FigureInput, "rows">, items: readonly Shown[]): boolean =>
  withoutAreas(input, items).length === 0;

/**
 * The regions of the user's own over several prefectures, one of these among them: they are in no figure of a prefecture.
 *
 * @param prefectures null for all
 */
export const overSeveral = (
  prefectures: ReadonlySet<string> | null,
  groups: readonly RegionGroup[],
): readonly RegionGroup[] =>
  groups.filter(
    (group) =>
      prefectureOfGroup(group) === null &&
      group.members.some((member) => prefectures?.has(prefectureOfMember(member)) ?? true),
  );

/**
 * Refuses figures of prefectures in which no region would be, since those of the user's own reach over several prefectures.
 *
 * @param drawn the rows of all figures
 * @throws Failure (`exitCode` 2) which names the regions, and the figure that shows them
 */
export function refuseOverSeveral(
  wide: readonly RegionGroup[],
  drawn: Iterable<Pick<FigureRow, "level">>,
  kind: FigureKind,
): void {
  if (wide.length === 0) return;
  for (const { level } of drawn) if (isInPrefecture(level)) return;
  const names = wide.map((group) => group.name);
  throw misuse((name) => ({
    ja: `この図（${kind}）に入る地域がありません。独自の地域（${firstNames(names, "ja", 3)}）は複数の都道府県にわたり、県ごとの図には入りません。地図（${name("kind", "map")}）なら、県を指定せずに描けます。`,
    en: `there is no region for this figure (${kind}). Your own regions (${firstNames(names, "en", 3)}) reach over several prefectures, and are in no figure of one. A map (${name("kind", "map")}) without a prefecture chosen shows them.`,
  }));
}

/**
 * Refuses items without areas for a figure that shows areas alone, which would be empty: release 10 has many items by
 * prefecture only.
 *
 * @throws Failure (`exitCode` 2) which names the items without areas, or the regions of the user's own that reach over
 *   several prefectures, and the figures that show them
 */
export function refuseWithoutAreas(
  { input, items, source: { catalog } }: Pick<RatioFigure, "input" | "items" | "source">,
  kind: RatioKind,
): void {
  const without = withoutAreas(input, items);
  if (without.length === 0) return;
  refuseOverSeveral(overSeveral(new Set([input.prefecture.code]), catalog.regionGroups ?? []), [], kind);
  const names = (language: "ja" | "en") => without.map(({ name }) => name[language]);
  throw misuse((name) => ({
    ja: `この図（${kind}）は医療圏の値で描きますが、「${names("ja").join("」「")}」には都道府県の値しかありません。都道府県どうしは、県を指定せずに ${name("kind", "map")} ${name("level", "prefecture")} か ${name("kind", "tile-map")} で比べられます。`,
    en: `this figure (${kind}) is drawn from areas, and of ${names("en").join(", ")} there are only prefectures. These are compared by ${name("kind", "map")} ${name("level", "prefecture")} or ${name("kind", "tile-map")}, without a prefecture chosen.`,
  }));
}

/** Makes the specs of a kind that shows areas alone: of items without areas there is none. */
export const ofAreasAlone = (kind: RatioKind, spec: SpecMaker<RatioFigure>["spec"]) => ({
  canDraw: ({ input, items }: RatioFigure) => haveAreas(input, items),
  spec(figure: RatioFigure) {
    refuseWithoutAreas(figure, kind);
    return spec(figure);
  },
});
