import { loadCatalog } from "../../../catalog/load.js";
import { populationName } from "../../../engine/reference/item-reference.js";
import { makeReference } from "../../../engine/reference/make-reference.js";
import { publishedPopulation } from "../../../engine/reference/reference.js";
import { chosenItems } from "../../../jobs/chosen.js";
import { credits } from "../../../jobs/credit.js";
import { noTableFound } from "../../../jobs/input/missing-tables.js";
import { readInput, refuseDoubtfulInput } from "../../../jobs/input/read-input.js";
import { numbersOf } from "../../../jobs/input/settle-input.js";
import {
  chooseReference,
  DEFAULT_REFERENCE,
  nationWithoutUnassigned,
} from "../../../jobs/ratios/reference/choose-reference.js";
import { movesOfFile, movesText, RATES_OF_FILE } from "../../../jobs/ratios/reference/moves-of-file.js";
import { withOwnItems } from "../../../jobs/ratios/request.js";
import { contradictionFailure } from "../../../jobs/ratios/told/contradiction.js";
import { findingWithYears } from "../../../jobs/ratios/told/implausible-with-years.js";
import { tellNotComputable, wordedReasons } from "../../../jobs/ratios/told/not-computable.js";
import { populationOf, referenceText } from "../../../outputs/tables/reference.js";
import { resultSource } from "../../../outputs/tables/result.js";
import { takeSteps } from "../../../process/event-loop.js";
import { TOOL } from "../../../process/version.js";
import { Failure, misuse } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { REFERENCE } from "../../options/of-numbers.js";
import { inputRequest } from "../../options/requests.js";
import { deliver } from "../../out-name.js";

/** `ndb-ratio reference PATH…`: reference counts and rates of one release as a file for `--reference`. */
export const reference: PathsCommand<typeof REFERENCE> = async (paths, written, effects) => {
  const options = checkedOptions(REFERENCE, written);
  const request = inputRequest(paths, options);
  const { catalog, own } = withOwnItems(loadCatalog(), options.itemsFile);
  const named = options.population ?? DEFAULT_REFERENCE;
  const { described } = chooseReference(named, catalog);
  if (described.population === "file" || described.population.includes("@")) {
    throw misuse({
      ja: `--population「${named}」はありません。national、national-assigned、prefecture:11 のどれかを指定してください。`,
      en: `--population "${named}" is not known. Give national, national-assigned or prefecture:11.`,
    });
  }
  const items = chosenItems(options.item ?? "all", catalog, []);
  const input = await readInput(request, new Set(items.map(({ table }) => table)), effects, catalog);
  refuseDoubtfulInput(input, options.acceptSmallCounts);
  const chosen = options.release === undefined ? null : numbersOf(options.release);
  const releases = input.releases.filter(({ release }) => chosen?.includes(release) ?? true);
  const [release, another] = releases;
  if (!release) throw noTableFound(input.reading.setAside);
  if (another) {
    const numbers = releases.map((found) => found.release);
    throw misuse({
      ja: `複数の公表回（${numbers.map((number) => `第${number}回`).join("、")}）が混ざっています。--release で 1 つ選んでください。`,
      en: `several releases (${numbers.join(", ")}) stand together here. Choose one with --release.`,
    });
  }

  const wanted = populationOf(described.population);
  const population = publishedPopulation(wanted, release.release, catalog);
  if (options.population !== undefined && population.kind !== wanted.kind)
    effects.say(nationWithoutUnassigned([release.release]));
  const judged = { releases: [release], items, catalog, acceptSmallCounts: options.acceptSmallCounts };
  const implausible = await takeSteps(findingWithYears(judged));
  const made = makeReference(release, items, population, catalog, implausible);
  if (made.contradiction) throw contradictionFailure(made.contradiction);
  const notComputable = wordedReasons(made.notComputable, effects.name);
  if (made.items.length === 0) {
    throw new Failure({
      ja: `基準を作れる項目がありません。${notComputable[0]?.reason.ja ?? ""}`,
      en: `no reference can be made. ${notComputable[0]?.reason.en ?? ""}`,
    });
  }
  // Without --item the extended items are in the file as far as the release has them: nobody asked for the others.
  const asked = new Set(chosenItems(options.item, catalog, own).map(({ id }) => id));
  tellNotComputable(
    notComputable.filter(({ item }) => asked.has(item)),
    catalog,
    effects,
  );
  const moves = movesOfFile(made, release.release);
  if (moves.length > 0) effects.say(movesText(moves, RATES_OF_FILE, catalog));
  const text = referenceText({
    tool: TOOL,
    credit: credits(made.used),
    release: release.release,
    fiscalYear: release.fiscalYear,
    population: populationName(population),
    moves,
    items: made.items,
    sources: made.used.map(resultSource),
  });
  await deliver([text], options.out, effects);
};
