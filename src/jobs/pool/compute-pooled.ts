import { loadCatalog } from "../../catalog/load.js";
import { firstNames } from "../../figures/text/names.js";
import { builtInNumbers } from "../../ingest/built-in/sources.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { grouped } from "../../model/grouped.js";
import type { Effects } from "../../process/effects.js";
import { type Failure, misuse } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { chosenRegions } from "../chosen.js";
import { given as givenInput } from "../input/given-result.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { type RatioInput, readForRatios } from "../ratios/compute-from.js";
import { ratiosOfInput, tellReference } from "../ratios/compute-ratios.js";
import { refuseSecond } from "../ratios/reference/choose-references.js";
import type { RatioChoice } from "../ratios/request.js";
import { tellNotComputable } from "../ratios/told/not-computable.js";
import { againstSameNation } from "../trends/compared-years.js";
import { asNewest } from "./as-newest.js";
import { type ComputedPool, planOfPool, pooledOf } from "./pool-table.js";

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
  if (request.releases !== undefined)
    throw misuse((name) => ({
      ja: `${name("pool")} が読む回を決めるので、${name("release")} は一緒に指定できません。`,
      en: `${name("pool")} says which releases are read; ${name("release")} does not go with it.`,
    }));
  const [path] = request.paths;
  const isFile = path !== undefined && path !== "-";
  if (isFile && (await givenInput(request, effects)).kind === "result")
    throw misuse((name) => ({
      ja: `計算済みの比は足し合わせられません。${name("pool")} には、集計表を渡すか、何も渡さず（内蔵の公表値で）使ってください。`,
      en: `ratios that were computed before cannot be added up. Give ${name("pool")} tables, or nothing (the built-in counts).`,
    }));
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
  const plan = planOfPool(choice, projectCatalog, own);
  refuseSecond(plan);
  const read = { ...given.request, releases: asked.releases };
  const input = ofReleases(await readForRatios(read, plan, given.effects), releases, own !== null);
  const shown = chosenRegions(choice, plan.catalog);
  const same = { ...againstSameNation(plan, input), shown };
  const { table, header, catalog } = await ratiosOfInput(same, input, effects);
  tellReference(same, header, effects);
  const { computed, notPooled, leftOut } = pooledOf({ table, header, catalog }, releases, shown);
  // An item that a release cannot give was told already.
  const told = new Set(header.notComputable.map(({ item }) => item));
  tellNotComputable(
    notPooled.filter(({ item }) => !told.has(item)),
    catalog,
    effects,
  );
  for (const line of leftOutWords(leftOut)) effects.say(line);
  return computed;
}

/** The same as ratios of the newest release, which is how all that shows ratios takes them. */
export const pooledAsNewest = async (...asked: Parameters<typeof pooledRatios>) =>
  asNewest(await pooledRatios(...asked));

/** The releases that are added up, and no others. @throws Failure where one is missing */
function ofReleases(input: RatioInput, releases: readonly number[], isOwn: boolean): RatioInput {
  const held = new Set(input.releases.map(({ release }) => release));
  const missing = releases.filter((release) => !held.has(release));
  if (missing.length > 0) throw isOwn ? yearsNotThere(missing, [...held]) : notThere(missing);
  return { ...input, releases: input.releases.filter(({ release }) => releases.includes(release)) };
}

const MOST_NAMED = 5;

/** Regions left out of the sums, a line a reason. */
function leftOutWords(leftOut: ReadonlyMap<string, Bilingual>): Bilingual[] {
  return [...grouped(leftOut, ([, reason]) => reason.en).values()].map((same) => {
    const reason = same[0]![1];
    const names = same.map(([name]) => name);
    return {
      ja: `合算から除いた地域（${reason.ja}）：${firstNames(names, "ja", MOST_NAMED)}`,
      en: `left out of the pooled years (${reason.en}): ${firstNames(names, "en", MOST_NAMED)}`,
    };
  });
}

/** Counts of one's own are of years, not of releases. */
function yearsNotThere(missing: readonly number[], held: readonly number[]): Failure {
  const years = (releases: readonly number[], between: string) =>
    releases
      .map(yearOfRelease)
      .sort((a, b) => a - b)
      .join(between);
  return misuse((name) => ({
    ja: `${name("pool")} に指定した${years(missing, "・")}年度の行が、独自の集計にありません（あるのは${years(held, "・")}年度）。`,
    en: `the counts have no rows of FY${years(missing, ", FY")}, which ${name("pool")} asks for (there are: FY${years(held, ", FY")}).`,
  }));
}

function notThere(missing: readonly number[]): Failure {
  return misuse((name) => ({
    ja: `${name("pool")} に指定した${missing.map((release) => `第${release}回`).join("・")}の表がありません（内蔵は第${builtInNumbers().join("・")}回。ほかの回はファイルを指定してください）。`,
    en: `there are no tables of release ${missing.join(", ")}, which ${name("pool")} asks for (built in: ${builtInNumbers().join(", ")}; give the files of others).`,
  }));
}
