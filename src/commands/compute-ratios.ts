import { readFileSync } from "node:fs";
import type { z } from "zod";
import { readItemsFile, withItems } from "../catalog/items.js";
import type { Catalog, Item } from "../catalog/schema.js";
import { COLUMNS, type CountTable } from "../counts.js";
import { computeRelease, type NotComputable } from "../engine/compute.js";
import type { GroupStatistics } from "../engine/item-ratios.js";
import type { ComputeRequest } from "../engine/request.js";
import { INTERVAL_METHODS } from "../engine/statistics/interval.js";
import type { Contradiction } from "../engine/suppression/suppression.js";
import { Failure } from "../failure.js";
import { columnLetters } from "../ingest/files/sheet.js";
import { type ResultHeader, resultSource } from "../output/result.js";
import { RatioTable } from "../ratio-table.js";
import { TOOL } from "../version.js";
import { builtInReferences, chooseReference } from "./choose-reference.js";
import { credits, isSynthetic } from "./credit.js";
import type { Effects } from "./effects.js";
import {
  chosenAges,
  chosenAreas,
  chosenItems,
  chosenLevels,
  chosenPrefectures,
  chosenSexes,
  type InputOptions,
  oneOf,
  type selectionOptions,
} from "./options.js";
import { readInput, refuseDoubtfulInput } from "./read-input.js";

type Options = z.output<typeof selectionOptions> & InputOptions;

/** A result in memory, and the catalog that its items come from. */
export interface ComputedRatios {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  readonly catalog: Catalog;
}

/**
 * Reads the paths and computes every ratio asked for. What cannot be computed is said on standard error and stands
 * in the header; if nothing can, that is a Failure.
 */
export function computeRatios(
  paths: readonly string[],
  options: Options,
  effects: Effects,
  projectCatalog: Catalog,
): ComputedRatios {
  const { catalog, own } = withOwnItems(projectCatalog, options.itemsFile);
  const items = chosenItems(options, catalog, own);
  const reference = chooseReference(options.reference, catalog);
  const treatment = oneOf("--suppression", options.suppression, ["bounds", "naive"]);
  const interval = oneOf("--interval", options.interval, INTERVAL_METHODS);
  const bounds = oneOf("--bounds", options.bounds, ["given-reference", "with-reference"]);
  const request: ComputeRequest = {
    items,
    levels: chosenLevels(options),
    sexes: chosenSexes(options.sex),
    ages: chosenAges(options.ages),
    prefectures: chosenPrefectures(options.prefecture, catalog),
    areas: chosenAreas(options.area, catalog),
    reference: reference.choice,
    treatment,
    interval,
    boundsWithReference: bounds === "with-reference",
  };
  const input = readInput(paths, options, new Set(items.map(({ table }) => table)), effects, catalog);
  refuseDoubtfulInput(input, options);

  const table = new RatioTable();
  const builtIn = builtInReferences();
  const notComputable: NotComputable[] = [];
  const builtInItems = new Set<string>();
  const used: CountTable[] = [];
  const groups: GroupStatistics[] = [];
  for (const release of input.releases) {
    const outcome = computeRelease(release, request, catalog, builtIn, table);
    if (outcome.contradiction) throw contradictionFailure(outcome.contradiction);
    notComputable.push(...outcome.notComputable);
    used.push(...outcome.used);
    groups.push(...outcome.groups);
    for (const item of outcome.builtInReference) builtInItems.add(item);
  }
  if (table.size === 0) throw nothingComputed(notComputable, input.releases.length);
  tellNotComputable(notComputable, effects);
  return {
    table,
    catalog,
    header: {
      tool: TOOL,
      credit: credits(used),
      synthetic: used.some(isSynthetic),
      suppression: treatment,
      bounds,
      interval,
      reference: { ...reference.described, builtIn: [...builtInItems] },
      sources: used.map(resultSource),
      notComputable,
      referenceUncertainty: mostByItem(table),
      groups,
    },
  };
}

/** The most by which the reference's own hidden cells move a ratio of each item, points. */
function mostByItem(table: RatioTable): Record<string, number> {
  const points = table.column("referenceUncertainty");
  const most: Record<string, number> = {};
  for (const [i, item] of table.column("item").entries()) most[item] = Math.max(most[item] ?? 0, points[i]!);
  return most;
}

/** A user's own items beside those of the project. */
export function withOwnItems(
  catalog: Catalog,
  itemsFile: string | undefined,
): { catalog: Catalog; own: readonly Item[] } {
  if (itemsFile === undefined) return { catalog, own: [] };
  const own = readItemsFile(catalog, readTextFile(itemsFile), itemsFile);
  return { catalog: withItems(catalog, own), own };
}

function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new Failure(
      { ja: `読み取れません（${code}）。`, en: `cannot be read (${code}).` },
      { place: { file: path } },
    );
  }
}

/** Names the cell at which the printed numbers contradict each other. */
export function contradictionFailure({ table, sex, cell, text }: Contradiction): Failure {
  const { sheetRows, sheetColumns } = table[sex];
  return new Failure(text, {
    place: {
      file: table.source.path,
      sheet: table.source.sheet || undefined,
      row: sheetRows[Math.floor(cell / COLUMNS)],
      column: columnLetters(sheetColumns[cell % COLUMNS] ?? 0),
    },
  });
}

function nothingComputed(reasons: readonly NotComputable[], releases: number): Failure {
  if (releases === 0) {
    return new Failure({
      ja: "必要な表が見つかりませんでした。何が読み込まれたかは ndb-ratio inspect で確かめられます。",
      en: "no table that is needed was found. `ndb-ratio inspect` shows what was read.",
    });
  }
  const list = (language: "ja" | "en") =>
    reasons
      .slice(0, 5)
      .map(({ item, reason }) => `\n  ${item}: ${reason[language]}`)
      .join("");
  return new Failure({
    ja: `計算できる項目・地域がありません。${list("ja")}`,
    en: `nothing can be computed.${list("en")}`,
  });
}

/** Items with the same reason are told together, and all whose table is missing in one line a release. */
export function tellNotComputable(notComputable: readonly NotComputable[], effects: Effects): void {
  const byReason = new Map<string, NotComputable[]>();
  for (const entry of notComputable) {
    const key = `${entry.release} ${entry.missingTable ? "" : entry.reason.en}`;
    byReason.set(key, [...(byReason.get(key) ?? []), entry]);
  }
  for (const entries of byReason.values()) {
    const [first] = entries;
    if (!first) continue;
    const { release } = first;
    const ids = entries.map(({ item }) => item).join(", ");
    const reason =
      first.missingTable && entries.length > 1
        ? { ja: "表が入力にありません", en: "the input does not have their tables" }
        : first.reason;
    effects.say({
      ja: `計算できない項目（第${release}回）：${ids}：${reason.ja}`,
      en: `not computable (release ${release}): ${ids}: ${reason.en}`,
    });
  }
}
