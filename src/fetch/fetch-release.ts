import { FolderLock } from "../process/folder-lock.js";
import { cannotWrite } from "../process/write-file.js";
import type { Bilingual } from "../text/language.js";
import type { Told } from "../text/told.js";
import { type FetchPolicy, type FetchStatus, fetchFile } from "./fetch-file.js";
import { type HttpSettings, httpClient } from "./http-client.js";
import { LockFile } from "./lock-file.js";
import type { Plan, Target } from "./plan.js";
import { FetchProblem, FetchStopped } from "./problem.js";

/** How patient and how polite. */
export interface Pace extends Omit<HttpSettings, "signal">, Pick<FetchPolicy, "attempts"> {
  /** Between two requests, ms. */
  readonly pauseMs: number;
}

export const POLITE_PACE: Pace = { pauseMs: 500, answerMs: 30_000, stallMs: 30_000, attempts: 5 };

export interface FetchRequest extends Pick<FetchPolicy, "ask" | "update"> {
  readonly plan: Plan;
  /** Folder to write into; made where it is not there. */
  readonly folder: string;
  readonly pace: Pace;
}

/** How far fetching is. */
export interface FetchProgress {
  readonly done: number;
  readonly files: number;
  readonly name: string;
  readonly received: number;
  /** Size of the file; null where the server does not say. */
  readonly all: number | null;
}

/** Effects of fetching beside its files and the network. */
export interface FetchEffects {
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  progress?(progress: FetchProgress): void;
  /** No progress will come any more. */
  ended?(): void;
  /** Ends fetching so that the next call can go on. */
  readonly signal?: AbortSignal | undefined;
}

/** With the address that was asked, or would have been. */
interface FetchedFile extends Pick<Target, "name" | "url"> {
  readonly status: FetchStatus;
}

interface FailedFile extends Pick<Target, "name" | "url"> {
  readonly reason: Told;
}

export interface FetchReport {
  readonly folder: string;
  readonly files: readonly FetchedFile[];
  readonly failed: readonly FailedFile[];
  /** The signal came before the end. */
  readonly stopped: boolean;
}

/** After so many files in a row without any answer the network is down, and the rest is not tried. */
const SILENT_FILES = 3;

/**
 * Fetches the files of a plan one after the other. A file that cannot be fetched does not stop the others. What is
 * there already, as the lock file of the folder says, is kept.
 *
 * @throws Failure where the folder cannot be written, or another process writes it
 */
export async function fetchRelease(request: FetchRequest, effects: FetchEffects): Promise<FetchReport> {
  const { folder } = request;
  try {
    const held = new FolderLock(folder);
    try {
      return await fetchPlan(request, effects);
    } finally {
      held.release();
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : cannotWrite(error, folder);
  }
}

async function fetchPlan(
  { plan, folder, pace, ask, update }: FetchRequest,
  effects: FetchEffects,
): Promise<FetchReport> {
  const { signal } = effects;
  const lock = new LockFile(folder);
  const client = httpClient({ ...pace, signal });
  const files: FetchedFile[] = [];
  const failed: FailedFile[] = [];
  let stopped = false;
  let silent = 0;
  let requests = 0;
  const beforeRequest = async () => {
    if (requests++ > 0) await effects.sleep(pace.pauseMs, signal);
  };
  const policy = { ask: ask || update, update, attempts: pace.attempts };
  try {
    for (const target of plan.targets) {
      if (signal?.aborted) throw new FetchStopped();
      const { name, url } = target;
      const done = files.length + failed.length;
      const progress = (received: number, all: number | null) =>
        effects.progress?.({ done, files: plan.targets.length, name, received, all });
      progress(0, null);
      const requestsBefore = requests;
      try {
        if (silent >= SILENT_FILES) throw new FetchProblem(NOT_TRIED, { answered: false });
        const status = await fetchFile(target, folder, lock, policy, {
          client,
          beforeRequest,
          progress,
          sleep: (ms) => effects.sleep(ms, signal),
        });
        files.push({ name, url, status });
        if (requests > requestsBefore) silent = 0;
      } catch (problem) {
        if (!(problem instanceof FetchProblem)) throw problem;
        silent = problem.answered ? 0 : silent + 1;
        failed.push({ name, url, reason: problem.text });
      }
    }
  } catch (error) {
    if (!(error instanceof FetchStopped) && !signal?.aborted) throw error;
    stopped = true;
  } finally {
    await client.close();
    effects.ended?.();
  }
  return { folder, files, failed, stopped };
}

const NOT_TRIED: Bilingual = {
  ja: "続けて応答がなかったため、試していません",
  en: "not tried, since nothing answered before",
};
