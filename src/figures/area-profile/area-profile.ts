import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import { rankedAmong } from "../../model/ranked-regions.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { Failure } from "../../text/failure.js";
import { absentNotes, type FigurePlace } from "../absent-values.js";
import { areasOf, type Region, sexesOf } from "../figure-input.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { readingOf } from "../reading.js";
import { plotsWidth } from "../sheet/look.js";
import { chartSpec, panelsHeight } from "../sheet/sheet.js";
import { type AreaProfileInput, linesOf, type ProfileChoice, profileChoice, SIDES } from "./choice.js";
import { keyOf } from "./key.js";
import { profileLayout, USUAL_WIDTH } from "./layout.js";
import { profilePanel } from "./panel.js";
import { profileRanks, ranksHead } from "./ranks.js";
import { profileRows, profileScales } from "./rows.js";
import { agesHead, formOf, HEADS, headingOf, notesOf, secondHead, shortAges, titleOf } from "./texts.js";

/** The places of the lines' ratios and of their bars by age. */
function placesOf(choices: readonly ProfileChoice[], area: Region): FigurePlace[] {
  return choices.flatMap(linesOf).flatMap(({ row, byAge }) =>
    [{ ages: WHOLE_AGES, row }, ...byAge].map((place) => ({
      ...area,
      ages: place.ages,
      isInResult: place.row !== undefined,
    })),
  );
}

/** Something of each side of each sex. */
const ofSides = <T>(
  choices: readonly ProfileChoice[],
  of: (choice: ProfileChoice, side: "worst" | "best") => T,
) =>
  Object.fromEntries(
    choices.map((choice) => [choice.sex, Object.fromEntries(SIDES.map((side) => [side, of(choice, side)]))]),
  );

/** What the figure is made of. @throws Failure where the rows have nothing of the area */
function planOf(input: AreaProfileInput) {
  const { look = {}, prefecture, areaCode } = input;
  const area = areasOf(input.rows, prefecture.code).find(({ code }) => code === areaCode);
  if (!area) {
    throw new Failure({
      ja: `${prefecture.name}に二次医療圏 ${areaCode} の結果がありません。`,
      en: `there are no results of area ${areaCode} in ${prefecture.english ?? prefecture.name}.`,
    });
  }
  const choices = sexesOf(input).map((sex) => profileChoice(input, sex));
  const ranks = profileRanks(choices, input);
  const scales = profileScales(choices.flatMap(linesOf));
  const counts = choices.map((choice) => linesOf(choice).length);
  const width = plotsWidth(look, { usual: USUAL_WIDTH });
  const shown = { hasSecond: input.second !== undefined, hasRanks: ranks.hasRanks };
  const columns = profileLayout(width, counts, shown);
  const setting = { scales, layout: columns, ranks };
  const rows = choices.flatMap((choice) => profileRows(choice, setting, input));
  const frame = {
    input,
    title: titleOf(area.name, input),
    subtitle: readingOf(input),
    form: formOf(choices, input),
    width: columns.width,
    key: keyOf(rows),
    notes: notesOf(choices, ranks, absentNotes(placesOf(choices, area), { ...input, listed: null }), input),
  };
  const layout = profileLayout(width, counts, shown, panelsHeight(frame));
  return { choices, ranks, scales, shown, rows, frame, layout };
}

/**
 * One area on one page: the items in which it is worst and best, for men and for women, with rank among all areas,
 * interval, bounds, and the ages at which the difference sits.
 *
 * @throws Failure where the rows have nothing of the area
 */
export function areaProfileSpec(input: AreaProfileInput): TopLevelSpec {
  const { language } = input;
  const { choices, ranks, scales, shown, rows, frame, layout } = planOf(input);
  const ages = choices.flatMap(linesOf)[0]?.byAge.map((at) => at.ages) ?? [];
  return chartSpec({
    ...frame,
    params: {
      items: ofSides(choices, (choice, side) => choice[side].map(({ item }) => item.id)),
      headings: ofSides(choices, (choice, side) => headingOf(choice, side, input)),
      heads: {
        value: HEADS.value[language],
        ...(input.second ? { second: secondHead(input.second, language) } : {}),
        ...(ranks.hasRanks ? { positions: ranksHead(ranks, language) } : {}),
        peak: HEADS.peak[language],
      },
      agesHead: agesHead(scales.ageLimit, input),
      ages,
      ageNames: shortAges(ages, input),
      ...scales,
    },
    rows,
    panels: choices.map(({ sex }) => profilePanel({ sex, language, layout, ...shown })),
  });
}

/** Men and women who together would be too small to be read have a sheet each. */
export function profileSheets(input: AreaProfileInput): readonly SexOrBoth[] | null {
  if (input.look?.size?.height === undefined) return null;
  const { choices, layout } = planOf(input);
  return layout.isTooHigh && choices.length > 1 ? choices.map(({ sex }) => sex) : null;
}

const inputOf = ({ input, regionCode, items, source }: RatioFigure): AreaProfileInput => ({
  ...input,
  areaCode: regionCode,
  rankedAmong: rankedAmong(source.ranked),
  items,
});

export const profileFigures: SpecMaker<RatioFigure> = {
  sheets: (figure) => profileSheets(inputOf(figure)),
  spec: (figure) => areaProfileSpec(inputOf(figure)),
};
