import type { Geography } from "../../catalog/levels.js";
import type { Colouring } from "../../figures/chart/colouring.js";
import type { Measure } from "../../figures/chart/measure.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import type { LookOptions } from "./look.js";

/** What all figures can be told. */
export interface FigureOptions extends LookOptions {
  /** "ja" unless given. */
  readonly language?: Language;
  /** Which release, where the result has several. */
  readonly release?: number;
  /** A panel each. Default: men and women, as far as the result has them, else both together. */
  readonly sexes?: readonly SexOrBoth[];
}

interface OneAgeGroup {
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}

interface Measured {
  /** "adjusted-rate": age-adjusted rates per cent. Default: the ratio. */
  readonly measure?: Measure;
}

/** A figure of one prefecture and one item. */
export interface ItemFigureOptions extends FigureOptions {
  /** Id of an item of the result. */
  readonly item: string;
  /** Code or name. */
  readonly prefecture: string;
}

export interface AreaBarsOptions extends ItemFigureOptions, Measured {
  /** Age groups of the result, a bar each. Default: "40-74", "40-64", "65-74". */
  readonly ages?: readonly string[];
  /** Vertical range in points (ratio − 100), where several figures are to share one: [-20, 30]. Of rates per cent. */
  readonly domain?: readonly [number, number];
}

export type NationalFigureOptions = ItemFigureOptions & OneAgeGroup;

export type CaterpillarOptions = NationalFigureOptions & Measured;

export interface MapOptions extends FigureOptions, Pick<ItemFigureOptions, "item">, OneAgeGroup, Measured {
  /** Code or name: the map of its areas, with names and values. Default: the whole nation. */
  readonly prefecture?: string;
  /** What the nation's map shows, "area" unless given. */
  readonly level?: Geography;
  /** Classes of the ratio, unless "mark": whether it is significantly high or low. */
  readonly colouring?: Colouring;
}

export interface TileMapOptions extends Omit<MapOptions, "level" | "measure"> {
  /** Code or name of one to be outlined. */
  readonly prefecture?: string;
}

export interface HeatmapOptions extends FigureOptions, OneAgeGroup {
  readonly prefecture: string;
  /** Ids in the order of the rows. Default: all items of the result. */
  readonly items?: readonly string[];
}

export interface ScatterOptions extends FigureOptions, OneAgeGroup {
  readonly prefecture: string;
  /** Ids of two items: across, and upwards. */
  readonly items: readonly [string, string];
}

export interface AreaProfileOptions extends FigureOptions {
  /** Code or name of a secondary medical area. */
  readonly area: string;
}
