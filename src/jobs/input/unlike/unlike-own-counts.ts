import type { ItemReference } from "../../../engine/reference/reference.js";
import { builtInNumbers } from "../../../ingest/built-in/sources.js";
import type { OwnCounts } from "../../../ingest/own-counts/read-own-counts.js";
import { AGES, COLUMNS, type CountTable, type Sex } from "../../../model/counts.js";
import type { Bilingual } from "../../../text/language.js";
import { plain } from "../../../text/numbers.js";
import { builtInReferences } from "../../ratios/reference/built-in-references.js";
import { firstFive } from "../first-five.js";

/**
 * How many times the rates of one sex are those of the other where an item tells the sexes apart (24 of the 46 do), and how many
 * times nearer to the nation a region has to be with its sexes exchanged. Of 114,106 areas and prefectures of releases 6 to 9
 * beside the nation of a release at most two years away, none is nearer; 98.5 % would be found, were their sexes exchanged. No
 * prefecture is nearer with cases and others exchanged either.
 */
const LEAST_TIMES = Math.log(2);
/** Of the way that a region is off, at most so much may be left when its sexes are exchanged. */
const MOST_LEFT = 0.5;
/** Ratios of fewer people move much by chance. */
const LEAST_PEOPLE = 20;

/** In releases 6 to 9 no prefecture has less than 0.53 or more than 3.72 times the people that rates of the nation give. */
const LEAST_RATIO = 1 / 3;
const MOST_RATIO = 4;
const LEAST_EXPECTED = 100;

/**
 * Says what in counts of one's own is far from the nation of the nearest built-in release: items of which men and women, or cases and
 * others, seem to be exchanged, and items of which far more or far fewer people are counted than anywhere.
 * Items without rates of the nation and counts by other age classes are not judged.
 */
export function unlikeOwnCounts(own: Pick<OwnCounts, "releases" | "ageClasses" | "catalog">): Bilingual[] {
  if (own.ageClasses.length < AGES) return [];
  return own.releases.flatMap(({ release, pairs }) => {
    const nation = nationNear(release);
    return pairs.flatMap(({ table, area }) => {
      const item = own.catalog.items.find((one) => one.table === table);
      const rates = item && nation.items.get(item.id);
      return item && rates && area ? doubtsOf(area, item.name, rates, nation.release) : [];
    });
  });
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

function doubtsOf(table: CountTable, name: Bilingual, rates: ItemReference, release: number): Bilingual[] {
  const everywhere = table.regions.map((_, region) => peopleOf(table, region, rates));
  const all = everywhere.reduce(sumOf);
  const item = {
    ja: `${table.fiscalYear}年度「${name.ja}」`,
    en: `"${name.en}" of FY${table.fiscalYear}`,
  };
  if (areExchanged(all)) return [exchangedWords(item, null, release)];
  if (areOthers(all)) return [othersWords(item, release)];
  const ratio = (all.male.observed + all.female.observed) / (all.male.expected + all.female.expected);
  const isFar = ratio < LEAST_RATIO || ratio > MOST_RATIO;
  if (all.male.expected + all.female.expected >= LEAST_EXPECTED && isFar)
    return [farWords(item, ratio, release)];
  const exchanged = table.regions.filter((_, region) => areExchanged(everywhere[region]!));
  return exchanged.length === 0
    ? []
    : [
        exchangedWords(
          item,
          exchanged.map((one) => one.name),
          release,
        ),
      ];
}

/** People of a sex that are counted, and that rates of their own and of the other sex would give. */
interface OfSex {
  readonly examined: number;
  readonly observed: number;
  readonly expected: number;
  readonly asOther: number;
}
type People = Readonly<Record<Sex, OfSex>>;

const OTHER = { male: "female", female: "male" } as const;

function peopleOf(table: CountTable, region: number, rates: ItemReference): People {
  const of = (sex: Sex): OfSex => {
    const { strata, counts } = table[sex];
    const cases = strata.findIndex(({ isPart }) => isPart);
    const at = (line: number, age: number) => counts[(region * strata.length + line) * COLUMNS + age]!;
    const rate = (other: Sex, age: number) => rates[other].observed[age]! / rates[other].examined[age]!;
    const people = { examined: 0, observed: 0, expected: 0, asOther: 0 };
    for (let age = 0; age < AGES; age++) {
      const examined = at(1 - cases, age);
      people.examined += examined;
      people.observed += at(cases, age);
      people.expected += examined * rate(sex, age);
      people.asOther += examined * rate(OTHER[sex], age);
    }
    return people;
  };
  return { male: of("male"), female: of("female") };
}

function sumOf(a: People, b: People): People {
  const of = (sex: Sex): OfSex => ({
    examined: a[sex].examined + b[sex].examined,
    observed: a[sex].observed + b[sex].observed,
    expected: a[sex].expected + b[sex].expected,
    asOther: a[sex].asOther + b[sex].asOther,
  });
  return { male: of("male"), female: of("female") };
}

/** Are both sexes much nearer to the rates of the other one, where these differ much? */
function areExchanged({ male, female }: People): boolean {
  const areApart = [male, female].every(
    ({ expected, asOther }) => Math.abs(Math.log(expected / asOther)) >= LEAST_TIMES,
  );
  return areApart && isMuchNearer([male, female], (of) => Math.log(of.observed / of.asOther));
}

/** Are those who are no cases much nearer to the rates of cases? */
const areOthers = ({ male, female }: People): boolean =>
  isMuchNearer([male, female], (of) => Math.log((of.examined - of.observed) / of.expected));

/** @param otherwise how far, as a logarithm, people of a sex would be off who were read otherwise */
function isMuchNearer(sexes: readonly OfSex[], otherwise: (of: OfSex) => number): boolean {
  const sum = (off: (of: OfSex) => number) => sexes.reduce((all, of) => all + Math.abs(off(of)), 0);
  const [now, then] = [sum((of) => Math.log(of.observed / of.expected)), sum(otherwise)];
  return (
    sexes.every(({ observed }) => observed >= LEAST_PEOPLE) &&
    now - then >= LEAST_TIMES &&
    then <= now * MOST_LEFT
  );
}

/** @param regions by name; null for all */
function exchangedWords(item: Bilingual, regions: readonly string[] | null, release: number): Bilingual {
  const named =
    regions &&
    firstFive(
      regions.map((name) => ({ ja: name, en: name })),
      "地域",
    );
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
