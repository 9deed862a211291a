import { isArea } from "../../catalog/levels.js";
import type { Prefecture, TableDefinition } from "../../catalog/schema.js";
import {
  COLUMNS,
  type CountTable,
  HIDDEN,
  type Region,
  SEXES,
  type Sex,
  type SexCounts,
  type Stratum,
} from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { failureAt, type Place } from "../../text/failure.js";
import { type Cell, columnLetters, type Sheet } from "../files/sheet.js";
import { badCount, parseCount } from "./count-cell.js";
import { HiddenCells } from "./hidden-cells.js";
import { isSumOfStrata, parseStratum } from "./labels.js";
import type { Layout, Segment } from "./layout.js";
import { RegionKey } from "./region-key.js";
import { refuseSplitThousands, repeated, repeatedLabel, sumOfStrata } from "./row-failures.js";

/** What is known of a table before its counts are read. */
export interface TableIdentity {
  readonly path: string;
  readonly sha256: string;
  readonly title: string;
  readonly definition: TableDefinition;
  readonly fiscalYear: number;
  readonly block: CountTable["block"];
}

/**
 * Reads the counts of a table into typed arrays.
 *
 * @param prefectures for the codes of prefecture names
 * @throws Failure naming file, sheet, row and column of the first cell that is not what it should be
 */
export function readCountTable(
  sheet: Sheet,
  layout: Layout,
  identity: TableIdentity,
  prefectures: readonly Prefecture[],
): CountTable {
  if (sheet.name === "") refuseSplitThousands(sheet, layout, identity.path);
  const bodies = layout.segments.map((segment) =>
    new SegmentReader(sheet, layout, segment, identity.path, prefectures).read(),
  );
  const [first] = bodies;
  if (!first || first.regions.length === 0) {
    throw failureAt(
      { file: identity.path, sheet: sheet.name || undefined, row: layout.firstDataRow + 1 },
      { ja: "見出しの下にデータの行がありません。", en: "no rows of data below the header." },
    );
  }
  for (const body of bodies) refuseOtherRegions(first, body, sheet, identity.path);
  const sexes: Record<Sex, SexCounts> = Object.assign({}, ...bodies.map((body) => body.sexes));
  return {
    source: { path: identity.path, sheet: sheet.name, sha256: identity.sha256 },
    title: identity.title,
    table: identity.definition.key,
    kind: identity.definition.kind,
    release: releaseOfYear(identity.fiscalYear),
    fiscalYear: identity.fiscalYear,
    unit: identity.definition.unit,
    block: identity.block,
    geography: layout.geography,
    regions: first.regions,
    male: sexes.male,
    female: sexes.female,
  };
}

/** What one of the tables side by side holds. */
interface SegmentBody {
  readonly regions: readonly Region[];
  /** Zero-based row at which each region begins. */
  readonly firstRows: readonly number[];
  readonly sexes: Partial<Record<Sex, SexCounts>>;
}

/** Reads one of the tables side by side, row by row. */
class SegmentReader {
  private readonly sexes: readonly Sex[];
  /** Columns of the seven ages and 中計, and their counts row by row, a sex each. */
  private readonly columns: readonly (readonly number[])[];
  private readonly counts: readonly Int32Array[];
  private filled = 0;
  private readonly key: RegionKey;
  private readonly regions: Region[] = [];
  private readonly seen = new Set<string>();
  private readonly firstRows: number[] = [];
  private readonly sheetRows: number[] = [];
  /** Those of the first region, which all others must have in the same order. */
  private readonly strata: Stratum[] = [];
  /** Which of them the next row must have. */
  private position = 0;
  private readonly hidden = new HiddenCells();
  /** The labels of a table are few and come again in every region. */
  private readonly parsed = new Map<Cell, Stratum | null>();

  constructor(
    private readonly sheet: Sheet,
    private readonly layout: Layout,
    private readonly segment: Segment,
    private readonly file: string,
    prefectures: readonly Prefecture[],
  ) {
    this.sexes = SEXES.filter((sex) => segment.counts[sex]);
    this.columns = this.sexes.map((sex) => segment.counts[sex] ?? []);
    const mostRows = Math.max(0, sheet.rows.length - layout.firstDataRow);
    this.counts = this.sexes.map(() => new Int32Array(mostRows * COLUMNS));
    const place = (row: number, column: number) => this.place(row, column);
    this.key = new RegionKey(segment, isArea(layout.geography), prefectures, place);
  }

  /** @throws Failure naming the first cell that is not what it should be */
  read(): SegmentBody {
    const { rows } = this.sheet;
    for (let row = this.layout.firstDataRow; row < rows.length; row++) this.readRow(rows[row] ?? [], row);
    this.refuseIncomplete(rows.length - 1);
    this.hidden.refuseLostCounts((row, column) => this.place(row, column));
    const { strata, filled, regions, firstRows } = this;
    const sexes: Partial<Record<Sex, SexCounts>> = {};
    for (const [s, sex] of this.sexes.entries()) {
      sexes[sex] = {
        strata,
        counts: this.counts[s]!.slice(0, filled),
        sheetRows: Int32Array.from(this.sheetRows),
        sheetColumns: this.columns[s]!,
      };
    }
    return { regions, firstRows, sexes };
  }

  private readRow(cells: readonly Cell[], row: number): void {
    const label = cells[this.segment.stratum] ?? null;
    const stratum = madeOnce(this.parsed, label, () => parseStratum(label));
    if (stratum === null) {
      this.refuseCounts(cells, row);
      return;
    }
    if (isSumOfStrata(stratum)) throw sumOfStrata(stratum.label, this.place(row, this.segment.stratum));
    if (this.key.moveTo(cells, row)) this.beginRegion(row);
    this.takeStratum(stratum, row);
    this.sheetRows.push(row + 1);
    for (const [s, columns] of this.columns.entries()) this.takeCounts(this.counts[s]!, columns, cells, row);
    this.filled += COLUMNS;
  }

  private beginRegion(row: number): void {
    this.key.refuseNoCode(row);
    this.refuseIncomplete(row);
    const region = this.key.region();
    const identity = `${region.prefectureCode} ${region.code}`;
    if (this.seen.has(identity)) throw repeated(region.name, this.place(row, this.segment.prefecture));
    this.seen.add(identity);
    this.regions.push(region);
    this.firstRows.push(row);
    this.position = 0;
  }

  private takeStratum(stratum: Stratum, row: number): void {
    const { regions, strata } = this;
    if (regions.length === 0) {
      throw failureAt(this.place(row, this.segment.prefecture), {
        ja: "最初の行に都道府県名がありません。",
        en: "no prefecture is named in the first row.",
      });
    }
    const place = () => this.place(row, this.segment.stratum);
    if (regions.length === 1) {
      if (strata.some(({ label }) => label === stratum.label))
        throw repeatedLabel(stratum.label, regions[0]!.name, place());
      strata.push(stratum);
    }
    const expected = strata[this.position++]?.label;
    if (expected === stratum.label) return;
    if (expected === undefined && strata.some(({ label }) => label === stratum.label))
      throw repeatedLabel(stratum.label, regions.at(-1)!.name, place());
    throw failureAt(place(), {
      ja: `階層・回答「${stratum.label}」は順序が違います（${expected ? `「${expected}」` : "次の地域の行"}が必要）。`,
      en: `class or answer "${stratum.label}" is out of order (expected ${expected ? `"${expected}"` : "the next region"}).`,
    });
  }

  private takeCounts(
    counts: Int32Array,
    columns: readonly number[],
    cells: readonly Cell[],
    row: number,
  ): void {
    for (let i = 0; i < COLUMNS; i++) {
      const cell = cells[columns[i]!];
      const count = parseCount(cell);
      if (Number.isNaN(count)) throw badCount(cell, this.place(row, columns[i]!));
      if (count === HIDDEN) this.hidden.take(cell, row, columns[i]!);
      counts[this.filled + i] = count;
    }
  }

  private refuseCounts(cells: readonly Cell[], row: number): void {
    if (this.columns.flat().every((column) => (cells[column] ?? null) === null)) return;
    throw failureAt(this.place(row, this.segment.stratum), {
      ja: "階層・回答の欄が空ですが、人数があります。",
      en: "counts without a class or answer beside them.",
    });
  }

  private refuseIncomplete(row: number): void {
    const { strata, position } = this;
    const last = this.regions.at(-1);
    if (!last || position === strata.length) return;
    throw failureAt(this.place(row, this.segment.stratum), {
      ja: `${last.name}に階層・回答「${strata[position]?.label}」の行がありません。`,
      en: `${last.name} has no row for the class or answer "${strata[position]?.label}".`,
    });
  }

  private place(row: number, column: number): Place {
    const { file, sheet } = this;
    return { file, sheet: sheet.name || undefined, row: row + 1, column: columnLetters(column) };
  }
}

function refuseOtherRegions(first: SegmentBody, body: SegmentBody, sheet: Sheet, file: string): void {
  const differing = first.regions.findIndex((region, i) => {
    const other = body.regions[i];
    return region.code !== other?.code || region.prefectureCode !== other.prefectureCode;
  });
  if (differing < 0 && first.regions.length === body.regions.length) return;
  throw failureAt(
    { file, sheet: sheet.name || undefined, row: (first.firstRows[Math.max(differing, 0)] ?? 0) + 1 },
    {
      ja: "左右に並んだ 2 つの表で地域の並びが違います。",
      en: "the two tables side by side do not list the same regions.",
    },
  );
}
