import type { Borders } from "../../catalog/regions/borders.js";
import type { RegionGroup } from "../../catalog/regions/region-groups.js";
import type { FigureItem, Region } from "../../figures/figure-input.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import type { WordsInput } from "../words/input.js";
import type { WorseningOfYears } from "../worsening.js";
import type { SlideSize } from "./pptx/places.js";

/** What a deck is made from: the rows of one prefecture with its areas, of the sexes that are told (see `toldSexes`). */
export interface DeckInput extends WordsInput {
  /** Items with a slide of their own, in the order of the slides. */
  readonly chosen: readonly DeckItem[];
  /** Who chose `chosen`: the user named them, or they are the most notable ones. */
  readonly choice: "asked" | "notable";
  /** Items of the heatmap. */
  readonly items: readonly FigureItem[];
  readonly borders: Borders;
  /** Regions of the user's own, and what they are made of. */
  readonly groups?: readonly RegionGroup[];
  /** What is getting worse in the regions of the deck; null where there is but one year. */
  readonly worsening: WorseningOfYears | null;
  readonly slideSize: SlideSize;
}

export interface DeckItem extends FigureItem {
  /** What exactly is counted, in words. */
  readonly description?: Bilingual;
}

/** What the slide of an item is made from. */
export interface ItemContent {
  readonly input: DeckInput;
  readonly item: DeckItem;
  /** The prefecture, then its areas in code order. */
  readonly regions: readonly Region[];
  readonly sexes: readonly SexOrBoth[];
  readonly ages: readonly string[];
  rowOf(code: string, sex: SexOrBoth, ages: string): FigureRow | undefined;
}
