import { isInPrefecture } from "../../catalog/levels.js";
import {
  agesName,
  creditFor,
  creditOf,
  type FigureItem,
  prefectureName,
  SEX_NAMES,
} from "../../figures/figure-input.js";
import { regionWords } from "../../figures/region-words.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { type FigureRow, type SexOrBoth, toldSexes } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { namesById } from "../../text/names-by-id.js";
import type { WorseningOfYears } from "../worsening.js";
import { isReferenceItself, type Judgement, judgement, spreadIsKnown } from "./facts.js";
import { subjectCode, subjectName, subjectRows, type WordsInput } from "./input.js";
import { itemWords } from "./item-words.js";
import { type ReadingParagraph, readingParagraphs } from "./reading.js";
import { ranksParagraph } from "./sentences/ranks-paragraph.js";
import { itselfText, noSpread } from "./sentences/sentences.js";
import { significantItems, whoseItems } from "./sentences/significant-items.js";
import { worseningIn, worseningSentences } from "./sentences/worsening-sentences.js";

/** What is said of regions of one prefecture, apart from how it is set. */
export interface ToldRegions {
  readonly title: string;
  /** A region each. */
  readonly sections: readonly ReturnType<typeof section>[];
  /** How it is read, and what must not be concluded. */
  readonly reading: readonly ReadingParagraph[];
  readonly source: readonly string[];
}

/** Which items are told, and what is known of the years before. */
export interface WordsChoice {
  /** The items that have rows. */
  readonly items: readonly FigureItem[];
  /** How many could be told. */
  readonly itemCount: number;
  /** Ids of the items asked for; else those in which a region is significantly high. */
  readonly asked: readonly string[] | null;
  /** Items a region, where none are asked for. */
  readonly count: number;
  readonly worsening: WorseningOfYears | null;
}

/**
 * Sentences on regions of one prefecture in one release.
 *
 * @param inputs a region each: the prefecture, or an area
 */
export function tellRegions(inputs: readonly WordsInput[], choice: WordsChoice): ToldRegions {
  const { worsening } = choice;
  const first = inputs[0]!;
  const { language, era, reference } = first;
  // That chance makes some significant is said once, with the first counts.
  const judged = inputs.findIndex((input) => wholeAges(input).some((row) => judgement(row) !== "reference"));
  const ja = language === "ja";
  const areas = areasOfWhole(first);
  const spread = spreadIsKnown(areas);
  const place = inputs.length === 1 ? subjectName(first) : prefectureName(first);
  const head = ja
    ? `〈${place}〉特定健康診査の標準化該当比（${era.ja}、${agesName(WHOLE_AGES, "ja")}、${reference.ja}と比較）`
    : `${place}: standardized ratios of the specific health checkups (${era.en}, ${agesName(WHOLE_AGES, "en")}, compared with ${reference.en})`;
  return {
    title: first.note ? `${head}${ja ? "　" : " "}${first.note[language]}` : head,
    sections: inputs.map((input, at) => section(input, choice, at === judged)),
    // How far errors move the reference is said beside the numbers of items that were asked for.
    reading: readingParagraphs(first, choice.itemCount, choice.asked ? [] : choice.items, [WHOLE_AGES], {
      ranks: inputs.some((input) => !input.area || subjectRows(input).some(({ rank }) => rank !== null)),
      spread,
    }).flatMap((paragraph) => {
      if (paragraph.id !== "significance") return [paragraph];
      const remark = spread ? "" : `${ja ? "" : " "}${noSpread(regionWords(areas))[language]}`;
      return [
        { ...paragraph, text: paragraph.text + remark },
        ...ranksParagraph(inputs, (input) => toldItems(input, choice)),
      ];
    }),
    source: creditOfYears(inputs, worsening),
  };
}

/** The subject's rows of all ages together, which are counted. */
const wholeAges = (input: WordsInput): FigureRow[] =>
  subjectRows(input).filter(({ ages }) => ages === WHOLE_AGES);

/** The rows that the spread is estimated from. */
const areasOfWhole = ({ rows, release }: WordsInput): FigureRow[] =>
  rows.filter((row) => row.release === release && row.ages === WHOLE_AGES && isInPrefecture(row.level));

/** Ids of the items that could be told of a region: those asked for, else those that are significantly high. */
const tellableItems = (input: WordsInput, { asked }: WordsChoice): readonly string[] =>
  asked ?? significantItems(subjectRows(input), subjectCode(input));

const toldItems = (input: WordsInput, choice: WordsChoice): readonly string[] =>
  tellableItems(input, choice).slice(0, choice.asked ? undefined : choice.count);

/** @param tellsChance is it said here that chance makes some significant? */
function section(input: WordsInput, choice: WordsChoice, tellsChance: boolean) {
  const { items, asked, worsening } = choice;
  const own = subjectRows(input);
  const itemName = namesById(items, input.language);
  const tellable = tellableItems(input, choice);
  const ids = toldItems(input, choice);
  const whole = asked ? "" : overall(input, own, tellsChance);
  const chosen = asked ? "" : chosenText(ids.length, tellable.length, toldSexes(own), input.language);
  const worse = worseningSentences(input, worsening);
  return {
    heading: subjectName(input),
    // What follows is said right before it.
    sentences: (worse.length > 0 ? [whole, ...worse, chosen.trimStart()] : [whole + chosen]).filter(Boolean),
    items: ids.flatMap((id) => {
      const sentences = itemWords(input, id);
      return sentences.length === 0 ? [] : [{ name: itemName(id), sentences }];
    }),
  };
}

/** How many items are significantly high and low, and of how many nothing can be said. */
function overall(
  { language, reference }: WordsInput,
  own: readonly FigureRow[],
  tellsChance: boolean,
): string {
  const ja = language === "ja";
  if (isReferenceItself(own)) return itselfText(reference)[language];
  const ofAllAges = own.filter(({ ages }) => ages === WHOLE_AGES);
  const parts = toldSexes(ofAllAges).map((sex) => {
    const kinds = ofAllAges.filter((row) => row.sex === sex).map(judgement);
    return countsText(sex, kinds, language);
  });
  if (parts.length === 0) return "";
  const chance = tellsChance ? CHANCE[language] : "";
  return ja
    ? `${reference.ja}と比べると、${parts.join("。")}。${chance}`
    : `Against ${reference.en}: ${parts.join("; ")}.${chance}`;
}

const CHANCE: Readonly<Bilingual> = {
  ja: "偶然だけでも20項目に1項目までは有意になりうる。",
  en: " Chance alone makes up to 1 in 20 significant.",
};

/** Which of the significantly high items follow; nothing where there are none. */
function chosenText(told: number, all: number, sexes: readonly SexOrBoth[], language: Language): string {
  if (all === 0) return "";
  const whose = whoseItems(sexes)[language];
  if (language === "en") {
    const which =
      told < all ? `the first ${told} of ${all} items` : all === 1 ? "the item" : `the ${all} items`;
    const order = all === 1 ? "" : ", the largest difference first";
    return ` Below: ${which} significantly high in ${whose}${order}.`;
  }
  const order = all === 1 ? "" : `${told < all ? `のうち${told}項目` : ""}（差の大きい順）`;
  return `以下は、${whose}有意に高い${all}項目${order}。`;
}

function countsText(sex: SexOrBoth, kinds: readonly Judgement[], language: Language): string {
  const ja = language === "ja";
  const count = (...wanted: readonly Judgement[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const [high, low] = [count("high"), count("low")];
  const unknown = count("no-ratio", "straddles", "implausible", "not-judged");
  const name = SEX_NAMES[sex][language];
  if (ja)
    return `${name}は${kinds.length}項目のうち${high}項目が有意に高く、${low}項目が有意に低い${unknown > 0 ? `（${unknown}項目は判定できない）` : ""}`;
  return `${name.toLowerCase()}, of ${kinds.length} items ${high} significantly high, ${low} significantly low${unknown > 0 ? `, ${unknown} that cannot be judged` : ""}`;
}

/** The credit of all that the sentences are made from: of several years where one of the regions is getting worse. */
function creditOfYears(inputs: readonly WordsInput[], worsening: WorseningOfYears | null): string[] {
  const first = inputs[0]!;
  const isPlain = !first.note && !first.credit;
  const isTold = inputs.some((input) => worseningIn(input, worsening).length > 0);
  return worsening && isTold && isPlain ? [creditFor(worsening.releases, first.language)] : creditOf(first);
}
