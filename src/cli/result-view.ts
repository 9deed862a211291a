import { suggest } from "../catalog/suggest.js";
import { RATIO_COLUMNS, type RatioColumn } from "../model/columns/ratio-columns.js";
import type { Choosable, RowChoice } from "../outputs/tables/choose-rows.js";
import type { RowWords } from "../outputs/tables/rows.js";
import { misuse } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";
import type { COMPUTE } from "./options/of-numbers.js";
import type { Values } from "./options/option.js";

/** What is to be shown, checked before anything is read. */
export interface ResultView extends RowChoice {
  /** Columns in the order given; undefined for all. */
  readonly columns: readonly RatioColumn[] | undefined;
}

/** How rows that are to be shown are written. */
export interface ViewSetting {
  readonly view: ResultView;
  /** Other heads and words. */
  readonly words: RowWords | undefined;
  /** Do they go into a file, and not to a terminal or a pipe? */
  readonly toFile: boolean;
}

/** `--columns a,b,c`, `--sort COLUMN[:desc]`, `--top N`. */
export function chosenView({
  columns,
  sort,
  top,
}: Pick<Values<typeof COMPUTE>, "columns" | "sort" | "top">): ResultView {
  return {
    columns: columns ? [...new Set(columns.map((name) => columnOf("--columns", name)))] : undefined,
    sort: sort === undefined ? undefined : sortOrder(sort),
    top,
  };
}

function sortOrder(sort: string): RowChoice["sort"] {
  const [, name, direction] = /^([^:]+)(?::(asc|desc))?$/.exec(sort) ?? [];
  if (name === undefined) {
    throw misuse({
      ja: `--sort「${sort}」を解釈できません。列の名前か、降順なら「difference:desc」のように指定してください。`,
      en: `--sort "${sort}" is not understood. Give a column, or COLUMN:desc, for example difference:desc.`,
    });
  }
  return { column: columnOf("--sort", name), isDescending: direction === "desc" };
}

/** The chosen rows; what chooses them is loaded only where there is something to choose. */
export async function viewedRows<T extends Choosable<T>>(table: T, view: ResultView): Promise<T> {
  if (!view.sort && (view.top ?? table.size) >= table.size) return table;
  const { chosenRows } = await import("../outputs/tables/choose-rows.js");
  return chosenRows(table, view);
}

function columnOf(option: string, name: string): RatioColumn {
  const found = RATIO_COLUMNS.find((column) => column.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const near = suggest(name, RATIO_COLUMNS);
  throw misuse({
    ja: `${option}「${name}」という列はありません。${near.length > 0 ? `もしかして：${near.join("、")}。` : ""}使えるのは ${RATIO_COLUMNS.join("、")} です。`,
    en: `${option}: no column is called "${name}".${near.length > 0 ? ` Did you mean ${near.join(", ")}?` : ""} There are ${RATIO_COLUMNS.join(", ")}.`,
  });
}

/** How many rows a terminal shows where nothing else is asked for. */
export const GLANCE_ROWS = 30;

/** The sentence below them: that there are more, and how to get them. */
export function moreRows(all: number): Bilingual {
  return {
    ja: `全 ${all} 行のうち先頭の ${GLANCE_ROWS} 行です。すべては --out ratios.csv か --format csv で、並べ替えは --sort difference:desc で。`,
    en: `the first ${GLANCE_ROWS} of ${all} rows. All: --out ratios.csv or --format csv; in order: --sort difference:desc.`,
  };
}

/** How columns are seen that a terminal has no room for. */
export const OTHER_COLUMNS: Bilingual = {
  ja: "--columns で列を選ぶか、--format csv にすると見られます",
  en: "see them with --columns or --format csv",
};

const COMPARED = {
  ja: (reference: string) => `${reference}と比べた値（100＝同じ、difference は比−100）`,
  en: (reference: string) => `compared with ${reference} (100 = the same; difference: ratio − 100)`,
} as const;

const NAIVE: Bilingual = {
  ja: "秘匿された人数（-）を 0 とみなした値です。実際の比ではありません（違いを見るためのもので、図や資料には使えません）",
  en: "hidden counts (-) read as 0: these are not the ratios, but show what that reading does (no figure or document is made of them)",
};

/**
 * The lines above a table for people: what its ratios are compared with, and, where hidden counts are read as 0, that they are.
 *
 * @param reference by name, in the language
 */
export function tableHeading(
  reference: string,
  { suppression }: { readonly suppression: "bounds" | "naive" },
  language: Language,
): string {
  const compared = COMPARED[language](reference);
  return suppression === "naive" ? `${NAIVE[language]}\n${compared}` : compared;
}
