import { isCertainChange } from "../../figures/over-years/change-label.js";
import type { Bilingual } from "../../text/language.js";
import type { Standing, Worsening } from "../worsening.js";

/** May the change well be one that chance makes among so many? */
export const isDoubtful = ({ change }: Worsening): boolean => !isCertainChange(change);

/**
 * The heading of a list of items that are getting worse: where the region stands against the reference, and "perhaps" where
 * chance may well have made each of the changes.
 */
export function standingHeading(
  standing: Standing,
  changes: readonly Worsening[],
  reference: Bilingual,
): Bilingual {
  const mayBeChance = changes.every(isDoubtful);
  const stands = STANDS[standing](reference);
  return {
    ja: `${stands.ja}、${mayBeChance ? "悪くなっているかもしれない" : "悪くなっている"}項目`,
    en: `${stands.en} ${mayBeChance ? "perhaps " : ""}getting worse`,
  };
}

const STANDS: Readonly<Record<Standing, (reference: Bilingual) => Bilingual>> = {
  unfavourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましくなく`,
    en: `Significantly worse than ${en}, and`,
  }),
  level: ({ ja, en }) => ({
    ja: `${ja}との差は有意でないが`,
    en: `Not significantly different from ${en}, but`,
  }),
  favourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましいが`,
    en: `Significantly better than ${en}, but`,
  }),
};

/** What a change that is listed is, and what its mark does not tell. */
export const CHANGE_WORDS: Readonly<Bilingual> = {
  ja: "判定の付いた変化だけを並べた：95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が、0からも全地域に共通の動きからも外れているもの。偶然だけでも20に1つまでは付き、理由も、今後も続くかどうかも示さない。",
  en: "Only marked changes are listed: the 95% interval (sampling error, hidden counts and the usual moves of regions of its size) lies beyond both 0 and the change that all regions share. Chance alone marks up to 1 in 20; a mark tells neither the cause nor that the change goes on.",
};
