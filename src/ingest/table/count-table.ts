import type { Prefecture, TableDefinition } from "../../catalog/schema.js";
import {
  COLUMNS,
  type CountTable,
  type Region,
  SEXES,
  type Sex,
  type SexCounts,
  type Stratum,
} from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { type Cell, columnLetters, type Sheet } from "../files/sheet.js";
import { RegionKey } from "../region-key.js";
import { badCount, parseCount } from "./count-cell.js";
import { parseStratum } from "./labels.js";
import type { Layout, Segment } from "./layout.js";

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
  const codes = new Map(prefectures.map(({ code, name }) => [name.ja, code]));
  const bodies = layout.segments.map((segment) => readSegment(sheet, layout, segment, identity.path, codes));
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
  const columnsOf = sexes.map((sex) => segment.counts[sex] ?? []);
  const regions: Region[] = [];
  const firstRows: number[] = [];
  const strata: Stratum[] = [];
  const labels = new Set<string>();
  const mostRows = Math.max(0, sheet.rows.length - layout.firstDataRow);
  const counts = sexes.map(() => new Int32Array(mostRows * COLUMNS));
  let filled = 0;
  /** The labels of a table are few and come again in every region. */
  const parsed = new Map<Cell, Stratum | null>();
  const sheetRows: number[] = [];
  const seen = new Set<string>();
  const key = new RegionKey(segment, layout.geography === "area", prefectureCodes, place);
  let position = 0;

  for (let row = layout.firstDataRow; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    const label = cells[segment.stratum] ?? null;
    const stratum = madeOnce(parsed, label, () => parseStratum(label));
    if (stratum === null) {
      if (columnsOf.flat().some((column) => (cells[column] ?? null) !== null)) {
        throw failureAt(place(row, segment.stratum), {
          ja: "階層・回答の欄が空ですが、人数があります。",
          en: "counts without a class or answer beside them.",
        });
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
      throw failureAt(place(row, segment.prefecture), {
        ja: "最初の行に都道府県名がありません。",
        en: "no prefecture is named in the first row.",
      });
    }
    if (regions.length === 1) {
      if (labels.has(stratum.label)) throw repeated(stratum.label, place(row, segment.stratum));
      labels.add(stratum.label);
      strata.push(stratum);
    }
    const expected = strata[position]?.label;
    if (expected !== stratum.label) {
      throw failureAt(place(row, segment.stratum), {
        ja: `階層・回答「${stratum.label}」は順序が違います（${expected ? `「${expected}」` : "次の地域の行"}が必要）。`,
        en: `class or answer "${stratum.label}" is out of order (expected ${expected ? `"${expected}"` : "the next region"}).`,
      });
    }
    position++;
    sheetRows.push(row + 1);
    for (let s = 0; s < counts.length; s++) {
      const columns = columnsOf[s]!;
      for (let i = 0; i < COLUMNS; i++) {
        const cell = cells[columns[i]!];
        const count = parseCount(cell);
        if (Number.isNaN(count)) throw badCount(cell, place(row, columns[i]!));
        counts[s]![filled + i] = count;
      }
    }
    filled += COLUMNS;
  }
  refuseIncomplete(regions, strata, position, place(sheet.rows.length - 1, segment.stratum));

  const bySex: Partial<Record<Sex, SexCounts>> = {};
  sexes.forEach((sex, s) => {
    bySex[sex] = {
      strata,
      counts: counts[s]!.slice(0, filled),
      sheetRows: Int32Array.from(sheetRows),
      sheetColumns: segment.counts[sex] ?? [],
    };
  });
  return { regions, firstRows, sexes: bySex };
}

function refuseIncomplete(
  regions: readonly Region[],
  strata: readonly Stratum[],
  position: number,
  place: Place,
): void {
  const last = regions.at(-1);
  if (!last || position === strata.length) return;
  throw failureAt(place, {
    ja: `${last.name}に階層・回答「${strata[position]?.label}」の行がありません。`,
    en: `${last.name} has no row for the class or answer "${strata[position]?.label}".`,
  });
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

function repeated(found: string, place: Place): Failure {
  return failureAt(place, {
    ja: `「${found}」が 2 回出てきます。`,
    en: `"${found}" stands here for the second time.`,
  });
}
