import { SEX_NAMES } from "../../../figures/figure-input.js";
import { CERTAIN, isCertainChange } from "../../../figures/over-years/change-label.js";
import { referenceMoveNotes } from "../../../figures/reference-moves.js";
import type { Bilingual, Language } from "../../../text/language.js";
import { percentUp, signed } from "../../../text/numbers.js";
import { STANDING_WORDS } from "../../lists/worsening-words.js";
import { STANDINGS, type Worsening, type WorseningOfYears } from "../../worsening-row.js";
import type { WordsInput } from "../input.js";
import { changesText } from "./numbers.js";

/** What is getting worse in a prefecture, or in the area that is told. */
export function worseningIn(
  { area, prefecture }: Pick<WordsInput, "area" | "prefecture">,
  worsening: WorseningOfYears | null,
): Worsening[] {
  const code = area?.code ?? prefecture.code;
  return (worsening?.found ?? []).filter(({ trend }) => trend.code === code);
}

/**
 * What is getting worse in the subject: what that means and how far chance reaches, then the items, a sentence for each side of the
 * reference that the region is on in the last year.
 *
 * @param names of items by id
 */
export function worseningSentences(
  input: WordsInput,
  worsening: WorseningOfYears | null,
  names: ReadonlyMap<string, string>,
): string[] {
  const { language } = input;
  const found = worseningIn(input, worsening);
  if (!worsening || found.length === 0) return [];
  const { reference } = worsening;
  const nameOf = (id: string) => names.get(id) ?? id;
  const ja = language === "ja";
  const ofStandings = STANDINGS.flatMap((standing) => {
    const own = found.filter((one) => one.standing === standing);
    if (own.length === 0) return [];
    const heading = STANDING_WORDS[standing](reference)[language];
    const list = own.map((one) => changeWords(one, nameOf(one.trend.item), language));
    return [ja ? `${heading}：${list.join("、")}。` : `${heading}: ${list.join("; ")}.`];
  });
  return [
    headSentence(found, reference.long, language),
    ...ofStandings,
    ...referenceMoveNotes(
      {
        reference,
        language,
        items: found.map(({ trend }) => trend.item),
        sexes: found.map(({ trend }) => trend.sex),
        isOfYears: true,
      },
      nameOf,
    ),
  ];
}

const APART: Readonly<Bilingual> = { ja: "男女別に数える", en: "men and women counted apart" };
const TOGETHER: Readonly<Bilingual> = { ja: "男女計", en: "men and women together" };

/** What `q` of a change is. */
export const CHANCE_SHARE: Readonly<Bilingual> = {
  ja: "同じ項目・性別で、同じかそれ以上にはっきり動いた地域のうち、動きが偶然と見込まれるものの割合",
  en: "the share expected by chance, among the regions that moved as clearly or more so in the same item and sex",
};

/** How many changes follow, how many of them chance may well have made, and what they do not tell. */
function headSentence(found: readonly Worsening[], { ja, en }: Bilingual, language: Language): string {
  const all = found.length;
  const doubtful = found.filter(isDoubtful).length;
  const limit = shareText(CERTAIN, language);
  const counted = found.every(({ trend }) => trend.sex === "both") ? TOGETHER : APART;
  if (language === "ja") {
    const whose = doubtful < all ? `このうち${doubtful}項目は` : all === 1 ? "ただし、" : "ただし、どれも";
    const chance =
      doubtful === 0
        ? `偶然と見込まれる割合（${CHANCE_SHARE.ja}）は${limit}以下である`
        : `${whose}偶然かもしれない。偶然と見込まれる割合（${CHANCE_SHARE.ja}）が${limit}を超える`;
    return `次の${all}項目（${counted.ja}）は、${ja}と比べて、ふだんの動きを超えて悪くなっている。${chance}。理由や、今後も続くかどうかは分からない。`;
  }
  const whose = doubtful < all ? `${doubtful} of them` : all === 1 ? "It" : "All of them";
  const chance =
    doubtful === 0
      ? `Few of such moves are chance: ${CHANCE_SHARE.en}, is ${limit} or less`
      : `${whose} may be chance: ${CHANCE_SHARE.en}, is over ${limit}`;
  const items = all === 1 ? "this item" : `these ${all} items`;
  return `Against ${en}, ${items} (${counted.en}) got worse by more than is usual. ${chance}. The cause, and whether it goes on, cannot be told.`;
}

/** May the change well be one that chance makes among so many? */
export const isDoubtful = ({ change }: Worsening): boolean => !isCertainChange(change);

function changeWords(worsening: Worsening, name: string, language: Language): string {
  const { trend, change, first, last } = worsening;
  const [from, to] = [first, last].map(({ ratio }) => (ratio === null ? "" : signed(ratio - 100, 1)));
  const interval = changesText(change.netChange95Lower, change.netChange95Upper, language);
  const chance = isDoubtful(worsening) && change.q !== null ? shareText(change.q, language) : "";
  const sex = SEX_NAMES[trend.sex][language];
  if (language === "ja") {
    const share = chance && `、偶然と見込まれる割合${chance}`;
    return `${name}（${sex}）が${change.firstYear}年度の${from}から${change.lastYear}年度の${to}へ（変化の95％区間${interval}${share}）`;
  }
  const share = chance && `, ${chance} expected by chance`;
  return `${name} (${sex.toLowerCase()}), ${from} in FY${change.firstYear} to ${to} in FY${change.lastYear} (95% interval of the change ${interval}${share})`;
}

/** As sentences write it: "43％". */
export const shareText = (share: number, language: Language): string =>
  language === "ja" ? percentUp(share).replace("%", "％") : percentUp(share);
