import { readBytes, readStart, statusOf } from "../ingest/files/disk.js";
import { ownOutput, RATIOS } from "../ingest/files/own-output.js";
import type { Effects } from "../process/effects.js";

/** Where a command that draws finds its numbers. */
export interface ResultInput {
  /** Is it a result (or counts) to be read from standard input, or tables at the paths? */
  readonly isResult: boolean;
  /** Those of the command, with the result on standard input. */
  readonly effects: Effects;
  /** For messages. */
  readonly path: string;
}

/**
 * A result on standard input, or given as the only path: `ndb-ratio chart ratios.json`. Anything else is tables.
 *
 * @param tables tables named with --table
 */
export function resultInput(
  paths: readonly string[],
  tables: readonly string[],
  effects: Effects,
): ResultInput {
  const [path = "-", another] = paths;
  if (another !== undefined || tables.length > 0) return { isResult: false, effects, path };
  if (paths.length === 0) return { isResult: true, effects, path };
  if (path === "-") {
    const bytes = effects.readStandardInput();
    return { isResult: isResult(bytes), effects: { ...effects, readStandardInput: () => bytes }, path };
  }
  if (!statusOf(path).isFile() || !isResult(readStart(path))) return { isResult: false, effects, path };
  const readStandardInput = () => readBytes(path);
  return { isResult: true, effects: { ...effects, standardInputIsTerminal: false, readStandardInput }, path };
}

/** Ratios as JSON or NDJSON. */
function isResult(bytes: Uint8Array): boolean {
  return (
    ownOutput(bytes) === RATIOS &&
    /^(\xef\xbb\xbf)?\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))
  );
}
