import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  SEXES,
  type Sex,
  SUBTOTAL,
} from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";
import type { Bilingual } from "../../text/language.js";
import { type BlockRegions, blockCounts, blockRegions } from "./blocks.js";
import { type Block, openBlock, propagate } from "./boxes.js";
import { DisclosureGuard } from "./disclosure.js";
import { estimateBlock } from "./estimate.js";
import { regionSizes } from "./printed-shares.js";

/** What is known of the cells of one sex of a table; same index as its counts. People. */
export interface ResolvedSex {
  readonly strata: number;
  /** 1 where the cell is not printed. */
  readonly hidden: Uint8Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly estimate: Float64Array;
  /** What to say of a hidden count in a number that is made of it alone; null where hidden counts are read as 0. */
  readonly guard: DisclosureGuard | null;
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
  const blocks = blockRegions(pair.prefecture, pair.area, isComplete);
  // Counts that a user brought are hidden so that no sum tells one of them.
  const isOwn = (pair.prefecture ?? pair.area)?.own ?? false;
  const guards = treatment === "bounds" && !isOwn ? disclosureGuards(blocks) : null;
  const prefecture = pair.prefecture && openTable(pair.prefecture, guards);
  const area = pair.area && openTable(pair.area, guards);
  for (const sex of SEXES) {
    if (treatment === "naive") {
      for (const table of [prefecture, area]) if (table) fillWithZero(table[sex]);
      continue;
    }
    const found = resolveSex(prefecture, area, sex, blocks);
    if (found) return found;
  }
  return { prefecture, area };
}

/** The disclosure guard of a sex of a table. */
export type GuardOf = (table: CountTable, sex: Sex) => DisclosureGuard;

/** The guards of all tables that make these blocks. */
export function disclosureGuards(blocks: readonly BlockRegions[]): GuardOf {
  const places = new Map<CountTable, { readonly block: BlockRegions; readonly row: number }[]>();
  for (const block of blocks) {
    for (const [row, { table, region }] of block.rows.entries()) {
      madeOnce(places, table, () => [])[region] = { block, row };
    }
  }
  return (table, sex) => new DisclosureGuard(table, sex, (region) => places.get(table)![region]!);
}

function openTable(table: CountTable, guards: GuardOf | null): ResolvedTable {
  const open = (sex: Sex): ResolvedSex => {
    const { strata, counts } = table[sex];
    return {
      strata: strata.length,
      hidden: hiddenCells(counts),
      lower: new Float64Array(counts),
      upper: new Float64Array(counts),
      estimate: new Float64Array(counts),
      guard: guards?.(table, sex) ?? null,
    };
  };
  return { table, male: open("male"), female: open("female") };
}

/** 1 for each cell that is not printed. */
function hiddenCells(counts: Int32Array): Uint8Array {
  // A loop: `from` walks an iterator, which takes ten times as long, and a release has two million counts.
  const hidden = new Uint8Array(counts.length);
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell] === HIDDEN) hidden[cell] = 1;
  return hidden;
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

function resolveSex(
  prefecture: ResolvedTable | null,
  area: ResolvedTable | null,
  sex: Sex,
  blocks: readonly BlockRegions[],
): Contradiction | null {
  const shape = (prefecture ?? area)!;
  const strata = shape.table[sex].strata.length;
  const patterns = agePatterns(shape.table, sex);
  const sizes = area && regionSizes(area.table, sex);
  for (const regions of blocks) {
    const { rows, additive } = regions;
    for (let stratum = 0; stratum < strata; stratum++) {
      const counts = blockCounts(regions, sex, stratum);
      if (!counts.includes(HIDDEN) && !additive) continue;

      const examined = shape.table[sex].strata[stratum]!.isPart ? examinedStratum(shape.table, sex) : -1;
      const most = examined < 0 ? undefined : blockCounts(regions, sex, examined);
      const block = openBlock(counts, rows.length, additive, most);
      const empty = propagate(block);
      if (empty !== null) {
        const { table, region } = rows[Math.floor(empty / COLUMNS)]!;
        const cell = (region * strata + stratum) * COLUMNS + (empty % COLUMNS);
        return { table, sex, cell, text: contradiction(table, sex, region, stratum, empty % COLUMNS) };
      }
      if (!counts.includes(HIDDEN)) continue;
      const areas = additive ? rows.slice(0, -1) : [];
      const estimate = estimateBlock(block, hiddenCells(counts), {
        agePattern: patterns[stratum]!,
        sizes: Float64Array.from(areas, ({ region }) => sizes![region]!),
      });
      for (let row = 0; row < rows.length; row++) {
        const { table, region } = rows[row]!;
        const into = table === area?.table ? area : prefecture!;
        store(into[sex], region * strata + stratum, block, estimate, row);
      }
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

/** The stratum of everybody examined, in tables of which another is a part of it. */
const examinedStratum = (table: CountTable, sex: Sex): number =>
  table[sex].strata.findIndex(({ isPart }) => !isPart);

function store(target: ResolvedSex, line: number, block: Block, estimate: Float64Array, row: number): void {
  const from = row * COLUMNS;
  const to = line * COLUMNS;
  for (let column = 0; column < COLUMNS; column++) {
    target.lower[to + column] = block.lower[from + column]!;
    target.upper[to + column] = block.upper[from + column]!;
    target.estimate[to + column] = estimate[from + column]!;
  }
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
