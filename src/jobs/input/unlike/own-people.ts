import type { ItemReference } from "../../../engine/reference/reference.js";
import type { OwnRow } from "../../../ingest/own-counts/own-rows.js";
import { SEXES, type Sex } from "../../../model/counts.js";

/**
 * How many times the rates of one sex are those of the other where an item tells the sexes apart (24 of the 46 do), and how many
 * times nearer to the nation a region has to be with its sexes exchanged. Of 114,106 areas and prefectures of releases 6 to 9
 * beside the nation of a release at most two years away, none is nearer; 98.5 % would be found, were their sexes exchanged. No
 * prefecture is nearer with cases and others exchanged either.
 */
const LEAST_TIMES = Math.log(2);
/** Of the way that a region is off, at most so much may be left when its sexes are exchanged. */
const MOST_LEFT = 0.5;
/** No nearer than that, they do not fit the rates of the others. */
const MOST_APART = Math.log(2);
/** Ratios of fewer people move much by chance. */
const LEAST_PEOPLE = 20;

/** In releases 6 to 9 no prefecture has less than 0.53 or more than 3.72 times the people that rates of the nation give. */
const LEAST_RATIO = 1 / 3;
const MOST_RATIO = 4;
const LEAST_EXPECTED = 100;

/** People of a sex that are counted, and that rates of their own and of the other sex would give. */
interface OfSex {
  examined: number;
  observed: number;
  expected: number;
  asOther: number;
  /** Expected, if all people of a class of several ages were of the age with the lowest rate, and the highest. */
  least: number;
  most: number;
}
export type People = Readonly<Record<Sex, Readonly<OfSex>>>;

const OTHER = { male: "female", female: "male" } as const;

/** The people of rows of one item, beside those that rates would give. */
export function peopleOf(rows: readonly OwnRow[], rates: ItemReference): People {
  const people = { male: nobody(), female: nobody() };
  for (const { sex, ages, examined, observed } of rows) {
    const of = people[sex];
    const [least, most] = rateEnds(rates, sex, ages);
    of.examined += examined;
    of.observed += observed;
    of.expected += examined * rateOf(rates, sex, ages);
    of.asOther += examined * rateOf(rates, OTHER[sex], ages);
    of.least += examined * least;
    of.most += examined * most;
  }
  return people;
}

const nobody = (): OfSex => ({ examined: 0, observed: 0, expected: 0, asOther: 0, least: 0, most: 0 });

/** Of all ages of a class together. */
function rateOf(rates: ItemReference, sex: Sex, { from, to }: OwnRow["ages"]): number {
  let [examined, observed] = [0, 0];
  for (let age = from; age <= to; age++) {
    examined += rates[sex].examined[age]!;
    observed += rates[sex].observed[age]!;
  }
  return observed / examined;
}

/** The lowest and the highest of its ages. */
function rateEnds(rates: ItemReference, sex: Sex, { from, to }: OwnRow["ages"]): readonly [number, number] {
  let [least, most] = [1, 0];
  for (let age = from; age <= to; age++) {
    const rate = rates[sex].observed[age]! / rates[sex].examined[age]!;
    least = Math.min(least, rate);
    most = Math.max(most, rate);
  }
  return [least, most];
}

/** The people of both together. */
export function together(a: People, b: People): People {
  const of = (sex: Sex): OfSex => ({
    examined: a[sex].examined + b[sex].examined,
    observed: a[sex].observed + b[sex].observed,
    expected: a[sex].expected + b[sex].expected,
    asOther: a[sex].asOther + b[sex].asOther,
    least: a[sex].least + b[sex].least,
    most: a[sex].most + b[sex].most,
  });
  return { male: of("male"), female: of("female") };
}

/**
 * Are both sexes much nearer to the rates of the other one, where these differ much?
 *
 * @param leastPeople that each sex has to count
 */
export function areExchanged({ male, female }: People, leastPeople = LEAST_PEOPLE): boolean {
  const areApart = [male, female].every(
    ({ expected, asOther }) => Math.abs(Math.log(expected / asOther)) >= LEAST_TIMES,
  );
  return areApart && isMuchNearer([male, female], leastPeople, (of) => Math.log(of.observed / of.asOther));
}

/** Are those who are no cases much nearer to the rates of cases? */
export const areOthers = ({ male, female }: People): boolean =>
  isMuchNearer([male, female], LEAST_PEOPLE, (of) => Math.log((of.examined - of.observed) / of.expected));

/** How far people are, as a logarithm, from what their own rates can give, whatever their ages within the classes. */
function offRates({ observed, least, most }: OfSex): number {
  const nearest = Math.min(Math.max(observed, least), most);
  return Math.log(observed / nearest);
}

/** @param otherwise how far, as a logarithm, people of a sex would be off who were read otherwise */
function isMuchNearer(
  sexes: readonly OfSex[],
  leastPeople: number,
  otherwise: (of: OfSex) => number,
): boolean {
  const sum = (off: (of: OfSex) => number) => sexes.reduce((all, of) => all + Math.abs(off(of)), 0);
  const [now, then] = [sum(offRates), sum(otherwise)];
  return (
    sexes.every(({ observed }) => observed >= leastPeople) &&
    now - then >= LEAST_TIMES &&
    then <= Math.min(now * MOST_LEFT, MOST_APART * sexes.length)
  );
}

/**
 * How many times the people that rates give are counted, where that is further from them than anywhere.
 *
 * @param times how many times further it has to be
 * @returns null where it is not, or where few are expected
 */
export function farRatio(people: People, times = 1): number | null {
  const sum = (of: "observed" | "expected" | "least" | "most") =>
    SEXES.reduce((all, sex) => all + people[sex][of], 0);
  const [observed, expected] = [sum("observed"), sum("expected")];
  if (expected < LEAST_EXPECTED) return null;
  const isFar = observed * times < sum("least") * LEAST_RATIO || observed > sum("most") * MOST_RATIO * times;
  return isFar ? observed / expected : null;
}
