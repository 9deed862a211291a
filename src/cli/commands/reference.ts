import { z } from "zod";
import { selectItems } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import { populationName } from "../../engine/reference/item-reference.js";
import { makeReference } from "../../engine/reference/make-reference.js";
import { publishedPopulation } from "../../engine/reference/published-population.js";
import { credits } from "../../jobs/credit.js";
import { noTableFound } from "../../jobs/missing-tables.js";
import {
  chooseReference,
  DEFAULT_REFERENCE,
  nationWithoutUnassigned,
} from "../../jobs/ratios/choose-reference.js";
import { tellNotComputable } from "../../jobs/ratios/compute-ratios.js";
import { contradictionFailure } from "../../jobs/ratios/contradiction.js";
import { withOwnItems } from "../../jobs/ratios/request.js";
import { readInput, refuseDoubtfulInput, refuseNoInput } from "../../jobs/read-input.js";
import { populationOf, referenceText } from "../../outputs/tables/reference.js";
import { resultSource } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import { TOOL } from "../../process/version.js";
import { Failure } from "../../text/failure.js";
import { inputOptions, listOf } from "../choices.js";

export const referenceOptions = z.object({
  ...inputOptions.shape,
  item: z.array(z.string()).optional(),
  /** "national" unless given. */
  population: z.string().optional(),
  release: z.string().optional(),
  out: z.string().optional(),
});
export type ReferenceOptions = z.input<typeof referenceOptions>;

/** `ndb-ratio reference PATH…`: reference counts and rates of one release as a file for `--reference`. */
export async function reference(
  paths: readonly string[],
  options: ReferenceOptions,
  effects: Effects,
): Promise<void> {
  const parsed = referenceOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const { catalog } = withOwnItems(loadCatalog(), parsed.itemsFile);
  const named = parsed.population ?? DEFAULT_REFERENCE;
  const { described } = chooseReference(named, catalog);
  if (described.population === "file" || described.population.includes("@")) throw onlyPopulations(named);
  const ids = listOf(parsed.item);
  const items = ids ? selectItems(catalog, ids) : catalog.items;
  const input = await readInput(paths, parsed, new Set(items.map(({ table }) => table)), effects, catalog);
  refuseDoubtfulInput(input, parsed);
  const releases = input.releases.filter(
    ({ release }) => parsed.release === undefined || release === Number(parsed.release),
  );
  const [release, another] = releases;
  if (!release) throw noTableFound(input.reading.setAside);
  if (another) throw severalReleases(releases.map((found) => found.release));

  const asked = populationOf(described.population);
  const population = publishedPopulation(asked, release.release, catalog);
  if (parsed.population !== undefined && population.kind !== asked.kind)
    effects.say(nationWithoutUnassigned([release.release]));
  const made = makeReference(release, items, population, catalog);
  if (made.contradiction) throw contradictionFailure(made.contradiction);
  if (made.items.length === 0) {
    throw new Failure({
      ja: `基準を作れる項目がありません。${made.notComputable[0]?.reason.ja ?? ""}`,
      en: `no reference can be made. ${made.notComputable[0]?.reason.en ?? ""}`,
    });
  }
  tellNotComputable(made.notComputable, effects);
  const text = referenceText({
    tool: TOOL,
    credit: credits(made.used),
    release: release.release,
    fiscalYear: release.fiscalYear,
    population: populationName(population),
    items: made.items,
    sources: made.used.map(resultSource),
  });
  if (parsed.out === undefined) await effects.write([text]);
  else effects.writeFile(parsed.out, [text]);
}

function severalReleases(releases: readonly number[]): Failure {
  return new Failure(
    {
      ja: `複数の公表回（${releases.map((release) => `第${release}回`).join("、")}）が混ざっています。--release で 1 つ選んでください。`,
      en: `several releases (${releases.join(", ")}) stand together here. Choose one with --release.`,
    },
    { exitCode: 2 },
  );
}

function onlyPopulations(value: string): Failure {
  return new Failure(
    {
      ja: `--population「${value}」はありません。national、national-assigned、prefecture:11 のどれかを指定してください。`,
      en: `--population "${value}" is not known. Give national, national-assigned or prefecture:11.`,
    },
    { exitCode: 2 },
  );
}
