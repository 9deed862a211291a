import { loadCatalog } from "../../../catalog/load.js";
import { chosenPrefectures } from "../../../jobs/chosen.js";
import { figureDrawer } from "../../../jobs/figures/draw.js";
import { type InputRequest, numbersOf } from "../../../jobs/input/settle-input.js";
import { planSubjects } from "../../../jobs/plan-subjects.js";
import { deckOf } from "../../../outputs/deck/deck.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { DECK } from "../../options/of-figures.js";
import type { Values } from "../../options/option.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";
import { formatOfName, refuseOneFile, writeEach } from "../../out-name.js";

/** `ndb-ratio deck`: a PowerPoint file of a prefecture or an area, from official tables or a result on standard input. */
export const deck: PathsCommand<typeof DECK> = async (paths, written, effects) => {
  const options = checkedOptions(DECK, written);
  const { out, lang: language, slideSize } = options;
  formatOfName(out, { pptx: "pptx" });
  if (out === undefined && effects.columns !== undefined) {
    throw misuse({
      ja: "PowerPoint ファイルは画面に表示できません。--out に出力先のファイルを指定してください。",
      en: "a PowerPoint file cannot be shown on the terminal. Give the file to write with --out.",
    });
  }
  const request = inputRequest(paths, options);
  refuseOneFile(out, leastDecks(options, isUsualRelease(request, effects)));
  const look = { language, slideSize };
  const decks = await planSubjects(request, ratioChoice(options), look, effects);
  const many = {
    ja: `ファイルが ${decks.length} 個になります。--prefecture か --area で 1 つに絞るか、--out フォルダー を指定してください。`,
    en: `this makes ${decks.length} files. Narrow it to one with --prefecture or --area, or give a folder with --out.`,
  };
  const { pptxOf } = await import("../../../outputs/deck/pptx/pptx.js");
  const draw = figureDrawer();
  const files = decks.map(({ path, input }) => ({
    name: `${path}.pptx`,
    make: () => pptxOf(deckOf(input), async (spec) => (await draw(spec, "png")) as Uint8Array),
  }));
  await writeEach(files, out, many, effects);
};

/** So many decks at least are made of built-in releases: each has all prefectures, but not all areas. */
function leastDecks({ release, prefecture, area }: Values<typeof DECK>, isUsual: boolean): number {
  if ((release === undefined && !isUsual) || area !== undefined) return 1;
  const catalog = loadCatalog();
  return (
    (release === undefined ? 1 : numbersOf(release).length) *
    (chosenPrefectures(prefecture, catalog)?.size ?? catalog.prefectures.length)
  );
}

/** Is nothing given, so that it is the newest built-in release? What is piped in is known only when it is read. */
const isUsualRelease = ({ paths, named = [] }: InputRequest, effects: Effects): boolean =>
  paths.length + named.length === 0 && Boolean(effects.standardInputIsTerminal);
