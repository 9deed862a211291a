// @ts-nocheck
import type { Bilingual } from "../../text/language.js";
import type { Domain } from "../difference-scale.js";
import type { FigureInput } from "../figure-input.js";

/** `rows` are the prefecture's and its areas', of each sex that has a panel; rows of other items or regions are passed over. */
export interface AreaBarsInput extends FigureInput {
  readonly item: { readonly id: string; readonly name: Bilingual };
  readonly ages: readonly string[];
  /** Vertical range in points, where many figures are to share one. */
  readonly domain?: Domain;
}
