import { isInPrefecture, isPrefecture } from "../../catalog/levels.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { absentNotes, placesOf } from "../absent-values.js";
import { type Domain, figureDomain, isWide } from "../difference-scale.js";
import {
  type FigureInput,
  type FigureItem,
  isImplausible,
  prefectureName,
  rowIndex,
  rowsOf,
  sexesOf,
} from "../figure-input.js";
import type { RatioFigure } from "../plan/planned-figure.js";
import { rateInTitle } from "../reading.js";
import { regionWords } from "../region-words.js";

/** What a figure of one item in all areas of the nation is told. */
export interface NationalInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group: "40-74". */
  readonly ages: string;
  /** The rows in order, made once with `nationOf` for the figures of all prefectures; else each makes it anew. */
  readonly nation?: Nation;
}

/** A row that has a ratio. */
export type KnownRow = FigureRow & { readonly difference: number };

/** All areas of the nation, one sex: what the figures of all prefectures share. */
interface NationalOrder {
  /** All areas with a ratio, the highest first; equal ones in code order. */
  readonly areas: readonly KnownRow[];
  /** Are they all of the nation, or what a result has of it? */
  readonly isWhole: boolean;
  /** Those of them that stretch the axis. */
  readonly usual: readonly KnownRow[];
  /** Areas without a ratio. */
  readonly missing: readonly FigureRow[];
  /** Areas whose counts look like errors of the source: they have no place in the order. */
  readonly implausible: readonly FigureRow[];
  /** Names of all areas that have a row, by code. */
  readonly names: ReadonlyMap<string, string>;
  /** By code. */
  readonly prefectures: ReadonlyMap<string, FigureRow>;
}

export type Nation = ReadonlyMap<SexOrBoth, NationalOrder>;

/** The order as one prefecture's figure shows it. */
export interface NationalRows
  extends Pick<NationalOrder, "areas" | "isWhole" | "usual" | "implausible" | "names"> {
  /** How many areas of the nation have no ratio. */
  readonly without: number;
  /** The chosen prefecture's areas among them. */
  readonly own: readonly KnownRow[];
  /** Its areas without a ratio. */
  readonly missing: readonly FigureRow[];
  /** The prefecture as a whole, where the result has it. */
  readonly prefecture: FigureRow | undefined;
}

/** Percent of the well-known ratios that may lie outside on either side. */
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

function orderOf(rows: readonly FigureRow[]): NationalOrder {
  // Refuses two rows for one place.
  rowIndex(rows);
  const areas = rows
    .filter((row): row is KnownRow => isInPrefecture(row.level) && row.difference !== null)
    .filter((row) => !isImplausible(row))
    .sort((a, b) => b.difference - a.difference || (a.code < b.code ? -1 : 1));
  const missing = rows.filter(({ level, difference }) => isInPrefecture(level) && difference === null);
  return {
    areas,
    isWhole: isWhole(areas, missing),
    usual: usualOf(areas),
    missing,
    implausible: rows.filter((row) => isInPrefecture(row.level) && isImplausible(row)),
    names: new Map(rows.flatMap((row) => (isInPrefecture(row.level) ? [[row.code, row.name] as const] : []))),
    prefectures: new Map(rows.flatMap((row) => (isPrefecture(row.level) ? [[row.code, row] as const] : []))),
  };
}

/** Puts all areas in order, once for the figures of all prefectures. */
export function nationOf(
  input: Pick<NationalInput, "rows" | "release" | "ages" | "sexes"> & { item: Pick<FigureItem, "id"> },
): Nation {
  const shown = rowsOf(input, [input.item.id], [input.ages]);
  return new Map(sexesOf(input).map((sex) => [sex, orderOf(shown.filter((row) => row.sex === sex))]));
}

/** The order of the nation's areas, made once for all prefectures' figures of an item: these share its rows. */
const orders = new WeakMap<readonly FigureRow[], Map<string, Nation>>();

/** What a figure of one item in all areas of the nation is told. */
export function nationalInput({ input, items, ages }: RatioFigure): NationalInput {
  const told = { ...input, item: items[0]!, ages };
  return { ...told, nation: nationOnce(told) };
}

function nationOnce(input: NationalInput): Nation {
  const key = `${input.ages} ${sexesOf(input)}`;
  const known = orders.get(input.rows) ?? new Map<string, Nation>();
  orders.set(input.rows, known);
  const nation = known.get(key) ?? nationOf(input);
  known.set(key, nation);
  return nation;
}

/** The nation's order of one sex with the prefecture's own areas, as a panel shows it. */
export function nationalRows(input: NationalInput, sex: SexOrBoth): NationalRows {
  const nation = input.nation ?? nationOf({ ...input, sexes: [sex] });
  const { missing, prefectures, ...order } = nation.get(sex)!;
  const { code } = input.prefecture;
  const isOwn = ({ prefectureCode }: FigureRow) => prefectureCode === code;
  return {
    ...order,
    without: missing.length,
    own: order.areas.filter(isOwn),
    missing: missing.filter(isOwn),
    prefecture: prefectures.get(code),
  };
}

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

/** 〈埼玉県〉令和2年度 特定健康診査【BMI≥25.0】全国335医療圏の中の位置; of some areas alone it does not speak of the nation. */
export function nationalTitle(
  input: NationalInput,
  panels: readonly Pick<NationalRows, "areas" | "isWhole">[],
  what: { readonly ja: string; readonly en: string },
): string {
  const { era, item, language } = input;
  const rate = rateInTitle(input);
  const name = prefectureName(input);
  const counts = panels.map(({ areas }) => areas.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const count = least === most ? most : `${least}${language === "ja" ? "～" : "–"}${most}`;
  const whole = panels.every(({ isWhole }) => isWhole);
  const words = regionWords(input.rows);
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査【${item.name.ja}】${rate}${rate && "　"}${whole ? (words.ofNation ? "全国" : "") : "結果にある"}${count}${words.one.ja}${what.ja}`
    : `${name} among the ${count} ${words.ofNation ? "secondary medical areas" : words.several.en}${whole ? "" : " of the result"}: ${item.name.en}${rate}, specific health checkups ${era.en}${what.en}`;
}
