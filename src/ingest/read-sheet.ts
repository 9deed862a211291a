import { areasOfYear } from "../catalog/regions/areas.js";
import type { Catalog } from "../catalog/schema.js";
import { type CountTable, HIDDEN, type Region, withCounts } from "../model/counts.js";
import { yearOfRelease } from "../model/fiscal-year.js";
import { failureAt, misuseAt, type Place } from "../text/failure.js";
import type { Sheet } from "./files/sheet.js";
import type { SourceFile } from "./files/source.js";
import { readLongTables } from "./long/read-long.js";
import type { NamedTable, Recognised, RecognisedLong, SetAside } from "./recognise.js";
import { readCountTable } from "./table/count-table.js";
import { findLayout } from "./table/layout.js";
import { NO_FISCAL_YEAR } from "./table/title.js";
import { refuseOtherUnit } from "./table/unit.js";

/** What a reader of sheets is told beside them. */
export interface SheetRequest {
  /** Year of tables without a title, and of none else. */
  readonly fiscalYear: number | null;
  /** Is a printed 0 what somebody put in the place of "-"? The ministry prints none. */
  readonly zerosAreHidden?: boolean;
  /** Only these tables are wanted (others are left unread, silently); null for all. */
  readonly wanted: ReadonlySet<string> | null;
}

/** A sheet, the file that it stands in, and what the user said that it is; null where they said nothing. */
export interface OpenSheet {
  readonly sheet: Sheet;
  readonly source: SourceFile;
  readonly named: NamedTable | null;
}

/**
 * The tables of a long sheet.
 *
 * @param setAside takes the items that are not computed
 * @throws Failure with file, sheet, row and column of what is not as a table has it
 */
export function longTables(
  { sheet, source }: OpenSheet,
  { definition, title, long }: RecognisedLong,
  request: SheetRequest,
  catalog: Catalog,
  setAside: SetAside[],
): readonly CountTable[] {
  const { tables, unknownItems } = readLongTables(
    sheet,
    long,
    {
      path: source.path,
      sha256: source.sha256,
      title,
      definition,
      fiscalYear: title?.fiscalYear ?? request.fiscalYear,
      wanted: request.wanted,
    },
    catalog,
  );
  for (const { item, row, definition: known } of unknownItems) {
    setAside.push({
      path: source.path,
      sheet: sheet.name,
      title: item,
      kind: "checkup",
      reason: known?.setAside ?? {
        ja: `${row} 行目からの項目「${item}」が何の表か分かりません`,
        en: `the item "${item}", from row ${row} on, is of no table that we know`,
      },
    });
  }
  for (const { fiscalYear } of tables) refuseNoRelease(fiscalYear, { file: source.path });
  return tables;
}

/** Zeros that stand where the ministry prints "-" are hidden counts again. */
export function withZerosHidden(table: CountTable): CountTable {
  return withCounts(table, (sex) => ({
    ...sex,
    counts: sex.counts.map((count) => (count === 0 ? HIDDEN : count)),
  }));
}

/**
 * The table of a sheet.
 *
 * @throws Failure with file, sheet, row and column of what is not as a table has it
 */
export function readSheet(
  { sheet, source, named }: OpenSheet,
  { definition, title, headerRow }: Recognised,
  request: SheetRequest,
  catalog: Catalog,
): CountTable {
  const place = { file: source.path, sheet: sheet.name || undefined };
  if (headerRow < 0) {
    throw failureAt(place, {
      ja: "見出し「都道府県名」の行がありません。",
      en: 'no header row with "都道府県名".',
    });
  }
  const fiscalYear = title?.fiscalYear ?? request.fiscalYear;
  if (fiscalYear === null) throw misuseAt(place, NO_FISCAL_YEAR);
  refuseNoRelease(fiscalYear, place);
  const layout = findLayout(sheet, headerRow, source.path);
  for (const { stratum } of layout.segments) {
    const head = sheet.rows[headerRow]?.[stratum] ?? null;
    refuseOtherUnit(head, definition.unit, { ...place, row: headerRow + 1 }, stratum);
  }
  const table = readCountTable(
    sheet,
    layout,
    {
      path: source.path,
      sha256: source.sha256,
      title: title?.text ?? "",
      definition,
      fiscalYear,
      block: named?.block ?? title?.block ?? null,
    },
    catalog.prefectures,
  );
  return withListedNames(table, catalog);
}

/** Areas of which the table gives the code alone are called as in the list of its year; by their code where it has none. */
function withListedNames(table: CountTable, catalog: Catalog): CountTable {
  if (table.regions.every(({ name }) => name !== "")) return table;
  const names = new Map(areasOfYear(catalog, table.fiscalYear)?.map(({ code, name }) => [code, name]));
  const nameOf = ({ code, name }: Region) => name || names.get(code ?? "") || (code ?? "");
  return { ...table, regions: table.regions.map((region) => ({ ...region, name: nameOf(region) })) };
}

/** A year before the first release, or far in the future, is mistyped. @throws Failure for such a year */
function refuseNoRelease(fiscalYear: number, place: Place): void {
  const first = yearOfRelease(1);
  if (fiscalYear >= first && fiscalYear <= 2099) return;
  throw failureAt(place, (name) => ({
    ja: `${fiscalYear} 年度の公表はありません（第1回は ${first} 年度です）。表題か ${name("fiscal-year")} を確かめてください。`,
    en: `no release is of fiscal year ${fiscalYear} (the first is of ${first}). Check the title or ${name("fiscal-year")}.`,
  }));
}
