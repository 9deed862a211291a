import { Worker } from "node:worker_threads";
import { Failure } from "../../text/failure.js";
import type { FromWorker } from "./serve.js";

/** Young objects are let go of early: the usual 48 MB a thread would be the largest part of the memory. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

/**
 * Does jobs in threads that share them. Which of them does a job is left to chance.
 *
 * @param entry the compiled module that each thread runs
 * @param data what each of them knows from the start
 * @param onNote called with what a thread tells in the middle of a job
 * @throws what a job throws; the others are left
 */
export async function shareJobs<Job, Note>(
  entry: URL,
  count: number,
  data: unknown,
  jobs: readonly Job[],
  onNote: (note: Note) => void,
): Promise<void> {
  const threads = Array.from({ length: count }, () => new JobThread<Job, null, Note>(entry, data, onNote));
  const left = jobs.values();
  const takeJobs = async (thread: JobThread<Job, null, Note>) => {
    for (const job of left) await thread.run(job);
  };
  try {
    // Each has two at a time, so that it never waits for the next.
    await Promise.all([...threads, ...threads].map(takeJobs));
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One thread and the jobs that it has not answered yet; it does them one after the other.
 *
 * @typeParam Note what it can tell in the middle of a job
 */
export class JobThread<Job, Result, Note = never> {
  private readonly thread: Worker;
  private readonly waiting = new Map<number, Waiting<Result>>();
  private given = 0;

  constructor(entry: URL, data: unknown, onNote: (note: Note) => void = () => {}) {
    this.thread = new Worker(entry, { workerData: data, resourceLimits: LIMITS });
    this.thread.on("message", (message: FromWorker<Result, Note>) => {
      if ("note" in message) {
        onNote(message.note);
        return;
      }
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if ("result" in message) waiting?.resolve(message.result);
      else if ("failure" in message) {
        const { text, place, exitCode } = message.failure;
        waiting?.reject(new Failure(text, { place, exitCode }));
      } else waiting?.reject(message.error);
    });
    this.thread.on("error", (error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
  }

  run(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      const id = this.given++;
      this.waiting.set(id, { resolve, reject });
      this.thread.postMessage({ id, job });
    });
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }
}
