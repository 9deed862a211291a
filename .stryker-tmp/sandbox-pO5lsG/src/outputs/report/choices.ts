// @ts-nocheck
import { isTrendKind, TREND_KINDS } from "../../figures/kinds.js";
import { type Choice, settled } from "./choice.js";
import type { ReportHeader } from "./format.js";

/**
 * Choices among which is one of every make of figure. Figures of one kind share a compiled spec but for their language,
 * panels and age groups; how many areas a prefecture has is among their data. That is asked of the prefectures with the
 * fewest and the most areas.
 */
export function* choicesOfEveryMake(header: ReportHeader): Generator<Choice> {
  const { releases } = settled(header, {}).offer;
  for (const language of ["ja", "en"] as const) {
    for (const release of releases) {
      for (const prefecture of smallestAndLargest(header, release)) {
        for (const figure of settled(header, { release, prefecture }).offer.figures) {
          if (isTrendKind(figure)) continue;
          for (const sexes of settled(header, { release, prefecture, figure }).offer.sexes) {
            const wish = { language, release, prefecture, figure, sexes };
            const byCount = new Map(
              settled(header, wish).offer.ages.map((ages) => [ages.split(",").length, ages]),
            );
            for (const ages of byCount.values()) yield settled(header, { ...wish, ages }).choice;
          }
        }
      }
    }
    if (header.trends) yield* choicesOverTheYears(header, language);
  }
}

/** Figures over the years have no release; whose they are is among their data. */
function* choicesOverTheYears(header: ReportHeader, language: Choice["language"]): Generator<Choice> {
  for (const figure of TREND_KINDS) {
    for (const sexes of settled(header, { figure }).offer.sexes) {
      yield settled(header, { language, figure, sexes }).choice;
    }
  }
}

function smallestAndLargest(header: ReportHeader, release: number): string[] {
  const sized = settled(header, { release })
    .offer.prefectures.map(({ code }) => ({
      code,
      areas: settled(header, { release, prefecture: code }).offer.areas.length,
    }))
    .sort((a, b) => a.areas - b.areas);
  return [...new Set([sized[0], sized.at(-1)].flatMap((prefecture) => prefecture?.code ?? []))];
}
