import { SEX_NAMES } from "../../../figures/figure-input.js";
import { CERTAIN } from "../../../figures/over-years/change-label.js";
import type { Bilingual, Language } from "../../../text/language.js";
import { namesById } from "../../../text/names-by-id.js";
import { percentUp, signed } from "../../../text/numbers.js";
import { countsNotesOf, isDoubtful, worseningGroups } from "../../lists/worsening-words.js";
import type { Worsening, WorseningOfYears } from "../../worsening.js";
import { subjectCode, type WordsInput } from "../input.js";
import { changesText } from "./numbers.js";

/** What is getting worse in a prefecture, or in the area that is told. */
export function worseningIn(
  input: Pick<WordsInput, "area" | "prefecture">,
  worsening: WorseningOfYears | null,
): Worsening[] {
  const code = subjectCode(input);
  return (worsening?.found ?? []).filter(({ trend }) => trend.code === code);
}

/**
 * What is getting worse in the subject, and apart from it what may be chance. First stands what that means and how far
 * chance reaches; then the items, a sentence for each side of the reference on which the region is in the last year.
 */
export function worseningSentences(input: WordsInput, worsening: WorseningOfYears | null): string[] {
  const { language } = input;
  const found = worseningIn(input, worsening);
  if (!worsening || found.length === 0) return [];
  const { reference, items } = worsening;
  const itemName = namesById(items, language);
  const ofStandings = (changes: readonly Worsening[]) =>
    worseningGroups(changes, reference).map(({ heading, changes: own }) => {
      const list = own.map((one) => changeWords(one, itemName(one.trend.item), language));
      return language === "ja" ? `${heading.ja}：${list.join("、")}。` : `${heading.en}: ${list.join("; ")}.`;
    });
  const certain = found.filter((one) => !isDoubtful(one));
  const doubtful = found.filter(isDoubtful);
  return [
    ...(certain.length > 0 ? [certainHead(certain, reference.long)[language]] : []),
    ...ofStandings(certain),
    ...(doubtful.length > 0
      ? [(certain.length > 0 ? moreHead(doubtful) : doubtfulHead(doubtful, reference.long))[language]]
      : []),
    ...ofStandings(doubtful),
    ...countsNotesOf(found, worsening, language, itemName),
  ];
}

const APART: Readonly<Bilingual> = { ja: "男女別に数える", en: "men and women counted apart" };
const TOGETHER: Readonly<Bilingual> = { ja: "男女計", en: "men and women together" };

/** What `q` of a change is. */
export const CHANCE_SHARE: Readonly<Bilingual> = {
  ja: "同じ項目・性別で、同じかそれ以上にはっきり動いた地域のうち、動きが偶然と見込まれるものの割合",
  en: "the share expected by chance, among the regions that moved as clearly or more so in the same item and sex",
};

/** How many items follow, and how they are counted. */
function itemsWords(found: readonly Worsening[]): Bilingual {
  const { ja, en } = found.every(({ trend }) => trend.sex === "both") ? TOGETHER : APART;
  return {
    ja: `次の${found.length}項目（${ja}）`,
    en: `${found.length === 1 ? "this item" : `these ${found.length} items`} (${en})`,
  };
}

const LIMIT = { ja: shareText(CERTAIN, "ja"), en: shareText(CERTAIN, "en") };
const NOT_TOLD: Readonly<Bilingual> = {
  ja: "理由や、今後も続くかどうかは分からない。",
  en: "The cause, and whether it goes on, cannot be told.",
};

function certainHead(found: readonly Worsening[], reference: Bilingual): Bilingual {
  const items = itemsWords(found);
  return {
    ja: `${items.ja}は、${reference.ja}と比べて、ふだんの動きを超えて悪くなっている。偶然と見込まれる割合（${CHANCE_SHARE.ja}）は${LIMIT.ja}以下である。${NOT_TOLD.ja}`,
    en: `Against ${reference.en}, ${items.en} got worse by more than is usual. Few of such moves are chance: ${CHANCE_SHARE.en}, is ${LIMIT.en} or less. ${NOT_TOLD.en}`,
  };
}

function doubtfulHead(found: readonly Worsening[], reference: Bilingual): Bilingual {
  const items = itemsWords(found);
  return {
    ja: `${items.ja}は、${reference.ja}と比べて悪くなったように見えるが、偶然かもしれない。偶然と見込まれる割合（${CHANCE_SHARE.ja}）が${LIMIT.ja}を超える。${NOT_TOLD.ja}`,
    en: `Against ${reference.en}, ${items.en} ${found.length === 1 ? "looks" : "look"} worse than before, which may be chance: ${CHANCE_SHARE.en}, is over ${LIMIT.en}. ${NOT_TOLD.en}`,
  };
}

/** The head of doubtful changes that follow certain ones. */
function moreHead(found: readonly Worsening[]): Bilingual {
  const items = itemsWords(found);
  return {
    ja: `ほかに${items.ja}も悪くなったように見えるが、偶然かもしれない（偶然と見込まれる割合が${LIMIT.ja}を超える）。`,
    en: `Besides, ${items.en} ${found.length === 1 ? "looks" : "look"} worse than before, which may be chance (the share expected by chance is over ${LIMIT.en}).`,
  };
}

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

/** A share as sentences write it: "43％". */
export function shareText(share: number, language: Language): string {
  return language === "ja" ? percentUp(share).replace("%", "％") : percentUp(share);
}
