import type { TopLevelSpec } from "vega-lite";
import { NATION_CODE } from "../../catalog/levels.js";
import type { Tiles } from "../../catalog/regions/borders.js";
import type { Prefecture } from "../../catalog/schema.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { prefectureName, sexesOf } from "../figure-input.js";
import { regionsKey } from "../map/key.js";
import { isUpright, mapHeight, mapWidths } from "../map/layout.js";
import { prefecturesIn, refuseFewPrefectures } from "../map/prefectures.js";
import { type ColouredInput, mapRows, shownRows } from "../map/rows.js";
import { absentPrefectures, formOf, methodOf, subtitleOf, titleOf } from "../map/texts.js";
import { countsNotes } from "../notes/counts-notes.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { chartSpec } from "../sheet/sheet.js";
import { outlined } from "../sheet/symbols.js";
import { leastBoardWidth, tilePanel } from "./panel.js";

/** Every tile of the board that has a prefecture (静岡, Shizuoka): columns from the west, rows from the north. */
function tilesOf(board: Tiles, prefectures: readonly Prefecture[], language: Language) {
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

interface TileMapInput extends Omit<ColouredInput, "level"> {
  readonly board: Tiles;
}

const ALONE_WIDTH = 640;
const HEIGHT = { usual: 400, least: 200 };

/**
 * An item in the 47 prefectures, each a tile of the same size about where it lies. One that is asked for has a firm
 * outline. Men and women stand side by side, or one above the other where tiles would not hold their texts.
 *
 * @throws Failure where two rows claim one tile
 */
export function tileMapSpec(input: TileMapInput): TopLevelSpec {
  const { board, prefecture, language, listed, look = {} } = input;
  const mapped = { ...input, level: "prefecture" as const };
  const rows = shownRows(mapped);
  const sexes = sexesOf(input);
  const tiles = tilesOf(board, listed?.prefectures ?? [], language);
  const regions = mapRows(rows, mapped, false).map((row) => ({
    ...row,
    ...(row.difference === null ? {} : { value: signed(row.difference, 1) }),
  }));
  const least = leastBoardWidth(
    board.length,
    tiles.map(({ name }) => name),
    regions.flatMap((row) => ("value" in row ? [row.value] : [])),
  );
  const isNarrow = mapWidths(look, sexes.length, ALONE_WIDTH).panelWidth < least;
  const isStacked = sexes.length > 1 && isNarrow && isUpright(look);
  const { width, panelWidth } = mapWidths(look, isStacked ? 1 : sexes.length, ALONE_WIDTH, least);
  const own = prefectureName(input);
  const frame = {
    input,
    title: titleOf(input, true, { ja: "都道府県のタイル地図", en: "tile map of prefectures" }),
    subtitle: subtitleOf(mapped, { hasValues: true }),
    form: formOf(mapped),
    width,
    key: [
      ...regionsKey(regions, tiles.length, mapped),
      [outlined("square"), prefecture.code !== NATION_CODE, { ja: own, en: own }] as const,
    ],
    notes: [
      methodOf(input),
      ...absentPrefectures(input, rows),
      ...countsNotes(input, rows, { isNamed: () => false }),
    ],
  };
  const height = mapHeight(frame, { ...HEIGHT, lines: isStacked ? sexes.length : 1 });
  return chartSpec({
    ...frame,
    params: {
      own: prefecture.code,
      places: board.map((_, index) => index),
      symbolPlace: Math.round((0.38 * panelWidth) / board.length),
    },
    rows: regions,
    tables: { tiles },
    panels: sexes.map((sex) => tilePanel(sex, input, panelWidth, height)),
    sideBySide: !isStacked,
  });
}

export const tileMapFigures: SpecMaker<RatioFigure> = {
  canDraw: ({ input }) => prefecturesIn(input.rows).size > 1,
  spec({ input, items, ages, request: { colouring = "ratio" }, source: { borders } }) {
    refuseFewPrefectures(input, { ja: "タイル地図", en: "a tile map" });
    return tileMapSpec({ ...input, item: items[0]!, ages, colouring, board: borders.tiles });
  },
};
