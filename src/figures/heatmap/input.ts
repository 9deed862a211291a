import type { FigureInput, FigureItem } from "../figure-input.js";

export interface HeatmapInput extends FigureInput {
  /** Rows of the heatmap from top to bottom; those of one group stand together under its name. */
  readonly items: readonly FigureItem[];
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}
