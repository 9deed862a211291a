import type { AreaProfileInput } from "../../../src/figures/area-profile/choice.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { NATION } from "../../support/tables/references.js";
import { FIVE_YEARS, ratioRow } from "./synthetic-rows.js";

const GROUP = { ja: "血糖", en: "Glucose" };
export const PROFILE_ITEMS: AreaProfileInput["items"] = Array.from({ length: 20 }, (_, index) => ({
  id: `item-${index}`,
  name: { ja: `項目${index}`, en: `Item ${index}` },
  group: GROUP,
  direction: "high-is-worse",
}));

export type RowOf = (place: {
  item: number;
  sex: number;
  ages: string;
  ageIndex: number;
}) => Partial<RatioRow> & {
  difference: number | null;
};

/** Item 0 is the highest, item 19 the lowest; the fourth age group stands out. */
export const falling: RowOf = ({ item, ages, ageIndex }) => {
  const difference = 30 - 3 * item;
  if (ages === "40-74")
    return {
      difference,
      ratioOuter95Lower: 98 + difference,
      ratioOuter95Upper: 102 + difference,
      rank: item + 1,
      rankBest: item + 1,
      rankWorst: item + 3,
    };
  return certain(difference * (ageIndex === 4 ? 1.5 : 1));
};

/** With a 95 % interval of a point to either side. */
export const certain = (difference: number) => ({
  difference,
  ratioOuter95Lower: 99 + difference,
  ratioOuter95Upper: 101 + difference,
});

/** A figure's input: one area and 20 items, in shuffled order as a result may have them. */
export function profileInput(
  rowOf: RowOf = falling,
  ages: readonly string[] = ["40-74", ...FIVE_YEARS],
  part: Partial<AreaProfileInput> = {},
): AreaProfileInput {
  const rows = SEXES.flatMap((sex, sexIndex) =>
    PROFILE_ITEMS.flatMap(({ id }, item) =>
      ages.map((age, ageIndex) =>
        ratioRow({
          item: id,
          code: "1103",
          name: "東部",
          sex,
          ages: age,
          ...rowOf({ item, sex: sexIndex, ages: age, ageIndex }),
        }),
      ),
    ),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    areaCode: "1103",
    rankedAmong: ({ rank }) => (rank === null ? null : 335),
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    reference: NATION,
    items: PROFILE_ITEMS,
    rows: rows.reverse(),
    language: "ja",
    ...part,
  };
}
