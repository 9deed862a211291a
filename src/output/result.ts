import type { CountTable } from "../counts.js";
import type { NotComputable } from "../engine/compute.js";
import type { GroupStatistics } from "../engine/item-ratios.js";
import type { IntervalMethod } from "../engine/statistics/interval.js";
import { RATIO_COLUMNS, type RatioColumn, type RatioTable } from "../ratio-table.js";
import { csvCell } from "../spreadsheet-text.js";

export const RESULT_SCHEMA = "ndb-ratio/result@1";

/** The official table that a number came from. Names only: no path of the machine. */
export interface ResultSource {
  readonly name: string;
  readonly sha256: string;
  readonly table: string;
  readonly block: string | null;
  readonly geography: string;
  readonly release: number;
  readonly fiscalYear: number;
  readonly title: string;
}

/** What the expected counts were made with. */
export interface ResultReference {
  /** "national", "national-assigned", "prefecture:11", or "file". */
  readonly population: string;
  readonly name: { readonly ja: string; readonly en: string };
  readonly file?: { readonly name: string; readonly sha256: string };
  /** Items whose reference is the project's own copy of the same release, because the input has no prefecture table. */
  readonly builtIn: readonly string[];
}

/** Everything of a result but its rows. */
export interface ResultHeader {
  readonly tool: { readonly name: string; readonly version: string };
  /** Credit that has to stand beside every use. */
  readonly credit: readonly string[];
  readonly synthetic: boolean;
  readonly suppression: "bounds" | "naive";
  /** Do the ratios' bounds cover the reference's own hidden cells too? */
  readonly bounds: "given-reference" | "with-reference";
  readonly interval: IntervalMethod;
  readonly reference: ResultReference;
  readonly sources: readonly ResultSource[];
  readonly notComputable: readonly NotComputable[];
  /** The most, in points, by which the reference's own hidden cells can move a ratio of each item. */
  readonly referenceUncertainty: Readonly<Record<string, number>>;
  /** Overdispersion and smoothing, estimated from all regions of a level together. */
  readonly groups: readonly GroupStatistics[];
}

/** The source entry of a table. */
export function resultSource(table: CountTable): ResultSource {
  return {
    name: baseName(table.source.path),
    sha256: table.source.sha256,
    table: table.table,
    block: table.block,
    geography: table.geography,
    release: table.release,
    fiscalYear: table.fiscalYear,
    title: table.title,
  };
}

/** "release.zip!folder/name.xlsx" → "release.zip!folder/name.xlsx", "a/b/name.xlsx" → "name.xlsx". */
function baseName(path: string): string {
  const [outer = "", inner] = path.split("!", 2);
  const name = outer.split(/[/\\]/).at(-1) ?? outer;
  return inner === undefined ? name : `${name}!${inner}`;
}

/** Rows a piece: large enough for speed, small enough that a result of 100 MB is never one string. */
const ROWS_A_PIECE = 500;

/** `{schema, …header, rows}` in pieces of bytes, rows one a line. */
export function* resultJson(header: ResultHeader, table: RatioTable): Generator<Uint8Array> {
  const head = Object.entries({ schema: RESULT_SCHEMA, ...header })
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`)
    .join("");
  yield Buffer.from(`{${head}"rows":[`);
  yield* linesInPieces(table, rowWriter(table), (i) => (i === 0 ? "\n" : ",\n"), "");
  yield Buffer.from("\n]}\n");
}

/** One JSON object a line. */
export function* resultNdjson(table: RatioTable): Generator<Uint8Array> {
  yield* linesInPieces(table, rowWriter(table), () => "", "\n");
}

/**
 * CSV with the columns of the rows. Flags are joined by a space; null is an empty cell.
 *
 * @param forExcel byte order mark and CRLF, so that Excel shows Japanese right
 */
export function* resultCsv(table: RatioTable, forExcel: boolean): Generator<Uint8Array> {
  const end = forExcel ? "\r\n" : "\n";
  yield Buffer.from(`${forExcel ? "\ufeff" : ""}${RATIO_COLUMNS.join(",")}${end}`);
  const columns = RATIO_COLUMNS.map((column) => table.column(column) as ArrayLike<unknown>);
  const texts = new ByteTexts(csvCell);
  const line = (i: number) => {
    let cells = "";
    for (let c = 0; c < columns.length; c++) {
      const value = columns[c]![i];
      if (c > 0) cells += ",";
      if (typeof value !== "number") cells += texts.of(value);
      else if (!Number.isNaN(value)) cells += String(value);
    }
    return cells;
  };
  yield* linesInPieces(table, line, () => "", end);
}

/** Lines of one byte a character, many to a piece. */
function* linesInPieces(
  table: RatioTable,
  line: (index: number) => string,
  before: (index: number) => string,
  after: string,
): Generator<Uint8Array> {
  for (let start = 0; start < table.size; start += ROWS_A_PIECE) {
    let piece = "";
    for (let i = start; i < Math.min(start + ROWS_A_PIECE, table.size); i++)
      piece += before(i) + line(i) + after;
    yield Buffer.from(piece, "latin1");
  }
}

/**
 * The texts of a table as strings of their UTF-8 bytes, one character a byte. They repeat, so each is encoded once; and
 * a line without wide characters is put together and written faster.
 */
class ByteTexts {
  private readonly known = new Map<unknown, string>();

  constructor(private readonly toText: (value: unknown) => string) {}

  of(value: unknown): string {
    let text = this.known.get(value);
    if (text === undefined) {
      text = Buffer.from(this.toText(value)).toString("latin1");
      this.known.set(value, text);
    }
    return text;
  }
}

/** Writes row i as JSON, one character a byte. */
function rowWriter(table: RatioTable): (index: number) => string {
  const quoted = new ByteTexts((value) => JSON.stringify(value));
  const prefixes = RATIO_COLUMNS.map((name, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
  const columns = RATIO_COLUMNS.map((name) => table.column(name) as ArrayLike<unknown>);
  // Turning a number into text is the slowest step of all, and where nothing is hidden a bound is its value again.
  const twins = RATIO_COLUMNS.map((name) => RATIO_COLUMNS.indexOf(TWINS[name] ?? name));
  const texts = RATIO_COLUMNS.map(() => "");
  return (index) => {
    let line = "";
    for (let c = 0; c < columns.length; c++) {
      const value = columns[c]![index];
      const twin = twins[c]!;
      const text =
        typeof value !== "number"
          ? quoted.of(value)
          : twin !== c && columns[twin]![index] === value
            ? texts[twin]!
            : Number.isNaN(value)
              ? "null"
              : String(value);
      texts[c] = text;
      line += prefixes[c]! + text;
    }
    return `${line}}`;
  };
}

/** Columns that often repeat an earlier one. */
const TWINS: Readonly<Partial<Record<RatioColumn, RatioColumn>>> = {
  observedLower: "observed",
  observedUpper: "observed",
  expectedLower: "expected",
  expectedUpper: "expected",
  ratioLower: "ratio",
  ratioUpper: "ratio",
  ratioOuter95Lower: "ratioCi95Lower",
  ratioOuter95Upper: "ratioCi95Upper",
  ratioOuter998Lower: "ratioCi998Lower",
  ratioOuter998Upper: "ratioCi998Upper",
};
