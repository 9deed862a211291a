import type { Catalog, TableDefinition } from "../catalog/schema.js";
import type { Block } from "../model/counts.js";
import { Failure, misuse, misuseAt } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import type { AsideKind, AsideReason } from "./files/aside.js";
import type { Sheet } from "./files/sheet.js";
import type { SourceFile } from "./files/source.js";
import { comparable } from "./files/text.js";
import { findLongHeader, type LongHeader } from "./long/columns.js";
import { findOwnHeader } from "./own-counts/sheet/heads.js";
import { hasBareAges } from "./own-counts/sheet/wide-ages.js";
import { findHeaderRow, findLayout } from "./table/layout.js";
import { parseTitle, type Title, tableOfTitle } from "./table/title.js";

/** A table that does not say itself what it is, such as a CSV without a title. */
export interface NamedTable {
  readonly table: string;
  readonly block: Block | null;
  readonly path: string;
}

/** A sheet or file that was recognised as something else than a table to compute, and why. */
export interface SetAside<Reason extends Told = Told> extends AsideReason<Reason> {
  readonly path: string;
  /** "" for a file as a whole. */
  readonly sheet: string;
  readonly title: string | null;
}

/** What the first rows of a sheet say of it. */
export interface Recognised {
  readonly definition: TableDefinition;
  readonly title: Title | null;
  readonly headerRow: number;
}

/** A long table, a row a count: which tables it holds may stand in its rows. */
export interface RecognisedLong {
  /** null where its rows say it. */
  readonly definition: TableDefinition | null;
  readonly title: Title | null;
  readonly long: LongHeader;
}

/** Is it a table, and one that is wanted? */
export function isRead(
  result: Recognised | RecognisedLong | SetAside | null,
  wanted: ReadonlySet<string> | null,
): result is Recognised | RecognisedLong {
  if (result === null || "reason" in result) return false;
  return !wanted || result.definition === null || wanted.has(result.definition.key);
}

/** What a sheet is by its first rows: a table, something to set aside, or null where it is empty. */
export function recognise(
  sheet: Sheet,
  source: SourceFile,
  named: NamedTable | null,
  catalog: Catalog,
): Recognised | RecognisedLong | SetAside | null {
  if (sheet.rows.every((row) => row.every((cell) => cell === null))) return null;
  const long = findLongHeader(sheet);
  const headerRow = long?.row ?? findHeaderRow(sheet);
  const title = titleAbove(sheet, headerRow < 0 ? 1 : headerRow);
  const aside = (kind: AsideKind, reason: Told): SetAside => ({
    path: source.path,
    sheet: sheet.name,
    title: title?.text ?? null,
    kind,
    reason,
  });

  if (named && title) refuseOtherTitle(named, title, source.path, catalog);
  const definition = named
    ? definitionOf(named.table, catalog)
    : (title && tableOfTitle(title, catalog.tables)) || null;
  if (long && (definition || long.columns.item !== undefined) && !definition?.setAside) {
    return { definition: long.columns.item === undefined ? definition : null, title, long };
  }
  if (!definition) {
    const own = findOwnHeader(sheet);
    if (own && !own.isPerhaps) return aside("checkup", OWN_COUNTS);
    if (isStatutoryForm(sheet)) return aside("checkup", STATUTORY_FORM);
    if (title)
      return aside("checkup", { ja: "この表の種類を知りません", en: "a kind of table that we do not know" });
    if (headerRow < 0)
      return aside("other", {
        ja: "特定健診の表ではありません",
        en: "not a table of the specific health checkups (特定健診)",
      });
    if (!long && !hasLayout(sheet, headerRow)) {
      return aside("other", {
        ja: "特定健診の表ではありません（都道府県別の他の統計です）",
        en: "another statistic by prefecture, not a table of the checkups",
      });
    }
    return aside("checkup", (name) => ({
      ja: `表題がなく、何の表か分かりません。${name("table")} 表=ファイル（例 ${name("table")} q01=…）と ${name("fiscal-year")} で指定してください`,
      en: `no title, so it does not say which table it is: name it with ${name("table")} q01=FILE and ${name("fiscal-year")}`,
    }));
  }
  if (definition.setAside) return aside("checkup", definition.setAside);
  return { definition, title, headerRow };
}

/** What can be given as counts of one's own. */
const OWN_COUNTS: Bilingual = {
  ja: "独自の集計（受診者数・該当者数の表）です。compute・chart などにこのファイルだけを指定すると計算できます（zip や gz からは取り出し、名前の終わりは .csv か .xlsx などにします。counts と reference は厚生労働省の表から作ります。ndb-ratio help own-data）",
  en: "counts of one's own (people examined and observed): give this file alone to compute, chart and others (unpacked from zip or gz, with a name that ends as .csv or .xlsx; counts and reference are made of the ministry's tables; `ndb-ratio help own-data`)",
};

/** The form in which 国保 report their checkups: ages in columns, and rows such as 特定健康診査受診者数 and 内臓脂肪症候群該当者数. */
function isStatutoryForm({ rows }: Sheet): boolean {
  const texts = rows.flat().flatMap((cell) => (typeof cell === "string" ? [comparable(cell)] : []));
  const has = (word: RegExp) => texts.some((text) => word.test(text));
  return rows.some(hasBareAges) && has(/^(特定)?健(康)?診(査)?(受診|対象)者数/) && has(/.該当者数/);
}

const STATUTORY_FORM: Bilingual = {
  ja: "国保の集計情報のような、項目が行に並ぶ表です。市区町村・性別・年齢・項目ごとに、受診者数と該当者数を 1 行にした表に書き直してください（記入用の表は ndb-ratio template own-counts、書き方は ndb-ratio help own-data）",
  en: "a table with items as rows, as 国保 report their checkups: write the people examined and observed of each municipality, sex, age class and item in a row (a form: `ndb-ratio template own-counts`; how: `ndb-ratio help own-data`)",
};

/** Has the sheet the columns of a table of the checkups: classes or answers, and both sexes by age? */
function hasLayout(sheet: Sheet, headerRow: number): boolean {
  try {
    findLayout(sheet, headerRow, "");
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Among a workbook's texts, is there a title of a table that we know, and of a wanted one or of no known one? */
export function namedTables(
  texts: readonly string[],
  wanted: ReadonlySet<string> | null,
  catalog: Catalog,
): { readonly known: boolean; readonly isWanted: boolean } {
  const titles = texts.flatMap((text) => (text.includes("特定健診") ? [parseTitle(text)] : []));
  const definitions = titles.flatMap((title) => (title ? [tableOfTitle(title, catalog.tables)] : []));
  return {
    known: definitions.some((definition) => definition && !definition.setAside),
    isWanted:
      definitions.length === 0 ||
      definitions.some((definition) => !definition || !wanted || wanted.has(definition.key)),
  };
}

function definitionOf(key: string, catalog: Catalog): TableDefinition {
  const definition = catalog.tables.find((table) => table.key === key);
  if (definition) return definition;
  throw misuse((name) => ({
    ja: `${name("table")} の「${key}」という表はありません。使えるのは ${catalog.tables.map((table) => table.key).join("、")} です。`,
    en: `no table is called "${key}" (${name("table")}). There are ${catalog.tables.map((table) => table.key).join(", ")}.`,
  }));
}

/** A title inside the file is to be believed before an option. */
function refuseOtherTitle(named: NamedTable, title: Title, file: string, catalog: Catalog): void {
  const actual = tableOfTitle(title, catalog.tables);
  if (!actual || actual.key === named.table) return;
  throw misuseAt(file, (name) => ({
    ja: `${name("table")} では ${named.table} ですが、表題は「${title.text}」（${actual.key}）です。`,
    en: `named ${named.table} with ${name("table")}, but its title says ${actual.key}: "${title.text}".`,
  }));
}

function titleAbove(sheet: Sheet, headerRow: number): Title | null {
  for (const row of sheet.rows.slice(0, headerRow)) {
    for (const cell of row) {
      const title = typeof cell === "string" ? parseTitle(cell) : null;
      if (title) return title;
    }
  }
  return null;
}
