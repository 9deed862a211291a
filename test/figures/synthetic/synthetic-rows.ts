import type { AreaBarsInput } from "../../../src/figures/area-bars/rows.js";
import { RATIO, RATIO_COLUMNS } from "../../../src/model/columns/ratio-columns.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { NATION } from "../../support/tables/references.js";

/** Synthetic: no figure here comes from any publication. */
export const HOKKAIDO = [
  ..."南渡島 南檜山 北渡島檜山 札幌 後志 南空知 中空知 北空知 西胆振 東胆振 日高".split(" "),
  ..."上川中部 上川北部 富良野 留萌 宗谷 北網 遠紋 十勝 釧路 根室".split(" "),
];
export const SAITAMA = "南部 南西部 東部 さいたま 県央 川越比企 西部 利根 北部 秩父".split(" ");
export const KAGAWA = "小豆 東部 西部".split(" ");
export const THREE_AGES = ["40-74", "40-64", "65-74"];
export const FIVE_YEARS = ["40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74"];

export interface Difference {
  readonly difference: number | null;
  /** How far the bounds lie below and above; 0 where nothing is given. */
  readonly below?: number;
  readonly above?: number;
}

export type DifferenceOf = (place: { region: number; sex: number; ages: number }) => Difference;

/** A wave of differences from −20 to +20, all exact. */
export const wave: DifferenceOf = ({ region, sex, ages }) => ({
  difference: 20 * Math.sin(1.7 * region + 0.9 * sex + 0.4 * ages),
});

/** Nothing is known of what can be missing. */
const UNKNOWN = Object.fromEntries(
  RATIO_COLUMNS.filter((name) => "nullable" in RATIO[name]).map((name) => [name, null]),
) as unknown as RatioRow;

export function ratioRow(part: Partial<RatioRow> & { difference: number | null }): RatioRow {
  const ratio = part.difference === null ? null : part.difference + 100;
  return {
    ...UNKNOWN,
    release: 8,
    fiscalYear: 2020,
    item: "bmi-ge-25",
    level: "area",
    code: "1101",
    name: "南部",
    prefectureCode: "11",
    prefecture: "埼玉県",
    sex: "male",
    ages: "40-74",
    reference: "national@8",
    examined: 1000,
    observed: 100,
    observedLower: 100,
    observedUpper: 100,
    expected: 100,
    expectedLower: 100,
    expectedUpper: 100,
    ratio,
    ratioLower: ratio,
    ratioUpper: ratio,
    referenceUncertainty: 0,
    hiddenCells: 0,
    flags: [],
    ...part,
  };
}

/** A figure's input: the prefecture 11 and areas of the given names, in shuffled order as a result may have them. */
export function figureInput(
  names: readonly string[],
  differenceOf: DifferenceOf = wave,
  part: Partial<AreaBarsInput> = {},
): AreaBarsInput {
  const ages = part.ages ?? THREE_AGES;
  const rows = ["埼玉県", ...names].flatMap((name, region) =>
    SEXES.flatMap((sex, sexIndex) =>
      ages.map((age, ageIndex) => {
        const place = { region, sex: sexIndex, ages: ageIndex };
        const { difference, below = 0, above = 0 } = differenceOf(place);
        const ratio = difference === null ? null : difference + 100;
        return ratioRow({
          level: region === 0 ? "prefecture" : "area",
          code: region === 0 ? "11" : `11${String(region).padStart(2, "0")}`,
          name,
          sex,
          ages: age,
          difference,
          ratioLower: ratio === null ? null : ratio - below,
          ratioUpper: ratio === null ? null : ratio + above,
        });
      }),
    ),
  );
  return {
    prefecture: { code: "11", name: "埼玉県", english: "Saitama" },
    release: 8,
    fiscalYear: 2020,
    era: { ja: "令和2年度", en: "FY2020" },
    item: { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI ≥ 25.0" } },
    reference: NATION,
    rows: rows.reverse(),
    ages,
    language: "ja",
    ...part,
  };
}
