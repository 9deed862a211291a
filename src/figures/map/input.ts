import type { Level } from "../../catalog/levels.js";
import type { Colouring } from "../chart/colouring.js";
import type { FigureInput, FigureItem } from "../figure-input.js";
import type { Shapes } from "./shapes.js";

/** `rows` of other items, ages, sexes and levels are passed over. What shows the nation has it in the place of the prefecture. */
export interface ColouredInput extends FigureInput {
  readonly item: Omit<FigureItem, "group">;
  readonly ages: string;
  /** What is coloured. */
  readonly level: Level;
  readonly colouring: Colouring;
}

export interface MapInput extends ColouredInput {
  readonly shapes: Shapes;
}
