import { isPrefecture } from "../../catalog/levels.js";
import type { Catalog } from "../../catalog/schema.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { CountRow } from "../../model/columns/count-row.js";
import {
  AGE_CLASSES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  type Region,
  type Sex,
  type SexCounts,
  SUBTOTAL,
} from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { failureAt } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import { columnIndex } from "../files/sheet.js";
import { parseValueClass } from "../table/labels.js";
import { LONGEST_TITLE } from "../table/title.js";
import { missingRows, otherClasses } from "./gaps.js";

/** Not yet said by any row. Never a count, and not HIDDEN. */
const ABSENT = -2;

/** One region × class of one sex. */
interface Line {
  readonly counts: Int32Array;
  readonly sheetRow: number;
}

interface SexRows {
  /** How many classes or answers each region has; 0 as long as no row has said it. */
  strata: number;
  /** By region key, then by stratum. */
  readonly regions: Map<string, Map<string, Line>>;
  readonly columns: Int32Array;
}

interface TableRows extends Readonly<Record<Sex, SexRows>> {
  readonly first: CountRow;
  readonly regions: Map<string, Region>;
}

/**
 * Puts the rows of a database of counts together again to the tables that they came from. Regions and classes come to stand
 * in the order of the sheet, whatever the order of the rows.
 */
export class CountsBuilder {
  private readonly found = new Map<string, TableRows>();
  private readonly columns = new Map<string, number>([
    ...AGE_CLASSES.map((ages, i) => [ages, i] as const),
    [WHOLE_AGES, SUBTOTAL],
  ]);

  constructor(
    private readonly file: string,
    private readonly catalog: Catalog,
  ) {}

  /** @throws Failure where the row contradicts itself or an earlier one */
  add(row: CountRow, line: number): void {
    const table = this.tableOf(row, line);
    const region = `${row.prefectureCode} ${row.code}`;
    if (!table.regions.has(region)) {
      this.refuseWrongCode(row, line);
      table.regions.set(region, {
        code: row.code,
        name: visible(row.name),
        prefectureCode: row.prefectureCode,
      });
    }
    const sex = table[row.sex];
    const lines = madeOnce(sex.regions, region, () => new Map<string, Line>());
    const cells = madeOnce(lines, row.stratum, () => ({
      counts: new Int32Array(COLUMNS).fill(ABSENT),
      sheetRow: row.sheetRow,
    }));
    if (sex.strata === 0) sex.strata = row.strata;
    if (row.strata !== sex.strata) {
      this.refuse(
        line,
        `階層・回答の数（strata）が ${row.strata} ですが、同じ表のほかの行では ${sex.strata} です。`,
        `strata is ${row.strata} here and ${sex.strata} in other rows of the same table.`,
      );
    }
    const column = this.columns.get(row.ages)!;
    if ((row.kind === "subtotal") !== (column === SUBTOTAL)) {
      this.refuse(
        line,
        `値の種類（kind）「${row.kind}」と年齢（ages）「${row.ages}」が合いません。`,
        `kind "${row.kind}" does not go with ages "${row.ages}".`,
      );
    }
    if (cells.counts[column] !== ABSENT) {
      this.refuse(
        line,
        `${row.name}・${row.stratum}・${row.ages} の行が 2 つあります。`,
        `${row.name}, ${row.stratum}, ${row.ages} stands here for the second time.`,
      );
    }
    if ((row.status === "hidden") !== (row.count === null)) {
      this.refuse(
        line,
        `公表・秘匿（status）「${row.status}」と人数（count）「${row.count ?? ""}」が合いません。秘匿された人数は空欄のままにしてください。`,
        `status "${row.status}" does not go with count "${row.count ?? ""}". Leave hidden counts empty.`,
      );
    }
    cells.counts[column] = row.count ?? HIDDEN;
    sex.columns[column] = columnIndex(row.sheetColumn);
  }

  /** @throws Failure where rows are missing, so that a table cannot be made */
  tables(): CountTable[] {
    return [...this.found.values()].map((rows) => this.tableFrom(rows));
  }

  private tableOf(row: CountRow, line: number): TableRows {
    const key = [row.release, row.table, row.block, row.level, row.source, row.sheet, row.sha256].join("\n");
    let table = this.found.get(key);
    if (!table) {
      if (row.release !== releaseOfYear(row.fiscalYear)) {
        this.refuse(
          line,
          `第${row.release}回と ${row.fiscalYear} 年度は合いません。`,
          `release ${row.release} does not go with fiscal year ${row.fiscalYear}.`,
        );
      }
      if (!this.catalog.tables.some((known) => known.key === row.table)) {
        this.refuse(line, `「${row.table}」という表はありません。`, `no table is called "${row.table}".`);
      }
      const open = (): SexRows => ({ strata: 0, regions: new Map(), columns: new Int32Array(COLUMNS) });
      table = { first: row, regions: new Map(), male: open(), female: open() };
      this.found.set(key, table);
    }
    return table;
  }

  private refuseWrongCode({ level, code, prefectureCode }: CountRow, line: number): void {
    const known = prefectureCode === null || this.catalog.prefectures.some((p) => p.code === prefectureCode);
    const agrees = isPrefecture(level)
      ? code === prefectureCode
      : prefectureCode === null
        ? code === null
        : code !== null && /^\d{4}$/.test(code) && code.startsWith(prefectureCode);
    if (known && agrees) return;
    this.refuse(
      line,
      `地域の番号「${code ?? ""}」と都道府県番号「${prefectureCode ?? ""}」が合いません。`,
      `region code "${code ?? ""}" does not go with prefecture code "${prefectureCode ?? ""}".`,
    );
  }

  private tableFrom({ first, regions, male, female }: TableRows): CountTable {
    const definition = this.catalog.tables.find(({ key }) => key === first.table)!;
    const order = [...regions].sort(([a], [b]) => firstRow(male, female, a) - firstRow(male, female, b));
    return {
      source: { path: first.source, sheet: visible(first.sheet), sha256: visible(first.sha256) },
      title: visible(first.title, LONGEST_TITLE),
      table: first.table,
      kind: definition.kind,
      release: first.release,
      fiscalYear: first.fiscalYear,
      unit: definition.unit,
      block: first.block,
      geography: first.level,
      regions: order.map(([, region]) => region),
      male: this.sexCounts(male, "male", order, first),
      female: this.sexCounts(female, "female", order, first),
    };
  }

  private sexCounts(
    rows: SexRows,
    sex: Sex,
    regions: readonly (readonly [string, Region])[],
    first: CountRow,
  ): SexCounts {
    const ofFirst = [...(rows.regions.get(regions[0]![0]) ?? [])].sort(
      ([, a], [, b]) => a.sheetRow - b.sheetRow,
    );
    const labels = ofFirst.map(([label]) => label);
    const strata = labels.map((label) => ({ label: visible(label), values: parseValueClass(label) }));
    const size = regions.length * strata.length;
    const counts = new Int32Array(size * COLUMNS);
    const sheetRows = new Int32Array(size);
    for (const [r, [key, region]] of regions.entries()) {
      const lines = rows.regions.get(key);
      if (!lines) throw missingRows(this.file, first, [region.name, sex]);
      if (lines.size !== rows.strata)
        throw otherClasses(this.file, first, region.name, sex, [lines.size, rows.strata]);
      for (const [s, label] of labels.entries()) {
        const line = lines.get(label);
        if (!line) throw missingRows(this.file, first, [region.name, sex, label]);
        const absent = line.counts.indexOf(ABSENT);
        if (absent >= 0)
          throw missingRows(this.file, first, [region.name, sex, label, AGE_CLASSES[absent] ?? "中計"]);
        counts.set(line.counts, (r * strata.length + s) * COLUMNS);
        sheetRows[r * strata.length + s] = line.sheetRow;
      }
    }
    return { strata, counts, sheetRows, sheetColumns: [...rows.columns] };
  }

  private refuse(line: number, ja: string, en: string): never {
    throw failureAt({ file: this.file, row: line }, { ja, en });
  }
}

/** The sheet row at which a region begins. */
function firstRow(male: SexRows, female: SexRows, region: string): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { regions } of [male, female]) {
    for (const { sheetRow } of regions.get(region)?.values() ?? []) first = Math.min(first, sheetRow);
  }
  return first;
}
