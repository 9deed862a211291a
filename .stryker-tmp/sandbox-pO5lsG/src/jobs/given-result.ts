// @ts-nocheck
import type { Catalog } from "../catalog/schema.js";
import { countsForm } from "../ingest/counts-file.js";
import { readBytes, readStart, statusOf } from "../ingest/files/disk.js";
import { ownOutput, RATIOS } from "../ingest/files/own-output.js";
import type { RatioRow } from "../model/ratios.js";
import type { ReferenceName } from "../model/reference-name.js";
import type { ReadResult } from "../outputs/tables/read-result.js";
import type { Effects } from "../process/effects.js";
import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";
import { referenceOfRows } from "./ratios/choose-reference.js";
import type { InputRequest } from "./read-input.js";

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
 * A result on standard input, or given as the only path. Counts, and anything else, are tables.
 *
 * @param nothing said where there is no path and nothing on standard input
 */
export async function given(request: InputRequest, effects: Effects, nothing: Bilingual): Promise<Given> {
  const { paths, named = [] } = request;
  const [path = "-", another] = paths;
  const tables = { kind: "tables", request, effects } as const;
  if (another !== undefined || named.length > 0) return tables;
  if (path !== "-") {
    const isGiven = statusOf(path).isFile() && isResult(readStart(path));
    return isGiven ? result(readBytes(path), path) : tables;
  }
  if (paths.length === 0 && effects.standardInputIsTerminal) throw new Failure(nothing, { exitCode: 2 });
  const bytes = effects.readStandardInput();
  const isTable = paths.length > 0 ? !isResult(bytes) : countsForm(bytes) !== null;
  if (!isTable) return result(bytes, path);
  return {
    kind: "tables",
    request: { ...request, paths: ["-"] },
    effects: { ...effects, readStandardInput: () => bytes },
  };
}

async function result(bytes: Buffer, path: string): Promise<Given> {
  const { readResult } = await import("../outputs/tables/read-result.js");
  return { kind: "result", result: readResult(bytes.toString("utf8"), path), path };
}

/** Ratios as JSON or NDJSON. */
function isResult(bytes: Uint8Array): boolean {
  return (
    ownOutput(bytes) === RATIOS &&
    /^(\xef\xbb\xbf)?\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))
  );
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
): Promise<{ readonly rows: readonly RatioRow[]; readonly reference: ReferenceName }> {
  const { checkRows } = await import("../outputs/tables/read-result.js");
  const wanted = result.rows.filter((row) => isWanted(row as Partial<RatioRow>));
  const rows = checkRows(wanted, path, catalog);
  return { rows, reference: referenceOfRows(rows, result.reference, catalog) };
}
