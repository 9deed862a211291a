import { type FigureKind, isTrendKind, kindOf, TREND_KINDS } from "../../figures/kinds.js";
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

/** Figures over the years have no release. Panels of regions stand as their number and the longest name ask for. */
function* choicesOverTheYears(header: ReportHeader, language: Choice["language"]): Generator<Choice> {
  for (const figure of TREND_KINDS) {
    const prefectures =
      kindOf(figure).oneA === "prefecture-item" ? ofEveryNumberOfAreas(header, figure) : [undefined];
    for (const prefecture of prefectures) {
      const wish = { language, figure, ...(prefecture === undefined ? {} : { prefecture }) };
      for (const sexes of settled(header, wish).offer.sexes) yield settled(header, { ...wish, sexes }).choice;
    }
  }
}

/** Names up to this many characters stand on one line above every panel. */
const SHORT_NAME = 12;

function ofEveryNumberOfAreas(header: ReportHeader, figure: FigureKind): string[] {
  const byNumber = new Map<string, string>();
  for (const { code } of settled(header, { figure }).offer.prefectures) {
    const { areas } = settled(header, { figure, prefecture: code }).offer;
    const longest = Math.max(SHORT_NAME, ...areas.map(({ name }) => name.length));
    byNumber.set(`${areas.length} ${longest}`, code);
  }
  return [...byNumber.values()];
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
