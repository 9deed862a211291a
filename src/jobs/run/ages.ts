import { isTrendKind, kindOf, ownAges, shownAges } from "../../figures/kinds.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { Effects } from "../../process/effects.js";
import { chosenAges, chosenPrefectures } from "../chosen.js";
import { refuseOtherAges } from "../figures/shown-parts.js";
import type { RatioPlan } from "../ratios/request.js";
import type { RunChoice } from "./choice.js";
import { chosenKinds } from "./figures.js";

/**
 * Ages that a kind asked for cannot show are refused before anything is fetched or written.
 *
 * @throws Failure (`exitCode` 2)
 */
export function refuseAges({ kinds, ratios }: Pick<RunChoice, "kinds" | "ratios">): void {
  for (const kind of kinds ?? []) {
    const [own] = isTrendKind(kind) ? [WHOLE_AGES] : (ownAges(kind) ?? []);
    if (own !== undefined) refuseOtherAges(ratios.ages, own, { ja: kind, en: kind });
  }
}

/**
 * The same, and a run has the ratios of all ages asked for: of which ones the kinds of a single age group are is said.
 *
 * @throws Failure (`exitCode` 2)
 */
export function settleAges(
  { kinds, ratios }: Pick<RunChoice, "kinds" | "ratios">,
  { catalog }: Pick<RatioPlan, "catalog">,
  effects: Pick<Effects, "say">,
): void {
  if (ratios.ages === undefined) return;
  refuseAges({ kinds, ratios });
  const ages = chosenAges(ratios.ages).map(({ id }) => id);
  const single = chosenKinds(kinds, chosenPrefectures(ratios.prefectures, catalog)).filter(
    (kind) => kindOf(kind).ages === "first",
  );
  const [first] = single;
  if (first === undefined || ages.length < 2) return;
  const [shown] = shownAges(first, ages);
  effects.say({
    ja: `1 つの年齢区分を示す図（${single.join("、")}）は ${shown} 歳で描きます。ほかの年齢の比は ratios.csv にあります`,
    en: `figures of one age group (${single.join(", ")}) are of ages ${shown}; the ratios of the others are in ratios.csv`,
  });
}

/** Trends of a run are of all ages together; said where other ages were asked for. */
export function tellAgesOfTrends({ ages }: RunChoice["ratios"], effects: Pick<Effects, "say">): void {
  if (ages === undefined || ages.includes(WHOLE_AGES)) return;
  effects.say({
    ja: `年次推移（trend.json、trend.csv とその図）は、指定した年齢ではなく ${WHOLE_AGES} 歳です`,
    en: `trends (trend.json, trend.csv and their figures) are of ages ${WHOLE_AGES}, not of those asked for`,
  });
}
