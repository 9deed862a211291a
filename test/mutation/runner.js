// A worker that is replaced when a mutant runs for ever, and now and then, since copies of the program stay in memory.
import { Worker } from "node:worker_threads";

const MUTANTS_A_WORKER = 150;
/** A test may take this many times what it takes without a mutant, and a moment more. */
const TIMES_SLOWER = 8;
const MOMENT_MS = 3000;
const RECORDING_MS = 600_000;

export class Runner {
  constructor(run, record) {
    this.workerData = { run, record };
    this.worker = null;
    this.used = 0;
  }

  /** The tests with their durations and the mutants that they come by, and the mutants passed while the program loads. */
  async record() {
    const outcome = await this.ask({ mutant: null }, () => RECORDING_MS);
    if (outcome.failed) throw new Error(outcome.failed);
    return outcome;
  }

  /** Runs tests on a mutant until one fails. `failed` is its name, "timeout", or null where all pass. */
  run(mutant, order, isFresh, tests) {
    return this.ask(
      { mutant, order, isFresh },
      (test) => MOMENT_MS + TIMES_SLOWER * (tests[test]?.duration ?? 0),
    );
  }

  async close() {
    await this.worker?.terminate();
    this.worker = null;
  }

  async ask(message, limitOf) {
    if (this.used++ % MUTANTS_A_WORKER === 0) await this.close();
    this.worker ??= new Worker(new URL("worker.js", import.meta.url), { workerData: this.workerData });
    const { worker } = this;
    let timer;
    const outcome = await new Promise((resolve) => {
      const wait = (ms) => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve({ failed: "timeout" }), ms);
      };
      wait(limitOf(null));
      worker.removeAllListeners("message");
      worker.removeAllListeners("error");
      worker.on("message", (told) => (told.done ? resolve(told) : wait(limitOf(told.test))));
      worker.on("error", (error) => resolve({ failed: `crash: ${error.message}`, crashed: true }));
      worker.postMessage(message);
    });
    clearTimeout(timer);
    if (outcome.failed === "timeout" || outcome.crashed) await this.close();
    return outcome;
  }
}
