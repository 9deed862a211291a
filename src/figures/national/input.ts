import type { FigureRow } from "../../model/ratios.js";
import { sexesOf } from "../figure-input.js";
import type { RatioFigure } from "../plan/planned-figure.js";
import { type Nation, type NationalInput, nationOf } from "./rows.js";

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
