import type { FigureInput, Region } from "../../figures/figure-input.js";
import type { RankedAmong } from "../../model/ranked-regions.js";

/** What sentences are made from: the rows of one prefecture with its areas, of the sexes that are told (see `toldSexes`). */
export interface WordsInput extends FigureInput {
  /** The area that the sentences are about; absent where it is the prefecture. */
  readonly area?: Region;
  readonly rankedAmong: RankedAmong;
}
