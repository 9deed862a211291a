import { SEXES, type Sex } from "../counts.js";
import type { RatioRow } from "../ratios.js";
import { type Domain, figureDomain, isWide, ticksOf } from "./difference-scale.js";
import { type FigureInput, type FigureItem, prefectureName, rowIndex, WHOLE_AGES } from "./figure-input.js";
import { MINUS } from "./text/signed-number.js";
import { INK } from "./theme.js";

/** What a figure of one item in all areas of the nation is told. */
export interface NationalInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
  /** A panel each; men and women unless given. */
  readonly sexes?: readonly Sex[];
}

/** A row that has a ratio. */
export type KnownRow = RatioRow & { readonly difference: number };

export interface NationalRows {
  /** All areas with a ratio, the highest first; equal ones in code order. */
  readonly areas: readonly KnownRow[];
  /** The chosen prefecture's areas among them. */
  readonly own: readonly KnownRow[];
  /** Its areas without a ratio. */
  readonly missing: readonly RatioRow[];
  /** The prefecture as a whole, where the result has it. */
  readonly prefecture: RatioRow | undefined;
}

export const sexesOf = ({ sexes = SEXES }: NationalInput): readonly Sex[] => sexes;

export function nationalRows(input: NationalInput, sex: Sex): NationalRows {
  const { rows, item, release, ages = WHOLE_AGES, prefecture } = input;
  const shown = rows.filter(
    (row) => row.item === item.id && row.release === release && row.ages === ages && row.sex === sex,
  );
  const rowOf = rowIndex(shown);
  const areas = shown
    .filter((row): row is KnownRow => row.level === "area" && row.difference !== null)
    .sort((a, b) => b.difference - a.difference || (a.code < b.code ? -1 : 1));
  return {
    areas,
    own: areas.filter(({ prefectureCode }) => prefectureCode === prefecture.code),
    missing: shown.filter(
      ({ level, prefectureCode, difference }) =>
        level === "area" && prefectureCode === prefecture.code && difference === null,
    ),
    prefecture: rowOf(item.id, prefecture.code, sex, ages),
  };
}

/** Of the well-known ratios so many in a hundred may lie outside on either side. */
const TRIMMED = 0.01;

/**
 * A range for all areas that the wildest of the small ones do not stretch. The prefecture's own ratios are inside,
 * unless their bounds are wide: those may only add a third.
 */
export function nationalDomain({ areas, own }: NationalRows): Domain {
  const differences = areas.filter((row) => !isWide(row)).map(({ difference }) => difference);
  const last = differences.length - 1;
  // From high to low, as the areas stand.
  const high = differences[Math.floor(TRIMMED * last)] ?? 0;
  const low = differences[Math.ceil((1 - TRIMMED) * last)] ?? 0;
  const usual = areas.filter(({ difference }) => difference >= low && difference <= high);
  return figureDomain([...usual.filter((row) => !isWide(row)), ...own]);
}

/** The axis of ratio − 100: whole ticks with their sign, and a light grid. */
export function differenceScale(domain: Domain, title: readonly string[] | null, titleX: number) {
  return {
    scale: { domain, nice: false, zero: false },
    axis: {
      values: ticksOf(domain),
      labelExpr: `datum.value === 0 ? '0' : (datum.value > 0 ? '+' : '${MINUS}') + abs(datum.value)`,
      labelPadding: 6,
      labelLimit: 0,
      title,
      titleFontWeight: "normal",
      titleLimit: 0,
      titleX,
      titleBaseline: "top",
      domain: false,
      ticks: false,
      grid: true,
      gridColor: INK.grid,
    },
  };
}

/** 〈埼玉県〉令和2年度 特定健康診査【BMI≥25.0】全国335医療圏の中の位置 */
export function nationalTitle(input: NationalInput, count: number, what: { ja: string; en: string }): string {
  const { era, item, language } = input;
  const name = prefectureName(input);
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査【${item.name.ja}】全国${count}医療圏${what.ja}`
    : `${name} among the ${count} secondary medical areas: ${item.name.en}, specific health checkups ${era.en}${what.en}`;
}
