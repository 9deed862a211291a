import type { ItemReference } from "../../../engine/reference/reference.js";
import type { OwnRow } from "../../../ingest/own-counts/own-rows.js";
import { AGES, SEXES, type Sex } from "../../../model/counts.js";
import { grouped } from "../../../model/grouped.js";
import type { Bilingual } from "../../../text/language.js";

/**
 * How much nearer to the nation counts have to be when they are read otherwise: mean distance of log odds over the classes with so
 * many people, and half of it within the sexes, so that a higher or lower level is no shift. Beside nations one or two years away
 * none of 285,138 files is told that were made of prefectures and areas of releases 6 to 9 with 1 to 46 items: as published, rounded,
 * of a fifth of the people, of insurers with other ages, and with the odds of all or of the young changed by up to 2. With five
 * items four of some 120,700 would be shifts, with ten none of 102,286. Of prefectures 37 to 56 % are found that are shifted, 85 to 100 %
 * (ten items or more) that are sums; fewer where ages are those of one insurer, or people few.
 */
const LEAST_NEARER = 0.1;
const LEAST_PEOPLE = 20;
const LEAST_CLASSES = 8;

/** What the rows of an age may hold in the place of its people. */
interface Reading {
  readonly leastItems: number;
  /** Share of the distance that may be left. */
  readonly mostLeft: number;
  /** From the class that an age is called to the class whose rate its people have. */
  readonly step: number;
  /** From an age to the one whose people are counted in it again; 0 where none are. */
  readonly again: number;
  readonly words: (release: number) => Bilingual;
}

const shifted = (step: -1 | 1, { ja, en }: Bilingual): Reading => ({
  leastItems: 10,
  mostLeft: 0.5,
  step,
  again: 0,
  words: (release) => ({
    ja: `どの年齢の人数も、全国（第${release}回）の 1 つ${ja}年齢階級の該当率に合います。年齢がずれていないか確かめてください`,
    en: `the counts of each age fit the nation's rates of the next ${en} class (release ${release}). Are ages shifted?`,
  }),
});

const cumulated = (again: -1 | 1, { ja, en }: Bilingual): Reading => ({
  leastItems: 1,
  mostLeft: 0.7,
  step: 0,
  again,
  words: (release) => ({
    ja: `人数は、${ja}年齢から順に足した累計のようです（階級ごとの人数に戻すと、全国（第${release}回）の該当率に合います）。年齢階級ごとの人数か確かめてください`,
    en: `the counts seem to be sums from the ${en} class on (taken apart they fit the nation's rates, release ${release}). Are they those of each age class?`,
  }),
});

const READINGS: readonly Reading[] = [
  shifted(-1, { ja: "若い", en: "younger" }),
  shifted(1, { ja: "高い", en: "older" }),
  cumulated(-1, { ja: "若い", en: "youngest" }),
  cumulated(1, { ja: "高い", en: "oldest" }),
];

/**
 * Says what counts by 5-year classes seem to hold in the place of the people of each age: those of the next class, or sums from age
 * to age.
 *
 * @param rows of one year, of all insurers or of one
 * @param nation rates by item, of a release
 * @returns null where they seem to be what they are called
 */
export function misreadAges(
  rows: readonly OwnRow[],
  nation: { readonly release: number; readonly items: ReadonlyMap<string, ItemReference> },
): Bilingual | null {
  const items = [...grouped(rows, ({ item }) => item)].flatMap(([id, of]) => {
    const rates = nation.items.get(id);
    return rates ? [{ rates, counts: byAge(of) }] : [];
  });
  const found = READINGS.find((reading) => {
    const known = items.flatMap(({ rates, counts }) => distances(counts, rates, reading));
    if (known.length < reading.leastItems) return false;
    const [now, then] = [mean(known.map(([one]) => one)), mean(known.map(([, one]) => one))];
    const [nowWithin, thenWithin] = [
      mean(known.map(([, , one]) => one)),
      mean(known.map(([, , , one]) => one)),
    ];
    return (
      now - then >= LEAST_NEARER &&
      nowWithin - thenWithin >= LEAST_NEARER / 2 &&
      then <= now * reading.mostLeft &&
      thenWithin <= nowWithin * reading.mostLeft
    );
  });
  return found?.words(nation.release) ?? null;
}

type Counts = Readonly<Record<"examined" | "observed", readonly number[]>>;

/** People of each sex by the seven ages. */
function byAge(rows: readonly OwnRow[]): Readonly<Record<Sex, Counts>> {
  const sums = (sex: Sex, head: keyof Counts) => {
    const counts = new Array<number>(AGES).fill(0);
    for (const row of rows) if (row.sex === sex) counts[row.ages.from]! += row[head];
    return counts;
  };
  const of = (sex: Sex) => ({ examined: sums(sex, "examined"), observed: sums(sex, "observed") });
  return { male: of("male"), female: of("female") };
}

/** Mean distances of log odds, as counts stand and as they are read: from the rates, and within each sex from their own mean. */
type Distances = readonly [now: number, then: number, nowWithin: number, thenWithin: number];

/** @returns none or one; none where counts cannot be read so, or few can */
function distances(
  counts: ReturnType<typeof byAge>,
  rates: ItemReference,
  { step, again }: Reading,
): Distances[] {
  const [now, then]: [number[][], number[][]] = [[], []];
  for (const sex of SEXES) {
    const { examined, observed } = counts[sex];
    const rateOf = (age: number) => logOdds(rates[sex].observed[age]!, rates[sex].examined[age]!);
    const [ofNow, ofThen]: [number[], number[]] = [[], []];
    for (let age = Math.max(0, -step); age < AGES - Math.max(0, step); age++) {
      const own = (of: readonly number[]) => of[age]! - (again && (of[age + again] ?? 0));
      const [all, cases] = [own(examined), own(observed)];
      if (cases < 0 || cases > all) return [];
      if (Math.min(cases, all - cases) < LEAST_PEOPLE) continue;
      ofNow.push(logOdds(observed[age]!, examined[age]!) - rateOf(age));
      ofThen.push(logOdds(cases, all) - rateOf(age + step));
    }
    now.push(ofNow);
    then.push(ofThen);
  }
  const within = (all: readonly number[][]) => all.map((of) => of.map((one) => one - mean(of)));
  const apart = (all: readonly number[][]) => mean(all.flat().map(Math.abs));
  if (now.flat().length < LEAST_CLASSES) return [];
  return [[apart(now), apart(then), apart(within(now)), apart(within(then))]];
}

const logOdds = (observed: number, examined: number): number => Math.log(observed / (examined - observed));

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
