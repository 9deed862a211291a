import type { ItemReference } from "../../../engine/reference/reference.js";
import { builtInNumbers } from "../../../ingest/built-in/sources.js";
import type { OwnCounts } from "../../../ingest/own-counts/read-own-counts.js";
import { grouped } from "../../../model/grouped.js";
import type { Bilingual } from "../../../text/language.js";
import { plain } from "../../../text/numbers.js";
import { builtInReferences } from "../../ratios/reference/built-in-references.js";
import { firstFive } from "../first-five.js";
import { copiedCounts } from "./copied-counts.js";
import { misreadAges } from "./misread-ages.js";
import { areExchanged, areOthers, farRatio, type People, peopleOf, together } from "./own-people.js";
import { regularCounts } from "./regular-counts.js";

/** One insurer in one place has people who are more alike than those of a region: fewer of them tell less. */
const LEAST_OF_INSURER = 50;
/** An insurer of one trade can be this many times further from the nation than any prefecture. */
const TIMES_OF_INSURER = 2;

/** What is doubtful in counts of one's own: those that seem to be copied or rounded, and those far from the nation. */
export const doubtsOfOwnCounts = (own: OwnCounts): Bilingual[] => [
  ...copiedCounts(own),
  ...regularCounts(own),
  ...unlikeOwnCounts(own),
];

/**
 * Says what in counts of one's own is far from the nation of the nearest built-in release: items of which men and women, or cases and
 * others, seem to be exchanged, items of which far more or far fewer people are counted than anywhere, and ages that are shifted or added up; everywhere,
 * of an insurer, in a region, or of an insurer in a region. Items without rates of the nation are not judged.
 */
export function unlikeOwnCounts(own: Pick<OwnCounts, "rows" | "releases" | "catalog">): Bilingual[] {
  return own.releases.flatMap(({ release, fiscalYear }) => {
    const nation = nationNear(release);
    const rows = own.rows.filter(({ year }) => year === fiscalYear);
    const ofItems = [...grouped(rows, ({ item }) => item)].flatMap(([id, of]) => {
      const rates = nation.items.get(id);
      const name = own.catalog.items.find((one) => one.id === id)?.name;
      if (!rates || !name) return [];
      const parts = [...grouped(of, ({ code, insurer }) => JSON.stringify([code, insurer])).values()].map(
        (its): Part => ({
          region: its[0]!.name,
          code: its[0]!.code,
          insurer: its[0]!.insurer,
          people: peopleOf(its, rates),
        }),
      );
      const item = { ja: `${fiscalYear}年度「${name.ja}」`, en: `"${name.en}" of FY${fiscalYear}` };
      return doubtsOf(parts, item, nation.release);
    });
    return [...ofItems, ...doubtfulAges(rows, fiscalYear, nation)];
  });
}

/** Of insurers where some are so and others not, else of all rows of a year. */
function doubtfulAges(rows: OwnCounts["rows"], fiscalYear: number, nation: Nation): Bilingual[] {
  if (rows.some(({ ages }) => ages.from !== ages.to)) return [];
  const year = { ja: `${fiscalYear}年度`, en: `FY${fiscalYear}` };
  const doubt = (of: OwnCounts["rows"], whose: Bilingual): Bilingual[] => {
    const found = misreadAges(of, nation);
    return found ? [{ ja: `${whose.ja}の${found.ja}`, en: `${whose.en}: ${found.en}` }] : [];
  };
  const insurers = [...grouped(rows, ({ insurer }) => insurer)];
  const ofSome = insurers.flatMap(([insurer, of]) =>
    doubt(of, { ja: `${year.ja}の${insurer}`, en: `${year.en}, ${insurer}` }),
  );
  return ofSome.length > 0 && ofSome.length < insurers.length ? ofSome : doubt(rows, year);
}

/** The people of an insurer in a region. */
interface Part {
  readonly region: string;
  readonly code: string;
  readonly insurer: string;
  readonly people: People;
}

interface Nation {
  readonly release: number;
  readonly items: ReadonlyMap<string, ItemReference>;
}

/** The nation of the nearest release that has one, with its number. */
function nationNear(release: number): Nation {
  const references = builtInReferences();
  const found = builtInNumbers().flatMap((number): Nation[] => {
    const items = references({ kind: "national" }, number)?.items;
    return items ? [{ release: number, items }] : [];
  });
  const distance = (nation: Nation) => Math.abs(nation.release - release);
  return found.sort((a, b) => distance(a) - distance(b))[0]!;
}

/** What is told of a larger part is not told again of those that it consists of. */
function doubtsOf(parts: readonly Part[], item: Bilingual, release: number): Bilingual[] {
  const whole = doubtOf(peopleIn(parts), item, release);
  if (whole) return [whole];
  const insurers = grouped(parts, ({ insurer }) => insurer);
  const areSeveral = insurers.size > 1;
  const told: Bilingual[] = [];
  const left: Part[] = [];
  for (const [insurer, of] of insurers) {
    const its = { ja: `${item.ja}の${insurer}`, en: `${item.en} in ${insurer}` };
    const doubt = areSeveral ? doubtOf(peopleIn(of), its, release, TIMES_OF_INSURER) : null;
    if (doubt) told.push(doubt);
    else left.push(...of);
  }
  const exchanged: Bilingual[] = [];
  for (const of of grouped(left, ({ code }) => code).values()) {
    const { region } = of[0]!;
    if (areExchanged(peopleIn(of))) exchanged.push({ ja: region, en: region });
    else if (areSeveral)
      for (const { insurer, people } of of)
        if (areExchanged(people, LEAST_OF_INSURER))
          exchanged.push({ ja: `${region}（${insurer}）`, en: `${region} (${insurer})` });
  }
  return exchanged.length === 0 ? told : [...told, exchangedWords(item, exchanged, release)];
}

const peopleIn = (parts: readonly Part[]): People => parts.map(({ people }) => people).reduce(together);

/** What is doubtful of all people of an item, or of an insurer; null where nothing is. */
function doubtOf(people: People, item: Bilingual, release: number, times = 1): Bilingual | null {
  if (areExchanged(people)) return exchangedWords(item, null, release);
  if (areOthers(people)) return othersWords(item, release);
  const ratio = farRatio(people, times);
  return ratio === null ? null : farWords(item, ratio, release);
}

/** @param places regions, or insurers in regions; null for all */
function exchangedWords(item: Bilingual, places: readonly Bilingual[] | null, release: number): Bilingual {
  const named = places && firstFive(places, "地域");
  const [ja, en] = named ? [`の${named.ja}`, ` in ${named.en}`] : ["", ""];
  return {
    ja: `${item.ja}${ja}は、男女を入れ替えると全国（第${release}回）の該当率に合います。男女の取り違えでないか確かめてください`,
    en: `${item.en}${en}: with men and women exchanged the counts fit the nation's rates (release ${release}). Are they mixed up?`,
  };
}

const othersWords = (item: Bilingual, release: number): Bilingual => ({
  ja: `${item.ja}の該当者数は、該当しない人の数のようです（受診者数から引くと、全国（第${release}回）の該当率に合います）。確かめてください`,
  en: `${item.en}: the people counted seem to be those who are no cases (taken from those examined they fit the nation's rates, release ${release}). Please check`,
});

function farWords(item: Bilingual, ratio: number, release: number): Bilingual {
  const times = plain(ratio, ratio < 1 ? 2 : 1);
  return {
    ja: `${item.ja}の該当者数は、全国（第${release}回）の該当率から見込まれる人数の ${times} 倍です。割合（％）でないか、項目や年齢の取り違えでないか確かめてください`,
    en: `${item.en}: ${times} times the people that the nation's rates give (release ${release}) are counted. Are they shares, or those of another item or age?`,
  };
}
