/*
 * Standardized prevalence ratios straight from the definition, one sum after the other, and as an analyst writes it
 * today: a hidden count is 0, but it is told that one was in it.
 */
// @ts-nocheck


export const PLAIN_AGES: Readonly<Record<string, readonly number[]>> = {
  "40-74": [0, 1, 2, 3, 4, 5, 6],
  "40-64": [0, 1, 2, 3, 4],
  "65-74": [5, 6],
  "70-74": [6],
};
export type PlainSex = "male" | "female";
const FIRST_COUNT: Readonly<Record<PlainSex, number>> = { male: 0, female: 8 };

/** One line of a table: a stratum of a region, with 16 cells (seven ages and 中計, men and women). */
interface Line {
  readonly stratum: string;
  /** NaN where nothing is printed. */
  readonly cells: readonly number[];
}
/** By the area's code or the prefecture's name; "" for 判別不可. */
export type PlainTable = ReadonlyMap<string, readonly Line[]>;

/** The lines of a table by region. */
export function plainTable(rows: readonly (readonly string[])[]): PlainTable {
  const header = rows.findIndex((row) => row[0] === "都道府県名");
  const keys = rows[header]!.findIndex((name) => /階層|回答/.test(name));
  const table = new Map<string, Line[]>();
  let region = "";
  for (const row of rows.slice(header + 1)) {
    const [first = "", code = ""] = row;
    if (!row[keys]) continue;
    if (first.includes("判別不可")) region = "";
    else if (keys === 1 && first) region = first;
    else if (keys === 3 && code) region = code.padStart(4, "0");
    const cells = row
      .slice(keys + 1, keys + 17)
      .map((cell) => (/^\d+$/.test(cell) ? Number(cell) : Number.NaN));
    const line = { stratum: row[keys]!.normalize("NFKC"), cells };
    table.set(region, [...(table.get(region) ?? []), line]);
  }
  return table;
}

interface Sum {
  readonly people: number;
  readonly hidden: boolean;
}

/** Σ of one age over the lines that are wanted; "-" counts as 0. */
function sum(lines: readonly Line[], column: number, wanted: (stratum: string) => boolean): Sum {
  let people = 0;
  let hidden = false;
  for (const { stratum, cells } of lines) {
    if (!wanted(stratum)) continue;
    const cell = cells[column]!;
    if (Number.isNaN(cell)) hidden = true;
    else people += cell;
  }
  return { people, hidden };
}

export type PlainHit = (stratum: string, sex: PlainSex) => boolean;

/** X and N of the reference at each age, and whether one of its cells is hidden. */
export interface PlainReference {
  readonly observed: readonly number[];
  readonly examined: readonly number[];
  readonly hidden: readonly boolean[];
}

/** The reference from all lines given. */
export function plainReference(lines: readonly Line[], hit: PlainHit, sex: PlainSex): PlainReference {
  const ages = PLAIN_AGES["40-74"]!;
  const at = (age: number) => FIRST_COUNT[sex] + age;
  const all = ages.map((age) => sum(lines, at(age), () => true));
  return {
    observed: ages.map((age) => sum(lines, at(age), (stratum) => hit(stratum, sex)).people),
    examined: all.map(({ people }) => people),
    hidden: all.map(({ hidden }) => hidden),
  };
}

export interface PlainRatio {
  readonly examined: number;
  readonly observed: number;
  readonly expected: number;
  /** 100 · O/E, or NaN where nobody is expected. */
  readonly ratio: number;
  /** A cell that it is made of is hidden: one of the region, one of the reference. */
  readonly hidden: boolean;
  readonly referenceHidden: boolean;
}

/** 100 · Σ O / Σ E over the sexes, with E = Σ n · X/N over the ages. */
export function plainRatio(
  lines: readonly Line[],
  hit: PlainHit,
  sexes: readonly PlainSex[],
  ages: readonly number[],
  reference: Readonly<Record<PlainSex, PlainReference>>,
): PlainRatio {
  let [examined, observed, expected] = [0, 0, 0];
  let [hidden, referenceHidden] = [false, false];
  for (const sex of sexes) {
    for (const age of ages) {
      const n = sum(lines, FIRST_COUNT[sex] + age, () => true);
      const o = sum(lines, FIRST_COUNT[sex] + age, (stratum) => hit(stratum, sex));
      const { observed: X, examined: N, hidden: missing } = reference[sex];
      examined += n.people;
      observed += o.people;
      if (N[age]! > 0) expected += (n.people * X[age]!) / N[age]!;
      if (n.hidden) hidden = true;
      if (missing[age]) referenceHidden = true;
    }
  }
  return { examined, observed, expected, ratio: (100 * observed) / expected, hidden, referenceHidden };
}
