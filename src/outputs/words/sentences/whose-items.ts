import { SEX_NAMES } from "../../../figures/figure-input.js";
import type { SexOrBoth } from "../../../model/ratios.js";
import type { Bilingual } from "../../../text/language.js";

/** 男性か女性が: in whom an item that is told is high. */
export function whoseItems(sexes: readonly SexOrBoth[]): Bilingual {
  const [only, another] = sexes;
  if (only === undefined || another !== undefined) return { ja: "男性か女性が", en: "men or women" };
  const { ja, en } = SEX_NAMES[only];
  return { ja: `${ja}${only === "both" ? "で" : "が"}`, en: en.toLowerCase() };
}
