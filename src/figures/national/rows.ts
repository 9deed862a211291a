import { isInPrefecture, isPrefecture } from "../../catalog/levels.js";
import { madeOnce } from "../../model/grouped.js";
import { type FigureRow, hasRatio, type KnownRow, type SexOrBoth } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import { absentNotes, placesOf } from "../absent-values.js";
import { type Domain, figureDomain, isWide } from "../difference-scale.js";
import {
  agesName,
  type FigureInput,
  type FigureItem,
  isImplausible,
  prefectureName,
  rowIndex,
  rowsOf,
} from "../figure-input.js";
import type { RatioFigure } from "../plan/planned-figure.js";
import { rateInTitle } from "../reading.js";
import { regionWords } from "../region-words.js";

/** What a figure of one item in all areas of the nation is told. */
export interface NationalInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group: "40-74". */
  readonly ages: string;
}

/** Share of the well-known ratios that may lie outside on either side. */
const TRIMMED = 0.01;

/** Well-known ratios without the wildest of the small areas. */
function usualOf(areas: readonly KnownRow[]): KnownRow[] {
  const known = areas.filter((row) => !isWide(row));
  const last = known.length - 1;
  // From high to low, as the areas stand.
  const high = known[Math.floor(TRIMMED * last)]?.difference ?? 0;
  const low = known[Math.ceil((1 - TRIMMED) * last)]?.difference ?? 0;
  return known.filter(({ difference }) => difference >= low && difference <= high);
}

/** Ranks are given to all areas of a nation: with some of them alone the last rank is beyond their number. */
function isWhole(areas: readonly KnownRow[], without: readonly FigureRow[]): boolean {
  const ranks = areas.flatMap(({ rank }) => rank ?? []);
  return ranks.length > 0 && Math.max(...ranks) <= areas.length + without.length;
}

/** All areas of the nation, one sex: what the figures of all prefectures share. */
function orderOf(rows: readonly FigureRow[]) {
  // Refuses two rows for one place.
  rowIndex(rows);
  const areas = rows
    .filter(hasRatio)
    .filter((row) => isInPrefecture(row.level) && !isImplausible(row))
    .sort((a, b) => b.difference - a.difference || (a.code < b.code ? -1 : 1));
  const missing = rows.filter(({ level, difference }) => isInPrefecture(level) && difference === null);
  return {
    /** All areas with a ratio, the highest first; equal ones in code order. */
    areas: areas as readonly KnownRow[],
    /** Are they all of the nation, or what a result has of it? */
    isWhole: isWhole(areas, missing),
    /** The areas that the axis is made for: not the wildest of the small ones. */
    usual: usualOf(areas),
    /** Areas without a ratio. */
    missing,
    /** Areas whose counts look like errors of the source: they have no place in the order. */
    implausible: rows.filter((row) => isInPrefecture(row.level) && isImplausible(row)),
    /** Names of all areas that have a row, by code. */
    names: new Map(rows.flatMap((row) => (isInPrefecture(row.level) ? [[row.code, row.name] as const] : []))),
    /** Rows of the prefectures, by code. */
    prefectures: new Map(rows.flatMap((row) => (isPrefecture(row.level) ? [[row.code, row] as const] : []))),
  };
}

type NationalOrder = ReturnType<typeof orderOf>;

/** The order of the nation's areas, made once for all prefectures' figures of an item: these share its rows. */
const orders = new WeakMap<readonly FigureRow[], Map<string, NationalOrder>>();

function orderOnce(input: NationalInput, sex: SexOrBoth): NationalOrder {
  const { rows, release, item, ages } = input;
  return madeOnce(
    madeOnce(orders, rows, () => new Map()),
    `${release} ${item.id} ${ages} ${sex}`,
    () => orderOf(rowsOf({ rows, release, sexes: [sex] }, [item.id], [ages])),
  );
}

/** What a figure of one item in all areas of the nation is told. */
export const nationalInput = ({ input, items, ages }: RatioFigure): NationalInput => ({
  ...input,
  item: items[0]!,
  ages,
});

/** The nation's order of one sex as one prefecture's figure shows it. */
export function nationalRows(input: NationalInput, sex: SexOrBoth) {
  const { missing, prefectures, ...order } = orderOnce(input, sex);
  const { code } = input.prefecture;
  const isOwn = ({ prefectureCode }: FigureRow) => prefectureCode === code;
  return {
    ...order,
    /** How many areas of the nation have no ratio. */
    without: missing.length,
    /** The chosen prefecture's areas among them. */
    own: order.areas.filter(isOwn),
    /** Its areas without a ratio. */
    missing: missing.filter(isOwn),
    /** The prefecture as a whole, where the result has it. */
    prefecture: prefectures.get(code),
  };
}

export type NationalRows = ReturnType<typeof nationalRows>;

/** Areas of the nation that the result does not have, for the sexes of the panels. */
export function nationalAbsentNotes(input: NationalInput, panels: readonly NationalRows[]): string[] {
  const all = new Map(panels.flatMap(({ names }) => [...names]));
  const regions = [...all].map(([code, name]) => ({ code, name }));
  const places = placesOf(panels, regions, [input.ages], ({ names }, code) => names.has(code));
  return absentNotes(places, input, { national: true });
}

/**
 * A range for all areas that the wildest of the small ones do not stretch. The prefecture's own ratios are inside,
 * unless their bounds are wide: those may only add a third.
 */
export function nationalDomain({ usual, own }: NationalRows): Domain {
  return figureDomain([...usual, ...own]);
}

/** 〈埼玉県〉令和2年度 特定健康診査【BMI≥25.0】全国335医療圏の中の位置（40–74歳）; of some areas alone it does not speak of the nation. */
export function nationalTitle(
  input: NationalInput,
  panels: readonly Pick<NationalRows, "areas" | "isWhole">[],
  what: Bilingual,
): string {
  const { era, item, language, ages } = input;
  const rate = rateInTitle(input);
  const name = prefectureName(input);
  const counts = panels.map(({ areas }) => areas.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const count = least === most ? most : `${least}${language === "ja" ? "～" : "–"}${most}`;
  const whole = panels.every(({ isWhole }) => isWhole);
  const words = regionWords(input.rows);
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査【${item.name.ja}】${rate}${rate && "　"}${whole ? (words.ofNation ? "全国" : "") : "結果にある"}${count}${words.one.ja}${what.ja}（${agesName(ages, "ja")}）`
    : `${name} among the ${count} ${words.ofNation ? "secondary medical areas" : words.several.en}${whole ? "" : " of the result"}: ${item.name.en}${rate}, specific health checkups ${era.en}, ages ${ages.replace("-", "–")}${what.en}`;
}
