import { isInPrefecture } from "../../catalog/levels.js";
import { areasObject, type Borders, type Topology, withOnly } from "../../catalog/regions/borders.js";
import { loadBorders } from "../../catalog/regions/load-borders.js";
import { loadReadings } from "../../catalog/regions/readings.js";
import { isMunicipality } from "../../catalog/regions/region-groups.js";
import type { Catalog } from "../../catalog/schema.js";
import { liesIn } from "../../engine/plausibility/implausible.js";
import { referenceName } from "../../model/reference-name.js";
import { takeSteps } from "../../process/event-loop.js";
import type { Language } from "../../text/language.js";
import type { ResultHeader } from "../tables/result.js";
import { reportAssets } from "./assets.js";
import { compiledFigures } from "./compiled-figures.js";
import { reportHtml } from "./html.js";
import type { RatioGrid, ReportHeader } from "./packed/format.js";
import { packTrends, type ReportRatios, type TrendSource } from "./packed/pack.js";

interface ReportInput {
  readonly header: ResultHeader;
  readonly catalog: Catalog;
  readonly ratios: ReportRatios;
  readonly language: Language;
  /** null for one release. */
  readonly trends: TrendSource | null;
}

/** The report as one HTML file. */
export async function makeReport({
  header,
  catalog,
  ratios,
  language,
  trends,
}: ReportInput): Promise<string> {
  const { grids, bytes } = joined(await takeSteps(ratios.finishing()));
  const packed = trends && (await takeSteps(packTrends(trends)));
  const ofYears = packed && joined(packed);
  const { licences, ...assets } = reportAssets();
  const nationWide = isNationWide(grids, header);
  const page: ReportHeader = {
    tool: header.tool,
    language,
    credit: header.credit,
    synthetic: header.synthetic,
    suppression: header.suppression,
    interval: header.interval,
    reference: referenceName(header.reference, catalog.prefectures, header.referenceMoves),
    sources: header.sources.map(({ name, sha256, title }) => ({ name, sha256, title })),
    notComputable: header.notComputable,
    groups: header.groups,
    implausible: implausibleOf(header, grids),
    catalog: catalogOf(catalog, grids, header),
    readings: readingsOf(grids),
    grids,
    trends: ofYears?.grid ?? null,
    borders: bordersOf(grids, nationWide, catalog),
    nationWide,
    licences,
  };
  const figures = compiledFigures(page, bytes, ofYears?.bytes ?? new Uint8Array());
  return reportHtml({ ...assets, header: page, ratios: bytes, trends: ofYears?.bytes ?? null, figures });
}

/** The same with all columns in one array, which is handed on and not copied again. */
function joined<Packed extends { readonly bytes: readonly Uint8Array[] }>({ bytes, ...rest }: Packed) {
  const all = new Uint8Array(bytes.reduce((length, column) => length + column.length, 0));
  let start = 0;
  for (const column of bytes) {
    all.set(column, start);
    start += column.length;
  }
  return { ...rest, bytes: all };
}

/** Counts of the page's regions that look like errors of the source. */
function implausibleOf(
  { implausible }: ResultHeader,
  grids: readonly RatioGrid[],
): ReportHeader["implausible"] {
  const codes = new Set(grids.flatMap(({ regions }) => regions.map(({ code }) => code)));
  return implausible
    .filter((error) => liesIn(error, codes))
    .map(({ release, item, name, reason }) => ({ release, item, name, reason }));
}

/** Only what the grids name; the page has no use for the rest. */
function catalogOf(
  catalog: Catalog,
  grids: readonly RatioGrid[],
  { notComputable }: Pick<ResultHeader, "notComputable">,
): ReportHeader["catalog"] {
  const items = new Set([...grids.flatMap((grid) => grid.items), ...notComputable.map(({ item }) => item)]);
  const releases = new Set(grids.map(({ release }) => release));
  const prefectures = new Set(
    grids.flatMap(({ regions }) => regions.map(({ prefectureCode }) => prefectureCode)),
  );
  return {
    groups: catalog.groups,
    ...(catalog.regionGroups.length > 0 ? { regionGroups: catalog.regionGroups } : {}),
    ...(catalog.ownCredit ? { ownCredit: catalog.ownCredit } : {}),
    ...(catalog.ownAgeClasses ? { ownAgeClasses: catalog.ownAgeClasses } : {}),
    ...(catalog.ownHiddenBelow ? { ownHiddenBelow: catalog.ownHiddenBelow } : {}),
    items: catalog.items.filter(({ id }) => items.has(id)),
    prefectures: catalog.prefectures.filter(({ code }) => prefectures.has(code)),
    areas: catalog.areas.filter(({ prefectureCode }) => prefectures.has(prefectureCode)),
    releases: catalog.releases.filter(({ release }) => releases.has(release)),
  };
}

/** The readings of the names that regions of the page have. */
function readingsOf(grids: readonly RatioGrid[]): ReportHeader["readings"] {
  const names = new Set(grids.flatMap(({ regions }) => regions.map(({ name }) => name)));
  return Object.fromEntries(Object.entries(loadReadings()).filter(([name]) => names.has(name)));
}

/**
 * The borders of the page's maps alone: where all prefectures are in it the coarse ones of the nation, else theirs; of
 * municipalities, and of regions put together from them, the borders of these.
 */
function bordersOf(grids: readonly RatioGrid[], nationWide: boolean, catalog: Catalog): Borders {
  const borders = loadBorders();
  const regions = grids.flatMap((grid) => grid.regions);
  const codes = new Set(regions.map(({ prefectureCode }) => prefectureCode));
  const isWhole = nationWide && catalog.prefectures.every(({ code }) => codes.has(code));
  const isInPage = (code: string) => isWhole || codes.has(code.slice(0, 2));
  const ofPage = (topology: Topology) => {
    const years = new Set(grids.map(({ fiscalYear }) => areasObject(topology, fiscalYear)));
    return withOnly(
      topology,
      (object, { code, of = [code] }) =>
        (!object.startsWith("areas") || years.has(object)) && of.some(isInPage),
    );
  };
  const { tiles } = borders;
  const isMunicipal =
    regions.some(({ level }) => level === "municipality") ||
    catalog.regionGroups.some(({ members }) => members.some(isMunicipality));
  if (isMunicipal && borders.municipalities)
    return { nation: null, prefectures: null, municipalities: ofPage(borders.municipalities), tiles };
  return isWhole
    ? { nation: ofPage(borders.nation!), prefectures: null, tiles }
    : { nation: null, prefectures: ofPage(borders.prefectures!), tiles };
}

/** Overdispersion is estimated from all regions of a level: as many areas must be there. */
function isNationWide(grids: readonly RatioGrid[], { groups }: ResultHeader): boolean {
  return grids.every(({ release, regions }) => {
    const all = groups.find((group) => group.release === release && isInPrefecture(group.level));
    return all !== undefined && regions.filter(({ level }) => isInPrefecture(level)).length >= all.regions;
  });
}
