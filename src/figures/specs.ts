import { areaBarsFigures } from "./area-bars/area-bars.js";
import { profileFigures } from "./area-profile/area-profile.js";
import { caterpillarFigures } from "./caterpillar/caterpillar.js";
import { funnelFigures } from "./funnel/funnel.js";
import { heatmapFigures } from "./heatmap/heatmap.js";
import type { RatioKind, TrendKind } from "./kinds.js";
import { mapFigures } from "./map/map.js";
import type { RatioFigure, SpecMaker, TrendFigure } from "./plan/planned-figure.js";
import { scatterFigures } from "./scatter/scatter.js";
import { slopeFigures } from "./slope/slope.js";
import { sparklinesFigures } from "./sparklines/sparklines.js";
import { tileMapFigures } from "./tile-map/tile-map.js";
import { trendFigures } from "./trend/trend.js";

/** What makes the specs of each kind of `declared-kinds.ts` from the ratios of one release. */
export const RATIO_SPECS: Readonly<Record<RatioKind, SpecMaker<RatioFigure>>> = {
  heatmap: heatmapFigures,
  "area-bars": areaBarsFigures,
  caterpillar: caterpillarFigures,
  funnel: funnelFigures,
  scatter: scatterFigures,
  profile: profileFigures,
  map: mapFigures,
  "tile-map": tileMapFigures,
};

/** The same from the trends of several releases. */
export const TREND_SPECS: Readonly<Record<TrendKind, SpecMaker<TrendFigure>>> = {
  trend: trendFigures,
  sparklines: sparklinesFigures,
  slope: slopeFigures,
};
