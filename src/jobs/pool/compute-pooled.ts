import { findItem } from "../../catalog/items.js";
import { isInPrefecture, isNation } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import type { Catalog } from "../../catalog/schema.js";
import type { NotComputable } from "../../engine/compute.js";
import { type PooledGroup, poolItem } from "../../engine/pool/pool-item.js";
import { builtInNumbers } from "../../ingest/built-in/sources.js";
import { POOLED, type PooledRow } from "../../model/columns/pooled-columns.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { poolName } from "../../model/pool.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { RowTable } from "../../model/tables/row-table.js";
import type { PooledHeader } from "../../outputs/tables/pooled.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { chosenAreas, chosenLevels, chosenPrefectures } from "../chosen.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { refuseSecond } from "../ratios/choose-references.js";
import { type RatioInput, readForRatios } from "../ratios/compute-from.js";
import { ratiosOfInput, tellReference } from "../ratios/compute-ratios.js";
import { tellNotComputable } from "../ratios/not-computable.js";
import { planRatios, type RatioChoice } from "../ratios/request.js";
import { againstSameNation } from "../trends/compute-trends.js";

/** Ratios of pooled years in memory. */
export interface ComputedPool {
  readonly header: PooledHeader;
  readonly table: RowTable<typeof POOLED>;
  readonly catalog: Catalog;
}

/**
 * Ratios of several releases with their observed and expected people added up. Whatever is shown, all regions of the input are
 * computed: ranks and spread are those of the pooled years.
 *
 * @param releases that are added up, oldest first
 * @throws Failure where one of them is not there, or nothing adds up
 */
export async function pooledRatios(
  request: InputRequest,
  choice: RatioChoice,
  releases: readonly number[],
  effects: Effects,
): Promise<ComputedPool> {
  if (request.releases !== undefined) throw twoChoices();
  const projectCatalog = loadCatalog();
  const builtIn = new Set(builtInNumbers());
  const asked = { ...request, releases: releases.filter((release) => builtIn.has(release)) };
  // Without paths it is the built-in counts that are added up.
  const { own, ...given } = ownInput(
    request.paths.length > 0 ? request : asked,
    choice,
    projectCatalog,
    effects,
  );
  const plan = planRatios(
    {
      ...choice,
      levels: chosenLevels(choice, choice.regions !== undefined),
      prefectures: undefined,
      areas: undefined,
    },
    projectCatalog,
    own,
  );
  refuseSecond(plan);
  const read = { ...given.request, releases: asked.releases };
  const input = ofReleases(await readForRatios(read, plan, given.effects), releases);
  const shown = {
    prefectures: chosenPrefectures(choice.prefectures, plan.catalog),
    areas: chosenAreas(choice.areas, plan.catalog),
  };
  const same = { ...againstSameNation(plan, input), shown };
  const { table, header, catalog } = await ratiosOfInput(same, input, effects);
  tellReference(same, header, effects);
  const pooled = new RowTable(POOLED);
  const newest = yearOfRelease(releases.at(-1)!);
  const found = poolTable(table, releases, header.interval, catalog, (row) => {
    if (isShown(row)) pooled.push(row);
  });
  // An item that a release cannot give was told already.
  const told = new Set(header.notComputable.map(({ item }) => item));
  tellNotComputable(
    found.notPooled.filter(({ item }) => !told.has(item)),
    catalog,
    effects,
  );
  for (const line of leftOutWords(found.leftOut)) effects.say(line);
  if (pooled.size === 0) throw nothingPooled(found.notPooled);
  const { groups: _, references: __, ...rest } = header;
  return {
    header: {
      ...rest,
      pool: {
        release: poolName(releases),
        years: releases.map((release) => ({ release, fiscalYear: yearOfRelease(release) })),
      },
      notComputable: [...header.notComputable, ...found.notPooled],
      groups: found.groups,
    },
    table: pooled,
    catalog,
  };

  function isShown({ level, code, prefectureCode }: PooledRow): boolean {
    if (isNation(level)) return true;
    if (shown.prefectures && !shown.prefectures.has(prefectureCode ?? "")) return false;
    return !isInPrefecture(level) || !shown.areas || shown.areas.has(code, newest);
  }
}

/**
 * What a table of several releases gives when they are added up, item by item.
 *
 * @param push takes each pooled row
 */
function poolTable(
  table: RatioTable,
  releases: readonly number[],
  interval: PooledHeader["interval"],
  catalog: Catalog,
  push: (row: PooledRow) => void,
) {
  const groups: PooledGroup[] = [];
  const notPooled: NotComputable[] = [];
  const leftOut = new Map<string, Bilingual>();
  const ofItem = new Map<string, number[]>();
  for (const [i, id] of table.column("item").entries()) {
    const own = ofItem.get(id);
    if (own) own.push(i);
    else ofItem.set(id, [i]);
  }
  for (const [id, indexes] of ofItem) {
    const item = findItem(catalog, id);
    const found = poolItem({ item, rows: indexes.map((i) => table.row(i)), releases, interval }, catalog);
    if ("reason" in found) {
      const { release, reason } = found;
      notPooled.push({
        release,
        item: id,
        reason: { ja: `合算できません（${reason.ja}）`, en: `cannot be pooled (${reason.en})` },
      });
      continue;
    }
    for (const row of found.rows) push(row);
    groups.push(...found.groups);
    for (const [name, reason] of found.leftOut) leftOut.set(name, reason);
  }
  return { groups, notPooled, leftOut };
}

/** The releases that are added up, and no others. @throws Failure where one is missing */
function ofReleases(input: RatioInput, releases: readonly number[]): RatioInput {
  const held = new Set(input.releases.map(({ release }) => release));
  const missing = releases.filter((release) => !held.has(release));
  if (missing.length > 0) throw notThere(missing);
  return { ...input, releases: input.releases.filter(({ release }) => releases.includes(release)) };
}

const MOST_NAMED = 5;

/** Regions left out of the sums, a line a reason. */
function leftOutWords(leftOut: ReadonlyMap<string, Bilingual>): Bilingual[] {
  const reasons = new Map<string, { readonly reason: Bilingual; readonly names: string[] }>();
  for (const [name, reason] of leftOut) {
    const known = reasons.get(reason.en) ?? { reason, names: [] };
    known.names.push(name);
    reasons.set(reason.en, known);
  }
  return [...reasons.values()].map(({ reason, names }) => {
    const more = names.length - MOST_NAMED;
    const list = names.slice(0, MOST_NAMED);
    return {
      ja: `合算から除いた地域（${reason.ja}）：${list.join("、")}${more > 0 ? ` ほか${more}` : ""}`,
      en: `left out of the pooled years (${reason.en}): ${list.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    };
  });
}

function notThere(missing: readonly number[]): Failure {
  return new Failure(
    (name) => ({
      ja: `${name("pool")} に指定した${missing.map((release) => `第${release}回`).join("・")}の表がありません（内蔵は第${builtInNumbers().join("・")}回。ほかの回はファイルを指定してください）。`,
      en: `there are no tables of release ${missing.join(", ")}, which ${name("pool")} asks for (built in: ${builtInNumbers().join(", ")}; give the files of others).`,
    }),
    { exitCode: 2 },
  );
}

function twoChoices(): Failure {
  return new Failure(
    (name) => ({
      ja: `${name("pool")} が読む回を決めるので、${name("release")} は一緒に指定できません。`,
      en: `${name("pool")} says which releases are read; ${name("release")} does not go with it.`,
    }),
    { exitCode: 2 },
  );
}

function nothingPooled(reasons: readonly NotComputable[]): Failure {
  const list = (language: "ja" | "en") =>
    reasons.slice(0, MOST_NAMED).map(({ item, reason }) => `\n  ${item}: ${reason[language]}`);
  return new Failure({
    ja: `合算できる項目・地域がありません。${list("ja").join("")}`,
    en: `nothing can be pooled.${list("en").join("")}`,
  });
}
