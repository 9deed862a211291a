import { levelName } from "../../catalog/levels.js";
import type { Catalog, TableDefinition } from "../../catalog/schema.js";
import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  type Geography,
  HIDDEN,
  type Region,
  SEXES,
  type Sex,
  type SexCounts,
  type Stratum,
  SUBTOTAL,
  type TableSource,
} from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { type Failure, failureAt } from "../../text/failure.js";
import { holdEverybody, labelsOfTable, unknownLabels } from "./classes.js";

/** Not yet said by any row. Never a count, and not HIDDEN. */
const ABSENT = -2;

/** One table among the rows of a long one. */
export interface LongTableIdentity extends Pick<CountTable, "fiscalYear" | "title"> {
  readonly definition: TableDefinition;
  readonly level: Geography;
}

/** One region × class of one sex. */
interface Line {
  readonly counts: Int32Array;
  readonly sheetRow: number;
}

/**
 * Gathers the rows of one table of a long file. A cell that has no row is hidden: databases leave hidden counts out. So is
 * 中計 where no row has it, unless all seven ages are there, whose sum it is.
 */
export class LongTable {
  private readonly regions = new Map<string, Region>();
  private readonly strata = { male: new Map<string, Stratum>(), female: new Map<string, Stratum>() };
  /** By region and class. */
  private readonly lines = { male: new Map<string, Line>(), female: new Map<string, Line>() };

  constructor(
    private readonly identity: LongTableIdentity,
    private readonly source: TableSource,
    private readonly countColumn: number,
  ) {}

  /** @returns false where the cell was there before */
  add(region: Region, sex: Sex, stratum: Stratum, column: number, count: number, sheetRow: number): boolean {
    const place = regionKey(region);
    if (!this.regions.has(place)) this.regions.set(place, region);
    if (!this.strata[sex].has(stratum.label)) this.strata[sex].set(stratum.label, stratum);
    const line = madeOnce(this.lines[sex], `${place}\n${stratum.label}`, () => ({
      counts: new Int32Array(COLUMNS).fill(ABSENT),
      sheetRow,
    }));
    if (line.counts[column] !== ABSENT) return false;
    line.counts[column] = count;
    return true;
  }

  /** @throws Failure where a sex, an age or a class is missing everywhere: the people examined would be too few */
  table(catalog: Catalog): CountTable {
    const { definition, fiscalYear, level, title } = this.identity;
    const release = releaseOfYear(fiscalYear);
    const strata = this.wholeStrata(catalog, release);
    this.refuseMissingAges();
    return {
      source: this.source,
      title,
      table: definition.key,
      kind: definition.kind,
      release,
      fiscalYear,
      unit: definition.unit,
      block: null,
      geography: level,
      regions: [...this.regions.values()],
      male: this.sexCounts("male", strata.male),
      female: this.sexCounts("female", strata.female),
    };
  }

  /** Men and women have the same classes, also where one of them is hidden everywhere; only ヘモグロビン has others. */
  private wholeStrata(catalog: Catalog, release: number): Readonly<Record<Sex, readonly Stratum[]>> {
    const { key } = this.identity.definition;
    const labels = labelsOfTable(catalog, key, release);
    const both = inOrder([...new Map([...this.strata.male, ...this.strata.female]).values()]);
    for (const sex of SEXES) {
      if (this.strata[sex].size === 0) throw this.lacking(sex === "male" ? "男" : "女", sex);
    }
    const [other] = labels ? unknownLabels(both, labels) : [];
    if (other !== undefined) throw this.unknownAnswer(other);
    if (holdEverybody(both, labels)) return { male: both, female: both };
    const [male, female] = SEXES.map((sex) => inOrder([...this.strata[sex].values()]));
    if (holdEverybody(male!, labels) && holdEverybody(female!, labels))
      return { male: male!, female: female! };
    const found = both.map(({ label }) => label).join("、");
    throw this.lacking(
      `階層・回答の一部（あるのは ${found}）`,
      `some classes or answers (there are ${found})`,
    );
  }

  /** People of an answer that the question does not have (無回答) would count among those who answered. */
  private unknownAnswer(label: string): Failure {
    const { definition } = this.identity;
    return failureAt(
      { file: this.source.path, sheet: this.source.sheet || undefined },
      {
        ja: `${definition.name.ja}に「${label}」という回答はありません（無回答や合計の行は除いてください。回答者数はすべての回答の合計です）。`,
        en: `${definition.name.en} has no answer "${label}" (leave out rows of no answer and of sums: those who answered are the sum of all answers).`,
      },
    );
  }

  private refuseMissingAges(): void {
    for (const sex of SEXES) {
      const seen = new Uint8Array(AGES);
      for (const { counts } of this.lines[sex].values())
        for (let age = 0; age < AGES; age++) if (counts[age] !== ABSENT) seen[age] = 1;
      const missing = seen.indexOf(0);
      if (missing < 0) continue;
      const ages = AGE_CLASSES[missing];
      throw this.lacking(`${sex === "male" ? "男" : "女"} ${ages}歳`, `${sex}, ages ${ages}`);
    }
  }

  private lacking(ja: string, en: string): Failure {
    const { definition, level } = this.identity;
    return failureAt(
      { file: this.source.path, sheet: this.source.sheet || undefined },
      {
        ja: `${definition.name.ja}（${levelName(level).ja}）の行が足りません：${ja}。測定者数・回答者数はすべての階層・年齢の合計なので、性・年齢・階層・回答のすべての行が必要です（地域は選べます）。`,
        en: `${definition.name.en} by ${level} lacks rows: ${en}. The people examined are the sum of all, so all sexes, ages and classes or answers are needed (regions may be chosen).`,
      },
    );
  }

  private sexCounts(sex: Sex, strata: readonly Stratum[]): SexCounts {
    const size = this.regions.size * strata.length;
    const counts = new Int32Array(size * COLUMNS).fill(HIDDEN);
    const sheetRows = new Int32Array(size);
    let at = 0;
    for (const place of this.regions.keys()) {
      for (const { label } of strata) {
        const line = this.lines[sex].get(`${place}\n${label}`);
        if (line) {
          counts.set(withSubtotal(line.counts), at * COLUMNS);
          sheetRows[at] = line.sheetRow;
        }
        at++;
      }
    }
    return { strata, counts, sheetRows, sheetColumns: new Array<number>(COLUMNS).fill(this.countColumn) };
  }
}

function regionKey({ code, prefectureCode }: Region): string {
  return `${prefectureCode} ${code}`;
}

function withSubtotal(line: Int32Array): Int32Array {
  const counts = line.map((count) => (count === ABSENT ? HIDDEN : count));
  const ages = counts.subarray(0, AGES);
  if (line[SUBTOTAL] === ABSENT && !ages.includes(HIDDEN))
    counts[SUBTOTAL] = ages.reduce((sum, n) => sum + n, 0);
  return counts;
}

/** Classes in the order of their bounds, the way in which the first two of them stand; others as they come. */
function inOrder(strata: readonly Stratum[]): Stratum[] {
  if (strata.some(({ values }) => !values)) return [...strata];
  const lowest = ({ values }: Stratum) => values!.atLeast ?? Number.NEGATIVE_INFINITY;
  const ascending = [...strata].sort((a, b) => (lowest(a) < lowest(b) ? -1 : lowest(a) > lowest(b) ? 1 : 0));
  const [first, second] = strata;
  return first && second && lowest(first) > lowest(second) ? ascending.reverse() : ascending;
}
