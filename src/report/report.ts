import { breathe } from "../breathe.js";
import type { Catalog } from "../catalog/schema.js";
import { referenceName } from "../charts/reference-name.js";
import type { Language } from "../language.js";
import type { ResultHeader } from "../output/result.js";
import { compileVega } from "../render/svg.js";
import { reportAssets } from "./assets.js";
import { figureQuery } from "./choice.js";
import { choicesOfEveryMake } from "./choices.js";
import { patternKey, reportFigure } from "./figure.js";
import type { Grid, ReportHeader } from "./format.js";
import { reportHtml } from "./html.js";
import type { ReportRatios } from "./pack.js";
import { RatioStore } from "./unpack.js";

/** What a report is made from. */
export interface ReportInput {
  readonly header: ResultHeader;
  readonly catalog: Catalog;
  readonly ratios: ReportRatios;
  readonly language: Language;
}

/** The report as one HTML file. */
export async function makeReport({ header, catalog, ratios, language }: ReportInput): Promise<string> {
  const { grids, bytes } = ratios.finish();
  const { licences, ...assets } = reportAssets();
  const page: ReportHeader = {
    tool: header.tool,
    language,
    credit: header.credit,
    synthetic: header.synthetic,
    suppression: header.suppression,
    interval: header.interval,
    reference: referenceName(header.reference.population, header.reference.name),
    sources: header.sources.map(({ name, sha256, title }) => ({ name, sha256, title })),
    notComputable: header.notComputable,
    groups: header.groups,
    catalog: catalogOf(catalog, grids),
    grids,
    nationWide: isNationWide(grids, header),
    licences,
  };
  const figures = await compiledFigures(page, bytes);
  return reportHtml({ ...assets, header: page, ratios: bytes, figures });
}

/** Only what the grids name; the page has no use for the rest. */
function catalogOf(catalog: Catalog, grids: readonly Grid[]): ReportHeader["catalog"] {
  const items = new Set(grids.flatMap((grid) => grid.items));
  const releases = new Set(grids.map(({ release }) => release));
  const prefectures = new Set(
    grids.flatMap(({ regions }) => regions.map(({ prefectureCode }) => prefectureCode)),
  );
  return {
    groups: catalog.groups,
    items: catalog.items.filter(({ id }) => items.has(id)),
    prefectures: catalog.prefectures.filter(({ code }) => prefectures.has(code)),
    areas: catalog.areas.filter(({ prefectureCode }) => prefectures.has(prefectureCode)),
    releases: catalog.releases.filter(({ release }) => releases.has(release)),
  };
}

/** Overdispersion is estimated from all regions of a level: as many areas must be there. */
function isNationWide(grids: readonly Grid[], { groups }: ResultHeader): boolean {
  return grids.every(({ release, regions }) => {
    const all = groups.find((group) => group.release === release && group.level === "area");
    return all !== undefined && regions.filter(({ level }) => level === "area").length >= all.regions;
  });
}

/** Every make of figure that the page can be asked for, compiled. */
async function compiledFigures(
  header: ReportHeader,
  bytes: readonly Uint8Array[],
): Promise<[string, object][]> {
  const store = new RatioStore(header.grids, Buffer.concat(bytes));
  const compiled = new Map<string, object>();
  for (const choice of choicesOfEveryMake(header)) {
    await breathe();
    const pattern = reportFigure(header, choice, store.rows(figureQuery(choice)));
    if (!pattern) continue;
    const key = patternKey(pattern);
    if (!compiled.has(key)) compiled.set(key, compileVega(pattern.spec));
  }
  return [...compiled];
}
