import { ownJson } from "../../process/own-files.js";
import type { Borders, Tiles } from "./borders.js";

/** Each file is read once, when it is first asked for. */
const kept = new Map<string, unknown>();
function once<T>(name: string): T {
  if (!kept.has(name)) kept.set(name, ownJson(`data/geo/${name}`));
  return kept.get(name) as T;
}

const BORDERS: Borders = {
  get nation() {
    return once<Borders["nation"]>("nation.topojson");
  },
  get prefectures() {
    return once<Borders["prefectures"]>("prefectures.topojson");
  },
  get municipalities() {
    return once<NonNullable<Borders["municipalities"]>>("municipalities.topojson");
  },
  get tiles() {
    return once<{ readonly board: Tiles }>("tiles.json").board;
  },
};

/** The borders of `data/geo`. */
export const loadBorders = (): Borders => BORDERS;
