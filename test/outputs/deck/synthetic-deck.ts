import { loadBorders } from "../../../src/catalog/regions/load-borders.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import type { DeckInput } from "../../../src/outputs/deck/input.js";
import { KAGAWA, ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { NATION } from "../../support/tables/references.js";

const ITEMS = ["bmi-ge-25", "q08-smoking"];

export const REGIONS = ["香川県", ...KAGAWA];

export type PartOf = (place: {
  region: number;
  sex: number;
  item: number;
  ages: string;
}) => Partial<RatioRow> & {
  difference: number | null;
};

/** Known, exact, significantly high: 1.5, 2.5 … for men, one more for women. */
export const plain: PartOf = ({ region, sex }) => {
  const difference = 1.5 + region + sex;
  return {
    difference,
    mark: "high-99.8",
    adjustedMark: "none",
    rank: 10 + region,
    rankBest: 10 + region,
    rankWorst: 10 + region,
  };
};

/** Synthetic: a prefecture of three areas and two items; no figure comes from any publication. */
export function deckInput(partOf: PartOf = plain, part: Partial<DeckInput> = {}): DeckInput {
  const rows = ITEMS.flatMap((id, item) =>
    REGIONS.flatMap((name, region) =>
      SEXES.flatMap((sex, sexIndex) =>
        ["40-74", "40-64"].map((ages) =>
          ratioRow({
            item: id,
            name,
            level: region === 0 ? "prefecture" : "area",
            code: region === 0 ? "37" : `370${region}`,
            prefectureCode: "37",
            prefecture: "香川県",
            sex,
            ages,
            ...partOf({ region, sex: sexIndex, item, ages }),
          }),
        ),
      ),
    ),
  );
  const items = [
    { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI≥25.0" }, group: { ja: "体格", en: "Body" } },
    { id: "q08-smoking", name: { ja: "喫煙", en: "Smoking" }, group: { ja: "生活習慣", en: "Lifestyle" } },
  ];
  return {
    borders: loadBorders(),
    prefecture: { code: "37", name: "香川県", english: "Kagawa" },
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    reference: NATION,
    rows,
    language: "ja",
    items,
    chosen: items,
    choice: "asked",
    rankedAmong: ({ rank }) => (rank === null ? null : 335),
    slideSize: "16:9",
    worsening: null,
    ...part,
  };
}
