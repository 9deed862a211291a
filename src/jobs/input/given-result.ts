import { isArea } from "../../catalog/levels.js";
import { areasOfYear } from "../../catalog/regions/areas.js";
import type { Catalog } from "../../catalog/schema.js";
import { countsForm } from "../../ingest/counts/file.js";
import { readBytes, readStart, statusOf } from "../../ingest/files/disk.js";
import { CHOSEN_RATIOS, columnsLeftOut, ownOutput, RATIOS } from "../../ingest/files/own-output.js";
import { SEXES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { groupKey, type RankedRegions, rankedInRows } from "../../model/ranked-regions.js";
import type { RatioRow } from "../../model/ratios.js";
import { type MovedReference, notedMoves } from "../../model/reference-move.js";
import type { ReferenceName } from "../../model/reference-name.js";
import type { ReadResult } from "../../outputs/tables/read-result.js";
import type { Effects } from "../../process/effects.js";
import { misuseAt } from "../../text/failure.js";
import { referenceOfRows } from "../ratios/reference/choose-reference.js";
import { byReference, isOfOwnPrefecture, type RowsByReference } from "../two-references.js";
import { hasOwnHeads } from "./own-counts.js";
import type { InputRequest } from "./read-input.js";
import { fromBytes, pipedIn } from "./settle-input.js";

/** What a job is given to draw or list: tables to compute, or a result that was made before. */
export type Given =
  | {
      readonly kind: "tables";
      readonly request: InputRequest;
      /** Those of the job; standard input, where it was looked at, can be read once more. */
      readonly effects: Effects;
    }
  | {
      readonly kind: "result";
      readonly result: ReadResult;
      /** For messages. */
      readonly path: string;
    };

/**
 * A result on standard input, or given as the only path. Counts, and anything else, are tables: those that come with the
 * program where nothing is given.
 *
 * @throws Failure where built-in releases are to be added to a result
 */
export async function given(request: InputRequest, effects: Effects): Promise<Given> {
  const { paths, named = [], releases } = request;
  const [path, another] = paths;
  const tables = { kind: "tables", request, effects } as const;
  if (another !== undefined || named.length > 0) return tables;
  if (path !== undefined && path !== "-") {
    if (!statusOf(path).isFile()) return tables;
    const start = readStart(path);
    if (!isResult(start)) {
      if (!hasOwnHeads(start, true)) refuseOtherRatios(start, path);
      return tables;
    }
    return releases === undefined ? result(readBytes(path), path, effects) : refuseReleases(path);
  }
  if (path === undefined && releases !== undefined) return tables;
  const bytes = path === "-" ? effects.readStandardInput() : pipedIn(effects);
  if (!bytes) return { ...tables, effects: { ...effects, readStandardInput: () => Buffer.alloc(0) } };
  const output = ownOutput(bytes);
  const isOther = output !== null && output !== RATIOS;
  const isOwn = hasOwnHeads(bytes, true);
  if (!isOwn && !isResult(bytes)) refuseOtherRatios(bytes, "-");
  const isTable = path === "-" ? !isResult(bytes) : isOther || countsForm(bytes) !== null || isOwn;
  if (isTable) return { kind: "tables", ...fromBytes(request, effects, bytes) };
  return releases === undefined ? result(bytes, "-", effects) : refuseReleases("-");
}

/** The most columns that a message names. */
const MOST_NAMED = 12;

/** @throws Failure of ratios as CSV, Arrow or Parquet, under whichever heads, and of those with chosen columns */
function refuseOtherRatios(bytes: Uint8Array, file: string): void {
  const output = ownOutput(bytes);
  if (output === CHOSEN_RATIOS) {
    const lacks = columnsLeftOut(bytes);
    const named = lacks.slice(0, MOST_NAMED);
    const more = lacks.length - named.length;
    throw misuseAt(file, {
      ja: `列を選んだ計算結果です。図・資料・一覧には、選ばれなかった列（${named.join("、")}${more > 0 ? ` ほか ${more} 列` : ""}）も要ります。ndb-ratio compute から --columns を外して計算し直してください。`,
      en: `this is a result with chosen columns. Figures, documents and lists need the others too (${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}): run ndb-ratio compute again without --columns.`,
    });
  }
  if (output === RATIOS)
    throw misuseAt(file, (name) => ({
      ja: `計算結果の表（CSV など）です。図・資料・一覧は JSON の結果から作ります。ndb-ratio compute を ${name("format", "json")} か ${name("format", "ndjson")} で実行し、その結果を渡してください（日本語の見出しは付けずに）。`,
      en: `this is a result as a table (CSV, say). Figures, documents and lists are made of a result in JSON: give what compute makes with ${name("format", "json")} or ${name("format", "ndjson")}, without Japanese heads.`,
    }));
}

function refuseReleases(file: string): never {
  throw misuseAt(file, (name) => ({
    ja: `計算済みの結果に内蔵の公表値は加えられません。${name("release")} を外すか、計算するとき（compute）に付けてください。`,
    en: `built-in counts cannot be added to ratios that were computed before. Leave ${name("release")} out, or give it to compute.`,
  }));
}

async function result(bytes: Buffer, path: string, effects: Pick<Effects, "say">): Promise<Given> {
  const { readResult } = await import("../../outputs/tables/read-result.js");
  const read = readResult(bytes.toString("utf8"), path);
  if (read.cut)
    effects.say({
      ja: `渡された結果（ndb-ratio compute --top）は、全 ${read.cut.of} 行のうち先頭の ${read.cut.rows} 行です。ほかの行の地域・性別・年齢は、ここにはありません`,
      en: `the result (ndb-ratio compute --top) has the first ${read.cut.rows} of ${read.cut.of} rows: regions, sexes and ages of the others are not here`,
    });
  return { kind: "result", result: read, path };
}

/** Ratios as JSON or NDJSON. */
function isResult(bytes: Uint8Array): boolean {
  return (
    ownOutput(bytes) === RATIOS &&
    /^(\xef\xbb\xbf)?\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))
  );
}

/** Rows of a result, of one reference or of two. */
export interface RowsOfResult extends RowsByReference {
  readonly reference: ReferenceName;
  /** Counted where the result has all regions. */
  readonly ranked: readonly RankedRegions[];
  /** The references that errors of the source move, as the header says; without one, those of prefectures in which rows hold errors. */
  readonly moved: readonly MovedReference[];
}

/**
 * The rows of a result that are wanted, checked, and the reference that they were made with.
 *
 * @throws Failure where a row is not what it should be, or rows of several references are wanted
 */
export async function rowsOfResult(
  { result, path }: Extract<Given, { kind: "result" }>,
  isWanted: (row: Partial<RatioRow>) => boolean,
  catalog: Catalog,
): Promise<RowsOfResult> {
  const { checkRows } = await import("../../outputs/tables/read-result.js");
  const wanted = result.rows.filter((row) => isWanted(row as Partial<RatioRow>));
  const { rows, second } = byReference(checkRows(wanted, path));
  const moves = result.referenceMoves ?? [];
  const reference = referenceOfRows(rows, result.reference, catalog, moves);
  const moved = result.referenceMoves ? notedMoves(moves, null) : perhapsMoved(result.rows);
  return { rows, reference, second, ranked: rankedInResult(result, catalog), moved };
}

/** Own prefectures of rows without a header, in whose areas there are errors: how far these move their rates is not known. */
function perhapsMoved(rows: readonly unknown[]): MovedReference[] {
  return (rows as readonly RatioRow[])
    .filter((row) => isOfOwnPrefecture(row) && Array.isArray(row.flags) && row.flags.includes("implausible"))
    .flatMap(({ release, item, prefectureCode, sex }) =>
      SEXES.filter((one) => sex === "both" || sex === one).map((one) => ({
        release,
        item,
        prefectureCode: prefectureCode ?? undefined,
        sex: one,
      })),
    );
}

/** Of all rows, also of those that are not wanted and not checked. */
function rankedInResult({ rows, groups }: ReadResult, catalog: Pick<Catalog, "areas">): RankedRegions[] {
  const regions = new Map(groups.map((group) => [groupKey(group), group.regions]));
  const found = (rows as readonly RatioRow[]).filter(({ flags }) => Array.isArray(flags));
  return rankedInRows(found, (place) => {
    const { level, release } = place;
    const listed = isArea(level) ? areasOfYear(catalog, yearOfRelease(release))?.length : undefined;
    return regions.get(groupKey(place)) ?? listed;
  });
}

/** Says of rows without a header what is not known of the changes between their years. */
export function tellMovesUnknown(
  { result }: Extract<Given, { kind: "result" }>,
  effects: Pick<Effects, "say">,
): void {
  if (result.referenceMoves) return;
  effects.say({
    ja: "見出しのない結果（NDJSON）からは、元データの誤りが基準をどれだけ動かしたかが分かりません。年度の間の差に、その分が混じることがあります。JSON の結果なら分かります",
    en: "rows without a header (NDJSON) do not say how far errors of the source move the reference: differences between years may hold such moves. A result in JSON says it",
  });
}

/** Says which of two references is shown where there is room for one. */
export function tellFirst({ second, reference }: RowsOfResult, effects: Pick<Effects, "say">): void {
  if (!second) return;
  effects.say({
    ja: `基準が 2 つある結果です。${reference.ja}と比べた値を使います`,
    en: `the result has two references; the ratios compared with ${reference.en} are used`,
  });
}
