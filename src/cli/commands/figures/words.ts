import { planSubjects, type Subject } from "../../../jobs/plan-subjects.js";
import { grouped } from "../../../model/grouped.js";
import { tellRegions } from "../../../outputs/words/told-regions.js";
import { writtenYears } from "../../../outputs/words/written.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { refuseManyPrefectures } from "../../few-prefectures.js";
import { checkedOptions } from "../../options/check.js";
import { WORDS } from "../../options/of-figures.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";
import { deliver, formatOfName } from "../../out-name.js";

/** `ndb-ratio words`: what the numbers of a prefecture and its areas say, in sentences to be pasted. */
export const words: PathsCommand<typeof WORDS> = async (paths, written, effects) => {
  const options = checkedOptions(WORDS, written);
  const { out, lang: language, count, pool } = options;
  const format = options.format ?? formatOfName(out, { txt: "text", md: "markdown" }) ?? "text";
  const choice = ratioChoice(options);
  const look = { language, slideSize: "16:9" } as const;
  const subjects = await planSubjects(inputRequest(paths, options), choice, look, effects, {
    forWords: true,
    pool,
  });
  refuseManyPrefectures(subjects.map(({ input }) => input.prefecture.code));
  const placeOf = ({ input: { release, prefecture } }: Subject) => `${release} ${prefecture.code}`;
  const texts = [...grouped(subjects, placeOf).values()].map((ofPlace) => {
    const inputs = ofPlace.map(({ input }) => input);
    const { itemCount } = ofPlace[0]!;
    const { items, choice: chosenBy, chosen, worsening } = inputs[0]!;
    const asked = chosenBy === "asked" ? chosen.map(({ id }) => id) : null;
    return tellRegions(inputs, { items, itemCount, asked, count, worsening });
  });
  await deliver([writtenYears(texts, format, language)], out, effects);
};
