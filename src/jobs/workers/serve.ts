import { parentPort } from "node:worker_threads";
import { Failure } from "../../text/failure.js";

/** What a thread says: a note in between, or how a job ended. An error loses its class on the way, a failure would too. */
export type FromWorker<Result, Note> =
  | { readonly note: Note }
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly failure: Pick<Failure, "text" | "place" | "exitCode"> }
  | { readonly id: number; readonly error: unknown };

/**
 * Makes this thread a `JobThread`: jobs are done one after the other.
 *
 * @param work tells notes through its second argument
 * @param handedOver the memory of a result that need not be copied, since this thread is done with it
 * @throws Error where the thread is no worker
 */
export function serve<Job, Result, Note = never>(
  work: (job: Job, tell: (note: Note) => void) => Result | Promise<Result>,
  handedOver: (result: Result) => ArrayBuffer[] = () => [],
): void {
  const port = parentPort;
  if (!port) throw new Error("not a worker thread");
  const say = (message: FromWorker<Result, Note>, memory: ArrayBuffer[] = []) =>
    port.postMessage(message, memory);
  const tell = (note: Note) => say({ note });
  let last = Promise.resolve();
  port.on("message", ({ id, job }: { id: number; job: Job }) => {
    last = last.then(async () => {
      try {
        const result = await work(job, tell);
        say({ id, result }, handedOver(result));
      } catch (error) {
        if (error instanceof Failure) {
          const { text, place, exitCode } = error;
          say({ id, failure: { text, place, exitCode } });
        } else say({ id, error });
      }
    });
  });
}
