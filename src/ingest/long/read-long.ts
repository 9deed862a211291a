import type { Catalog, TableDefinition } from "../../catalog/schema.js";
import type { CountTable } from "../../model/counts.js";
import { releaseOfYear, yearOfRelease } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { type Failure, failureAt, misuse } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import { type Cell, columnLetters, type Sheet } from "../files/sheet.js";
import { badCount, parseCount } from "../table/count-cell.js";
import { parseStratum } from "../table/labels.js";
import type { Title } from "../table/title.js";
import type { LongHeader, LongRole } from "./columns.js";
import { tableOfItem } from "./item-table.js";
import { LongTable, type LongTableIdentity } from "./long-table.js";
import { type CellsOf, placeOf, type Refuse } from "./place.js";
import { ageColumn, releaseOf, sexOf, yearOf } from "./words.js";

/** What is known of a long table beside its rows. */
export interface LongRequest {
  readonly path: string;
  readonly sha256: string;
  readonly title: Title | null;
  /** Named by the title or the request; needed where no column names the item. */
  readonly definition: TableDefinition | null;
  readonly fiscalYear: number | null;
  readonly wanted: ReadonlySet<string> | null;
}

export interface LongReading {
  readonly tables: readonly CountTable[];
  /** What the item column names beside tables that are computed, and the first row of each. */
  readonly unknownItems: readonly {
    readonly item: string;
    readonly row: number;
    readonly definition: TableDefinition | null;
  }[];
}

/**
 * The tables of a long file: a row a region, sex, age and class. Rows may stand in any order; those of both sexes together
 * and of the nation are sums of others and left out.
 *
 * @throws Failure naming row and column of the first cell that is not what it should be
 */
export function readLongTables(
  sheet: Sheet,
  header: LongHeader,
  request: LongRequest,
  catalog: Catalog,
): LongReading {
  const { columns } = header;
  if (columns.areaName !== undefined && columns.areaCode === undefined && columns.prefecture !== undefined) {
    throw failureAt(
      { file: request.path, sheet: sheet.name || undefined, row: header.row + 1 },
      {
        ja: "二次医療圏番号の列がありません（医療圏の名前は都道府県をまたいで重複するため、番号が必要です）。",
        en: "no column with the codes of the areas (names of areas repeat across prefectures, so the codes are needed).",
      },
    );
  }
  const source = { path: request.path, sheet: sheet.name, sha256: request.sha256 };
  const tables = new Map<string, LongTable>();
  const items = new Map<Cell, TableDefinition | null>();
  const unknown = new Map<string, { item: string; row: number; definition: TableDefinition | null }>();
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row]!;
    if (cells.every((cell) => cell === null)) continue;
    const cell: CellsOf = (role) => (columns[role] === undefined ? null : (cells[columns[role]] ?? null));
    const place = (role: LongRole) => ({
      file: request.path,
      sheet: sheet.name || undefined,
      row: row + 1,
      column: columnLetters(columns[role] ?? 0),
    });
    const refuse: Refuse = (role, ja, en) => failureAt(place(role), { ja, en });
    const unreadable = (role: LongRole) =>
      refuse(
        role,
        `「${header.names[columns[role]!]}」の「${cell(role) ?? ""}」を解釈できません。`,
        `"${cell(role) ?? ""}" in the column "${header.names[columns[role]!]}" is not understood.`,
      );

    const item = cell("item");
    let definition = request.definition;
    if (columns.item !== undefined) {
      if (!items.has(item)) items.set(item, tableOfItem(item, catalog.tables));
      definition = items.get(item) ?? null;
    }
    if (!definition || definition.setAside) {
      const name = visible(String(item ?? ""));
      if (!unknown.has(name)) unknown.set(name, { item: name, row: row + 1, definition });
      continue;
    }
    if (request.wanted && !request.wanted.has(definition.key)) continue;
    const sex = sexOf(cell("sex"));
    if (sex === null) throw unreadable("sex");
    const column = ageColumn(cell("ages"));
    if (column === null) throw unreadable("ages");
    const stratum = parseStratum(cell("stratum"));
    if (stratum === null) throw unreadable("stratum");
    const found = placeOf(cell, catalog, refuse);
    const count = parseCount(cell("count"));
    if (Number.isNaN(count)) throw badCount(cell("count"), place("count"));
    const fiscalYear = yearOfRow(cell, request.fiscalYear, unreadable, refuse);
    if (sex === "both" || !found) continue;
    const table = tableFor({ definition, fiscalYear, level: found.level, title: titleOf(item, request) });
    if (!table.add(found.region, sex, stratum, column, count, row + 1)) {
      throw refuse(
        "count",
        `同じ地域・性・年齢・階層の行が 2 つあります（${found.region.name || found.region.code}、${stratum.label}）。`,
        `the same region, sex, age and class stand here for the second time (${found.region.name || found.region.code}, ${stratum.label}).`,
      );
    }
  }
  return {
    tables: [...tables.values()].map((table) => table.table(catalog)),
    unknownItems: [...unknown.values()],
  };

  function tableFor(identity: LongTableIdentity) {
    const key = `${identity.definition.key} ${identity.fiscalYear} ${identity.level}`;
    return madeOnce(tables, key, () => new LongTable(identity, source, columns.count!));
  }
}

/** A question is worded in the title, or in the item column where that is more than a number. */
function titleOf(item: Cell, { title }: LongRequest): string {
  const text = String(item ?? "");
  return title?.text ?? (text.length > LONGEST_NUMBER ? visible(text) : "");
}

/** 「標準的な質問票（質問項目１）」 has no wording. */
const LONGEST_NUMBER = 20;

function yearOfRow(
  cell: CellsOf,
  known: number | null,
  unreadable: (role: LongRole) => Failure,
  refuse: Refuse,
): number {
  const year = cell("year") === null ? null : yearOf(cell("year"));
  if (cell("year") !== null && year === null) throw unreadable("year");
  const release = cell("release") === null ? null : releaseOf(cell("release"));
  if (cell("release") !== null && release === null) throw unreadable("release");
  if (release !== null && year !== null && releaseOfYear(year) !== release) {
    throw refuse(
      "year",
      `第${release}回は ${yearOfRelease(release)} 年度の健診ですが、${year} とあります。`,
      `release ${release} is of fiscal year ${yearOfRelease(release)}, but the row says ${year}.`,
    );
  }
  const found = release === null ? (year ?? known) : yearOfRelease(release);
  if (found !== null) return found;
  throw misuse((name) => ({
    ja: `年度が書かれていません。${name("fiscal-year", "2020")} のように指定してください。`,
    en: `the table does not say its fiscal year. Give it, for example ${name("fiscal-year", "2020")}.`,
  }));
}
