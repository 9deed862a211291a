import { type DisclosureGuard, LARGEST_SMALL_COUNT } from "../../engine/suppression/disclosure.js";
import type { GuardOf } from "../../engine/suppression/suppression.js";
import { columnLetters } from "../../ingest/files/sheet.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { COUNT, COUNT_COLUMNS, type CountRow } from "../../model/columns/count-row.js";
import { AGE_CLASSES, AGES, COLUMNS, type CountTable, HIDDEN, SEXES, SUBTOTAL } from "../../model/counts.js";
import { RowTable } from "../../model/tables/row-table.js";
import { resultSource } from "./result.js";
import { type RowFormat, type RowWords, rowPieces, rowsHead } from "./rows.js";

/** Which cells are given. */
export interface CountChoice {
  /** Prefecture codes; null for all regions, 判別不可 too. */
  readonly prefectures: ReadonlySet<string> | null;
  /** Names of prefectures by code. */
  readonly prefectureNames: ReadonlyMap<string, string>;
  /** What may be said of one hidden count. */
  readonly guards: GuardOf;
}

/** Every cell of a table, in the order in which it is printed: regions, sexes, classes, ages, 中計. */
export function* countRows(table: CountTable, choice: CountChoice): Generator<CountRow> {
  const { name: source, sha256 } = resultSource(table);
  for (const [region, { code, name, prefectureCode }] of table.regions.entries()) {
    if (choice.prefectures && !choice.prefectures.has(prefectureCode ?? "")) continue;
    for (const sex of SEXES) {
      const { strata, counts, sheetRows, sheetColumns } = table[sex];
      const letters = sheetColumns.map(columnLetters);
      const guard = choice.guards(table, sex);
      for (const [i, { label }] of strata.entries()) {
        const line = region * strata.length + i;
        const start = line * COLUMNS;
        const left = leftByPrinted(counts, start);
        for (let column = 0; column < COLUMNS; column++) {
          const printed = counts[start + column]!;
          const hidden = printed === HIDDEN;
          yield {
            release: table.release,
            fiscalYear: table.fiscalYear,
            table: table.table,
            block: table.block,
            level: table.geography,
            code,
            name,
            prefectureCode,
            prefecture: choice.prefectureNames.get(prefectureCode ?? "") ?? null,
            sex,
            stratum: label,
            strata: strata.length,
            ages: column === SUBTOTAL ? WHOLE_AGES : AGE_CLASSES[column]!,
            kind: column === SUBTOTAL ? "subtotal" : "cell",
            status: hidden ? "hidden" : "printed",
            count: hidden ? null : printed,
            lower: hidden ? 0 : printed,
            upper: hidden ? hiddenUpper(guard, start + column, left) : printed,
            unit: table.unit,
            title: table.title,
            source,
            sheet: table.source.sheet,
            sheetRow: sheetRows[line]!,
            sheetColumn: letters[column]!,
            sha256,
          };
        }
      }
    }
  }
}

/** What the 中計 of a row leaves for its hidden ages, people: 中計 − Σ printed ages; null where 中計 is itself hidden. */
function leftByPrinted(counts: Int32Array, start: number): number | null {
  let left = counts[start + SUBTOTAL]!;
  if (left === HIDDEN) return null;
  for (let age = 0; age < AGES; age++) left -= Math.max(0, counts[start + age]!);
  return left;
}

/**
 * Most people that a hidden count can be: what its row leaves, though where the published sums tell a count under 10 more
 * closely than 0–9 the same for each of these. A hidden count is not always small (where it would be the only one, the
 * smallest count from 10 is hidden with it), so 9 alone would be no bound.
 */
function hiddenUpper(guard: DisclosureGuard, cell: number, left: number | null): number | null {
  if (left === null) return null;
  return guard.of(cell)?.upper ?? Math.max(LARGEST_SMALL_COUNT, left);
}

/** Rows a piece: pieces of about 300 kB. */
const ROWS_A_PIECE = 1000;

/**
 * All cells in pieces: CSV, or one JSON object a line.
 *
 * @param words Japanese heads and words, for CSV alone
 */
export function* countPieces(
  format: Exclude<RowFormat, "json">,
  tables: readonly CountTable[],
  choice: CountChoice,
  words?: RowWords,
): Generator<Uint8Array> {
  yield rowsHead(format, COUNT_COLUMNS, words);
  const piece = new RowTable(COUNT, ROWS_A_PIECE);
  for (const table of tables) {
    for (const row of countRows(table, choice)) {
      piece.push(row);
      if (piece.size === ROWS_A_PIECE) yield* taken(format, piece, words);
    }
  }
  yield* taken(format, piece, words);
}

function* taken(format: RowFormat, piece: RowTable<typeof COUNT>, words?: RowWords): Generator<Uint8Array> {
  yield* rowPieces(format, piece, COUNT_COLUMNS, 0, words);
  piece.clear();
}
