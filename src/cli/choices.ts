import { z } from "zod";
import { chooseAreas, findPrefecture, type Places } from "../catalog/areas.js";
import { readItemsFile, selectItems, standardItems, withItems } from "../catalog/items.js";
import type { Level } from "../catalog/levels.js";
import type { Catalog, Item } from "../catalog/schema.js";
import type { NamedTable } from "../ingest/read-tables.js";
import { AGE_GROUPS, type AgeGroup, ageGroup, DEFAULT_AGES } from "../model/ages.js";
import type { SexOrBoth } from "../model/ratios.js";
import { Failure } from "../text/failure.js";

/** Options that choose what is read. */
export const inputOptions = z.object({
  table: z.array(z.string()).default([]),
  fiscalYear: z.string().optional(),
  itemsFile: z.string().optional(),
  acceptSmallCounts: z.boolean().default(false),
  zeros: z.string().optional(),
});
export type InputOptions = z.input<typeof inputOptions>;

/** Options that choose which ratios are made. */
export const selectionOptions = z.object({
  item: z.array(z.string()).optional(),
  allItems: z.boolean().default(false),
  prefecture: z.array(z.string()).optional(),
  area: z.array(z.string()).optional(),
  level: z.array(z.string()).optional(),
  sex: z.array(z.string()).optional(),
  ages: z.array(z.string()).optional(),
  /** "national" unless given: who names it gets it, also where years then do not compare. */
  reference: z.string().optional(),
  suppression: z.string().default("bounds"),
  interval: z.string().default("binomial"),
  bounds: z.string().default("given-reference"),
  excludeImplausible: z.boolean().default(false),
});
export type SelectionOptions = z.input<typeof selectionOptions>;

/** Values of an option that may be repeated and may hold commas: `--item a,b --item c`. */
export function listOf(values: readonly string[] | undefined): string[] | null {
  if (values === undefined) return null;
  return values
    .flatMap((value) => value.split(/[,、]/))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** The catalog with the user's own items. */
export function catalogWith(catalog: Catalog, itemsFile: { path: string; text: string } | null): Catalog {
  return itemsFile ? withItems(catalog, readItemsFile(catalog, itemsFile.text, itemsFile.path)) : catalog;
}

/** Items asked for: by id; else with --all-items every item of the catalog; else the 46 and the user's own. */
export function chosenItems(
  options: z.output<typeof selectionOptions>,
  catalog: Catalog,
  own: readonly Item[] = [],
): readonly Item[] {
  const ids = listOf(options.item);
  if (ids) return selectItems(catalog, ids);
  return options.allItems ? catalog.items : [...standardItems(catalog), ...own];
}

/** Prefecture codes, or null for all. */
export function chosenPrefectures(
  values: readonly string[] | undefined,
  catalog: Places,
): Set<string> | null {
  const names = listOf(values);
  return names && new Set(names.map((name) => findPrefecture(catalog, name).code));
}

/** The areas asked for; null for all. */
export function chosenAreas(
  values: readonly string[] | undefined,
  catalog: Places,
): ReturnType<typeof chooseAreas> | null {
  const names = listOf(values);
  return names && chooseAreas(catalog, names);
}

/** Levels asked for; else those that the other choices leave sensible. */
export function chosenLevels(options: z.output<typeof selectionOptions>): readonly Level[] {
  const all: readonly Level[] = ["nation", "prefecture", "area"];
  const asked = listOf(options.level);
  if (asked) return all.filter((level) => among("--level", asked, all).includes(level));
  if (options.area) return ["area"];
  return options.prefecture ? ["prefecture", "area"] : all;
}

export function chosenSexes(values: readonly string[] | undefined): readonly SexOrBoth[] {
  const all: readonly SexOrBoth[] = ["male", "female", "both"];
  const asked = listOf(values);
  return asked ? all.filter((sex) => among("--sex", asked, all).includes(sex)) : all;
}

export function chosenAges(values: readonly string[] | undefined): readonly AgeGroup[] {
  const ids = listOf(values) ?? DEFAULT_AGES;
  const chosen = new Set(
    ids.flatMap((id) => {
      const groups = ageGroup(id);
      if (!groups) throw notAmong("--ages", id, [...AGE_GROUPS.map((group) => group.id), "5-year"]);
      return groups;
    }),
  );
  return AGE_GROUPS.filter((group) => chosen.has(group));
}

/** `q01=FILE`, `egfr:detailed=FILE`. */
export function namedTables(values: readonly string[]): NamedTable[] {
  return values.map((value) => {
    const [, table, block, path] = /^([^=:]+)(?::(basic|detailed))?=(.+)$/.exec(value) ?? [];
    if (table && path) return { table, block: (block as "basic" | "detailed" | undefined) ?? null, path };
    throw new Failure(
      {
        ja: `--table「${value}」を解釈できません。「表=ファイル」（例 q01=q01.csv、egfr:detailed=egfr.xlsx）と書いてください。`,
        en: `--table "${value}" is not understood. Write TABLE=FILE, for example q01=q01.csv or egfr:detailed=egfr.xlsx.`,
      },
      { exitCode: 2 },
    );
  });
}

/** `--zeros hidden`. */
export function zerosAreHidden(value: string | undefined): boolean {
  return value !== undefined && oneOf("--zeros", value, ["hidden"]) === "hidden";
}

export function fiscalYearOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^20\d\d$/.test(value)) return Number(value);
  throw new Failure(
    {
      ja: `--fiscal-year「${value}」を解釈できません。西暦の年度（例 2020）を指定してください。`,
      en: `--fiscal-year "${value}" is not understood. Give the fiscal year, for example 2020.`,
    },
    { exitCode: 2 },
  );
}

/** One of a few words. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw notAmong(option, value, allowed);
  return found;
}

function among<T extends string>(option: string, values: readonly string[], allowed: readonly T[]): T[] {
  return values.map((value) => oneOf(option, value, allowed));
}

function notAmong(option: string, value: string, allowed: readonly string[]): Failure {
  return new Failure(
    {
      ja: `${option}「${value}」はありません。使えるのは ${allowed.join("、")} です。`,
      en: `${option} "${value}" is not known. Choose from ${allowed.join(", ")}.`,
    },
    { exitCode: 2 },
  );
}
