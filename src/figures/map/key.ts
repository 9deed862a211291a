import { isGroup } from "../../catalog/levels.js";
import type { Bilingual } from "../../text/language.js";
import { NO_ROW, type RowState } from "../chart/classes.js";
import { WIDE } from "../difference-scale.js";
import { sexesOf } from "../figure-input.js";
import type { KeyEntry } from "../sheet/key.js";
import { CROSS, DOUBTFUL, KEY_TEXTS, solid } from "../sheet/symbols.js";
import { INK } from "../theme.js";
import type { ColouredInput, MapRow } from "./rows.js";

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
 * What the key says of regions that have no colour of a class; the classes themselves stand in the legend.
 *
 * @param places how many regions each map can show
 * @param hasUnheldLand is there land, left grey, that lies in no region?
 */
export function regionsKey(
  regions: readonly MapRow[],
  places: number,
  input: ColouredInput,
  hasUnheldLand = false,
): KeyEntry[] {
  const { colouring, level } = input;
  const has = (state: RowState) => regions.some((row) => row.state === state);
  const lacksSome = sexesOf(input).some((sex) => regions.filter((row) => row.sex === sex).length < places);
  return [
    [solid("M-.7,0A.7,.7,0,1,1,.7,0A.7,.7,0,1,1,-.7,0", INK.soft), has("wide"), STATE_TEXTS.wide],
    [CROSS, has("missing"), KEY_TEXTS.missing],
    [DOUBTFUL, has("doubtful"), colouring === "ratio" ? KEY_TEXTS.implausible : STATE_TEXTS.unjudged],
    [
      { shape: "square", fill: NO_ROW, stroke: INK.faint },
      hasUnheldLand || lacksSome,
      // Regions of the user's own need not hold all land.
      STATE_TEXTS[isGroup(level) ? "noRegion" : "noRow"],
    ],
  ];
}
