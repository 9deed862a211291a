import type { Tiles } from "../../catalog/borders.js";
import type { Prefecture } from "../../catalog/schema.js";
import type { Language } from "../../text/language.js";

/** A prefecture on the board: columns from the west, rows from the north. */
export interface Tile {
  readonly code: string;
  /** 静岡, Shizuoka. */
  readonly name: string;
  readonly column: number;
  readonly row: number;
}

/** Every tile of the board that has a prefecture. */
export function tilesOf(board: Tiles, prefectures: readonly Prefecture[], language: Language): Tile[] {
  return board.flatMap((line, row) =>
    line.flatMap((number, column) => {
      const code = String(number ?? "").padStart(2, "0");
      const name = prefectures.find((known) => known.code === code)?.name[language];
      return name === undefined ? [] : [{ code, name: shortName(name), column, row }];
    }),
  );
}

/** 北海道 has no shorter name. */
const shortName = (name: string): string => (name.endsWith("道") ? name : name.replace(/[都府県]$/, ""));
