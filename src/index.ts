/**
 * Standardized prevalence ratios from the NDB Open Data, as a library. Nothing here writes to the console, ends the
 * process or reads standard input; what goes wrong through the input or the request is thrown as a `Failure`.
 *
 * ```ts
 * const release = readRelease(8); // comes with the program; files and folders are read by their paths
 * const result = computeRatios(release, { items: ["bmi-ge-25"], prefectures: ["埼玉"] });
 * for (const row of result.rows) console.log(row.name, row.sex, row.ages, row.difference);
 * const svg = await renderSvg(areaBarsSpec(result, { item: "bmi-ge-25", prefecture: "埼玉" }));
 * ```
 */

export type { Level } from "./catalog/levels.js";
export type {
  Area,
  Catalog,
  Item,
  ItemGroup,
  Prefecture,
  ReleaseDefinition,
  TableDefinition,
} from "./catalog/schema.js";
export type { NotComputable } from "./engine/compute.js";
export type { GroupStatistics } from "./engine/group-statistics.js";
export type { IntervalMethod } from "./engine/statistics/interval-methods.js";
export type * from "./jobs/figures/figure-options.js";
export {
  areaBarsSpec,
  areaProfileSpec,
  caterpillarSpec,
  funnelSpec,
  heatmapSpec,
  mapSpec,
  scatterSpec,
  tileMapSpec,
} from "./jobs/figures/figure-specs.js";
export type { LookOptions } from "./jobs/figures/look.js";
export {
  createDrawer,
  type Drawer,
  type PngOptions,
  renderPdf,
  renderPng,
  renderSvg,
  type SvgOptions,
} from "./jobs/figures/render.js";
export {
  type CheckFinding,
  loadCatalog,
  type ReadOptions,
  type Release,
  type ReleaseSource,
  readRelease,
  type SetAside,
} from "./jobs/input/read-release.js";
export { type PooledResult, type PooledRows, poolRatios } from "./jobs/pool/pool-release.js";
export { computeRatios, type RatioResult, type RatioRows } from "./jobs/ratios/compute-release.js";
export type { RatioRequest } from "./jobs/ratios/request.js";
export type { PooledRow } from "./model/columns/pooled-columns.js";
export type { CountTable, ReleaseTables, SexCounts, TablePair } from "./model/counts.js";
export type { Flag } from "./model/flags.js";
export type { Mark } from "./model/marks.js";
export type { RatioRow, SexOrBoth } from "./model/ratios.js";
export type { PooledHeader } from "./outputs/tables/pooled.js";
export type { ResultHeader, ResultReference, ResultSource } from "./outputs/tables/result.js";
export { describePlace, Failure, type Place } from "./text/failure.js";
export type { Bilingual, Language } from "./text/language.js";
