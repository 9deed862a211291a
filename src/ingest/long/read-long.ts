import type { Catalog, TableDefinition } from "../../catalog/schema.js";
import type { CountTable, TableSource } from "../../model/counts.js";
import { releaseOfYear, yearOfRelease } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { failureAt, misuse, type Place } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import type { Cell, Sheet } from "../files/sheet.js";
import { badCount, parseCount } from "../table/count-cell.js";
import { isSumOfStrata, parseStratum } from "../table/labels.js";
import { NO_FISCAL_YEAR, type Title } from "../table/title.js";
import type { LongHeader } from "./columns.js";
import { tableOfItem } from "./item-table.js";
import { LongTable, type LongTableIdentity } from "./long-table.js";
import { placeOf } from "./place.js";
import { LongRow } from "./row.js";
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

/** What a long file holds. */
export interface LongReading {
  readonly tables: readonly CountTable[];
  /** What the item column names beside tables that are computed. */
  readonly unknownItems: readonly UnknownItem[];
}

interface UnknownItem {
  readonly item: string;
  /** The first row that names it, as Excel counts. */
  readonly row: number;
  /** The table that it is, which is set aside; null where it is none that is known. */
  readonly definition: TableDefinition | null;
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
  const place = { file: request.path, sheet: sheet.name || undefined };
  refuseNoAreaCodes(header, place);
  const source = { path: request.path, sheet: sheet.name, sha256: request.sha256 };
  const reader = new LongReader(request, catalog, source, header.columns);
  for (let at = header.row + 1; at < sheet.rows.length; at++) {
    const cells = sheet.rows[at]!;
    if (cells.some((cell) => cell !== null))
      reader.add(new LongRow(cells, header, { ...place, row: at + 1 }), at + 1);
  }
  return reader.reading();
}

function refuseNoAreaCodes({ row, columns }: LongHeader, place: Place): void {
  if (columns.areaName === undefined || columns.areaCode !== undefined || columns.prefecture === undefined)
    return;
  throw failureAt(
    { ...place, row: row + 1 },
    {
      ja: "二次医療圏番号の列がありません（医療圏の名前は都道府県をまたいで重複するため、番号が必要です）。",
      en: "no column with the codes of the areas (names of areas repeat across prefectures, so the codes are needed).",
    },
  );
}

class LongReader {
  private readonly tables = new Map<string, LongTable>();
  private readonly items = new Map<Cell, TableDefinition | null>();
  private readonly unknown = new Map<string, UnknownItem>();

  constructor(
    private readonly request: LongRequest,
    private readonly catalog: Catalog,
    private readonly source: TableSource,
    private readonly columns: LongHeader["columns"],
  ) {}

  reading(): LongReading {
    return {
      tables: [...this.tables.values()].map((table) => table.table(this.catalog)),
      unknownItems: [...this.unknown.values()],
    };
  }

  add(row: LongRow, sheetRow: number): void {
    const { request } = this;
    row.refuseNumberBeyond();
    const item = row.cell("item");
    const definition = this.definitionOf(item);
    if (!definition || definition.setAside) {
      const name = visible(String(item ?? ""));
      madeOnce(this.unknown, name, () => ({ item: name, row: sheetRow, definition }));
      return;
    }
    if (request.wanted && !request.wanted.has(definition.key)) return;
    const sex = row.read("sex", sexOf);
    const column = row.read("ages", ageColumn);
    const stratum = row.read("stratum", parseStratum);
    if (isSumOfStrata(stratum)) return;
    const found = placeOf(row, this.catalog);
    const count = parseCount(row.cell("count"));
    if (Number.isNaN(count)) throw badCount(row.cell("count"), row.placeOf("count"));
    const fiscalYear = yearOfRow(row, request.fiscalYear);
    if (sex === "both" || !found) return;
    const { level, region } = found;
    const table = this.tableOf({ definition, fiscalYear, level, title: titleOf(item, request) });
    if (table.add(region, sex, stratum, column, count, sheetRow)) return;
    const name = region.name || region.code;
    throw row.failure(
      "count",
      `同じ地域・性・年齢・階層の行が 2 つあります（${name}、${stratum.label}）。`,
      `the same region, sex, age and class stand here for the second time (${name}, ${stratum.label}).`,
    );
  }

  /** The table that the item column names, each text of which is looked up once; without such a column the one of the file. */
  private definitionOf(item: Cell): TableDefinition | null {
    const { items, columns, request } = this;
    if (columns.item === undefined) return request.definition;
    if (!items.has(item)) items.set(item, tableOfItem(item, this.catalog.tables));
    return items.get(item) ?? null;
  }

  private tableOf(identity: LongTableIdentity): LongTable {
    const key = `${identity.definition.key} ${identity.fiscalYear} ${identity.level}`;
    return madeOnce(this.tables, key, () => new LongTable(identity, this.source, this.columns.count!));
  }
}

/** A question is worded in the title, or in the item column where that is more than a number. */
function titleOf(item: Cell, { title }: LongRequest): string {
  const text = String(item ?? "");
  return title?.text ?? (text.length > LONGEST_NUMBER ? visible(text) : "");
}

/** 「標準的な質問票（質問項目１）」 has no wording. */
const LONGEST_NUMBER = 20;

/** The fiscal year that a row says, or that is known of its file. @throws Failure where nothing says it, or year and release differ */
function yearOfRow(row: LongRow, known: number | null): number {
  const year = row.cell("year") === null ? null : row.read("year", yearOf);
  const release = row.cell("release") === null ? null : row.read("release", releaseOf);
  if (release !== null && year !== null && releaseOfYear(year) !== release) {
    throw row.failure(
      "year",
      `第${release}回は ${yearOfRelease(release)} 年度の健診ですが、${year} とあります。`,
      `release ${release} is of fiscal year ${yearOfRelease(release)}, but the row says ${year}.`,
    );
  }
  const found = release === null ? (year ?? known) : yearOfRelease(release);
  if (found === null) throw misuse(NO_FISCAL_YEAR);
  return found;
}
