import type { Catalog } from "../../catalog/schema.js";
import { Failure } from "../../text/failure.js";
import { aloneCrew, type RatioCrew, threadCrew } from "./crew.js";

const MOST_WORKERS = 64;

/**
 * How many threads share the work: as `--workers` says, else one. Of a release a second thread saves a tenth of the time
 * at most, since it has to start, and takes a hundred megabytes.
 */
export function workersFor(option: string | undefined): number {
  if (option === undefined) return 1;
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
