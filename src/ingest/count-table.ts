import type { Prefecture, TableDefinition } from "../catalog/schema.js";
import {
  type CountTable,
  HIDDEN,
  type Region,
  SEXES,
  type Sex,
  type SexCounts,
  type Stratum,
} from "../counts.js";
import { Failure, type Place } from "../failure.js";
import { parseStratum } from "./labels.js";
import type { Layout, Segment } from "./layout.js";
import { type Cell, columnLetters, type Sheet } from "./sheet.js";
import { comparable } from "./text.js";

/** What is known of a table before its counts are read. */
export interface TableIdentity {
  readonly path: string;
  readonly sha256: string;
  readonly title: string;
  readonly definition: TableDefinition;
  readonly fiscalYear: number;
  readonly block: CountTable["block"];
}

const HIDDEN_MARKS = /^(-+|\.{2,}|x|\*+)$/i;
const DASHES = /[‐‑‒–—―−ー]/g;
const NOT_ASSIGNABLE = "判別不可";

/**
 * A count cell: a whole number ≥ 0, or HIDDEN. Hidden marks are ASCII "-" in all the ministry's files although the
 * titles print "‐"; re-published tables use other dashes, …, x, *** or nothing at all. A blank is hidden, never 0.
 *
 * @returns NaN where the cell is neither
 */
export function parseCount(cell: Cell | undefined): number {
  if (typeof cell === "number")
    return Number.isInteger(cell) && cell >= 0 && cell <= 0x7fffffff ? cell : Number.NaN;
  if (cell === null || cell === undefined) return HIDDEN;
  const text = comparable(cell).replace(DASHES, "-");
  if (text === "" || HIDDEN_MARKS.test(text)) return HIDDEN;
  const digits = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(",", "") : text;
  return /^\d{1,10}(\.0+)?$/.test(digits) && Number(digits) <= 0x7fffffff ? Number(digits) : Number.NaN;
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
  const codes = new Map(prefectures.map(({ code, name }) => [name.ja, code]));
  const bodies = layout.segments.map((segment) => readSegment(sheet, layout, segment, identity.path, codes));
  const [first] = bodies;
  if (!first || first.regions.length === 0) {
    throw new Failure(
      { ja: "見出しの下にデータの行がありません。", en: "no rows of data below the header." },
      { place: { file: identity.path, sheet: sheet.name || undefined, row: layout.firstDataRow + 1 } },
    );
  }
  for (const body of bodies) refuseOtherRegions(first, body, sheet, identity.path);
  const sexes = Object.fromEntries(bodies.flatMap((body) => Object.entries(body.sexes))) as Record<
    Sex,
    SexCounts
  >;
  return {
    source: { path: identity.path, sheet: sheet.name, sha256: identity.sha256 },
    title: identity.title,
    table: identity.definition.key,
    kind: identity.definition.kind,
    release: identity.fiscalYear - 2012,
    fiscalYear: identity.fiscalYear,
    unit: identity.definition.unit,
    block: identity.block,
    geography: layout.geography,
    regions: first.regions,
    male: sexes.male,
    female: sexes.female,
  };
}

interface SegmentBody {
  readonly regions: readonly Region[];
  readonly firstRows: readonly number[];
  readonly sexes: Partial<Record<Sex, SexCounts>>;
}

function readSegment(
  sheet: Sheet,
  layout: Layout,
  segment: Segment,
  file: string,
  prefectureCodes: ReadonlyMap<string, string>,
): SegmentBody {
  const place = (row: number, column: number): Place => ({
    file,
    sheet: sheet.name || undefined,
    row: row + 1,
    column: columnLetters(column),
  });
  const sexes = SEXES.filter((sex) => segment.counts[sex]);
  const countColumns = sexes.flatMap((sex) => segment.counts[sex] ?? []);
  const regions: Region[] = [];
  const firstRows: number[] = [];
  const strata: Stratum[] = [];
  const counts: number[][] = sexes.map(() => []);
  const sheetRows: number[] = [];
  const seen = new Set<string>();
  const key = new RegionKey(segment, layout.geography === "area", prefectureCodes, place);
  let position = 0;

  for (let row = layout.firstDataRow; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    const stratum = parseStratum(cells[segment.stratum] ?? null);
    if (stratum === null) {
      if (countColumns.some((column) => (cells[column] ?? null) !== null)) {
        throw new Failure(
          {
            ja: "階層・回答の欄が空ですが、人数があります。",
            en: "counts without a class or answer beside them.",
          },
          { place: place(row, segment.stratum) },
        );
      }
      continue;
    }
    if (key.moveTo(cells, row)) {
      key.refuseNoCode(row);
      refuseIncomplete(regions, strata, position, place(row, segment.stratum));
      const region = key.region();
      const identity = `${region.prefectureCode} ${region.code}`;
      if (seen.has(identity)) throw repeated(region.name, place(row, segment.prefecture));
      seen.add(identity);
      regions.push(region);
      firstRows.push(row);
      position = 0;
    }
    if (regions.length === 0) {
      throw new Failure(
        { ja: "最初の行に都道府県名がありません。", en: "no prefecture is named in the first row." },
        { place: place(row, segment.prefecture) },
      );
    }
    if (regions.length === 1) {
      if (strata.some(({ label }) => label === stratum.label))
        throw repeated(stratum.label, place(row, segment.stratum));
      strata.push(stratum);
    }
    const expected = strata[position]?.label;
    if (expected !== stratum.label) {
      throw new Failure(
        {
          ja: `階層・回答「${stratum.label}」は順序が違います（${expected ? `「${expected}」` : "次の地域の行"}が必要）。`,
          en: `class or answer "${stratum.label}" is out of order (expected ${expected ? `"${expected}"` : "the next region"}).`,
        },
        { place: place(row, segment.stratum) },
      );
    }
    position++;
    sheetRows.push(row + 1);
    sexes.forEach((sex, s) => {
      for (const column of segment.counts[sex] ?? []) {
        const count = parseCount(cells[column]);
        if (Number.isNaN(count)) throw badCount(cells[column], place(row, column));
        counts[s]!.push(count);
      }
    });
  }
  refuseIncomplete(regions, strata, position, place(sheet.rows.length - 1, segment.stratum));

  const bySex: Partial<Record<Sex, SexCounts>> = {};
  sexes.forEach((sex, s) => {
    bySex[sex] = {
      strata,
      counts: Int32Array.from(counts[s]!),
      sheetRows: Int32Array.from(sheetRows),
      sheetColumns: segment.counts[sex] ?? [],
    };
  });
  return { regions, firstRows, sexes: bySex };
}

/** The key cells (都道府県, 番号, 名) are merged in the ministry's files: a blank means "as above". */
class RegionKey {
  private prefecture = "";
  private areaCode: string | null = null;
  private areaName = "";

  constructor(
    private readonly segment: Segment,
    private readonly byArea: boolean,
    private readonly prefectureCodes: ReadonlyMap<string, string>,
    private readonly place: (row: number, column: number) => Place,
  ) {}

  /** Takes in the key cells of a row; true where another region begins. */
  moveTo(cells: readonly Cell[], row: number): boolean {
    const prefecture = text(cells[this.segment.prefecture]);
    const changed = prefecture !== "" && prefecture !== this.prefecture;
    if (changed) {
      if (!this.prefectureCodes.has(prefecture) && !prefecture.endsWith(NOT_ASSIGNABLE)) {
        throw new Failure(
          {
            ja: `「${prefecture}」という都道府県はありません。`,
            en: `no prefecture is named "${prefecture}".`,
          },
          { place: this.place(row, this.segment.prefecture) },
        );
      }
      this.prefecture = prefecture;
      this.areaCode = null;
      this.areaName = "";
    }
    if (!this.byArea) return changed;
    const areaChanged = this.moveToArea(cells, row);
    return changed || areaChanged;
  }

  private moveToArea(cells: readonly Cell[], row: number): boolean {
    // 判別不可 has no code; programs that fill blanks down give it that of the area above.
    if (!this.prefectureCodes.has(this.prefecture)) return false;
    const { areaCode: codeColumn, areaName: nameColumn } = this.segment;
    const code = text(codeColumn === null ? null : cells[codeColumn]);
    const name = text(nameColumn === null ? null : cells[nameColumn]);
    if (name !== "" && name !== this.areaName) this.areaName = name;
    if (code === "") return false;
    const padded = code.padStart(4, "0");
    const expected = this.prefectureCodes.get(this.prefecture);
    if (!/^\d{4}$/.test(padded) || (expected !== undefined && !padded.startsWith(expected))) {
      throw new Failure(
        {
          ja: `二次医療圏番号「${code}」は${this.prefecture}の番号ではありません（${expected ?? "都道府県番号"}で始まる 4 桁）。`,
          en: `area code "${code}" does not belong to ${this.prefecture} (four digits from ${expected ?? "its code"}).`,
        },
        { place: this.place(row, codeColumn ?? 0) },
      );
    }
    const changed = padded !== this.areaCode;
    this.areaCode = padded;
    return changed;
  }

  /** Only 判別不可 stands in an area table without a code. */
  refuseNoCode(row: number): void {
    if (!this.byArea || this.areaCode !== null || !this.prefectureCodes.has(this.prefecture)) return;
    throw new Failure(
      {
        ja: `${this.prefecture}の二次医療圏番号が空です。`,
        en: `an area of ${this.prefecture} without its code.`,
      },
      { place: this.place(row, this.segment.areaCode ?? 0) },
    );
  }

  region(): Region {
    const prefectureCode = this.prefectureCodes.get(this.prefecture) ?? null;
    return this.byArea
      ? { code: this.areaCode, name: this.areaName || this.prefecture, prefectureCode }
      : { code: prefectureCode, name: this.prefecture, prefectureCode };
  }
}

function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : comparable(String(cell));
}

function refuseIncomplete(
  regions: readonly Region[],
  strata: readonly Stratum[],
  position: number,
  place: Place,
): void {
  const last = regions.at(-1);
  if (!last || position === strata.length) return;
  throw new Failure(
    {
      ja: `${last.name}に階層・回答「${strata[position]?.label}」の行がありません。`,
      en: `${last.name} has no row for the class or answer "${strata[position]?.label}".`,
    },
    { place },
  );
}

function refuseOtherRegions(first: SegmentBody, body: SegmentBody, sheet: Sheet, file: string): void {
  const differing = first.regions.findIndex((region, i) => {
    const other = body.regions[i];
    return region.code !== other?.code || region.prefectureCode !== other.prefectureCode;
  });
  if (differing < 0 && first.regions.length === body.regions.length) return;
  throw new Failure(
    {
      ja: "左右に並んだ 2 つの表で地域の並びが違います。",
      en: "the two tables side by side do not list the same regions.",
    },
    {
      place: {
        file,
        sheet: sheet.name || undefined,
        row: (first.firstRows[Math.max(differing, 0)] ?? 0) + 1,
      },
    },
  );
}

function repeated(found: string, place: Place): Failure {
  return new Failure(
    { ja: `「${found}」が 2 回出てきます。`, en: `"${found}" stands here for the second time.` },
    { place },
  );
}

function badCount(found: Cell | undefined, place: Place): Failure {
  return new Failure(
    {
      ja: `人数の欄に「${String(found)}」があります。0 以上の整数か、秘匿の記号（-）が必要です。`,
      en: `found ${JSON.stringify(found)} where a count is wanted: a whole number ≥ 0, or - for a hidden one.`,
    },
    { place },
  );
}
