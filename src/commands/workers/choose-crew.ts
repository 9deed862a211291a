import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "../../catalog/schema.js";
import { Failure } from "../../failure.js";
import type { Effects } from "../effects.js";
import { aloneCrew, type RatioCrew, threadCrew } from "./crew.js";

/** Threads unless asked otherwise: more would be faster where there are processors, but each takes its own memory. */
const USUAL_WORKERS = 2;
const MOST_WORKERS = 64;
/** Less is read and computed before threads have started: a release is 13 MB, a prefecture of one below 1 MB. */
const WORTH_SHARING_BYTES = 4_000_000;

/** How many threads share the work: as `--workers` says, else two where there are processors and enough to do. */
export function workersFor(
  option: string | undefined,
  paths: readonly string[],
  { processors }: Pick<Effects, "processors">,
): number {
  if (option === undefined) {
    const usual = Math.min(USUAL_WORKERS, processors);
    return usual > 1 && isAtLeast(paths, WORTH_SHARING_BYTES) ? usual : 1;
  }
  const count = /^\d{1,2}$/.test(option) ? Number(option) : 0;
  if (count >= 1 && count <= MOST_WORKERS) return count;
  throw new Failure(
    {
      ja: `--workers「${option}」を解釈できません。1 から ${MOST_WORKERS} までの数を指定してください。`,
      en: `--workers "${option}" is not understood. Give a number from 1 to ${MOST_WORKERS}.`,
    },
    { exitCode: 2 },
  );
}

/** A crew of so many threads; of one, the main thread alone. */
export function ratioCrew(workers: number, catalog: Catalog): RatioCrew {
  return workers > 1 ? threadCrew(catalog, workers) : aloneCrew(catalog);
}

/** Do the files and folders hold so many bytes? What cannot be seen counts nothing: reading will tell. */
function isAtLeast(paths: readonly string[], bytes: number): boolean {
  let found = 0;
  const rest = [...paths];
  for (let path = rest.pop(); path !== undefined && found < bytes; path = rest.pop()) {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) rest.push(...namesIn(path).map((name) => join(path as string, name)));
    else found += status?.size ?? 0;
  }
  return found >= bytes;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
