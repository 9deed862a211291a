import type { Level } from "../catalog/levels.js";
import type { Area } from "../catalog/schema.js";
import type { Bilingual } from "../text/language.js";
import { agesName, type FigureInput, prefectureName, type Region } from "./figure-input.js";
import { capital, regionWords } from "./region-words.js";
import { listNote } from "./text/names.js";

/** Where a figure has a value, and whether the result has a row for it: one without a ratio is a row too. */
export interface FigurePlace extends Region {
  readonly ages: string;
  readonly isInResult: boolean;
}

/**
 * The places of a figure that has one for each region and age group in each panel.
 *
 * @param isInResult is the row of a panel, a region (its code) and ages in the result?
 */
export const placesOf = <Panel>(
  panels: readonly Panel[],
  regions: readonly Region[],
  ages: readonly string[],
  isInResult: (panel: Panel, code: string, ages: string) => boolean,
): FigurePlace[] =>
  panels.flatMap((panel) =>
    regions.flatMap(({ code, name }) =>
      ages.map((age) => ({ code, name, ages: age, isInResult: isInResult(panel, code, age) })),
    ),
  );

/** Regions and ages of which no place is in the result, and how many of the other places are not. */
function absentOf(places: readonly FigurePlace[]) {
  const present = places.filter(({ isInResult }) => isInResult);
  const codes = new Set(present.map(({ code }) => code));
  const ages = new Set(present.map((place) => place.ages));
  const absent = places.filter(({ isInResult }) => !isInResult);
  return {
    regions: new Map(absent.flatMap(({ code, name }) => (codes.has(code) ? [] : [[code, name] as const]))),
    ages: new Set(absent.flatMap((place) => (ages.has(place.ages) ? [] : [place.ages]))),
    count: absent.filter((place) => codes.has(place.code) && ages.has(place.ages)).length,
  };
}

/** The areas of the figure that the list has and its places do not, the prefecture's own first. */
function unplaced(
  places: readonly FigurePlace[],
  { prefecture, listed, language }: AbsenceInput,
  isNational: boolean,
): Region[] {
  if (!listed) return [];
  const placed = new Set(places.map(({ code }) => code));
  const isOwn = ({ prefectureCode }: Area) => prefectureCode === prefecture.code;
  const own = listed.areas.filter(isOwn);
  // Areas of a user's own making: the list is not theirs.
  const known = new Set([prefecture.code, ...listed.areas.map(({ code }) => code)]);
  if (places.some(({ code }) => !known.has(code))) return [];
  const others = isNational ? listed.areas.filter((area) => !isOwn(area)) : [];
  const nameOf = (area: Area) => {
    const found = listed.prefectures.find(({ code }) => code === area.prefectureCode);
    if (isOwn(area) || !found) return area.name;
    return language === "ja" ? `${found.name.ja}${area.name}` : `${area.name} (${found.name.en})`;
  };
  return [...own, ...others]
    .filter(({ code }) => !placed.has(code))
    .map((area) => ({ code: area.code, name: nameOf(area) }));
}

type AbsenceInput = Pick<FigureInput, "prefecture" | "listed" | "language"> & {
  readonly rows: Iterable<{ readonly level: Level }>;
};

/**
 * Says what of a figure is not in the result, a note of its own below it; none where all is. The place of such a value is
 * left empty: that it cannot be computed is not known.
 *
 * @param places every place of the figure
 * @param options `national`: of all areas of the nation; `what` its values are, where they are no ratios; `where` they
 * stand, if not in a figure
 */
export function absentNotes(
  places: readonly FigurePlace[],
  input: AbsenceInput,
  {
    national = false,
    what = "values",
    where = "figure",
  }: { national?: boolean; what?: "values" | "trends"; where?: "figure" | "table" } = {},
): string[] {
  const { language, prefecture } = input;
  const ja = language === "ja";
  const [word, value] = what === "values" ? ["値", "value"] : ["推移", "trend"];
  const [wordWhere, ofWhere] = [where === "figure" ? "図" : "表", `of this ${where}'s ${what}`];
  if (places.length > 0 && !places.some(({ isInResult }) => isInResult))
    return [ja ? `この${wordWhere}の${word}は1つも結果にない。` : `None ${ofWhere} is in the result.`];
  const absent = absentOf(places);
  const regions = new Map([
    ...absent.regions,
    ...unplaced(places, input, national).map(({ code, name }) => [code, name] as const),
  ]);
  // Where values stand in their order, none leaves a place empty.
  const gap = national || what === "trends" ? ["", ""] : ["（空けてある）", " (left empty)"];
  const sentences: string[] = [];
  if (absent.count > 0) {
    sentences.push(
      ja
        ? `この${wordWhere}の${word}のうち${absent.count}個は結果にない${gap[0]}。`
        : `${absent.count} ${ofWhere} ${absent.count === 1 ? "is" : "are"} not in the result${gap[1]}.`,
    );
  }
  if (regions.has(prefecture.code)) {
    const name = prefectureName(input);
    sentences.push(
      ja ? `${name}全体の${word}は結果にない。` : `The result has no ${value} of ${name} as a whole.`,
    );
    regions.delete(prefecture.code);
  }
  const hasArea = places.some(({ code, isInResult }) => isInResult && code !== prefecture.code);
  if (regions.size > 0) {
    const { several } = regionWords(input.rows);
    const none: Bilingual = {
      ja: `結果に${word}が1つもない${several.ja}`,
      en: `${capital(several.en)} without any ${value} in the result`,
    };
    if (hasArea) sentences.push(...listNote(none, [...regions.values()], language));
    else
      sentences.push(
        ja ? `医療圏の${word}は結果にない。` : `The result has no ${value} of any secondary medical area.`,
      );
  }
  const ages = [...absent.ages].map((ages) => agesName(ages, language));
  const noAges = { ja: `結果に${word}が1つもない年齢`, en: `Ages without any ${value} in the result` };
  sentences.push(...listNote(noAges, ages, language));
  return sentences.length === 0 ? [] : [sentences.join(ja ? "" : " ")];
}
