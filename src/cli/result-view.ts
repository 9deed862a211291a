import { suggest } from "../catalog/suggest.js";
import { RATIO_COLUMNS, type RatioColumn } from "../model/ratio-columns.js";
import { RatioTable } from "../model/ratio-table.js";
import { Failure } from "../text/failure.js";
import { listOf } from "./choices.js";

/** Options that choose and order what is shown of a result. */
export interface ViewOptions {
  readonly columns?: readonly string[] | undefined;
  readonly sort?: string | undefined;
  readonly top?: string | undefined;
}

/** What is to be shown, checked before anything is read. */
export interface ResultView {
  /** In the order given; undefined for all. */
  readonly columns: readonly RatioColumn[] | undefined;
  /** The rows in order, the first of them. */
  rows(table: RatioTable): RatioTable;
}

/** `--columns a,b,c`, `--sort COLUMN[:desc]`, `--top N`. */
export function chosenView({ columns, sort, top }: ViewOptions): ResultView {
  const names = listOf(columns);
  const order = sort === undefined ? null : sortOrder(sort);
  const most = top === undefined ? Number.POSITIVE_INFINITY : wholeNumber("--top", top);
  return {
    columns: names ? [...new Set(names.map((name) => columnOf("--columns", name)))] : undefined,
    rows(table) {
      if (!order && most >= table.size) return table;
      const view = new RatioTable();
      const indices = order ? sorted(table, order) : Array.from({ length: most }, (_, i) => i);
      for (const i of indices.slice(0, most)) view.push(table.row(i));
      return view;
    },
  };
}

interface SortOrder {
  readonly column: RatioColumn;
  readonly sign: 1 | -1;
}

function sortOrder(sort: string): SortOrder {
  const [, name, direction] = /^([^:]+)(?::(asc|desc))?$/.exec(sort) ?? [];
  if (name === undefined) throw badSort(sort);
  return { column: columnOf("--sort", name), sign: direction === "desc" ? -1 : 1 };
}

/** Row numbers in order; equal ones stay as they were, null comes last either way. */
function sorted(table: RatioTable, { column, sign }: SortOrder): number[] {
  const values = table.column(column) as ArrayLike<unknown>;
  const keys = Array.from(values, (value) => (Array.isArray(value) ? value.join(" ") : value));
  const isMissing = (key: unknown) => key === null || Number.isNaN(key);
  return keys
    .map((_, i) => i)
    .sort((i, j) => {
      const [a, b] = [keys[i] as number | string, keys[j] as number | string];
      if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b)) || i - j;
      return a < b ? -sign : a > b ? sign : i - j;
    });
}

function columnOf(option: string, name: string): RatioColumn {
  const found = RATIO_COLUMNS.find((column) => column.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const near = suggest(name, RATIO_COLUMNS);
  throw new Failure(
    {
      ja: `${option}「${name}」という列はありません。${near.length > 0 ? `もしかして：${near.join("、")}。` : ""}使えるのは ${RATIO_COLUMNS.join("、")} です。`,
      en: `${option}: no column is called "${name}".${near.length > 0 ? ` Did you mean ${near.join(", ")}?` : ""} There are ${RATIO_COLUMNS.join(", ")}.`,
    },
    { exitCode: 2 },
  );
}

/** A whole number from 1. */
export function wholeNumber(option: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Failure(
    {
      ja: `${option}「${value}」を解釈できません。1 以上の整数を指定してください。`,
      en: `${option} "${value}" is not understood. Give a whole number from 1.`,
    },
    { exitCode: 2 },
  );
}

function badSort(value: string): Failure {
  return new Failure(
    {
      ja: `--sort「${value}」を解釈できません。列の名前か、降順なら「difference:desc」のように指定してください。`,
      en: `--sort "${value}" is not understood. Give a column, or COLUMN:desc, for example difference:desc.`,
    },
    { exitCode: 2 },
  );
}
