import type { Item } from "../../catalog/schema.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { AGE_CLASSES, type Geography, type Sex, SUBTOTAL } from "../../model/counts.js";
import { type Evidence, FEWEST_TOLD, type Implausible, reasonOf } from "./implausible.js";
import { FAR_FROM_NATION_TIMES, PART_OF_WHOLE_TIMES } from "./limits.js";
import { bestMove, type Outlier } from "./moves.js";
import type { Counted, Series } from "./series.js";
import type { TableYear } from "./table-years.js";

/** Whose counts are judged: an item, sex and kind of table. */
export interface JudgedItem {
  readonly item: Item;
  readonly sex: Sex;
  readonly geography: Geography;
}

/** One sign of an error. */
export interface Clue {
  readonly outlier: Outlier;
  readonly series: Series;
  /** The class or answer that lies far off; null where it is the item's cases. */
  readonly label: string | null;
  /** −1 where more people of the class are fewer cases. */
  readonly side: 1 | -1;
}

/** What is told of an error that clues show. */
export function implausible(
  { item, sex, geography }: JudgedItem,
  year: TableYear,
  region: number,
  clues: readonly Clue[],
  own: Series,
): Implausible {
  const evidence = evidenceOf(leadingClue(clues), year, region);
  const { code, name, prefectureCode } = year.table.regions[region]!;
  return {
    release: year.table.release,
    item: item.id,
    level: geography,
    code: code!,
    name,
    prefectureCode: prefectureCode!,
    sex,
    ages: agesAtFault(clues, own, year, region),
    evidence,
    reason: reasonOf(evidence, sex, item.name, year.table.own ?? false),
  };
}

/** What lies furthest off: in all ages together if they do, else in one age. */
function leadingClue(clues: readonly Clue[]): Clue {
  const whole = clues.filter(({ outlier }) => outlier.column === SUBTOTAL);
  const among = whole.length > 0 ? whole : clues;
  return among.reduce((a, b) => (Math.abs(b.outlier.distance) > Math.abs(a.outlier.distance) ? b : a));
}

function evidenceOf({ outlier, series, label }: Clue, year: TableYear, region: number): Evidence {
  const { column, likely, rule } = outlier;
  const others = series.elsewhere(year, region);
  return {
    rule,
    ages: AGE_CLASSES[column] ?? WHOLE_AGES,
    class: label,
    observed: counted(series.count(year, region, column)),
    likely: known(likely),
    others: others.flatMap((other) => {
      const count = series.count(other.year, other.region, column);
      const observed = counted(count);
      // An open count is not said to be under 10.
      return count.isOpen && observed === null ? [] : [{ release: other.year.table.release, observed }];
    }),
  };
}

/** Printed as it is; what hidden cells take part in as a rounded number of 10 or more, or not at all. */
function counted({ people, isPrinted }: Counted): number | null {
  return isPrinted ? people : known(people);
}

function known(people: number): number | null {
  const rounded = Math.round(people);
  return rounded < FEWEST_TOLD ? null : rounded;
}

/** The ages that lie far off by themselves or with others; all, where the error lies in all together and none is told. */
function agesAtFault(
  clues: readonly Clue[],
  own: Series,
  year: TableYear,
  region: number,
): readonly string[] {
  const isPart = ({ outlier, side }: Clue, age: number) => {
    const direction = side * Math.sign(outlier.distance);
    // Other years that are right tell of every age what is usual in it; without them only the nation does.
    if (outlier.rule === "ages")
      return direction * own.deviation(year, region, age) >= Math.log(FAR_FROM_NATION_TIMES);
    const judgement = outlier.column === SUBTOTAL ? own.judgement(year, region, age) : null;
    return judgement !== null && direction * bestMove(judgement) >= Math.log(PART_OF_WHOLE_TIMES);
  };
  const found = new Set<string>();
  for (const clue of clues) {
    const ages = AGE_CLASSES.filter((_, age) => clue.outlier.column === age || isPart(clue, age));
    const areCases = clue.label === null && clue.outlier.column === SUBTOTAL;
    for (const age of ages.length === 0 && areCases ? AGE_CLASSES : ages) found.add(age);
  }
  return found.size === 0 ? AGE_CLASSES : AGE_CLASSES.filter((age) => found.has(age));
}
