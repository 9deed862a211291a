import type { TopLevelSpec } from "vega-lite";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import { areaProfileSpec } from "../../src/figures/area-profile/area-profile.js";
import { caterpillarSpec } from "../../src/figures/caterpillar/caterpillar.js";
import { funnelSpec } from "../../src/figures/funnel/funnel.js";
import { heatmapSpec } from "../../src/figures/heatmap/heatmap.js";
import { scatterSpec } from "../../src/figures/scatter/scatter.js";
import { slopeSpec } from "../../src/figures/slope/slope.js";
import { sparklinesSpec } from "../../src/figures/sparklines/sparklines.js";
import { trendSpec } from "../../src/figures/trend/trend.js";
import { nationOfAreas, plansOf } from "./synthetic/nation-of-areas.js";
import { heatmapInput, plain } from "./synthetic/synthetic-heatmap.js";
import { crowded, nationalInput, STATISTICS, spread, wild } from "./synthetic/synthetic-nation.js";
import { pairInput } from "./synthetic/synthetic-pair.js";
import { falling, profileInput } from "./synthetic/synthetic-profile.js";
import {
  FIVE_YEARS,
  figureInput,
  HOKKAIDO,
  KAGAWA,
  SAITAMA,
  THREE_AGES,
  wave,
} from "./synthetic/synthetic-rows.js";
import { change, trendFigureInput } from "./synthetic/synthetic-trend-lines.js";
import { slopeInput } from "./synthetic/synthetic-trends.js";

const BMI = { id: "bmi-ge-25", name: { ja: "BMI≥25", en: "BMI≥25" }, group: { ja: "体格", en: "Body" } };
const LOOK = {
  size: { width: 900, height: 700 },
  title: null,
  hasNotes: false,
  theme: { background: "#fffdf5", range: { category: ["#00695c", "#6a1b9a"] }, title: { fontSize: 24 } },
};
const NOTE = { ja: "合成データ", en: "Synthetic data" };

const nation = nationOfAreas(2020);
const mapsOf = (kind: "map" | "tile-map", ...requests: Parameters<typeof plansOf>[2][]) =>
  requests.flatMap((request) => plansOf(nation, kind, request).map((plan) => plan.spec()));

/** Figures of each kind: with few and many areas, in both languages, with and without a banner. */
export const CHARTS: Readonly<Record<string, readonly TopLevelSpec[]>> = {
  "area-bars": [
    areaBarsSpec(figureInput(KAGAWA)),
    areaBarsSpec(figureInput(SAITAMA, wave, { language: "en", note: NOTE })),
    areaBarsSpec({ ...figureInput(SAITAMA), look: LOOK }),
    areaBarsSpec(figureInput(HOKKAIDO, wave, { ages: FIVE_YEARS, sexes: ["female"] })),
  ],
  caterpillar: [
    caterpillarSpec(nationalInput(KAGAWA)),
    caterpillarSpec(nationalInput(SAITAMA, spread, { language: "en", note: NOTE })),
    caterpillarSpec(nationalInput(HOKKAIDO, crowded, { sexes: ["female"] })),
    caterpillarSpec(nationalInput(HOKKAIDO, spread, { look: { size: { width: 1280, height: 720 } } })),
  ],
  funnel: [
    funnelSpec({ ...nationalInput(KAGAWA), statistics: STATISTICS }),
    funnelSpec({ ...nationalInput(SAITAMA, wild, { language: "en", note: NOTE }), statistics: [] }),
    funnelSpec({ ...nationalInput(HOKKAIDO, crowded, { sexes: ["female"] }), statistics: STATISTICS }),
  ],
  heatmap: [
    heatmapSpec(heatmapInput(KAGAWA)),
    heatmapSpec(heatmapInput(HOKKAIDO, plain, { language: "en", note: NOTE })),
    heatmapSpec(heatmapInput(HOKKAIDO, plain, { look: { size: { width: 846 } } })),
  ],
  map: mapsOf(
    "map",
    {},
    { language: "en", level: "prefecture", colouring: "mark" },
    { prefectures: new Set(["01"]) },
    { prefectures: new Set(["13"]), language: "en", sexes: ["female"] },
  ),
  profile: [
    areaProfileSpec(profileInput()),
    areaProfileSpec(profileInput(falling, THREE_AGES, { language: "en", note: NOTE, sexes: ["female"] })),
  ],
  sparklines: [
    sparklinesSpec({ ...trendFigureInput({ names: KAGAWA }), areaCode: "1101", items: [BMI] }),
    sparklinesSpec({
      ...trendFigureInput({ names: KAGAWA }, { language: "en", note: NOTE }),
      areaCode: "11",
      items: [BMI],
    }),
  ],
  "tile-map": mapsOf("tile-map", {}, { language: "en", prefectures: new Set(["22"]) }),
  scatter: [
    scatterSpec(pairInput(nationalInput(KAGAWA))),
    scatterSpec(pairInput(nationalInput(SAITAMA, wild, { language: "en", note: NOTE }))),
    scatterSpec(pairInput(nationalInput(HOKKAIDO, crowded, { sexes: ["female"] }))),
  ],
  slope: [
    slopeSpec(
      slopeInput(KAGAWA, ({ region }) => ({
        differences: region === 1 ? [687, 40, 2] : [region, 1, 2 * region],
        mark: region === 2 ? "rising-95" : "none",
      })),
    ),
    slopeSpec(
      slopeInput(
        HOKKAIDO,
        ({ region }) => ({
          differences: [20 * Math.sin(region), region === 3 ? null : 1, 20 * Math.sin(region + 0.3)],
          width: region === 4 ? 30 : 0,
          mark: region === 5 ? "falling-95" : "none",
        }),
        { language: "en", note: NOTE },
      ),
    ),
    slopeSpec(slopeInput(SAITAMA, () => ({ differences: [3, 3, 3] }), { sexes: ["female"] })),
  ],
  trend: [
    trendSpec({ ...trendFigureInput(), item: BMI }),
    trendSpec({
      ...trendFigureInput(
        {
          names: HOKKAIDO,
          valuesOf: ({ region }) =>
            region % 4 === 0
              ? [null, 5, { ratio: 400, ratioLower: 100, ratioUpper: 600, ratioOuter95Upper: null }, 8]
              : [1, { ratio: 95 }, { ratio: 110, segment: 1 }, { ratio: 112, segment: 1 }],
          changeOf: ({ region }) => change(region, { changeMark: "rising-95", q: 0.02 * region }),
        },
        { language: "en", note: NOTE },
      ),
      item: BMI,
    }),
  ],
};
