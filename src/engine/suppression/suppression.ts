import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  SEXES,
  type Sex,
  SUBTOTAL,
} from "../../counts.js";
import type { Bilingual } from "../../language.js";
import { type Block, openBlock, propagate } from "./boxes.js";
import { guardDisclosure } from "./disclosure.js";
import { estimateBlock } from "./estimate.js";

/** What is known of the cells of one sex of a table; same index as its counts. People. */
export interface ResolvedSex {
  readonly strata: number;
  /** 1 where the cell is not printed. */
  readonly hidden: Uint8Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly estimate: Float64Array;
  /** 1 for each region × stratum whose total must not be used with its ages (disclosure guard). */
  readonly relaxed: Uint8Array;
}

/** A table whose hidden cells have boxes and estimates. */
export interface ResolvedTable {
  readonly table: CountTable;
  readonly male: ResolvedSex;
  readonly female: ResolvedSex;
}

export interface ResolvedPair {
  readonly prefecture: ResolvedTable | null;
  readonly area: ResolvedTable | null;
}

/** The printed cells contradict each other: these tables do not belong together, or a cell was changed. */
export interface Contradiction {
  readonly table: CountTable;
  readonly sex: Sex;
  /** Index into the counts of that sex. */
  readonly cell: number;
  readonly text: Bilingual;
}

/** "bounds": hidden cells are unknowns. "naive": hidden cells are 0, as a careless reader takes them; to show the difference. */
export type Treatment = "bounds" | "naive";

/**
 * Boxes and best estimates of all hidden cells of a pair of tables.
 *
 * @param isComplete tells whether the area table holds all areas of a prefecture (null: 判別不可), so that they add up to it
 * @returns the resolved tables, or the first contradiction
 */
export function resolvePair(
  pair: { readonly prefecture: CountTable | null; readonly area: CountTable | null },
  isComplete: (prefectureCode: string | null) => boolean,
  treatment: Treatment = "bounds",
): ResolvedPair | Contradiction {
  const prefecture = pair.prefecture && openTable(pair.prefecture);
  const area = pair.area && openTable(pair.area);
  for (const sex of SEXES) {
    if (treatment === "naive") {
      for (const table of [prefecture, area]) if (table) fillWithZero(table[sex]);
      continue;
    }
    const found = resolveSex(prefecture, area, sex, isComplete);
    if (found) return found;
  }
  return { prefecture, area };
}

function openTable(table: CountTable): ResolvedTable {
  const open = (sex: Sex): ResolvedSex => {
    const { strata, counts } = table[sex];
    return {
      strata: strata.length,
      hidden: hiddenCells(counts),
      lower: new Float64Array(counts),
      upper: new Float64Array(counts),
      estimate: new Float64Array(counts),
      relaxed: new Uint8Array(table.regions.length * strata.length),
    };
  };
  return { table, male: open("male"), female: open("female") };
}

/** 1 for each cell that is not printed. */
function hiddenCells(counts: Int32Array): Uint8Array {
  return Uint8Array.from(counts, (count) => (count === HIDDEN ? 1 : 0));
}

/** Hidden ages 0, 中計 the sum of the printed ages: what reading "-" as 0 does. */
function fillWithZero({ hidden, lower, upper, estimate }: ResolvedSex): void {
  for (let row = 0; row < hidden.length; row += COLUMNS) {
    let sum = 0;
    for (let cell = row; cell < row + AGES; cell++) {
      if (hidden[cell]) estimate[cell] = 0;
      sum += estimate[cell]!;
    }
    estimate[row + SUBTOTAL] = sum;
    for (let cell = row; cell < row + COLUMNS; cell++) lower[cell] = upper[cell] = estimate[cell]!;
  }
}

/** Rows of one additive table: indices of regions in the area table and, last, in the prefecture table. */
interface Group {
  readonly areas: readonly number[];
  readonly prefecture: number | null;
}

function resolveSex(
  prefecture: ResolvedTable | null,
  area: ResolvedTable | null,
  sex: Sex,
  isComplete: (prefectureCode: string | null) => boolean,
): Contradiction | null {
  const shape = (prefecture ?? area)!;
  const strata = shape.table[sex].strata.length;
  const patterns = agePatterns(shape.table, sex);
  const sizes = area && regionSizes(area.table, sex);
  for (const group of groups(prefecture, area, isComplete)) {
    for (let stratum = 0; stratum < strata; stratum++) {
      const rows = [
        ...group.areas.map((region) => ({ from: area!, region })),
        ...(group.prefecture === null ? [] : [{ from: prefecture!, region: group.prefecture }]),
      ];
      const additive = group.prefecture !== null && group.areas.length > 0;
      const counts = new Int32Array(rows.length * COLUMNS);
      rows.forEach(({ from, region }, row) => {
        const start = (region * strata + stratum) * COLUMNS;
        counts.set(from.table[sex].counts.subarray(start, start + COLUMNS), row * COLUMNS);
      });
      if (!counts.includes(HIDDEN) && !additive) continue;

      const block = openBlock(counts, rows.length, additive);
      const empty = propagate(block);
      if (empty !== null) {
        const { from, region } = rows[Math.floor(empty / COLUMNS)]!;
        const cell = (region * strata + stratum) * COLUMNS + (empty % COLUMNS);
        return {
          table: from.table,
          sex,
          cell,
          text: contradiction(from.table, sex, region, stratum, empty % COLUMNS),
        };
      }
      if (!counts.includes(HIDDEN)) continue;
      const hidden = hiddenCells(counts);
      const relaxed = new Uint8Array(rows.length);
      guardDisclosure(block, hidden, relaxed);
      const estimate = estimateBlock(block, hidden, relaxed, {
        agePattern: patterns[stratum]!,
        sizes: Float64Array.from(group.areas, (region) => sizes![region]!),
      });
      rows.forEach(({ from, region }, row) => {
        const line = region * strata + stratum;
        store(from[sex], line, block, estimate, row, relaxed[row]!);
      });
    }
  }
  return null;
}

/** Names the table, the region and the cell for which no count is left. */
function contradiction(
  table: CountTable,
  sex: Sex,
  region: number,
  stratum: number,
  column: number,
): Bilingual {
  const name = table.regions[region]!.name;
  const label = table[sex].strata[stratum]!.label;
  const ages = AGE_CLASSES[column];
  return {
    ja: `公表された数値どうしが矛盾します：「${table.title || table.table}」${name}、${sex === "male" ? "男" : "女"}、${label}、${ages ? `${ages}歳` : "中計"}に入る人数がありません。別の表（※1・※2 の取り違えなど）の組み合わせか、書き換えられたセルがあります。`,
    en: `the printed numbers contradict each other: no count fits "${table.title || table.table}", ${name}, ${sex}, ${label}, ages ${ages ?? "中計"}. These tables do not belong together (blocks ※1 and ※2 mixed up?), or a cell was changed.`,
  };
}

function store(
  target: ResolvedSex,
  line: number,
  block: Block,
  estimate: Float64Array,
  row: number,
  relaxed: number,
): void {
  const from = row * COLUMNS;
  const to = line * COLUMNS;
  for (let column = 0; column < COLUMNS; column++) {
    target.lower[to + column] = block.lower[from + column]!;
    target.upper[to + column] = block.upper[from + column]!;
    target.estimate[to + column] = estimate[from + column]!;
  }
  target.relaxed[line] = relaxed;
}

/** The regions of both tables, put together by prefecture; areas of an incomplete prefecture stand alone. */
function groups(
  prefecture: ResolvedTable | null,
  area: ResolvedTable | null,
  isComplete: (prefectureCode: string | null) => boolean,
): Group[] {
  const members = new Map<string | null, number[]>();
  for (const [i, region] of (area?.table.regions ?? []).entries()) {
    members.set(region.prefectureCode, [...(members.get(region.prefectureCode) ?? []), i]);
  }
  const found: Group[] = [];
  for (const [i, region] of (prefecture?.table.regions ?? []).entries()) {
    const areas = members.get(region.prefectureCode) ?? [];
    if (isComplete(region.prefectureCode)) {
      found.push({ areas, prefecture: i });
      members.delete(region.prefectureCode);
    } else {
      found.push({ areas: [], prefecture: i });
    }
  }
  for (const areas of members.values()) found.push(...areas.map((i) => ({ areas: [i], prefecture: null })));
  return found;
}

/** Printed counts of the whole table by stratum and age: the pattern that splits a prefecture's hidden ages. */
function agePatterns(table: CountTable, sex: Sex): Float64Array[] {
  const { strata, counts } = table[sex];
  const patterns = strata.map(() => new Float64Array(AGES));
  for (let line = 0; line < counts.length / COLUMNS; line++) {
    const pattern = patterns[line % strata.length]!;
    for (let age = 0; age < AGES; age++) pattern[age]! += Math.max(0, counts[line * COLUMNS + age]!);
  }
  return patterns;
}

/** People in the printed 中計 of each region. */
function regionSizes(table: CountTable, sex: Sex): Float64Array {
  const { strata, counts } = table[sex];
  const sizes = new Float64Array(table.regions.length);
  for (let line = 0; line < counts.length / COLUMNS; line++) {
    sizes[Math.floor(line / strata.length)]! += Math.max(0, counts[line * COLUMNS + SUBTOTAL]!);
  }
  return sizes;
}
