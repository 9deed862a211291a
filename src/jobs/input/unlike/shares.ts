import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  SEXES,
  type Sex,
  SUBTOTAL,
} from "../../../model/counts.js";
import type { Bilingual } from "../../../text/language.js";
import { percent } from "../../../text/numbers.js";

/** A share of the people of a table, 0 to 1. */
export interface Share {
  readonly kind: "sex" | "age" | "class";
  readonly name: Bilingual;
  readonly share: number;
}

const SEX_NAMES: Readonly<Record<Sex, Bilingual>> = {
  male: { ja: "男", en: "men" },
  female: { ja: "女", en: "women" },
};

/**
 * Of men among all, and of each age class and class among a sex: printed counts alone, since few of a nation are hidden.
 *
 * @param region index of the one whose people they are; everybody where none is given
 */
export function sharesOf(table: CountTable, region?: number): Share[] {
  const sums = SEXES.map((sex) => sumsOf(table, sex, region));
  const [male, female] = sums.map(({ people }) => people) as [number, number];
  const shares: Share[] = [{ kind: "sex", name: SEX_NAMES.male, share: male / (male + female) }];
  for (const [i, sex] of SEXES.entries()) {
    const { ages, classes, people } = sums[i]!;
    const { ja, en } = SEX_NAMES[sex];
    const ofAges = ages.reduce((sum, count) => sum + count, 0);
    for (const [age, count] of ages.entries()) {
      const range = AGE_CLASSES[age]!;
      shares.push({
        kind: "age",
        name: { ja: `${ja}の${range.replace("-", "～")}歳`, en: `${en} of ${range}` },
        share: count / ofAges,
      });
    }
    for (const [s, { label }] of table[sex].strata.entries())
      shares.push({
        kind: "class",
        name: { ja: `${ja}の「${label}」`, en: `"${label}" of ${en}` },
        share: classes[s]! / people,
      });
  }
  return shares;
}

/** People in the printed 中計 of a region; of all where none is given. */
export function peopleOf(table: CountTable, region?: number): number {
  return SEXES.reduce((sum, sex) => sum + sumsOf(table, sex, region).people, 0);
}

/** People by age and by class of a region or of all. */
function sumsOf(table: CountTable, sex: Sex, region?: number) {
  const { strata, counts } = table[sex];
  const ages = new Array<number>(AGES).fill(0);
  const classes = new Array<number>(strata.length).fill(0);
  const from = (region ?? 0) * strata.length;
  const to = region === undefined ? counts.length / COLUMNS : from + strata.length;
  for (let line = from; line < to; line++) {
    const at = line * COLUMNS;
    classes[line % strata.length]! += Math.max(0, counts[at + SUBTOTAL]!);
    for (let age = 0; age < AGES; age++) ages[age]! += Math.max(0, counts[at + age]!);
  }
  return { ages, classes, people: classes.reduce((sum, count) => sum + count, 0) };
}

/** A share of the people of a table, 0 to 1, in two releases. */
export interface Move extends Pick<Share, "kind" | "name"> {
  readonly now: number;
  readonly before: number;
}

/** The shares that both tables have, those that differ most first. */
export function movesOf(shares: readonly Share[], others: readonly Share[]): Move[] {
  const before = new Map(others.map(({ name, share }) => [name.ja, share]));
  const moves = shares.flatMap(({ kind, name, share }): Move[] => {
    const known = before.get(name.ja);
    return known === undefined ? [] : [{ kind, name, now: share, before: known }];
  });
  return moves.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}

/** 男の割合が第9回の 56.0% に対して 44.0%. */
export function moveWords({ name, now, before }: Move, number: number): Bilingual {
  return {
    ja: `${name.ja}の割合が第${number}回の ${percent(before)} に対して ${percent(now)}`,
    en: `share of ${name.en} ${percent(now)} against ${percent(before)} in release ${number}`,
  };
}
