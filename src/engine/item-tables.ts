import { tableName } from "../catalog/items/description.js";
import { itemInRelease, printedLabels } from "../catalog/releases/comparability.js";
import type { CaseRule, Catalog, Item, ItemRule } from "../catalog/schema.js";
import { type CountTable, type ReleaseTables, SEXES, type Sex, type TablePair } from "../model/counts.js";
import { releaseWords } from "../model/fiscal-year.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import { caseStrata } from "./case-strata.js";

/** Which strata of a table are cases, by sex. */
export type CasesBySex = Readonly<Record<Sex, Uint8Array>>;

/** The tables of an item in a release, or why there are none. */
export function tablesOfItem(
  item: Item,
  release: Pick<ReleaseTables, "release" | "pairs">,
  catalog: Catalog,
): { readonly pair: TablePair } | { readonly problem: Told; readonly missingTable?: boolean } {
  const problem = itemInRelease(catalog, item, release.release);
  if (problem) return { problem };
  const pairs = release.pairs.filter(({ table }) => table === item.table);
  const pair = pairs.find(({ block }) => block === (item.block ?? null));
  if (pair) return { pair };
  const name = tableName(item.table, catalog);
  if (pairs.some(({ block }) => block === null)) {
    return {
      problem: (asked) => ({
        ja: `「${name.ja}」の表が ※1・※2 のどちらか、表からは分かりません。${asked("table", `${item.table}:${item.block}=ファイル`)} と指定してください`,
        en: `it cannot be told whether the table "${name.en}" is block ※1 or ※2; name it with ${asked("table", `${item.table}:${item.block}=FILE`)}`,
      }),
    };
  }
  const block = item.block === "detailed" ? "（※2）" : item.block === "basic" ? "（※1）" : "";
  const isOwn = catalog.ownCredit !== null;
  const { ja, en } = releaseWords([release.release], isOwn);
  return {
    missingTable: true,
    problem: isOwn
      ? {
          ja: `${ja}の「${name.ja}」の行が集計にありません`,
          en: `the counts have no rows of "${name.en}" of ${en}`,
        }
      : {
          ja: `${ja}の「${name.ja}」${block}の表が入力にありません`,
          en: `the input has no table "${name.en}"${block} of ${en}`,
        },
  };
}

/** Cases of an item in one table, in the labels of the table's release. */
export function casesOfItem(
  item: Item,
  table: CountTable,
  catalog: Catalog,
): { readonly cases: CasesBySex } | { readonly problem: Bilingual } {
  const cases: Partial<Record<Sex, Uint8Array>> = {};
  for (const sex of SEXES) {
    const found = caseStrata(inWordsOf(table, item.hit, catalog), sex, table[sex].strata);
    if ("problem" in found) return found;
    cases[sex] = found.cases;
  }
  return { cases: cases as CasesBySex };
}

/** The rule of an item in the labels that the table prints. */
function inWordsOf(table: CountTable, rule: ItemRule, catalog: Catalog): ItemRule {
  const translate = (rule: CaseRule, sex: Sex): CaseRule =>
    "labels" in rule
      ? { labels: printedLabels(catalog, table.table, rule.labels, table.release, labelsOf(table, sex)) }
      : rule;
  return "male" in rule
    ? { male: translate(rule.male, "male"), female: translate(rule.female, "female") }
    : translate(rule, "male");
}

const labelsOf = (table: CountTable, sex: Sex): string[] => table[sex].strata.map(({ label }) => label);
