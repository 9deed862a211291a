import type { Bilingual } from "../../text/language.js";

/** What the numbers of a column count. Ratios are 100 · O/E, points are differences of ratios. */
export const UNITS = {
  people: { ja: "人", en: "people" },
  ratio: { ja: "基準＝100", en: "reference = 100" },
  points: { ja: "ポイント", en: "points" },
  percent: { ja: "％", en: "per cent" },
  standardDeviations: { ja: "標準偏差", en: "standard deviations" },
} as const satisfies Record<string, Bilingual>;

interface Described extends Bilingual {
  /** What the column is called in Japanese, where a table has Japanese heads. */
  readonly head?: string;
  /** Its values in words, for such a table. */
  readonly words?: Readonly<Record<string, Bilingual>>;
  readonly nullable?: boolean;
  readonly unit?: keyof typeof UNITS;
  /** Figures and their tables do without it. */
  readonly isDetail?: true;
}

interface TextColumn extends Described {
  readonly type: "text";
  /** The words that it can be. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  readonly isNeverEmpty?: true;
}

interface NumberColumn extends Described {
  readonly type: "whole" | "number";
  /** It is at least this, more than that, at most that. */
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  /** The column before it that it mostly repeats, so that writers need not format the number again. */
  readonly repeats?: string;
  /** It has few values, each in many rows: one for all regions of an item, sex and age group. Writers keep its texts. */
  readonly isShared?: true;
}

/** Several words: joined by a space where a cell holds one text. */
interface ListColumn extends Described {
  readonly type: "list";
}

/**
 * A column of a row kind, declared once: what it means in both languages, its type and its limits. The type of the row, the order
 * of its columns, JSON Schema, the types of Arrow and Parquet, and the tables of columns for readers are all made from it.
 */
export type Column = TextColumn | NumberColumn | ListColumn;

/** The columns of a row kind by name, in the order in which they are written. */
export type Columns = Readonly<Record<string, Column>>;

/** Columns that can be written with Japanese heads. */
export type HeadedColumns = Readonly<Record<string, Column & { readonly head: string }>>;

type Given<C extends Column> = C extends { readonly type: "text"; readonly values: readonly (infer V)[] }
  ? V
  : C["type"] extends "text"
    ? string
    : C["type"] extends "list"
      ? readonly string[]
      : number;

/** What a column holds. */
export type ValueOf<C extends Column> = C extends { readonly nullable: true } ? Given<C> | null : Given<C>;

/** A row as an object. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: ValueOf<C[Name]> };

export type ColumnName<C extends Columns> = keyof C & string;

/** The names of columns in their order. */
export function columnNames<C extends Columns>(columns: C): readonly ColumnName<C>[] {
  return Object.keys(columns);
}

/** The same columns, of which there may be none in a row. */
export function nullable<C extends Columns>(
  columns: C,
): { readonly [Name in keyof C]: C[Name] & { readonly nullable: true } } {
  return eachWith(columns, { nullable: true });
}

/** The same columns without limits of their numbers. */
export function withoutLimits<C extends Columns>(columns: C): C {
  return eachWith(columns, { least: undefined, above: undefined, most: undefined });
}

/** @returns whatever columns the caller says that these become */
function eachWith<Changed>(columns: Columns, more: Readonly<Record<string, unknown>>): Changed {
  const changed = Object.entries(columns).map(([name, column]) => [name, { ...column, ...more }]);
  return Object.fromEntries(changed) as Changed;
}
