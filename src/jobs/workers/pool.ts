import { Worker } from "node:worker_threads";
import { Failure } from "../../text/failure.js";
import type { FromWorker } from "./serve.js";

/** Jobs that a worker may have at a time, so that it never waits for the next. */
const JOBS_A_WORKER = 2;
/** Jobs for each worker that may be begun before the next result is taken. Results that wait fill memory. */
const AHEAD_A_WORKER = 4;

/** Young objects are let go of early: the usual 48 MB a thread would be the largest part of the memory. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

/**
 * Threads that share jobs. Which of them does a job is left to chance; results come in the order of the jobs.
 *
 * @typeParam Note what a worker can tell in the middle of a job
 */
export class WorkerPool<Job, Result, Note = never> {
  private readonly workers: PoolThread<Job, Result, Note>[];

  /**
   * @param entry the compiled module that each thread runs
   * @param data what each of them knows from the start
   * @param onNote called with what a worker tells in the middle of a job
   */
  constructor(entry: URL, count: number, data: unknown, onNote: (note: Note) => void = () => {}) {
    this.workers = Array.from({ length: count }, () => new PoolThread(entry, data, onNote));
  }

  get size(): number {
    return this.workers.length;
  }

  /** Results in the order of the jobs. */
  async *results(jobs: readonly Job[]): AsyncGenerator<Result> {
    const begun = new Map<number, Promise<Result>>();
    let next = 0;
    let taken = 0;
    const begin = () => {
      while (next < jobs.length && next < taken + AHEAD_A_WORKER * this.size) {
        const idlest = this.workers.reduce((a, b) => (b.jobs < a.jobs ? b : a));
        if (idlest.jobs >= JOBS_A_WORKER) return;
        const result = idlest.run(jobs[next]!);
        begun.set(next++, result);
        // A failure is met when its turn comes.
        result.then(begin, begin);
      }
    };
    for (; taken < jobs.length; taken++) {
      begin();
      yield await begun.get(taken)!;
      begun.delete(taken);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** One thread and the jobs that it has not answered yet; it does them one after the other. */
export class PoolThread<Job, Result, Note = never> {
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

  get jobs(): number {
    return this.waiting.size;
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
