import type { HeatmapInput } from "../../../src/figures/heatmap/rows.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { NATION } from "../../support/tables/references.js";
import { ratioRow } from "./synthetic-rows.js";

const BODY = { ja: "体格", en: "Body" };
const PRESSURE = { ja: "血圧", en: "Blood pressure" };
const HISTORY = { ja: "服薬・既往", en: "Medication and history" };

export const HEATMAP_ITEMS: HeatmapInput["items"] = [
  { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: BODY },
  {
    id: "waist-ge-85-90",
    name: { ja: "腹囲≥85cm（男）／≥90cm（女）", en: "Waist≥85cm (men) / ≥90cm (women)" },
    group: BODY,
  },
  { id: "sbp-ge-130", name: { ja: "収縮期血圧≥130", en: "SBP≥130" }, group: PRESSURE },
  { id: "q04-stroke", name: { ja: "既往歴（脳卒中）", en: "History of stroke" }, group: HISTORY },
];

export type CellOf = (place: { item: number; region: number; sex: number }) => Partial<RatioRow> & {
  difference: number | null;
};

/** Between −25 and +25. */
export const plain: CellOf = ({ item, region, sex }) => ({
  difference: 25 * Math.sin(item + 2 * region + sex),
});

/** A heatmap of the prefecture 11 and areas of the given names, in shuffled order as a result may have them. */
export function heatmapInput(
  names: readonly string[],
  cellOf: CellOf = plain,
  part: Partial<HeatmapInput> = {},
): HeatmapInput {
  const rows = ["埼玉県", ...names].flatMap((name, region) =>
    SEXES.flatMap((sex, sexIndex) =>
      HEATMAP_ITEMS.map(({ id }, item) =>
        ratioRow({
          item: id,
          level: region === 0 ? "prefecture" : "area",
          code: region === 0 ? "11" : `11${String(region).padStart(2, "0")}`,
          name,
          sex,
          ...cellOf({ item, region, sex: sexIndex }),
        }),
      ),
    ),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    reference: NATION,
    items: HEATMAP_ITEMS,
    rows: rows.reverse(),
    language: "ja",
    ...part,
  };
}
