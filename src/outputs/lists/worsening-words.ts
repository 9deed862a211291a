import type { Bilingual } from "../../text/language.js";
import type { Standing } from "../worsening-row.js";

/** Where a region stands against the reference, in the heading of a list of items that are getting worse. */
export const STANDING_WORDS: Readonly<Record<Standing, (reference: Bilingual) => Bilingual>> = {
  unfavourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましくなく、悪くなっている項目`,
    en: `Significantly worse than ${en}, and getting worse`,
  }),
  level: ({ ja, en }) => ({
    ja: `${ja}との差は有意でないが、悪くなっている項目`,
    en: `Not significantly different from ${en}, but getting worse`,
  }),
  favourable: ({ ja, en }) => ({
    ja: `${ja}より有意に好ましいが、悪くなっている項目`,
    en: `Significantly better than ${en}, but getting worse`,
  }),
};

/** What a change that is listed is, and what its mark does not tell. */
export const CHANGE_WORDS: Readonly<Bilingual> = {
  ja: "判定の付いた変化だけを並べた：95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が、0からも全地域に共通の動きからも外れているもの。偶然だけでも20に1つまでは付き、理由も、今後も続くかどうかも示さない。",
  en: "Only marked changes are listed: the 95% interval (sampling error, hidden counts and the usual moves of regions of its size) lies beyond both 0 and the change that all regions share. Chance alone marks up to 1 in 20; a mark tells neither the cause nor that the change goes on.",
};
