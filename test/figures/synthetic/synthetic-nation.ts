import type { GroupStatistics } from "../../../src/engine/group-statistics.js";
import type { NationalInput } from "../../../src/figures/national/rows.js";
import { SEXES } from "../../../src/model/counts.js";
import type { Mark } from "../../../src/model/marks.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { NATION } from "../../support/tables/references.js";
import { HOKKAIDO, KAGAWA, ratioRow, SAITAMA } from "./synthetic-rows.js";

/** A made-up area: its difference, and what else a test wants of its row. */
export type AreaOf = (place: { index: number; sex: number; own: number }) => Partial<RatioRow> & {
  difference: number | null;
};

export const COUNT = 335;

/** Differences from about +30 to −30 in no order, larger for small expected counts. */
export const spread: AreaOf = ({ index, sex }) => {
  const expected = 20 * 1.02 ** index;
  return {
    expected,
    examined: 10 * expected,
    difference: (12 + 250 / Math.sqrt(expected)) * Math.sin(2.3 * index + sex),
  };
};

const markOf = (difference: number, limit: number): Mark =>
  Math.abs(difference) < limit ? "none" : difference > 0 ? "high-95" : "low-95";

/** Synthetic: a nation of 335 areas, of which those named belong to prefecture 11, one in every so many. */
export function nationalInput(
  names: readonly string[],
  areaOf: AreaOf = spread,
  part: Partial<NationalInput> = {},
): NationalInput {
  const every = Math.floor(COUNT / names.length);
  const rows = SEXES.flatMap((sex, sexIndex) => [
    ratioRow({ level: "prefecture", code: "11", name: "埼玉県", sex, difference: 2 }),
    ...Array.from({ length: COUNT }, (_, index) => {
      const own = index % every === 0 && index / every < names.length ? index / every : -1;
      const made = areaOf({ index, sex: sexIndex, own });
      const { difference } = made;
      const ratio = difference === null ? null : 100 + difference;
      return ratioRow({
        code: own >= 0 ? `11${String(own + 1).padStart(2, "0")}` : String(2000 + index),
        name: own >= 0 ? names[own]! : `他${index}`,
        prefectureCode: own >= 0 ? "11" : "20",
        sex,
        ratioOuter95Lower: ratio === null ? null : ratio - 4,
        ratioOuter95Upper: ratio === null ? null : ratio + 4,
        mark: difference === null ? null : markOf(difference, 4),
        adjustedMark: difference === null ? null : markOf(difference, 25),
        rank: difference === null ? null : index + 1,
        ...made,
      });
    }),
  ]);
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    item: { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI ≥ 25.0" } },
    ages: "40-74",
    reference: NATION,
    rows,
    language: "ja",
    ...part,
  };
}

export const STATISTICS: readonly GroupStatistics[] = SEXES.map((sex) => ({
  release: 8,
  item: "bmi-ge-25",
  level: "area",
  sex,
  ages: "40-74",
  regions: COUNT,
  tau: 0.12,
  gamma: 0.2,
  meanExpected: 500,
  spreadRegions: COUNT,
  noSpread: null,
  nu: 100,
  alpha: 100,
}));

/** All of the prefecture's areas within a few points: the labels' hardest case. */
export const crowded: AreaOf = (place) => {
  if (place.own < 0) return spread(place);
  return { expected: 900 + 8 * place.own, examined: 9000, difference: 3 + 0.3 * place.own };
};

/** One area far beyond all others, as small islands are. */
export const wild: AreaOf = (place) =>
  place.own === 1
    ? { difference: 687, expected: 8, examined: 200, ratioLower: 0, ratioUpper: 900, ratioOuter95Upper: null }
    : spread(place);

const ENGLISH: Partial<NationalInput> = { language: "en", note: { ja: "合成データ", en: "Synthetic data" } };

export const NATIONAL_CASES: [string, NationalInput][] = [
  ["3 areas", nationalInput(KAGAWA)],
  ["10 areas", nationalInput(SAITAMA)],
  ["21 areas", nationalInput(HOKKAIDO)],
  ["21 areas side by side", nationalInput(HOKKAIDO, crowded)],
  ["an area far beyond all others", nationalInput(SAITAMA, wild)],
  [
    "long names",
    nationalInput(["常陸太田・ひたちなか", "石巻・登米・気仙沼", ...HOKKAIDO.slice(2)], crowded),
  ],
  ["English", nationalInput(SAITAMA, spread, ENGLISH)],
  ["women only", nationalInput(SAITAMA, spread, { sexes: ["female"] })],
  [
    "some without a ratio",
    nationalInput(KAGAWA, (place) => ({
      ...spread(place),
      ...(place.own === 1 ? { difference: null } : {}),
    })),
  ],
  ["no rows", nationalInput(KAGAWA, spread, { rows: [] })],
];
