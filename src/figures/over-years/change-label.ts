import { sideOf } from "../../model/marks.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { DOUBTFUL_SIGN } from "../chart/rows.js";
import { WIDE } from "../difference-scale.js";

/** Men and women in a word that fits into a small panel. */
export const SHORT_SEX: Readonly<Record<SexOrBoth, Bilingual>> = {
  male: { ja: "男", en: "Men" },
  female: { ja: "女", en: "Women" },
  both: { ja: "男女計", en: "Both" },
};

/**
 * "男 +0.9", "男 —" without a change; an arrow where it is more than what is usual, a sign of doubt where it begins or ends
 * with what looks like an error of the source, or with a reference that holds one.
 */
export function changeText(change: FigureChange | null, sex: SexOrBoth, language: Language): string {
  const arrow = ["↓", "", "↑"][sideOf(change?.changeMark) + 1];
  const doubt = isDoubtfulChange(change) ? DOUBTFUL_SIGN : "";
  return `${SHORT_SEX[sex][language]} ${arrow}${change ? signed(change.netChange, 1) + doubt : NO_VALUE}`;
}

/** Is a change not judged for errors of the source, in its own ends or in their reference? */
export const isDoubtfulChange = (change: Pick<FigureChange, "unmarked"> | null): boolean =>
  change?.unmarked === "implausible" || change?.unmarked === "implausible-reference";

/** Is the change more than what is usual? */
export const isMarkedChange = (change: Partial<Pick<FigureChange, "changeMark">> | null) =>
  sideOf(change?.changeMark) !== 0;

/** Among changes with a q up to this, one in ten is marked by chance. */
export const CERTAIN = 0.1;

/** Does its mark hold although so many regions are compared? */
export const isCertainChange = (change: Partial<Pick<FigureChange, "changeMark" | "q">> | null) =>
  isMarkedChange(change) && (change?.q ?? 1) <= CERTAIN;

/** Do hidden counts leave more than `WIDE` points of the change over the whole period open, so that its number says little? */
export function isWideChange(change: FigureChange | null): boolean {
  if (!change) return false;
  return change.netChangeUpper - change.netChangeLower > WIDE;
}
