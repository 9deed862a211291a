import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RatioRow } from "../../model/ratios.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import { checkRows } from "../../outputs/tables/read-result.js";
import { failureAt } from "../../text/failure.js";
import { tryJson } from "../../text/json.js";
import type { Language } from "../../text/language.js";
import { NO_VALUE, plain, withHyphen } from "../../text/numbers.js";
import { formatTable } from "../../text/table.js";
import type { OtherOption } from "./manifest.js";

/** How a new computation differs from an earlier run. */
export interface RunDifference {
  /** Ratios that moved by more than the tolerance, largest move first. */
  readonly moved: readonly { readonly row: RatioRow; readonly before: number | null }[];
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  readonly compared: number;
  /** Options that the earlier run had otherwise. */
  readonly options: readonly OtherOption[];
}

/**
 * Compares ratios with `ratios.json` of an earlier run.
 *
 * @param tolerance points by which a ratio may move
 */
export async function compareWithRun(
  folder: string,
  table: RatioTable,
  tolerance: number,
): Promise<Omit<RunDifference, "options">> {
  const before = await earlierRatios(folder);
  const moved: { row: RatioRow; before: number | null; by: number }[] = [];
  const appeared = new Set<string>();
  const seen = new Set<string>();
  let compared = 0;
  for (const row of table) {
    const key = keyOf(row);
    seen.add(key);
    const earlier = before.get(key);
    if (earlier === undefined) {
      appeared.add(groupOf(row));
      continue;
    }
    compared++;
    if (row.ratio === null && earlier === null) continue;
    const by =
      row.ratio === null || earlier === null ? Number.POSITIVE_INFINITY : Math.abs(row.ratio - earlier);
    if (by > tolerance) moved.push({ row, before: earlier, by });
  }
  const gone = new Set<string>();
  for (const key of before.keys()) if (!seen.has(key)) gone.add(key.split(" ").slice(0, 3).join(" "));
  moved.sort((a, b) => b.by - a.by);
  return { moved, appeared: [...appeared], gone: [...gone], compared };
}

/** The ratios of an earlier run, read row by row: the file is larger than memory should hold. */
async function earlierRatios(folder: string): Promise<Map<string, number | null>> {
  const path = join(folder, "ratios.json");
  if (!existsSync(path)) {
    throw failureAt(folder, {
      ja: "以前の実行結果（ratios.json）がありません。run の出力フォルダーを指定してください。",
      en: "no earlier result (ratios.json). Give the output folder of `run`.",
    });
  }
  const ratios = new Map<string, number | null>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!line.startsWith('{"release"')) continue;
    // A line that was cut or changed is told by the check of rows.
    const [row] = checkRows([tryJson(line.replace(/,$/, ""))], path);
    if (row) ratios.set(keyOf(row), row.ratio);
  }
  return ratios;
}

function keyOf(row: RatioRow): string {
  return `${groupOf(row)} ${row.code} ${row.sex} ${row.ages}`;
}

function groupOf({ release, item, level }: RatioRow): string {
  return `${release} ${item} ${level}`;
}

const SHOWN = 20;

const WORDS = {
  ja: {
    same: (compared: number) => `${compared} 個の比を以前の結果と比べました。動いたものはありません。\n`,
    moved: (moved: number, compared: number) =>
      `${compared} 個のうち ${moved} 個の比が動きました（大きい順）：\n`,
    header: ["項目", "地域", "性別", "年齢", "以前", "今回"],
    more: (count: number) => `ほか ${count} 個\n`,
    appeared: "新しく加わった結果",
    gone: "なくなった結果",
    usual: "既定",
    options: (which: string) =>
      `以前の実行とオプションが違います（比の違いはそのためかもしれません）：${which}\n`,
    option: (name: string, before: string, now: string) => `${name}（以前 ${before}、今回 ${now}）`,
    and: "、",
  },
  en: {
    same: (compared: number) => `${compared} ratios compared with the earlier run; none moved.\n`,
    moved: (moved: number, compared: number) => `${moved} of ${compared} ratios moved (largest first):\n`,
    header: ["item", "region", "sex", "ages", "before", "now"],
    more: (count: number) => `and ${count} more\n`,
    appeared: "New",
    gone: "Gone",
    usual: "the default",
    options: (which: string) =>
      `The earlier run had other options, from which differences of ratios may come: ${which}\n`,
    option: (name: string, before: string, now: string) => `${name} (before ${before}, now ${now})`,
    and: "; ",
  },
} as const;

/** A difference in words. */
export function describeDifference(difference: RunDifference, language: Language): string {
  const words = WORDS[language];
  const { moved, appeared, gone, compared, options } = difference;
  const number = (value: number | null) => (value === null ? NO_VALUE : withHyphen(plain(value, 3)));
  const list = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? "" : `${title}: ${entries.slice(0, SHOWN).join("、")}\n`;
  const table = formatTable(
    [
      [...words.header],
      ...moved
        .slice(0, SHOWN)
        .map(({ row, before }) => [
          row.item,
          `${row.code} ${row.name}`,
          row.sex,
          row.ages,
          number(before),
          number(row.ratio),
        ]),
    ],
    { header: true },
  );
  const head =
    moved.length === 0
      ? words.same(compared)
      : words.moved(moved.length, compared) +
        table +
        (moved.length > SHOWN ? words.more(moved.length - SHOWN) : "");
  const others = options.map(({ name, before, now }) =>
    words.option(flagOf(name), before ?? words.usual, now ?? words.usual),
  );
  const told = others.length === 0 ? "" : words.options(others.join(words.and));
  return told + head + list(words.appeared, appeared) + list(words.gone, gone);
}

/** excludeImplausible is asked for by --exclude-implausible. */
const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
