import { readFileSync } from "node:fs";
import { ownFile } from "../../process/own-files.js";
import type { Borders, Tiles, Topology } from "./borders.js";

const read = (name: string): unknown => JSON.parse(readFileSync(ownFile(`data/geo/${name}`), "utf8"));

/** Each file is read once, when it is first asked for. */
const kept = new Map<string, unknown>();
function once<T>(name: string): T {
  if (!kept.has(name)) kept.set(name, read(name));
  return kept.get(name) as T;
}

const BORDERS: Borders = {
  get nation() {
    return once<Topology>("nation.topojson");
  },
  get prefectures() {
    return once<Topology>("prefectures.topojson");
  },
  get municipalities() {
    return once<Topology>("municipalities.topojson");
  },
  get tiles() {
    return once<{ readonly board: Tiles }>("tiles.json").board;
  },
};

/** The borders of `data/geo`. */
export const loadBorders = (): Borders => BORDERS;
