import { isInPrefecture } from "../catalog/levels.js";
import { misuse } from "../text/failure.js";
import type { FigureInput, FigureItem } from "./figure-input.js";
import type { RatioKind } from "./kinds.js";

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
 * Refuses items without areas for a figure that shows areas alone, which would be empty: release 10 has many items by
 * prefecture only.
 *
 * @throws Failure (`exitCode` 2) which names the items without areas, and the figures that show prefectures
 */
export function refuseWithoutAreas(
  input: Pick<FigureInput, "rows">,
  items: readonly Shown[],
  kind: RatioKind,
): void {
  const without = withoutAreas(input, items);
  if (without.length === 0) return;
  const names = (language: "ja" | "en") => without.map(({ name }) => name[language]);
  throw misuse((name) => ({
    ja: `この図（${kind}）は医療圏の値で描きますが、「${names("ja").join("」「")}」には都道府県の値しかありません。都道府県どうしは、県を指定せずに ${name("kind", "map")} ${name("level", "prefecture")} か ${name("kind", "tile-map")} で比べられます。`,
    en: `this figure (${kind}) is drawn from areas, and of ${names("en").join(", ")} there are only prefectures. These are compared by ${name("kind", "map")} ${name("level", "prefecture")} or ${name("kind", "tile-map")}, without a prefecture chosen.`,
  }));
}
