import { isGroup } from "../../catalog/levels.js";
import type { Bilingual } from "../../text/language.js";
import { NO_ROW, type RowState } from "../chart/classes.js";
import { WIDE } from "../difference-scale.js";
import { sexesOf } from "../figure-input.js";
import type { KeyEntry } from "../sheet/key.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { type ChartFrame, panelsHeight } from "../sheet/sheet.js";
import { CROSS, DOUBTFUL, KEY_TEXTS, keyEntries, solid } from "../sheet/symbols.js";
import { INK } from "../theme.js";
import { LEGEND_HEIGHT } from "./panel.js";
import type { ColouredInput, MapRow } from "./rows.js";

const PLOTS_WIDTH = 1184;
const GAP = 24;

/**
 * How wide all maps are beside each other, and each of them.
 *
 * @param alone usual width of one
 */
export function mapWidths(look: FigureLook, panels: number, alone: number) {
  const width = plotsWidth(look, { usual: panels === 1 ? alone : PLOTS_WIDTH });
  return { width, panelWidth: Math.floor((width - (panels - 1) * GAP) / panels) };
}

/**
 * How high each of them is.
 *
 * @param lines how many stand one above the other
 */
export function mapHeight(
  frame: ChartFrame,
  { usual, least, lines = 1 }: { usual: number; least: number; lines?: number },
): number {
  const room = panelsHeight(frame);
  return room === undefined ? usual : Math.max(least, Math.floor(room / lines) - LEGEND_HEIGHT);
}

const STATE_TEXTS = {
  wide: {
    ja: `白地に●：秘匿により取りうる範囲の幅が${WIDE}ポイントを超える（●の色は推定値の区分）`,
    en: `white with a dot: suppression leaves a range wider than ${WIDE} points (the dot has the colour of the estimate)`,
  },
  unjudged: { ja: "判定なし", en: "not judged" },
  noRow: { ja: "結果にない", en: "not in the result" },
  // A region that reaches over several prefectures is on no map of one.
  noRegion: { ja: "この図のどの地域にも入らない", en: "in no region of this map" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * What else than classes there is to know of the colours.
 *
 * @param places of each map
 * @param hasUnheldLand is there land that no place holds? It is left grey
 */
export function regionsKey(
  regions: readonly MapRow[],
  places: number,
  input: ColouredInput,
  hasUnheldLand = false,
): KeyEntry[] {
  const { colouring, level, language } = input;
  const has = (state: RowState) => regions.some((row) => row.state === state);
  const lacksSome = sexesOf(input).some((sex) => regions.filter((row) => row.sex === sex).length < places);
  return keyEntries(
    [
      [solid("M-.7,0A.7,.7,0,1,1,.7,0A.7,.7,0,1,1,-.7,0", INK.soft), has("wide"), STATE_TEXTS.wide],
      [CROSS, has("missing"), KEY_TEXTS.missing],
      [DOUBTFUL, has("doubtful"), colouring === "ratio" ? KEY_TEXTS.implausible : STATE_TEXTS.unjudged],
      [
        { shape: "square", fill: NO_ROW, stroke: INK.faint },
        hasUnheldLand || lacksSome,
        // Regions of the user's own need not hold all land.
        STATE_TEXTS[isGroup(level) ? "noRegion" : "noRow"],
      ],
    ],
    language,
  );
}
