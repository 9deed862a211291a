import type { TopLevelSpec } from "vega-lite";
import type { Tiles } from "../../catalog/borders.js";
import { NATION_CODE } from "../../catalog/levels.js";
import { signed } from "../../text/numbers.js";
import { stateKey } from "../chart/classes.js";
import { plotsWidth } from "../chart/look.js";
import { chartSpec, panelsHeight } from "../chart/sheet.js";
import { creditOf, prefectureName, rowIndex, sexesOf } from "../figure-input.js";
import { implausibleNotes } from "../implausible-notes.js";
import type { ColouredInput } from "../map/input.js";
import { LEGEND_HEIGHT } from "../map/panel.js";
import { mapRows, shownRows } from "../map/rows.js";
import { absentPrefectures, descriptionOf, SIGNIFICANCE, subtitleOf, titleOf } from "../map/texts.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { referenceNote, suppressionNote } from "../reading.js";
import { referenceMoveNotes } from "../reference-moves.js";
import { INK } from "../theme.js";
import { tilePanel } from "./panel.js";
import { tilesOf } from "./tiles.js";

export interface TileMapInput extends Omit<ColouredInput, "level"> {
  readonly board: Tiles;
}

const PLOTS_WIDTH = 1184;
const ALONE_WIDTH = 640;
const GAP = 24;
const HEIGHT = 400;
const LEAST_HEIGHT = 200;

/**
 * An item in the 47 prefectures, each a tile of the same size about where it lies. One that is asked for has a firm
 * outline.
 *
 * @throws Failure where two rows claim one tile
 */
export function tileMapSpec(input: TileMapInput): TopLevelSpec {
  const { board, prefecture, colouring, language, listed, look = {}, note } = input;
  const mapped = { ...input, level: "prefecture" as const };
  const rows = shownRows(mapped);
  // Refuses two rows for one tile.
  rowIndex(rows);
  const sexes = sexesOf(input);
  const width = plotsWidth(look, { usual: sexes.length === 1 ? ALONE_WIDTH : PLOTS_WIDTH, beside: 0 });
  const panelWidth = Math.floor((width - (sexes.length - 1) * GAP) / sexes.length);
  const tiles = tilesOf(board, listed?.prefectures ?? [], language);
  const regions = mapRows(rows, mapped, true).map((row) => ({
    ...row,
    ...(row.difference === null ? {} : { value: signed(row.difference, 1) }),
  }));
  const title = titleOf(input, true, { ja: "都道府県のタイル地図", en: "tile map of prefectures" });
  const frame = {
    look,
    title,
    subtitle: subtitleOf(mapped, { hasValues: true }),
    description: descriptionOf(mapped, title),
    width,
    banner: note?.[language],
    key: [
      ...stateKey(new Set(regions.map(({ state }) => state)), {
        isIncomplete: sexes.some((sex) => regions.filter((row) => row.sex === sex).length < tiles.length),
        colouring,
        language,
      }),
      {
        shape: "square",
        fill: "transparent",
        stroke: INK.text,
        text: prefecture.code === NATION_CODE ? null : prefectureName(input),
      },
    ],
    notes: [
      [
        suppressionNote(input),
        ...(colouring === "mark" ? [SIGNIFICANCE[language]] : []),
        referenceNote(input),
      ].join(language === "ja" ? "" : " "),
      ...absentPrefectures(input, rows),
      ...implausibleNotes(rows, language),
      ...referenceMoveNotes({ ...input, items: [input.item.id], sexes }),
      ...creditOf(input),
    ],
  };
  const room = panelsHeight(frame);
  const height = room === undefined ? HEIGHT : Math.max(LEAST_HEIGHT, room - LEGEND_HEIGHT);
  return chartSpec({
    ...frame,
    params: {
      own: prefecture.code,
      places: board.map((_, index) => index),
      symbolPlace: Math.round((0.38 * panelWidth) / board.length),
    },
    rows: regions,
    tables: { tiles },
    panels: sexes.map((sex) => tilePanel({ sex, colouring, language, width: panelWidth, height })),
    sideBySide: true,
  });
}

export const tileMapFigures: SpecMaker<RatioFigure> = {
  canDraw: ({ input }) => input.rows.some(({ level }) => level === "prefecture"),
  spec: ({ input, items, ages, request: { colouring = "ratio" }, source: { borders } }) =>
    tileMapSpec({ ...input, item: items[0]!, ages, colouring, board: borders.tiles }),
};
